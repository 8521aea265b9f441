"""How fast a scanner types and a person does not, measured by a clock that a busy program does not falsify."""

import time

from PySide6.QtCore import Qt, QTimer

FASTEST_PERSON_MS = 35
"""Mean time between keys under which it was no person."""
SHORTEST_SCAN = 6
"""Fewer letters than this are nobody's code."""

_BEAT_MS = 20
_MOST_MS = 30
"""What counts of a stretch in which the program did not listen: less than what tells a person from a scanner."""
_LISTENS_MS = 300
"""How long after a key it keeps listening: longer than any silence that means something."""


def monotonic_ms() -> float:
    """The computer's clock that nobody can set, in milliseconds."""
    return time.monotonic() * 1000


class ListeningClock:
    """A clock for keys that stands still while the program is busy: call it for the time in milliseconds.

    Keys that come in such a moment wait in the window system's queue. Were the wait taken for a silence of the
    scanner, one scan would be two, and its letters would press the keys of the screen.
    """

    def __init__(self) -> None:
        self._time_ms, self._looked_ms, self._asked_ms = 0.0, monotonic_ms(), 0.0
        self._beats = QTimer()
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.setInterval(_BEAT_MS)
        self._beats.timeout.connect(self._beat)

    def __call__(self) -> float:
        """The time of a key that is heard now."""
        self._look()
        self._asked_ms = self._time_ms
        if not self._beats.isActive():
            self._beats.start()
        return self._time_ms

    def is_listening(self) -> bool:
        """Whether a key came a moment ago, so that a beat that is late tells of a busy program."""
        return self._beats.isActive()

    def _beat(self) -> None:
        self._look()
        if self._time_ms - self._asked_ms > _LISTENS_MS:
            self._beats.stop()

    def _look(self) -> None:
        now_ms = monotonic_ms()
        passed_ms = now_ms - self._looked_ms
        self._time_ms += min(passed_ms, _MOST_MS) if self.is_listening() else passed_ms
        self._looked_ms = now_ms
