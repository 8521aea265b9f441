"""Small painted things: a category's shape, a state's dot, a verdict's mark, a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.widgets.labels import GivingLabel, Label


class CategoryDot(QWidget):
    """The shape of a category in its colour."""

    def __init__(self, shape: str = "circle", colour: str = "#0072B2") -> None:
        super().__init__()
        self._shape, self._colour = shape, colour
        self.setFixedSize(16, 16)

    def set_category(self, shape: str, colour: str) -> None:
        """Another category."""
        self._shape, self._colour = shape, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape."""
        shapes.paint_shape(
            QPainter(self),
            QRectF(self.rect()).adjusted(2, 2, -2, -2),
            self._shape,
            theme.mark_colour(self._colour),
        )


class Mark(QWidget):
    """A verdict's mark (`shapes.paint_mark`) in a tone of the theme."""

    def __init__(self, mark: str, tone: str, size_px: int = 12) -> None:
        super().__init__()
        self._mark, self._tone = mark, tone
        self.setFixedSize(size_px + 4, size_px + 4)

    def set_mark(self, mark: str, tone: str) -> None:
        """Another mark and tone."""
        self._mark, self._tone = mark, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strokes."""
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shapes.paint_mark(QPainter(self), box, self._mark, theme.colour(self._tone))


class StatusDot(QWidget):
    """A dot and a word: scanner ready, printer off... The word says it too, never the colour alone."""

    def __init__(self, text: str = "", tone: str = "admitted_text") -> None:
        super().__init__()
        self._tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._dot = _Dot(self)
        self._label = Label(text, theme.SMALL_PX, fonts.REGULAR, "muted")
        row.addWidget(self._dot)
        row.addWidget(self._label)
        self.set_state(tone, text)

    def set_state(self, tone: str, text: str) -> None:
        """Another state: a theme token and a word."""
        self._dot.tone = tone
        self._dot.update()
        self._label.setText(text)

    def text(self) -> str:
        """The word."""
        return self._label.text()


class _Dot(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = "muted"
        self.setFixedSize(9, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        shapes.paint_shape(QPainter(self), QRectF(0.5, 0.5, 8, 8), "circle", theme.colour(self.tone))


class Bar(QWidget):
    """A thin bar, ``share`` of it filled."""

    def __init__(self, share: float = 0.0, colour: str = "", height_px: int = 8) -> None:
        super().__init__()
        self._share, self._colour = share, colour
        self.setFixedHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and filling."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setBrush(QColor(theme.mark_colour(self._colour)) if self._colour else theme.colour("accent"))
        painter.setClipRect(QRectF(0, 0, self.width() * self._share, self.height()))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class StatLine(QWidget):
    """A line of a card: what it is on the left, how much on the right, in bold."""

    def __init__(self, name: str, value: str = "", tone: str = "ink") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        self.name = GivingLabel(name)
        self.value = Label(value, theme.BODY_PX, fonts.SEMIBOLD, tone)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.name, 1)
        row.addWidget(self.value)
