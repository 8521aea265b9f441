"""Dates as people and form tools write them."""

import re
from datetime import date, datetime, time, timedelta

from desktop_app.core.folding import fold

_EXCEL_EPOCH = datetime(1899, 12, 30)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4})")
_TIME = re.compile(r"(?:^|[\sT,-])(\d{1,2})\s*[:hH]\s*(\d{2})?(?::(\d{2}))?")
_MONTHS = {
    word: number
    for number, words in enumerate(
        [
            "jan",
            "fev feb",
            "mar",
            "avr apr",
            "mai may",
            "juin jun",
            "juil jul",
            "aou aug",
            "sep",
            "oct",
            "nov",
            "dec",
        ],
        start=1,
    )
    for word in words.split()
}


def read_moment(text: str) -> datetime | None:
    """The local moment that a cell means, or ``None``.

    Knows ISO, day first with ``/ . -``, two-digit years, months in words, spreadsheet serial numbers
    (days since 1899-12-30, comma or point), and a time of day after any of them.
    """
    text = text.strip()
    serial = _SERIAL.fullmatch(text)
    if serial:
        days = float(f"{serial[1]}.{serial[2] or 0}")
        return (
            (_EXCEL_EPOCH + timedelta(days=days)).replace(microsecond=0) if 20_000 < days < 80_000 else None
        )
    day = read_date(text)
    return datetime.combine(day, read_time(text) or time()) if day else None


def read_date(text: str) -> date | None:
    """The day that a cell means, or ``None``."""
    if found := _ISO.search(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _DAY_FIRST.search(text):
        day, month, year = found[1], found[2], found[3]
    elif (found := _IN_WORDS.search(fold(text))) and (number := _month(found[2])):
        day, month, year = found[1], str(number), found[3]
    else:
        return None
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """The time of day in a cell (``14:30``, ``14h30``, ``14 h``), or ``None``."""
    found = _TIME.search(text)
    if not found:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return None


def read_minutes(text: str) -> int | None:
    """Minutes after midnight of the time of day in a cell, as `read_time`; ``24:30`` is half an hour into the night."""
    found = _TIME.search(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def _month(word: str) -> int | None:
    for length in (4, 3):
        if word[:length] in _MONTHS:
            return _MONTHS[word[:length]]
    return None
