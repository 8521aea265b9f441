"""The board by name: one line a person in alphabetical order, with the number of the table and any name of it."""

from functools import lru_cache
from itertools import pairwise

from desktop_app.core.live.board_layout import Area
from desktop_app.core.live.board_names import NameGrid, lay_names
from desktop_app.core.live.name_lines import Fitted, NameWidths
from desktop_app.core.live.views import Board, BoardName
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.widgets.hall.board_frame import compose_footer, compose_header, compose_strip, short_label
from desktop_app.ui.widgets.hall.scene import RIGHT
from desktop_app.ui.widgets.hall.sheet import Sheet
from desktop_app.ui.widgets.hall.table_words import kept_em, short_title
from desktop_app.ui.widgets.hall.texts import BOLD, initials, parts_of, width_em, width_px

_TABLE_GAP_EM = 0.9
_HANG_EM = 0.8
_MOST_LETTERS = 4
"""Of a surname, to say where a page begins and ends."""


class NamePages:
    """Everybody in order, cut into pages."""

    kind = "names"

    def __init__(self, sheet: Sheet, board: Board, room: Area) -> None:
        self.sheet, self.board = sheet, board
        self.grid = _name_grid(board.names, room, sheet.least, sheet.comfort)
        self.pages = self.grid.pages

    def compose(self, page: int) -> None:
        """Header, page and footer."""
        names, grid, sheet = self.board.names, self.grid, self.sheet
        parts = _parts(names, grid) if self.pages > 1 else [""]
        compose_header(sheet, tr_text(self.board.names_headline), parts[page])
        for index in grid.on_page(page):
            _compose_name(sheet, grid.cell(index)[1], grid, names[index], grid.fits[index])
        if self.pages > 1 and not compose_strip(sheet, parts, page):
            label = tr("{part}  ·  page {page} of {pages}", part=parts[page], page=page + 1, pages=self.pages)
            compose_footer(sheet, label, short_label(self.pages, page))


def _parts(names: tuple[BoardName, ...], grid: NameGrid) -> list[str]:
    """What each page holds of the alphabet: "A–COL", "COU–D", with no more letters than tell pages apart."""
    firsts = [grid.on_page(page).start for page in range(grid.pages)]
    starts, ends = [_letters(names, 0, 1)], []
    for before, first in pairwise([*firsts, len(names)]):
        assert before < first
        if first == len(names):
            ends.append(_letters(names, first - 1, 1))
            continue
        letters = _telling_apart(names[first - 1].looked_for, names[first].looked_for)
        ends.append(_letters(names, first - 1, letters))
        starts.append(_letters(names, first, letters))
    return [
        start if start == end else f"{start}\N{EN DASH}{end}" for start, end in zip(starts, ends, strict=True)
    ]


def _telling_apart(one: str, other: str) -> int:
    for count in range(1, _MOST_LETTERS):
        if one[:count].upper() != other[:count].upper():
            return count
    return _MOST_LETTERS


def _letters(names: tuple[BoardName, ...], index: int, count: int) -> str:
    """The first letters, set apart (U+2068, U+2069) so that Arabic or Hebrew leaves the rest in its order."""
    return f"\u2068{names[index].looked_for[:count].strip().upper()}\u2069"


@lru_cache(maxsize=24)
def _name_grid(names: tuple[BoardName, ...], area: Area, least: int, comfort: int) -> NameGrid:
    return _laid(tuple(_widths(line) for line in names), area, least, comfort)


@lru_cache(maxsize=24)
def _laid(widths: tuple[NameWidths, ...], area: Area, least: int, comfort: int) -> NameGrid:
    """A round in which the numbers of the tables are as wide is laid out like the one before."""
    return lay_names(widths, area, least, comfort)


def _widths(line: BoardName) -> NameWidths:
    family = tuple(width_em(part, BOLD) for part in _family(line))
    whole, short = (tuple(width_em(part) for part in _given(line, is_short)) for is_short in (False, True))
    tail = _TABLE_GAP_EM + kept_em(_table_word(line))
    return NameWidths((*family, *whole), (*family, *short), tail, _HANG_EM)


def _family(line: BoardName) -> tuple[str, ...]:
    return parts_of(f"{line.looked_for} ")


def _given(line: BoardName, is_short: bool) -> tuple[str, ...]:
    return parts_of(initials(line.beside) if is_short else line.beside)


def _table_word(line: BoardName) -> str:
    if not line.table:
        return line.table_name or tr("rest")
    return short_title(line.table, line.table_name)


def _compose_name(sheet: Sheet, area: Area, grid: NameGrid, line: BoardName, fit: Fitted) -> None:
    """The surname in bold, the given name, and the table at the end of the last line."""
    px = int(grid.font_px)
    family = _family(line)
    parts = (*family, *_given(line, fit.is_short))
    place, end = 0, 0.0
    for number, count in enumerate(fit.parts):
        y = area.y + number * grid.row_px
        bold = "".join(parts[place : min(place + count, len(family))])
        light = "".join(parts[max(place, len(family)) : place + count])
        hang = _HANG_EM * px if number else 0.0
        sheet.words(Area(area.x + hang, y, area.width - hang, grid.row_px), bold.rstrip(), px, weight=BOLD)
        taken = hang + width_px(bold, px, BOLD)
        rest = Area(area.x + taken, y, max(1.0, area.width - taken), grid.row_px)
        light_px = sheet.words(rest, light.rstrip(), px)
        place += count
        end = taken + light_px + _TABLE_GAP_EM * px if count else 0.0
    y = area.y + area.height - grid.row_px
    last = Area(area.x + end, y, max(1.0, area.width - end), grid.row_px)
    sheet.words(last, _table_word(line), px, sheet.colours.accent, BOLD, RIGHT)
