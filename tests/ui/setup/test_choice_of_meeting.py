"""Another meeting is worked on when somebody says so, not because an arrow or the wheel passed over the list."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.setup.screen import SetupScreen
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.deliberate import DeliberateChoice

Key = Qt.Key


@pytest.fixture
def window(
    qtbot: QtBot, settings: LocalSettings, two_meetings: Callable[[], Community]
) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    made.show_screen("setup")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_with(two_meetings)
    qtbot.waitUntil(lambda: not made.is_opening() and made.context.lane.is_idle())
    made.show_screen("reception")
    made.show_screen("setup")
    qtbot.waitUntil(made.context.lane.is_idle)
    yield made
    made.end()


@pytest.fixture
def title(window: MainWindow, qtbot: QtBot) -> Callable[[], str]:
    def found() -> str:
        qtbot.waitUntil(window.context.lane.is_idle)
        assert window.context.event is not None
        return window.context.event.title

    return found


def box_of(window: MainWindow) -> DeliberateChoice:
    screen = window.current_screen()
    assert isinstance(screen, SetupScreen)
    return screen.meeting.choice


def other_way(box: DeliberateChoice) -> Key:
    return Key.Key_Down if box.currentIndex() == 0 else Key.Key_Up


def test_a_meeting_in_a_time_zone_unknown_to_this_computer_opens(
    qtbot: QtBot, settings: LocalSettings, two_meetings: Callable[[], Community]
) -> None:
    community = two_meetings()
    for event in community.events.all():
        community._recorder.record(
            "event.changed", f"event:{event.id}", {"timezone": "Mars/Olympus"}, event.id
        )
    community.close()
    made = MainWindow(settings)
    made.show()
    made.open_with(lambda: Community(community.path))
    qtbot.waitUntil(lambda: not made.is_opening() and made.context.lane.is_idle())
    assert made.context.event is not None and made.context.event.timezone == "Mars/Olympus"
    made.end()


def test_whoever_comes_to_the_settings_does_not_stand_on_the_list(
    window: MainWindow, title: Callable[[], str]
) -> None:
    focus = window.focusWidget()
    assert focus is not None and focus is not box_of(window)
    QTest.keyClick(focus, Key.Key_Down)
    QTest.keyClick(window.focusWidget() or window, Key.Key_Up)
    assert title() == "Today"


def test_an_arrow_looks_escape_goes_back_and_enter_takes(
    window: MainWindow, title: Callable[[], str]
) -> None:
    box = box_of(window)
    box.setFocus()
    QTest.keyClick(box, other_way(box))
    assert "Later" in box.currentText() and title() == "Today"
    screen = window.current_screen()
    assert isinstance(screen, SetupScreen) and "Enter" in screen.meeting._counts.text()
    QTest.keyClick(box, Key.Key_Escape)
    assert "Today" in box.currentText() and "registered" in screen.meeting._counts.text()
    QTest.keyClick(box, other_way(box))
    QTest.keyClick(box, Key.Key_Return)
    assert title() == "Later" and "Later" in box.currentText()


def test_who_leaves_the_list_has_chosen_nothing(window: MainWindow, title: Callable[[], str]) -> None:
    box = box_of(window)
    box.setFocus()
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, other_way(box))
    QTest.keyClick(box, Key.Key_Tab)
    assert "Today" in box.currentText() and title() == "Today"


def test_a_line_of_the_open_list_is_a_choice(window: MainWindow, title: Callable[[], str]) -> None:
    box = box_of(window)
    box.setFocus()
    box.showPopup()
    QTest.keyClick(box.view(), other_way(box))
    QTest.keyClick(box.view(), Key.Key_Return)
    assert title() == "Later"
