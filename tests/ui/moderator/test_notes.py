"""The cards that ask the moderator something."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.choices import Answer, Question
from desktop_app.core.text import Text
from desktop_app.ui.moderator.notes import QuestionCard

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
