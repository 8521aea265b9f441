"""Codes on badges: letters that every European keyboard layout types alike, with a check letter.

Fifteen letters of an alphabet of seventeen (61 bits) and one check letter make sixteen, which fill a QR code of
version 1 at level Q exactly. The check letter is a weighted sum modulo 17; because 17 is prime and the sixteen
weights differ, every single wrong letter and every exchange of two letters is noticed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

ALPHABET = "BCDEFGHJKNPRSTUVX"
CODE_LENGTH = 16
LONGEST_SCAN = 400
"""A longer text is no badge of anybody."""

_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_BASE = len(ALPHABET)

# A US scanner on a French (AZERTY) computer: what comes out, and what the scanner meant.
_AZERTY_TO_QWERTY = str.maketrans(
    "aqzwAQZW,;:!mM&é\"'(-è_çà)=1234567890°+?./§%^$¨£*µù<>",
    "qawzQAWZm,./;:1234567890-=!@#$%^&*()_+M<>?\"[]{}\\|'`~",
)
_QWERTY_TO_AZERTY = {after: before for before, after in _AZERTY_TO_QWERTY.items()}
# German and Central European: only Y and Z change places among the letters.
_QWERTZ_SWAP = str.maketrans("yzYZ", "zyZY")


class ScanKind(Enum):
    """What a text from a scanner looks like."""

    NOTHING = "nothing"
    OWN = "own"
    """One or more codes of ours with right check letters."""
    MISREAD = "misread"
    """Sixteen letters of our alphabet whose check letter is wrong, or part of a code."""
    OUTSIDE = "outside"
    """Something else: perhaps a code of another platform."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned text, understood.

    Attributes:
        kind: what it looks like.
        codes: our codes in the order they were glued together; for MISREAD the one doubtful text; for OUTSIDE
            the exact text first, then what another keyboard layout would have made of it.
    """

    kind: ScanKind
    codes: tuple[str, ...] = ()


def new_code(random_below: Callable[[int], int]) -> str:
    """A fresh code of 16 letters.

    Args:
        random_below: gives a uniform integer in ``range(n)``, like ``secrets.randbelow``.
    """
    number, letters = random_below(_BASE ** (CODE_LENGTH - 1)), []  # drawn at once: each draw asks the system
    for _ in range(CODE_LENGTH - 1):
        number, value = divmod(number, _BASE)
        letters.append(ALPHABET[value])
    body = "".join(letters)
    return body + check_letter(body)


def check_letter(body: str) -> str:
    """The letter that makes the weighted sum of all sixteen zero modulo 17. ``body``: 15 letters."""
    total = sum((CODE_LENGTH - i) * _VALUE[letter] for i, letter in enumerate(body))
    return ALPHABET[-total % _BASE]


def is_valid(code: str) -> bool:
    """Whether ``code`` is sixteen letters of ours with the right check letter."""
    return len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) and check_letter(code[:-1]) == code[-1]


@lru_cache(maxsize=16)
def read_scan(raw: str) -> Scan:
    """Understand a text from a scanner: CR, LF, Tab, prefixes, Caps Lock, glued codes, keyboard layouts.

    Never raises, whatever the text. Remembered for a moment: the field asks, and then the door.
    """
    text = raw[: LONGEST_SCAN + 1].strip().strip("\x00").strip()
    if not text:
        return Scan(ScanKind.NOTHING)
    if len(text) > LONGEST_SCAN:
        return Scan(ScanKind.OUTSIDE, (text[:LONGEST_SCAN],))
    return _own_codes(text) or Scan(ScanKind.OUTSIDE, outside_candidates(text))


def looks_like_code(raw: str) -> bool:
    """Whether a text that a person typed is meant as one of our codes rather than as a name."""
    return read_scan(raw).kind in (ScanKind.OWN, ScanKind.MISREAD)


def outside_candidates(text: str) -> tuple[str, ...]:
    """The text as scanned, then as the scanner meant it under the layouts that garble it, without repeats."""
    variants = [
        text,
        text.translate(_AZERTY_TO_QWERTY),
        text.translate(_QWERTY_TO_AZERTY),
        text.translate(_QWERTZ_SWAP),
        text.swapcase(),
        text.swapcase().translate(_AZERTY_TO_QWERTY),
        text.translate(_AZERTY_TO_QWERTY).swapcase(),
    ]
    return tuple(dict.fromkeys(variants))


def _own_codes(text: str) -> Scan | None:
    """Our codes in a text, glued or apart, or a misread one, or None if it is nothing of ours."""
    letters = "".join(text.upper().split()).replace("-", "")
    if not letters.isascii() or not set(letters) <= set(ALPHABET):
        return _after_prefix(text)
    if letters and len(letters) % CODE_LENGTH == 0:
        parts = [letters[i : i + CODE_LENGTH] for i in range(0, len(letters), CODE_LENGTH)]
        if all(is_valid(part) for part in parts):
            return Scan(ScanKind.OWN, tuple(dict.fromkeys(parts)))
    return _found_inside(letters)


def _found_inside(letters: str) -> Scan | None:
    """Codes somewhere in a run of our letters (a scan that began too late, then a whole one)."""
    found: list[str] = []
    at = (
        len(letters) - CODE_LENGTH
    )  # from the end: the last scan is whole, the one before may have lost its head
    while at >= 0:
        if is_valid(letters[at : at + CODE_LENGTH]):
            found.insert(0, letters[at : at + CODE_LENGTH])
            at -= CODE_LENGTH
        else:
            at -= 1
    if found and len(letters) > CODE_LENGTH + 3:
        return Scan(ScanKind.OWN, tuple(dict.fromkeys(found)))
    # A whole or nearly whole code with a fault; shorter texts are names such as "FRESNEUX".
    return Scan(ScanKind.MISREAD, (letters,)) if len(letters) >= CODE_LENGTH - 3 else None


def _after_prefix(text: str) -> Scan | None:
    """A scanner may be set to send a prefix or suffix ("]Q1", "#"): drop up to four foreign signs at each end."""
    core = text.strip()
    for head in range(5):
        for tail in range(5):
            middle = core[head : len(core) - tail if tail else None].upper()
            if len(middle) == CODE_LENGTH and is_valid(middle):
                return Scan(ScanKind.OWN, (middle,))
    return None
