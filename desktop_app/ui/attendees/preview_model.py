"""The table of an import: how each row ends, and what was noticed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from desktop_app.i18n import tr, tr_text, trc
from desktop_app.services.import_words import changes_text
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.words import ENDING_TONES, ending_word
from desktop_app.ui.widgets.columns import Column
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.services.import_report import ReportedRow

LINE, OUTCOME, NAME, INSTITUTION, NOTICED = range(5)
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_LEAST_PX, _GOOD_PX = (76, 120, 170, 120, 160), (0, 0, 200, 150, 320)
_SHORT = 32
"""Letters of an old or new value in a row; the tool tip and the line below the table have it whole."""
ALL, TO_LOOK_AT = "all", "to_look_at"

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Rows of an import as they will end."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ReportedRow] = []

    def set_rows(self, rows: "Sequence[ReportedRow]") -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> "ReportedRow":
        """One row."""
        return self._rows[place]

    def texts(self, column: int) -> list[str]:
        """What stands in a column, row by row."""
        return [self._text(row, column) for row in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One for each row of the list."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See the constants of this module."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            words = (
                trc("list", "Line"),
                tr("Outcome"),
                trc("attendee", "Name"),
                tr("Institution"),
                tr("Noticed"),
            )
            return words[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and tone of a cell."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(sentences(row)) if column == NOTICED else self._text(row, column))
        if role == Qt.ItemDataRole.FontRole:
            return font_of(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = (
                ENDING_TONES[row.ending or row.outcome]
                if column == OUTCOME
                else "ink"
                if column == NAME
                else "muted"
            )
            return theme.colour(tone)
        return None

    @staticmethod
    def _text(row: "ReportedRow", column: int) -> str:
        if column == LINE:
            return str(row.line)
        if column == OUTCOME:
            return ending_word(row.ending or row.outcome)
        if column == NAME:
            return row.name or "—"
        if column == INSTITUTION:
            return row.institution
        return " ".join(sentences(row, _SHORT))


def font_of(column: int) -> QFont | None:
    """The font of a column, where it has one of its own."""
    if column in (NAME, OUTCOME):
        return QFont(fonts.font(theme.BODY_PX, fonts.SEMIBOLD))
    return QFont(fonts.font(theme.SMALL_PX)) if column == NOTICED else None  # whole sentences, on two lines


def columns_of(model: PreviewModel) -> list[Column]:
    """Least widths; name, institution and what was noticed have what they need before the rest is shared.

    Beside the columns of the file a narrow table says what was noticed rather than from where people come.
    """
    grow = {column: partial(model.texts, column) for column in (NAME, INSTITUTION, NOTICED)}
    widths = enumerate(zip(_LEAST_PX, _GOOD_PX, strict=True))
    return [Column(least, grow.get(i), font_of(i), good, i == INSTITUTION) for i, (least, good) in widths]


def sentences(row: "ReportedRow", longest: int = 0) -> list[str]:
    """Why the row ends so, or what it changes, and what was noticed; ``longest``: letters of an old or new value."""
    told_by_word = row.changes if row.outcome == "updated" else row.outcome == "imported" and row.remarks
    reason = [] if told_by_word else [tr_text(row.reason)]
    changes = [changes_text(row.changes, longest)] if row.changes else []
    return [*reason, *changes, *(tr_text(remark) for remark in row.remarks)]


def found_under(row: "ReportedRow") -> set[str]:
    """The choices that show a row: somebody new whom the list cancels is among the new and among the cancelled."""
    return {row.ending or row.outcome} | ({row.outcome} - {"merged"} if row.ending != "merged" else set())


def needs_a_look(row: "ReportedRow") -> bool:
    """Something was repaired, guessed, left out or set aside."""
    return bool(row.remarks) or row.outcome == "set_aside"


class PreviewFilter(QSortFilterProxyModel):
    """All rows, those that end one way, or those to look at."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__()
        self._model, self._wanted = model, ALL
        self.setSourceModel(model)

    def choose(self, wanted: str) -> None:
        """`ALL`, `TO_LOOK_AT` or an ending."""
        self._wanted = wanted
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        row = self._model.row(source_row)
        if self._wanted == TO_LOOK_AT:
            return needs_a_look(row)
        return self._wanted == ALL or self._wanted in found_under(row)
