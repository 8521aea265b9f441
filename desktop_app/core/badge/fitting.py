"""Fitting words into a box: break lines first, shrink second, narrow third, cut last and say so.

Widths are asked from a function passed in, in ems (multiples of the size), so that this knows no font.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from desktop_app.core.badge.boxes import TextBox, Weight

MM_PER_PT = 25.4 / 72
NARROWEST = 0.8
"""How far letters may be narrowed before words are broken or cut."""

_CAPITALS_EM = 0.76
_ACCENTS_EM = 0.97
_TWO_ACCENTS_EM = 1.03
_OTHER_SCRIPTS_EM = 1.08
_DESCENT_EM = 0.23
_OTHER_DESCENT_EM = 0.4
_HYPHENS = "-\u2010\u2011"
ELLIPSIS = "\u2026"
_MOST_PIECES = 40

Measure = Callable[[str, Weight], float]
"""Width of a text in ems in a weight."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit their box.

    Attributes:
        squeeze: horizontal scale, 1 down to `NARROWEST`.
        broken: a word had to be broken where it has no hyphen.
        cut: words were left out; the last line ends in an ellipsis.
        ascent_em, descent_em: room above the first and below the last baseline, in sizes.
    """

    lines: tuple[str, ...]
    size_pt: float
    squeeze: float
    ascent_em: float
    descent_em: float
    leading: float
    broken: bool = False
    cut: bool = False

    @property
    def height_mm(self) -> float:
        """From the top of the first line to the foot of the last."""
        ems = self.ascent_em + (len(self.lines) - 1) * self.leading + self.descent_em
        return ems * self.size_pt * MM_PER_PT


def fit(text: str, box: TextBox, height_mm: float, measure: Measure) -> Fitted:
    """The best way to write ``text`` in a box as wide as ``box`` and ``height_mm`` high."""
    ascent, descent = _extent_em(text)
    room = _Room(box, height_mm, ascent, descent)
    size = room.size_pt(1, measure(text, box.weight))
    if size >= box.good_pt:
        return Fitted((text,), size, 1.0, ascent, descent, box.leading)
    pieces = _pieces(text)
    tried: list[tuple[float, float, tuple[str, ...]]] = []
    for count in range(1, min(room.most_lines(), len(pieces)) + 1):
        lines, ems = _even_lines(pieces, count, box.weight, measure)
        size = room.size_pt(count, ems)
        if size >= box.good_pt:
            return Fitted(lines, size, 1.0, ascent, descent, box.leading)
        tried.append((size, ems, lines))
    size, ems, lines = max(tried, key=lambda attempt: attempt[0])
    if size >= box.least_pt:
        return Fitted(lines, size, 1.0, ascent, descent, box.leading)
    least = room.least_pt()
    squeeze = box.rect.width_mm / max(ems * least * MM_PER_PT, 1e-6)
    if squeeze >= NARROWEST:
        return Fitted(lines, least, min(squeeze, 1.0), ascent, descent, box.leading)
    return _forced(text, box, room, measure)


@dataclass(frozen=True, slots=True)
class _Room:
    """The sizes that a box allows."""

    box: TextBox
    height_mm: float
    ascent_em: float
    descent_em: float

    def size_pt(self, lines: int, width_em: float) -> float:
        """The largest size, in quarters of a point, at which so many lines of that width fit."""
        high = self.height_mm / (self._ems(lines) * MM_PER_PT)
        wide = self.box.rect.width_mm / max(width_em * MM_PER_PT, 1e-6)
        return min(self.box.largest_pt, floor(min(high, wide) * 4) / 4)

    def most_lines(self) -> int:
        """As many lines as the box wants and its height allows at the least size; one at any rate."""
        count = self.box.lines
        while count > 1 and self._ems(count) * self.box.least_pt * MM_PER_PT > self.height_mm + 1e-6:
            count -= 1
        return count

    def least_pt(self) -> float:
        """The least size; smaller only where one line of it would not fit the height."""
        return min(self.box.least_pt, self.height_mm / (self._ems(1) * MM_PER_PT))

    def _ems(self, lines: int) -> float:
        return self.ascent_em + (lines - 1) * self.box.leading + self.descent_em


@lru_cache(maxsize=4096)
def _extent_em(text: str) -> tuple[float, float]:
    """Room above and below the baseline, in sizes: accents on capitals and other scripts need more."""
    if text.isascii():
        return _CAPITALS_EM, _DESCENT_EM
    if any(ord(sign) > 0x52F and not 0x1E00 <= ord(sign) <= 0x206F for sign in text):
        return _OTHER_SCRIPTS_EM, _OTHER_DESCENT_EM
    if any(len(unicodedata.normalize("NFD", sign)) > 2 for sign in text):
        return _TWO_ACCENTS_EM, _DESCENT_EM
    if any(sign.isupper() and len(unicodedata.normalize("NFD", sign)) > 1 for sign in text):
        return _ACCENTS_EM, _DESCENT_EM
    return _CAPITALS_EM, _DESCENT_EM


def _pieces(text: str) -> list[str]:
    """The text cut after its spaces and hyphens; a space stays at the end of its piece."""
    pieces: list[str] = []
    start = 0
    for at, sign in enumerate(text[:-1], 1):
        if (sign == " " or sign in _HYPHENS) and text[at] != " ":
            pieces.append(text[start:at])
            start = at
    pieces.append(text[start:])
    if len(pieces) > _MOST_PIECES:
        return [*pieces[: _MOST_PIECES - 1], "".join(pieces[_MOST_PIECES - 1 :])]
    return pieces


def _even_lines(
    pieces: list[str], count: int, weight: Weight, measure: Measure
) -> tuple[tuple[str, ...], float]:
    """The pieces in ``count`` lines whose widest is as narrow as possible, and its width in ems."""
    if count == 1:
        line = "".join(pieces).strip()
        return (line,), measure(line, weight)
    widths = [measure(piece.rstrip(), weight) for piece in pieces]
    spaces = [measure(piece, weight) for piece in pieces]

    def ems(start: int, end: int) -> float:
        return round(sum(spaces[start : end - 1]) + widths[end - 1], 6)  # so that equal widths are a tie

    width, ends = _best_ends(ems, len(pieces), count)
    starts = (0, *ends)
    lines = tuple("".join(pieces[start:end]).strip() for start, end in zip(starts, ends, strict=False))
    return lines, width


def _best_ends(ems: Callable[[int, int], float], pieces: int, count: int) -> tuple[float, tuple[int, ...]]:
    """Where ``count`` lines of ``pieces`` pieces end so that the widest is narrowest, and how wide that is."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, count + 1):
        best = {
            end: min(
                (max(width, ems(start, end)), (*ends, end))
                for start, (width, ends) in best.items()
                if start < end
            )
            for end in range(number, pieces + 1)
        }
    return best[pieces]


