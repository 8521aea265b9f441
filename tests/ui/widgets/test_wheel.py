"""The wheel scrolls the page; no list, number or slider under the pointer changes by it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.numbers import indented
from desktop_app.ui.widgets.wheel import steady

_MADE = re.compile(
    r"\b(?:QComboBox|QSpinBox|QDoubleSpinBox|QTimeEdit|QDateEdit|QDateTimeEdit|QSlider|QDial)\("
)


class Page:
    """A long page with a list and a number at its top."""

    def __init__(self, qtbot: QtBot) -> None:
        self.area = QScrollArea()
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.box, self.number, self.line = steady(QComboBox()), indented(QSpinBox()), QLineEdit()
        self.box.addItems(["one", "two", "three"])
        for part in (self.line, self.box, self.number):
            column.addWidget(part)
        inside.setMinimumHeight(2000)
        self.area.setWidget(inside)
        qtbot.addWidget(self.area)
        self.area.resize(300, 200)
        self.area.show()
        self.area.activateWindow()
        qtbot.waitUntil(self.area.isActiveWindow)
        self.line.setFocus()


def turn(over: QWidget) -> bool:
    """Whether it was taken; otherwise Qt hands it on to the page."""
    middle = QPointF(over.rect().center())
    nothing = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    event = QWheelEvent(
        middle, over.mapToGlobal(middle), QPoint(), QPoint(0, -120), nothing[0], nothing[1], nothing[2], False
    )
    QApplication.sendEvent(over, event)
    return event.isAccepted()


@pytest.mark.parametrize("name", ["box", "number"])
def test_the_wheel_changes_nothing_and_is_left_to_the_page(qtbot: QtBot, name: str) -> None:
    page = Page(qtbot)
    assert not turn(getattr(page, name))
    assert (page.box.currentIndex(), page.number.value()) == (0, 0)
    assert page.line.hasFocus()


def test_a_list_with_the_focus_is_deaf_too_and_a_number_with_it_listens(qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.box.setFocus()
    turn(page.box)
    assert page.box.currentIndex() == 0
    page.number.setValue(5)
    page.number.setFocus()
    turn(page.number)
    assert page.number.value() == 4


def test_every_list_number_and_slider_of_the_program_is_made_so() -> None:
    ui = Path(__file__).parents[3] / "desktop_app" / "ui"
    bare = []
    for file in ui.rglob("*.py"):
        text = re.sub(r"(?:steady|indented)\(\s*(?=Q)", "@", file.read_text("utf-8"))
        bare += [
            f"{file.name}: {each.group()}" for each in _MADE.finditer(text) if text[each.start() - 1] != "@"
        ]
    assert bare == []
