"""Hear a hand scanner whatever has the focus.

A keyboard-wedge scanner types its text as a burst of keys and Enter (or Tab). Nobody types so fast. In a field the
keys go through and the field is put back as it was when the burst turns out to be a scan; elsewhere the letters are
held back for a moment, so that a scan on the moderator's console presses none of its keys. The scan field itself is
left alone: it takes both, and its owner tells them apart.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop_app.ui.pace import FASTEST_PERSON_MS, SHORTEST_SCAN

PATIENCE_MS = 60
"""How long letters are held back outside fields, waiting for the next one."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass(slots=True)
class _Burst:
    text: str = ""
    began_ms: float = 0.0
    last_ms: float = 0.0
    target: QWidget | None = None
    before: str = ""
    cursor: int = 0
    held: list[QKeyEvent] = field(default_factory=list)

    def mean_ms(self) -> float:
        """Mean time between its keys."""
        return (self.last_ms - self.began_ms) / max(1, len(self.text) - 1)


class Wedge(QObject):
    """An event filter on the application.

    Args:
        heard: called with the text of a scan caught outside the scan field.
        is_code: whether a burst is meant as a code; a burst that is not (a word typed by a macro) is let through.
        now_ms: a monotonic clock in milliseconds.
    """

    def __init__(
        self,
        heard: Callable[[str], None],
        is_code: Callable[[str], bool],
        now_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        super().__init__()
        self._heard, self._is_code, self._now_ms = heard, is_code, now_ms
        self._burst = _Burst()
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._let_go)

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
        if target is not self._burst.target or now - self._burst.last_ms > 2 * FASTEST_PERSON_MS:
            self._let_go()
            self._begin(target, now)
        self._burst.text += event.text()
        self._burst.last_ms = now
        return self._hold(target, event)

    def _begin(self, target: QWidget, now: float) -> None:
        before, cursor = _state(target)
        self._burst = _Burst("", now, now, target, before, cursor)

    def _hold(self, target: QWidget, event: QKeyEvent) -> bool:
        if isinstance(target, _FIELDS):
            return False
        self._burst.held.append(event.clone())
        self._timer.start()
        return True

    def _end(self, target: QWidget, now: float) -> bool:
        burst = self._burst
        fast = burst.mean_ms() <= FASTEST_PERSON_MS and now - burst.last_ms <= 2 * FASTEST_PERSON_MS
        if target is burst.target and len(burst.text) >= SHORTEST_SCAN and fast and self._is_code(burst.text):
            self._timer.stop()
            self._burst = _Burst()
            _restore(target, burst)
            self._heard(burst.text)
            return True
        self._let_go()
        return False

    def _let_go(self) -> None:
        """It was a person: give back what was held, to the widget and its shortcuts."""
        self._timer.stop()
        burst, self._burst = self._burst, _Burst()
        if burst.target is None or not burst.held:
            return
        self._replaying = True
        try:
            for event in burst.held:
                if not _press_shortcut(burst.target, event):
                    QCoreApplication.sendEvent(burst.target, event)
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


def _press_shortcut(target: QWidget, event: QKeyEvent) -> bool:
    """Qt looks shortcuts up before the widget sees a key; a held key has to be looked up here."""
    from PySide6.QtGui import QKeySequence

    wanted = QKeySequence(event.keyCombination())
    window = target.window()
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if (
            shortcut.isEnabled()
            and shortcut.key() == wanted
            and isinstance(owner, QWidget)
            and owner.isVisible()
        ):
            shortcut.activated.emit()
            return True
    return False


def install(app: QApplication, wedge: Wedge) -> None:
    """Listen in the whole program."""
    app.installEventFilter(wedge)
