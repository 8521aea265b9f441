"""What a screen says in words: nothing here yet, something happened, work goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.buttons import PRIMARY, QUIET, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import Label, small
from desktop_app.ui.widgets.marks import Mark

_KINDS = {
    "info": ("exclamation", "accent", "selection", "ink"),
    "done": ("check", "admitted_text", "card", "ink"),
    "attention": ("exclamation", "attention_text", "attention_ground", "ink"),
    "refused": ("cross", "refused_text", "refused_ground", "ink"),
}

_LEAST_WORDS_PX = 300
"""Words of a notice that have less room beside its buttons stand over them."""


class EmptyState(QWidget):
    """An empty screen that teaches: what is missing, what to do, and the button that does it.

    Args:
        title: what is missing, in a few words.
        text: what to do next.
        actions: words, keys and functions of up to three buttons; the first is the main one, and has the focus that
            is given to the page.
    """

    def __init__(
        self, title: str, text: str, actions: tuple[tuple[str, str, Callable[[], object]], ...] = ()
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(12)
        self.title = Label(title, theme.TITLE_PX, fonts.BOLD, wrap=True)
        self.text = Label(text, theme.BODY_PX, fonts.REGULAR, "muted", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(520)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = [
            KeyButton(word, key, PRIMARY if i == 0 else "plain", act)
            for i, (word, key, act) in enumerate(actions)
        ]
        for button in self.buttons:
            row.addWidget(button)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        column.addSpacing(8)
        column.addLayout(row)


class InlineNotice(Card):
    """A line in the page: mark, words, perhaps a button. ``kind``: info, done, attention, refused."""

    closed = Signal()

    def __init__(
        self, kind: str = "info", text: str = "", *, closable: bool = False, margin: int = 16
    ) -> None:
        super().__init__(margin=margin)
        self._is_slim = margin < 16
        self._row, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self._row, self._buttons, self._line):
            each.setSpacing(12)
        self._line.addLayout(self._row, 1)
        self._line.addLayout(self._buttons)
        self.content.addLayout(self._line)
        self._mark = Mark("exclamation", "ink", 14)
        self.label = Label(text, wrap=True)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.label, 1)
        self._action: KeyButton | None = None
        self._close: KeyButton | None = None
        if closable:
            self._close = KeyButton(tr("Close"), "", QUIET, self.publish_closed, small=self._is_slim)
            self._buttons.addWidget(self._close)
        self.say(kind, text)

    def say(self, kind: str, text: str) -> None:
        """Another message."""
        mark, tone, ground, ink = _KINDS[kind]
        self._mark.set_mark(mark, tone)
        self.set_colours(ground, "line")
        self.label.set_tone(ink)
        self.label.setText(text)
        self.setAccessibleName(text)
        self._break_or_not()

    def retranslate(self) -> None:
        """The button's word in another language."""
        if self._close is not None:
            self._close.set_label(tr("Close"))

    def show_close(self, shows: bool) -> None:
        """With or without the button that closes it."""
        if self._close is not None and self._close.isHidden() == shows:
            self._close.setVisible(shows)
            self.content.invalidate()

    def offer(self, word: str, act: Callable[[], object], key: str = "") -> KeyButton:
        """Put a button at the end of the line, instead of the former one."""
        if self._action is not None:
            self._action.deleteLater()
        self._action = KeyButton(word, key, "plain", act, small=self._is_slim)
        self._buttons.insertWidget(0, self._action)
        self._break_or_not()
        return self._action

    def withdraw(self) -> None:
        """No button at the end of the line any more."""
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None
            self._break_or_not()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: beside or below?"""
        super().resizeEvent(event)
        self._break_or_not()

    def _break_or_not(self) -> None:
        """Buttons go below words that would stand in a column beside them."""
        room_px = self.width() - (self.one_line_px() - self._words_px())
        is_narrow = not self._buttons.isEmpty() and room_px < min(_LEAST_WORDS_PX, self._words_px())
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._line.direction():
            self._line.setDirection(direction)
            self._buttons.setAlignment(Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))

    def set_letters(self, size_px: int) -> None:
        """Larger or smaller; what was measured before no longer holds."""
        self.label.setFont(fonts.font(size_px))
        self._row.invalidate()
        self.content.invalidate()

    def _words_px(self) -> int:
        return self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2

    def one_line_px(self) -> int:
        """How wide it is when its words stand in one line."""
        buttons = [each for each in (self._action, self._close) if each is not None and not each.isHidden()]
        parts_px = [self._mark.width(), *(each.sizeHint().width() for each in buttons)]
        edges = self.content.contentsMargins()
        return (
            self._words_px()
            + sum(parts_px)
            + len(parts_px) * self._row.spacing()
            + edges.left()
            + edges.right()
        )

    def publish_closed(self) -> None:
        """The only place that emits `closed`."""
        self.hide()
        self.closed.emit()


class ProgressStrip(Card):
    """Work goes on: what, how far, and the button that stops it without a trace."""

    cancelled = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(margin=16)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.content.addLayout(row)
        column = QVBoxLayout()
        column.setSpacing(8)
        self.label = Label(text)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.detail = small()
        column.addWidget(self.label)
        column.addWidget(self.bar)
        column.addWidget(self.detail)
        row.addLayout(column, 1)
        self.cancel_button = KeyButton(tr("Cancel"), "Esc", "plain", self.publish_cancelled)
        row.addWidget(self.cancel_button)

    def show_progress(self, done: int, total: int) -> None:
        """How far; connect `Job.progressed` here."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.detail.setText(tr("{done} of {total}", done=done, total=total) if total else "")

    def begin(self, text: str) -> None:
        """Show the strip with a new text and an empty bar."""
        self.label.setText(text)
        self.bar.setRange(0, 0)
        self.detail.setText("")
        self.show()

    def publish_cancelled(self) -> None:
        """The only place that emits `cancelled`."""
        self.cancelled.emit()
