"""The pace of the door."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

RECENT_MS = 5 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Forecast:
    """How the door is doing.

    Attributes:
        recent: how many arrived within the last five minutes.
        still_expected: registered and not yet here.
    """

    recent: int
    still_expected: int


def forecast(arrivals_ms: Sequence[int], still_expected: int, now_ms: int) -> Forecast:
    """How many came just now, and how many are awaited. ``arrivals_ms``: sorted, Unix milliseconds.

    What lies ahead came before somebody set the clock back, and not just now.
    """
    recent = bisect_right(arrivals_ms, now_ms) - bisect_left(arrivals_ms, now_ms - RECENT_MS)
    return Forecast(recent, still_expected)
