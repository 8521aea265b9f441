"""The order in which letters of both directions stand on a line.

A short form of the Unicode Bidirectional Algorithm (UAX #9) for names and titles: no embeddings, no overrides
(direction marks are taken out before), levels 0 to 2.
"""

from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

_RIGHT = {"R", "AL"}
_NUMBERS = {"EN", "AN"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one direction, in the order in which they are read."""

    text: str
    right_to_left: bool


def visual_order(text: str) -> list[Stretch]:
    """The stretches of a line from left to right."""
    levels = _levels(text)
    runs = [
        (level, "".join(sign for _, sign in signs))
        for level, signs in groupby(zip(levels, text, strict=True), key=lambda pair: pair[0])
    ]
    for lowest in (2, 1):
        runs = _reversed_from(runs, lowest)
    return [Stretch(part, level % 2 == 1) for level, part in runs]


def _levels(text: str) -> list[int]:
    kinds = [_kind(sign) for sign in text]
    base = next((kind for kind in kinds if kind in "LR"), "L")
    before = base
    for at, kind in enumerate(kinds):
        if kind in "LR":
            before = kind
        elif kind == "1" and before == "L":
            kinds[at] = "L"
    _settle_neutrals(kinds, base)
    right = base == "R"
    return [{"L": 2 if right else 0, "R": 1, "1": 2}[kind] for kind in kinds]


def _kind(sign: str) -> str:
    """``L``, ``R``, ``1`` for a figure, ``-`` for what takes its direction from its neighbours."""
    name = bidirectional(sign)
    if name in _RIGHT:
        return "R"
    if name in _NUMBERS:
        return "1"
    return "L" if name == "L" else "-"


def _settle_neutrals(kinds: list[str], base: str) -> None:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "-":
            end += 1
        if end > start:
            left = _side(kinds[start - 1]) if start else base
            right = _side(kinds[end]) if end < len(kinds) else base
            kinds[start:end] = [left if left == right else base] * (end - start)
        start = end + 1


def _side(kind: str) -> str:
    return "R" if kind == "1" else kind


def _reversed_from(runs: list[tuple[int, str]], lowest: int) -> list[tuple[int, str]]:
    """Rule L2: every sequence of runs at ``lowest`` or above is turned round."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(runs, key=lambda run: run[0] >= lowest):
        members = list(group)
        turned += members[::-1] if high else members
    return turned
