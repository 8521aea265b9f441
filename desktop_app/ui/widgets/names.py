"""Names inside sentences."""

import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from desktop_app.i18n import trn


def isolated(name: str) -> str:
    """A name that runs from right to left, set apart so that the words and signs around it keep their order."""
    is_leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)
    return f"\u2068{name}\u2069" if is_leftward else name


def joined(names: Sequence[str], others: int = 0) -> str:
    """Names in a row, and how many ``others`` there are beside them."""
    listed = ", ".join(isolated(name) for name in names)
    return trn("{names} and {n} other", "{names} and {n} others", others, names=listed) if others else listed


def short_name(name: str) -> str:
    """``P. VIDAL`` of ``Pierre VIDAL``: where room is short the family name is what tells people apart."""
    words = name.split()
    givens = list(takewhile(lambda word: word[0].isalpha() and not word.isupper(), words))
    if not givens or len(givens) == len(words):
        return name
    initials = ("-".join(f"{part[0]}." for part in word.split("-") if part) for word in givens)
    return " ".join((*initials, *words[len(givens) :]))
