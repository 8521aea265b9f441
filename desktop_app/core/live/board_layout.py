"""Where names and tables stand on the hall's screen: legible from the last row, or on another page.

Sizes follow AVIXA DISCAS: an element (here a capital letter) is at least distance / 200 high, and 22 minutes
of arc (distance / 156) is preferred. All lengths are pixels of the image unless their name says otherwise;
widths of texts come in em (multiples of the font size) so that this module needs no font.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple, TypeVar

from desktop_app.core.live.name_lines import Fitted, NameWidths, fitted, flow

CAPITAL_EM = 0.727
"""Height of a capital letter of Inter, in em."""

MARGIN = 0.032
"""Nothing important stands within 3 % of the edges; a little more is kept."""

ROW_EM = 1.24
PAD_EM = 0.5
GAP_EM = 0.35
MOST_FONT_SHARE = 1 / 11
COLUMN_GAP_EM = 1.4
NOTE_GAP_EM = 0.6
"""Between the number of a table and the note on where it stands, on one line."""
MOST_SHORTENED = 0.3
"""Columns of a list are not made narrower where more given names than this would become initials."""
_MOST_TOUCHED = 0.12
"""Of the names, that may be shortened or broken for larger text: one long name must not make all others small."""
_LEAST_COLUMN_EM = 4.0
_SLACK_EM = 0.05
"""Letters set side by side are not quite as wide as the sum of their parts."""
_MOST_STRETCH = 1.2
_SIZES = 24
"""How finely the size of the text is chosen."""
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


@dataclass(frozen=True, slots=True)
class NameGrid:
    """Rows and columns for a long list, read down the columns.

    Attributes:
        font_px: size of the text; never under the legible one.
        fits: how each name stands in its column. places: its column, counted over all pages, and its row.
    """

    area: Area
    font_px: float
    row_px: float
    columns: int
    rows: int
    pages: int
    gap_px: float
    fits: tuple[Fitted, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def text_px(self) -> float:
        """Width that a name and its table share."""
        return (self.area.width - self.gap_px * (self.columns - 1)) / self.columns

    def cell(self, index: int) -> tuple[int, Area]:
        """Page and place of the name with this index in the list; as high as its lines."""
        over_all, row = self.places[index]
        page, column = divmod(over_all, self.columns)
        x = self.area.x + column * (self.text_px + self.gap_px)
        high = self.fits[index].lines * self.row_px
        return page, Area(x, self.area.y + row * self.row_px, self.text_px, high)

    def on_page(self, page: int) -> range:
        """The indices shown on a page."""
        first, last = (bisect_left(self.places, (each * self.columns, 0)) for each in (page, page + 1))
        return range(first, last)


@dataclass(frozen=True, slots=True)
class TableWidths:
    """A table in em.

    Attributes:
        people: in the order of speaking. title: what it is called. note: on where it stands.
        is_numbered: a number beside the names says all of its title.
    """

    people: tuple[NameWidths, ...]
    title: float = 0.0
    note: float = 0.0
    is_numbered: bool = True


class Part(NamedTuple):
    """One table, or as much of one as a card holds.

    Attributes:
        table: index in the list of tables.
        first: index of its first name; ``last`` is one past its last.
        heading: lines over the names. lines: names and heading.
        fits, places: how each name stands, and its column in the card and its row under the heading.
    """

    table: int
    first: int
    last: int
    heading: int
    lines: int
    fits: tuple[Fitted, ...]
    places: tuple[tuple[int, int], ...]


class Card(NamedTuple):
    """A part in its place."""

    part: Part
    page: int
    area: Area


@dataclass(frozen=True, slots=True)
class CardGrid:
    """Cards in rows, read along the rows; those of one row are equally high.

    Attributes:
        inner: columns of names inside a card.
        side_px: room for the number of the table beside the names; 0 where a heading stands over them.
    """

    cards: tuple[Card, ...]
    font_px: float
    row_px: float
    inner: int
    pages: int
    side_px: float
    columns: int

    @property
    def fits(self) -> tuple[Fitted, ...]:
        """How all names stand."""
        return tuple(fit for card in self.cards for fit in card.part.fits)


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


def lay_names(names: Sequence[NameWidths], area: Area, smallest_px: float, comfort_px: float) -> NameGrid:
    """The names grid with the fewest pages, then with the largest text that keeps that number.

    More columns come before more pages. A name that is too long for its column has its given name shortened, or
    takes another line; it does not make the columns of all others wide.
    """

    def lay(font_px: float) -> NameGrid:
        return _best(list(_name_grids(names, area, font_px)))

    return _evened(_largest(lay, area, smallest_px, comfort_px))


def _name_grids(names: Sequence[NameWidths], area: Area, font_px: float) -> Iterator[NameGrid]:
    """A grid for each number of columns that is worth a try."""
    gap = COLUMN_GAP_EM * font_px
    rows = max(1, floor(area.height / (ROW_EM * font_px)))
    for columns in range(1, max(1, ceil(len(names) / rows)) + 1):
        room_em = (area.width - gap * (columns - 1)) / columns / font_px - _SLACK_EM
        if columns > 1 and room_em < _LEAST_COLUMN_EM:
            return
        grid = _name_grid(area, font_px, columns, rows, tuple(fitted(name, room_em) for name in names))
        yield grid
        if _is_last(grid):
            return


def _name_grid(area: Area, font_px: float, columns: int, rows: int, fits: tuple[Fitted, ...]) -> NameGrid:
    places = tuple(flow([fit.lines for fit in fits], rows))
    pages = places[-1][0] // columns + 1 if places else 1
    return NameGrid(
        area, font_px, ROW_EM * font_px, columns, rows, pages, COLUMN_GAP_EM * font_px, fits, places
    )


def _evened(grid: NameGrid) -> NameGrid:
    """The same pages with columns equally full, and the rows a little further apart where there is room."""
    lines = sum(fit.lines for fit in grid.fits)
    for rows in range(max(1, ceil(lines / (grid.pages * grid.columns))), grid.rows + 1):
        found = _name_grid(grid.area, grid.font_px, grid.columns, rows, grid.fits)
        if found.pages <= grid.pages:
            row_px = min(grid.area.height / rows, grid.row_px * _MOST_STRETCH)
            return replace(found, row_px=max(row_px, grid.row_px))
    return grid


def _best(layouts: Sequence[_Layout]) -> _Layout:
    """Nothing cut, in a list few given names shortened, then the fewest pages, then headings over the
    names of a table, then the fewest names shortened or broken."""
    return min(layouts, key=_cost)


def _is_last(layout: NameGrid | CardGrid) -> bool:
    """Narrower columns than these cannot be better."""
    cut, _, pages, _, touched = _cost(layout)
    return cut > 0 or (pages, touched) == (1, 0)


def _cost(layout: NameGrid | CardGrid) -> tuple[int, bool, int, bool, int]:
    fits = layout.fits
    shortened = sum(fit.is_short for fit in fits)
    return (
        sum(fit.is_cut for fit in fits),
        isinstance(layout, NameGrid) and shortened > MOST_SHORTENED * len(fits),
        layout.pages,
        isinstance(layout, CardGrid) and layout.side_px > 0,
        shortened + sum(fit.lines - 1 for fit in fits),
    )


def _is_as_good(larger: NameGrid | CardGrid, least: NameGrid | CardGrid) -> bool:
    """Larger text may shorten or break a few names more, but nothing else."""
    *found, touched = _cost(larger)
    *known, few = _cost(least)
    return found <= known and touched <= max(few, 1, _MOST_TOUCHED * len(larger.fits))


def _largest(lay: Callable[[float], _Layout], area: Area, smallest_px: float, comfort_px: float) -> _Layout:
    """The fewest pages, then the largest text between legible and an eleventh of the height."""
    best = least = lay(smallest_px)
    largest = max(smallest_px, comfort_px, area.height * MOST_FONT_SHARE)
    low, high = 0, _SIZES
    while low < high:
        middle = (low + high + 1) // 2
        found = lay(smallest_px + (largest - smallest_px) * middle / _SIZES)
        if _is_as_good(found, least):
            best, low = found, middle
        else:
            high = middle - 1
    return best


def lay_tables(
    tables: Sequence[TableWidths],
    area: Area,
    smallest_px: float,
    comfort_px: float,
    side_em: float = 0.0,
    beside_em: float = 0.0,
) -> CardGrid:
    """Cards for these tables, by the same rules; a table too long for a page goes on in a second card.

    ``side_em`` is the room for the number of the table beside the names, used instead of a heading where that saves
    pages; 0 forbids it. ``beside_em`` is what stands beside each name on its line: mark and seat.
    """

    def lay(font_px: float) -> CardGrid:
        sides = (0.0, side_em * font_px) if side_em else (0.0,)
        return _best([grid for side in sides for grid in _card_grids(tables, area, font_px, side, beside_em)])

    return _largest(lay, area, smallest_px, comfort_px)


def _card_grids(
    tables: Sequence[TableWidths], area: Area, font_px: float, side_px: float, beside_em: float
) -> Iterator[CardGrid]:
    """A grid for each number of columns of cards, and of names in a card, that is worth a try."""
    pad, gap = PAD_EM * font_px, GAP_EM * font_px
    rows = _rows_of_a_page(area, font_px)
    longest = max((len(table.people) for table in tables), default=1)
    most_inner = 1 if longest < rows else 3
    for inner in range(1, most_inner + 1):
        for columns in range(1, max(1, len(tables)) + 1):
            width = (area.width - gap * (columns - 1)) / columns
            room_em = ((width - pad - side_px) / inner - pad) / font_px - beside_em - _SLACK_EM
            if (columns > 1 or inner > 1) and room_em < _LEAST_COLUMN_EM:
                break
            grid = CardGrid((), font_px, ROW_EM * font_px, inner, 1, side_px, columns)
            title_em = (width - 2 * pad) / font_px - _SLACK_EM
            grid = _with_cards(grid, tables, area, room_em, title_em)
            yield grid
            if _is_last(grid):
                break


def _rows_of_a_page(area: Area, font_px: float) -> int:
    return max(1, floor((area.height - 2 * PAD_EM * font_px) / (ROW_EM * font_px)))


def _with_cards(
    grid: CardGrid, tables: Sequence[TableWidths], area: Area, room_em: float, title_em: float
) -> CardGrid:
    """Cards on their places, row after row and page after page."""
    parts = [
        part
        for place, each in enumerate(tables)
        for part in _parts(place, each, grid, area, room_em, title_em)
    ]
    gap, pad = GAP_EM * grid.font_px, PAD_EM * grid.font_px
    shelves = [parts[n : n + grid.columns] for n in range(0, len(parts), grid.columns)]
    highs = [max(part.lines for part in shelf) * grid.row_px + 2 * pad for shelf in shelves]
    pages = _shelf_pages(highs, area.height, gap)
    width = (area.width - gap * (grid.columns - 1)) / grid.columns
    cards: list[Card] = []
    for number, page in enumerate(pages):
        natural = sum(highs[shelf] for shelf in page)
        stretch = min(_MOST_STRETCH, (area.height - gap * (len(page) - 1)) / natural)
        y = area.y
        for shelf in page:
            high = highs[shelf] * stretch
            for column, part in enumerate(shelves[shelf]):
                cards.append(Card(part, number, Area(area.x + column * (width + gap), y, width, high)))
            y += high + gap
    return replace(grid, cards=tuple(cards), pages=max(1, len(pages)))


def _shelf_pages(highs: Sequence[float], height: float, gap: float) -> list[list[int]]:
    """Which rows of cards stand on which page."""
    pages: list[list[int]] = []
    used = height
    for shelf, high in enumerate(highs):
        if not pages or used + gap + high > height + 0.01:
            pages.append([])
            used = -gap
        pages[-1].append(shelf)
        used += gap + high
    return pages


def _parts(
    place: int, table: TableWidths, grid: CardGrid, area: Area, room_em: float, title_em: float
) -> Iterator[Part]:
    """The parts of one table that need a card of their own; columns inside are about equally long."""
    fits = tuple(fitted(name, room_em) for name in table.people)
    heading = _heading_lines(table, grid, title_em)
    most = max(1, _rows_of_a_page(area, grid.font_px) - heading)
    heights = [fit.lines for fit in fits]
    rows = min(most, max(ceil(sum(heights) / grid.inner), max(heights, default=1)))
    places = flow(heights, rows)
    while rows < most and places and places[-1][0] >= grid.inner:
        rows += 1
        places = flow(heights, rows)
    if not places or places[-1][0] < grid.inner:
        yield Part(place, 0, len(fits), heading, heading + _lines(places, heights), fits, tuple(places))
        return
    starts = [n for n, (column, row) in enumerate(places) if row == 0 and column % grid.inner == 0]
    for first, last in pairwise([*starts, len(fits)]):
        inside = tuple((column % grid.inner, row) for column, row in places[first:last])
        lines = heading + _lines(inside, heights[first:last])
        yield Part(place, first, last, heading, lines, fits[first:last], inside)


def _lines(places: Sequence[tuple[int, int]], heights: Sequence[int]) -> int:
    return max((row + high for (_, row), high in zip(places, heights, strict=True)), default=1)


def _heading_lines(table: TableWidths, grid: CardGrid, room_em: float) -> int:
    """The note stands beside the number where there is room, otherwise under it."""
    if grid.side_px and table.is_numbered:
        return 0
    return 2 if table.note and table.title + NOTE_GAP_EM + table.note > room_em else 1