def _forced(text: str, box: TextBox, room: _Room, measure: Measure) -> Fitted:
    """Words broken inside, at the least size and narrowed, and an ellipsis if even that is too long."""
    size = room.least_pt()
    width_em = box.rect.width_mm / (size * MM_PER_PT * NARROWEST)
    lines: list[str] = []
    rest, broken = text, False
    for _ in range(room.most_lines()):
        line, rest, inside = _fill_line(rest, width_em, box.weight, measure)
        lines.append(line)
        broken = broken or inside
        if not rest:
            break
    if rest:
        lines[-1] = _with_ellipsis(lines[-1], width_em, box.weight, measure)
    return Fitted(
        tuple(lines), size, NARROWEST, room.ascent_em, room.descent_em, box.leading, broken, bool(rest)
    )


def _fill_line(text: str, width_em: float, weight: Weight, measure: Measure) -> tuple[str, str, bool]:
    """As much of ``text`` as a line holds, the rest, and whether a word was broken."""
    if measure(text, weight) <= width_em:
        return text, "", False
    taken = ""
    for piece in _pieces(text):
        if measure((taken + piece).rstrip(), weight) > width_em:
            break
        taken += piece
    if taken:
        return taken.rstrip(), text[len(taken) :], False
    end = _longest_start(text, width_em - measure("-", weight), weight, measure)
    return text[:end] + "-", text[end:], True


def _longest_start(text: str, width_em: float, weight: Weight, measure: Measure) -> int:
    """How many signs of ``text`` fit; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle], weight) <= width_em:
            low = middle
        else:
            high = middle - 1
    return low


def _with_ellipsis(line: str, width_em: float, weight: Weight, measure: Measure) -> str:
    """The line shortened so that an ellipsis fits after it."""
    room = width_em - measure(ELLIPSIS, weight)
    bare = line.rstrip("-")
    end = _longest_start(bare, room, weight, measure) if bare else 0
    return bare[:end].rstrip() + ELLIPSIS
