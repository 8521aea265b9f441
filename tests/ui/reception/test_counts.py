"""The right column of the desk by itself."""

from pytestqt.qtbot import QtBot

from desktop_app.services.reception import DoorEvent
from desktop_app.ui.reception.counts import LastCard
from desktop_app.ui.reception.faces import line_words


def line(outcome: str, undone: bool = False) -> DoorEvent:
    return DoorEvent("l1", outcome, 0, "Anne VILLEMIN", "clinical", "r1", "1", "", undone)


def test_the_last_arrivals_of_another_meeting_are_gone_when_nobody_has_come_to_this_one(qtbot: QtBot) -> None:
    card = LastCard()
    qtbot.addWidget(card)
    card.resize(360, 300)
    card.show()
    card.show_lines((line("ADMITTED"),), {})
    card.show_lines((), {})
    card.resize(360, 360)
    assert card._empty.isVisible()
    assert not any(row.isVisible() for row in card._rows)


def test_an_exit_that_was_taken_back_is_not_called_an_entry() -> None:
    assert line_words("UNDONE", "Anne", False, "LEFT")[1] == " — exit taken back"
    assert line_words("UNDONE", "Anne", False, "ADMITTED")[1] == " — entry taken back"
