"""One verdict, read at two metres: one colour, one word, one shape, and the name as large as it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import ElidedLabel, Label
from desktop_app.ui.widgets.marks import CategoryDot

_BAND_PX = 72
_RADIUS_PX = 14
_SMALLEST_NAME_PX = 26
_LONE_CHIP_PX, _CHIP_PX = 640, 360


@dataclass(frozen=True, slots=True)
class Face:
    """What a verdict looks like. Every text is in the reader's language already.

    Attributes:
        tone: token of the band: ``admitted``, ``attention``, ``refused`` or ``neutral``.
        mark: see `shapes.paint_mark`.
        word: the one word of the band. aside: small, at its right end.
        category: word, shape and colour, or None.
        name: one or two lines, as large as they go.
        under: the line below the name.
        chips: pairs of small heading and text. first_big: the first of them is what people ask for (their table).
        hint: what happened and what to do, in a sentence.
    """

    tone: str
    mark: str
    word: str
    aside: str = ""
    category: tuple[str, str, str] | None = None
    name: tuple[str, ...] = ()
    under: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    first_big: bool = False


class VerdictCard(QWidget):
    """Draws a `Face` with its buttons below; the body is a layout, the band and the ground are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face("neutral", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(34, _BAND_PX + 26, 34, 28)
        column.setSpacing(0)
        self._category = _CategoryLine()
        self._name = NameBlock()
        self._under = ElidedLabel("", 24, fonts.REGULAR, "muted")
        self._hint = Label("", 19, fonts.MEDIUM, "ink", wrap=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(14)
        self._buttons = FlowLayout()
        column.addWidget(self._category)
        column.addSpacing(6)
        column.addWidget(self._name, 6)
        column.addSpacing(10)
        column.addWidget(self._under)
        column.addSpacing(18)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addLayout(self._chips)
        column.addStretch(1)
        column.addSpacing(12)
        column.addLayout(self._buttons)

    @property
    def face(self) -> Face:
        """What is shown."""
        return self._face

    def show_face(self, face: Face, buttons: Sequence[KeyButton] = ()) -> None:
        """Show another verdict; the buttons belong to the card from now on."""
        self._face = face
        self._category.show_category(face.category)
        self._name.set_lines(face.name)
        self._name.setVisible(bool(face.name))
        self._under.set_whole_text(face.under)
        self._under.setVisible(bool(face.under))
        self._hint.setText(face.hint)
        self._hint.setVisible(bool(face.hint))
        self._fill_chips(face.chips)
        self._fill_buttons(buttons)
        self.setAccessibleName(" ".join((face.word, *face.name)))
        self.setAccessibleDescription(" ".join((face.aside, face.under, face.hint)))
        _announce(self, " ".join((face.word, *face.name, face.under, face.hint)))
        self.update()

    def buttons(self) -> list[KeyButton]:
        """The buttons now on the card."""
        items = (self._buttons.itemAt(i) for i in range(self._buttons.count()))
        return [b for item in items if item is not None and isinstance(b := item.widget(), KeyButton)]

    def _fill_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        _clear(self._chips)
        for i, (heading, text) in enumerate(chips):
            room = _CHIP_PX if len(chips) > 1 else _LONE_CHIP_PX
            chip = Chip(heading, text, big=i == 0 and self._face.first_big, room_px=room)
            self._chips.addWidget(chip)
            chip.show()
        if chips:
            self._chips.addStretch(1)

    def _fill_buttons(self, buttons: Sequence[KeyButton]) -> None:
        _clear(self._buttons)
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()  # now, and not with the next event: the verdict is painted once

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, band, mark, word, aside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        band = QColor(_band_colour(self._face.tone))
        edge = QColor(band)
        edge.setAlphaF(0.35)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPath(_top_band(box))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        white = QColor("#FFFFFF")
        left = 34.0
        if self._face.mark:
            shapes.paint_mark(painter, QRectF(left, _BAND_PX / 2 - 11, 22, 22), self._face.mark, white)
            left += 34
        aside_font, word_font = fonts.font(17, fonts.MEDIUM), fonts.font(28, fonts.BOLD)
        aside_width = QFontMetricsF(aside_font).horizontalAdvance(self._face.aside)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(white)
        painter.setFont(word_font)
        room = self.width() - left - aside_width - 60
        word = QFontMetricsF(word_font).elidedText(self._face.word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, _BAND_PX), middle | Qt.AlignmentFlag.AlignLeft, word)
        painter.setFont(aside_font)
        right = QRectF(0, 0, self.width() - 30, _BAND_PX)
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, self._face.aside)


