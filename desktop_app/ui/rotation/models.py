"""Table models of a plan: one round with its tables, and everybody with their rounds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from desktop_app.core.categories import Category
from desktop_app.core.folding import name_order
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.rotation import words
from desktop_app.ui.widgets.names import joined
from desktop_app.ui.widgets.rows import shape_icon
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.services.rotation_view import PersonLine, PlanView

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
SHORT_ROLE = Qt.ItemDataRole.UserRole + 3
"""Family name with an initial, for narrow columns."""
COUNTS = 2
"""Columns after the rounds: people met, wishes kept."""
_NOWHERE = QModelIndex()


class _PlanModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.view: PlanView | None = None
        self._icons: dict[str, Category] = {}

    def set_view(self, view: "PlanView | None", categories: Sequence[Category]) -> None:
        """Another plan, or the same one changed."""
        self.beginResetModel()
        self.view = view
        self._icons = {category.key: category for category in categories}
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        """Prepare what the cells show."""

    def _icon(self, category_key: str) -> QIcon | None:
        category = self._icons.get(category_key)
        return shape_icon(category.shape, category.colour) if category else None

    def _word(self, category_key: str) -> str:
        from desktop_app import i18n

        category = self._icons.get(category_key)
        return category.label(i18n.language()) if category else ""


class RoundModel(_PlanModel):
    """One round: a row for each table and a column for each seat, or several rows where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.round = 0
        self._tables: list[list[str]] = []
        self._numbers: list[int] = []
        self._seats = self._columns = 0

    def show_round(self, round_: int) -> None:
        """Another round of the same plan."""
        self.beginResetModel()
        self.round = round_
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        rounds = self.view.state.rounds if self.view else []
        tables = rounds[self.round] if self.round < len(rounds) else []
        self._numbers = [t for t, members in enumerate(tables) if members]
        self._tables = [[str(x) for x in tables[t]] for t in self._numbers]
        before, self._seats = self._seats, max((len(members) for members in self._tables), default=0)
        if self._seats != before:
            self._columns = self._seats

    def seats(self) -> int:
        """Seats of the fullest table."""
        return self._seats

    def set_columns(self, count: int) -> None:
        """Show so many seats beside each other, the others of a table below."""
        if count != self._columns:
            self.beginResetModel()
            self._columns = count
            self.endResetModel()

    def _lines(self) -> int:
        return -(-self._seats // self._columns) if self._columns else 1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Tables in use, with all their lines."""
        return 0 if parent.isValid() else len(self._tables) * self._lines()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Seats beside each other."""
        return 0 if parent.isValid() else self._columns

    def person(self, index: Index) -> str:
        """Who sits there, or nothing."""
        if not index.isValid():
            return ""
        table, line = divmod(index.row(), self._lines())
        seat = line * self._columns + index.column()
        return self._tables[table][seat] if seat < len(self._tables[table]) else ""

    def table(self, row: int) -> int:
        """The number of the table in a row, from 0."""
        return self._numbers[row // self._lines()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A name with the shape of its category."""
        who = self.person(index)
        if not who or self.view is None:
            return None
        seated = self.view.state.people[who]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return seated.list_name
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(seated.category_key)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._about(who))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._about(who)
            case Qt.ItemDataRole.ForegroundRole:
                stop = self.view.routes[who].stops[self.round]
                return theme.colour("attention_text") if stop.again else None
            case _ if role == SHORT_ROLE:
                return words.name_with_initial(seated)
        return who if role == ID_ROLE else None

    def _about(self, who: str) -> str:
        """The whole name, from where, which category, and who is met again: colour never stands alone."""
        assert self.view is not None
        people = self.view.state.people
        seated, again = people[who], self.view.routes[who].stops[self.round].again
        parts = [seated.list_name, seated.institution, self._word(seated.category_key)]
        if again:
            names = joined([people[str(other)].list_name for other in again])
            parts.append(tr("again: {names}", names=names))
        return " · ".join(part for part in parts if part)

    def names(self) -> list[list[tuple[str, str]]]:
        """Who sits at each table, seat by seat, whole and with an initial."""
        people = self.view.state.people if self.view else {}
        return [
            [(people[who].list_name, words.name_with_initial(people[who])) for who in members]
            for members in self._tables
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Tables down, seats across."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._seat_word(section)
        return "" if section % self._lines() else words.table_word(self.table(section))

    def _seat_word(self, column: int) -> str:
        letters = [chr(65 + seat) for seat in range(column, self._seats, self._columns)]
        if len(letters) == 1:
            return tr("Seat {letter}", letter=letters[0])
        return tr("Seats {letters}", letters=", ".join(letters))


class PeopleModel(_PlanModel):
    """Everybody: name, institution, the table of each round, people met, wishes kept."""

    FIRST_ROUND = 2

    def _rounds(self) -> int:
        return len(self.view.state.rounds) if self.view else 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Everybody in the plan."""
        return 0 if parent.isValid() or self.view is None else len(self.view.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Two words, the rounds, two numbers."""
        return 0 if parent.isValid() else self.FIRST_ROUND + self._rounds() + COUNTS

    def line(self, row: int) -> "PersonLine":
        """The person of a row."""
        assert self.view is not None
        return self.view.lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        line = self.line(index.row())
        column, rounds = index.column(), self._rounds()
        if role == ID_ROLE:
            return line.who.id
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return self._icon(line.who.category_key)
        if role == Qt.ItemDataRole.FontRole and column == 0:
            return fonts.font(theme.SMALL_PX + 1, fonts.SEMIBOLD if line.is_held else QFont.Weight.Normal)
        if role == Qt.ItemDataRole.ToolTipRole and column < self.FIRST_ROUND:
            return tip(self._text(line, column, rounds, False))
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= self.FIRST_ROUND:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.DisplayRole, SORT_ROLE):
            return self._text(line, column, rounds, role == SORT_ROLE)
        return None

    def texts(self, column: int) -> list[str]:
        """What stands in a column, row by row."""
        lines, rounds = self.view.lines if self.view is not None else (), self._rounds()
        return [str(self._text(line, column, rounds, False)) for line in lines]

    def _text(self, line: "PersonLine", column: int, rounds: int, sorting: bool) -> Any:
        if column == 0:
            who = line.who
            return "\x00".join(name_order(who.given_name, who.family_name)) if sorting else who.list_name
        if column == 1:
            return line.who.institution
        at = column - self.FIRST_ROUND
        if at < rounds:
            table = line.tables[at]
            return table if sorting else (str(table + 1) if table >= 0 else "–")
        if at == rounds:
            return line.met if sorting else str(line.met)
        if sorting:
            return line.wishes_kept - line.wishes
        return tr("{kept} of {all}", kept=line.wishes_kept, all=line.wishes) if line.wishes else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= self.FIRST_ROUND:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        at = section - self.FIRST_ROUND
        if at < 0:
            return (tr("Name"), tr("Institution"))[section]
        if at < self._rounds():
            return words.round_word(at).replace(" ", "\n", 1)  # narrow columns
        return tr("Met") if at == self._rounds() else tr("Wishes")
