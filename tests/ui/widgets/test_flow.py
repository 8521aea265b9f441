"""A row that wraps like words."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.flow import FlowLayout


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = FlowLayout(box, spacing=8)
    buttons = [KeyButton(word) for word in ("One", "Two", "Three")]
    for button in buttons:
        row.addWidget(button)
    buttons[0].hide()
    box.resize(400, 100)
    box.show()
    qtbot.waitExposed(box)
    assert buttons[1].x() == 0
    assert row.sizeHint().width() == buttons[1].width() + 8 + buttons[2].width()
