"""Who sits where: the same people by table and by name, cut into pages that the last row can read."""

from functools import lru_cache
from typing import Protocol

from PySide6.QtGui import QColor

from desktop_app.core.live.board_layout import PAD_EM, Area, Card, CardGrid, NameGrid, lay_names, lay_tables
from desktop_app.core.live.views import Board, BoardName, BoardPerson, BoardTable, Category, Phase
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.shapes import readable
from desktop_app.ui.widgets.hall.scene import RIGHT, Mark, Plate
from desktop_app.ui.widgets.hall.sheet import HEADER_EM, Sheet, shown_digits
from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, elide, in_two, initials, width_em, width_px

_MARK_EM, _MARK_GAP_EM, _SEAT_EM = 0.62, 0.55, 1.1
_TABLE_GAP_EM = 0.9
_SIDE = 1.35
"""Size of a table's number beside the names."""


def compose_tables(sheet: Sheet) -> tuple[int, int]:
    """Cards of tables; returns (pages, page shown)."""
    return _compose(sheet, _Tables, _Names)


def compose_names(sheet: Sheet) -> tuple[int, int]:
    """One line a person in alphabetical order, with the table; returns (pages, page shown)."""
    return _compose(sheet, _Names, _Tables)


def _compose(sheet: Sheet, first: "type[_Part]", second: "type[_Part]") -> tuple[int, int]:
    """The pages of the first board; where they follow each other, then those of the second."""
    board = sheet.view.board
    if board is None:
        return _nothing(sheet)
    room = _board_room(sheet)
    parts = [part(sheet, board, room) for part in ((first, second) if board.both_ways else (first,))]
    total = sum(part.pages for part in parts)
    page = board.page_turn % total
    on_second = page >= parts[0].pages
    shown = parts[1] if on_second else parts[0]
    shown.compose(page - parts[0].pages if on_second else page)
    return total, page


class _Part(Protocol):
    """One of the two boards, cut into pages."""

    pages: int

    def __init__(self, sheet: Sheet, board: Board, room: Area) -> None: ...

    def compose(self, page: int) -> None:
        """Header, page and footer."""


class _Tables:
    def __init__(self, sheet: Sheet, board: Board, room: Area) -> None:
        self.sheet, self.board = sheet, board
        self.tables = _with_resting(board)
        self.grid = _table_grid(self.tables, room, sheet.least, sheet.comfort)
        self.pages = self.grid.pages

    def compose(self, page: int) -> None:
        sheet, board = self.sheet, self.board
        _header(sheet, tr_text(board.headline))
        legend = {category.key: category for category in board.legend}
        cards = [card for card in self.grid.cards if card.page == page]
        for card in cards:
            _card(sheet, self.grid, card, self.tables[card.table], legend)
        shown = [self.tables[card.table] for card in cards]
        label = _tables_label(shown, len(board.tables), self.pages, page)
        _footer(sheet, label, _short(self.pages, page), board)


class _Names:
    def __init__(self, sheet: Sheet, board: Board, room: Area) -> None:
        self.sheet, self.board = sheet, board
        self.grid = _name_grid(board.names, room, sheet.least, sheet.comfort)
        self.pages = self.grid.pages

    def compose(self, page: int) -> None:
        names = self.board.names
        _header(self.sheet, tr_text(self.board.names_headline))
        shown = [i for i in self.grid.page_slice(page) if i < len(names)]
        for index in shown:
            _name_line(self.sheet, self.grid.cell(index)[1], int(self.grid.font_px), names[index])
        label = _names_label([names[i] for i in shown], self.pages, page) if self.pages > 1 else ""
        _footer(self.sheet, label, _short(self.pages, page), None)


def _names_label(shown: list[BoardName], pages: int, page: int) -> str:
    if not shown:
        return _short(pages, page)
    return tr(
        "{first} to {last}  ·  page {page} of {pages}",
        first=_start(shown[0].family_name),
        last=_start(shown[-1].family_name),
        page=page + 1,
        pages=pages,
    )


def _nothing(sheet: Sheet) -> tuple[int, int]:
    sheet.block(sheet.safe, sheet.view.event_title, sheet.unit(150))
    return 1, 0


_BANDED = (Phase.PAUSED, Phase.OVERTIME, Phase.ENDED)
"""States that a board says with a band; moving is what a board is for."""


def _header(sheet: Sheet, headline: str) -> None:
    view = sheet.view
    figure = shown_digits(view.digits or view.wall)
    ink = sheet.colours.ink if view.digits else sheet.colours.muted
    words, sizes = "", (sheet.size(54), sheet.size(66))
    if sheet.band and view.word and view.phase in _BANDED:
        bottom = sheet.safe.y + max(sizes) * HEADER_EM
        sheet.add(Plate(Area(0, 0, sheet.width, bottom), sheet.band.ground))
        words, ink = sheet.band.ink, sheet.band.ink
        headline = f"{tr_text(view.word)} · {headline}"
    sheet.header(headline, figure, sizes[1], ink, sizes[0], words)


