"""Measuring and fitting text for the hall: shorten a given name, break a line, never go under the legible size."""

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui.fonts import figures, font

REGULAR, SEMIBOLD, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold
_REFERENCE_PX = 100
_ELLIPSIS = "…"
_ANY_FIGURE = str.maketrans("123456789", "000000000")
_NAME_PARTS = re.compile("[^ -]*[ -]+|[^ -]+$")
_BREAKS = re.compile("(?<= )(?![:;!?»])")
"""French signs stay with the word before them, even where people typed a plain space."""
_HYPHENS_TOO = re.compile(rf"{_BREAKS.pattern}|(?<=\w-)(?=\w)")


def face(text: str, px: int, weight: QFont.Weight) -> QFont:
    """The font for a line: equal figures where figures change, but not with hyphens, which they would widen."""
    counts = any(sign.isdigit() for sign in text) and "-" not in text
    return figures(px, weight) if counts else font(px, weight)


@lru_cache(maxsize=8192)
def width_em(text: str, weight: QFont.Weight = REGULAR) -> float:
    """Width of a line in em."""
    return _shape_em(text if "-" in text else text.translate(_ANY_FIGURE), weight)


@lru_cache(maxsize=8192)
def _shape_em(text: str, weight: QFont.Weight) -> float:
    """Of a line in which every figure is the same: a clock is not measured anew at each second."""
    return QFontMetricsF(face(text, _REFERENCE_PX, weight)).horizontalAdvance(text) / _REFERENCE_PX


def width_px(text: str, px: float, weight: QFont.Weight = REGULAR) -> float:
    """Width of a line in pixels."""
    return width_em(text, weight) * px


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size."""

    px: int
    lines: tuple[str, ...]


def elide(text: str, room_px: float, px: float, weight: QFont.Weight = REGULAR) -> str:
    """The text, or its beginning and an ellipsis."""
    if width_px(text, px, weight) <= room_px:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_px(text[:middle].rstrip() + _ELLIPSIS, px, weight) <= room_px:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS


def initials(given_name: str) -> str:
    """Of the first given name: Anne-Laure Marie becomes A.-L."""
    first = given_name.split(maxsplit=1)[:1]
    return "-".join(f"{part[0].upper()}." for word in first for part in word.split("-") if part)


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name that a line may break after, each with its space or hyphen."""
    return tuple(_NAME_PARTS.findall(name))


def name_lines(name: str, room_px: float, px: float) -> tuple[str, ...]:
    """A name on as many lines as it takes, broken after hyphens and spaces."""
    lines = [""]
    for part in parts_of(name):
        if lines[-1] and width_px((lines[-1] + part).rstrip(), px, SEMIBOLD) > room_px:
            lines.append("")
        lines[-1] += part
    return tuple(line.rstrip() for line in lines)


def wrap(
    text: str, room_px: float, px: float, weight: QFont.Weight = REGULAR, breaks: re.Pattern[str] = _BREAKS
) -> tuple[str, ...]:
    """Lines broken at spaces (and where the writer broke them); a word wider than the room is elided."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in breaks.split(paragraph):
            if line and width_px((line + word).rstrip(), px, weight) > room_px:
                lines.append(line.rstrip())
                line = word
            else:
                line += word
        lines.append(line.rstrip())
    return tuple(elide(line, room_px, px, weight) for line in lines)


@lru_cache(maxsize=256)
def fit_block(
    text: str,
    room: tuple[int, int],
    least_px: float,
    most_px: float,
    weight: QFont.Weight = BOLD,
    line_em: float = 1.2,
) -> Block:
    """The largest size at which the text stands in ``room`` (width, height) without a cut word.

    Where no size is small enough for a word, lines end at hyphens too. At the smallest size the text is cut instead
    of made smaller.
    """
    width, height = room
    most = max(round(most_px), round(least_px))
    px = round(least_px)
    for breaks in (_BREAKS, _HYPHENS_TOO):
        for size_px in (*range(most, px, -max(1, round(most_px / 48))), px):
            lines = wrap(text, width, size_px, weight, breaks)
            if len(lines) * size_px * line_em <= height and not was_cut(text, lines):
                return Block(size_px, lines)
    lines = wrap(text, width, px, weight, _HYPHENS_TOO)
    keep = max(1, int(height // (px * line_em)))
    if len(lines) > keep:
        last = elide(f"{lines[keep - 1]} {lines[keep]}", width, px, weight)
        lines = (*lines[: keep - 1], last if last.endswith(_ELLIPSIS) else last + _ELLIPSIS)
    return Block(px, lines)


def was_cut(text: str, lines: tuple[str, ...]) -> bool:
    """Whether a line ends in an ellipsis that is not the text's own."""
    return any(line.endswith(_ELLIPSIS) for line in lines) and not text.endswith(_ELLIPSIS)
