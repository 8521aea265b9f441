"""Outside the hours of the door: the verdict says them, and the desk may let the person in anyway."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.core.checkin import Outcome
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.hours import hour
from desktop_app.ui.reception.walk_in import WalkInSheet
from tests.ui.reception.conftest import Desk

HOUR_MS = 3_600_000


def set_hours(desk: Desk, *, opens_h: float, closes_h: float) -> tuple[int, int]:
    """The door opens and closes so many hours from now, whatever the time of day is."""
    event_id, now_ms = desk.window.context.event_id, int(time.time() * 1000)
    hours = {"opens_ms": now_ms + int(opens_h * HOUR_MS), "closes_ms": now_ms + int(closes_h * HOUR_MS)}
    desk.ask(lambda c: c._recorder.record("event.changed", f"event:{event_id}", hours, event_id))
    return hours["opens_ms"], hours["closes_ms"]


@pytest.mark.parametrize("is_early", [True, False])
def test_the_verdict_says_the_hour_and_the_desk_may_let_in_anyway(desk: Desk, is_early: bool) -> None:
    opens_ms, closes_ms = set_hours(desk, opens_h=1 if is_early else -9, closes_h=9 if is_early else -1)
    desk.scan(desk.people[0].code)
    said = (
        f"The door opens at {hour(opens_ms)}."
        if is_early
        else f"The door has been closed since {hour(closes_ms)}."
    )
    assert desk.screen.card.face.hint == said
    assert [(b.label(), b.key) for b in desk.screen.card.buttons()][:2] == [
        ("Let in anyway", "F9"),
        ("Do not let in", "Esc"),
    ]
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_somebody_found_by_name_is_told_the_hour_and_let_in_by_one_more_key(desk: Desk) -> None:
    _, closes_ms = set_hours(desk, opens_h=-9, closes_h=-1)
    desk.type("fresneux")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert hour(closes_ms) in desk.screen.card.face.hint
    assert ("Note for the desk", "À payer : 20 €") in desk.screen.card.face.chips, "F9 asks no more"
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"


def test_a_door_that_opens_another_day_says_no_hour(desk: Desk) -> None:
    set_hours(desk, opens_h=20, closes_h=23)
    desk.scan(desk.people[0].code)
    assert desk.screen.card.face.hint == "The door is not open yet."


def test_a_pending_registration_is_told_before_the_desk_lets_in_anyway(desk: Desk) -> None:
    set_hours(desk, opens_h=-9, closes_h=-1)
    person, fields = PersonFields("Zoe", "Nowak"), RegistrationFields(status="pending")
    who = desk.ask(lambda c: c.attendees.register(desk.window.context.event_id, person, fields))
    desk.scan(who.code)
    assert "not confirmed yet" in desk.screen.card.face.hint


def test_a_walk_in_outside_the_hours_is_registered_and_the_verdict_says_so(desk: Desk) -> None:
    set_hours(desk, opens_h=-9, closes_h=-1)
    desk.type("Zoe Nowak")
    desk.press(Qt.Key.Key_F4)
    sheet = desk.sheet()
    assert isinstance(sheet, WalkInSheet)
    QTest.keyClick(sheet.form.institution, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.screen.verdict is not None and desk.screen.verdict.outcome is Outcome.TOO_LATE
    assert desk.screen.card.face.hint.endswith("The registration is kept.")
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_hours_that_another_desk_has_changed_are_the_ones_told(desk: Desk) -> None:
    set_hours(desk, opens_h=-9, closes_h=-1)
    _, closes_ms = set_hours(desk, opens_h=-9.5, closes_h=-2)
    desk.scan(desk.people[0].code)
    assert hour(closes_ms) in desk.screen.card.face.hint
