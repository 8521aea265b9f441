"""What closing a file meets neither hides a fault of the program nor keeps the next file from opening."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.ui.failures import Failures
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.fakes import today
from tests.store.files import damage


@pytest.fixture
def failures(tmp_path: Path) -> Iterator[Failures]:
    made = Failures(lambda: tmp_path)
    yield made
    made.close_log()


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings, tmp_path: Path, failures: Failures) -> MainWindow:
    for name in ("one", "other"):
        community = Community(tmp_path / f"{name}.ronde")
        for n in range(60):
            community.events.create(f"{name} {n}", today())
        community.close()
    made = MainWindow(settings, failures)
    made.show()
    opened(made, qtbot, tmp_path / "one.ronde")
    return made


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> Path | None:
    """Open a file; which one is open then."""
    before = window.context.workspace
    window.open_with(lambda: Community(path))
    qtbot.waitUntil(lambda: window.context.workspace is not before)
    qtbot.waitUntil(lambda: window.context.lane.is_idle() and window.context.pool.is_idle())
    return window.context.workspace.path if window.context.workspace is not None else None


def closes_with(window: MainWindow, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The file that is open now is closed, but that does not go well."""
    community = window.context.workspace
    assert community is not None
    close: Callable[[], None] = community.close

    def closed() -> None:
        close()
        raise error

    monkeypatch.setattr(community, "close", closed)


def logged(folder: Path) -> str:
    log = folder / "ronde.log"
    return log.read_text(encoding="utf-8") if log.exists() else ""


def test_a_fault_while_the_former_file_is_closed_is_reported_and_the_new_one_is_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closes_with(window, monkeypatch, ZeroDivisionError("VILLEMIN"))
    assert opened(window, qtbot, tmp_path / "other.ronde") == tmp_path / "other.ronde"
    assert "ZeroDivisionError" in logged(tmp_path) and "VILLEMIN" not in logged(tmp_path)
    window.end()
    assert logged(tmp_path).count("ZeroDivisionError") == 1


def test_what_the_former_file_refuses_runs_out_by_itself(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closes_with(window, monkeypatch, Refused("file-busy", "Busy."))
    assert opened(window, qtbot, tmp_path / "other.ronde") == tmp_path / "other.ronde"
    window.end()
    assert logged(tmp_path) == ""


def test_a_fault_while_the_last_file_is_closed_is_in_the_log(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closes_with(window, monkeypatch, ZeroDivisionError())
    window.end()
    assert "ZeroDivisionError" in logged(tmp_path)


def test_a_fault_while_a_damaged_file_is_closed_does_not_keep_its_copy_from_coming_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    community, path = window.context.workspace, tmp_path / "one.ronde"
    assert community is not None
    copy = community.safety.copies()[0].path
    damage(path)
    closes_with(window, monkeypatch, ZeroDivisionError())
    refused: list[Exception] = []
    window.session.put_back(path, copy, refused.append)
    qtbot.waitUntil(lambda: window.context.workspace is not community or bool(refused))
    qtbot.waitUntil(window.context.lane.is_idle)
    assert not refused and window.context.workspace is not None
    assert "ZeroDivisionError" in logged(tmp_path)
    window.end()
