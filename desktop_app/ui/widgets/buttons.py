"""Buttons with their key printed on them, a row of choices, and a switch."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.keys import key_name, key_size, paint_key, sequence_of

PRIMARY, PLAIN, DANGER, QUIET = "primary", "plain", "danger", "quiet"


class KeyButton(QAbstractButton):
    """A button whose key works in the whole window and is printed on it.

    Args:
        text: the word on the button.
        key: portable key text (``"F8"``, ``"Ctrl+Z"``, ``"Space"``), or empty.
        kind: `PRIMARY`, `PLAIN`, `DANGER` or `QUIET`.
        clicked: called without argument when pressed.
        large: the taller size of the moderator's console; its words take two lines where one is too wide.
        small: for what is seldom pressed.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        kind: str = PLAIN,
        clicked: Callable[[], object] | None = None,
        *,
        large: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__()
        self.kind, self.large, self.small, self._key = kind, large, small, key
        self._key_name = ""
        # A shortcut of its own acts at once; Qt's button shortcut would wait 100 ms to show the button going down.
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self.click)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_label(text)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())

    @property
    def key(self) -> str:
        """The portable key text."""
        return self._key

    def set_label(self, text: str) -> None:
        """Another word; the key stays."""
        self.setText(text.replace("&", "&&"))
        self._shortcut.setKey(sequence_of(self._key))
        self._key_name = key_name(self._key)
        self.setAccessibleName(f"{text} ({self._key_name})" if self._key else text)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Another key."""
        self._key = key
        self.set_label(self.label())

    def only_print_key(self) -> None:
        """The key is shown, and somebody else listens to it."""
        self._shortcut.setEnabled(False)

    def set_kind(self, kind: str) -> None:
        """Primary, plain, danger or quiet."""
        self.kind = kind
        self.update()

    def label(self) -> str:
        """The word on the button."""
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        """Room for word and key."""
        return self._size((self.label(),))

    def minimumSizeHint(self) -> QSize:
        """A button never loses its word; a large one may say it on two lines."""
        return self._size(self._halves() if self.large else (self.label(),))

    def lines(self) -> tuple[str, ...]:
        """The word as it is painted."""
        is_narrow = self.large and self.width() < self.sizeHint().width()
        return self._halves() if is_narrow else (self.label(),)

    def _size(self, lines: tuple[str, ...]) -> QSize:
        width = self._text_width(lines) + 2 * self._pad()
        if self._key:
            width += key_size(self._key_name).width() + 10
        return QSize(round(width) + 1, 50 if self.large else 34 if self.small else 42)

    def _halves(self) -> tuple[str, ...]:
        """The label on two lines as even as can be; one line when it is a single word."""
        words = self.label().split(" ")
        cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
        return min(cuts, key=self._text_width, default=(self.label(),))

    def _text_width(self, lines: tuple[str, ...]) -> float:
        metrics = QFontMetricsF(self._font(len(lines)))
        return max(metrics.horizontalAdvance(line) for line in lines)

    def _pad(self) -> int:
        return 12 if self.kind == QUIET or self.small else 19

    def _font(self, lines: int = 1) -> QFont:
        if self.small:
            return fonts.font(theme.SMALL_PX, fonts.SEMIBOLD)
        is_big = self.large and self.kind == PRIMARY and lines == 1
        return fonts.font(17 if is_big else theme.BODY_PX, fonts.SEMIBOLD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word, key, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = self._colours()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, theme.BUTTON_RADIUS_PX, theme.BUTTON_RADIUS_PX)
        self._paint_words(painter, ink)
        if self.hasFocus():
            _paint_focus(painter, box, self.kind == PRIMARY)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        lines, name = self.lines(), self._key_name
        cap = key_size(name).width() + 10 if name else 0.0
        text_width = self._text_width(lines)
        left = (self.width() - text_width - cap) / 2
        painter.setFont(self._font(len(lines)))
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignHCenter if len(lines) > 1 else Qt.AlignmentFlag.AlignLeft
        box = QRectF(left, 0, text_width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, "\n".join(lines))
        if name:
            faint = QColor(ink)
            faint.setAlphaF(0.45)
            quiet = ink if self.kind in (PRIMARY, DANGER) or not self.isEnabled() else theme.colour("muted")
            paint_key(painter, QPointF(left + text_width + cap, self.height() / 2), name, quiet, faint)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        t = theme.tokens()
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.kind == PRIMARY:
            ground = t.accent_hover if hover else t.accent
            ground = ground if self.isEnabled() else t.accent_disabled
            return QColor(ground), QColor(t.on_accent), QColor(ground)
        if self.kind == DANGER and self.isEnabled():
            return QColor(t.refused), QColor("#FFFFFF"), QColor(t.refused)
        ink = QColor(t.ink if self.isEnabled() else t.faint)
        if self.kind == QUIET:
            # A faint line: a word without one is not seen to be a button.
            return theme.colour("track") if hover else QColor(0, 0, 0, 0), ink, QColor(t.line)
        edge = t.control_line if self.isEnabled() else t.line
        return QColor(t.ground if hover else t.card), ink, QColor(edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, not only Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _paint_focus(painter: QPainter, box: QRectF, inverted: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("on_accent" if inverted else "accent"), 2))
    inset = 3.0 if inverted else 0.5
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 7, 7)


class Segmented(QWidget):
    """A row of choices of which one holds. ``chosen(key)`` is emitted when a person picks another."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], current: str = "", accessible_name: str = ""
    ) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        self._current = current
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices: pairs of key and word."""
        for segment in self._segments.values():
            self._row.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self._segments = {}
        for i, (key, word) in enumerate(choices):
            place = (i == 0, i == len(choices) - 1)
            segment = _Segment(word, key, place)
            name = self.accessibleName()
            segment.setAccessibleName(f"{name} — {word}" if name else word)
            segment.stepped.connect(lambda step, k=key: self._step(k, step))
            segment.clicked.connect(lambda _=False, k=key: self._pick(k))
            self._row.addWidget(segment)
            self._segments[key] = segment
        self.set_current(self._current)

    def current(self) -> str:
        """The key of the choice that holds."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show another choice without announcing it."""
        self._current = key
        at_hand = key if key in self._segments else next(iter(self._segments), "")
        for name, segment in self._segments.items():
            segment.setChecked(name == key)
            # One stop of the Tab key for the whole row; arrows move inside it.
            reached = Qt.FocusPolicy.TabFocus if name == at_hand else Qt.FocusPolicy.NoFocus
            segment.setFocusPolicy(reached)

    def _step(self, key: str, step: int) -> None:
        keys = list(self._segments)
        index = keys.index(key) + step
        if 0 <= index < len(keys):
            self._pick(keys[index])
            self._segments[keys[index]].setFocus(Qt.FocusReason.TabFocusReason)

    def publish_chosen(self, key: str) -> None:
        """The only place that emits `chosen`."""
        self.chosen.emit(key)

    def _pick(self, key: str) -> None:
        changed = key != self._current
        self.set_current(key)
        if changed:
            self.publish_chosen(key)


