"""What all sheets beside the clock have in common: they open, hinder nobody, leave keys to the clock."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox

from desktop_app.core.live.views import HallMode
from desktop_app.ui.moderator.checks import CheckSheet
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.programme_sheet import KIND, LENGTH, TITLE, ProgrammeSheet
from desktop_app.ui.widgets.buttons import KeyButton
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.sheet_bench import click, opened

Key = Qt.Key


@pytest.mark.parametrize("name", ["hall_settings", "check", "tables", "programme"])
def test_the_main_button_of_a_sheet_prints_its_key_and_hears_it(console: Console, name: str) -> None:
    sheet = opened(console, name)
    (main,) = [each for each in sheet.findChildren(KeyButton) if each.label() in ("Done", "Apply")]
    assert main.key == "Ctrl+Return"
    sheet.activateWindow()
    console.qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    console.settle()
    console.qtbot.waitUntil(
        lambda: not any(each.isVisible() for each in console.screen.findChildren(ConsoleSheet))
    )


def test_sheets_open_from_the_console(console: Console) -> None:
    for open_it in (
        console.screen.errands.hall_settings,
        console.screen.errands.check,
        console.screen.errands.formats,
        console.screen.errands.tables,
        console.screen.errands.insert_speaker,
    ):
        open_it()
        QApplication.processEvents()
    shown = {type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert {"HallSheet", "CheckSheet", "FormatSheet", "TablesSheet", "SpeakerSheet"} <= shown


OPENERS = ("hall_settings", "check", "formats", "tables", "insert_speaker", "programme")


@pytest.mark.parametrize("name", OPENERS)
def test_no_sheet_stands_in_the_way_of_the_console(console: Console, name: str) -> None:
    console.press(Key.Key_Space)
    sheet = opened(console, name)
    assert QApplication.activeModalWidget() is None
    click(console, console.screen.clock.start)
    assert not console.view.is_running
    getattr(console.screen.errands, name)()
    console.settle()
    assert [each for each in console.screen.findChildren(ConsoleSheet) if each.isVisible()] == [sheet]
    sheet.close()


@pytest.mark.parametrize("name", OPENERS)
def test_keys_of_the_clock_are_live_in_every_sheet(console: Console, name: str) -> None:
    console.press(Key.Key_Space)
    sheet = opened(console, name)
    console.press(Key.Key_PageDown, where=sheet.focusWidget() or sheet)
    assert console.view.title.english() == "Pause"
    console.press(Key.Key_PageUp, where=sheet.focusWidget() or sheet)
    assert console.view.title.english() == "Ouverture"
    sheet.close()


@pytest.mark.parametrize("name", ["hall_settings", "check", "formats"])
def test_keys_a_sheet_that_is_not_for_typing_leaves_space_and_letters_to_the_clock(
    console: Console, name: str
) -> None:
    sheet = opened(console, name)
    console.press(Key.Key_Space, where=sheet.focusWidget() or sheet)
    assert console.view.is_running
    console.press(Key.Key_B, where=sheet.focusWidget() or sheet)
    assert console.hall_view.mode is HallMode.BLACK
    console.press(Key.Key_Up, where=sheet.focusWidget() or sheet)
    assert console.view.digits == "10:30"
    sheet.close()


def test_keys_a_sheet_keeps_those_that_what_has_the_focus_needs(console: Console) -> None:
    sheet = opened(console, "check")
    assert isinstance(sheet, CheckSheet)
    button = next(each for each in sheet.findChildren(KeyButton) if each.label() == "Look again")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("again"))
    button.setFocus()
    console.press(Key.Key_Space, where=button)
    assert pressed == ["again"]
    assert not console.view.is_running
    console.press(Key.Key_B, where=button)
    assert console.hall_view.mode is HallMode.BLACK
    sheet.close()
    sheet = opened(console, "programme")
    assert isinstance(sheet, ProgrammeSheet)
    kind, length, title = sheet._widget(1, KIND), sheet._widget(1, LENGTH), sheet._edit(1, TITLE)
    assert isinstance(length, QSpinBox)
    kind.setFocus()
    console.press(Key.Key_T, where=kind)  # leads to "Talk"
    length.setFocus()
    console.press(Key.Key_Up, where=length)
    assert length.value() == 11
    title.setFocus()
    title.end(False)
    for key in (Key.Key_Space, Key.Key_B, Key.Key_T):
        console.press(key, where=title)
    assert title.text() == "Pause bt"
    assert console.hall_view.mode is HallMode.BLACK
    assert not console.view.is_running
    sheet.close()


def test_keys_m_in_a_sheet_leads_to_the_message(console: Console) -> None:
    sheet = opened(console, "check")
    console.press(Key.Key_M, where=sheet)
    console.qtbot.waitUntil(console.screen.message.field.hasFocus)
    sheet.close()
