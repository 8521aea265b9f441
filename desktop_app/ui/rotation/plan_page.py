"""One plan: its figures, the tables of a round, everybody's rounds, and one person in detail."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.core.categories import Category
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.rotation.models import COUNTS, ID_ROLE, SORT_ROLE, PeopleModel, RoundModel
from desktop_app.ui.rotation.person_panel import PersonPanel
from desktop_app.ui.rotation.quality_card import QualityCard
from desktop_app.ui.rotation.round_chooser import RoundChooser
from desktop_app.ui.rotation.seats import LINE_PX, SeatDelegate, column_widths, row_heights
from desktop_app.ui.widgets.buttons import KeyButton, Segmented
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.columns import MOST_OF_FIRST, FollowingTable, Wish, shared, text_px
from desktop_app.ui.widgets.labels import GivingLabel
from desktop_app.ui.widgets.rows import IN_CARD, dress_rows

if TYPE_CHECKING:
    from desktop_app.services.rotation_view import PlanView

BY_TABLE, BY_PERSON, MISSED = "table", "person", "missed"
_NAME_PX, _INSTITUTION_PX, _ROUND_PX = 150, 140, 46
_HEADER_EDGES_PX, _SORT_PX, _SHAPE_PX = 20, 16, 24


class PlanPage(QWidget):
    """The plan that is looked at. ``person_shown`` says whether the panel of the person has something to say.

    Args:
        person: where details stand; it has its place outside this page, so that the tables keep their room.
    """

    swap_asked = Signal(int, str, str)
    move_asked = Signal(int, str, int)
    person_shown = Signal(bool)

    def __init__(self, person: PersonPanel) -> None:
        super().__init__()
        self.person = person
        self.view: PlanView | None = None
        self.quality = QualityCard()
        self.by = Segmented(
            ((BY_TABLE, tr("By table")), (BY_PERSON, tr("By person")), (MISSED, tr("Missed wishes"))),
            BY_TABLE,
            tr("View"),
        )
        self.rounds = RoundChooser()
        self.state = GivingLabel("", theme.SMALL_PX, fonts.REGULAR, "muted")
        self.round_model, self.people_model = RoundModel(), PeopleModel()
        self.round_table = _table(self.round_model, tr("Tables of the round"))
        dress_rows(self.round_table, SeatDelegate(self.round_table))
        self.round_table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.round_table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.sorted_people = QSortFilterProxyModel()
        self.sorted_people.setSourceModel(self.people_model)
        self.sorted_people.setSortRole(SORT_ROLE)
        self.people_table = _table(self.sorted_people, tr("Everybody and their rounds"))
        self.people_table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.people_table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        dress_rows(self.people_table)
        self.people_table.setSortingEnabled(True)
        self.people_table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.people_table.verticalHeader().hide()
        self.missed = _Lines()
        self.swap_button = KeyButton(tr("Swap the two"), "Ctrl+E", clicked=self._swap)
        self._pages = QStackedWidget()
        self._words_px, self._numbers_px = (_NAME_PX, _INSTITUTION_PX), list[int]()
        self._build()
        self._connect()

    def _build(self) -> None:
        tools, self._round_line = QHBoxLayout(), QWidget()
        self.by.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tools.addWidget(self.by)
        tools.addStretch(1)
        tools.addWidget(self.swap_button)
        line = QHBoxLayout(self._round_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.rounds)
        line.addWidget(self.state, 1)
        for table in (self.round_table, self.people_table):
            card = Card(margin=8)
            card.content.addWidget(table, 1)
            self._pages.addWidget(card)
        self._pages.addWidget(self.missed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.quality)
        column.addLayout(tools)
        column.addWidget(self._round_line)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.by.chosen.connect(lambda _: self._show_page())
        self.rounds.chosen.connect(self.show_round)
        self.round_table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.people_table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.person.table_asked.connect(self._move)
        self.person.closed.connect(self.choose_nobody)
        self.round_table.resized.connect(self._fit)
        self.people_table.resized.connect(self._fit_people)

    def show_plan(self, view: "PlanView", categories: Sequence[Category]) -> None:
        """Another plan, or the same after a change; round and person stay in view where they can."""
        kept = self.chosen_person()
        self.view = view
        count = len(view.state.rounds)
        first = min(self.round_model.round, max(0, count - 1))
        self.rounds.show_rounds(count, first)
        self.round_model.round = first
        self.quality.show_quality(view.state.info.measured)
        self.round_model.set_view(view, categories)
        self.people_model.set_view(view, categories)
        self._measure()
        self.missed.show_lines(view)
        self._fit()
        self._show_page()
        self._choose(kept)

    def show_round(self, round_: int) -> None:
        """The tables of one round."""
        kept = self.chosen_person()
        self.round_model.show_round(round_)
        self.rounds.set_current(round_)
        self._fit()
        self._say_state()
        self._choose(kept)

    def chosen_people(self) -> list[str]:
        """Who is selected in the view that is shown."""
        table = self.round_table if self.by.current() == BY_TABLE else self.people_table
        indexes = table.selectionModel().selectedIndexes()
        found = [str(index.data(ID_ROLE)) for index in indexes if index.data(ID_ROLE)]
        return list(dict.fromkeys(found))

    def chosen_person(self) -> str:
        """The one person whose details are shown."""
        people = self.chosen_people()
        return people[-1] if people else ""

    def choose_nobody(self) -> None:
        """Close what is said about somebody; the keyboard stays at the table."""
        table = self.round_table if self.by.current() == BY_TABLE else self.people_table
        table.clearSelection()
        table.setFocus()

    def _choose(self, who: str) -> None:
        if who and self.by.current() == BY_TABLE:
            for row in range(self.round_model.rowCount()):
                for column in range(self.round_model.columnCount()):
                    index = self.round_model.index(row, column)
                    if self.round_model.person(index) == who:
                        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                        self.round_table.selectionModel().setCurrentIndex(index, flag)
        self._selected()

    def _selected(self) -> None:
        people = self.chosen_people()
        by_table = self.by.current() == BY_TABLE
        self.swap_button.setVisible(by_table)
        self.swap_button.setEnabled(len(people) == 2 and not self._is_played())
        if self.view is None:
            return
        if len(people) == 2 and by_table:
            self.person.show_pair(self.view, people[0], people[1])
        elif people and people[-1] in self.view.routes:
            self.person.show_person(self.view, people[-1], self.round_model.round)
        self.publish_person_shown(bool(people))

    def publish_person_shown(self, shown: bool) -> None:
        """The only place that emits `person_shown`."""
        self.person_shown.emit(shown)

    def _is_played(self) -> bool:
        return self.view is not None and self.round_model.round < self.view.state.played

    def _show_page(self) -> None:
        pages = {BY_TABLE: 0, BY_PERSON: 1, MISSED: 2}
        self._pages.setCurrentIndex(pages[self.by.current()])
        self._round_line.setVisible(self.by.current() == BY_TABLE)
        self._say_state()
        self._selected()

    def _say_state(self) -> None:
        if self.view is None or self.by.current() != BY_TABLE:
            self.state.set_whole_text("")
        elif self._is_played():
            self.state.set_whole_text(tr("Played: stays as it is."))
        else:
            self.state.set_whole_text(tr("Choose one, or two to swap."))

    def _fit(self) -> None:
        """Each table as high as its names ask for, and on as many lines: no seat is scrolled away."""
        names, model, room_px = (
            self.round_model.names(),
            self.round_model,
            self.round_table.viewport().width(),
        )
        widths = column_widths(names, model.seats(), room_px)
        kept = self.chosen_people() if len(widths) != model.columnCount() else []
        model.set_columns(len(widths))
        header = self.round_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, px in enumerate(widths):
            header.resizeSection(column, px)
        for row, height in enumerate(row_heights(names, model.seats(), widths)):
            self.round_table.verticalHeader().resizeSection(row, height)
        if kept and self.by.current() == BY_TABLE:
            self._choose(kept[-1])
        self._fit_people()

    def _measure(self) -> None:
        """What each column needs; names in the weight of those who stay where they are."""
        texts, size_px = self.people_model.texts, theme.SMALL_PX + 1
        names_px = text_px(texts(0), fonts.font(size_px, fonts.SEMIBOLD)) + _SHAPE_PX
        self._words_px = (names_px, text_px(texts(1), fonts.font(size_px)))
        numbers = range(PeopleModel.FIRST_ROUND, self.people_model.columnCount())
        self._numbers_px = [self._number_px(column) for column in numbers]

    def _fit_people(self) -> None:
        """Numbers as wide as their words; the names have what they need before the institutions."""
        header = self.people_table.horizontalHeader()
        if not self._numbers_px:
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers, whole_px = self._numbers_px, self.people_table.viewport().width()
        room_px = whole_px - sum(numbers)
        with_institution = room_px >= _NAME_PX + _INSTITUTION_PX
        name_px, institution_px = self._words_px
        name = Wish(_NAME_PX, (min(name_px, int(whole_px * MOST_OF_FIRST)), name_px))
        institution = Wish(_INSTITUTION_PX, (institution_px,))
        words_px = shared(room_px, [name, institution] if with_institution else [name])
        self.people_table.setColumnHidden(1, not with_institution)
        for column, width in enumerate((*words_px, *(() if with_institution else (0,)), *numbers)):
            if width:
                header.resizeSection(column, width)

    def _number_px(self, column: int) -> int:
        if column < self.people_model.columnCount() - COUNTS:
            return self._round_px()
        header = self.people_table.horizontalHeader()
        word = str(self.people_model.headerData(column, Qt.Orientation.Horizontal))
        said = text_px(self.people_model.texts(column), self.people_table.font())
        return max(said, header.fontMetrics().horizontalAdvance(word) + _HEADER_EDGES_PX + _SORT_PX)

    def _round_px(self) -> int:
        """Wide enough for the word of a round, in the reader's language."""
        header = self.people_table.horizontalHeader()
        word = words.round_word(0).split(" ")[0]
        return max(_ROUND_PX, header.fontMetrics().horizontalAdvance(word) + _HEADER_EDGES_PX)

    def _swap(self) -> None:
        people = self.chosen_people()
        if len(people) == 2:
            self.round_table.setFocus()  # the button is about to be disabled, and the next two are chosen here
            self.swap_asked.emit(self.round_model.round, people[0], people[1])

    def _move(self, table: int) -> None:
        who = self.chosen_person()
        if who:
            self.move_asked.emit(self.round_model.round, who, table)


class _Lines(Card):
    """Wishes that are not kept, each with its reason."""

    def __init__(self) -> None:
        super().__init__(margin=8)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Missed wishes"))
        self.list.setWordWrap(True)
        self.list.setStyleSheet("QListWidget { border: 0; }")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        dress_rows(self.list)
        self.content.addWidget(self.list, 1)

    def show_lines(self, view: "PlanView") -> None:
        """The lines of a plan."""
        names = {who: seated.list_name for who, seated in view.state.people.items()}
        self.list.clear()
        self.list.addItems(words.missed_lines(view.explained, names) or [tr("No wish is missed.")])


def _table(model: QSortFilterProxyModel | RoundModel, name: str) -> FollowingTable:
    view = FollowingTable()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setDefaultSectionSize(LINE_PX)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setMinimumSectionSize(36)
    view.setFont(fonts.font(theme.SMALL_PX + 1))
    view.setStyleSheet(IN_CARD)
    return view
