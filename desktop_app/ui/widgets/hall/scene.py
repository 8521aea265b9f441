"""What a picture of the hall is made of. Two scenes are compared to repaint only what changed."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText, QTransform

from desktop_app.core.live.board_layout import CAPITAL_EM, Area
from desktop_app.ui.shapes import paint_shape
from desktop_app.ui.widgets.hall.texts import REGULAR, face, width_px

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
_SHAPED_ONCE_PX = 120
"""Text up to this size is shaped once and kept; larger text changes too often or is too rare."""


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=4096)
def _static(text: str, px: int, weight: QFont.Weight, scale: float) -> tuple[QStaticText, float]:
    """A shaped line and its ascent; one for each scale, because Qt shapes anew when the scale changes."""
    shaped = QStaticText(text)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    used = face(text, px, weight)
    shaped.prepare(QTransform.fromScale(scale, scale), used)
    return shaped, QFontMetricsF(used).ascent()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, its capitals centred on the height of its area.

    Attributes:
        at: 0 left, 0.5 centred, 1 right in the area.
        narrow: width of the letters; below 1 for a name that would not fit otherwise.
    """

    area: Area
    text: str
    px: int
    colour: str
    weight: QFont.Weight = REGULAR
    at: float = LEFT
    narrow: float = 1.0

    def draw(self, painter: QPainter) -> None:
        """Paint on the baseline that centres capitals."""
        a = self.area
        wide = width_px(self.text, self.px, self.weight) * self.narrow if self.at else 0.0
        x = a.x + (a.width - wide) * self.at
        baseline = a.y + (a.height + self.px * CAPITAL_EM) / 2
        painter.setFont(face(self.text, self.px, self.weight))
        painter.setPen(_colour(self.colour))
        if self.narrow < 1.0:
            painter.save()
            painter.translate(x, baseline)
            painter.scale(self.narrow, 1.0)
            painter.drawText(QPointF(0, 0), self.text)
            painter.restore()
            return
        if self.px > _SHAPED_ONCE_PX:
            painter.drawText(QPointF(x, baseline), self.text)
            return
        text, ascent = _static(self.text, self.px, self.weight, round(painter.transform().m11(), 3))
        painter.drawStaticText(QPointF(x, baseline - ascent), text)


@dataclass(frozen=True, slots=True)
class Plate:
    """A filled rectangle, with round corners or without."""

    area: Area
    colour: str
    radius: float = 0.0

    def draw(self, painter: QPainter) -> None:
        """Fill it."""
        if not self.radius:
            painter.fillRect(rect(self.area), QColor(self.colour))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(rect(self.area), self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Bar:
    """Time left as a length, from the left."""

    area: Area
    share: float
    colour: str
    track: str

    def draw(self, painter: QPainter) -> None:
        """Paint the track and what is left on it."""
        radius = self.area.height / 2
        Plate(self.area, self.track, radius).draw(painter)
        filled = QRectF(rect(self.area))
        filled.setWidth(self.area.width * min(max(self.share, 0.0), 1.0))
        if filled.width() <= 0:
            return
        painter.save()
        painter.setClipRect(filled, Qt.ClipOperation.IntersectClip)
        Plate(self.area, self.colour, radius).draw(painter)
        painter.restore()


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape of a category."""

    area: Area
    shape: str
    colour: str

    def draw(self, painter: QPainter) -> None:
        """Paint it as on the badge."""
        paint_shape(painter, rect(self.area), self.shape, self.colour)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visual twin of a bell: a border round the whole picture."""

    area: Area
    colour: str
    thickness: float

    def draw(self, painter: QPainter) -> None:
        """Paint the border inside the area."""
        half = self.thickness / 2
        pen = QPen(QColor(self.colour), self.thickness)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect(self.area).adjusted(half, half, -half, -half))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image scaled into its area, centred, its proportions kept."""

    area: Area
    file: str
    pixmap: QPixmap

    def draw(self, painter: QPainter) -> None:
        """Paint it smoothly."""
        size = self.pixmap.size().scaled(
            int(self.area.width), int(self.area.height), Qt.AspectRatioMode.KeepAspectRatio
        )
        x = self.area.x + (self.area.width - size.width()) / 2
        y = self.area.y + (self.area.height - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(x, y, size.width(), size.height()).toRect(), self.pixmap)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and (self.area, self.file) == (other.area, other.file)

    def __hash__(self) -> int:
        return hash((self.area, self.file))


Element = Words | Plate | Bar | Mark | Frame | Picture


class Shown(NamedTuple):
    """Which page of a board is shown; see `Scene`."""

    pages: int = 1
    page: int = 0
    board: str = ""
    board_pages: int = 1
    board_page: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Attributes:
        pages: into how many pages the board was cut; page: the one shown, from 0.
        board: ``names`` or ``tables`` where both follow each other; board_pages, board_page: of that one alone, as the
            hall reads them.
    """

    ground: str
    elements: tuple[Element, ...] = ()
    pages: int = 1
    page: int = 0
    board: str = ""
    board_pages: int = 1
    board_page: int = 0


def rect(area: Area) -> QRectF:
    """The area for Qt."""
    return QRectF(area.x, area.y, area.width, area.height)


def changed(before: Scene, after: Scene) -> list[QRectF] | None:
    """Where two scenes differ; None when everything has to be painted anew."""
    if before.ground != after.ground or before.pages != after.pages or before.page != after.page:
        return None
    old, new = set(before.elements), set(after.elements)
    return [rect(element.area) for element in old ^ new]


def paint(painter: QPainter, scene: Scene, whole: QRectF, exposed: QRectF) -> None:
    """Paint the elements of a scene that touch ``exposed``."""
    painter.fillRect(exposed.intersected(whole), QColor(scene.ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for element in scene.elements:
        if exposed.intersects(rect(element.area)):
            element.draw(painter)
