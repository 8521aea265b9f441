"""Repairing text that crossed the wrong encoding, and tidying what hides in cells."""

import re
import unicodedata

_DROPPED = dict.fromkeys(
    [*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0), 0xAD, 0x200B, 0x2060, 0xFEFF]
    + [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]
)
_MOST_MARKS = 3

# The 32 characters of cp1252 that differ from Latin-1, as the bytes they stand for.
_CP1252_BYTES = {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TRAIL = "".join(_CP1252_BYTES) + "".join(map(chr, range(0x80, 0xC0)))
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df][{re.escape(_TRAIL)}]|[\u00e0-\u00ef][{re.escape(_TRAIL)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_TRAIL)}]{{3}}"
)
_COMPATIBLE = re.compile("[\U0001d400-\U0001d7ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06]")
_JOINER_IN_LATIN = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f])")


def listed(words: str) -> frozenset[str]:
    """The words of a list, parted by ``|``."""
    return frozenset(words.split("|"))


def unmangle(text: str) -> str:
    """UTF-8 that was read as cp1252, read again rightly: ``SÃ©bastien`` becomes ``Sébastien``.

    Each run is judged alone, so that right accents beside it stay. Applied twice for text mangled twice.
    """
    return _MOJIBAKE.sub(_read_again, _MOJIBAKE.sub(_read_again, text))


def _read_again(match: re.Match[str]) -> str:
    as_bytes = bytes(_CP1252_BYTES.get(c, ord(c) & 0xFF) for c in match.group())
    try:
        return as_bytes.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def tidy_lines(text: str) -> list[str]:
    """The non-empty lines of a cell, each NFC, without control or direction characters, spaces collapsed.

    Look-alike letters (mathematical, full width, ligatures) become plain ones, and no letter keeps more than
    three combining marks, so that a badge stays legible.
    """
    if text.isascii() and "\n" not in text and "\r" not in text:
        line = " ".join(text.translate(_DROPPED).split())
        return [line] if line else []
    repaired = unmangle(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_tidy_line(line) for line in re.split("[\n\u2028\u2029\u0085]", repaired))
    return [line for line in lines if line]


def tidy(text: str) -> str:
    """As `tidy_lines`, on one line."""
    return " ".join(tidy_lines(text))


def _tidy_line(text: str) -> str:
    plain = _JOINER_IN_LATIN.sub("", text.translate(_DROPPED))
    plain = _COMPATIBLE.sub(lambda m: unicodedata.normalize("NFKC", m.group()), plain)
    return " ".join(_thin_marks(unicodedata.normalize("NFC", plain)).split())


def _thin_marks(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
