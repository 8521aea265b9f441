"""The people that a programme announces: a cell may hold several, with titles, or a family name alone."""

import re
from collections.abc import Callable, Sequence

from desktop_app.core.folding import fold
from desktop_app.core.roster.names import looks_like_name, strip_name

_BETWEEN = re.compile(r"\s*,\s*(?:(?:et|and)\s+)?|\s+(?:et|and)\s+|\s*&\s*", re.IGNORECASE)


def names_in(cell: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a cell, parted at commas, "et", "and" and "&".

    Parted only where each part is somebody's name: one that is known here, or two words at least. "Dupont, Jean" and
    "Jean Dupont, cardiologue" stay as they are.
    """
    parts = [part for part in _BETWEEN.split(cell) if part.strip()]
    if len(parts) < 2 or is_known(cell):
        return (cell,)
    return tuple(parts) if all(is_known(part) or _looks_whole(part) for part in parts) else (cell,)


def meant(name: str, people: Sequence[tuple[str, str]]) -> list[int]:
    """Which of some people, given and family names, an announced name means.

    The same words, whatever their order, case, accents and titles; a family name alone means its only bearer.
    """
    words = sorted(fold(strip_name(name)).split())
    same = [
        i for i, (given, family) in enumerate(people) if sorted(fold(f"{given} {family}").split()) == words
    ]
    bearers = [i for i, (_, family) in enumerate(people) if words and sorted(fold(family).split()) == words]
    return same or (bearers if len(bearers) == 1 else [])


def _looks_whole(part: str) -> bool:
    """Two words, of which one may be a title."""
    return looks_like_name(part) and len(fold(part).split()) >= 2
