"""The table of attendees: one row for each registration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from desktop_app.core.categories import Category
from desktop_app.core.folding import fold
from desktop_app.core.presence import Attendance
from desktop_app.i18n import language, tr, trc
from desktop_app.ui import fonts, hours, theme
from desktop_app.ui.attendees.filters import Wanted
from desktop_app.ui.attendees.words import STATE_TONES, state_word
from desktop_app.ui.widgets.rows import shape_icon
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

NAME, INSTITUTION, ROLE, CATEGORY, SPEED_DATING, STATE = range(6)
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_STATES = tuple(Attendance)
"""In the order in which they are sorted."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class _Row:
    who: "Attendee"
    words: str
    keys: dict[int, str] = field(default_factory=dict)


class AttendeesModel(QAbstractTableModel):
    """Attendees as rows; give them with `set_rows`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._places: dict[str, int] = {}
        self._categories: dict[str, Category] = {}
        self._is_private_shown = True
        self._sorted_by = (NAME, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: "Sequence[Attendee]", categories: Mapping[str, Category]) -> None:
        """Show other rows; what was worked out for those that are unchanged is kept."""
        known = (
            {made.who.registration_id: made for made in self._rows} if categories == self._categories else {}
        )
        self.beginResetModel()
        self._categories = dict(categories)
        self._rows = []
        for who in rows:
            made = known.get(who.registration_id)
            self._rows.append(made if made is not None and made.who == who else self._made(who))
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows here: a proxy would ask for two keys at each of tens of thousands of comparisons."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = {index: self._rows[index.row()] for index in self.persistentIndexList()}
        self._arrange()
        for index, row in before.items():
            place = self._places[row.who.registration_id]
            self.changePersistentIndex(index, self.index(place, index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self._rows.sort(
            key=lambda row: self._sort_key(row, column), reverse=order == Qt.SortOrder.DescendingOrder
        )
        self._places = {row.who.registration_id: place for place, row in enumerate(self._rows)}

    def replace(self, who: "Attendee") -> bool:
        """Draw one row anew; False when the registration is not in the table."""
        place = self._places.get(who.registration_id, -1)
        if place < 0:
            return False
        self._rows[place] = self._made(who)
        self.dataChanged.emit(self.index(place, 0), self.index(place, STATE))
        return True

    def set_private(self, shown: bool) -> None:
        """Whether addresses and telephone numbers may be seen and searched."""
        self._is_private_shown = shown

    def row(self, place: int) -> "Attendee":
        """The attendee of a row."""
        return self._rows[place].who

    def place_of(self, registration_id: str) -> int:
        """The row of a registration, -1 when it is not there."""
        return self._places.get(registration_id, -1)

    def texts(self, column: int) -> list[str]:
        """What stands in a column, row by row."""
        return [self._text(row.who, column) for row in self._rows]

    def searched(self, place: int) -> str:
        """The folded words by which a row is found."""
        return self._rows[place].words

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One for each registration."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See the constants of this module."""
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                trc("attendee", "Name"),
                tr("Institution"),
                tr("Role"),
                tr("Category"),
                tr("Speed dating"),
                tr("State"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, shape, tone and sort key of a cell."""
        row, column = self._rows[index.row()], index.column()
        who = row.who
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(who, column)
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        if role == ROW_ROLE:
            return who
        if role == Qt.ItemDataRole.DecorationRole and column == CATEGORY:
            category = self._categories.get(who.category_key)
            return shape_icon(category.shape, category.colour) if category else None
        if role == Qt.ItemDataRole.FontRole:
            return _font(who, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(who, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._tip(who, column) or "")
        return None

    def _text(self, who: "Attendee", column: int) -> str:
        if column == NAME:
            return who.list_name
        if column == INSTITUTION:
            return " · ".join(part for part in (who.institution, who.unit) if part)
        if column == ROLE:
            return who.role
        if column == CATEGORY:
            category = self._categories.get(who.category_key)
            return category.label(language()) if category else who.category_key
        if column == SPEED_DATING:
            wants = who.wants_speed_dating
            return "" if wants is None else trc("answer", "Yes") if wants else trc("answer", "No")
        return state_word(who)

    def _colour(self, who: "Attendee", column: int) -> Any:
        if column == STATE:
            return theme.colour(STATE_TONES[who.attendance])
        if who.status == "cancelled":
            return theme.colour("faint")
        return None if column == NAME else theme.colour("muted" if column in (INSTITUTION, ROLE) else "ink")

    def _tip(self, who: "Attendee", column: int) -> str | None:
        if column == NAME:  # the name first: the column may have cut it
            private = (who.email, who.phone) if self._is_private_shown else ()
            return "\n".join(part for part in (who.list_name, *private) if part) or None
        if column == CATEGORY and who.category_typed:
            return tr("In the list: {word}", word=who.category_typed)
        if column == SPEED_DATING:
            return who.idea or None
        return self._text(who, column) if column in (INSTITUTION, ROLE) else None

    def _sort_key(self, row: "_Row", column: int) -> str:
        """Worked out when somebody sorts by that column."""
        key = row.keys.get(column)
        if key is None:
            key = row.keys[column] = self._key(row.who, column)
        return key

    def _key(self, who: "Attendee", column: int) -> str:
        name = "\x00".join(who.order)
        if column == NAME:
            return name
        if column == STATE:
            came = f"{who.first_in_ms:015d}" if who.present and who.first_in_ms is not None else ""
            return f"{_STATES.index(who.attendance)}{came}\x00{name}"
        return f"{fold(self._text(who, column))}\x00{name}"

    def _made(self, who: "Attendee") -> "_Row":
        return _Row(who, self._searched(who))

    def _searched(self, who: "Attendee") -> str:
        parts = (
            who.list_name,
            who.institution,
            who.unit,
            who.email,
            who.role,
            self._text(who, CATEGORY),
            who.idea,
        )
        return fold(" ".join(parts))


def _font(who: "Attendee", column: int) -> QFont | None:
    if column != NAME and who.status != "cancelled":
        return None
    font = QFont(fonts.font(theme.BODY_PX, fonts.SEMIBOLD if column == NAME else fonts.REGULAR))
    font.setStrikeOut(who.status == "cancelled" and column == NAME)
    return font


class AttendeesFilter(QSortFilterProxyModel):
    """Rows that hold every word that was typed and fit the filters."""

    def __init__(self, model: AttendeesModel) -> None:
        super().__init__()
        self._model = model
        self._words: list[str] = []
        self._wanted = Wanted()
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The table's header was pressed."""
        self._model.sort(column, order)

    def search(self, text: str) -> None:
        """Show who holds every word of ``text``, whatever its accents and case."""
        self._words = fold(text).split()
        self.invalidate()

    def choose(self, wanted: Wanted) -> None:
        """Show those of one category, state, institution, time of arrival."""
        self._wanted = wanted
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        who = self._model.row(source_row)
        if not _fits(who, self._wanted):
            return False
        words = self._model.searched(source_row)
        return all(word in words for word in self._words)


def _fits(who: "Attendee", wanted: Wanted) -> bool:
    return (
        wanted.category in ("", who.category_key)
        and wanted.institution in ("", who.institution)
        and (not wanted.state or wanted.state == who.attendance)
        and (not wanted.after or hours.hour(who.first_in_ms) >= wanted.after)
    )
