"""Where names and tables stand on the hall's screen: legible from the last row, or on another page.

Sizes follow AVIXA DISCAS: an element (here a capital letter) is at least distance / 200 high, and 22 minutes
of arc (distance / 156) is preferred. All lengths are pixels of the image unless their name says otherwise;
widths of texts come in em (multiples of the font size) so that this module needs no font.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil, floor
from typing import TypeVar

CAPITAL_EM = 0.727
"""Height of a capital letter of Inter, in em."""

MARGIN = 0.032
"""Nothing important stands within 3 % of the edges; a little more is kept."""

ROW_EM = 1.24
PAD_EM = 0.5
GAP_EM = 0.35
MOST_FONT_SHARE = 1 / 16
_ACUITY = 200
_COMFORT = 156
COMFORT_OF_LEAST = _ACUITY / _COMFORT
"""How much larger the preferred size is than the smallest."""


@dataclass(frozen=True, slots=True)
class Room:
    """What was asked once about the hall.

    Attributes:
        farthest_m: distance from the farthest seat to the screen.
        image_height_m: height of the projected image.
    """

    farthest_m: float = 20.0
    image_height_m: float = 3.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


class Fit(IntEnum):
    """How well the names of a layout fit their columns."""

    CUT = 0
    SHORTENED = 1
    """Some given names as initials."""
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths of all names of a board in em: whole, and with the given name shortened."""

    whole: tuple[float, ...]
    short: tuple[float, ...]

    def needs(self, *, all_short: bool) -> tuple[float, ...]:
        """Column widths to try: first those that cut and shorten least."""
        most = max(_share(self.whole, 0.7), _share(self.short, 1.0))
        wanted = [_share(self.whole, 1.0), _share(self.whole, 0.95), most]
        if all_short:
            wanted += [_share(self.short, 1.0), _share(self.short, 0.97)]
        else:
            wanted.append(max(_share(self.whole, 0.7), _share(self.short, 0.97)))
        return tuple(min(need, wanted[0]) for need in wanted)

    def fit(self, room_em: float) -> Fit:
        """How well they fit columns of that width."""
        if max(self.whole, default=0.0) <= room_em:
            return Fit.WHOLE
        return Fit.SHORTENED if max(self.short, default=0.0) <= room_em else Fit.CUT


@dataclass(frozen=True, slots=True)
class NameGrid:
    """Rows and columns for a long list, read down the columns.

    Attributes:
        font_px: size of the text; never under the legible one.
        fit: how well names fit their columns.
    """

    area: Area
    font_px: float
    row_px: float
    columns: int
    rows: int
    pages: int
    gap_px: float
    fit: Fit

    @property
    def per_page(self) -> int:
        """How many names one page holds."""
        return self.rows * self.columns

    @property
    def text_px(self) -> float:
        """Width that a name and its table share."""
        return (self.area.width - self.gap_px * (self.columns - 1)) / self.columns

    def cell(self, index: int) -> tuple[int, Area]:
        """Page and place of the name with this index in the list."""
        page, on_page = divmod(index, self.per_page)
        column, row = divmod(on_page, self.rows)
        x = self.area.x + column * (self.text_px + self.gap_px)
        return page, Area(x, self.area.y + row * self.row_px, self.text_px, self.row_px)

    def page_slice(self, page: int) -> range:
        """The indices shown on a page, for a list of any length."""
        return range(page * self.per_page, (page + 1) * self.per_page)


@dataclass(frozen=True, slots=True)
class Card:
    """One table, or a part of one that is too long for a page.

    Attributes:
        table: index in the list of tables.
        first: index of its first name; ``last`` is one past its last.
    """

    table: int
    first: int
    last: int
    page: int
    area: Area


@dataclass(frozen=True, slots=True)
class CardGrid:
    """Cards of equal size in rows, read along the rows.

    Attributes:
        inner: columns of names inside a card.
        lines: names under one another in a column of a card.
        side_px: room for the number of the table beside the names; 0 where a heading stands over them.
    """

    cards: tuple[Card, ...]
    font_px: float
    row_px: float
    inner: int
    lines: int
    pages: int
    fit: Fit
    side_px: float
    columns: int
    rows: int
    card_width: float
    card_height: float


