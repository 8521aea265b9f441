"""A window with two screens, and how a sheet of the console is opened and pressed."""

import gc
from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.settings import LocalSettings
from tests.ui.moderator.conftest import Console
from tests.ui.projector.fakes import EPSON, LAPTOP, FakeScreens, at


class Bench:
    """A window and two screens."""

    def __init__(self, qtbot: QtBot, settings: LocalSettings) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.setGeometry(50, 50, 800, 500)
        self.screens = FakeScreens(at(LAPTOP, 0), at(EPSON, 1366))
        self.hall = HallOutputs(settings, self.screens, lambda: self.window)


@pytest.fixture
def bench(qtbot: QtBot, settings: LocalSettings) -> Iterator[Bench]:
    yield Bench(qtbot, settings)
    gc.collect()  # windows in a circle of references go here, not whenever the lane happens to collect


def opened(console: Console, name: str) -> ConsoleSheet:
    getattr(console.screen.errands, name)()
    console.settle()
    QApplication.processEvents()
    return next(each for each in console.screen.findChildren(ConsoleSheet) if each.isVisible())


def click(console: Console, button: QAbstractButton) -> None:
    """A click as the window system sends it: a modal sheet would swallow it."""
    handle = console.window.windowHandle()
    assert handle is not None
    place = button.mapTo(console.window, button.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    console.settle()
