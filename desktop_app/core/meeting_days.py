"""The day of a meeting: which days there are, and the night that still belongs to it."""

import datetime as dt

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

EARLIEST = dt.date(2000, 1, 1)
LATEST = dt.date(2099, 12, 31)
"""Beyond these a date is a slip of the finger; at the ends of the calendar there is no day before or after."""

NIGHT_ENDS = dt.time(6)
"""By the clock: until then what goes on after midnight belongs to the evening."""

LISTED_NIGHT_ENDS = dt.time(4)
"""In a list: until then an hour below an evening is of its night.

Earlier than `NIGHT_ENDS`: a list has nothing but the hour, and a day may begin with a run at half past five, while no
evening is planned until then. The clock looks at a meeting that goes on, however late it has become.
"""


def check_day(day: dt.date) -> None:
    """Raises `Refused` ``event-date`` for a day on which no meeting is."""
    if not EARLIEST <= day <= LATEST:
        raise Refused(
            "event-date", N_("The date of the event must lie between 1 January 2000 and 31 December 2099.")
        )


def is_night_after(day: dt.date, local: dt.datetime) -> bool:
    """Whether it is the night that follows the day of a meeting. ``local``: the moment in the time of its place."""
    return (local.date() - day).days == 1 and local.time() < NIGHT_ENDS


def closes_next_day(opens_at: dt.time | None, closes_at: dt.time | None) -> bool:
    """Whether a door closes after midnight: at a time of day that is not after the one at which it opens."""
    return opens_at is not None and closes_at is not None and closes_at <= opens_at


def hour_on(day: dt.date, local: dt.datetime, *, with_year: bool = True) -> str:
    """``14:30`` on the day of a meeting and in the night after it, else with the date: ``01/12/2026 14:30``.

    Args:
        local: the moment in the time of its place.
        with_year: False where there is no room for it.
    """
    if local.date() == day or is_night_after(day, local):
        return local.strftime("%H:%M")
    return local.strftime("%d/%m/%Y %H:%M" if with_year else "%d/%m %H:%M")
