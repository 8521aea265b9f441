"""Numbers ticked on the paper list: ``12 18 33-40``."""

import datetime as dt
import re

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

LONGEST_RUN = 500
_HALF_A_DAY = dt.timedelta(hours=12)
_PART = re.compile(r"(\d{1,6})(?:[-–](\d{1,6}))?")


def read_numbers(typed: str) -> tuple[int, ...]:
    """The numbers in the order typed, runs spread out, each once.

    Raises:
        Refused: ``paper-numbers`` for anything that is no number or run.
    """
    numbers: dict[int, None] = {}
    for part in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", typed.strip())):
        if part:
            numbers |= dict.fromkeys(_run(part))
    return tuple(numbers)


def time_of_day_that_was(now: dt.datetime, hour: int, minute: int) -> dt.datetime:
    """When it last was that time of day, for somebody who enters what was ticked a while ago.

    After midnight ``23:50`` is the evening before. A time that lies ahead by less than half a day is a slip: now.
    """
    same_day = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if same_day - now > _HALF_A_DAY:
        return same_day - dt.timedelta(days=1)
    # As moments: in the night when summer time begins there are times of day that are not.
    return min(same_day, now, key=dt.datetime.timestamp)


def _run(part: str) -> range:
    found = _PART.fullmatch(part)
    if found:
        first = int(found[1])
        last = int(found[2] or first)
        if first <= last < first + LONGEST_RUN:
            return range(first, last + 1)
    raise Refused(
        "paper-numbers",
        N_("“{part}” is not a number of the list. Type numbers and runs, for example: 12 18 33-40"),
        part=part[:40],
    )
