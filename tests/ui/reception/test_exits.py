"""People who go out: what the desk is told, and what it can do for them."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.services.events import DoorWishes
from desktop_app.ui.hours import hour
from tests.ui.reception.conftest import Desk


@pytest.fixture
def exit_desk(desk: Desk) -> Desk:
    """A desk that lets people out."""
    event_id = desk.window.context.event_id
    desk.ask(lambda c: c.events.change(event_id, door=DoorWishes(exits_on=True)))
    desk.screen.leaving = True
    return desk


def test_whoever_never_came_in_is_let_in_and_not_again(exit_desk: Desk) -> None:
    exit_desk.scan(exit_desk.people[0].code)
    assert exit_desk.screen.card.face.hint == "No entry was recorded for this person."
    assert exit_desk.screen.card.buttons()[0].label() == "Let in"
    exit_desk.press(Qt.Key.Key_F9)
    assert exit_desk.word == "Welcome"
    exit_desk.scan(exit_desk.people[0].code)
    assert exit_desk.screen.card.buttons()[0].label() == "Let in again"


def test_the_same_exit_once_more_says_that_the_person_was_out(exit_desk: Desk) -> None:
    exit_desk.screen.leaving = False
    exit_desk.scan(exit_desk.people[0].code)
    exit_desk.screen.leaving = True
    exit_desk.scan(exit_desk.people[0].code)
    assert exit_desk.screen.card.face.hint == ""
    first = exit_desk.screen.verdict
    exit_desk.scan(exit_desk.people[0].code)
    assert first is not None
    assert exit_desk.screen.card.face.hint == f"Already gone out at {hour(first.at_ms)}."
