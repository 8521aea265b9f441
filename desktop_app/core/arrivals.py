"""The arrivals curve and what it foretells."""

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
        per_minute: pace of the last five minutes.
        clears_in_min: minutes until the rest is in at this pace, or None when nobody arrives.
    """

    recent: int
    still_expected: int
    per_minute: float
    clears_in_min: float | None


def forecast(arrivals_ms: Sequence[int], still_expected: int, now_ms: int) -> Forecast:
    """Pace and outlook. ``arrivals_ms``: sorted, Unix milliseconds.

    What lies ahead came before somebody set the clock back, and not just now.
    """
    recent = bisect_right(arrivals_ms, now_ms) - bisect_left(arrivals_ms, now_ms - RECENT_MS)
    minutes = RECENT_MS / 60_000
    if arrivals_ms and 0 <= now_ms - arrivals_ms[0] < RECENT_MS:  # the door has just opened
        minutes = max((now_ms - arrivals_ms[0]) / 60_000, 1.0)
    pace = recent / minutes
    return Forecast(recent, still_expected, pace, still_expected / pace if pace and still_expected else None)


def curve(arrivals_ms: Sequence[int], start_ms: int, end_ms: int, steps: int) -> tuple[int, ...]:
    """How many were here at ``steps`` + 1 equal moments from start to end, both included."""
    width = (end_ms - start_ms) / steps
    return tuple(bisect_left(arrivals_ms, round(start_ms + i * width) + 1) for i in range(steps + 1))
