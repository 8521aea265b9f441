"""How somebody stands in the cell of a seat: whole name where it fits on two lines, an initial where it does not."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation.models import SHORT_ROLE
from desktop_app.ui.widgets.rows import RowDelegate

_ICON_PX, _LEFT_PX, _NAME_LEFT_PX, _RIGHT_PX = 13, 6, 25, 4
LINE_PX, TWO_LINES_PX = 34, 40
LEAST_PX = 112
"""The narrowest column in which nearly every family name fits."""


def name_font() -> QFont:
    """The font of the cells."""
    return fonts.font(theme.SMALL_PX)


def all_on_one_line(names: Iterable[str], column_px: float) -> bool:
    """Whether every name fits a column without a second line."""
    metrics = QFontMetrics(name_font())
    room = column_px - _NAME_LEFT_PX - _RIGHT_PX
    return all(metrics.horizontalAdvance(name) <= room for name in names)


def fitted(whole: str, short: str, metrics: QFontMetrics, room: QRect) -> str:
    """The fullest form of a name that fits ``room`` on whole lines; at the worst one cut line."""
    for name in (whole, short):
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name)
        if needed.width() <= room.width() and needed.height() <= room.height():
            return name
    return metrics.elidedText(short, Qt.TextElideMode.ElideRight, room.width())


class SeatDelegate(RowDelegate):
    """The shape of the category, and the name."""

    def paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shape and name; an empty seat stays empty."""
        whole = index.data(Qt.ItemDataRole.DisplayRole)
        if not whole:
            return
        box = option.rect
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            top = box.center().y() - _ICON_PX // 2 + 1
            icon.paint(painter, QRect(box.left() + _LEFT_PX, top, _ICON_PX, _ICON_PX))
        room = box.adjusted(_NAME_LEFT_PX, 2, -_RIGHT_PX, -2)
        name = fitted(whole, index.data(SHORT_ROLE), QFontMetrics(name_font()), room)
        painter.setFont(name_font())
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or theme.colour("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(room), flags | Qt.TextFlag.TextWordWrap, name)
