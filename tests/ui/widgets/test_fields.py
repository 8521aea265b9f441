"""Lines to type in, read from their beginning."""

from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fields import LineField

LONG = "Plateforme collaborative de suivi longitudinal multicentrique des patients"


@pytest.fixture
def fields(qtbot: QtBot) -> Iterator[tuple[LineField, LineField]]:
    """Two lines in a dialog, the first with the focus as a sheet gives it before it opens."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column, made = QVBoxLayout(dialog), (LineField(LONG), LineField(LONG))
    for field in made:
        column.addWidget(field)
    made[0].setFocus()
    dialog.resize(200, 100)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(made[0].hasFocus)
    yield made
    dialog.close()


def test_the_first_field_of_a_sheet_shows_its_beginning(fields: tuple[LineField, LineField]) -> None:
    assert [field.cursorPosition() for field in fields] == [0, 0]


def test_tab_selects_all_from_the_end_to_the_beginning(fields: tuple[LineField, LineField]) -> None:
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)
    assert fields[1].hasFocus()
    assert (fields[1].selectedText(), fields[1].cursorPosition()) == (LONG, 0)
    QTest.keyClicks(fields[1], "x")
    assert fields[1].text() == "x"


def test_signs_that_are_two_to_Qt_are_selected_whole(fields: tuple[LineField, LineField]) -> None:
    fields[1].setText("🎂 gâteau")
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)
    QTest.keyClicks(fields[1], "x")
    assert fields[1].text() == "x"


def test_what_is_filled_in_later_shows_its_beginning_too(fields: tuple[LineField, LineField]) -> None:
    fields[1].setText(LONG * 2)
    assert fields[1].cursorPosition() == 0


def test_a_click_puts_the_cursor_where_it_is(fields: tuple[LineField, LineField]) -> None:
    fields[1].setText("abc")
    QTest.mouseClick(fields[1], Qt.MouseButton.LeftButton)
    assert not fields[1].selectedText()
