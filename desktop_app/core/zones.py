"""The time zone of a meeting, found by its name."""

from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo | None:
    """The zone of that name (``America/Guadeloupe``), or None where this computer knows none of that name.

    None stands for the computer's own zone wherever `datetime` takes one: who works on a meeting is where it is, and
    sees the hour of the clock beside them.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # OSError: the name of a folder, or one too long for a file
