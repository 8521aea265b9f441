"""Lengths in fields."""

import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.numbers import Seconds


def test_lengths_are_read_and_typed_as_minutes_and_seconds(qtbot: QtBot) -> None:
    box = Seconds("One turn", 0, 3600)
    qtbot.addWidget(box)
    box.setValue(185)
    assert box.text() == "3:05"
    assert [box.valueFromText(text) for text in ("2:30", "150", "4:")] == [150, 150, 240]
    assert box.textFromValue(0) == "0:00"
