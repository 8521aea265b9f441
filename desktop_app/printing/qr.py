"""QR codes as vectors (ISO/IEC 18004): a matrix of modules, merged into runs in whole units."""

import re
from functools import lru_cache

from desktop_app.core import codes
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

_FIXED_MASK = 3
"""Trying all eight masks costs six times as much and reads no better on 21 x 21 modules of random letters."""

_SIDE = 21
_PAIRS = codes.CODE_LENGTH // 2
_PAIR_BITS = 11
_ALPHANUMERIC = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
_DARK = re.compile("1+")
_FRAMES = " ".join(
    f"{x} {y} 7 1 re {x} {y_end} 7 1 re {x} {y_in} 1 5 re {x_end} {y_in} 1 5 re {x_core} {y_core} 3 3 re"
    for x, x_end, x_core, y, y_in, y_core, y_end in (
        ("0", "6", "2", "0", "1", "2", "6"),
        ("{far}", "{last}", "{core}", "0", "1", "2", "6"),
        ("0", "6", "2", "{far}", "{inner}", "{core}", "{last}"),
    )
)
"""The three finder patterns: five rectangles each."""


@lru_cache(maxsize=1024)
def matrix(text: str) -> tuple[int, ...]:
    """The dark modules, a number for each row with the leftmost module as its highest bit.

    Our own codes fill version 1 at level Q. Any other text gets the smallest version that holds it at level M,
    at the highest level which that version allows.

    Raises:
        Refused: ``code-too-long`` for a text that no QR code holds.
    """
    return _own(text) if codes.is_valid(text) else _smallest(text)


@lru_cache(maxsize=1024)
def path(text: str) -> tuple[int, str]:
    """The size in modules, and the dark runs of all rows as PDF rectangles in whole modules, y downwards.

    What is the same on every code stands first, so that a page of codes is compressed to what differs.
    """
    rows = matrix(text)
    size = len(rows)
    frame = _frame(size)
    drawn = [_FRAMES.format(far=size - 7, inner=size - 6, core=size - 5, last=size - 1)]
    drawn += [
        _rectangle(x, y, width) for y, row in enumerate(rows) for x, width in runs(row & ~frame[y], size)
    ]
    return size, " ".join(drawn)


@lru_cache(maxsize=40)
def _frame(size: int) -> tuple[int, ...]:
    """The modules of the three finder patterns, as rows."""
    corner = (0b1111111, 0b1000001, 0b1011101, 0b1011101, 0b1011101, 0b1000001, 0b1111111)
    top = tuple(row << (size - 7) | row for row in corner)
    foot = tuple(row << (size - 7) for row in corner)
    return (*top, *(0,) * (size - 14), *foot)


def runs(row: int, size: int) -> list[tuple[int, int]]:
    """The runs of dark modules of a row as (x, width)."""
    return [(run.start(), run.end() - run.start()) for run in _DARK.finditer(f"{row:0{size}b}")]


@lru_cache(maxsize=8192)
def _rectangle(x: int, y: int, width: int) -> str:
    return f"{x} {y} {width} 1 re"


def _own(code: str) -> tuple[int, ...]:
    """A code of ours, as the sum of what each of its bits does to the modules."""
    blank, effects = _bit_effects()
    picture = blank
    for pair in range(_PAIRS):
        value = _ALPHANUMERIC[code[2 * pair]] * 45 + _ALPHANUMERIC[code[2 * pair + 1]]
        for bit in range(_PAIR_BITS):
            if value >> bit & 1:
                picture ^= effects[pair][bit]
    row = (1 << _SIDE) - 1
    return tuple(picture >> (_SIDE * (_SIDE - 1 - y)) & row for y in range(_SIDE))


@lru_cache(maxsize=1)
def _bit_effects() -> tuple[int, tuple[tuple[int, ...], ...]]:
    """All modules of the code of sixteen zeros, and for each bit of each pair of signs what it turns over.

    With version, level and mask fixed, every module is a sum modulo 2 of data bits (error correction and mask
    included), so 88 encodings are enough to write any code forty times as fast as one by one.
    """
    blank = _whole("0" * codes.CODE_LENGTH)
    signs = {value: sign for sign, value in _ALPHANUMERIC.items()}

    def effect(pair: int, bit: int) -> int:
        first, second = divmod(1 << bit, 45)
        text = "0" * (2 * pair) + signs[first] + signs[second]
        return _whole(text.ljust(codes.CODE_LENGTH, "0")) ^ blank

    return blank, tuple(tuple(effect(pair, bit) for bit in range(_PAIR_BITS)) for pair in range(_PAIRS))


def _whole(text: str) -> int:
    picture = 0
    for row in _encode(text, 1, "Q", _FIXED_MASK):
        picture = picture << _SIDE | row
    return picture


def _smallest(text: str) -> tuple[int, ...]:
    from qrcode.exceptions import DataOverflowError

    try:
        version = _version_needed(text)
        for level in ("H", "Q"):
            try:
                return _encode(text, version, level, None)
            except (DataOverflowError, ValueError):
                continue
        return _encode(text, version, "M", None)
    except (DataOverflowError, ValueError) as fault:
        raise Refused(
            "code-too-long", N_("This code is too long for a QR code ({signs} signs)."), signs=len(text)
        ) from fault


def _version_needed(text: str) -> int:
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    return code.best_fit()


def _encode(text: str, version: int, level: str, mask: int | None) -> tuple[int, ...]:
    from qrcode import constants
    from qrcode.main import QRCode
    from qrcode.util import QRData

    code = QRCode(
        version=version,
        error_correction=getattr(constants, f"ERROR_CORRECT_{level}"),
        border=0,
        mask_pattern=mask,
    )
    # "0000" would be taken for figures, which are packed otherwise: for codes of ours the mode is said (2: letters).
    code.add_data(text if mask is None else QRData(text, mode=2))
    code.make(fit=False)
    return tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.modules)