class _Segment(QAbstractButton):
    stepped = Signal(int)

    def __init__(self, word: str, key: str, place: tuple[bool, bool]) -> None:
        super().__init__()
        self.key, self._first, self._last = key, *place
        self.setCheckable(True)
        self.setText(word.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.publish_stepped(step)

    def publish_stepped(self, step: int) -> None:
        """The only place that emits `stepped`."""
        self.stepped.emit(step)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.font(theme.SMALL_PX, fonts.SEMIBOLD))
        return QSize(round(metrics.horizontalAdvance(self.text().replace("&&", "&"))) + 22, 36)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect())
        # The rounded outline reaches past the inner edges, so that only the outer corners are round.
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -12, 0.5, -0.5 if self._last else 12, -0.5)
        painter.setPen(QPen(QColor(t.control_line), 1))
        chosen_ground = t.accent if t.dark else t.ink
        painter.setBrush(QColor(chosen_ground if self.isChecked() else t.card))
        painter.drawRoundedRect(box, theme.BUTTON_RADIUS_PX, theme.BUTTON_RADIUS_PX)
        if not self._first:
            painter.drawLine(0, 0, 0, self.height())
        ink = (t.on_accent if t.dark else t.card) if self.isChecked() else t.ink
        painter.setPen(QColor(ink if self.isEnabled() else t.faint))
        painter.setFont(fonts.font(theme.SMALL_PX, fonts.SEMIBOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text().replace("&&", "&"))
        if self.hasFocus():
            _paint_focus(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.isChecked())


class Toggle(QAbstractButton):
    """A switch with its word beside it; ``toggled(bool)`` like every Qt button."""

    def __init__(self, text: str, checked: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(checked)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Switch and word."""
        metrics = QFontMetricsF(fonts.font(theme.BODY_PX))
        return QSize(54 + round(metrics.horizontalAdvance(self.text().replace("&&", "&"))) + 2, 30)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, knob and word."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - 22) / 2
        track = QRectF(1, top, 40, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent if self.isChecked() else t.control_line))
        painter.drawRoundedRect(track, 11, 11)
        painter.setBrush(QColor(t.on_accent if self.isChecked() and t.dark else "#FFFFFF"))
        painter.drawEllipse(QPointF(30 if self.isChecked() else 12, top + 11), 8, 8)
        painter.setPen(QColor(t.ink if self.isEnabled() else t.faint))
        painter.setFont(fonts.font(theme.BODY_PX))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(52, 0, 0, 0), flags, self.text().replace("&&", "&"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawRoundedRect(track.adjusted(-0.0, -3, 3, 3), 13, 13)
