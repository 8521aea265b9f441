"""Lengths in fields."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QValidator
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.ui.widgets.numbers import Seconds, file_size_words


def test_lengths_are_read_and_typed_as_minutes_and_seconds(qtbot: QtBot) -> None:
    box = Seconds("One turn", 0, 3600)
    qtbot.addWidget(box)
    box.setValue(185)
    assert box.text() == "3:05"
    typed = ("2:30", "150", "4:", "3 min", "2\u00a0min\u00a005", "40 s", "2m30")
    assert [box.valueFromText(text) for text in typed] == [150, 150, 240, 180, 125, 40, 150]
    states = [box.validate(text, 0)[0] for text in ("3 min", "3 mi", "", "x", "3:00:00")]
    good, between, bad = QValidator.State.Acceptable, QValidator.State.Intermediate, QValidator.State.Invalid
    assert states == [good, good, between, bad, between]
    assert box.textFromValue(0) == "0:00"


def test_the_size_of_a_file_is_in_megabytes_from_a_thousand_kilobytes_on() -> None:
    assert [file_size_words(size) for size in (0, 820_400, 999_999)] == ["1 kB", "820 kB", "999 kB"]
    assert [file_size_words(size) for size in (1_000_000, 9_891_000)] == ["1 MB", "9.9 MB"]
    i18n.use_language("fr")
    assert [file_size_words(size) for size in (820_400, 9_891_000)] == ["820\u00a0ko", "9,9\u00a0Mo"]
