"""Who may come in and when: hours of the door and the categories it lets in, for meetings that need it."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from desktop_app.core.meeting_days import closes_next_day
from desktop_app.i18n import language, tr
from desktop_app.services.events import DoorWishes
from desktop_app.ui.widgets.buttons import Toggle
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import indented

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.services.events import EventInfo

_USUAL = (QTime(8, 0), QTime(20, 0))


class DoorFields(QWidget):
    """Two switches; the fields below each are there once it is on."""

    def __init__(self, event: "EventInfo | None") -> None:
        super().__init__()
        self._admits = event.admits if event else frozenset()
        opens, closes = (event.opens_at, event.closes_at) if event else (None, None)
        self.hours = Toggle(tr("The door has hours"), opens is not None or closes is not None)
        self.opens = _time_field(tr("Opens at"), opens, _USUAL[0])
        self.closes = _time_field(tr("Closes at"), closes, _USUAL[1])
        self._next_day = small()
        self.some = Toggle(tr("Only some categories come in"), bool(self._admits))
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.hours)
        column.addWidget(self._hours_row())
        column.addWidget(self.some)
        self._list = QWidget()
        self._flow = FlowLayout(self._list, 16)
        column.addWidget(self._list)
        self._list.setVisible(self.some.isChecked())
        self.some.toggled.connect(self._list.setVisible)

    def offer(self, categories: "list[Category]") -> None:
        """The categories of the community, known a moment later than the rest."""
        for category in categories:
            box = QCheckBox(category.label(language()))
            box.setChecked(not self._admits or category.key in self._admits)
            self.boxes[category.key] = box
            self._flow.addWidget(box)

    def wishes(self, *, exits_on: bool) -> DoorWishes:
        """What is set."""
        if not self.hours.isChecked():
            return DoorWishes(exits_on, admits=self._admitted())
        return DoorWishes(exits_on, _time_of(self.opens), _time_of(self.closes), self._admitted())

    def _admitted(self) -> frozenset[str]:
        """Keys of the categories let in; empty when all are."""
        if not self.some.isChecked():
            return frozenset()
        if not self.boxes:  # they are not known yet: nothing was changed
            return self._admits
        ticked = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        return frozenset() if len(ticked) == len(self.boxes) else ticked

    def lets_nobody_in(self) -> bool:
        """Every category was taken out: a slip, not a wish."""
        return (
            self.some.isChecked() and bool(self.boxes) and not any(b.isChecked() for b in self.boxes.values())
        )

    def _hours_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for field in (self.opens, self.closes):
            name = small(field.accessibleName())
            name.setBuddy(field)
            line.addWidget(name)
            line.addWidget(field)
        line.addWidget(self._next_day)
        line.addStretch(1)
        for field in (self.opens, self.closes):
            field.timeChanged.connect(lambda _: self._say_day())
        self._say_day()
        row.setVisible(self.hours.isChecked())
        self.hours.toggled.connect(row.setVisible)
        return row

    def _say_day(self) -> None:
        """A closing time after midnight may be a slip of the finger: it is said how it is taken."""
        is_next = closes_next_day(_time_of(self.opens), _time_of(self.closes))
        self._next_day.setText(tr("on the next day") if is_next else "")


def _time_field(name: str, time: dt.time | None, usual: QTime) -> QTimeEdit:
    field = indented(QTimeEdit(usual if time is None else QTime(time.hour, time.minute)))
    field.setDisplayFormat("HH:mm")
    field.setAccessibleName(name)
    return field


def _time_of(field: QTimeEdit) -> dt.time:
    time = field.time()
    return dt.time(time.hour(), time.minute())