def _board_room(sheet: Sheet) -> Area:
    """Between the header and the footer."""
    gap = sheet.unit(12)
    top = sheet.safe.y + max(sheet.size(66), sheet.size(54)) * HEADER_EM + gap
    bottom = sheet.safe.y + sheet.safe.height - sheet.least * HEADER_EM - gap
    return Area(sheet.safe.x, top, sheet.safe.width, max(1.0, bottom - top))


def _start(family_name: str) -> str:
    """The first letters, set apart (U+2068, U+2069) so that Arabic or Hebrew leaves the rest in its order."""
    return f"\u2068{family_name.strip()[:3].upper()}\u2069"


def _short(pages: int, page: int) -> str:
    return f"{page + 1}/{pages}" if pages > 1 else ""


def _tables_label(shown: list[BoardTable], total: int, pages: int, page: int) -> str:
    numbered = [table.number for table in shown if table.number]
    if pages <= 1:
        return trn("{n} table", "{n} tables", total)
    if not numbered:
        return _short(pages, page)
    if numbered[0] == numbered[-1]:
        return tr("Table {number} of {total}", number=numbered[0], total=total)
    return tr("Tables {first} to {last} of {total}", first=numbered[0], last=numbered[-1], total=total)


def _footer(sheet: Sheet, label: str, short: str, board: Board | None) -> None:
    """Which part of the board this is, and the legend where both stand at the legible size."""
    px = sheet.least
    area = _foot_area(sheet, px)
    legend = board.legend if board else ()
    wide = sum(_legend_px(category, px) for category in legend)
    for text in (label, short):
        if legend and width_px(text, px) + wide + px <= area.width:
            _legend(sheet, Area(area.x + area.width - wide, area.y, wide, area.height), px, legend)
            break
    else:
        text = label
    sheet.words(area, text, px, sheet.colours.muted)


def _foot_area(sheet: Sheet, px: int) -> Area:
    high = px * 1.35
    return Area(sheet.safe.x, sheet.safe.y + sheet.safe.height - high, sheet.safe.width, high)


def _legend_px(category: Category, px: float) -> float:
    return width_px(category.name, px) + (_MARK_EM + 1.2) * px


def _legend(sheet: Sheet, area: Area, px: int, legend: tuple[Category, ...]) -> None:
    x = area.x
    for category in legend:
        wide = _legend_px(category, px)
        _mark(sheet, x + 0.8 * px, area, px, category)
        offset = (1.1 + _MARK_EM) * px
        text = Area(x + offset, area.y, wide - offset, area.height)
        sheet.words(text, category.name, px, sheet.colours.muted)
        x += wide


def _mark(sheet: Sheet, x: float, line: Area, px: float, category: Category) -> None:
    size = _MARK_EM * px
    colour = _mark_colour(category.colour, sheet.colours.card)
    box = Area(x, line.y + (line.height - size) / 2, size, size)
    sheet.add(Mark(box, category.shape, colour))


@lru_cache(maxsize=64)
def _mark_colour(colour: str, ground: str) -> str:
    return readable(QColor(colour), QColor(ground), 3.0).name()


def _with_resting(board: Board) -> tuple[BoardTable, ...]:
    if not board.resting:
        return board.tables
    return (*board.tables, BoardTable(0, tr("Resting this round"), board.resting))


def table_label(table: BoardTable) -> str:
    """What the hall calls a table."""
    return table.name or tr("Table {number}", number=table.number)


def full_name(person: BoardPerson) -> str:
    """Anne-Laure VILLEMIN: as on the badge."""
    return f"{person.given_name} {person.family_name.upper()}".strip()


def short_name(person: BoardPerson) -> str:
    """A.-L. VILLEMIN: where the whole name does not fit."""
    return f"{initials(person.given_name)} {person.family_name.upper()}".strip()


@lru_cache(maxsize=24)
def _table_grid(tables: tuple[BoardTable, ...], area: Area, least: int, comfort: int) -> CardGrid:
    people = [person for table in tables for person in table.people]
    widths = [_person_em(person, full_name(person)) for person in people]
    short = [_person_em(person, short_name(person)) for person in people]
    headings = [width_em(table_label(table), BOLD) for table in tables]
    fits = [wide for wide in headings if wide < 14]
    lines = 2 if any(table.note for table in tables) else 1
    sizes = [len(table.people) for table in tables]
    return lay_tables(sizes, widths + fits, area, least, comfort, short + fits, lines, _side_em(tables))


def _side_em(tables: tuple[BoardTable, ...]) -> float:
    """Room for numbers beside the names; none where tables have names or notes of their own."""
    if any(table.note or (table.number and _is_named(table)) for table in tables):
        return 0.0
    return width_em("0" * max((len(str(table.number)) for table in tables), default=1), BOLD) * _SIDE + 0.5


def _is_named(table: BoardTable) -> bool:
    return bool(table.name) and str(table.number) not in table.name


def _person_em(person: BoardPerson, name: str) -> float:
    return width_em(name) + _MARK_EM + _MARK_GAP_EM + (_SEAT_EM if person.seat else 0.0) + 0.1


