"""Times of day in figures: ``14:30``, on every screen and paper."""

from datetime import datetime, tzinfo


def time_of_day(at_ms: int, zone: tzinfo | None, *, with_seconds: bool = False) -> str:
    """``14:30`` on the wall of that zone; None is the computer's own. ``at_ms``: Unix milliseconds."""
    return datetime.fromtimestamp(at_ms / 1000, zone).strftime("%H:%M:%S" if with_seconds else "%H:%M")


def time_of_minutes(minutes: float) -> str:
    """``16:30`` from minutes after midnight; ``00:10`` also in the night after that day."""
    whole = round(minutes)
    return f"{whole // 60 % 24:02}:{whole % 60:02}"
