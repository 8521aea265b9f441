"""Stand-ins for what varies outside the program: the clocks."""

from datetime import UTC, datetime

from desktop_app.core.clock import Reading

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


class FakeClock:
    """A clock that only moves when told, with separate wall and monotonic readings."""

    def __init__(self, start: datetime = START, monotonic_ms: int = 1_000_000) -> None:
        self.wall_ms = int(start.timestamp() * 1000)
        self.monotonic_ms = monotonic_ms

    def read(self) -> Reading:
        """Both clocks as they stand."""
        return Reading(self.wall_ms, self.monotonic_ms)

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        step_ms = round(seconds * 1000)
        self.wall_ms += step_ms
        self.monotonic_ms += step_ms

    def jump_wall(self, seconds: float) -> None:
        """Somebody sets the clock: only the wall reading moves."""
        self.wall_ms += round(seconds * 1000)

    def suspend(self, seconds: float) -> None:
        """The lid closes: the wall goes on, the monotonic clock stands still."""
        self.wall_ms += round(seconds * 1000)
