"""Which attendees are shown: one category, one state, one institution, those who came after a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QComboBox, QTimeEdit, QWidget

from desktop_app.core.categories import Category
from desktop_app.core.folding import fold
from desktop_app.i18n import language, tr, trc
from desktop_app.ui.attendees.shape_icons import shape_icon
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import small

ANY = ""
PRESENT, EXPECTED, CANCELLED, PENDING = "present", "expected", "cancelled", "pending"
_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown; empty for all.

    Attributes:
        category: key. state: see the constants of this module. institution: its name.
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
        self.after = QTimeEdit()
        self.after.setDisplayFormat("HH:mm")
        self.after.setSpecialValueText("–")
        self.after.setAccessibleName(tr("Arrived after"))
        self.after.setMinimumWidth(92)
        self.after.setAlignment(Qt.AlignmentFlag.AlignHCenter)
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
        self.after.timeChanged.connect(lambda _: self.publish_changed())

    def wanted(self) -> Wanted:
        """What was chosen."""
        after = self.after.time()
        return Wanted(
            self.category.currentData() or ANY,
            self.state.currentData() or ANY,
            self.institution.currentData() or ANY,
            after.toString("HH:mm") if after > self.after.minimumTime() else ANY,
        )

    def clear(self) -> None:
        """Everybody again."""
        for box in (self.category, self.state, self.institution):
            box.setCurrentIndex(0)
        self.after.setTime(QTime(0, 0))

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
            (tr("Present"), PRESENT),
            (trc("attendee", "Expected"), EXPECTED),
            (tr("To confirm"), PENDING),
            (tr("Cancelled"), CANCELLED),
        ):
            self.state.addItem(word, key)

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()


def _box(name: str) -> QComboBox:
    box = QComboBox()
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
