"""Which attendees are shown: one category, one state, one institution, those who came after a time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.core.categories import Category
from desktop_app.core.folding import fold
from desktop_app.core.presence import Attendance
from desktop_app.i18n import language, tr, trc
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.rows import shape_icon

ANY = ""
_LONGEST_NAME = 28
_TIME_PX = 96
_HOUR = re.compile(r"([01]?\d|2[0-3])(?:\s*[:hH.]\s*([0-5]?\d)?|([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown; empty for all.

    Attributes:
        category: key. state: an `Attendance`. institution: its name.
        after: ``HH:MM``: first arrivals from that time on.
    """

    category: str = ANY
    state: str = ANY
    institution: str = ANY
    after: str = ANY


class Filters(QWidget):
    """A row of choices; ``changed()`` when a person chose another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = FlowLayout(self, 8)
        self.category = _box(tr("Category"))
        self.state = _box(tr("State"))
        self.institution = _box(tr("Institution"))
        self.institution.setMaxVisibleItems(18)
        # A plain line: a time field that can also be empty neither lets Tab out nor takes digits while it is.
        self.after = QLineEdit()
        self.after.setPlaceholderText(tr("hh:mm"))
        self.after.setAccessibleName(tr("Arrived after"))
        self.after.setFixedWidth(_TIME_PX)
        self.after.setMaxLength(7)
        self.after.setClearButtonEnabled(True)
        self._fill_states()
        _fill(self.category, tr("All categories"), ())
        _fill(self.institution, tr("All institutions"), ())
        label = small(tr("Arrived after"))
        label.setBuddy(self.after)
        for widget in (self.category, self.state, self.institution, label, self.after):
            widget.setFixedHeight(self.category.sizeHint().height())
            row.addWidget(widget)
        for box in (self.category, self.state, self.institution):
            box.currentIndexChanged.connect(lambda _: self.publish_changed())
        self.after.textChanged.connect(lambda _: self.publish_changed())
        self.after.editingFinished.connect(lambda: self.after.setText(hour_typed(self.after.text())))

    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(
            self.category.currentData() or ANY,
            self.state.currentData() or ANY,
            self.institution.currentData() or ANY,
            hour_typed(self.after.text()),
        )

    def clear(self) -> None:
        """Everybody again."""
        for box in (self.category, self.state, self.institution):
            box.setCurrentIndex(0)
        self.after.clear()

    def know(self, categories: Mapping[str, Category], institutions: Iterable[str]) -> None:
        """What there is to choose from; choices that still exist are kept."""
        _fill(
            self.category,
            tr("All categories"),
            [(c.label(language()), c.key, c) for c in categories.values()],
        )
        names = sorted({name for name in institutions if name}, key=fold)
        _fill(self.institution, tr("All institutions"), [(_short(name), name, None) for name in names])

    def _fill_states(self) -> None:
        for word, key in (
            (tr("Everybody"), ANY),
            (tr("Present"), Attendance.PRESENT),
            (tr("Gone out"), Attendance.GONE_OUT),
            (trc("attendee", "Expected"), Attendance.EXPECTED),
            (tr("To confirm"), Attendance.PENDING),
            (tr("Cancelled"), Attendance.CANCELLED),
        ):
            self.state.addItem(word, key)

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()


def hour_typed(text: str) -> str:
    """``14:30`` from ``1430``, ``14h30``, ``14`` or ``9:30``; empty while it is no time of day."""
    found = _HOUR.fullmatch(text.strip())
    return f"{int(found[1]):02d}:{int(found[2] or found[3] or 0):02d}" if found else ANY


def _box(name: str) -> QComboBox:
    box = GivingBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, everything: str, choices: "Iterable[tuple[str, str, Category | None]]") -> None:
    rows = list(choices)
    keys = [ANY, *(key for _, key, _ in rows)]
    if [box.itemData(i) for i in range(box.count())] == keys:
        return
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, ANY)
    for word, key, category in rows:
        if category is None:
            box.addItem(word, key)
        else:
            box.addItem(shape_icon(category.shape, category.colour), word, key)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
