"""Cyclic garbage is collected on the GUI thread only.

Python collects it in whichever thread happens to make the object that is one too many. A widget in a cycle (with a
lambda that knows it, say) that is found on the database lane is destroyed there, and Qt crashes. A full collection
also holds up every thread, 16 ms with 300 people in memory and 100 ms with 20,000: it waits for a quiet moment, and
what has come to stay is set aside (`gc.freeze`), so that the next one does not look at it again.
"""

import gc
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
FULL_EVERY_S = 60.0
GIVE_BACK_EVERY_S = 300.0
LONG_S = 0.02
"""A collection that takes longer has looked at too much that stays."""


class Garbage(QObject):
    """Takes the collecting over from Python until `stop`.

    Args:
        is_quiet: whether a pause of a tenth of a second would hold nobody up.
    """

    def __init__(
        self,
        parent: QObject,
        is_quiet: Callable[[], bool] = lambda: True,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._is_quiet, self._now_s = is_quiet, now_s
        self._is_set_aside = False
        self._was_on = gc.isenabled()
        gc.disable()
        self._last_full_s = self._last_given_s = now_s()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Collect what Python would have collected by now."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if old > most_old and self._is_quiet() and self._now_s() - self._last_full_s >= FULL_EVERY_S:
            self._last_full_s = began_s = self._now_s()
            gc.collect()
            if self._now_s() - began_s > LONG_S:
                gc.freeze()
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)
        if self._is_quiet() and self._now_s() - self._last_given_s >= GIVE_BACK_EVERY_S:
            self._last_given_s = self._now_s()
            give_back_memory()

    def expect_much(self) -> None:
        """Another file is open: soon much will have been read of it."""
        self._is_set_aside = False

    def set_aside(self) -> None:
        """Much was read that stays as long as the file is open; of the former file's nothing does. Once for each file:
        nobody works in it yet."""
        if self._is_set_aside:
            return
        self._is_set_aside = True
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._last_full_s = self._now_s()

    def stop(self) -> None:
        """Python may collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()


def give_back_memory() -> None:
    """Free pages back to the system, where the C library can: an afternoon of painting leaves it scattered."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's own; others do it by themselves
    if trim is not None:
        trim(0)
