"""A screen without anything to show says what to do and offers it, and nothing that would do nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.rotation.screen import RotationScreen
from desktop_app.ui.screen import Screen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.notices import EmptyState
from tests.fakes import today

SCREENS = ("reception", "attendees", "rotation", "badges", "moderator")


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings) -> MainWindow:
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def offered(screen: Screen) -> list[str]:
    (page,) = (each for each in screen.findChildren(EmptyState) if each.isVisible())
    assert all(button.isEnabled() for button in page.buttons)
    return [button.accessibleName().split(" (")[0] for button in page.buttons]


def begin_first(page: EmptyState, qtbot: QtBot) -> None:
    """Create the first meeting with the button of the page."""
    page.buttons[0].click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    qtbot.waitUntil(sheet.title_field.hasFocus)
    QTest.keyClicks(sheet.title_field, "First")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def settled(window: MainWindow, qtbot: QtBot, key: str) -> Screen:
    window.show_screen(key)
    context = window.context
    qtbot.waitUntil(lambda: not window.is_opening() and context.lane.is_idle() and context.pool.is_idle())
    return window.current_screen()


@pytest.mark.parametrize("key", SCREENS)
def test_without_a_file_and_without_a_meeting_every_screen_offers_the_way(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    window.open_with(None)
    assert offered(settled(window, qtbot, key)) == [
        "Create",
        "Open",
        "See the demo",
    ]
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    assert offered(settled(window, qtbot, key)) == ["Create an event"]


@pytest.mark.parametrize("key", SCREENS)
def test_the_form_of_a_meeting_opens_where_it_is_asked_for_and_waits_for_the_title(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    screen = settled(window, qtbot, key)
    (page,) = (each for each in screen.findChildren(EmptyState) if each.isVisible())
    begin_first(page, qtbot)
    qtbot.waitUntil(lambda: window.context.event is not None)
    assert window.context.event is not None and window.context.event.title == "First"
    assert settled(window, qtbot, key) is screen, "nobody was sent elsewhere"


@pytest.mark.parametrize("key", SCREENS)
def test_enter_presses_the_first_button_also_after_coming_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    screen = settled(window, qtbot, key)
    settled(window, qtbot, "setup")
    settled(window, qtbot, key)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    focused = window.focusWidget()
    assert focused is not None and focused.isVisible() and screen.isAncestorOf(focused)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert isinstance(QApplication.activeModalWidget(), EventSheet)


def test_the_console_has_the_keys_once_there_is_a_meeting(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    screen = settled(window, qtbot, "moderator")
    (page,) = (each for each in screen.findChildren(EmptyState) if each.isVisible())
    begin_first(page, qtbot)
    qtbot.waitUntil(page.isHidden)
    qtbot.waitUntil(lambda: window.focusWidget() is screen)


def test_the_form_of_the_plan_is_there_once_somebody_can_be_seated(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_with(None)
    screen = settled(window, qtbot, "rotation")
    assert isinstance(screen, RotationScreen)
    assert not [b for b in screen.left.findChildren(QAbstractButton) if b.isVisible()]
    community = Community(tmp_path / "c.ronde")
    community.events.create("Kept", today())
    community.close()
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    assert offered(settled(window, qtbot, "rotation"))[0].startswith("Go to the attendees")
    assert not screen.make.isVisible()
