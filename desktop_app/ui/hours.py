"""Times of day as the hall's clock shows them: in the time zone of the meeting, wherever this computer was set up."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, tzinfo

_zone: "tzinfo | None" = None


def use_zone(name: str) -> None:
    """Show times in this zone (``Europe/Paris``); an unknown or empty name means the computer's own."""
    global _zone
    _zone = _find(name) if name else None


def _find(name: str) -> "tzinfo | None":
    from desktop_app.core.zones import zone_of

    return zone_of(name)


def zone() -> "tzinfo | None":
    """The zone in which times are shown; None means the computer's own, summer and winter."""
    return _zone


def hour(at_ms: int | None) -> str:
    """``14:30``, or nothing for None. ``at_ms``: Unix milliseconds."""
    return _figures(at_ms) if at_ms is not None else ""


def hour_with_seconds(at_ms: int) -> str:
    """``14:30:05``."""
    return _figures(at_ms, with_seconds=True)


def now_hour() -> str:
    """The time of day now, ``14:30``."""
    return _figures(int(time.time() * 1000))


def today(otherwise: str) -> "date":
    """The day that it is now where times are shown; in the zone ``otherwise`` as long as no meeting says where."""
    from datetime import datetime

    return datetime.fromtimestamp(time.time(), _zone or _find(otherwise)).date()


def _figures(at_ms: int, *, with_seconds: bool = False) -> str:
    if _zone is None:  # what knows zones is loaded after the first picture
        return time.strftime("%H:%M:%S" if with_seconds else "%H:%M", time.localtime(at_ms / 1000))
    from desktop_app.core.hours import time_of_day

    return time_of_day(at_ms, _zone, with_seconds=with_seconds)
