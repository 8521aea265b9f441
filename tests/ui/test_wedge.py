"""A scanner is heard whatever has the focus; a person is left in peace."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.wedge import Wedge
from desktop_app.ui.widgets.buttons import KeyButton

CODE = "BCDEFGHJKNPRSTUV"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.step = 5.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.pressed: list[str] = []
        self.clock = Clock()
        self.wedge = Wedge(self.heard.append, lambda text: len(text) >= 12, self.clock)
        column = QVBoxLayout(self)
        self.line, self.page, self.ground = QLineEdit("Anne"), QPlainTextEdit("note"), QWidget()
        self.scans = QLineEdit()
        self.scans.setProperty("takes_scans", True)
        self.ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.line, self.page, self.ground, self.scans):
            column.addWidget(widget)
        self.button = KeyButton("Next", "N", clicked=lambda: self.pressed.append("N"))
        column.addWidget(self.button)
        self.shortcut = QShortcut("P", self, lambda: self.pressed.append("P"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qapp.installEventFilter(made.wedge)
    yield made
    qapp.removeEventFilter(made.wedge)


def _type(widget: QWidget, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)
    if end is not None:
        QTest.keyClick(widget, end)


def test_a_scan_in_a_field_is_heard_and_leaves_the_field_as_it_was(desk: Desk) -> None:
    _type(desk.line, CODE)
    _type(desk.page, CODE)
    assert desk.heard == [CODE, CODE]
    assert desk.line.text() == "Anne"
    assert desk.page.toPlainText() == "note"


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_outside_fields_presses_no_key_of_the_screen(desk: Desk, end: Qt.Key) -> None:
    _type(desk.ground, CODE, end)
    assert desk.heard == [CODE]
    assert desk.pressed == []


def test_a_person_types_and_nothing_is_taken(desk: Desk) -> None:
    desk.clock.step = 120
    _type(desk.line, "bcdefghjknprstuv")
    assert desk.heard == []
    assert desk.line.text() == "Annebcdefghjknprstuv"


def test_a_quick_word_that_is_no_code_stays_where_it_was_typed(desk: Desk) -> None:
    _type(desk.line, " Martin")
    assert desk.heard == []
    assert desk.line.text() == "Anne Martin"


def test_single_letter_keys_still_work(desk: Desk, qtbot: QtBot) -> None:
    desk.clock.step = 500
    _type(desk.ground, "n", None)
    qtbot.waitUntil(lambda: desk.pressed == ["N"])
    _type(desk.ground, "p", None)
    qtbot.waitUntil(lambda: desk.pressed == ["N", "P"])


def test_the_scan_field_is_left_alone(desk: Desk) -> None:
    _type(desk.scans, CODE, None)
    assert desk.scans.text() == CODE
    assert desk.heard == []


def test_two_scans_in_a_row_are_two(desk: Desk) -> None:
    _type(desk.ground, CODE)
    _type(desk.ground, CODE[::-1])
    assert desk.heard == [CODE, CODE[::-1]]
