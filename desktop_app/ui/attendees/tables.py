"""Tables dressed alike."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.widgets.card import Card

ROW_PX = 40


def table(model: QAbstractItemModel, name: str, widths: tuple[int, ...], stretched: int) -> QTableView:
    """A calm table: whole rows, no grid of cells, one column that takes the room that is left.

    Args:
        name: for screen readers.
        widths: of the columns, in pixels.
        stretched: the column that grows.
    """
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_PX)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column, width in enumerate(widths):
        header.resizeSection(column, width)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return view


def in_card(view: QTableView) -> Card:
    """The table on a card, whose round corners its header would cut."""
    card = Card()
    card.content.setContentsMargins(8, 4, 6, 8)
    view.setStyleSheet("QTableView { border: 0; border-radius: 0; }")
    card.content.addWidget(view, 1)
    return card
