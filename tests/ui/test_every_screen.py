"""What holds on every screen of the rail: whatever the keyboard can reach says what it is."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.services.demo import make_demo
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.registry import ENTRIES
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.ui.rotation.conftest import community


def settle(window: MainWindow, qtbot: QtBot) -> None:
    context = window.context
    qtbot.waitUntil(lambda: context.lane.is_idle() and context.pool.is_idle(), timeout=20_000)


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Iterator[MainWindow]:
    i18n.use_language("fr")
    made = MainWindow(settings)
    made.resize(1280, 720)
    made.show_screen("reception")
    made.show()
    made.open_with(lambda: make_demo(tmp_path / "demo.ronde", random=Random(1)))
    qtbot.waitUntil(lambda: bool(made.context.event_id), timeout=30_000)
    settle(made, qtbot)
    yield made
    made.close()


def reached(root: QWidget) -> list[QWidget]:
    """What the keyboard can come to; the parts of a number field or of a choice belong to it."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    ]


def said(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def check(root: QWidget) -> None:
    widgets = reached(root)
    assert widgets
    assert [widget for widget in widgets if not said(widget)] == []
    without_words = [w for w in widgets if isinstance(w, QAbstractButton) and not (w.text() or w.toolTip())]
    assert without_words == []


def test_everything_that_the_keyboard_reaches_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for entry in ENTRIES:
        window.show_screen(entry.key)
        settle(window, qtbot)
        check(window)


def test_an_empty_file_and_the_fields_of_a_meeting_have_names_too(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path
) -> None:
    window = MainWindow(settings)
    window.show_screen("reception")
    window.show()
    window.open_with(lambda: community(tmp_path / "c.ronde", 0))
    qtbot.waitUntil(lambda: bool(window.context.event_id), timeout=20_000)
    for entry in ENTRIES:
        window.show_screen(entry.key)
        settle(window, qtbot)
        check(window)
    sheet = EventSheet(window, window.context, window.context.event, lambda event: None)
    sheet.open()
    settle(window, qtbot)
    check(sheet)
    sheet.reject()
    window.close()
