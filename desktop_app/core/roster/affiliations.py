"""Institutions and units: parted when they share a cell, and one spelling for one house."""

import re
from collections import Counter
from collections.abc import Iterable

from desktop_app.core.folding import fold
from desktop_app.core.roster.repair import listed, tidy, tidy_lines

_SMALL_WORDS = listed("de|du|des|d|la|le|les|l|of|the|et|and|a|au|aux")
_SUPERVISION = re.compile(r"\s*\((?:tutelles?|rattachement)\s*:[^()]*\)", re.IGNORECASE)
_POSTAL = re.compile(r"^(?:F-|B-|L-|D-|CH-)?\d{4,5}\b|^(?:bp|cs) \d+", re.IGNORECASE)
_BOUND = re.compile(r"\s+[;|/–—-]\s+|\s*[;|,]\s+")
_NOTHING = listed("aucun|aucune|ras|n a|na|nc|neant|sans|none|non")


def read_affiliation(institution: str, unit: str) -> tuple[str, str]:
    """Institution and unit from their two cells.

    A cell of several lines gives the institution first and, where the unit's own cell is blank, the unit; postal
    lines are left out. ``X ; Y`` is parted when Y is the unit or the unit is blank, other bounds only when Y is
    the unit.
    """
    lines = [line for line in tidy_lines(institution) if not _POSTAL.match(line)]
    house = _bare(lines[0]) if lines else ""
    own_unit = _bare(tidy(unit))
    if not own_unit and len(lines) > 1:
        own_unit = lines[1]
    for bound in _BOUND.finditer(house):
        left, right = house[: bound.start()], house[bound.end() :]
        if left and (fold(right) == fold(own_unit) or (not own_unit and ";" in bound.group())):
            return left, own_unit or right
    return house, own_unit


def _bare(text: str) -> str:
    plain = _SUPERVISION.sub("", text).strip()
    if len(plain) > 2 and plain[0] == plain[-1] == '"':
        plain = plain[1:-1].strip()
    return "" if not fold(plain) or fold(plain) in _NOTHING else plain


def institution_key(name: str) -> str:
    """The same for ``CHRU de Nancy``, ``chru nancy`` and ``CHRU DE NANCY``."""
    if sum(c.isalpha() for c in name) < 2:
        return name
    words = fold(name).split()
    return " ".join(word for word in words if word not in _SMALL_WORDS) or " ".join(words)


def agreed_spellings(typed: Iterable[str], known: Iterable[str] = ()) -> dict[str, str]:
    """For each `institution_key`, the spelling to use: the community's, else the best of the list.

    Best is: not shouted nor all in small letters, with accents, and most often typed.
    """
    counts = Counter(name for name in typed if name)
    agreed: dict[str, tuple[tuple[bool, bool, int], str]] = {}
    for name, count in counts.items():
        score = (not _is_careless(name), not name.isascii(), count)
        key = institution_key(name)
        if key not in agreed or score > agreed[key][0]:
            agreed[key] = (score, name)
    spelling = {key: name for key, (_, name) in agreed.items()}
    spelling.update({institution_key(name): name for name in known if institution_key(name) in spelling})
    return spelling


def _is_careless(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    shouted = all(c.isupper() for c in letters) and (" " in name or len(letters) > 6)
    return shouted or all(c.islower() for c in letters)
