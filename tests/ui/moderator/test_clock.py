"""The clock in the middle of the console: words give way to it, whatever people are called."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.views import ModeratorView, Phase
from desktop_app.core.text import Text
from desktop_app.ui.moderator.clock import ClockCard
from desktop_app.ui.widgets.labels import Label
from tests.ui.moderator.samples import TABLES, TALK

assert TALK.subtitle is not None
TITLE, SPEAKERS = TALK.title.source, TALK.subtitle.source
MANY = ", ".join([SPEAKERS] * 9)
WIDTHS = [360, 500, 620, 1100]


@pytest.fixture
def card(qtbot: QtBot) -> ClockCard:
    i18n.use_language("fr")
    made = ClockCard(lambda command: None)
    qtbot.addWidget(made)
    return made


def draw(card: ClockCard, view: ModeratorView, width_px: int, word: Text | None = None) -> ClockCard:
    card.set_room(width_px, is_narrow=width_px < 640)
    card.show_view(view, word)
    card.show()
    card.resize(width_px, 600)
    for _ in range(3):
        QApplication.processEvents()
    return card


@pytest.mark.parametrize("width_px", WIDTHS)
def test_no_name_and_no_note_makes_the_card_wider(card: ClockCard, width_px: int) -> None:
    plain = replace(TABLES, title=Text("a"), subtitle=None, bar_note=Text("a"))
    least_px = draw(card, plain, width_px).minimumSizeHint().width()
    long = replace(TALK, title=Text(TITLE * 3), subtitle=Text(MANY), bar_note=Text(MANY))
    assert draw(card, long, width_px).minimumSizeHint().width() == least_px <= width_px
    assert card.subtitle.accessibleName() == card.subtitle.toolTip() == MANY
    assert card.note.toolTip() == MANY


@pytest.mark.parametrize("word", [None, Text("Please conclude")])
@pytest.mark.parametrize("width_px", WIDTHS)
def test_title_and_speakers_are_whole(card: ClockCard, width_px: int, word: Text | None) -> None:
    draw(card, replace(TALK, phase=Phase.LAST_CALL if word else Phase.NORMAL), width_px, word)
    for label, text in ((card.title, TITLE), (card.subtitle, SPEAKERS)):
        assert label.text().replace("\n", " ") == text
        assert all(label.fontMetrics().horizontalAdvance(line) <= label.width() for line in lines_of(label))
    assert not card.title.geometry().intersects(card.subtitle.geometry())


def lines_of(label: Label) -> list[str]:
    return label.text().split("\n")


def test_what_stands_beside_the_title_stays_there_in_large_letters(card: ClockCard) -> None:
    draw(card, TABLES, 620)
    assert card.subtitle.y() < card.title.geometry().bottom()
    assert (card.title.font().pixelSize(), card.subtitle.font().pixelSize()) == (21, 17)
    assert card.subtitle.geometry().right() == card.bar.geometry().right()
    draw(card, TALK, 620)
    assert card.subtitle.y() > card.title.geometry().bottom()
    assert card.subtitle.width() == card.bar.width()
    draw(card, replace(TALK, subtitle=None), 620)
    assert not card.subtitle.isVisible()
