"""The clocks of this computer."""

import time

from desktop_app.core.clock import Reading


class SystemClock:
    """Reads the wall clock and the monotonic clock together."""

    def read(self) -> Reading:
        """Both clocks now."""
        return Reading(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000)
