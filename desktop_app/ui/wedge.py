"""Hear a hand scanner whatever has the focus.

A keyboard-wedge scanner types its text as a burst of keys and Enter (or Tab). Nobody types so fast. In a field the
keys go through and the field is put back as it was when the burst turns out to be a scan; elsewhere the letters are
held back for a moment, so that a scan on the moderator's console presses none of its keys. The scan field itself is
left alone: it takes both, and its owner tells them apart.

How long is "a moment"? A moderator sees the hall go black that much later, so a lone letter waits no longer than the
slowest usual scanner takes to the next one. Two letters that come as fast as no person types are worth more patience,
and a scanner that was heard is known: the first letter of its next scan waits as long as it needs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop_app.ui.pace import FASTEST_PERSON_MS, SHORTEST_SCAN, ListeningClock

PATIENCE_MS = 24
"""How long a lone letter is held back outside fields: scanners type a letter in 1 to 20 ms."""

BURST_PATIENCE_MS = 60
"""How long letters are held back once two of them came faster than a person types."""

_LATE_MS = 4
"""A timer that comes this late was kept waiting, and so were keys: they are heard first."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
_TYPED_IN = (*_FIELDS, QAbstractSpinBox)


@dataclass(slots=True)
class _Burst:
    text: str = ""
    began_ms: float = 0.0
    last_ms: float = 0.0
    longest_ms: float = 0.0
    target: QWidget | None = None
    before: str = ""
    cursor: int = 0
    held: list[QKeyEvent] = field(default_factory=list)
    meant: QShortcut | None = None

    def mean_ms(self) -> float:
        """Mean time between its keys."""
        return (self.last_ms - self.began_ms) / max(1, len(self.text) - 1)


class Wedge(QObject):
    """An event filter on the application.

    Args:
        heard: called with the text of a scan caught outside the scan field.
        is_code: whether a burst is meant as a code; a burst that is not (a word typed by a macro) is let through.
        now_ms: a monotonic clock in milliseconds; without one, a clock that a busy program does not falsify.
    """

    def __init__(
        self,
        heard: Callable[[str], None],
        is_code: Callable[[str], bool],
        now_ms: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self._heard, self._is_code, self._now_ms = heard, is_code, now_ms or ListeningClock()
        self._burst = _Burst()
        self._replaying = False
        self._patience_ms = PATIENCE_MS
        self._due = QDeadlineTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._waited)

    @property
    def patience_ms(self) -> int:
        """How long a lone letter waits: longer once a slow scanner was heard."""
        return self._patience_ms

    def is_holding(self) -> bool:
        """Whether letters wait for the next one."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at key presses on their way to widgets."""
        if not isinstance(event, QKeyEvent):  # asked first: asking for the type of every event would cost
            return False
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or self._replaying:
            return False
        if not isinstance(watched, QWidget):
            return False
        if watched.property("takes_scans"):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._override(watched, event)
        return self._key(watched, event)

    def _override(self, target: QWidget, event: QKeyEvent) -> bool:
        """Outside fields a letter must reach `_key` before any shortcut sees it."""
        if event.key() in _ENDS and target is self._burst.target and len(self._burst.text) >= SHORTEST_SCAN:
            event.accept()  # the end of a scan must press no button
            return True
        if isinstance(target, _FIELDS) or not _is_sign(event):
            return False
        event.accept()
        return True

    def _key(self, target: QWidget, event: QKeyEvent) -> bool:
        now = self._now_ms()
        if event.key() in _ENDS:
            return self._end(target, now)
        if not _is_sign(event):
            if not _is_modifier(event):
                self._let_go()
            return False
        if event.isAutoRepeat():
            return self._repeated(target)
        if target is not self._burst.target or now - self._burst.last_ms > 2 * FASTEST_PERSON_MS:
            self._let_go()
            self._begin(target, now)
        burst = self._burst
        burst.text += event.text()
        burst.longest_ms = max(burst.longest_ms, now - burst.last_ms)
        burst.last_ms = now
        return self._hold(target, event)

    def _repeated(self, target: QWidget) -> bool:
        """A key that is held down types on in a field; elsewhere it was pressed once, or the hall would blink."""
        return not isinstance(target, _TYPED_IN)

    def _begin(self, target: QWidget, now: float) -> None:
        before, cursor = _state(target)
        self._burst = _Burst("", now, now, 0.0, target, before, cursor)

    def _hold(self, target: QWidget, event: QKeyEvent) -> bool:
        if isinstance(target, _FIELDS):
            return False
        burst = self._burst
        burst.held.append(event.clone())
        self._wait(BURST_PATIENCE_MS if self._is_fast() else self._patience_ms)
        if len(burst.text) == 1:  # looked up while it waits: a window has a hundred shortcuts
            burst.meant = _shortcut_of(target, event)
        return True

    def _is_fast(self) -> bool:
        """Several letters that no person typed."""
        return len(self._burst.text) > 1 and self._burst.mean_ms() <= FASTEST_PERSON_MS

    def _wait(self, length_ms: int) -> None:
        self._due = QDeadlineTimer(length_ms + _LATE_MS)
        self._timer.start(length_ms)

    def _waited(self) -> None:
        """No further letter came; unless the program was busy, and it still lies in the window system's queue."""
        if self._due.hasExpired():
            self._wait(0)
        else:
            self._give_back()

    def _end(self, target: QWidget, now: float) -> bool:
        burst = self._burst
        fast = burst.mean_ms() <= FASTEST_PERSON_MS and now - burst.last_ms <= 2 * FASTEST_PERSON_MS
        if target is burst.target and len(burst.text) >= SHORTEST_SCAN and fast and self._is_code(burst.text):
            self._timer.stop()
            self._burst = _Burst()
            self._patience_ms = max(self._patience_ms, min(BURST_PATIENCE_MS, ceil(1.5 * burst.longest_ms)))
            _restore(target, burst)
            self._heard(burst.text)
            return True
        self._let_go()
        return False

    def _let_go(self) -> None:
        """The burst is over, and it was a person."""
        self._give_back()
        self._burst = _Burst()

    def _give_back(self) -> None:
        """What was held goes to the widget and its shortcuts; the burst may go on, if the scanner is a slow one."""
        self._timer.stop()
        target, held, meant = self._burst.target, self._burst.held, self._burst.meant
        self._burst.held, self._burst.meant = [], None
        self._replaying = True
        try:
            for event in held:
                focus = QApplication.focusWidget()
                if target is not None and shiboken6.isValid(target):
                    _press(target, event, meant)
                meant = None
                if QApplication.focusWidget() is not focus:  # M leads to a field: the rest is typed there
                    target = QApplication.focusWidget()
        finally:
            self._replaying = False


