"""Two chosen people who are one: asked side by side, joined with Enter, left with Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.core.roles import Role
from desktop_app.services.attendees import Attendee
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.attendees.join_sheet import JoinSheet
from tests.ui.attendees.conftest import Office


@pytest.fixture(autouse=True)
def two(office: Office) -> list[str]:
    """One person twice, and somebody else."""
    event_id = office.window.context.event_id

    def registered(given: str, family: str, email: str) -> Attendee:
        person = PersonFields(given, family, email=email, institution="Inria")
        found: Attendee = office.ask(lambda c: c.attendees.register(event_id, person, RegistrationFields()))
        return found

    ids = [registered("Wei", "Antoine", f"wei@{where}.example").registration_id for where in ("old", "new")]
    registered("Zoé", "Zola", "zoe@x.example")
    code = next(who.code for who in office.attendees() if who.registration_id == ids[1])
    office.ask(lambda c: c.reception.check_in(event_id, code))
    office.settle()
    return ids


def choose(office: Office, ids: list[str]) -> None:
    office.screen.list.rows.choose(ids)
    office.settle()


def sheet_of(office: Office, ids: list[str]) -> JoinSheet:
    choose(office, ids)
    office.screen.list.join_button.click()
    office.settle()
    sheet = next(each for each in office.screen.findChildren(JoinSheet) if each.isVisible())
    office.qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    return sheet


def test_the_button_is_there_for_exactly_two(office: Office, two: list[str]) -> None:
    button = office.screen.list.join_button
    everybody = [who.registration_id for who in office.attendees()]
    for ids, is_there in ((two[:1], False), (two, True), (everybody, False)):
        choose(office, ids)
        assert button.isVisible() is is_there


def test_the_reception_has_no_such_button(office: Office, two: list[str]) -> None:
    office.window.context.role = Role.RECEPTION
    office.screen._take_role()
    choose(office, two)
    assert not office.screen.list.join_button.isVisible()


def test_enter_joins_and_the_one_inside_keeps_name_and_address(office: Office, two: list[str]) -> None:
    sheet = sheet_of(office, two)
    assert "the other registration is cancelled" in sheet.consequences.text()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    office.settle()
    kept, other = sorted(
        (who for who in office.attendees() if who.registration_id in two), key=lambda who: who.status
    )[::-1]
    assert (kept.registration_id, other.status, kept.email) == (two[1], "cancelled", "wei@new.example")
    assert kept.present and not other.present
    assert office.screen.list.selected_ids() == [two[1]]


def test_the_other_name_and_address_may_stay(office: Office, two: list[str]) -> None:
    sheet = sheet_of(office, two)
    before = sheet.choice.current()
    left = office.screen.list.selected_ids()[0]
    other = {"left": "right", "right": "left"}[before]
    sheet.choice._pick(other)
    assert "wei@old.example stays the address" in sheet.consequences.text()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    office.settle()
    assert (left == two[0]) is (other == "left")
    kept = next(who for who in office.attendees() if who.registration_id == two[0])
    assert kept.present and kept.email == "wei@old.example" and kept.status == "confirmed"


def test_escape_leaves_both_as_they_are(office: Office, two: list[str]) -> None:
    before = office.attendees()
    QTest.keyClick(sheet_of(office, two), Qt.Key.Key_Escape)
    office.settle()
    assert office.attendees() == before