_Layout = TypeVar("_Layout", NameGrid, CardGrid)


def smallest_font_px(room: Room, height_px: float) -> float:
    """Font size whose capitals the last row can just read."""
    return _font_px(room, height_px, _ACUITY)


def preferred_font_px(room: Room, height_px: float) -> float:
    """Font size whose capitals the last row reads with ease (22 minutes of arc)."""
    return _font_px(room, height_px, _COMFORT)


def _font_px(room: Room, height_px: float, per_height: float) -> float:
    capital_m = room.farthest_m / per_height
    return capital_m / room.image_height_m * height_px / CAPITAL_EM


def safe_area(width_px: float, height_px: float) -> Area:
    """The image without its edges."""
    x, y = width_px * MARGIN, height_px * MARGIN * 1.25
    return Area(x, y, width_px - 2 * x, height_px - 2 * y)


def page_at(elapsed_s: float, pages: int, dwell_s: float) -> int:
    """Which page turns up after so long, each staying ``dwell_s``."""
    if pages <= 1 or dwell_s <= 0:
        return 0
    return int(max(elapsed_s, 0) // dwell_s) % pages


def dwell_s(rows: int) -> float:
    """How long a page of so many rows stays: time to find one's name in it, 6 to 12 s."""
    return min(12.0, max(6.0, 4.0 + 0.35 * rows))


def lay_names(
    widths_em: Sequence[float],
    area: Area,
    smallest_px: float,
    comfort_px: float,
    short_em: Sequence[float] | None = None,
) -> NameGrid:
    """The names grid with the fewest pages, then with the largest text that keeps that number.

    ``widths_em`` is the full width of each entry, table number included; ``short_em`` the width with the given
    name shortened. Columns are narrower than the longest names need when that saves pages.
    """
    widths = Widths(tuple(widths_em), tuple(short_em or widths_em))
    needs = widths.needs(all_short=False)

    def lay(font_px: float) -> NameGrid:
        return _fewest([_names_at(widths, area, font_px, need) for need in needs])

    grid = _largest(lay, area, smallest_px, comfort_px)
    rows = max(1, ceil(ceil(len(widths_em) / grid.pages) / grid.columns))
    row_px = min(grid.area.height / rows, grid.row_px * 1.2)
    return replace(grid, rows=rows, row_px=row_px)


def _share(widths_em: Sequence[float], share: float) -> float:
    ordered = sorted(widths_em)
    return max(ordered[max(0, ceil(len(ordered) * share) - 1)] if ordered else 1.0, 1.0)


def _fewest(layouts: Sequence[_Layout]) -> _Layout:
    return min(layouts, key=lambda layout: (layout.pages, -min(layout.fit, Fit.SHORTENED)))


def _names_at(widths: Widths, area: Area, font_px: float, need_em: float) -> NameGrid:
    count = len(widths.whole)
    gap = 1.4 * font_px
    columns = max(1, floor((area.width + gap) / (need_em * font_px + gap)))
    rows = max(1, floor(area.height / (ROW_EM * font_px)))
    columns = min(columns, max(1, ceil(count / rows)))
    pages = max(1, ceil(count / (rows * columns)))
    text_px = (area.width - gap * (columns - 1)) / columns
    fit = widths.fit(text_px / font_px + 0.001)
    return NameGrid(area, font_px, ROW_EM * font_px, columns, rows, pages, gap, fit)


def _largest(lay: Callable[[float], _Layout], area: Area, smallest_px: float, comfort_px: float) -> _Layout:
    """The fewest pages, then the largest text between legible and a sixteenth of the height."""
    least = lay(smallest_px)
    largest = max(smallest_px, comfort_px, area.height * MOST_FONT_SHARE)
    steps = 24
    for step in range(steps, 0, -1):
        found = lay(smallest_px + (largest - smallest_px) * step / steps)
        if found.pages <= least.pages and found.fit >= least.fit:
            return found
    return least


def lay_tables(
    sizes: Sequence[int],
    widths_em: Sequence[float],
    area: Area,
    smallest_px: float,
    comfort_px: float,
    short_em: Sequence[float] | None = None,
    heading_lines: int = 1,
    side_em: float = 0.0,
) -> CardGrid:
    """Cards for tables of these sizes; a table too long for a page goes on in a second card.

    ``widths_em`` is the width of each name with its mark, ``short_em`` the same with the given name shortened.
    ``heading_lines`` is 2 when tables carry a note on where they stand in the hall. ``side_em`` is the room for
    the number of the table beside the names, used instead of a heading where that saves pages; 0 forbids it.
    """
    widths = Widths(tuple(widths_em), tuple(short_em or widths_em))
    needs = widths.needs(all_short=True)
    styles = [(float(heading_lines), 0.0)] + ([(0.0, side_em)] if side_em else [])
    by_size = Counter(max(size, 1) for size in sizes)

    def lay(font_px: float) -> CardGrid:
        return _fewest(
            [
                _cards_at(by_size, widths, area, font_px, need, heading, side)
                for heading, side in styles
                for need in needs
            ]
        )

    return _with_cards(_largest(lay, area, smallest_px, comfort_px), sizes, area)


def _cards_at(
    by_size: Counter[int],
    widths: Widths,
    area: Area,
    font_px: float,
    need_em: float,
    heading_lines: float,
    side_em: float,
) -> CardGrid:
    row, pad, gap = ROW_EM * font_px, PAD_EM * font_px, GAP_EM * font_px
    side = side_em * font_px
    most_lines = max(1, floor((area.height - 2 * pad) / row - heading_lines))
    inner_px = need_em * font_px + pad
    most_inner = max(1, floor((area.width - pad - side) / inner_px))
    longest = max(by_size, default=1)
    inner = min(most_inner, max(1, ceil(longest / most_lines)))
    lines = min(most_lines, max(1, ceil(longest / inner)))
    parts = sum(ceil(size / (inner * lines)) * count for size, count in by_size.items())
    columns = max(1, floor((area.width + gap) / (inner * inner_px + pad + side + gap)))
    high = (lines + heading_lines) * row + 2 * pad
    rows = max(1, floor((area.height + gap) / (high + gap)))
    columns = min(columns, max(1, ceil(parts / rows)))
    pages = max(1, ceil(parts / (columns * rows)))
    rows = max(1, ceil(ceil(parts / pages) / columns))
    width, height = _card_size(area, columns, rows, gap, high)
    fit = widths.fit(((width - pad - side) / inner - pad) / font_px + 0.001)
    return CardGrid((), font_px, row, inner, lines, pages, fit, side, columns, rows, width, height)


def _with_cards(grid: CardGrid, sizes: Sequence[int], area: Area) -> CardGrid:
    parts = _parts(sizes, grid.inner * grid.lines)
    return replace(grid, cards=tuple(_card(part, i, grid, area) for i, part in enumerate(parts)))


def _parts(sizes: Sequence[int], most: int) -> list[tuple[int, int, int]]:
    return [
        (table, first, min(first + most, size))
        for table, size in enumerate(sizes)
        for first in range(0, max(size, 1), most)
    ]


def _card_size(area: Area, columns: int, rows: int, gap: float, natural: float) -> tuple[float, float]:
    width = (area.width - gap * (columns - 1)) / columns
    height = (area.height - gap * (rows - 1)) / rows
    return width, min(height, natural * 1.2)


def _card(part: tuple[int, int, int], index: int, grid: CardGrid, area: Area) -> Card:
    page, on_page = divmod(index, grid.columns * grid.rows)
    row, column = divmod(on_page, grid.columns)
    gap = GAP_EM * grid.font_px
    x, y = area.x + column * (grid.card_width + gap), area.y + row * (grid.card_height + gap)
    return Card(*part, page, Area(x, y, grid.card_width, grid.card_height))
