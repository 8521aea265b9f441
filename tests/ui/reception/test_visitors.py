"""Kiosk, welcome screen, paper list and camera panel, opened from the desk and driven by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import QRectF, Qt, QTime
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.core.checkin import Outcome
from desktop_app.ui import camera as camera_module
from desktop_app.ui import fonts
from desktop_app.ui.hours import zone
from desktop_app.ui.reception.kiosk import BeginSheet, KioskWindow, LeaveSheet
from desktop_app.ui.reception.paper import PaperSheet
from desktop_app.ui.reception.visitor import fitted_font
from desktop_app.ui.reception.welcome import NAMES_KEY, WelcomeWindow
from tests.ui.reception.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def begin_kiosk(desk: Desk) -> KioskWindow:
    """Open the kiosk with Ctrl+K, choosing the PIN 2468."""
    desk.press(Qt.Key.Key_K, CTRL)
    sheet = desk.sheet()
    assert isinstance(sheet, BeginSheet)
    QTest.keyClicks(sheet.field, "2468")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    desk.settle()
    (kiosk,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, KioskWindow))
    return kiosk


def leave(desk: Desk, kiosk: KioskWindow, pin: str) -> LeaveSheet:
    """Esc, the PIN, Enter."""
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    sheet = desk.sheet()
    assert isinstance(sheet, LeaveSheet)
    QTest.keyClicks(sheet.field, pin)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    desk.settle()
    return sheet


def test_a_visitor_checks_in_at_the_kiosk_and_staff_leave_it_with_their_pin(desk: Desk) -> None:
    kiosk = begin_kiosk(desk)
    QTest.keyClicks(kiosk, desk.people[0].code)
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    desk.settle()
    assert kiosk.page.face.word == "Welcome, Anne-Laure" and desk.present() == 1
    kiosk.close()
    assert kiosk.isVisible(), "closed without the PIN"
    sheet = leave(desk, kiosk, "0000")
    assert kiosk.isVisible()
    field = sheet.field
    QTest.keyClicks(field, "2468")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    desk.qtbot.waitUntil(lambda: not kiosk.isVisible())


def test_the_kiosk_tells_a_visitor_nothing_that_concerns_the_desk(desk: Desk) -> None:
    kiosk = begin_kiosk(desk)
    for code in (desk.people[3].code, "ZZZZ-UNKNOWN"):  # a note "to pay", and nobody's code
        QTest.keyClicks(kiosk, code)
        QTest.keyClick(kiosk, Qt.Key.Key_Return)
        desk.settle()
        assert kiosk.page.face.word == "One moment"
        assert "20" not in kiosk.page.accessibleName()
    assert desk.present() == 0
    leave(desk, kiosk, "2468")


def test_the_kiosk_needs_a_pin_before_it_begins(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    sheet = desk.sheet()
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert "four digits" in sheet.notice.accessibleName()
    sheet.reject()


def test_the_welcome_screen_greets_and_returns_by_itself(desk: Desk) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    (welcome,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, WelcomeWindow))
    desk.scan(desk.people[0].code)
    assert welcome.isVisible() and welcome.page.face.word == "Welcome, Anne-Laure"
    welcome._back.timeout.emit()
    assert not welcome.isVisible(), "a single screen belongs to the desk again"
    desk.window.context.settings.put(NAMES_KEY, False)
    desk.scan(desk.people[1].code)
    assert welcome.page.face.word == "Welcome"
    desk.press(Qt.Key.Key_B, CTRL)


def test_the_welcome_screen_on_a_second_monitor_leaves_the_keyboard_to_the_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WelcomeWindow, "_other_screen", lambda _window: QApplication.primaryScreen())
    desk.screen.field.setFocus()
    desk.press(Qt.Key.Key_B, CTRL)
    (welcome,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, WelcomeWindow))
    assert welcome.isVisible()
    assert welcome.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.window.focusWidget() is desk.screen.field
    desk.press(Qt.Key.Key_B, CTRL)


def test_numbers_of_the_paper_list_are_entered_one_after_the_other(desk: Desk) -> None:
    desk.press(Qt.Key.Key_L, CTRL)
    sheet = desk.sheet()
    assert isinstance(sheet, PaperSheet)
    QTest.keyClicks(sheet.numbers, "1-3 77")
    QTest.keyClick(sheet.numbers, Qt.Key.Key_Return)
    desk.settle()
    assert "3 people checked in" in sheet.notice.accessibleName() and "77" in sheet.notice.accessibleName()
    QTest.keyClicks(sheet.numbers, "four")
    QTest.keyClick(sheet.numbers, Qt.Key.Key_Return)
    desk.settle()
    assert "not a number of the list" in sheet.notice.accessibleName()
    sheet.reject()
    assert desk.present() == 3


def test_a_time_of_the_paper_list_that_lies_ahead_is_told_with_the_one_that_was_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = dt.datetime(2026, 3, 5, 20, 6, tzinfo=zone())
    monkeypatch.setattr("desktop_app.ui.reception.paper._now", lambda: evening)
    desk.press(Qt.Key.Key_L, CTRL)
    sheet = desk.sheet()
    assert isinstance(sheet, PaperSheet)
    for hour, number, is_told in ((23, "1", True), (19, "2", False)):
        sheet.time.setTime(QTime(hour, 50))
        QTest.keyClicks(sheet.numbers, number)
        QTest.keyClick(sheet.numbers, Qt.Key.Key_Return)
        desk.settle()
        said = sheet.notice.accessibleName()
        assert "1 person checked in" in said
        assert ("Entered at 20:06: 23:50 has not been yet." in said) is is_told
        assert sheet.time.time() == (QTime(20, 6) if is_told else QTime(19, 50))
    sheet.reject()


def test_without_a_camera_the_panel_says_so_and_the_desk_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_module, "_device", lambda _: None)
    desk.press(Qt.Key.Key_F10)
    panel = desk.screen.visitors._camera
    assert panel is not None and "No camera" in panel.words.text()
    panel.publish_code_read(desk.people[0].code)  # what a camera would have seen
    desk.settle()
    assert desk.screen.verdict is not None and desk.screen.verdict.outcome is Outcome.ADMITTED
    desk.press(Qt.Key.Key_F10)
    assert desk.screen.visitors._camera is None


def test_a_long_name_is_larger_on_two_lines_than_on_one() -> None:
    box, name = QRectF(0, 0, 1200, 130), "Bienvenue, Marie-Antoinette-Joséphine-Alexandrine-Wilhelmine"
    assert fitted_font("Bienvenue, Anne", box, 80, fonts.BOLD).pixelSize() == 80
    font = fitted_font(name, box, 80, fonts.BOLD)
    assert QFontMetricsF(font).horizontalAdvance(name) > box.width()
    assert QFontMetricsF(font).lineSpacing() * 2 <= box.height() and font.pixelSize() > 40
