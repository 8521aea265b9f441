"""Who is registered: search, filters, the table, and the panel of the person chosen."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.i18n import tr, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.filters import CANCELLED, Filters
from desktop_app.ui.attendees.model import (
    CATEGORY,
    INSTITUTION,
    NAME,
    ROLE,
    SPEED_DATING,
    AttendeesFilter,
    AttendeesModel,
)
from desktop_app.ui.attendees.tables import in_card, table
from desktop_app.ui.widgets.buttons import PRIMARY, KeyButton
from desktop_app.ui.widgets.columns import Column, SharedWidth
from desktop_app.ui.widgets.fields import SearchField
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

_TYPING_MS = 90
PANEL_PX = 384
_LEAST_PX = (190, 100, 140, 140, 120, 150)
_ROOM_FOR_CATEGORY, _ROOM_FOR_SPEED_DATING, _ROOM_FOR_ROLE = 620, 860, 1060


class ListPage(QWidget):
    """The table with what finds and changes it.

    ``chosen(attendee)`` when a row is selected, ``chosen(None)`` when none is or several are;
    ``badges_asked(registration ids)``; the wishes of the other buttons are signals too.
    """

    chosen = Signal(object)
    import_asked = Signal()
    add_asked = Signal()
    export_asked = Signal()
    badges_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = AttendeesModel()
        self.filter = AttendeesFilter(self.model)
        self._panel_shown = False
        self._build()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self.choose_first)
        self.filters.changed.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._selected)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.search = SearchField(tr("Name, institution, address…"))
        self.filters = Filters()
        self.import_button = KeyButton(tr("Import a list"), "Ctrl+O", PRIMARY, self.publish_import_asked)
        self.add_button = KeyButton(tr("Add"), "Ctrl+N", clicked=self.publish_add_asked, small=True)
        self.export_button = KeyButton(tr("Export"), "Ctrl+E", clicked=self.publish_export_asked, small=True)
        self.badges_button = KeyButton(tr("Badges"), "F8", clicked=self.publish_badges_asked, small=True)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.import_button)
        column.addLayout(tools)
        column.addWidget(self.filters)
        column.addLayout(self._middle(), 1)
        self.count = small()
        column.addWidget(self.count)

    def _middle(self) -> QHBoxLayout:
        self.view = table(self.filter, tr("Attendees"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.nobody = EmptyState(
            tr("Nobody matches"),
            tr("Nobody on the list fits the search and the filters."),
            ((tr("Show everybody"), "", self.show_everybody),),
        )
        self.pages = QStackedWidget()
        self._card = in_card(self.view)
        self._widths = SharedWidth(self.view, self._columns())
        self.pages.addWidget(self._card)
        self.pages.addWidget(self.nobody)
        self.side = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pages, 1)
        row.addLayout(self.side)
        return row

    def _columns(self) -> list[Column]:
        """Least widths; what a person is called, where from and as what has what it needs before the rest is shared."""
        grow = {column: partial(self.model.texts, column) for column in (NAME, INSTITUTION, ROLE)}
        fonts_of = {NAME: fonts.font(theme.BODY_PX, fonts.SEMIBOLD)}
        return [Column(px, grow.get(i), fonts_of.get(i)) for i, px in enumerate(_LEAST_PX)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that say less give way in a narrow window."""
        super().resizeEvent(event)
        self._fit_columns()

    def set_panel_shown(self, shown: bool) -> None:
        """Make room for the panel, or take its room."""
        self._panel_shown = shown
        self._fit_columns()

    def _fit_columns(self) -> None:
        room = self.width() - (PANEL_PX + 16 if self._panel_shown else 0)
        self.view.setColumnHidden(CATEGORY, room < _ROOM_FOR_CATEGORY)
        self.view.setColumnHidden(ROLE, room < _ROOM_FOR_ROLE)
        self.view.setColumnHidden(SPEED_DATING, room < _ROOM_FOR_SPEED_DATING)
        self._widths.fit()

    def header_tools(self) -> QWidget:
        """What is seldom pressed, for the header."""
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.badges_button)
        row.addWidget(self.add_button)
        row.addWidget(self.export_button)
        return tools

    def set_side(self, panel: QWidget) -> None:
        """The panel beside the table."""
        panel.setFixedWidth(PANEL_PX)
        self.side.addWidget(panel)

    def show_attendees(self, attendees: "list[Attendee]", categories: dict[str, Category]) -> None:
        """Draw; the rows that were selected stay selected."""
        kept = self.selected_ids()
        self.filters.know(categories, (who.institution for who in attendees))
        self.model.set_rows(attendees, categories)
        if len(kept) == 1:
            self.select(kept[0])
        elif kept:
            self._select_all(kept)
        self._say_count()

    def show_changed(self, changed: "list[Attendee]") -> bool:
        """Draw some rows anew; False when one of them is not in the table yet."""
        known = [self.model.replace(who) for who in changed]
        self._say_count()
        return all(known)

    def selected(self) -> "Attendee | None":
        """The attendee of the selected row; None when several are."""
        rows = self.view.selectionModel().selectedRows()
        return self.model.row(self.filter.mapToSource(rows[0]).row()) if len(rows) == 1 else None

    def selected_ids(self) -> list[str]:
        """The registrations of the selected rows."""
        rows = self.view.selectionModel().selectedRows()
        return [self.model.row(self.filter.mapToSource(row).row()).registration_id for row in rows]

    def _select_all(self, registration_ids: list[str]) -> None:
        """Select several registrations, as far as they are shown."""
        selection = QItemSelection()
        for registration_id in registration_ids:
            place = self.model.place_of(registration_id)
            index = self.filter.mapFromSource(self.model.index(place, NAME)) if place >= 0 else QModelIndex()
            if index.isValid():
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def select(self, registration_id: str) -> None:
        """Select a registration, if it is shown."""
        place = self.model.place_of(registration_id)
        index = self.filter.mapFromSource(self.model.index(place, NAME)) if place >= 0 else QModelIndex()
        if index.isValid():
            self._select_row(index)
            self.view.scrollTo(index)

    def show_everybody(self) -> None:
        """No search, no filter; the hands go on typing in the search field."""
        self.search.clear()
        self._typing.stop()
        self.filters.clear()
        self._search()
        self._choose()
        self.search.setFocus()

    def clear_selection(self) -> None:
        """Nobody is chosen."""
        self.view.clearSelection()

    def choose_first(self) -> None:
        """Enter in the search field: the first row."""
        self._typing.stop()
        self._search()
        if self.filter.rowCount():
            self._select_row(self.filter.index(0, NAME))
            self.view.setFocus()

    def _select_row(self, index: QModelIndex) -> None:
        """This row alone: ``selectRow`` would add it to the others while a hand still holds Ctrl."""
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def shown_ids(self) -> list[str]:
        """Registrations in the rows, in their order."""
        source = self.filter.mapToSource
        return [
            self.model.row(source(self.filter.index(i, NAME)).row()).registration_id
            for i in range(self.filter.rowCount())
        ]

    def is_filtered(self) -> bool:
        """Whether some rows are hidden."""
        return self.filter.rowCount() < self.model.rowCount()

    def _search(self) -> None:
        self.filter.search(self.search.text())
        self._say_count()

    def _choose(self) -> None:
        self.filter.choose(self.filters.wanted())
        self._say_count()

    def _say_count(self) -> None:
        rows = [self.model.row(i) for i in range(self.model.rowCount())]
        registered = sum(who.status != CANCELLED for who in rows)
        present = sum(who.present for who in rows)
        parts = [
            trn("{n} registered", "{n} registered", registered),
            trn("{n} present", "{n} present", present),
        ]
        cancelled = len(rows) - registered
        if cancelled:
            parts.append(trn("{n} cancelled", "{n} cancelled", cancelled))
        if self.is_filtered():
            parts.insert(0, trn("{n} shown", "{n} shown", self.filter.rowCount()))
        self.count.setText(" · ".join(parts))
        nobody = bool(self.model.rowCount() and not self.filter.rowCount())
        self.pages.setCurrentWidget(self.nobody if nobody else self._card)

    def _selected(self, now: QItemSelection, before: QItemSelection) -> None:
        self.publish_chosen(self.selected())

    def publish_chosen(self, who: "Attendee | None") -> None:
        """The only place that emits `chosen`."""
        self.chosen.emit(who)

    def publish_import_asked(self) -> None:
        """The only place that emits `import_asked`."""
        self.import_asked.emit()

    def publish_add_asked(self) -> None:
        """The only place that emits `add_asked`."""
        self.add_asked.emit()

    def publish_badges_asked(self) -> None:
        """The only place that emits `badges_asked`: of the selected rows, or of all that are shown and still come."""
        coming = (i for i in self.shown_ids() if self._attendee(i).status != CANCELLED)
        self.badges_asked.emit(self.selected_ids() or list(coming))

    def _attendee(self, registration_id: str) -> "Attendee":
        return self.model.row(self.model.place_of(registration_id))

    def publish_export_asked(self) -> None:
        """The only place that emits `export_asked`."""
        self.export_asked.emit()
