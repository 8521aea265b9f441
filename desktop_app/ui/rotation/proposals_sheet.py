"""Given the people and the time there is: table sizes and rounds with what each gives."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QListWidget, QListWidgetItem, QSpinBox, QWidget

from desktop_app.core.rotation.propose import Choice, propose
from desktop_app.i18n import tr, trn
from desktop_app.ui.hours import hour, now_hour
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import Seconds, indented
from desktop_app.ui.widgets.rows import dress_rows
from desktop_app.ui.widgets.sheet import Sheet

_MINUTE_MS = 60_000


class ProposalsSheet(Sheet):
    """Three numbers, and the choices that fit. ``take(size, rounds)`` when one is chosen."""

    def __init__(self, parent: QWidget, people: int, now_ms: int, take: Callable[[int, int], object]) -> None:
        super().__init__(parent, tr("How large, how many rounds?"), width_px=620)
        self._people, self._now_ms, self._take = people, now_ms, take
        self.people = _box(2, 2000, max(2, people), "")
        self.minutes = _box(5, 600, 75, tr(" min"))
        self.speaking = Seconds(tr("Each speaks"), 15, 1800)
        self.speaking.setValue(180)
        self.moving = Seconds(tr("To change tables"), 0, 900)
        self.moving.setValue(120)
        grid = QGridLayout()
        fields = (
            (tr("People"), self.people),
            (tr("Time there is"), self.minutes),
            (tr("Each speaks"), self.speaking),
            (tr("To change tables"), self.moving),
        )
        for column, (name, box) in enumerate(fields):
            grid.addWidget(small(name), 0, column)
            grid.addWidget(box, 1, column)
            box.setAccessibleName(name)
            box.valueChanged.connect(lambda _: self.refresh())
        self.content.addLayout(grid)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Choices"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(260)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress_rows(self.list)
        self.list.itemActivated.connect(lambda _: self.choose())
        self.content.addWidget(self.list, 1)
        self.content.addWidget(small(tr("The end is counted from now, {hour}.", hour=now_hour())))
        self.add_cancel()
        self.add_button(tr("Take this one"), "Return", PRIMARY, self.choose)
        self.choices: list[Choice] = []
        self.refresh()

    def refresh(self) -> None:
        """The choices for the numbers as they are."""
        self.choices = propose(
            self.people.value(), self.minutes.value() * 60, self.speaking.value(), self.moving.value()
        )
        self.list.clear()
        for choice in self.choices:
            self.list.addItem(QListWidgetItem(self.line(choice)))
        if self.choices:
            self.list.setCurrentRow(0)
        else:
            self.list.addItem(tr("Nothing fits: give more time, or shorter turns."))

    def line(self, choice: Choice) -> str:
        """One choice in words."""
        tables = trn("{n} table", "{n} tables", choice.tables)
        rounds = trn("{n} round", "{n} rounds", choice.rounds)
        end = hour(self._now_ms + int(choice.length_s / 60 + 0.999) * _MINUTE_MS)
        met = trn("each meets {n} person", "each meets {n} people", choice.meets)
        words = tr(
            "{tables} of {seats}, {rounds}, end {end}, {met}",
            tables=tables,
            seats=choice.seats,
            rounds=rounds,
            end=end,
            met=met,
        )
        return tr("{choice}; some pairs meet again", choice=words) if choice.repeats_forced else words

    def choose(self) -> None:
        """Take the selected choice."""
        row = self.list.currentRow()
        if 0 <= row < len(self.choices):
            self._take(self.choices[row].seats, self.choices[row].rounds)
            self.accept()


def _box(least: int, most: int, value: int, suffix: str) -> QSpinBox:
    box = indented(QSpinBox())
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.setValue(value)
    return box
