"""Who is registered: search, filters, the table, and the panel of the person chosen."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.core.checkin import Status
from desktop_app.i18n import tr, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.chosen_rows import ChosenRows
from desktop_app.ui.attendees.filters import Filters
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
from desktop_app.ui.widgets.buttons import PRIMARY, QUIET, KeyButton
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

    ``chosen(attendee)`` when one row is chosen, ``chosen(None)`` when none is, several are or the row is hidden;
    ``badges_asked(registration ids, whether they were chosen)``; the wishes of the other buttons are signals too.
    """

    chosen = Signal(object)
    import_asked = Signal()
    add_asked = Signal()
    export_asked = Signal()
    badges_asked = Signal(object, bool)

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
        self.rows.chosen_changed.connect(self._chosen)

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
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        """How many there are, how many are chosen, and the way to let go."""
        self.count = small()
        self.chosen_words = small("", "ink")
        self.let_go_button = KeyButton(tr("Clear the choice"), "Esc", QUIET, self.clear_selection, small=True)
        policy = self.let_go_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the table keeps its height under a hand that chooses
        self.let_go_button.setSizePolicy(policy)
        self.let_go_button.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.chosen_words)
        foot.addWidget(self.let_go_button)
        return foot

    def _middle(self) -> QHBoxLayout:
        self.view = table(self.filter, tr("Attendees"))
        self.rows = ChosenRows(self.filter, self.model)
        self.view.setSelectionModel(self.rows)
        self.rows.currentChanged.connect(lambda *_: self.view.viewport().update())  # the whole frame of a row
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
        self._say_chosen()

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
        """Draw; the rows that were chosen stay chosen."""
        self.filters.know(categories, (who.institution for who in attendees))
        self.model.set_rows(attendees, categories)
        self.rows.light()
        alone = self.selected()
        if alone is not None:
            self._go_to(self.rows.index_of(alone.registration_id))
        self._say_chosen()
        self._say_count()

    def show_changed(self, changed: "list[Attendee]") -> bool:
        """Draw some rows anew; False when one of them is not in the table yet."""
        known = [self.model.replace(who) for who in changed]
        if self.rows.holds_any(who.registration_id for who in changed):
            self.rows.light()
            self._say_chosen()
        self._say_count()
        return all(known)

    def selected(self) -> "Attendee | None":
        """The attendee who alone is chosen; None when several are, or when no row shows the person."""
        ids = self.rows.ids()
        return self._attendee(ids[0]) if len(ids) == 1 and self.rows.is_shown(ids[0]) else None

    def selected_ids(self) -> list[str]:
        """The registrations that are chosen, whether their rows are shown or not."""
        return self.rows.ids()

    def is_hidden(self, registration_id: str) -> bool:
        """Whether somebody of the list is in no row that is shown."""
        return self.model.place_of(registration_id) >= 0 and not self.rows.is_shown(registration_id)

    def select(self, registration_id: str) -> None:
        """Choose one registration alone."""
        self.rows.choose((registration_id,))
        self._go_to(self.rows.index_of(registration_id))

    def _go_to(self, index: QModelIndex) -> None:
        """The keyboard goes on from a row, which is seen."""
        if index.isValid():
            self.rows.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
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
        self.rows.choose(())

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
        self.rows.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

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
        self._show_found()

    def _choose(self) -> None:
        self.filter.choose(self.filters.wanted())
        self._show_found()

    def _show_found(self) -> None:
        self.rows.light()
        self._chosen()
        self._say_count()

    def _say_chosen(self) -> None:
        """How many are chosen, unless the panel says it by showing one person."""
        count, hidden = len(self.rows.ids()), len(self.rows.hidden())
        words = trn("{n} chosen", "{n} chosen", count) if count > 1 else ""
        if hidden and count == 1:
            words = tr("1 chosen, hidden by the filter")
        elif hidden:
            words = trn(
                "{chosen}, {n} of them hidden by the filter",
                "{chosen}, {n} of them hidden by the filter",
                hidden,
                chosen=words,
            )
        self.chosen_words.setText(words)
        self.let_go_button.setVisible(bool(words) and not self._panel_shown)

    def _say_count(self) -> None:
        rows = [self.model.row(i) for i in range(self.model.rowCount())]
        registered = sum(who.status != Status.CANCELLED.value for who in rows)
        present = sum(who.present for who in rows)
        parts = [
            trn("{n} registered", "{n} registered", registered),
            trn("{n} present", "{n} present", present),
        ]
        cancelled = len(rows) - registered
        if cancelled:
            parts.append(trn("{n} registration cancelled", "{n} registrations cancelled", cancelled))
        if self.is_filtered():
            parts.insert(0, trn("{n} shown", "{n} shown", self.filter.rowCount()))
        self.count.setText(" · ".join(parts))
        nobody = bool(self.model.rowCount() and not self.filter.rowCount())
        self.pages.setCurrentWidget(self.nobody if nobody else self._card)

    def _chosen(self) -> None:
        self._say_chosen()
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
        """The only place that emits `badges_asked`: of the chosen, or of all that are shown and still come."""
        coming = (i for i in self.shown_ids() if self._attendee(i).status != Status.CANCELLED.value)
        chosen = self.selected_ids()
        self.badges_asked.emit(chosen or list(coming), bool(chosen))

    def _attendee(self, registration_id: str) -> "Attendee":
        return self.model.row(self.model.place_of(registration_id))

    def publish_export_asked(self) -> None:
        """The only place that emits `export_asked`."""
        self.export_asked.emit()
