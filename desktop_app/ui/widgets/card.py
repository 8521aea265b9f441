"""The white card on the grey ground."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.labels import heading


class Card(QWidget):
    """A rounded ground with a thin line; put widgets into ``content``, a vertical layout.

    ``ground`` and ``edge`` are names of theme tokens.
    """

    def __init__(self, heading_text: str = "", *, ground: str = "card", edge: str = "line", margin: int = 20):
        super().__init__()
        self.ground, self.edge = ground, edge
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(margin, margin - 4, margin, margin - 4)
        self.content.setSpacing(8)
        self.heading = heading(heading_text)
        # Into the card first: a widget without a parent that is made visible is a window for a moment.
        self.content.addWidget(self.heading)
        self.heading.setVisible(bool(heading_text))

    def set_colours(self, ground: str, edge: str) -> None:
        """Other theme tokens for ground and line."""
        self.ground, self.edge = ground, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rounded ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(self.edge), 1))
        painter.setBrush(theme.colour(self.ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.CARD_RADIUS_PX, theme.CARD_RADIUS_PX)
