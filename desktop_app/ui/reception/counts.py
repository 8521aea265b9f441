"""The right column: how many are here, by category, how arrivals go, and the last of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import language, number, tr, trc, trn
from desktop_app.ui import fonts, theme
from desktop_app.ui.hours import hour
from desktop_app.ui.reception.awaited import AwaitedLabel
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import ElidedLabel, Label, small
from desktop_app.ui.widgets.marks import Bar, CategoryDot, Mark
from desktop_app.ui.widgets.names import short_name

if TYPE_CHECKING:
    from desktop_app.core.arrivals import Forecast
    from desktop_app.core.categories import Category
    from desktop_app.services.reception import CategoryCount, DoorEvent, ReceptionSnapshot

_LEAST_BAR_PX = 64


class PresentCard(Card):
    """The large number, and a bar for each category."""

    def __init__(self) -> None:
        super().__init__(trc("people", "Present"))
        line = QHBoxLayout()
        line.setSpacing(12)
        self._number = Label("—", 52, fonts.BOLD)
        self._of = Label("", 23, fonts.REGULAR, "muted")
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBaseline)
        self.content.addLayout(line)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(2, 1)
        self.content.addLayout(self._grid)
        self._pace = small(wrap=True)
        self._pace.hide()
        self.content.addWidget(self._pace)
        self.awaited = AwaitedLabel()
        self.content.addWidget(self.awaited)
        self._shown: tuple[object, ...] = ()
        self._rows: list[tuple[Bar, Label]] = []

    def show_counts(self, snapshot: "ReceptionSnapshot") -> None:
        """Numbers and bars; the rows are only made anew when the categories are others."""
        self._number.setText(number(snapshot.present))
        self._of.setText(tr("of {expected}", expected=snapshot.expected))
        self._number.setAccessibleName(
            trn(
                "{n} present of {expected}",
                "{n} present of {expected}",
                snapshot.present,
                expected=snapshot.expected,
            )
        )
        keys = tuple(c.category.key for c in snapshot.categories)
        if keys != self._shown:
            self._shown = keys
            self._make_rows(snapshot.categories)
        for (bar, label), count in zip(self._rows, snapshot.categories, strict=True):
            bar.set_share(count.present / count.expected if count.expected else 0.0)
            label.setText(f"{number(count.present)}/{number(count.expected)}")

    def show_pace(self, forecast: "Forecast") -> None:
        """How many in the last minutes, and how many are still to come."""
        left = forecast.still_expected
        if forecast.recent:
            self._pace.setText(
                trn(
                    "{recent} in the last 5 min, {n} still expected",
                    "{recent} in the last 5 min, {n} still expected",
                    left,
                    recent=forecast.recent,
                )
            )
        else:
            self._pace.setText(trn("{n} still expected", "{n} still expected", left))
        self._pace.setVisible(bool(forecast.recent or left))

    def set_brief(self, brief: bool) -> None:
        """Only the large number, when something else needs the room."""
        for i in range(self._grid.count()):
            item = self._grid.itemAt(i)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(not brief)

    def _make_rows(self, counts: "tuple[CategoryCount, ...]") -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [self._make_row(i, count.category) for i, count in enumerate(counts)]

    def _make_row(self, row: int, category: "Category") -> tuple[Bar, Label]:
        bar, label = Bar(0.0, category.colour), Label("", theme.BODY_PX)
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        dot = CategoryDot(category.shape, category.colour)
        word = ElidedLabel(category.label(language()))
        word.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        word.set_whole_text(category.label(language()))
        bar.setMinimumWidth(_LEAST_BAR_PX)
        for column, widget in enumerate((dot, word, bar, label)):
            self._grid.addWidget(widget, row, column)
            widget.show()  # now, and not with the next event: whoever asks for the room it takes is told
        return bar, label


class ArrivalsCurve(QWidget):
    """How the hall filled: a stepped line from the first arrival to now."""

    def __init__(self) -> None:
        super().__init__()
        self._times: Sequence[int] = ()
        self._now_ms = 0
        self.setFixedHeight(34)

    def has_line(self) -> bool:
        """Whether there is anything to draw."""
        return len(self._times) > 1

    def show_times(self, arrivals_ms: Sequence[int], now_ms: int) -> None:
        """Times of first admissions in order."""
        self._times, self._now_ms = arrivals_ms, now_ms
        self.setAccessibleName(trn("{n} arrival", "{n} arrivals", len(arrivals_ms)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, with its ground filled."""
        if not self.has_line():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        span = max(1, max(self._now_ms, self._times[-1]) - self._times[0])
        step = max(1, len(self._times) // 200)
        points = [
            QPointF(
                box.left() + box.width() * (at_ms - self._times[0]) / span,
                box.bottom() - box.height() * (i + 1) / len(self._times),
            )
            for i, at_ms in enumerate(self._times)
            if i % step == 0 or i == len(self._times) - 1
        ]
        points.append(QPointF(box.right(), box.top()))
        ground = theme.colour("accent")
        ground.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF([box.bottomLeft(), *points, box.bottomRight()]))
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(points))


