"""The six category shapes and the verdict marks, painted: colour never stands alone."""

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

CATEGORY_STYLES: tuple[tuple[str, str], ...] = (
    ("#0072B2", "circle"),
    ("#009E73", "square"),
    ("#E69F00", "triangle"),
    ("#B4568F", "diamond"),
    ("#56B4E9", "hexagon"),
    ("#D55E00", "star"),
)
"""Colour and shape of the first, second... category (colour-blind safe)."""


def paint_shape(painter: QPainter, box: QRectF, shape: str, colour: QColor | str) -> None:
    """Fill ``shape`` (circle, square, triangle, diamond, hexagon, star) in ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill_shape(painter, box, shape, colour)
    painter.restore()


def fill_shape(painter: QPainter, box: QRectF, shape: str, colour: QColor | str) -> None:
    """`paint_shape` for a painter that smooths already and sets pen and brush for all that it paints.

    To restore a painter with a clip takes longer than to paint the shape.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(_outline(shape, box.x(), box.y(), box.width(), box.height()))


@lru_cache(maxsize=256)
def _outline(shape: str, left: float, top: float, width: float, height: float) -> QPainterPath:
    """Most are painted again and again in the same place."""
    return shape_path(shape, QRectF(left, top, width, height))


def shape_path(shape: str, box: QRectF) -> QPainterPath:
    """The outline of a category shape in ``box``; an unknown word gives a circle."""
    return _SHAPES.get(shape, _circle)(box)


def _circle(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _square(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    inset = box.width() * 0.04
    path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), box.width() * 0.12, box.width() * 0.12)
    return path


def _polygon(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _triangle(box: QRectF) -> QPainterPath:
    return _polygon([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])


def _diamond(box: QRectF) -> QPainterPath:
    grown = box.adjusted(-box.width() * 0.1, -box.height() * 0.1, box.width() * 0.1, box.height() * 0.1)
    c = grown.center()
    return _polygon(
        [
            QPointF(c.x(), grown.top()),
            QPointF(grown.right(), c.y()),
            QPointF(c.x(), grown.bottom()),
            QPointF(grown.left(), c.y()),
        ]
    )


def _ring(box: QRectF, radii: tuple[float, ...], count: int) -> QPainterPath:
    c, half = box.center(), box.width() / 2
    points = []
    for i in range(count):
        angle = math.tau * i / count - math.pi / 2
        radius = half * radii[i % len(radii)]
        points.append(QPointF(c.x() + radius * math.cos(angle), c.y() + radius * math.sin(angle)))
    return _polygon(points)


def _hexagon(box: QRectF) -> QPainterPath:
    return _ring(box, (1.05,), 6)


def _star(box: QRectF) -> QPainterPath:
    return _ring(box, (1.15, 0.5), 10)


_SHAPES: dict[str, Callable[[QRectF], QPainterPath]] = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "diamond": _diamond,
    "hexagon": _hexagon,
    "star": _star,
}


def paint_mark(painter: QPainter, box: QRectF, mark: str, colour: QColor) -> None:
    """Draw a verdict's mark: check, again, cross, question, exclamation, clock, out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.5, box.width() * 0.15))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _MARKS.get(mark, _MARKS["question"]):
        painter.drawPath(_stroke(line, box))
    painter.restore()


def _stroke(points: tuple[tuple[float, float], ...], box: QRectF) -> QPainterPath:
    path = QPainterPath()
    placed = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in points]
    path.moveTo(placed[0])
    for point in placed[1:]:
        path.lineTo(point)
    return path


def _arc(start_deg: int, end_deg: int, radius: float = 0.4) -> tuple[tuple[float, float], ...]:
    steps = range(start_deg, end_deg + 1, 10)
    return tuple(
        (0.5 + radius * math.cos(math.radians(a)), 0.5 + radius * math.sin(math.radians(a))) for a in steps
    )


_MARKS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "check": (((0.12, 0.55), (0.38, 0.8), (0.88, 0.22)),),
    "cross": (((0.18, 0.18), (0.82, 0.82)), ((0.82, 0.18), (0.18, 0.82))),
    "again": (_arc(-60, 240), ((0.7, -0.02), (0.72, 0.16), (0.54, 0.2))),
    "question": (
        ((0.28, 0.3), (0.34, 0.14), (0.5, 0.08), (0.68, 0.16), (0.72, 0.32), (0.52, 0.52), (0.5, 0.64)),
        ((0.5, 0.9), (0.5, 0.91)),
    ),
    "exclamation": (((0.5, 0.08), (0.5, 0.62)), ((0.5, 0.9), (0.5, 0.91))),
    "clock": (_arc(0, 360, 0.44), ((0.5, 0.24), (0.5, 0.52), (0.68, 0.62))),
    "out": (((0.1, 0.5), (0.86, 0.5)), ((0.58, 0.2), (0.88, 0.5), (0.58, 0.8))),
}


def readable(colour: QColor | str, ground: QColor | str, ratio: float = 4.5) -> QColor:
    """``colour`` moved towards black or white until it can be read on ``ground`` (WCAG 2 contrast)."""
    result, back = QColor(colour), QColor(ground)
    towards = QColor("#000000") if luminance(back) > 0.4 else QColor("#FFFFFF")
    for step in range(1, 21):
        if contrast(result, back) >= ratio:
            break
        result = _mix(QColor(colour), towards, step / 20)
    return result


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """WCAG 2 relative luminance, 0 to 1."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    r, g, b = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _mix(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
