"""What comes, when tables change, how late it is: a heading over a value, below the clock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.labels import GivingLabel, heading

_TWO_LINES_PX = 38
"""Kept free for a long value, so that the clock above does not change its size with the words."""


class Fact(QWidget):
    """A small heading over a value."""

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.name = heading(name)
        self.value = GivingLabel("", 18, fonts.SEMIBOLD, small_px=theme.BODY_PX)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.value.setMinimumHeight(_TWO_LINES_PX)
        column.addWidget(self.name)
        column.addWidget(self.value)

    def show_value(self, value: str, tone: str = "ink") -> None:
        """Another value."""
        self.value.set_whole_text(value)
        self.value.set_tone(tone)

    def show_named(self, name: str, value: str, tone: str = "ink") -> None:
        """Another heading and value."""
        self.name.setText(name)
        self.show_value(value, tone)
