"""A badge on the screen or on a printer's page, drawn from the same marks as the PDF: what you see is what prints."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app import paths
from desktop_app.core.badge import shapes
from desktop_app.core.badge.boxes import Rect, Weight
from desktop_app.core.badge.drawn import CodeMark, Drawn, Face, Fill, Mark, Picture, Stroke, Words
from desktop_app.core.badge.fitting import MM_PER_PT
from desktop_app.ui import fonts, theme

Modules = Callable[[str], tuple[int, ...]]
"""From a code's text to its modules: a number for each row, the leftmost as its highest bit."""

_WEIGHTS = {Weight.REGULAR: fonts.REGULAR, Weight.SEMIBOLD: fonts.SEMIBOLD, Weight.BOLD: fonts.BOLD}
_OTHERS = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansSC-Medium.ttf",
    "NotoEmoji-Medium.ttf",
)
_LARGE_PX = 100
"""Text is set at this size and scaled down, so that hinting never moves a letter."""


@cache
def families() -> tuple[str, ...]:
    """Inter, then the fonts of other scripts, given to Qt at the first call."""
    folder = paths.resources() / "fonts"
    added = [QFontDatabase.addApplicationFont(str(folder / file)) for file in _OTHERS]
    names = [name for number in added for name in QFontDatabase.applicationFontFamilies(number)]
    return (fonts.FAMILY, *dict.fromkeys(names))


@cache
def _font(weight: Weight) -> QFont:
    font = QFont(fonts.font(_LARGE_PX, _WEIGHTS[weight]))
    font.setFamilies(list(families()))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint_face(
    painter: QPainter,
    drawn: tuple[Drawn, ...],
    modules: Modules,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Draw marks with the painter's units set to millimetres and its origin at the badge's corner.

    Args:
        pictures: PNG files by the name that layouts give them; a missing one is left out.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in drawn:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(mark, Words):
            _paint_words(painter, mark)
        elif isinstance(mark, Fill):
            painter.fillRect(_box(mark.rect), QColor(mark.colour))
        elif isinstance(mark, CodeMark):
            _paint_code(painter, mark, modules(mark.text))
        elif isinstance(mark, Mark):
            _paint_shape(painter, mark)
        elif isinstance(mark, Stroke):
            _paint_stroke(painter, mark)
        elif mark.name in pictures:
            _paint_picture(painter, mark, _image(pictures[mark.name]))
        painter.restore()


def _box(rect: Rect) -> QRectF:
    return QRectF(rect.x_mm, rect.y_mm, rect.width_mm, rect.height_mm)


def _paint_words(painter: QPainter, mark: Words) -> None:
    font = _font(mark.weight)
    width = QFontMetricsF(font).horizontalAdvance(mark.text)
    size = mark.size_pt * MM_PER_PT / _LARGE_PX
    # The paper's own width rules, so that not even a fallback font of another width moves the end of a line.
    across = mark.width_mm / width if width else size
    painter.translate(mark.x_mm, mark.y_mm)
    painter.scale(across, size)
    painter.setFont(font)
    painter.setPen(QColor(mark.colour))
    painter.drawText(QPointF(0, 0), mark.text)


def _paint_code(painter: QPainter, mark: CodeMark, rows: tuple[int, ...]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    side = len(rows)
    painter.translate(mark.rect.x_mm, mark.rect.y_mm)
    painter.scale(mark.rect.width_mm / side, mark.rect.height_mm / side)
    painter.setBrush(QColor("#000000"))
    for y, row in enumerate(rows):
        for x in range(side):
            if row >> (side - 1 - x) & 1:
                painter.drawRect(QRectF(x, y, 1, 1))


def _paint_shape(painter: QPainter, mark: Mark) -> None:
    painter.setBrush(QColor(mark.colour))
    points = shapes.corners(mark.shape, mark.size_mm)
    if points:
        painter.drawPolygon(QPolygonF([QPointF(mark.x_mm + dx, mark.y_mm + dy) for dx, dy in points]))
    else:
        painter.drawEllipse(QPointF(mark.x_mm, mark.y_mm), mark.size_mm / 2, mark.size_mm / 2)


def _paint_stroke(painter: QPainter, mark: Stroke) -> None:
    pen = QPen(QColor(mark.colour), mark.width_mm)
    if mark.dotted:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 3.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(mark.x1_mm, mark.y1_mm), QPointF(mark.x2_mm, mark.y2_mm))


@lru_cache(maxsize=8)
def _image(png: bytes) -> QImage:
    return QImage.fromData(png)


def _paint_picture(painter: QPainter, mark: Picture, image: QImage) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    room = _box(mark.rect)
    size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(room.topLeft(), size)
    place.moveCenter(room.center())
    painter.drawImage(place, image)


class BadgeView(QWidget):
    """One side of a badge as large as there is room, on a shadowed card."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face(())
        self._codes: Mapping[str, tuple[int, ...]] = {}
        self._pictures: Mapping[str, bytes] = {}
        self._size_mm = (105.0, 148.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)

    def show_face(
        self,
        face: Face,
        codes: Mapping[str, tuple[int, ...]],
        pictures: Mapping[str, bytes],
        size_mm: tuple[float, float],
        name: str,
    ) -> None:
        """Another badge. ``name``: for screen readers."""
        self._face, self._codes, self._pictures, self._size_mm = face, codes, pictures, size_mm
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a badge that can be read."""
        return QSize(360, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge in the middle, white whatever the theme: it is paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._size_mm
        scale = min((self.width() - 16) / width, (self.height() - 16) / height)
        box = QRectF(0, 0, width * scale, height * scale)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        paint_face(painter, self._face.drawn, lambda text: self._codes.get(text, ()), self._pictures)
