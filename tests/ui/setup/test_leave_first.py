"""No single press in the settings leaves a running session, file or role; one question stands before each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.core.roles import Role
from desktop_app.services.community import Community
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.setup.screen import SetupScreen
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.sheet import Sheet

Key = Qt.Key
GOES_ON = "A session is under way."


class Desk:
    """The settings in the middle of a session."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.opened: list[object] = []
        screen = window.current_screen()
        assert isinstance(screen, SetupScreen)
        self.screen = screen

    def settle(self) -> None:
        self.qtbot.waitUntil(self.window.context.lane.is_idle)

    def other_meeting(self) -> None:
        choice = self.screen.meeting.choice
        choice.setCurrentIndex(1 - choice.currentIndex())
        choice.publish_taken(choice.currentIndex())

    def reception(self) -> None:
        self.screen.role._take("reception")

    def restore(self) -> None:
        self.screen.copies.refresh()
        self.settle()
        self.screen.copies.restore()

    def answer(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        sheet = question()
        assert sheet is not None
        assert GOES_ON in [label.text() for label in sheet.findChildren(QLabel)]
        self.qtbot.waitUntil(sheet.isActiveWindow)
        QTest.keyClick(sheet, key, held)
        self.settle()


def question() -> Sheet | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, Sheet) else None


@pytest.fixture
def desk(
    qtbot: QtBot,
    settings: LocalSettings,
    tmp_path: Path,
    two_meetings: Callable[[], Community],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    window = MainWindow(settings)
    window.show_screen("reception")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_with(two_meetings)
    qtbot.waitUntil(
        lambda: not window.is_opening() and window.context.lane.is_idle() and window.context.pool.is_idle()
    )
    window.show_screen("setup")
    made = Desk(window, qtbot)
    made.settle()
    monkeypatch.setattr(window.screen_of("reception"), "abandoned", lambda: [GOES_ON])
    chosen = (str(tmp_path / "other.ronde"), "")
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *given: chosen)
    monkeypatch.setattr(window, "open_with", made.opened.append)
    yield made
    window.end()


WAYS: dict[str, Callable[[Desk], None]] = {
    "another meeting": Desk.other_meeting,
    "a new meeting": lambda desk: desk.screen.meeting.begin(),
    "another file": lambda desk: desk.screen.community.choose(),
    "a new file": lambda desk: desk.screen.community.begin(),
    "the demo": lambda desk: desk.screen.community.demo(),
    "a copy": Desk.restore,
    "the reception": Desk.reception,
}


@pytest.mark.parametrize("way", WAYS)
def test_esc_stays_with_everything_as_it_was(desk: Desk, way: str) -> None:
    WAYS[way](desk)
    desk.settle()
    desk.answer(Key.Key_Escape)
    context = desk.window.context
    assert context.event is not None and context.event.title == "Today"
    assert "Today" in desk.screen.meeting.choice.currentText()
    assert (context.role, desk.opened, question()) == (Role.ORGANISER, [], None)


@pytest.mark.parametrize("way", WAYS)
def test_who_agrees_gets_there_and_is_asked_once(desk: Desk, way: str) -> None:
    WAYS[way](desk)
    desk.settle()
    desk.answer(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    context, sheet = desk.window.context, question()
    assert context.event is not None
    reached = {
        "another meeting": context.event.title == "Later",
        "a new meeting": isinstance(sheet, EventSheet),
        "a copy": sheet is not None and "copy" in sheet.windowTitle(),
        "the reception": context.role is Role.RECEPTION,
    }
    assert reached.get(way, len(desk.opened) == 1)
    if sheet is not None:
        sheet.reject()


def test_with_nothing_under_way_nobody_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window.screen_of("reception"), "abandoned", list)
    desk.other_meeting()
    desk.settle()
    assert question() is None
    assert desk.window.context.event is not None and desk.window.context.event.title == "Later"
