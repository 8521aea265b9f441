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
    return _format(at_ms / 1000, "%H:%M") if at_ms is not None else ""


def hour_with_seconds(at_ms: int) -> str:
    """``14:30:05``."""
    return _format(at_ms / 1000, "%H:%M:%S")


def now_hour() -> str:
    """The time of day now, ``14:30``."""
    return _format(time.time(), "%H:%M")


def today(otherwise: str) -> "date":
    """The day that it is now where times are shown; in the zone ``otherwise`` as long as no meeting says where."""
    from datetime import datetime

    return datetime.fromtimestamp(time.time(), _zone or _find(otherwise)).date()


def _format(at_s: float, form: str) -> str:
    if _zone is None:
        return time.strftime(form, time.localtime(at_s))
    from datetime import datetime

    return datetime.fromtimestamp(at_s, _zone).strftime(form)
