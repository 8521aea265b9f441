"""The board by table: cards in rows, read along the rows, page after page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from desktop_app.core.live.board_layout import (
    LEAST_COLUMN_EM,
    MOST_STRETCH,
    ROW_EM,
    SLACK_EM,
    Area,
    Cost,
    best,
    cost,
    is_last,
    largest,
)
from desktop_app.core.live.name_lines import Fitted, NameWidths, fitted, flow

PAD_EM = 0.5
GAP_EM = 0.35
MOST_TOUCHED = 0.4
"""Cards are not made narrower where more names than this would be shortened or broken."""
NOTE_GAP_EM = 0.6
"""Between the number of a table and the note on where it stands, on one line."""


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

    @property
    def cost(self) -> Cost:
        """The less, the better; cards where hardly a name stands as it is are crowded."""
        fits = self.fits
        touched = sum(fit.is_short or fit.lines > 1 for fit in fits)
        return cost(fits, self.pages, crowded=touched > MOST_TOUCHED * len(fits), plain=self.side_px > 0)


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
        return best([grid for side in sides for grid in _card_grids(tables, area, font_px, side, beside_em)])

    return largest(lay, area, smallest_px, comfort_px)


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
            room_em = ((width - pad - side_px) / inner - pad) / font_px - beside_em - SLACK_EM
            if (columns > 1 or inner > 1) and room_em < LEAST_COLUMN_EM:
                break
            grid = CardGrid((), font_px, ROW_EM * font_px, inner, 1, side_px, columns)
            title_em = (width - 2 * pad) / font_px - SLACK_EM
            grid = _with_cards(grid, tables, area, room_em, title_em)
            yield grid
            if is_last(grid):
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
        stretch = min(MOST_STRETCH, (area.height - gap * (len(page) - 1)) / natural)
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