def _card(sheet: Sheet, grid: CardGrid, card: Card, table: BoardTable, legend: dict[str, Category]) -> None:
    px, row, pad = int(grid.font_px), grid.row_px, PAD_EM * grid.font_px
    sheet.add(Plate(card.area, sheet.colours.card, sheet.unit(18)))
    heading = 0 if grid.side_px else 2 if table.note else 1
    spare = max(0.0, card.area.height - 2 * pad - (grid.lines + heading) * row)
    y = card.area.y + pad + spare * (0.5 if grid.side_px else 0.25)
    x, wide = card.area.x + pad, card.area.width - 2 * pad
    has_line = not table.number and len(table.people) < grid.lines
    if grid.side_px and has_line:
        _heading(sheet, Area(x, y, wide, row), px, table, False)
        y += row
    elif grid.side_px:
        side = Area(x, card.area.y + pad, grid.side_px - 0.2 * px, card.area.height - 2 * pad)
        _number(sheet, side, px, table)
        x += grid.side_px
    else:
        _heading(sheet, Area(x, y, wide, row), px, table, card.first > 0)
        y += heading * row + spare * 0.15
    inner = (card.area.width - pad - grid.side_px) / grid.inner
    people = table.people[card.first : card.last]
    spare_lines = grid.lines - len(people) + int(spare // row) if grid.inner == 1 else 0
    line = 0
    for place, person in enumerate(people):
        column = place // grid.lines
        line = 0 if column and place % grid.lines == 0 else line
        area = Area(x + column * inner, y + line * row, inner - pad, row)
        used = _person_line(sheet, area, px, person, legend.get(person.category), spare_lines > 0)
        spare_lines -= used - 1
        line += used


def _number(sheet: Sheet, side: Area, px: int, table: BoardTable) -> None:
    large = int(px * _SIDE)
    text = str(table.number) if table.number else "–"
    sheet.words(side, text, large, sheet.colours.accent, BOLD)


def _heading(sheet: Sheet, line: Area, px: int, table: BoardTable, goes_on: bool) -> None:
    label = table_label(table)
    label = tr("{table} (continued)", table=label) if goes_on else label
    sheet.words(line, label, px, sheet.colours.accent, BOLD)
    if table.note:
        under = Area(line.x, line.y + line.height, line.width, line.height)
        sheet.words(under, table.note, px, sheet.colours.muted)


def _person_line(
    sheet: Sheet, area: Area, px: int, person: BoardPerson, category: Category | None, may_break: bool
) -> int:
    """Mark, name and seat; returns how many lines it took, two where a long name may break."""
    seat = _SEAT_EM * px if person.seat else 0.0
    mark = (_MARK_EM + _MARK_GAP_EM) * px if category else 0.0
    if category:
        _mark(sheet, area.x, area, px, category)
    room = area.width - mark - seat
    lines: tuple[str, ...] = (full_name(person),)
    if width_px(lines[0], px) > room:
        lines = (short_name(person),)
    if width_px(lines[0], px) > room and may_break:
        halves = in_two(full_name(person), room, px)
        lines = in_two(lines[0], room, px) if "…" in "".join(halves) else halves
    colour = sheet.colours.ink if person.present else sheet.colours.muted
    for place, text in enumerate(lines):
        line = Area(area.x + mark, area.y + place * area.height, room, area.height)
        sheet.words(line, text, px, colour)
    if person.seat:
        sheet.words(area, person.seat, px, sheet.colours.muted, at=RIGHT)
    return len(lines)


@lru_cache(maxsize=24)
def _name_grid(names: tuple[BoardName, ...], area: Area, least: int, comfort: int) -> NameGrid:
    widths = [_name_em(line, line.given_name) for line in names]
    short = [_name_em(line, initials(line.given_name)) for line in names]
    return lay_names(widths, area, least, comfort, short)


def _name_em(line: BoardName, given_name: str) -> float:
    name = width_em(line.family_name.upper(), BOLD) + 0.28 + width_em(given_name)
    return name + _TABLE_GAP_EM + width_em(_table_word(line), BOLD)


def _table_word(line: BoardName) -> str:
    if not line.table:
        return line.table_name or tr("rest")
    named = line.table_name and str(line.table) not in line.table_name
    return line.table_name if named else str(line.table)


def _name_line(sheet: Sheet, area: Area, px: int, line: BoardName) -> None:
    word = _table_word(line)
    taken = sheet.words(area, word, px, sheet.colours.accent, BOLD, RIGHT)
    room = area.width - taken - _TABLE_GAP_EM * px * 0.9
    family, given = line.family_name.upper(), line.given_name
    if width_px(family, px, BOLD) + (0.28 + width_em(given, REGULAR)) * px > room:
        given = initials(given)
    wide = width_px(family, px, BOLD) + 0.28 * px
    if given and wide + width_px(given, px) > room:
        family = elide(family, room - width_px(given, px) - 0.28 * px, px, BOLD)
        wide = width_px(family, px, BOLD) + 0.28 * px
    sheet.words(Area(area.x, area.y, max(1.0, room), area.height), family, px, weight=BOLD)
    sheet.words(Area(area.x + wide, area.y, max(1.0, room - wide + 1), area.height), given, px)