def _is_sign(event: QKeyEvent) -> bool:
    """A letter, a digit or a sign, without Ctrl, Alt or Meta; Space alone begins nothing."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return not held and len(event.text()) == 1 and event.text().isprintable() and not event.text().isspace()


def _is_modifier(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)


def _state(target: QWidget) -> tuple[str, int]:
    if isinstance(target, QLineEdit):
        return target.text(), target.cursorPosition()
    if isinstance(target, QPlainTextEdit | QTextEdit):
        return target.toPlainText(), target.textCursor().position()
    return "", 0


def _restore(target: QWidget, burst: _Burst) -> None:
    if isinstance(target, QLineEdit):
        target.setText(burst.before)
        target.setCursorPosition(burst.cursor)
    elif isinstance(target, QPlainTextEdit | QTextEdit):
        target.setPlainText(burst.before)
        cursor = target.textCursor()
        cursor.setPosition(min(burst.cursor, len(burst.before)))
        target.setTextCursor(cursor)


def _press(target: QWidget, event: QKeyEvent, meant: QShortcut | None) -> None:
    """As Qt does it: a widget that needs the key for itself says so, then come shortcuts, then the widget.

    ``meant`` is the shortcut that the key had when it came, if that is known; it may be gone by now.
    """
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QCoreApplication.sendEvent(target, asked)
    if not asked.isAccepted():
        still_there = meant is not None and shiboken6.isValid(meant) and _listens(meant)
        shortcut = meant if still_there else _shortcut_of(target, event)
        if shortcut is not None:
            shortcut.activated.emit()
            return
    QCoreApplication.sendEvent(target, event)


def _shortcut_of(target: QWidget, event: QKeyEvent) -> QShortcut | None:
    """That of the key as it was pressed, or of the sign that it gives: "." stands over Shift on a French keyboard."""
    active = [each for each in target.window().findChildren(QShortcut) if _listens(each)]
    for wanted in (QKeySequence(event.keyCombination()), QKeySequence(event.text().upper())):
        for shortcut in active:
            if shortcut.key() == wanted:
                return shortcut
    return None


def _listens(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    is_there = isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled()
    return is_there and shortcut.isEnabled()
