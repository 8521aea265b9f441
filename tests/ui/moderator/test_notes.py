"""The cards that ask the moderator something."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.choices import Answer, Question
from desktop_app.core.live.waiting import waiting
from desktop_app.core.text import Text
from desktop_app.i18n import tr_text
from desktop_app.ui.moderator.notes import QuestionCard, WarningLines

GO_ON = "Go on at {time} in “{step}”, as if nothing had happened"
STEPS = (
    "Tour 3 · prise de parole 6 sur 6",
    "Suivi à domicile des insuffisants cardiaques par télésurveillance",
)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("width_px", [300, 480, 640])
def test_no_answer_is_wider_than_its_card(qtbot: QtBot, step: str, width_px: int) -> None:
    i18n.use_language("fr")
    console, card = QWidget(), QuestionCard()
    qtbot.addWidget(console)
    column = QVBoxLayout(console)
    column.addWidget(card)
    column.addStretch(1)
    answers = (
        Answer("count", Text(GO_ON, {"time": "1:00", "step": step}), True),
        Answer("hold", Text(GO_ON, {"time": "0:10", "step": step}), False),
    )
    card.show_question(
        Question("resume", Text("The program was closed while the clock was running."), answers)
    )
    console.setFixedSize(width_px, 700)
    console.show()
    qtbot.waitExposed(console)
    for button in card.buttons:
        assert " ".join(button.lines()) == button.label()
        assert max(button._size((line,)).width() for line in button.lines()) <= button.width()
        assert card.rect().contains(button.geometry())
        assert button.height() >= button.heightForWidth(button.width())
    assert all(above.geometry().bottom() < below.geometry().top() for above, below in pairwise(card.buttons))


ABSENT = [f"Marie-Bernadette{n} DE MONTMORENCY-BOURBON-SAINT-HILAIRE" for n in range(6)]


@pytest.mark.parametrize("is_low", [True, False])
def test_absent_people_take_one_line_a_table_in_a_low_window(qtbot: QtBot, is_low: bool) -> None:
    i18n.use_language("fr")
    card = WarningLines()
    qtbot.addWidget(card)
    card.waiting.set_low(is_low)
    lines = tuple((tr_text(e.line), tr_text(e.whole)) for e in waiting(dict.fromkeys(range(1, 9), ABSENT)))
    card.resize(480, 10)
    card.show_lines(("Il reste peu de temps.",), lines)
    card.show()
    shown = card.waiting
    if is_low:
        assert [line[:17] for line in shown.text().split("\n")[:3]] == [
            f"La table {n} attend" for n in (1, 2, 3)
        ]
        assert all(line.endswith("et 4 autres.") for line in shown.text().split("\n")[:3])
        assert all(
            shown.fontMetrics().horizontalAdvance(e) <= shown.width() for e in shown.text().split("\n")
        )
    else:
        assert shown.text() == "\n".join(line for line, _ in lines)
    assert all(whole in shown.toolTip() and whole in card.accessibleName() for _, whole in lines)
    assert card.minimumSizeHint().width() < 200
    card.show_lines(())
    assert not card.isVisible()


def test_a_table_whose_names_are_all_read_has_no_tool_tip(qtbot: QtBot) -> None:
    card = WarningLines()
    qtbot.addWidget(card)
    card.resize(600, 100)
    card.show_lines((), tuple((e.line.english(), e.whole.english()) for e in waiting({7: ["Zoé ABSENTE"]})))
    assert (card.waiting.text(), card.waiting.toolTip()) == ("Table 7 waits for Zoé ABSENTE.", "")
    assert not card.text.isVisibleTo(card)
