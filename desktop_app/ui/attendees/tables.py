"""Tables dressed alike."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.columns import FollowingTable
from desktop_app.ui.widgets.rows import IN_CARD, dress_rows

ROW_PX, _LINE_PX = 40, 14


def table(model: QAbstractItemModel, name: str, *, lines: int = 1) -> FollowingTable:
    """A calm table: whole rows, no grid of cells.

    Args:
        name: for screen readers.
        lines: how many a cell may have before its text is cut.
    """
    view = FollowingTable()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(lines > 1)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_PX + (lines - 1) * _LINE_PX)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    dress_rows(view)
    return view


def in_card(view: QTableView) -> Card:
    """The table on a card, whose round corners its header would cut."""
    card = Card()
    card.content.setContentsMargins(8, 4, 6, 8)
    view.setStyleSheet(IN_CARD)
    card.content.addWidget(view, 1)
    return card
