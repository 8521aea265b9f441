"""The board by name: rows and columns, read down the columns, page after page."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

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

COLUMN_GAP_EM = 1.4
MOST_SHORTENED = 0.3
"""Columns are not made narrower where more given names than this would become initials."""


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

    @property
    def cost(self) -> Cost:
        """The less, the better; a list of initials is crowded, and a name higher than the page is as bad as cut."""
        shortened = sum(fit.is_short for fit in self.fits)
        found = cost(self.fits, self.pages, crowded=shortened > MOST_SHORTENED * len(self.fits))
        return found._replace(cut=found.cut + sum(fit.lines > self.rows for fit in self.fits))


def lay_names(names: Sequence[NameWidths], area: Area, smallest_px: float, comfort_px: float) -> NameGrid:
    """The names grid with the fewest pages, then with the largest text that keeps that number.

    More columns come before more pages. A name that is too long for its column has its given name shortened, or
    takes another line; it does not make the columns of all others wide.
    """

    def lay(font_px: float) -> NameGrid:
        return best(list(_name_grids(names, area, font_px)))

    return _evened(largest(lay, area, smallest_px, comfort_px))


def _name_grids(names: Sequence[NameWidths], area: Area, font_px: float) -> Iterator[NameGrid]:
    """A grid for each number of columns that is worth a try."""
    gap = COLUMN_GAP_EM * font_px
    rows = max(1, floor(area.height / (ROW_EM * font_px)))
    for columns in range(1, max(1, ceil(len(names) / rows)) + 1):
        room_em = (area.width - gap * (columns - 1)) / columns / font_px - SLACK_EM
        if columns > 1 and room_em < LEAST_COLUMN_EM:
            return
        grid = _name_grid(area, font_px, columns, rows, tuple(fitted(name, room_em) for name in names))
        yield grid
        if is_last(grid):
            return


def _name_grid(area: Area, font_px: float, columns: int, rows: int, fits: tuple[Fitted, ...]) -> NameGrid:
    places = tuple(flow([fit.lines for fit in fits], rows))
    pages = places[-1][0] // columns + 1 if places else 1
    return NameGrid(
        area, font_px, ROW_EM * font_px, columns, rows, pages, COLUMN_GAP_EM * font_px, fits, places
    )


def _evened(grid: NameGrid) -> NameGrid:
    """The same pages with columns equally full, and the rows a little further apart where there is room."""
    lines, highest = sum(fit.lines for fit in grid.fits), max((fit.lines for fit in grid.fits), default=1)
    for rows in range(max(highest, ceil(lines / (grid.pages * grid.columns))), grid.rows + 1):
        found = _name_grid(grid.area, grid.font_px, grid.columns, rows, grid.fits)
        if found.pages <= grid.pages:
            row_px = min(grid.area.height / rows, grid.row_px * MOST_STRETCH)
            return replace(found, row_px=max(row_px, grid.row_px))
    return grid
