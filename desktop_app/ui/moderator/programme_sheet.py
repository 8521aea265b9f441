"""The programme typed or put right: one line an item, before the start and while the session runs."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.core import programme
from desktop_app.core.live.show import Form, Speaker
from desktop_app.core.live.views import RowState, RunRow
from desktop_app.core.programme import DAY_MIN, KINDS, nearest_start_min
from desktop_app.i18n import tr, trc
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.widgets.buttons import PLAIN, QUIET, KeyButton
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.fields import LineField
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import indented
from desktop_app.ui.widgets.tips import tip

START, LENGTH, KIND, TITLE, SPEAKERS = range(5)
_ROW_PX, _LEAST_PX, _MOST_PX = 44, 180, 356
_NARROW_PX, _WIDE_PX, _SHARE = 980, 1600, 0.85
"""How wide the sheet is: so much of the window, within bounds."""
_AROUND_PX = 18
"""What the look keeps free beside a field in its cell."""
_LONGEST_MIN = 24 * 60
_TALK_MIN = 15


def kind_words() -> dict[str, str]:
    """Kinds of items in the reader's language."""
    return {
        programme.ARRIVAL: tr("Arrival"),
        programme.OPENING: tr("Opening"),
        programme.TALK: tr("Talk"),
        programme.RESOURCE: tr("Resource"),
        programme.BREAK: trc("programme", "Break"),
        programme.SPEED_DATING: tr("Speed dating"),
        programme.CLOSING: tr("Closing"),
        programme.COCKTAIL: tr("Drinks"),
    }


Fixed = Mapping[int, str]
"""Columns, and why they cannot be changed."""


def fixed_by(row: RunRow, form: Form) -> Fixed:
    """What a session under way does not take of an item: see `LiveSession.set_lines`."""
    found: dict[int, str] = {}
    if row.state in (RowState.CURRENT, RowState.DONE):
        found[START] = found[KIND] = tr("This item has begun: its start and its kind stay.")
    if row.state is RowState.DONE:
        found[LENGTH] = tr("This item is over.")
    if form is not Form.TALK:
        found[KIND] = tr("Its kind follows from the plan or the queue.")
        found[LENGTH] = tr("It takes as long as its turns: change them under “Lengths”.")
    return found


