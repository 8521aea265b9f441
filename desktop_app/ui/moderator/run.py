"""The run of show: items and speakers in order, with what can be done to the one that is picked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.core.live.views import ModeratorView
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.moderator.lines import Line, current, lines_of, without_past
from desktop_app.ui.moderator.rows import Deeds, Row, height_px
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import Label, small

_NEXT_ROW_PX = 110
"""What comes after the current item is seen too."""


class _Scroll(QScrollArea):
    """Says when another height of the room is seen through it: a card under it came or went."""

    heightened = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.publish_heightened()

    def publish_heightened(self) -> None:
        """The only place that emits `heightened`."""
        self.heightened.emit()


class RunCard(Card):
    """All rows, and under the picked one its buttons. ``asked(deed, key)`` when one is pressed."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Run of show"), margin=12)
        self.content.removeWidget(self.heading)
        self.wall = Label("", theme.BODY_PX, fonts.BOLD)
        top = QHBoxLayout()
        top.setContentsMargins(14, 4, 10, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.wall)
        self.content.addLayout(top)
        self._heading_row = top
        self._lines: tuple[Line, ...] = ()
        self._picked = ""
        self._view: ModeratorView | None = None
        self._may_change, self._reveals = True, False
        self._rows: dict[str, Row] = {}
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._deeds = Deeds(self.publish_asked)
        self.nothing = small(tr("The items of the programme and their times will stand here."), wrap=True)
        self.nothing.setContentsMargins(14, 0, 8, 0)
        self.nothing.hide()
        self.content.addWidget(self.nothing)
        self._scroll = _Scroll()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal)
        self._scroll.heightened.connect(self._reveal_in_another_room)
        self._scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        self.content.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        self.content.addLayout(self.foot)

    def heading_px(self) -> int:
        """How far down the heading and the time of day reach."""
        return self._heading_row.geometry().bottom() + 6

    def show_view(self, view: ModeratorView) -> None:
        """Draw the rows; only those that changed are touched."""
        self._view = view
        self.nothing.setVisible(not view.run)
        self._show_time(view.wall)
        self._may_change = view.is_driving
        lines = self._fitting(lines_of(view, self._picked))
        if lines == self._lines:
            self._reveals = self._reveals and not self._has_places()
            return
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self._lines = lines
            self._rebuild()
            return
        for line in lines:
            self._rows[line.key].show_line(line)
        moved = current(lines) != current(self._lines)
        self._lines = lines
        self._show_deeds()
        if moved:
            self._reveal_soon()

    def _show_time(self, wall: str) -> None:
        """The time of day: what is planned and expected is read against it."""
        if wall != self.wall.text():
            self.wall.setText(wall)
            self.wall.setAccessibleName(tr("It is {time}", time=wall) if wall else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for more or fewer second lines."""
        super().resizeEvent(event)
        if self._view is not None:
            reveals = self._reveals
            self.show_view(self._view)
            self._reveals = self._reveals or reveals
            self._reveal()

    def _fitting(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """All second lines where the list fits; without those of the past where somebody would have to scroll."""
        width, room = self._scroll.viewport().width(), self._scroll.viewport().height()
        whole = sum(height_px(line, width) + self._column.spacing() for line in lines)
        return lines if whole <= room else without_past(lines)

    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def row(self, key: str) -> "QAbstractButton | None":
        """The row of an item or a speaker."""
        return self._rows.get(key)

    def publish_asked(self, deed: str, key: str) -> None:
        """The only place that emits `asked`."""
        self.asked.emit(deed, key)

    def pick(self, key: str) -> None:
        """Show what can be done to a row; picking it again hides it."""
        self._picked = "" if key == self._picked else key
        self._reveals = False
        if self._view is not None:
            self.show_view(self._view)
        self._show_deeds()
        QTimer.singleShot(0, self, self._see_deeds)

    def _see_deeds(self) -> None:
        """The buttons of a row at the edge of the list are seen too."""
        if self._deeds.isVisible():
            self._column.activate()
            self._scroll.ensureWidgetVisible(self._deeds, 0, 8)

    def _rebuild(self) -> None:
        self._column.removeWidget(self._deeds)
        self._deeds.hide()
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for place, line in enumerate(self._lines):
            row = Row(line, self.pick)
            self._rows[line.key] = row
            self._column.insertWidget(place, row)
        self._show_deeds()
        self._reveal_soon()

    def _show_deeds(self) -> None:
        line = next((each for each in self._lines if each.key == self._picked), None)
        for key, row in self._rows.items():
            row.set_picked(line is not None and key == line.key)
        self._column.removeWidget(self._deeds)
        if line is None or not line.deeds or not self._may_change:
            self._deeds.hide()
            return
        place = [each.key for each in self._lines].index(line.key)
        self._column.insertWidget(place + 1, self._deeds)
        self._deeds.show_for(line)
        self._deeds.show()

    def _has_places(self) -> bool:
        """The rows are laid out, and there is something to scroll: what was revealed is seen."""
        return self._scroll.verticalScrollBar().maximum() > 0

    def _reveal_in_another_room(self) -> None:
        """A card that comes or goes hides neither the current item nor the buttons of a row."""
        if self._deeds.isVisible():
            QTimer.singleShot(0, self, self._see_deeds)
        else:
            self._reveal_soon()

    def _reveal_soon(self) -> None:
        """Now, and until the rows have their places, which takes Qt a few rounds."""
        self._reveals = True
        self._reveal()

    def _reveal(self) -> None:
        if not self._reveals:
            return
        row = self._rows.get(current(self._lines))
        if row is not None:
            bar, room = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
            lowest = max(0, row.y() + row.height() + _NEXT_ROW_PX - room)
            bar.setValue(max(lowest, min(bar.value(), row.y() - _NEXT_ROW_PX)))
