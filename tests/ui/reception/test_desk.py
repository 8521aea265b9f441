"""The rush at the door, through the real window on a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.core.roles import Role
from desktop_app.services.events import DoorWishes
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.reception.walk_in import WalkInSheet
from desktop_app.ui.widgets.fields import LineField
from desktop_app.ui.widgets.sheet import Sheet
from tests.ui.reception.conftest import Desk, each_key_after


def test_a_scan_admits_and_shows_who_it_is(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    face = desk.screen.card.face
    assert (face.word, face.tone, face.mark) == ("Welcome", "admitted", "check")
    assert face.name == ("Anne-Laure", "VILLEMIN")
    assert ("Their idea", "Suivi à domicile") in face.chips
    assert desk.played == ["admitted"]
    assert desk.on_disk("ADMITTED") == 1
    assert desk.screen.field.text() == ""
    assert desk.screen.view.present._number.text() == "1"


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_every_ending_of_a_scanner_is_understood(desk: Desk, end: Qt.Key) -> None:
    desk.scan(desk.people[0].code.lower(), end)
    assert desk.word == "Welcome"


def test_a_scanner_without_enter_is_understood(desk: Desk) -> None:
    QTest.keyClicks(desk.screen.field, desk.people[0].code)
    desk.qtbot.waitUntil(lambda: desk.word == "Welcome")


def test_a_slow_scanner_without_enter_is_understood_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    each_key_after(desk, 40, monkeypatch)
    desk.screen.field.setFocus()
    QTest.keyClicks(desk.screen.field, desk.people[0].code)
    desk.qtbot.waitUntil(lambda: desk.present() == 1)
    desk.settle()
    assert desk.screen.field.text() == ""


def test_two_scans_glued_together_are_two_people(desk: Desk) -> None:
    desk.scan(desk.people[0].code + desk.people[1].code)
    assert desk.present() == 2


def test_the_same_badge_again_at_once_changes_nothing(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.scan(desk.people[0].code)
    assert desk.word == "Welcome"
    assert desk.played == ["admitted"]


@pytest.mark.parametrize(
    ("text", "word"), [("BCDEFGHJKNPRSTUX", "Scan again"), ("https://x.example/t/ABCDEF", "Unknown code")]
)
def test_what_is_no_badge_of_ours_is_said(desk: Desk, text: str, word: str) -> None:
    desk.scan(text)
    assert desk.word == word
    assert desk.present() == 0


def test_martin_and_enter_searches_always(desk: Desk) -> None:
    for _ in range(2):
        desk.scan("Martin")
        assert desk.screen.view.shows_results()
        assert len(desk.screen.view.results.found.people) == 2  # type: ignore[union-attr]
        assert desk.present() == 0
        desk.press(Qt.Key.Key_Escape)


def test_a_name_then_enter_shows_who_then_enter_admits(desk: Desk) -> None:
    desk.type("villemin")
    desk.press(Qt.Key.Key_Return)
    assert desk.word == "Is it this person?"
    assert desk.present() == 0
    desk.press(Qt.Key.Key_Return)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_namesakes_are_chosen_with_the_arrows(desk: Desk) -> None:
    desk.type("martin")
    first = desk.screen.view.results.chosen()  # type: ignore[union-attr]
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    admitted = desk.screen.verdict.attendee  # type: ignore[union-attr]
    assert first is not None and admitted is not None
    assert admitted.registration_id != first.registration_id
    assert admitted.family_name == "Martin"


def test_the_end_of_a_scan_does_not_admit_who_is_shown(desk: Desk) -> None:
    desk.type("leroy")
    desk.press(Qt.Key.Key_Return)
    assert desk.word == "Is it this person?"
    desk.scan(desk.people[0].code)
    assert desk.screen.card.face.name == ("Anne-Laure", "VILLEMIN")
    assert desk.present() == 1


def test_undo_puts_out_and_a_scan_admits_again(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.word == "Entry taken back"
    assert desk.present() == 0
    desk.scan(desk.people[0].code)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_a_note_is_asked_before_letting_in(desk: Desk) -> None:
    desk.scan(desk.people[3].code)
    assert desk.word == "Ask first"
    assert desk.screen.card.face.hint == "À payer : 20 €"
    assert desk.present() == 0
    desk.press(Qt.Key.Key_Return)
    assert desk.word == "Ask first"  # a scanner that ends with two Enters decides nothing
    assert desk.present() == 0
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_a_walk_in_needs_only_the_keyboard(desk: Desk) -> None:
    desk.type("Zoe Nowak")
    desk.press(Qt.Key.Key_F4)
    sheet = desk.sheet()
    assert isinstance(sheet, WalkInSheet)
    assert (sheet.form.given.text(), sheet.form.family.text()) == ("Zoe", "Nowak")
    QTest.keyClicks(sheet.form.institution, "Inria")
    QTest.keyClick(sheet.form.institution, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.word == "Welcome"
    assert desk.screen.card.face.name == ("Zoe", "NOWAK")
    assert desk.present() == 1


def test_a_walk_in_who_is_on_the_list_is_noticed(desk: Desk) -> None:
    desk.screen.deeds.walk_in()
    sheet = desk.sheet()
    assert isinstance(sheet, WalkInSheet)
    QTest.keyClicks(sheet.form.given, "Anne Laure")
    QTest.keyClicks(sheet.form.family, "Vilemin")
    desk.settle()
    assert sheet._doubles.count() == 1
    double = sheet._doubles.itemAt(0)
    assert double is not None
    desk.qtbot.waitUntil(lambda: double.widget().isVisible())  # type: ignore[union-attr]
    QTest.keyClick(sheet, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: desk.word == "Welcome")
    assert desk.screen.card.face.name == ("Anne-Laure", "VILLEMIN")
    assert desk.word == "Welcome"


def test_an_institution_that_a_list_just_brought_completes(desk: Desk) -> None:
    event_id = desk.window.context.event_id
    fields = PersonFields("Zoé", "Nowak", institution="Hôpital d'Épinal")
    desk.ask(lambda c: c.attendees.register(event_id, fields, RegistrationFields()))
    desk.settle()
    assert "Hôpital d'Épinal" in desk.screen.institutions


class ScannerClock:
    """Keys 4 ms apart, however busy the machine of the test is."""

    def __init__(self) -> None:
        self.ms = 1_000.0

    def read(self) -> float:
        self.ms += 4
        return self.ms


def test_a_scan_under_a_dialog_waits_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.screen.deeds.walk_in()
    sheet = desk.sheet()
    assert isinstance(sheet, WalkInSheet)
    sheet.form.family.setFocus()
    scanner = ScannerClock()
    monkeypatch.setattr(desk.window.equipment.wedge, "_now_ms", scanner.read)
    QTest.keyClicks(sheet.form.family, "Now")
    scanner.ms += 120
    QTest.keyClicks(sheet.form.family, desk.people[0].code)
    QTest.keyClick(sheet.form.family, Qt.Key.Key_Return)
    assert sheet.form.family.text() == "Now"
    assert "scan waits" in sheet.notice.label.text()
    assert desk.present() == 0
    sheet.reject()
    desk.settle()
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_a_scan_with_another_widget_in_focus_is_not_lost(desk: Desk) -> None:
    button: QWidget = desk.screen.view.walk_in_button
    desk.scan(desk.people[0].code, where=button)
    assert desk.word == "Welcome"
    assert not isinstance(QApplication.activeModalWidget(), Sheet)


def test_a_correction_is_shown_at_once(desk: Desk) -> None:
    who = desk.people[0]
    desk.scan(who.code)
    desk.press(Qt.Key.Key_F2)
    sheet = desk.sheet()
    form = sheet.form  # type: ignore[attr-defined]
    form.family.setText("Villemain")
    QTest.keyClick(form.family, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.screen.card.face.name == ("Anne-Laure", "VILLEMAIN")


def test_a_correction_shows_long_texts_from_their_beginning(desk: Desk) -> None:
    long = "À payer : 20 €, et remettre le dossier de la fédération nationale à Mme la présidente"
    who = desk.ask(
        lambda c: c.attendees.edit(desk.people[0].registration_id, note=long, given_name="Anne " * 9)
    )
    desk.scan(who.code)
    desk.press(Qt.Key.Key_F2)
    fields = desk.sheet().findChildren(LineField)
    assert long in [field.text() for field in fields]
    assert [field.cursorPosition() for field in fields] == [0] * len(fields)


def test_a_doubt_is_one_key(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.scan(desk.people[1].code)
    desk.screen.verdict = None
    desk.scan(desk.people[0].code)
    assert desk.word == "Already in"
    desk.press(Qt.Key.Key_F6)
    doubts = desk.ask(lambda c: c.doubts.of_event(desk.window.context.event_id))
    assert [d.name for d in doubts] == ["Anne-Laure VILLEMIN"]
    assert desk.screen.view.doubts_button.isVisible()


def test_another_desk_is_seen(desk: Desk) -> None:
    from desktop_app.services.community import Community

    other = Community(desk.folder / "c.ronde", desk="3")
    other.reception.check_in(desk.window.context.event_id, desk.people[1].code)
    other.close()
    desk.qtbot.waitUntil(lambda: desk.screen.view.present._number.text() == "1")


def test_no_widget_is_wider_than_a_small_laptop(desk: Desk) -> None:
    assert desk.window.minimumSizeHint().width() <= 1280
    assert desk.window.minimumSizeHint().height() <= 720


def test_where_exits_are_scanned_people_go_out_and_come_back(desk: Desk) -> None:
    event_id = desk.window.context.event_id
    event = desk.ask(lambda c: c.events.change(event_id, door=DoorWishes(exits_on=True)))
    desk.window.session.choose_event(event)
    desk.settle()
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F3)
    desk.scan(desk.people[0].code)
    assert desk.word == "Gone out"
    assert desk.present() == 0
    desk.press(Qt.Key.Key_F3)
    desk.scan(desk.people[0].code)
    assert desk.word == "Welcome back"
    assert "entry" not in desk.screen.card.face.aside, "who comes back has had a number"
    assert desk.present() == 1


def test_the_paper_and_camera_keys_are_offered(desk: Desk) -> None:
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sheet = desk.sheet()
    QTest.keyClicks(sheet.numbers, "1-2")  # type: ignore[attr-defined]
    QTest.keyClick(sheet.numbers, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    desk.settle()
    sheet.reject()
    assert desk.present() == 2


def test_reception_does_not_see_addresses(desk: Desk) -> None:
    desk.window.session.take_role(Role.RECEPTION)
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F2)
    form = desk.sheet().form  # type: ignore[attr-defined]
    assert form.email.displayText() == ""
    assert not form.email.isEnabled()


def test_a_fault_of_the_program_is_reported_and_is_no_refusal(desk: Desk) -> None:
    reported: list[Exception] = []
    desk.window.report = reported.append  # type: ignore[method-assign,assignment]

    def fails(community: object) -> object:
        raise RuntimeError("Anne-Laure VILLEMIN")

    desk.screen.door.ask(fails)
    desk.qtbot.waitUntil(lambda: desk.word == "NOT recorded")
    assert isinstance(reported[0], RuntimeError)
    assert "VILLEMIN" not in desk.screen.card.face.hint
    assert desk.screen.door.waiting() == 0


def test_a_scan_on_another_screen_is_checked_in_and_said_there(desk: Desk) -> None:
    desk.window.show_screen("setup")
    desk.settle()
    field = desk.window.current_screen().desk.operator  # type: ignore[attr-defined]
    desk.scan(desk.people[0].code, where=field)
    assert field.text() == ""
    assert desk.present() == 1
    desk.qtbot.waitUntil(lambda: desk.window.notice.isVisible())
    assert "Anne-Laure VILLEMIN" in desk.window.notice.label.text()


def _exits_on(desk: Desk) -> None:
    """People are scanned out at this meeting, and this desk does it."""
    event_id = desk.window.context.event_id
    desk.ask(lambda c: c.events.change(event_id, door=DoorWishes(exits_on=True)))
    desk.screen.leaving = True


def test_while_people_go_out_the_button_that_lets_in_lets_in(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    _exits_on(desk)
    desk.scan(desk.people[0].code)
    assert desk.word == "Gone out"
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome back"
    assert desk.present() == 1


def test_an_exit_taken_back_offers_no_entry(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    _exits_on(desk)
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.word == "Exit taken back"
    assert [button.key for button in desk.screen.card.buttons()] == ["F2"]


def test_an_exit_without_an_entry_is_said_and_taken_back_as_an_exit(desk: Desk) -> None:
    _exits_on(desk)
    desk.scan(desk.people[0].code)
    assert desk.word == "Gone out"
    assert "No entry" in desk.screen.card.face.hint
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.word == "Exit taken back"


def test_what_was_typed_before_a_scan_gives_way_to_the_next_letter(desk: Desk) -> None:
    desk.type("ab")
    desk.scan(desk.people[0].code)
    assert desk.word == "Welcome"
    QTest.keyClicks(desk.screen.field, "martin")
    assert desk.screen.field.text() == "martin"


def test_somebody_restored_is_let_in_at_once_whatever_the_note(desk: Desk) -> None:
    who = desk.people[3]  # with a note for the desk
    desk.ask(lambda c: c.attendees.cancel(who.registration_id))
    desk.scan(who.code)
    assert desk.word == "Registration cancelled"
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"
    assert desk.present() == 1


def test_a_list_to_choose_from_stays_when_counts_come(desk: Desk) -> None:
    event_id = desk.window.context.event_id
    shared = RegistrationFields(outside_codes=(("T-123456", "helloasso"),))
    desk.ask(lambda c: [c.attendees.register(event_id, PersonFields(n, "Same"), shared) for n in "AB"])
    desk.screen.take_scan("T-123456")
    desk.settle()
    desk.screen._ask_snapshot()
    desk.settle()
    assert desk.screen.view.shows_results()
