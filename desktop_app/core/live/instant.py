"""Moments of the live session: both clocks, and whose clocks they were."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.core.clock import Reading

DISAGREEMENT_MS = 2_000
"""More than this between the two clocks is a question for the moderator (sleep? clock set?)."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A reading with its origin.

    Attributes:
        wall_ms: Unix milliseconds. monotonic_ms: comparable only between instants of the same `boot`.
        boot: one start of one computer. run: one process that drove or drives the clock.
    """

    wall_ms: int
    monotonic_ms: int
    boot: str = ""
    run: str = ""

    @classmethod
    def of(cls, reading: Reading, boot: str = "", run: str = "") -> "Instant":
        """A reading taken in that boot by that process."""
        return cls(reading.wall_ms, reading.monotonic_ms, boot, run)

    @classmethod
    def decode(cls, payload: object) -> "Instant":
        """The instant that `encode` wrote. Raises KeyError, TypeError or ValueError."""
        if not isinstance(payload, Mapping):
            raise TypeError("an instant is a mapping")
        return cls(
            int(payload["wall_ms"]),
            int(payload["monotonic_ms"]),
            str(payload.get("boot", "")),
            str(payload.get("run", "")),
        )

    def encode(self) -> dict[str, object]:
        """As JSON-able values for a journal entry."""
        return {
            "wall_ms": self.wall_ms,
            "monotonic_ms": self.monotonic_ms,
            "boot": self.boot,
            "run": self.run,
        }

    def later(self, by_ms: int) -> "Instant":
        """The same clocks, both moved on."""
        return replace(self, wall_ms=self.wall_ms + by_ms, monotonic_ms=self.monotonic_ms + by_ms)

    def since(self, earlier: "Instant") -> int:
        """Milliseconds that passed: by the monotonic clock in one boot, by the wall across boots; never negative."""
        if self.boot == earlier.boot:
            return max(0, self.monotonic_ms - earlier.monotonic_ms)
        return max(0, self.wall_ms - earlier.wall_ms)

    def drift(self, earlier: "Instant") -> int:
        """How much further the wall went than the monotonic clock, in ms; 0 across boots."""
        if self.boot != earlier.boot:
            return 0
        return (self.wall_ms - earlier.wall_ms) - (self.monotonic_ms - earlier.monotonic_ms)
