"""Numbers ticked on the paper list: ``12 18 33-40``."""

import re

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

LONGEST_RUN = 500
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
