"""The board by table: a card for each, with its people in the order of speaking."""

from functools import lru_cache

from desktop_app.core.folding import display_name
from desktop_app.core.live.board_cards import (
    NOTE_GAP_EM,
    PAD_EM,
    Card,
    CardGrid,
    Part,
    TableWidths,
    lay_tables,
)
from desktop_app.core.live.board_layout import Area
from desktop_app.core.live.name_lines import Fitted, NameWidths
from desktop_app.core.live.views import Board, BoardPerson, BoardTable, Category
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.widgets.hall.board_frame import (
    MARK_EM,
    MARK_GAP_EM,
    compose_footer,
    compose_header,
    compose_mark,
    short_label,
)
from desktop_app.ui.widgets.hall.scene import RIGHT, Plate
from desktop_app.ui.widgets.hall.sheet import Sheet
from desktop_app.ui.widgets.hall.table_words import continued, own_name, title
from desktop_app.ui.widgets.hall.texts import BOLD, initials, parts_of, width_em

_SEAT_EM = 1.1
_SIDE = 1.35
"""Size of a table's number beside the names."""


class TablePages:
    """All tables in the order of their numbers, cut into pages."""

    kind = "tables"

    def __init__(self, sheet: Sheet, board: Board, room: Area) -> None:
        self.sheet, self.board = sheet, board
        self.tables = _with_resting(board)
        self.grid = _table_grid(self.tables, room, sheet.least, sheet.comfort)
        self.pages = self.grid.pages

    def compose(self, page: int) -> None:
        """Header, page and footer."""
        sheet, board = self.sheet, self.board
        compose_header(sheet, tr_text(board.headline))
        legend = {category.key: category for category in board.legend}
        cards = [card for card in self.grid.cards if card.page == page]
        for card in cards:
            _compose_card(sheet, self.grid, card, self.tables[card.part.table], legend)
        shown = [self.tables[card.part.table] for card in cards]
        label = _label(shown, len(board.tables), self.pages, page)
        compose_footer(sheet, label, short_label(self.pages, page), board.legend)


def _label(shown: list[BoardTable], total: int, pages: int, page: int) -> str:
    numbered = [table.number for table in shown if table.number]
    if pages <= 1:
        return trn("{n} table", "{n} tables", total)
    if not numbered:
        return short_label(pages, page)
    if numbered[0] == numbered[-1]:
        return tr("Table {number} of {total}", number=numbered[0], total=total)
    return tr("Tables {first} to {last} of {total}", first=numbered[0], last=numbered[-1], total=total)


def _with_resting(board: Board) -> tuple[BoardTable, ...]:
    if not board.resting:
        return board.tables
    return (*board.tables, BoardTable(0, tr("Resting this round"), board.resting))


@lru_cache(maxsize=24)
def _table_grid(tables: tuple[BoardTable, ...], area: Area, least: int, comfort: int) -> CardGrid:
    people = [person for table in tables for person in table.people]
    beside = _MARK_ROOM_EM + (_SEAT_EM if any(person.seat for person in people) else 0.0)
    return _laid(tuple(_widths(table) for table in tables), area, least, comfort, _side_em(tables), beside)


@lru_cache(maxsize=24)
def _laid(
    widths: tuple[TableWidths, ...], area: Area, least: int, comfort: int, side_em: float, beside_em: float
) -> CardGrid:
    """Somebody who arrives changes the colour of a name, not its place."""
    return lay_tables(widths, area, least, comfort, side_em, beside_em)


_MARK_ROOM_EM = MARK_EM + MARK_GAP_EM


def _widths(table: BoardTable) -> TableWidths:
    return TableWidths(
        tuple(_name_widths(person) for person in table.people),
        width_em(title(table), BOLD),
        width_em(table.note) if table.note else 0.0,
        bool(table.number),
    )


def _name_widths(person: BoardPerson) -> NameWidths:
    whole, short = (
        tuple(width_em(part) for part in _name_parts(person, is_short)) for is_short in (False, True)
    )
    has_initials = bool(person.given_name and person.family_name)
    held = len(parts_of(initials(person.given_name))) if has_initials else 0
    return NameWidths(whole, short, held=held)


def _name_parts(person: BoardPerson, is_short: bool) -> tuple[str, ...]:
    """Anne-Laure VILLEMIN, as on the badge; A.-L. VILLEMIN where that does not fit."""
    given = initials(person.given_name) if is_short and person.family_name else person.given_name
    return parts_of(display_name(given, person.family_name))


def _side_em(tables: tuple[BoardTable, ...]) -> float:
    """Room for numbers beside the names; none where tables have names or notes of their own."""
    if any(table.note or (table.number and own_name(table.number, table.name)) for table in tables):
        return 0.0
    return width_em("0" * max((len(str(table.number)) for table in tables), default=1), BOLD) * _SIDE + 0.5


def _compose_card(
    sheet: Sheet, grid: CardGrid, card: Card, table: BoardTable, legend: dict[str, Category]
) -> None:
    part = card.part
    px, row, pad = int(grid.font_px), grid.row_px, PAD_EM * grid.font_px
    sheet.add(Plate(card.area, sheet.colours.card, sheet.unit(18)))
    x, y, wide = card.area.x + pad, card.area.y + pad, card.area.width - 2 * pad
    if part.heading:
        _compose_heading(sheet, Area(x, y, wide, row), px, table, part)
    else:
        side = Area(x, y, grid.side_px - 0.2 * px, card.area.height - 2 * pad)
        sheet.words(side, str(table.number), int(px * _SIDE), sheet.colours.accent, BOLD)
        y += max(0.0, card.area.height - 2 * pad - part.lines * row) / 2
    x += grid.side_px
    inner = (card.area.width - pad - grid.side_px) / grid.inner
    for number, (column, line) in enumerate(part.places):
        person, fit = table.people[part.first + number], part.fits[number]
        place = Area(x + column * inner, y + (part.heading + line) * row, inner - pad, row)
        _compose_person(sheet, place, px, person, legend.get(person.category), fit)


def _compose_heading(sheet: Sheet, line: Area, px: int, table: BoardTable, part: Part) -> None:
    words = continued(table, line.width, px) if part.first > 0 else title(table)
    taken = sheet.words(line, words, px, sheet.colours.accent, BOLD)
    if not table.note:
        return
    if part.heading > 1:
        note = Area(line.x, line.y + line.height, line.width, line.height)
    else:
        offset = taken + NOTE_GAP_EM * px
        note = Area(line.x + offset, line.y, max(1.0, line.width - offset), line.height)
    sheet.words(note, table.note, px, sheet.colours.muted)


def _compose_person(
    sheet: Sheet, area: Area, px: int, person: BoardPerson, category: Category | None, fit: Fitted
) -> None:
    """Mark, name on as many lines as it takes, and seat."""
    if category:
        compose_mark(sheet, area.x, area, px, category)
    mark = _MARK_ROOM_EM * px if category else 0.0
    room = area.width - mark - (_SEAT_EM * px if person.seat else 0.0)
    colour = sheet.colours.ink if person.present else sheet.colours.muted
    parts, place = _name_parts(person, fit.is_short), 0
    for number, count in enumerate(fit.parts):
        line = Area(area.x + mark, area.y + number * area.height, room, area.height)
        sheet.words(line, "".join(parts[place : place + count]).rstrip(), px, colour)
        place += count
    if person.seat:
        sheet.words(area, person.seat, px, sheet.colours.muted, at=RIGHT)
