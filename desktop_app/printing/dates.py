"""Dates and times as they stand on paper."""

import datetime as dt

from desktop_app.core.hours import time_of_day
from desktop_app.core.meeting_days import hour_on
from desktop_app.core.zones import zone_of
from desktop_app.i18n import language

_FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: dt.date) -> str:
    """``26 novembre 2026`` or ``26 November 2026``; the first of a month is ``1er`` in French."""
    if language() == "fr":
        return f"{'1er' if day.day == 1 else day.day} {_FRENCH[day.month - 1]} {day.year}"
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"


def clock_time(at_ms: int, timezone: str) -> str:
    """``14:30`` in the meeting's own time zone. ``at_ms``: Unix milliseconds."""
    return time_of_day(at_ms, zone_of(timezone))


def arrival_time(at_ms: int | None, timezone: str, day: dt.date, *, with_year: bool = True) -> str:
    """When somebody came to the meeting of a day, with the date where it was another; empty for who did not come.

    Args:
        at_ms: Unix milliseconds.
    """
    if at_ms is None:
        return ""
    return hour_on(day, dt.datetime.fromtimestamp(at_ms / 1000, zone_of(timezone)), with_year=with_year)
