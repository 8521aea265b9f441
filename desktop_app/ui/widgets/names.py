"""Names inside sentences."""

import unicodedata
from itertools import takewhile


def isolated(name: str) -> str:
    """A name that runs from right to left, set apart so that the words and signs around it keep their order."""
    is_leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)
    return f"\u2068{name}\u2069" if is_leftward else name


def short_name(name: str) -> str:
    """``P. VIDAL`` of ``Pierre VIDAL``: where room is short the family name is what tells people apart."""
    words = name.split()
    givens = list(takewhile(lambda word: word[0].isalpha() and not word.isupper(), words))
    if not givens or len(givens) == len(words):
        return name
    initials = ("-".join(f"{part[0]}." for part in word.split("-") if part) for word in givens)
    return " ".join((*initials, *words[len(givens) :]))
