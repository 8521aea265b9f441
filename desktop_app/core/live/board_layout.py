"""Where names and tables stand on the hall's screen: legible from the last row, or on another page.

Sizes follow AVIXA DISCAS: an element (here a capital letter) is at least distance / 200 high, and 22 minutes
of arc (distance / 156) is preferred. All lengths are pixels of the image unless their name says otherwise;
widths of texts come in em (multiples of the font size) so that this module needs no font.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TypeVar

CAPITAL_EM = 0.727
"""Height of a capital letter of Inter, in em."""

MARGIN = 0.032
"""Nothing important stands within 3 % of the edges; a little more is kept."""

ROW_EM = 1.32
MOST_FONT_SHARE = 1 / 16
_ACUITY = 200
_COMFORT = 156


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


@dataclass(frozen=True, slots=True)
class NameGrid:
    """Rows and columns for a long list, read down the columns.

    Attributes:
        font_px: size of the text; never under the legible one.
        whole: True when every name fits its column without being shortened.
    """

    area: Area
    font_px: float
    row_px: float
    columns: int
    rows: int
    pages: int
    gap_px: float
    whole: bool

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
    """

    cards: tuple[Card, ...]
    font_px: float
    row_px: float
    inner: int
    lines: int
    pages: int
    whole: bool


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


def lay_names(widths_em: Sequence[float], area: Area, smallest_px: float, comfort_px: float) -> NameGrid:
    """The names grid with the fewest pages, then with the largest text that keeps that number.

    ``widths_em`` is the full width of each entry, table number included. Columns are as wide as 19 names in
    20 need when that saves pages; the painter shortens the given names of the others.
    """

    def lay(font_px: float) -> NameGrid:
        wide = _names_at(widths_em, area, font_px, _need_em(widths_em, 1.0))
        tight = _names_at(widths_em, area, font_px, _need_em(widths_em, 0.95))
        return tight if tight.pages < wide.pages else wide

    grid = _largest(lay, area, smallest_px, comfort_px)
    rows = ceil(ceil(len(widths_em) / grid.pages) / grid.columns) if widths_em else 1
    return NameGrid(
        grid.area, grid.font_px, _spread(grid, rows), grid.columns, rows, grid.pages, grid.gap_px, grid.whole
    )


def _spread(grid: NameGrid, rows: int) -> float:
    return min(grid.area.height / max(rows, 1), grid.row_px * 1.15)


def _names_at(widths_em: Sequence[float], area: Area, font_px: float, need_em: float) -> NameGrid:
    gap = 1.6 * font_px
    columns = max(1, floor((area.width + gap) / (need_em * font_px + gap)))
    rows = max(1, floor(area.height / (ROW_EM * font_px)))
    columns = min(columns, max(1, ceil(len(widths_em) / rows)))
    pages = max(1, ceil(len(widths_em) / (rows * columns)))
    text_px = (area.width - gap * (columns - 1)) / columns
    whole = max(widths_em, default=0.0) * font_px <= text_px
    return NameGrid(area, font_px, ROW_EM * font_px, columns, rows, pages, gap, whole)


def _need_em(widths_em: Sequence[float], share: float) -> float:
    ordered = sorted(widths_em)
    return max(ordered[max(0, ceil(len(ordered) * share) - 1)] if ordered else 1.0, 1.0)


def _largest(lay: Callable[[float], _Layout], area: Area, smallest_px: float, comfort_px: float) -> _Layout:
    """The fewest pages, then the largest text between legible and a sixteenth of the height."""
    least = lay(smallest_px)
    largest = max(smallest_px, comfort_px, area.height * MOST_FONT_SHARE)
    steps = 24
    for step in range(steps, 0, -1):
        found = lay(smallest_px + (largest - smallest_px) * step / steps)
        if found.pages <= least.pages and (found.whole or not least.whole):
            return found
    return least


def lay_tables(
    sizes: Sequence[int],
    widths_em: Sequence[float],
    area: Area,
    smallest_px: float,
    comfort_px: float,
    heading_lines: int = 1,
) -> CardGrid:
    """Cards for tables of these sizes; a table too long for a page goes on in a second card.

    ``widths_em`` is the width of each name with its mark. ``heading_lines`` is 2 when tables carry a note on
    where they stand in the hall.
    """

    def lay(font_px: float) -> CardGrid:
        wide = _cards_at(sizes, area, font_px, _need_em(widths_em, 1.0), widths_em, heading_lines)
        tight = _cards_at(sizes, area, font_px, _need_em(widths_em, 0.95), widths_em, heading_lines)
        return tight if tight.pages < wide.pages else wide

    return _largest(lay, area, smallest_px, comfort_px)


def _cards_at(
    sizes: Sequence[int],
    area: Area,
    font_px: float,
    need_em: float,
    widths_em: Sequence[float],
    heading_lines: int,
) -> CardGrid:
    row, pad, gap = ROW_EM * font_px, 0.6 * font_px, 0.4 * font_px
    most_lines = max(1, floor((area.height - 2 * pad) / row - heading_lines))
    inner_px = need_em * font_px + pad
    most_inner = max(1, floor((area.width - pad) / inner_px))
    longest = max(sizes, default=1)
    inner = min(most_inner, max(1, ceil(longest / most_lines)))
    lines = min(most_lines, max(1, ceil(longest / inner)))
    parts = _parts(sizes, inner * lines)
    columns = max(1, floor((area.width + gap) / (inner * inner_px + pad + gap)))
    high = (lines + heading_lines) * row + 2 * pad
    rows = max(1, floor((area.height + gap) / (high + gap)))
    columns = min(columns, max(1, ceil(len(parts) / rows)))
    pages = max(1, ceil(len(parts) / (columns * rows)))
    rows = max(1, ceil(ceil(len(parts) / pages) / columns))
    size = _card_size(area, columns, rows, gap, high)
    cards = tuple(_card(part, i, columns, rows, size, area, gap) for i, part in enumerate(parts))
    text_px = (size[0] - pad) / inner - pad
    whole = max(widths_em, default=0.0) * font_px <= text_px + 0.01
    return CardGrid(cards, font_px, row, inner, lines, pages, whole)


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


def _card(
    part: tuple[int, int, int],
    index: int,
    columns: int,
    rows: int,
    size: tuple[float, float],
    area: Area,
    gap: float,
) -> Card:
    page, on_page = divmod(index, columns * rows)
    row, column = divmod(on_page, columns)
    width, height = size
    place = Area(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
    return Card(*part, page, place)
