"""Around every screen: the header with its clock, the line of notice, the status bar."""

import time

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.hours import hour_with_seconds, now_hour
from desktop_app.ui.widgets.labels import ElidedLabel, Label
from desktop_app.ui.widgets.marks import StatusDot

_CLOCK_MS = 1000


class Header(QWidget):
    """Title, grey line under it, and the time of day; ``rearranged()`` when the small buttons beside it come or go."""

    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = Label("", theme.TITLE_PX, fonts.BOLD)
        self.subtitle = ElidedLabel("", theme.SMALL_PX, fonts.REGULAR, "muted")
        self.clock = Label("", 20, fonts.SEMIBOLD, "muted")
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        row.addLayout(column, 1)
        row.setSpacing(20)
        self._row = row
        self._tools: QWidget | None = None
        row.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.show_time)
        self.show_time()

    def show_tools(self, tools: QWidget | None) -> None:
        """The small buttons of the screen in front, beside the clock."""
        if self._tools is not None:
            self._row.removeWidget(self._tools)
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            self._row.insertWidget(1, tools)
            tools.show()

    def event(self, event: QEvent) -> bool:
        """What stands here was laid out anew just before."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.publish_rearranged()
        return is_done

    def publish_rearranged(self) -> None:
        """The only place that emits `rearranged`."""
        self.rearranged.emit()

    def words_px(self) -> int:
        """How wide the title and the line under it are."""
        return max(each.fontMetrics().horizontalAdvance(each.text()) for each in (self.title, self.subtitle))

    def free_px(self) -> int:
        """How far the title may reach: as far as the small buttons, or the time."""
        parts = [self.clock, *(self._tools.children() if self._tools is not None else ())]
        return min(
            each.mapTo(self, QPoint(0, 0)).x()
            for each in parts
            if isinstance(each, QWidget) and each.isVisible()
        )

    def run_clock(self, running: bool) -> None:
        """Show the time while the window is seen."""
        self.show_time()
        if running:
            self._timer.start(_CLOCK_MS)
        else:
            self._timer.stop()

    def show_time(self) -> None:
        """The time of day now, where the meeting is."""
        now = now_hour()
        if self.clock.text() != now:
            self.clock.setText(now)
            self.clock.setAccessibleName(tr("Time {time}", time=now))


class StatusBar(QWidget):
    """Dots and words on the left, "saved at" on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._items: dict[str, StatusDot] = {}
        self._saved_ms: int | None = None
        self._saved = Label("", theme.SMALL_PX, fonts.REGULAR, "muted")
        self._row.addStretch(1)
        self._row.addWidget(self._saved)

    def set_item(self, key: str, tone: str, text: str) -> None:
        """Show, change or (empty text) take away one dot."""
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = StatusDot()
            self._row.insertWidget(len(self._items) - 1, item)
        item.setVisible(bool(text))
        item.set_state(tone, text)

    def text_of(self, key: str) -> str:
        """The word beside a dot; empty when there is none."""
        return self._items[key].text() if key in self._items else ""

    def saved_now(self) -> None:
        """Something is on disk."""
        self._saved_ms = time.time_ns() // 1_000_000
        self.retranslate()

    def retranslate(self) -> None:
        """Words in another language, or the time elsewhere."""
        at = hour_with_seconds(self._saved_ms) if self._saved_ms is not None else ""
        self._saved.setText(tr("Saved {time}", time=at) if at else "")
