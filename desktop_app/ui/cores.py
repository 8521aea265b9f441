"""Two threads that wait for one another are quickest on one core.

The window hands a scan to the database lane and waits for its answer, and Python lets only one of them run at a time
anyway. The system likes to give the second one another core: that sleeps, has to be awakened, which now and then takes
some milliseconds on a virtual machine, and has nothing of the first one's in its cache. Linux can be asked to keep them
together for as long as somebody waits; elsewhere nothing is done.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from typing import Any


class OneCore:
    """For the calling thread and one more. ``share`` and ``leave`` are called by the same thread."""

    def __init__(self) -> None:
        self._free: set[int] | None = None
        self._other = 0

    def share(self, other: int | None) -> None:
        """Run both on the core where the caller is now, until `leave`.

        Args:
            other: the system's number of the other thread.
        """
        if sys.platform == "linux" and other is not None and self._free is None:
            free, here = os.sched_getaffinity(0), _this_core()
            if len(free) > 1 and here in free:
                self._free, self._other = free, other
                self._allow({here})

    def give_way(self) -> None:
        """If both share a core now: to the other one, and to whoever else waits for that core.

        By the thread that shared.
        """
        if sys.platform == "linux" and self._free is not None:
            os.sched_yield()

    def leave(self) -> None:
        """Both run wherever they could before."""
        if self._free is not None:
            self._allow(self._free)
            self._free = None

    def _allow(self, cores: set[int]) -> None:
        if sys.platform == "linux":
            for thread in (0, self._other):
                with suppress(OSError):  # the other one has ended, or the system does not allow it
                    os.sched_setaffinity(thread, cores)


def run_anywhere() -> None:
    """For a thread that has just begun: it is bound to one core when whoever started it was just then."""
    if sys.platform == "linux" and len(os.sched_getaffinity(0)) < len(_ALL):
        with suppress(OSError):
            os.sched_setaffinity(0, _ALL)


def _this_core() -> int:
    """The number of the core that this runs on; -1 where that cannot be told."""
    ask = getattr(_c_library(), "sched_getcpu", None)
    return int(ask()) if ask is not None else -1


@cache
def _c_library() -> Any:
    import ctypes  # here, because it is not needed for the first picture

    return ctypes.CDLL(None)


_ALL = os.sched_getaffinity(0) if sys.platform == "linux" else set[int]()