class LastCard(Card):
    """The last lines of the door, refusals included."""

    def __init__(self) -> None:
        super().__init__(tr("Last arrivals"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._empty = small(tr("The first arrivals will stand here."), wrap=True)
        self.content.addWidget(self._empty)
        self.content.addLayout(self._lines)
        self._rows: list[_Line] = []

    def show_lines(self, lines: "tuple[DoorEvent, ...]", categories: "dict[str, Category]") -> None:
        """The latest first, as many as there is room for."""
        self._empty.setVisible(not lines)
        while len(self._rows) < len(lines):
            row = _Line()
            self._rows.append(row)
            self._lines.addWidget(row)
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line, categories.get(line.category_key))
        for row in self._rows[len(lines) :]:
            row.filled = False
        self._fit(len(lines))

    def resizeEvent(self, event: object) -> None:
        """As many lines as fit above what stands below them."""
        self._fit(sum(row.filled for row in self._rows))

    def height_px(self, lines: int) -> int:
        """What the card needs to show so many lines."""
        items = [self.content.itemAt(i) for i in range(self.content.count())]
        others = [
            widget.sizeHint().height()
            for item in items
            if item is not None and (widget := item.widget()) is not None and not widget.isHidden()
        ]
        margins = self.content.contentsMargins()
        used = sum(others) + self.content.spacing() * (len(others) + 1) + margins.top() + margins.bottom()
        return used + lines * _Line.HEIGHT_PX

    def _fit(self, count: int) -> None:
        """Show as many lines as the card has room for."""
        room = max(1, (self.height() - self.height_px(0)) // _Line.HEIGHT_PX)
        for i, row in enumerate(self._rows):
            row.setVisible(i < min(count, room))


class _Line(QWidget):
    HEIGHT_PX = 35

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._dot, self._mark = CategoryDot(), Mark("check", "ink", 10)
        self._text = ElidedLabel()
        self._time = Label("", theme.BODY_PX, fonts.REGULAR, "muted")
        self.filled = False
        for widget in (self._dot, self._mark):
            row.addWidget(widget)
        row.addWidget(self._text, 1)
        row.addWidget(self._time)

    def show_line(self, line: "DoorEvent", category: "Category | None") -> None:
        from desktop_app.ui.reception.faces import line_words

        name, happened, mark, tone = line_words(line.outcome, line.name, line.undone, line.took_back)
        self._dot.setVisible(not mark and category is not None)
        self._mark.setVisible(bool(mark))
        if mark:
            self._mark.set_mark(mark, tone)
        elif category is not None:
            self._dot.set_category(category.shape, category.colour)
        self._text.set_tone(tone)
        font = self._text.font()
        font.setStrikeOut(line.undone)
        self._text.setFont(font)
        self._text.set_whole_text(name, happened, short_name(name))
        self._time.setText(hour(line.at_ms))
        self._time.set_tone(tone if mark else "muted")
        self.filled = True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
