"""Hybrid logical time: an order of entries that all desks agree on, close to the wall clock.

Source: S. Kulkarni, M. Demirbas et al., "Logical Physical Clocks", OPODIS 2014.
"""

from dataclasses import dataclass

_WALL_DIGITS = 14
_COUNTER_DIGITS = 6


@dataclass(frozen=True, slots=True, order=True)
class HybridTime:
    """A moment in the journal: wall milliseconds, a counter for equal milliseconds, and the desk to break ties."""

    wall_ms: int
    counter: int
    desk: str

    def __str__(self) -> str:
        """Text that sorts as the moments do (fixed width, then the desk)."""
        return f"{self.wall_ms:0{_WALL_DIGITS}d}-{self.counter:0{_COUNTER_DIGITS}d}-{self.desk}"

    @classmethod
    def parse(cls, text: str) -> "HybridTime":
        """The moment that `str` wrote. Raises ValueError for anything else."""
        wall, counter, desk = text.split("-", 2)
        return cls(int(wall), int(counter), desk)


def next_time(last: HybridTime | None, wall_ms: int, desk: str) -> HybridTime:
    """The next moment at this desk, later than ``last`` even if the wall clock was set back."""
    if last is None or wall_ms > last.wall_ms:
        return HybridTime(wall_ms, 0, desk)
    return HybridTime(last.wall_ms, last.counter + 1, desk)
