"""Stand-ins for what varies outside the program: the clocks, and the day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from desktop_app.core.clock import Reading

START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


def today() -> date:
    """The day that it is now where a meeting is that says nothing of its place, wherever and whenever the tests run."""
    return datetime.now(ZoneInfo("Europe/Paris")).date()


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
