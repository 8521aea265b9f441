"""Keys of the console: each acts once, whatever has the focus, and what it asks for is painted first."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.core.live.views import Command, HallMode
from desktop_app.ui.moderator.keys import command_of
from desktop_app.ui.widgets.hall.port import OutputState
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.test_console import to_first_turn
from tests.ui.projector.fakes import LAPTOP, at

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_black_and_tables_by_their_keys(console: Console) -> None:
    console.press(Key.Key_B)
    assert console.hall_view.mode is HallMode.BLACK
    console.press(Key.Key_Period)
    assert console.hall_view.mode is HallMode.WELCOME or console.hall_view.mode is HallMode.ITEM
    to_first_turn(console)
    console.press(Key.Key_T)
    assert console.hall_view.mode is HallMode.TABLES


@pytest.mark.parametrize(
    "key, held, text",
    [
        (Key.Key_Period, Qt.KeyboardModifier.NoModifier, "."),
        (Key.Key_Period, Qt.KeyboardModifier.ShiftModifier, "."),
        (Key.Key_Period, Qt.KeyboardModifier.KeypadModifier, "."),
        (Key.Key_Colon, Qt.KeyboardModifier.NoModifier, ":"),
    ],
    ids=["us", "french", "number-pad", "clicker-on-french"],
)
def test_keys_the_point_is_black_on_every_keyboard(
    console: Console, key: Key, held: Qt.KeyboardModifier, text: str
) -> None:
    target = console.window.focusWidget() or console.window
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))
    console.settle_keys()
    assert console.hall_view.mode is HallMode.BLACK
    window = console.hall._slots[0].window
    assert window is not None
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    console.settle_keys()
    assert console.hall_view.mode is not HallMode.BLACK


@pytest.mark.parametrize("key, text", [(Key.Key_B, "b"), (Key.Key_T, "t")])
def test_keys_a_key_held_down_changes_the_hall_once(console: Console, key: Key, text: str) -> None:
    to_first_turn(console)
    target = console.window.focusWidget() or console.window
    seen: list[HallMode] = []
    console.screen.driver.moved.connect(lambda view, hall: seen.append(hall.mode))
    for n in range(30):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, n > 0)
            QApplication.sendEvent(target, event)
        console.settle_keys()
    assert HallMode.TIMER not in seen
    assert console.hall_view.mode in (HallMode.BLACK, HallMode.TABLES)


def test_keys_a_scan_on_the_console_changes_nothing_in_the_hall(console: Console) -> None:
    to_first_turn(console)
    seen: list[HallMode] = []
    console.screen.driver.moved.connect(lambda view, hall: seen.append(hall.mode))
    for code in ("BCDEFGHJKNPRSTUV", "TBDEFGHJKNPRSTUV"):
        target = console.window.focusWidget() or console.window
        QTest.keyClicks(target, code)
        QTest.keyClick(target, Key.Key_Return)
        console.settle_keys()
    console.wait(1)
    assert set(seen) == {HallMode.TIMER}


def test_escape_never_stops_the_show(console: Console) -> None:
    console.press(Key.Key_Space)
    console.press(Key.Key_Escape)
    console.wait(5)
    assert console.view.is_running
    assert console.hall.shown_view() is not None


def test_m_types_shows_and_takes_away_a_message(console: Console) -> None:
    field = console.screen.message.field
    console.press(Key.Key_M)
    assert field.hasFocus()
    QTest.keyClicks(field, "Bonjour a tous")
    console.press(Key.Key_Return, where=field)
    assert console.hall_view.overlay == "Bonjour a tous"
    assert not field.hasFocus()
    assert console.screen.message.button.label() == "Take away"
    console.press(Key.Key_M)
    assert console.hall_view.overlay == ""


@pytest.mark.parametrize("ends_with", [Key.Key_Return, Key.Key_Escape])
def test_after_a_message_tab_goes_on_in_the_console(console: Console, ends_with: Key) -> None:
    field = console.screen.message.field
    console.press(Key.Key_M)
    QTest.keyClicks(field, "Bonjour")
    console.press(ends_with, where=field)
    assert console.screen.hasFocus()
    console.press(Key.Key_Tab)
    focused = console.window.focusWidget()
    assert focused is not None and console.screen.isAncestorOf(focused)


def test_m_after_a_message_begins_another_one(console: Console) -> None:
    field, button = console.screen.message.field, console.screen.message.button
    text = "Une voiture blanche bloque la sortie"
    console.press(Key.Key_M)
    QTest.keyClicks(field, text)
    console.press(Key.Key_Return, where=field)
    assert field.cursorPosition() == 0
    console.press(Key.Key_M)
    console.press(Key.Key_M)
    assert console.hall_view.overlay == ""
    assert field.hasFocus() and (field.selectedText(), field.cursorPosition()) == (text, 0)
    console.press(Key.Key_Return, where=field)
    assert console.hall_view.overlay == text
    console.press(Key.Key_M)
    console.press(Key.Key_M)
    QTest.keyClicks(field, "Merci")
    console.press(Key.Key_Escape, where=field)
    console.press(Key.Key_M)
    assert console.hall_view.overlay == "Merci"
    console.press(Key.Key_M)
    button.click()
    console.settle()
    assert console.hall_view.overlay == "Merci"


def test_in_a_text_field_only_keys_that_text_does_not_need_are_live(console: Console) -> None:
    console.press(Key.Key_Space)
    field = console.screen.message.field
    field.setFocus()
    for key in (Key.Key_B, Key.Key_Space, Key.Key_T, Key.Key_M, Key.Key_Period):
        console.press(key, where=field)
    assert field.text() == "b tm."
    console.press(Key.Key_Left, where=field)
    assert console.view.is_running
    assert console.view.title.english() == "Ouverture"
    console.press(Key.Key_Up, where=field)
    assert console.view.digits == "10:30"
    console.press(Key.Key_PageDown, where=field)
    assert console.view.title.english() == "Pause"
    console.press(Key.Key_Escape, where=field)
    assert not field.hasFocus()


def test_a_ready_made_message_is_one_choice(console: Console) -> None:
    menu = console.screen.message.menu()
    menu.actions()[0].trigger()
    console.settle()
    assert console.hall_view.overlay == "Please join your table"
    menu.close()


def test_f11_projects_and_frees(console: Console) -> None:
    assert console.hall.outputs()[0].state is OutputState.SHOWN
    console.press(Key.Key_F11)
    assert console.hall.outputs()[0].state is OutputState.CLOSED
    assert "nothing projected" in console.screen.hall_card.status.accessibleName()
    console.press(Key.Key_F11)
    assert console.hall.outputs()[0].state is OutputState.SHOWN


def test_keys_work_over_the_hall_on_a_single_screen(console: Console) -> None:
    console.hall.close()
    console.screens.plug(at(LAPTOP, 0))
    console.hall.open()
    window = console.hall._slots[0].window
    assert window is not None
    console.press(Key.Key_Space, where=window)
    assert console.view.is_running
    console.press(Key.Key_Escape, where=window)
    assert window.isVisible()
    console.press(Key.Key_F11, where=window)
    assert console.hall.outputs()[0].state is OutputState.CLOSED


def test_R7_undo_and_redo_by_their_keys(console: Console) -> None:
    console.press(Key.Key_Space)
    console.press(Key.Key_Up)
    assert console.view.digits == "10:30"
    console.press(Key.Key_Z, CTRL)
    assert console.view.digits == "10:00"
    places = [button.geometry() for button in (console.screen.clock.undo, console.screen.clock.stop)]
    assert console.screen.clock.redo.isEnabled()
    console.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert console.view.digits == "10:30"
    assert not console.screen.clock.redo.isEnabled()
    assert places == [button.geometry() for button in (console.screen.clock.undo, console.screen.clock.stop)]


def test_redo_over_the_hall_is_not_undo(console: Console) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier, "z")
    assert command_of(event) is Command.REDO
    shifted = QKeyEvent(QEvent.Type.KeyPress, Key.Key_B, Qt.KeyboardModifier.ShiftModifier, "B")
    assert command_of(shifted) is Command.BLACK


def test_keys_the_hall_and_its_picture_are_painted_before_the_console_is_worked_out(console: Console) -> None:
    order: list[str] = []
    driver, picture = console.screen.driver, console.screen.hall_card.miniature
    driver.showed.connect(lambda hall: order.append(f"{hall.mode.value} {picture.view.mode.value}"))
    driver.moved.connect(lambda view, hall: order.append("console"))
    console.press(Key.Key_B)
    assert order[:2] == ["black black", "console"]


def test_keys_the_focus_of_the_page_paints_nothing_again(console: Console) -> None:
    class Eye(QObject):
        painted = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.painted += event.type() == QEvent.Type.Paint
            return False

    eye = Eye()
    console.screen.setFocus()
    QApplication.processEvents()
    console.screen.run.installEventFilter(eye)
    console.press(Key.Key_M)
    QApplication.processEvents()
    assert console.screen.message.field.hasFocus()
    assert eye.painted == 0