class ProgrammeSheet(ConsoleSheet):
    """`lines()` gives the programme as it stands in the sheet.

    Args:
        ways: other ways to fill it, a word and what it does; each closes the sheet without accepting.
        is_live: the session is under way, so only what follows is moved.
        fixed: by line, the columns that a session under way does not take any more, each with the reason.
    """

    def __init__(
        self,
        parent: QWidget | None,
        lines: Sequence[ProgrammeLine],
        ways: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        is_live: bool = False,
        fixed: Mapping[str, Fixed] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent, tr("Programme"), width_px=_NARROW_PX)
        self._fixed = fixed
        self.table = self._table()
        self.content.addWidget(self.table)
        self.content.addLayout(self._tools())
        hint = tr("Several speakers: “Name (institution) | Name (institution)”.")
        if is_live:
            hint = tr("The session is under way: what you change moves what follows.") + " " + hint
        if any(fixed.values()):
            hint += " " + tr("Grey fields belong to what has begun, or follow from the turns.")
        self.content.addWidget(small(hint, wrap=True))
        self.content.addLayout(self._ways(ways))
        for line in lines:
            self._add(line)
        if lines:
            self._edit(0, TITLE).setFocus()
        self.cancel = self.add_cancel()
        self.apply = self.add_main(tr("Apply"), self._accept)
        self._order_tabs()
        self.resize(_width_px(parent), self.sizeHint().height())

    def lines(self) -> tuple[ProgrammeLine, ...]:
        """The items in their order; rows without a title are left out."""
        rows = (self._line(row) for row in range(self.table.rowCount()))
        return tuple(line for line in rows if line.title)

    def add_empty(self) -> None:
        """A new row below the chosen one, where the one before it ends."""
        row = self.table.currentRow()
        at = self.table.rowCount() if row < 0 else row + 1
        before = self._line(at - 1) if at else None
        start = None
        if before is not None and before.start_min is not None:
            start = before.start_min + before.length_s // 60
        self._add(ProgrammeLine("", programme.TALK, "", start_min=start, length_s=_TALK_MIN * 60), at)
        self._order_tabs()
        self.table.setCurrentCell(at, TITLE)
        self._widget(at, TITLE).setFocus()

    def remove(self) -> None:
        """Take the chosen row away."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def shift(self, by: int) -> None:
        """The chosen row up or down."""
        row, other = self.table.currentRow(), self.table.currentRow() + by
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        line = self._line(row)
        self.table.removeRow(row)
        self._add(line, other)
        self._order_tabs()
        self.table.setCurrentCell(other, TITLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row somebody types in is the chosen one."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            row = self.table.indexAt(watched.pos()).row()
            if row >= 0 and row != self.table.currentRow():
                self.table.setCurrentCell(row, TITLE)
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        if all(not self._edit(row, TITLE).text().strip() for row in range(self.table.rowCount())):
            self.say("attention", tr("Give at least one item a title."))
            return
        self.publish_wanted()

    def _order_tabs(self) -> None:
        """Tab goes through the fields line by line and then on to the buttons, also after lines came or moved."""
        rows, columns = range(self.table.rowCount()), range(self.table.columnCount())
        fields = [self._widget(row, column) for row in rows for column in columns]
        tools = (self.add, self.up, self.down, self.take, *self.ways)
        for before, after in pairwise((*fields, *tools, self.cancel, self.apply)):
            QWidget.setTabOrder(before, after)

    def _table(self) -> QTableWidget:
        table = _Lines(0, 5)
        table.setTabKeyNavigation(False)
        table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        table.setHorizontalHeaderLabels(
            [tr("Starts at"), tr("Minutes"), tr("Kind"), tr("Title"), tr("Speakers and institutions")]
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.setMinimumHeight(_LEAST_PX)
        header = table.horizontalHeader()
        for column, width in ((START, 104), (LENGTH, 92)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SPEAKERS, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(tr("Programme"))
        return table

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add = KeyButton(tr("Add an item"), "", PLAIN, self.add_empty, small=True)
        self.up = KeyButton(tr("Up"), "", QUIET, lambda: self.shift(-1), small=True)
        self.down = KeyButton(tr("Down"), "", QUIET, lambda: self.shift(1), small=True)
        self.take = KeyButton(tr("Remove"), "", QUIET, self.remove, small=True)
        for button in (self.add, self.up, self.down, self.take):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _ways(self, ways: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.ways: list[KeyButton] = []
        for word, act in ways:
            button = KeyButton(word, "", PLAIN, partial(self._leave, act), small=True)
            self.ways.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _leave(self, act: Callable[[], object]) -> None:
        self.reject()
        act()

    def _add(self, line: ProgrammeLine, row: int | None = None) -> None:
        row = self.table.rowCount() if row is None else row
        self.table.insertRow(row)
        title = LineField(line.title)
        title.setProperty("line", line.id)
        speakers = LineField(speaker_words(line.speakers))
        for column, widget, name in (
            (START, _start_field(line.start_min), tr("Starts at")),
            (LENGTH, _length_field(line), tr("Minutes")),
            (KIND, _kind_field(line.kind), tr("Kind")),
            (TITLE, title, tr("Title")),
            (SPEAKERS, speakers, tr("Speakers and institutions")),
        ):
            widget.setAccessibleName(name)
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)
            reason = self._fixed.get(line.id, {}).get(column, "")
            widget.setEnabled(not reason)
            widget.setToolTip(tip(reason))
            widget.setAccessibleDescription(reason)
            self.table.setCellWidget(row, column, widget)
        kind_px = self._widget(row, KIND).sizeHint().width() + _AROUND_PX  # of its longest word
        self.table.setColumnWidth(KIND, max(self.table.columnWidth(KIND), kind_px))

    def _line(self, row: int) -> ProgrammeLine:
        length, kind = self._widget(row, LENGTH), self._widget(row, KIND)
        assert isinstance(length, QSpinBox) and isinstance(kind, QComboBox)
        title = self._edit(row, TITLE)
        seconds = int(length.property("length_s"))
        changed = length.value() != int(length.property("minutes"))
        return ProgrammeLine(
            str(title.property("line") or ""),
            str(kind.currentData()),
            title.text().strip(),
            read_speakers(self._edit(row, SPEAKERS).text()),
            "",
            self._start_min(row),
            length.value() * 60 if changed else seconds,
        )

    def _start_min(self, row: int) -> int | None:
        """When the item of a row begins; typed below an item of the evening, the small hours are those after it."""
        field = self._widget(row, START)
        assert isinstance(field, QTimeEdit)
        if not field.property("typed"):
            return start_of(field)
        above = (self._start_min(each) for each in reversed(range(row)))
        return start_of(field, next((start_min for start_min in above if start_min is not None), 0))

    def _widget(self, row: int, column: int) -> QWidget:
        found = self.table.cellWidget(row, column)
        assert found is not None
        return found

    def _edit(self, row: int, column: int) -> QLineEdit:
        found = self._widget(row, column)
        assert isinstance(found, QLineEdit)
        return found


class _Lines(QTableWidget):
    """As tall as its rows, up to what a large screen is glad of; a small one has it scroll. While there is
    none, it says what to do."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.hint = small(
            tr("No item yet: begin with “Add an item”, or take a file with “Import a programme”."), wrap=True
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.viewport()).addWidget(self.hint)
        for changed in (self.model().rowsInserted, self.model().rowsRemoved):
            changed.connect(lambda: self.hint.setVisible(not self.rowCount()))

    def sizeHint(self) -> QSize:
        """Its header and its rows."""
        rows_px = _ROW_PX * (self.rowCount() + 1) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), min(_MOST_PX, max(_LEAST_PX, rows_px)))


