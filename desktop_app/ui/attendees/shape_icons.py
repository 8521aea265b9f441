"""Category shapes as icons for table cells."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop_app.ui import shapes

_SIZE_PX, _SCALE = 14, 3


@cache
def shape_icon(shape: str, colour: str) -> QIcon:
    """The shape of a category in its colour."""
    pixmap = QPixmap(_SIZE_PX * _SCALE, _SIZE_PX * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    inset = 2 * _SCALE / 2
    shapes.paint_shape(painter, QRectF(pixmap.rect()).adjusted(inset, inset, -inset, -inset), shape, colour)
    painter.end()
    return QIcon(pixmap)
