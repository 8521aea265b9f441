"""The layout of the desk: field, verdict or list on the left, counts and last arrivals on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.reception.counts import ArrivalsCurve, LastCard, PresentCard
from desktop_app.ui.reception.scan_field import ScanField
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.verdict import VerdictCard

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.reception import ReceptionSnapshot
    from desktop_app.ui.reception.results import ResultsList, ResultsPage

RIGHT_PX = 340
_LEAST_LINES = 3
"""A queue is followed by its last lines: rather these than the curve."""


class DeskView(QWidget):
    """Widgets and their places; no rule. ``picked(attendee)`` when a row of the list is clicked."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field, self.card = ScanField(), VerdictCard()
        self.present, self.last, self.curve = PresentCard(), LastCard(), ArrivalsCurve()
        self.walk_in_button = KeyButton(tr("Register on the spot"), "F4", PLAIN)
        self.doubts_button = KeyButton("", "F7", PLAIN)
        self.results: ResultsList | None = None
        self._found: ResultsPage | None = None
        self._left = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(self._left_column(), 1)
        row.addWidget(self._right_column())

    def _left_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        self._left.addWidget(self.card)
        column.addWidget(self.field)
        column.addWidget(self._left, 1)
        return column

    def _right_column(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(RIGHT_PX)
        self._camera: QWidget | None = None
        self._column = column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.curve.hide()
        self.doubts_button.hide()
        self.present.content.addWidget(self.curve)
        self.last.content.addStretch(1)
        self.last.content.addWidget(self.walk_in_button)
        self.last.content.addWidget(self.doubts_button)
        column.addWidget(self.present)
        column.addWidget(self.last, 1)
        return right

    def take_camera(self, panel: QWidget | None) -> None:
        """Show the camera's panel between the counts and the last arrivals, or take it away."""
        if self._camera is not None:
            self._column.removeWidget(self._camera)
            self._camera.deleteLater()
        self._camera = panel
        if panel is not None:
            self._column.insertWidget(1, panel)
        self.present.set_brief(panel is not None)

    def shows_results(self) -> bool:
        """Whether the list of people found is in front."""
        return self._found is not None and self._left.currentWidget() is self._found

    def show_card(self) -> None:
        """The verdict in front."""
        self._left.setCurrentWidget(self.card)

    def show_results(
        self, people: "list[Attendee]", categories: "dict[str, Category]", question: str = ""
    ) -> None:
        """The list of people found in front, below a question where there is one; made when it is first needed."""
        if self._found is None:
            from desktop_app.ui.reception.results import ResultsPage

            self._found = ResultsPage()
            self.results = self._found.list
            self.results.picked.connect(self.publish_picked)
            self._left.addWidget(self._found)
        assert self.results is not None
        self._found.ask(question)
        self.results.show_people(people, categories)
        self._left.setCurrentWidget(self._found)

    def show_former_results(self) -> bool:
        """The list as it was, if there is one."""
        if self._found is None or not self._found.list.found.people:
            return False
        self._left.setCurrentWidget(self._found)
        return True

    def show_counts(self, snapshot: "ReceptionSnapshot", categories: "dict[str, Category]") -> None:
        """Fresh numbers on the right."""
        self.present.show_counts(snapshot)
        self.present.show_pace(snapshot.forecast)
        self.curve.show_times(snapshot.arrivals_ms, snapshot.read_ms)
        self.last.show_lines(snapshot.last, categories)
        self.doubts_button.setVisible(bool(snapshot.doubts_open))
        self.doubts_button.set_label(tr("Doubts to review: {n}", n=snapshot.doubts_open))
        self._fit_curve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the curve makes room for numbers and names."""
        self._fit_curve()

    def _fit_curve(self) -> None:
        if not self.curve.has_line():  # nor is the room measured for the first picture
            self.curve.hide()
            return
        gap_px = self.present.content.spacing()
        shown_px = 0 if self.curve.isHidden() else self.curve.height() + gap_px
        others_px = self.present.sizeHint().height() - shown_px + self._column.spacing()
        needed_px = others_px + self.curve.height() + gap_px + self.last.height_px(_LEAST_LINES)
        self.curve.setVisible(needed_px <= self.height())

    def publish_picked(self, who: object) -> None:
        """The only place that emits `picked`."""
        self.picked.emit(who)
