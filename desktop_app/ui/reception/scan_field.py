"""The one field of the desk: it takes a scanner's burst and a person's typing, and tells them apart."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.i18n import tr
from desktop_app.ui.pace import FASTEST_PERSON_MS, SHORTEST_SCAN, ListeningClock
from desktop_app.ui.widgets.fields import SearchField

_PAUSE_MS = 100
"""A silence that separates what a person typed from a scan that follows."""
_SEARCH_AFTER_MS = 60
_NO_ENTER_AFTER_MS, _SLOW_NO_ENTER_AFTER_MS = 160, 600
_VERDICT_FIRST_MS = 30
"""The emptied field is painted after the verdict, which takes a few milliseconds, and after so much when none comes. A
scanner's letters are painted that often."""


class ScanField(SearchField):
    """Signals:

    scanned(text): a code came in whole.
    asked(text): a person pressed Enter on words.
    typed(text): the words changed; search while they type.
    """

    scanned = Signal(str)
    asked = Signal(str)
    typed = Signal(str)
    arrow = Signal(int)

    def __init__(self, now_ms: Callable[[], float] | None = None) -> None:
        super().__init__(tr("Scan a badge or type a name…"), "Ctrl+F", large=True)
        self.setProperty("takes_scans", True)
        self.setMaxLength(4_000)
        self._now_ms = now_ms or ListeningClock()
        self._before = ""
        self._began_ms = self._last_ms = 0.0
        self._keys = 0
        self._stands = False
        self._search = self._timer(_SEARCH_AFTER_MS, self._say_typed)
        self._no_enter = self._timer(_NO_ENTER_AFTER_MS, self._take_without_enter)
        self._paint = self._timer(_VERDICT_FIRST_MS, self.paint_now)
        self.textEdited.connect(self._edited)

    def _timer(self, after_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(then)
        return timer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note the pace; Enter and Tab end a scan, arrows move in the list below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.publish_arrow(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Escape:
            event.ignore()  # these are for the desk, not for the letters in the field
        else:
            if event.text() and event.text().isprintable():
                self._note_key()
                if self._fast():
                    self._stand()  # nobody reads a scanner's letters one by one, and each takes as long as a verdict
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nobody on the way up has a use for it: the verdict is sooner there."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Enter belongs to the field before any button, Tab ends a scan, Ctrl+Z takes back an entry.

        Were Enter left to the shortcut of a button, the end of a scan would let in whoever is shown.
        """
        if not isinstance(event, QKeyEvent):
            # On the way to a verdict, where `SearchField` has nothing to ask.
            return QLineEdit.event(self, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        elif event.key() == Qt.Key.Key_Tab and event.type() == QEvent.Type.KeyPress and self._scan_in():
            self._enter()
            return True
        return super().event(event)

    def empty(self) -> None:
        """Forget what was typed."""
        self._search.stop()
        self._no_enter.stop()
        self.clear()
        self._before, self._keys = "", 0

    def take_text(self, text: str) -> None:
        """A letter typed elsewhere on the screen begins here."""
        self.setFocus()
        self._note_key()
        self.insert(text)
        self._edited(self.text())

    def publish_scanned(self, text: str) -> None:
        """The only place that emits `scanned`."""
        self.scanned.emit(text)

    def publish_asked(self, text: str) -> None:
        """The only place that emits `asked`."""
        self.asked.emit(text)

    def publish_typed(self, text: str) -> None:
        """The only place that emits `typed`."""
        self.typed.emit(text)

    def publish_arrow(self, step: int) -> None:
        """The only place that emits `arrow`."""
        self.arrow.emit(step)

    def _note_key(self) -> None:
        now = self._now_ms()
        if not self._keys or now - self._last_ms > _PAUSE_MS or self.hasSelectedText() or not self.text():
            self._before = "" if self.hasSelectedText() else self.text()
            self._began_ms, self._keys = now, 0
        self._keys += 1
        self._last_ms = now

    def _fast(self) -> bool:
        pace = (self._last_ms - self._began_ms) / max(1, self._keys - 1)
        return self._keys >= SHORTEST_SCAN and pace <= FASTEST_PERSON_MS

    def _burst(self) -> str:
        """What came since the last pause, when it came fast; else all of the text."""
        text = self.text()
        whole = not self._fast() or not text.startswith(self._before)
        return text if whole else text[len(self._before) :]

    def _enter(self) -> None:
        self._search.stop()
        self._no_enter.stop()
        text, scan = self.text(), self._scan_in()
        if scan:
            kept = text[: -len(scan)].strip()
            self._stand()
            self._paint.start()  # from Enter on, and not from the letters before it
            self.empty()
            if kept:
                self.setText(kept)
                self.selectAll()  # what was typed before stays to be read; the next letter takes its place
            self.publish_scanned(scan)
        else:
            self.publish_asked(text.strip())
        self._before, self._keys = self.text(), 0

    def _stand(self) -> None:
        """What is seen of the field stays as it is until `paint_now`."""
        if not self._stands:
            # Each time: a style sheet takes it back.
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.setUpdatesEnabled(False)
            self._stands = True
            self._paint.start()

    def paint_now(self) -> None:
        """Show what is in it. At once: were it still to be painted when the next scan comes, there would be a hole."""
        if self._stands:
            self._stands = False
            self._paint.stop()
            self.setUpdatesEnabled(True)
            self.repaint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing of what stood there is left."""
        super().resizeEvent(event)
        self.paint_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Letters that were to be painted when Enter came are not worth a third of a millisecond any more."""
        if not self._stands:
            super().paintEvent(event)

    def _scan_in(self) -> str:
        """The part of the text that is a scan, at its end; empty when a person typed all of it."""
        from desktop_app.ui.reception.meaning import is_own, is_scan, own_at_end

        burst = self._burst()
        if is_own(burst) or is_scan(burst, self._fast()) and not own_at_end(self.text()):
            return burst
        return own_at_end(self.text())  # what was typed just before is no part of it

    def _edited(self, text: str) -> None:
        self._search.start()
        if self._keys >= SHORTEST_SCAN and self._is_own_burst():  # typed, and not pasted
            self._no_enter.start(_NO_ENTER_AFTER_MS if self._fast() else _SLOW_NO_ENTER_AFTER_MS)
        else:
            self._no_enter.stop()

    def _is_own_burst(self) -> bool:
        from desktop_app.ui.reception.meaning import is_own

        return is_own(self._burst())

    def _say_typed(self) -> None:
        if not self._scan_in():
            self.publish_typed(self.text().strip())

    def _take_without_enter(self) -> None:
        """A scanner that was not told to send Enter, however slow it is: a whole code and silence."""
        if self._is_own_burst():
            self._enter()
