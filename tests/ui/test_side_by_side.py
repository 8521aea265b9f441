"""A file that others have open too: said when it is opened, with what it means and what can be done."""

import os
import platform
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.store import windows_table
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.setup.screen import SetupScreen
from desktop_app.ui.shell import MainWindow

HERE = f"a@{os.getppid()}@{platform.node()}"


@pytest.fixture
def opens(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Callable[[], MainWindow]:
    def opened() -> MainWindow:
        window = MainWindow(settings)
        window.show_screen("reception")
        window.show()
        window.open_with(lambda: Community(tmp_path / "c.ronde"))
        qtbot.waitUntil(lambda: not window.is_opening() and window.context.lane.is_idle())
        return window

    return opened


@pytest.fixture
def community(tmp_path: Path) -> Community:
    return Community(tmp_path / "c.ronde")


def put(community: Community, holder: str, desk: str) -> None:
    windows_table.put(community._store, holder, desk, community.clock.read().wall_ms)


def said(window: MainWindow) -> str:
    return window.notice.label.text() if window.notice.isVisible() else ""


def test_alone_nothing_is_said(opens: Callable[[], MainWindow], community: Community) -> None:
    community.close()
    assert said(opens()) == ""


def test_another_window_of_this_computer_is_told_with_what_it_means(
    opens: Callable[[], MainWindow], community: Community
) -> None:
    put(community, HERE, "1")
    community.close()
    text = said(opens())
    assert "in another window here" in text
    assert "only one drives the clock" in text


def test_other_desks_are_named(opens: Callable[[], MainWindow], community: Community) -> None:
    for desk in ("2", "Entrée"):
        put(community, f"{desk}@5@elsewhere", desk)
    community.close()
    assert "at 2 other desks too: 2, Entrée" in said(opens())


def test_this_window_is_seen_by_the_next_and_gone_when_it_closes(
    opens: Callable[[], MainWindow], community: Community
) -> None:
    window = opens()
    assert len(windows_table.every(community._store)) == 1
    window.session._stay()
    window.end()
    assert windows_table.every(community._store) == []
    community.close()


def test_a_name_that_two_computers_have_is_told_and_leads_to_the_field(
    opens: Callable[[], MainWindow], community: Community, settings: LocalSettings, qtbot: QtBot
) -> None:
    community.take_desk("another computer", "Entrée", "")
    community.close()
    settings.put("desk", "Entrée")
    window = opens()
    assert "Another computer is desk Entrée" in said(window)
    button = next(b for b in window.notice.findChildren(QAbstractButton) if "Name" in b.accessibleName())
    button.click()
    screen = window.current_screen()
    assert isinstance(screen, SetupScreen)
    window.activateWindow()
    qtbot.waitUntil(screen.desk.desk.hasFocus)
    assert screen.desk.desk.selectedText() == "Entrée"


def test_a_file_that_is_read_anew_is_not_told_again(
    opens: Callable[[], MainWindow], community: Community, tmp_path: Path, qtbot: QtBot
) -> None:
    put(community, HERE, "1")
    community.close()
    window = opens()
    former = window.context.workspace
    window.say("info", "")
    window.open_with(lambda: Community(tmp_path / "c.ronde"))
    qtbot.waitUntil(lambda: window.context.workspace is not former and window.context.lane.is_idle())
    assert said(window) == ""
