"""The run of show: items and speakers in order, with what can be done to the one that is picked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.live.views import ModeratorView, QueueRow, RowState, RunRow
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.hall.texts import elide, wrap

ITEM_DEEDS = ("go", "longer", "shorter", "up", "down", "drop", "restore")
SPEAKER_DEEDS = ("speaker_go", "speaker_up", "speaker_down", "speaker_skip", "speaker_back")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list, ready to paint.

    Attributes:
        deeds: what can be done to it, words of `ITEM_DEEDS` or `SPEAKER_DEEDS`.
    """

    key: str
    time: str
    title: str
    detail: str
    state: RowState
    remark: str = ""
    hint: str = ""
    is_speaker: bool = False
    is_attention: bool = False
    deeds: tuple[str, ...] = ()


class RunCard(Card):
    """All rows, and under the picked one its buttons. ``asked(deed, key)`` when one is pressed."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Run of show"), margin=12)
        self.heading.setContentsMargins(14, 4, 0, 0)
        self._lines: tuple[Line, ...] = ()
        self._picked = ""
        self._view: ModeratorView | None = None
        self._may_change = True
        self._rows: dict[str, _Row] = {}
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._deeds = _Deeds(self.publish_asked)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        self.content.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        self.content.addLayout(self.foot)

    def show_view(self, view: ModeratorView) -> None:
        """Draw the rows; only those that changed are touched."""
        self._view = view
        self._may_change = view.is_driving
        lines = lines_of(view, self._picked)
        if lines == self._lines:
            return
        if [line.key for line in lines] != [line.key for line in self._lines]:
            self._lines = lines
            self._rebuild()
            return
        current = {line.key: line for line in lines}
        for key, row in self._rows.items():
            row.show_line(current[key])
        moved = _current(lines) != _current(self._lines)
        self._lines = lines
        self._show_deeds()
        if moved:
            self._reveal()

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
        if self._view is not None:
            self.show_view(self._view)
        self._show_deeds()

    def _rebuild(self) -> None:
        self._column.removeWidget(self._deeds)
        self._deeds.hide()
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for place, line in enumerate(self._lines):
            row = _Row(line, self.pick)
            self._rows[line.key] = row
            self._column.insertWidget(place, row)
        self._show_deeds()
        self._reveal()

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

    def _reveal(self) -> None:
        row = self._rows.get(_current(self._lines))
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 80)


def _current(lines: tuple[Line, ...]) -> str:
    """The innermost row that is up: the speaker if there is one."""
    keys = [line.key for line in lines if line.state is RowState.CURRENT]
    return keys[-1] if keys else ""


def lines_of(view: ModeratorView, picked: str = "") -> tuple[Line, ...]:
    """Items; the speakers of a queue under their own item, while it is up or picked."""
    lines: list[Line] = []
    speakers = tuple(_speaker_line(speaker) for speaker in view.queue)
    is_inside = any(line.key == picked for line in speakers)
    for row in view.run:
        owns = row.key == view.queue_item
        line = _item_line(row)
        if owns and speakers and not line.detail:
            line = replace(line, detail=trn("{n} speaker", "{n} speakers", len(speakers)))
        lines.append(line)
        if owns and (row.state is RowState.CURRENT or picked == row.key or is_inside):
            lines.extend(speakers)
    return tuple(lines)


def _item_line(row: RunRow) -> Line:
    time = row.actual or row.expected or row.planned
    is_up = row.state is RowState.CURRENT
    remark = _late(row.late_s) if is_up and abs(row.late_s) >= _WORTH_SAYING_S else ""
    detail = tr_text(row.detail) if row.detail else ""
    deeds = {
        RowState.COMING: ("go", "longer", "shorter", "up", "down", "drop"),
        RowState.CURRENT: ("longer", "shorter"),
        RowState.DONE: ("go",),
        RowState.SKIPPED: ("restore",),
    }[row.state]
    if row.kind == _OF_ROUNDS:
        deeds = tuple(deed for deed in deeds if deed not in ("longer", "shorter"))
    hint = tr("planned {time}", time=row.planned) if row.planned and row.planned != time else ""
    return Line(row.key, time, row.title, detail, row.state, remark, hint, deeds=deeds)


_WORTH_SAYING_S = 60
_OF_ROUNDS = "speed_dating"
"""Its length is that of its turns: see the sheet of lengths."""


def _late(late_s: int) -> str:
    sign = "+" if late_s > 0 else "\N{MINUS SIGN}"
    hours, minutes = divmod(abs(late_s) // 60, 60)
    if hours:
        return tr("{sign}{hours} h {minutes}", sign=sign, hours=hours, minutes=f"{minutes:02}")
    return tr("{sign}{n} min", sign=sign, n=minutes)


def _speaker_line(row: QueueRow) -> Line:
    absent = "" if row.is_present else tr("not here")
    next_up = tr("next") if row.is_next else ""
    remark = row.used or absent or next_up
    deeds = {
        RowState.COMING: ("speaker_go", "speaker_up", "speaker_down", "speaker_skip"),
        RowState.CURRENT: ("speaker_skip",),
        RowState.DONE: ("speaker_go",),
        RowState.SKIPPED: ("speaker_back",),
    }[row.state]
    return Line(
        row.key,
        "",
        row.name,
        row.title,
        row.state,
        remark,
        is_speaker=True,
        is_attention=not row.is_present and row.state is not RowState.DONE,
        deeds=deeds,
    )


class _Row(QAbstractButton):
    """One painted row; Enter or a click picks it."""

    _TIME_PX, _PAD_PX = 54, 14

    def __init__(self, line: Line, pick: Callable[[str], None]) -> None:
        super().__init__()
        self._line, self._is_picked = line, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: pick(self._line.key))
        self._describe()

    def show_line(self, line: Line) -> None:
        """The row has changed."""
        if line != self._line:
            self._line = line
            self._describe()
            self.updateGeometry()
            self.update()

    def set_picked(self, picked: bool) -> None:
        """Its buttons stand under it."""
        if picked != self._is_picked:
            self._is_picked = picked
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks; Space belongs to the clock."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        line = self._line
        words = {
            RowState.CURRENT: tr("running"),
            RowState.DONE: tr("done"),
            RowState.SKIPPED: tr("left out"),
            RowState.COMING: "",
        }[line.state]
        parts = (line.time, line.title, line.detail, line.remark, words)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(" · ".join(part for part in (line.title, line.hint) if part))

    def _text_left(self) -> int:
        return self._PAD_PX + (18 if self._line.is_speaker else self._TIME_PX)

    def _titles(self) -> tuple[str, ...]:
        """The title on one line, or two when it is long."""
        line = self._line
        weight = fonts.BOLD if line.state is RowState.CURRENT else fonts.REGULAR
        room = max(60, self.width() - self._text_left() - 10)
        if line.remark or line.is_speaker:
            return (line.title,)
        lines = wrap(line.title, room, theme.BODY_PX, weight)
        if len(lines) <= 2:
            return lines
        return lines[0], elide(" ".join(lines[1:]).replace("…", ""), room, theme.BODY_PX, weight)

    def _details(self) -> tuple[str, ...]:
        line = self._line
        if not line.detail:
            return ()
        room = max(60, self.width() - self._text_left() - 8)
        if line.state is RowState.CURRENT:
            return wrap(line.detail, room, theme.SMALL_PX)[:2]
        return (elide(line.detail, room, theme.SMALL_PX),)

    def sizeHint(self) -> QSize:
        """A line for the title and one or two for the detail."""
        more = len(self._details()) * 17 + (len(self._titles()) - 1) * 20
        base = 34 if self._line.is_speaker else 42
        return QSize(200, base + more)

    def resizeEvent(self, event: object) -> None:
        """Another width breaks the detail elsewhere."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, time, title, detail, remark."""
        line, painter = self._line, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        is_current = line.state is RowState.CURRENT
        ink = "ink" if is_current else "muted"
        weight = fonts.BOLD if is_current else fonts.REGULAR
        details = self._details()
        titles = self._titles()
        top = (self.height() - 20 * len(titles) - 17 * len(details)) / 2
        if line.is_speaker:
            self._paint_mark(painter, top)
        else:
            painter.setPen(theme.colour(ink))
            painter.setFont(fonts.figures(theme.BODY_PX, weight))
            painter.drawText(QRectF(self._PAD_PX, top, self._TIME_PX, 20), _LEFT, line.time)
        self._paint_title(painter, top, ink)
        painter.setFont(fonts.font(theme.SMALL_PX))
        painter.setPen(theme.colour("muted"))
        for place, detail in enumerate(details):
            y = top + 20 * len(titles) + 17 * place
            painter.drawText(
                QRectF(self._text_left(), y, self.width() - self._text_left(), 17), _LEFT, detail
            )

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._line.state is RowState.CURRENT or self._is_picked or self.underMouse():
            current = self._line.state is RowState.CURRENT
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if current else "ground"))
            painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, 9, 9)

    def _paint_mark(self, painter: QPainter, top: float) -> None:
        box = QRectF(self._PAD_PX, top + 6, 8, 8)
        marks = {RowState.DONE: ("check", "muted"), RowState.SKIPPED: ("cross", "muted")}
        found = marks.get(self._line.state)
        if found:
            shapes.paint_mark(painter, box, found[0], theme.colour(found[1]))
            return
        tone = "attention_text" if self._line.is_attention else "accent"
        quiet = self._line.state is not RowState.CURRENT and not self._line.is_attention
        shapes.paint_shape(painter, box, "circle", theme.colour("control_line" if quiet else tone))

    def _paint_title(self, painter: QPainter, top: float, ink: str) -> None:
        line = self._line
        bold = fonts.BOLD if line.state is RowState.CURRENT else fonts.REGULAR
        right = self.width() - 10.0
        if line.remark:
            painter.setFont(fonts.font(theme.SMALL_PX))
            painter.setPen(theme.colour("attention_text" if line.is_attention else "muted"))
            wide = painter.fontMetrics().horizontalAdvance(line.remark) + 8
            painter.drawText(QRectF(right - wide, top, wide, 20), _RIGHT, line.remark)
            right -= wide + 6
        font = fonts.font(theme.BODY_PX, bold)
        if line.state is RowState.SKIPPED:
            font = type(font)(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = max(10.0, right - self._text_left())
        for place, title in enumerate(self._titles()):
            shown = elide(title, room, theme.BODY_PX, bold)
            painter.drawText(QRectF(self._text_left(), top + 20 * place, room + 2, 20), _LEFT, shown)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Deeds(QWidget):
    """The buttons under a picked row."""

    def __init__(self, asked: Callable[[str, str], None]) -> None:
        super().__init__()
        self._asked, self._key = asked, ""
        self._shown: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 0, 2, 6)
        self._grid.setSpacing(2)
        self._buttons: list[KeyButton] = []
        self.hide()

    def show_for(self, line: Line) -> None:
        """The buttons of that row."""
        self._key = line.key
        if line.deeds == self._shown:
            return
        self._shown = line.deeds
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(deed) for deed in line.deeds]
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // 2, place % 2)

    def _button(self, deed: str) -> KeyButton:
        return KeyButton(deed_name(deed), "", QUIET, lambda: self._asked(deed, self._key))


def deed_name(deed: str) -> str:
    """What a button under a row says."""
    return {
        "go": tr("Go there"),
        "longer": tr("+ 5 min"),
        "shorter": tr("− 5 min"),
        "up": tr("Earlier"),
        "down": tr("Later"),
        "drop": tr("Leave out"),
        "restore": tr("Bring back"),
        "speaker_go": tr("Speaks now"),
        "speaker_up": tr("Earlier"),
        "speaker_down": tr("Later"),
        "speaker_skip": tr("Skip"),
        "speaker_back": tr("Bring back"),
    }[deed]
