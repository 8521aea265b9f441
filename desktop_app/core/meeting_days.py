"""The day of a meeting: which days there are."""

import datetime as dt

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

EARLIEST = dt.date(2000, 1, 1)
LATEST = dt.date(2099, 12, 31)
"""Beyond these a date is a slip of the finger; at the ends of the calendar there is no day before or after."""


def check_day(day: dt.date) -> None:
    """Raises `Refused` ``event-date`` for a day on which no meeting is."""
    if not EARLIEST <= day <= LATEST:
        raise Refused(
            "event-date", N_("The date of the event must lie between 1 January 2000 and 31 December 2099.")
        )
