"""How somebody stands at a seat: whole where it fits, with an initial where it does not; a family name is never cut."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation.models import SHORT_ROLE
from desktop_app.ui.widgets.rows import RowDelegate

_ICON_PX, _LEFT_PX, _NAME_LEFT_PX, _RIGHT_PX = 13, 6, 25, 4
_FEW_LINES, _MANY_LINES, _ANY_PX = 2, 4, 10_000
_NARROW_PERCENT, _SPARE_PX = 80, 1
_PARTS = re.compile(r"[^ -]*[ -]+|[^ -]+$")
LINE_PX, TWO_LINES_PX = 34, 40
_LEAST_PX = 96
"""A column of short names is no narrower."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A name as a cell shows it, in the font that it takes."""

    text: str
    font: QFont
    height_px: int


def name_font(size_px: int = theme.SMALL_PX, stretch_percent: int = 100) -> QFont:
    """The font of the cells; letters are narrowed where even small ones are too wide."""
    font = QFont(fonts.font(size_px))  # a copy: fonts are kept and shared
    font.setStretch(stretch_percent)
    return font


@lru_cache(maxsize=4096)
def fitted(whole: str, short: str, room_px: int) -> Fitted:
    """The fullest form of a name on two lines; else with an initial, on more lines, narrower, broken; never smaller."""
    narrow = name_font(stretch_percent=_NARROW_PERCENT)
    for font in (name_font(), narrow):
        metrics = QFontMetrics(font)
        for most, name in ((_FEW_LINES, whole), (_FEW_LINES, short), (_MANY_LINES, short)):
            needed = _needed(metrics, name, room_px)
            if needed.width() <= room_px and needed.height() <= most * metrics.lineSpacing() + 2:
                return Fitted(name, font, needed.height())
    metrics = QFontMetrics(narrow)
    broken = _broken(short, metrics, room_px - _SPARE_PX)
    return Fitted(broken, narrow, _needed(metrics, broken, room_px).height())


def _needed(metrics: QFontMetrics, name: str, room_px: int) -> QRect:
    return metrics.boundingRect(QRect(0, 0, room_px, _ANY_PX), Qt.TextFlag.TextWordWrap, name)


def _broken(name: str, metrics: QFontMetrics, room_px: int) -> str:
    """Lines that end at hyphens and spaces; a part that is wider than the room is broken in its middle."""
    lines = [""]
    for part in _PARTS.findall(name):
        for piece in _pieces(part, metrics, room_px):
            if lines[-1] and metrics.horizontalAdvance(lines[-1] + piece.rstrip()) > room_px:
                lines.append("")
            lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def _pieces(part: str, metrics: QFontMetrics, room_px: int) -> list[str]:
    pieces = [""]
    for sign in part:
        if pieces[-1] and metrics.horizontalAdvance((pieces[-1] + sign).rstrip()) > room_px:
            pieces.append("")
        pieces[-1] += sign
    return pieces


@lru_cache(maxsize=4096)
def _widest_part_px(name: str) -> int:
    """What a name needs so that no part of it is broken."""
    metrics = QFontMetrics(name_font())
    return (
        max((metrics.horizontalAdvance(part.rstrip()) for part in _PARTS.findall(name)), default=0)
        + _SPARE_PX
    )


def column_widths(tables: Sequence[Sequence[tuple[str, str]]], seats: int, room_px: int) -> list[int]:
    """The columns of a round: all seats of a table in one line, or in as few as have room for the names.

    A column is as wide as the longest part of its names (whole and short); what is left goes to all alike.
    """
    for lines in range(1, seats + 1):
        count = -(-seats // lines)
        for form in (0, 1):
            needed = [_LEAST_PX] * count
            for names in tables:
                for seat, name in enumerate(names):
                    px = _widest_part_px(name[form]) + _NAME_LEFT_PX + _RIGHT_PX
                    needed[seat % count] = max(needed[seat % count], px)
            spare_px = room_px - sum(needed)
            if spare_px >= 0:
                each, rest = divmod(spare_px, count)
                return [px + each + (column < rest) for column, px in enumerate(needed)]
    return [room_px] if seats else []


def row_px(names: Iterable[tuple[str, str]], column_px: float) -> int:
    """How high a row is in which every name (whole and short) has its lines."""
    room_px = int(column_px) - _NAME_LEFT_PX - _RIGHT_PX
    highest = max((fitted(whole, short, room_px).height_px for whole, short in names), default=0)
    one_line = QFontMetrics(name_font()).height() + 4
    return LINE_PX if highest <= one_line else max(TWO_LINES_PX, highest + 6)


def row_heights(tables: Sequence[Sequence[tuple[str, str]]], seats: int, widths: Sequence[int]) -> list[int]:
    """How high each line of each table is, in columns of these widths."""
    count = max(1, len(widths))
    lines = [names[first : first + count] for names in tables for first in range(0, seats, count)]
    return [
        max((row_px([name], px) for name, px in zip(line, widths, strict=False)), default=LINE_PX)
        for line in lines
    ]


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
        room = box.adjusted(_NAME_LEFT_PX, 0, -_RIGHT_PX, 0)
        name = fitted(whole, index.data(SHORT_ROLE), room.width())
        painter.setFont(name.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or theme.colour("ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(room), flags | Qt.TextFlag.TextWordWrap, name.text)
