"""A line of notice where there is little room."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.notices import InlineNotice

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@pytest.mark.parametrize(
    ("text", "width_px", "direction"),
    [
        ("7 people who are here have no seat. " * 3, 1_100, BESIDE),
        ("7 people who are here have no seat. " * 3, 560, BELOW),
        ("Saved.", 560, BESIDE),
    ],
)
def test_buttons_go_below_words_that_would_stand_in_a_column(
    qtbot: QtBot, text: str, width_px: int, direction: QBoxLayout.Direction
) -> None:
    notice = InlineNotice("attention", text, closable=True)
    qtbot.addWidget(notice)
    button = notice.offer("Seat them without moving anybody", lambda: None)
    notice.resize(width_px, 200)
    notice.show()
    qtbot.waitUntil(lambda: (button.y() > notice.label.geometry().bottom()) == (direction == BELOW))
    assert notice._line.direction() == direction
    notice.withdraw()
    notice.resize(width_px - 1, 200)
    qtbot.waitUntil(lambda: notice.label.width() > width_px / 2)
