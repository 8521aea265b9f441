"""The page of the programme: what comes when, what runs now, and how much more there is."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QFont

from desktop_app.core.live.board_layout import Area
from desktop_app.core.live.views import ProgrammeLine
from desktop_app.i18n import tr, trn
from desktop_app.ui.widgets.hall.scene import RIGHT, Plate
from desktop_app.ui.widgets.hall.sheet import Sheet, above, below
from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, SEMIBOLD, Block, fit_block, was_cut, width_px

_LINE_EM, _GAP_EM = 1.25, 0.25
_MOST_GAP_EM = 0.85
"""Between the items of a short programme."""
_MOST_TITLE_LINES = 2
_TIME_GAP_EM, _PAD_EM = 0.9, 0.4


class _Item(NamedTuple):
    """An item and its title in lines."""

    line: ProgrammeLine
    title: Block

    def height(self) -> float:
        """Without the gap to the next one."""
        return len(self.title.lines) * self.title.px * _LINE_EM


def compose_programme(sheet: Sheet) -> None:
    """The programme; one that is too long begins at the item that runs, and says how many more there are."""
    view = sheet.view
    room = below(
        sheet.header(tr("Programme"), view.wall, sheet.size(54), sheet.colours.muted), sheet.unit(16)
    )
    if not view.programme:  # the hall sees where it is, and no empty page
        sheet.block(room, view.event_title, sheet.unit(150))
        return
    size = (int(room.width), int(room.height))
    items, px = _as_large_as_fit(size, view.programme, sheet.size(64), sheet.least)
    first, shown = 0, len(items)
    if _height(items, px) > room.height:
        first, shown = _part(items, px, room.height)
    part, more = items[first : first + shown], len(items) - first - shown
    step = px * _LINE_EM
    if more and _height(part, px) + step <= room.height:
        text = trn("and {n} more item", "and {n} more items", more)
        last = Area(room.x + px * _PAD_EM, room.y + room.height - step, room.width, step)
        sheet.words(last, text, px, sheet.colours.muted)
        room = above(room, step)
    if len(part) == 1 and part[0].height() > room.height:
        part = (_Item(part[0].line, Block(px, (part[0].line.title,))),)
    _paint(sheet, room, part, px)


def compose_coming(sheet: Sheet, room: Area, lines: list[ProgrammeLine], px: int) -> None:
    """What comes first, each on one line of the room."""
    step = room.height / max(1, len(lines))
    wide = _time_px(lines, px)
    for i, line in enumerate(lines):
        area = Area(room.x, room.y + i * step, room.width, step)
        _item(sheet, area, _Item(line, Block(px, (line.title,))), wide)


@lru_cache(maxsize=8)
def _as_large_as_fit(
    room: tuple[int, int], lines: tuple[ProgrammeLine, ...], most_px: int, least_px: int
) -> tuple[tuple[_Item, ...], int]:
    """The largest letters at which every title is whole on two lines; else the smallest, with titles cut.

    Remembered: beside a running clock the page is composed every second.
    """
    for px in range(most_px, least_px, -max(1, most_px // 32)):
        if len(lines) * px * (_LINE_EM + _GAP_EM) > room[1]:
            continue  # not even on one line each
        items = _items(room[0], lines, px)
        if all(_is_whole(item) for item in items) and _height(items, px) <= room[1]:
            return items, px
    return _items(room[0], lines, least_px), least_px


def _items(width: int, lines: tuple[ProgrammeLine, ...], px: int) -> tuple[_Item, ...]:
    wide = width - _time_px(lines, px) - 2 * px * _PAD_EM
    size = (int(wide), int(_MOST_TITLE_LINES * px * _LINE_EM) + 1)
    return tuple(_Item(line, fit_block(line.title, size, px, px, _weight(line), _LINE_EM)) for line in lines)


def _is_whole(item: _Item) -> bool:
    return not was_cut(item.line.title, item.title.lines)


def _height(items: Sequence[_Item], px: int) -> float:
    return sum(item.height() + px * _GAP_EM for item in items)


def _part(items: Sequence[_Item], px: int, height: float) -> tuple[int, int]:
    """Which to show: from the one before that which runs, as many as leave room to say how many more there are.

    What is over gives way to what runs, and that is shown whatever the room.
    """
    current = _current(items)
    for first in dict.fromkeys((max(0, current - 1), current)):
        begin = first
        while begin and _height(items[begin - 1 :], px) <= height:
            begin -= 1  # the end is shown whole, and what fits before it
        if _height(items[begin:], px) <= height:
            return begin, len(items) - begin
        shown = _how_many(items[first:], px, height - px * _LINE_EM)
        if first + shown > current:
            return first, shown
    return current, 1


def _how_many(items: Sequence[_Item], px: int, height: float) -> int:
    """So many of the first of them fit."""
    return sum(total <= height for total in accumulate(item.height() + px * _GAP_EM for item in items))


def _current(items: Sequence[_Item]) -> int:
    """Where the item is that runs, or the next one."""
    lines = [item.line for item in items]
    runs = next((i for i, line in enumerate(lines) if line.is_current), None)
    if runs is not None:
        return runs
    return next((i for i, line in enumerate(lines) if not line.is_done), 0)


def _paint(sheet: Sheet, room: Area, items: Sequence[_Item], px: int) -> None:
    spare = room.height - _height(items, px)
    gap = min(px * _MOST_GAP_EM, px * _GAP_EM + max(0.0, spare) / max(1, len(items)))
    wide = _time_px([item.line for item in items], px)
    y = room.y
    for item in items:
        _item(sheet, Area(room.x, y, room.width, item.height() + gap), item, wide)
        y += item.height() + gap


def _item(sheet: Sheet, area: Area, item: _Item, time_px: float) -> None:
    line, px, pad = item.line, item.title.px, item.title.px * _PAD_EM
    if line.is_current:
        plate = Area(area.x - pad * 0.5, area.y, area.width + pad, area.height * 0.96)
        sheet.add(Plate(plate, sheet.colours.card, sheet.unit(14)))
    colour = sheet.colours.muted if line.is_done else sheet.colours.ink
    time = sheet.colours.accent if not line.is_done else sheet.colours.muted
    step = px * _LINE_EM if len(item.title.lines) > 1 else area.height
    y = area.y + (area.height - step * len(item.title.lines)) / 2
    sheet.words(Area(area.x + pad, y, time_px, step), line.time, px, time, BOLD)
    text, taken = Area(area.x + pad + time_px, y, area.width - time_px - 2 * pad, step), 0.0
    for i, title in enumerate(item.title.lines):
        text = Area(text.x, y + i * step, text.width, step)
        taken = sheet.words(text, title, px, colour, _weight(line))
    _who(sheet, text, taken, line, px)


def _who(sheet: Sheet, text: Area, taken: float, line: ProgrammeLine, px: int) -> None:
    """The speakers beside the end of the title, where they have room."""
    names = ", ".join(line.speakers)
    room = text.width - taken - px
    if names and width_px(names, px) <= room:
        area = Area(text.x + taken + px, text.y, room, text.height)
        sheet.words(area, names, px, sheet.colours.muted, at=RIGHT)


def _weight(line: ProgrammeLine) -> QFont.Weight:
    return SEMIBOLD if line.is_current else REGULAR


def _time_px(lines: Sequence[ProgrammeLine], px: int) -> float:
    return max((width_px(line.time, px, BOLD) for line in lines), default=0.0) + px * _TIME_GAP_EM
