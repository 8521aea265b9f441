"""Told to end from outside, the program ends as if its window had been closed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.store import backups
from desktop_app.ui.ending import Ending
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.fakes import today

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="signals that a process sends itself")


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> MainWindow:
    community = Community(tmp_path / "c.ronde")
    community.events.create("Kept", today())
    community.close()
    made = MainWindow(settings)
    made.show_screen("reception")
    made.show()
    made.open_with(lambda: Community(tmp_path / "c.ronde"))
    context = made.context  # the first copy is made in the pool, beside the lane
    qtbot.waitUntil(
        lambda: context.workspace is not None and context.lane.is_idle() and context.pool.is_idle()
    )
    return made


def reasons(folder: Path) -> list[str]:
    return sorted(copy.reason for copy in backups.listed(folder / "c.ronde"))


@pytest.fixture
def ending(window: MainWindow) -> Iterator[Ending]:
    """Whoever runs the tests in the background may have told them to ignore some signals: they are heard here."""
    numbers = [getattr(signal, name) for name in NAMES]
    former = [signal.signal(number, signal.SIG_DFL) for number in numbers]
    made = Ending(lambda: window.close())
    yield made
    made.stop()
    for number, handler in zip(numbers, former, strict=True):
        signal.signal(number, handler)


@ON_POSIX
@pytest.mark.parametrize("name", NAMES)
def test_a_signal_closes_the_window_and_the_last_copy_is_made(
    ending: Ending, window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    number = getattr(signal, name)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert reasons(tmp_path) == ["end", "start"]
    assert signal.getsignal(number) == signal.SIG_DFL  # a second one ends it at once


PROGRAM = """
import os, signal, sys
from pathlib import Path
from desktop_app.ui import app
from desktop_app.ui.session import Session, open_file

opened = Session._opened

def opened_and_told_to_end(self, found):
    opened(self, found)
    self._context.lane.run(lambda: None, lambda _: os.kill(os.getpid(), signal.SIGTERM))

Session._opened = opened_and_told_to_end
file = Path(sys.argv[1])
signal.signal(signal.SIGTERM, signal.SIG_DFL)
sys.exit(app.run(lambda: open_file(file), "en", file.with_name("computer.json")))
"""


@ON_POSIX
def test_the_whole_program_ends_in_order(tmp_path: Path) -> None:
    community = Community(tmp_path / "c.ronde")
    community.events.create("Kept", today())
    community.close()
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "c.ronde")]
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert reasons(tmp_path) == ["end", "start"]


@ON_POSIX
def test_a_signal_that_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        ending = Ending(lambda: None)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        ending.stop()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_when_the_system_ends_a_copy_is_made_and_the_window_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.copy_before_the_end()
    assert reasons(tmp_path) == ["end", "start"]
    assert window.isVisible()
    qtbot.waitUntil(window.context.lane.is_idle)
    window.close()
