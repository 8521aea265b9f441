"""What each column of a list feeds, for a person to put right."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from desktop_app.core.roster.columns import Field, letter_of
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.words import FIELDS
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.labels import ElidedLabel, small


class ColumnChoices(Card):
    """One choice for each column. ``changed()`` after each; the choices are `mapping`.

    Attributes:
        settled: places of the columns for which a person chose anything, also what stood there.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What each column says"), margin=16)
        self.content.addWidget(
            small(tr("Put right what was not understood, it stands first; the preview follows."), wrap=True)
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the choices scroll it
        self._area.viewport().setAutoFillBackground(False)
        self.content.addWidget(self._area, 1)
        self.boxes: list[QComboBox] = []
        self._shown: list[str] = []
        self.settled: set[int] = set()

    def show_columns(
        self,
        columns: Sequence[tuple[str, str]],
        samples: Sequence[Sequence[str]],
        unread: Collection[int] = (),
    ) -> None:
        """Draw the choices.

        Args:
            columns: header and field (value of `Field`, or empty) of each column.
            samples: a few rows of the list, as typed.
            unread: places of the columns that were not understood; they stand first.
        """
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        self.boxes = [_box(feeds) for _, feeds in columns]
        for place in sorted(range(len(columns)), key=lambda place: place not in unread):
            name, box = columns[place][0], self.boxes[place]
            box.setAccessibleName(name or letter_of(place))
            box.currentIndexChanged.connect(partial(self._decide, place))
            box.activated.connect(partial(self._confirm, place))
            column.addWidget(ElidedLabel(name or letter_of(place), theme.SMALL_PX, fonts.SEMIBOLD))
            column.addWidget(
                ElidedLabel(_sample(place, name, samples), theme.SMALL_PX, fonts.REGULAR, "muted")
            )
            column.addWidget(box)
            column.addSpacing(8)
        self._shown = self._chosen()  # not what was read: only what a person changes here is fed differently
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget switches it on

    def mapping(self) -> dict[int, Field | None]:
        """The columns that a person fed differently."""
        return {
            place: Field(now) if now else None
            for place, (now, before) in enumerate(zip(self._chosen(), self._shown, strict=True))
            if now != before
        }

    def _decide(self, place: int, _index: int) -> None:
        self.settled.add(place)
        self.publish_changed()

    def _confirm(self, place: int, index: int) -> None:
        """ "Not used" chosen where it stood already: no change to Qt, and yet a decision."""
        if place not in self.settled:
            self._decide(place, index)

    def _chosen(self) -> list[str]:
        return [str(box.currentData() or "") for box in self.boxes]

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()


def _box(feeds: str) -> QComboBox:
    box = GivingBox()
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.addItem(tr("Not used"), "")
    for field, word in FIELDS:
        box.addItem(word(), field.value)
    box.setCurrentIndex(max(0, box.findData(feeds)))
    return box


def _sample(place: int, name: str, samples: Sequence[Sequence[str]]) -> str:
    cells = (" ".join(row[place].split()) for row in samples if place < len(row))
    return " · ".join(dict.fromkeys(cell for cell in cells if cell and cell != name.strip())) or "—"
