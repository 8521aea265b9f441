"""Who sits where: the same people by name and by table, cut into pages that the last row can read."""

from typing import Protocol

from desktop_app.core.live.board_pages import has_time_for, page_at
from desktop_app.core.live.views import Board
from desktop_app.ui.widgets.hall.board_frame import board_room
from desktop_app.ui.widgets.hall.board_names import NamePages
from desktop_app.ui.widgets.hall.board_tables import TablePages
from desktop_app.ui.widgets.hall.scene import Shown
from desktop_app.ui.widgets.hall.sheet import Sheet


class _Pages(Protocol):
    """One of the two boards, cut into pages."""

    pages: int
    kind: str

    def compose(self, page: int) -> None:
        """Header, page and footer."""


def compose_tables(sheet: Sheet) -> Shown:
    """Cards of tables, after the names where there is time for both; returns the page shown."""
    board = sheet.view.board
    if board is None:
        return _nothing(sheet)
    room = board_room(sheet)
    if not board.both_ways:
        return _turned(board, TablePages(sheet, board, room))
    names = NamePages(sheet, board, room)
    if has_time_for(names.pages + 1, board.within_s, board.page_s):
        tables = TablePages(sheet, board, room)
        if has_time_for(names.pages + tables.pages, board.within_s, board.page_s):
            return _turned(board, names, tables)
    return _turned(board, names)


def compose_names(sheet: Sheet) -> Shown:
    """One line a person in alphabetical order, with the table; returns the page shown."""
    board = sheet.view.board
    return _turned(board, NamePages(sheet, board, board_room(sheet))) if board else _nothing(sheet)


def _turned(board: Board, *parts: _Pages) -> Shown:
    """The page whose turn it is, of boards that follow each other."""
    total = sum(part.pages for part in parts)
    page = page_at(board.since_s, board.page_turn, total, board.within_s, board.page_s)
    left = page
    for part in parts:
        if left < part.pages:
            part.compose(left)
            return Shown(total, page, part.kind if len(parts) > 1 else "", part.pages, left)
        left -= part.pages
    return Shown(total, page)


def _nothing(sheet: Sheet) -> Shown:
    sheet.block(sheet.safe, sheet.view.event_title, sheet.unit(150))
    return Shown()
