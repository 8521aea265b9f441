"""How wide a line is at most, told from its letters one by one.

Shaping a line to learn its width costs as much as painting it, and most lines are shorter than their room.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui import fonts

Style = tuple[int, QFont.Weight]
"""Size in pixels and weight, as `fonts.font` takes them."""

_MEASURED_PX = 100
_LAST_LATIN = "\u024f"
"""Behind it are letters that join or stand on one another, and are as wide as their neighbours let them be."""
_KERNED = 1.04
"""Letters side by side are at most that much wider than each alone; most pairs stand closer."""


def surely_fits(text: str, style: Style, width_px: float) -> bool:
    """Whether the text is no wider than that; False where only shaping it would tell."""
    most = most_px(text, style)
    return most is not None and most <= width_px


@lru_cache(maxsize=1_024)
def most_px(text: str, style: Style) -> float | None:
    """The text is no wider than that; None where its letters do not tell."""
    if any(letter > _LAST_LATIN for letter in text):
        return None
    size_px, weight = style
    return sum(_letter_em(letter, weight) for letter in text) * size_px * _KERNED


@lru_cache(maxsize=2_048)
def _letter_em(letter: str, weight: QFont.Weight) -> float:
    return QFontMetricsF(fonts.font(_MEASURED_PX, weight)).horizontalAdvance(letter) / _MEASURED_PX
