"""The two readings of time that every rule receives instead of reading a clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at both clocks.

    Attributes:
        wall_ms: Unix time in milliseconds (UTC); can jump when somebody sets the clock.
        monotonic_ms: counts on within one boot of one process family and never jumps back; may or may
            not count while the machine sleeps.
    """

    wall_ms: int
    monotonic_ms: int

    @property
    def wall(self) -> datetime:
        """The wall clock as an aware UTC moment."""
        return datetime.fromtimestamp(self.wall_ms / 1000, UTC)


class Clock(Protocol):
    """Where readings come from: the system, or a fake in tests."""

    def read(self) -> Reading:
        """Both clocks, read together."""
        ...
