"""Folding text for search and comparison: no case, no accents, no punctuation between words."""

import re
import unicodedata
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"[\W_]+")

_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case without accents, words separated by one space; letters of all scripts are kept.

    NFKD alone leaves ł, ø, đ, æ, œ and ı; they are mapped by hand. It goes before the case, since № and 𝐀 come
    apart into capitals, and after it, since small letters come apart as well: what is folded stays as it is.
    """
    if text.isascii():
        lowered = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_SPECIAL)
    return _BETWEEN_WORDS.sub(" ", lowered).strip()


def name_order(given_name: str, family_name: str) -> tuple[str, str]:
    """By what people are looked for in every list: the family name, or the only name that somebody goes by."""
    family, given = fold(family_name), fold(given_name)
    return (family, given) if family else (given, "")


def display_name(given_name: str, family_name: str) -> str:
    """``Prénom NOM``, as on badges, in verdicts and in sentences."""
    return f"{given_name} {family_name.upper()}".strip()


def list_name(given_name: str, family_name: str) -> str:
    """``NOM Prénom``, as in lists, which are sorted by `name_order`."""
    return f"{family_name.upper()} {given_name}".strip()


def clean(text: str, longest: int = 300) -> str:
    """Typed text without control characters or direction overrides, NFC, spaces collapsed, at most ``longest``.

    Joiners (U+200C, U+200D) stay: some scripts and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:longest].strip()
    kept = "".join(" " if c in "\t\r\n\u2028\u2029" else c for c in text if _is_kept(c))
    return " ".join(unicodedata.normalize("NFC", kept).split()).strip()[:longest].strip()


def _is_kept(char: str) -> bool:
    if char in "\t\r\n\u2028\u2029\u200c\u200d":
        return True
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
