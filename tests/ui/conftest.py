"""Windows without a display, no personal settings, and no thread or timer left behind."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import fonts, theme
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow

MOST_GARBAGE = 200_000
PATIENCE_MS = 10_000
"""How long a test waits for what must come, on a machine that is slow or busy."""


class PatientBot(QtBot):
    """Waits twice as long as pytest-qt's own."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: Any,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    fonts.load()
    fonts.use_everywhere(qapp)
    theme.apply(qapp, theme.LIGHT_NAME)
    return qapp


@pytest.fixture
def settings(tmp_path: Path) -> LocalSettings:
    return LocalSettings(tmp_path / "computer.json")


@pytest.fixture(scope="session", autouse=True)
def garbage_waits_for_this_thread() -> Iterator[None]:
    """As in the program: a widget in a cycle must not be found, and destroyed, on another thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def leak_guard(qapp: QApplication) -> Iterator[None]:
    """No test may leave a running thread, QThread or QTimer."""
    before = set(threading.enumerate())
    yield
    for window in QApplication.topLevelWidgets():
        window.end() if isinstance(window, MainWindow) else window.close()
        window.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    if gc.get_count()[0] > MOST_GARBAGE:
        gc.collect()
    left = [t.name for t in threading.enumerate() if t not in before and t.is_alive() and not _is_qt(t)]
    assert not left, f"threads left running: {left}"
    for owner in [qapp, *QApplication.topLevelWidgets()]:
        assert not _running(owner), f"left running under {owner}"


def _is_qt(thread: threading.Thread) -> bool:
    return isinstance(thread, threading._DummyThread)


def _running(owner: QObject) -> list[QObject]:
    timers = [t for t in owner.findChildren(QTimer) if t.isActive()]
    threads = [t for t in owner.findChildren(QThread) if t.isRunning()]
    return [*timers, *threads]