def _announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader at once; nobody has to go and look for the verdict."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _top_band(box: QRectF) -> QPainterPath:
    """The band: round above, straight below."""
    path = QPainterPath(QPointF(box.left(), _BAND_PX))
    path.lineTo(box.left(), box.top() + _RADIUS_PX)
    path.quadTo(box.topLeft(), QPointF(box.left() + _RADIUS_PX, box.top()))
    path.lineTo(box.right() - _RADIUS_PX, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + _RADIUS_PX))
    path.lineTo(box.right(), _BAND_PX)
    path.closeSubpath()
    return path


def _band_colour(tone: str) -> str:
    t = theme.tokens()
    if tone == "neutral":
        return "#3A465E" if t.dark else "#46536B"
    return str(getattr(t, tone))


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class NameBlock(QWidget):
    """A name in the largest size that fits: 66 px when there is room, never under 26, then cut.

    The size depends on the room alone, so a long name, emoji or a right-to-left name cannot push the card apart.
    """

    def __init__(self, largest_px: int = theme.NAME_PX) -> None:
        super().__init__()
        self._largest_px = largest_px
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(64)

    def set_lines(self, lines: Sequence[str]) -> None:
        """One or two lines."""
        self._lines = tuple(line for line in lines if line)
        self.setMaximumHeight(max(1, len(self._lines)) * round(self._largest_px * 1.02) + 8)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The height of the lines at the largest size."""
        return QSize(200, max(1, len(self._lines)) * round(self._largest_px * 1.02) + 8)

    def minimumSizeHint(self) -> QSize:
        """Two lines at a small size."""
        return QSize(120, 64)

    def fitting_px(self) -> int:
        """The size in pixels at which every line fits width and height."""
        by_height = (self.height() - 8) / (max(1, len(self._lines)) * 1.02)
        size = int(min(self._largest_px, max(_SMALLEST_NAME_PX, by_height)))
        for line in self._lines:
            wide = QFontMetricsF(fonts.font(size, fonts.BOLD)).horizontalAdvance(line)
            if wide > self.width():
                size = max(_SMALLEST_NAME_PX, int(size * self.width() / wide))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        size = self.fitting_px()
        font = fonts.font(size, fonts.BOLD)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        step = size * 1.02
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        for i, line in enumerate(self._lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, i * step, self.width(), step * 1.08), flags, shown)


class _CategoryLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._dot = CategoryDot(size_px=16)
        self._word = Label("", 19, fonts.SEMIBOLD)
        row.addWidget(self._dot)
        row.addWidget(self._word, 1)

    def show_category(self, category: tuple[str, str, str] | None) -> None:
        self.setVisible(category is not None)
        if category is not None:
            word, shape, colour = category
            self._dot.set_category(shape, colour)
            self._word.setText(word)
            palette = self._word.palette()
            palette.setColor(self._word.foregroundRole(), shapes.readable(colour, theme.tokens().card))
            self._word.setPalette(palette)


class Chip(QWidget):
    """A small framed fact: its heading, and the fact."""

    def __init__(self, heading: str, text: str, *, big: bool = False, room_px: int = _LONE_CHIP_PX) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(2)
        column.addWidget(Label(heading, 13, fonts.SEMIBOLD, "muted"))
        if big:
            column.addWidget(Label(text, 25, fonts.BOLD))
        else:
            fact = ElidedLabel("", 19)
            fact.setMinimumWidth(min(room_px, round(QFontMetricsF(fact.font()).horizontalAdvance(text)) + 4))
            fact.set_whole_text(text)
            column.addWidget(fact)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