def _width_px(parent: QWidget | None) -> int:
    window_px = parent.window().width() if parent is not None else 0
    return max(_NARROW_PX, min(_WIDE_PX, round(window_px * _SHARE)))


def _start_field(start_min: int | None) -> QTimeEdit:
    field = indented(QTimeEdit())
    field.setDisplayFormat("HH:mm")
    minutes = 0 if start_min is None else start_min % DAY_MIN
    field.setTime(QTime(minutes // 60, minutes % 60))
    field.setProperty("was", -1 if start_min is None else start_min)
    field.setProperty("typed", False)
    for changed in (field.timeChanged, field.lineEdit().textEdited):  # 00:00 typed over 00:00 changes no time
        changed.connect(lambda: field.setProperty("typed", True))
    return field


def start_of(field: QTimeEdit, beside_min: int = 0) -> int | None:
    """Minutes after midnight; as it was when nobody touched it (none, or beyond midnight).

    ``beside_min``: where the item above it stands.
    """
    was = int(field.property("was"))
    if not field.property("typed"):
        return None if was < 0 else was
    typed_min = field.time().hour() * 60 + field.time().minute()
    return nearest_start_min(typed_min, max(beside_min, was))


def _length_field(line: ProgrammeLine) -> QSpinBox:
    field = indented(QSpinBox())
    field.setRange(0, _LONGEST_MIN)
    field.setValue(round(line.length_s / 60))
    field.setProperty("length_s", line.length_s)
    field.setProperty("minutes", field.value())
    return field


def _kind_field(kind: str) -> QComboBox:
    field = GivingBox()
    words = kind_words()
    for key in KINDS:
        field.addItem(words.get(key, key), key)
    field.setCurrentIndex(max(0, field.findData(kind)))
    return field


def speaker_words(speakers: Sequence[Speaker]) -> str:
    """Speakers as they are typed: ``Name (institution) | Name``."""
    return " | ".join(f"{who.name} ({who.affiliation})" if who.affiliation else who.name for who in speakers)


def read_speakers(text: str) -> tuple[Speaker, ...]:
    """What `speaker_words` wrote, or somebody typed."""
    found = []
    for part in text.split("|"):
        name, _, rest = part.strip().partition(" (")
        if name:
            found.append(Speaker(name.strip(), rest.rstrip().removesuffix(")").strip()))
    return tuple(found)
