"""One row of the run of show, painted, and the buttons under it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.core.live.views import RowState
from desktop_app.i18n import tr
from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.moderator.lines import BETWEEN, Line, deed_name
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.hall.texts import elide, width_px, wrap
from desktop_app.ui.widgets.tips import tip

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_TIME_PX, _PAD_PX = 54, 14


class Row(QAbstractButton):
    """One painted row; Enter or a click picks it."""

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
            RowState.SKIPPED: tr("left out") if line.is_left_out else tr("not done"),
            RowState.COMING: "",
        }[line.state]
        parts = (line.time, line.title, line.detail, line.remark, words)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(tip(BETWEEN.join((line.title, *line.details))))

    def sizeHint(self) -> QSize:
        """A line for the title and what the details need."""
        return QSize(200, height_px(self._line, self.width()))

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
        below = details(self._line, self.width())
        above = titles(self._line, self.width())
        top = (self.height() - 20 * len(above) - 17 * len(below)) / 2
        if line.is_speaker:
            self._paint_mark(painter, top)
        else:
            painter.setPen(theme.colour(ink))
            painter.setFont(fonts.figures(theme.BODY_PX, weight))
            painter.drawText(QRectF(_PAD_PX, top, _TIME_PX, 20), _LEFT, line.time)
        self._paint_title(painter, top, ink)
        painter.setFont(fonts.font(theme.SMALL_PX))
        painter.setPen(theme.colour("muted"))
        for place, detail in enumerate(below):
            y = top + 20 * len(above) + 17 * place
            painter.drawText(
                QRectF(text_left(self._line), y, self.width() - text_left(self._line), 17), _LEFT, detail
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
        box = QRectF(_PAD_PX, top + 6, 8, 8)
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
            wide = _remark_px(self._line) - 6
            painter.drawText(QRectF(right - wide, top, wide, 20), _RIGHT, line.remark)
            right -= wide + 6
        font = fonts.font(theme.BODY_PX, bold)
        if line.state is RowState.SKIPPED:
            font = type(font)(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = max(10.0, right - text_left(self._line))
        for place, title in enumerate(titles(self._line, self.width())):
            shown = elide(title, room, theme.BODY_PX, bold)
            painter.drawText(QRectF(text_left(self._line), top + 20 * place, room + 2, 20), _LEFT, shown)


def text_left(line: Line) -> int:
    """Where the words begin, behind the time or the mark."""
    return _PAD_PX + (18 if line.is_speaker else _TIME_PX)


def titles(line: Line, width: int) -> tuple[str, ...]:
    """The title on one line, or two when it is long; on three while it runs."""
    weight = fonts.BOLD if line.state is RowState.CURRENT else fonts.REGULAR
    room = max(60, width - text_left(line) - 10 - _remark_px(line))
    if line.is_speaker:
        return (line.title,)
    lines = wrap(line.title, room, theme.BODY_PX, weight)
    most = 3 if line.state is RowState.CURRENT else 2
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :]).replace("…", "")
    return (*lines[: most - 1], elide(rest, room, theme.BODY_PX, weight))


def details(line: Line, width: int) -> tuple[str, ...]:
    """The pieces on one line if there is room, else on as many as they need."""
    room = max(60, width - text_left(line) - 8)
    found: list[str] = []
    for piece in line.details:
        longer = BETWEEN.join((found[-1], piece)) if found else piece
        if found and width_px(longer, theme.SMALL_PX) <= room:
            found[-1] = longer
        elif line.is_speaker and line.state is not RowState.CURRENT:
            found.append(elide(piece, room, theme.SMALL_PX))
        else:  # a time is never cut
            found.extend(wrap(piece, room, theme.SMALL_PX)[:2])
    return tuple(found)


def height_px(line: Line, width: int) -> int:
    """The height of its row."""
    more = len(details(line, width)) * 17 + (len(titles(line, width)) - 1) * 20
    return (34 if line.is_speaker else 42) + more


def _remark_px(line: Line) -> int:
    """The width that the remark takes beside the title, with its gap."""
    if not line.remark:
        return 0
    return QFontMetrics(fonts.font(theme.SMALL_PX)).horizontalAdvance(line.remark) + 14


class Deeds(QWidget):
    """The buttons under a picked row."""

    def __init__(self, asked: Callable[[str, str], None]) -> None:
        super().__init__()
        self._asked, self._key = asked, ""
        self._shown: tuple[str, ...] = ()
        self._flow = FlowLayout(self, spacing=2)
        self._flow.setContentsMargins(2, 0, 2, 6)
        self._buttons: list[KeyButton] = []
        self.hide()

    def show_for(self, line: Line) -> None:
        """The buttons of that row."""
        self._key = line.key
        if line.deeds != self._shown:
            self._rebuild(line)
        for deed, button in zip(line.deeds, self._buttons, strict=True):
            button.setEnabled(deed not in line.blocked)

    def _rebuild(self, line: Line) -> None:
        self._shown = line.deeds
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(deed) for deed in line.deeds]
        for button in self._buttons:
            self._flow.addWidget(button)

    def _button(self, deed: str) -> KeyButton:
        return KeyButton(deed_name(deed), "", QUIET, lambda: self._asked(deed, self._key), small=True)
