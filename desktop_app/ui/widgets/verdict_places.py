"""What a verdict looks like and where its parts stand: told from its words, before anything is painted."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.text_width import Style, most_px, surely_fits

BAND_PX = 72
TOP_PX = 26
"""Between the band and what stands first below it."""
SIDE_PX = 34
OVER_PX = 14
"""So far below its room something may stand: between the words and the buttons there is a gap."""
CHIP_PAD_PX, CHIP_GAP_PX = 20, 14
WARNING_PAD_PX = 12
WORD_LEFT_PX = 30
"""The word of the category stands so far right of the edge."""
CATEGORY: Style = (19, fonts.SEMIBOLD)
UNDER: Style = (24, fonts.REGULAR)
HEADING: Style = (theme.SMALL_PX, fonts.SEMIBOLD)
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SMALLEST_NAME_PX = 26
_LEAST_NAME_BLOCK_PX = 64
_WRAP_BELOW_PX = 44
"""A name that would be smaller on its one line is tried on two."""
_LINE = 1.1
"""Height of a line of the name, in sizes of its letters: an accent below a descender must not touch it."""
_UNDER_PX = 40
_CHIP_PX = 640
_GAP_PX, _TIGHT_GAP_PX = 18, 8
_OVERHANG_PX = 20
"""The last letter of a line may lean out of its width, by less than this."""


class Face(NamedTuple):
    """What a verdict looks like. Every text is in the reader's language already.

    Attributes:
        tone: token of the band: ``admitted``, ``attention``, ``refused`` or ``neutral``.
        mark: see `shapes.paint_mark`.
        word: the one word of the band. aside: small, at its right end.
        category: word, shape and colour, or None.
        name: one or two lines, as large as they go.
        under: the line below the name.
        chips: pairs of small heading and text. first_big: the first of them is what people ask for (their table).
        facts_first: where room is short they are shown rather than ``under``, and a long ``hint`` is cut for them.
        hint: what happened and what to do, in a sentence. is_warning: it stands on the ground of attention.
    """

    tone: str
    mark: str
    word: str
    aside: str = ""
    category: tuple[str, str, str] | None = None
    name: tuple[str, ...] = ()
    under: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    first_big: bool = False
    facts_first: bool = False
    is_warning: bool = False


class Places:
    """Where the parts of one face stand in a room, from top to bottom."""

    def __init__(self, face: Face, room: QRectF) -> None:
        self.left, self.width, self.bottom = room.left(), room.width(), room.bottom()
        tight = least_height_px(face) - BAND_PX > room.height()
        self.gap = _TIGHT_GAP_PX if tight else _GAP_PX
        self.category_top = room.top() - (TOP_PX - _TIGHT_GAP_PX if tight else 0)
        self.name_top = self.category_top + (30 if face.category else 0)
        self.has_under = bool(face.under) and self._leaves_room(face)
        self.lines, self.name_px = list[str](), 0
        if any(face.name):
            height = self.bottom - self.name_top - self._height_below(face)
            self.lines, self.name_px = fitted_name(face.name, self.width, max(_LEAST_NAME_BLOCK_PX, height))
        self.step = self.name_px * _LINE
        self.under_top = self.name_top + (len(self.lines) * self.step + 4 if self.lines else 0)
        self.hint_top = self.under_top + (_UNDER_PX if self.has_under else 0)
        self.chip_rows = self._rows_of_chips(face) if face.chips else []
        self.corner = self._corner(face)

    def _corner(self, face: Face) -> QPoint | None:
        wide = None if face.hint else _words_px(face, self)
        if wide is None:
            return None
        below = self.gap + self.chips_px(face) if face.chips else 0
        return QPoint(ceil(self.left + wide), ceil(self.hint_top + below) + OVER_PX)

    def _rows_of_chips(self, face: Face) -> list[list[float]]:
        """Widths of the facts row by row: on several rows where they fit whole there and not on one."""
        wanted = [_wanted(face, i) for i in range(len(face.chips))]
        rows = _in_rows(wanted, self.width)
        fit = not face.hint and self.hint_top + self.gap + _rows_height(face, len(rows)) <= self.bottom
        return rows if fit or len(rows) == 1 else [_in_one_row(wanted, self.width)]

    def chips_px(self, face: Face) -> float:
        """How high the facts stand, row by row."""
        return _rows_height(face, len(self.chip_rows))

    def _leaves_room(self, face: Face) -> bool:
        """Whether the line below the name is worth its place: rather the facts that a person needs."""
        if not (face.facts_first and face.chips):
            return True
        least = self.name_top + _LEAST_NAME_BLOCK_PX + self.gap + chips_height(face) - OVER_PX
        if face.hint:
            least += self.gap + min(_hint_height(face, self.width), _least_hint_height(face, self.width))
        gives_them_room = least <= self.bottom < least + _UNDER_PX
        return not gives_them_room

    def _height_below(self, face: Face) -> float:
        """What stands below the name needs this much."""
        under = float(_UNDER_PX) if self.has_under else 0.0
        hint = self.gap + _hint_height(face, self.width) if face.hint else 0.0
        return under + hint + (self.gap + chips_height(face) if face.chips else 0.0)


def places(face: Face, room: QRectF) -> Places:
    """Asked for where words will stand, and then to paint them there: found once. Fonts are loaded before."""
    return _places(face, room.left(), room.top(), room.width(), room.height())


@lru_cache(maxsize=4)
def _places(face: Face, left: float, top: float, width: float, height: float) -> Places:
    return Places(face, QRectF(left, top, width, height))


def words_corner(face: Face, room: QRectF) -> QPoint | None:
    """Words of a face that is painted into that room reach no further right and down than this.

    Told from their letters; None for a sentence, and for letters that do not tell.
    """
    return places(face, room).corner


def _words_px(face: Face, at: Places) -> float | None:
    """How far from the left edge of the room they reach at most."""
    most = [most_px(line, (at.name_px, fonts.BOLD)) for line in at.lines]
    most.append(most_px(face.under, UNDER))
    if face.category:
        word = most_px(face.category[0], CATEGORY)
        most.append(None if word is None else word + WORD_LEFT_PX)
    known = [px for px in most if px is not None]
    if len(known) < len(most):
        return None
    return (at.width if face.chips else max(known)) + _OVERHANG_PX


def fitted_name(name: Sequence[str], width: float, height: float) -> tuple[list[str], int]:
    """The lines of a name and their size: 64 px when there is room, never under 26, then cut.

    A line that would be small is broken at a space or hyphen when that makes the letters larger, and both names stand
    on one line where the room is too low for two. The size depends on the room alone, so a long name, emoji or a
    right-to-left name cannot push the card apart.
    """
    whole = [line for line in name if line]
    size = name_px(whole, width, height)
    if size >= _WRAP_BELOW_PX:
        return whole, size
    broken = [part for line in whole for part in _halves(line, size)]
    broken_size = name_px(broken, width, height)
    fits = len(broken) * broken_size * _LINE <= height
    if len(broken) > len(whole) and fits and (broken_size > size or _widest(whole, size) > width):
        whole, size = broken, broken_size
    one = [" ".join(line for line in name if line)]
    one_size = name_px(one, width, height)
    if one_size > size and _widest(one, one_size) <= width:  # low and wide
        return one, one_size
    return whole, size


def name_px(lines: Sequence[str], width: float, height: float) -> int:
    """The size in pixels at which every line fits width and height, within bounds."""
    by_height = (height - 4) / (max(1, len(lines)) * _LINE)
    size = int(min(theme.NAME_PX, max(_SMALLEST_NAME_PX, by_height)))
    if all(surely_fits(line, (size, fonts.BOLD), width) for line in lines):
        return size
    wide = _widest(lines, size)
    return size if wide <= width else max(_SMALLEST_NAME_PX, int(size * width / wide))


def _widest(lines: Sequence[str], size_px: int) -> float:
    metrics = QFontMetricsF(fonts.font(size_px, fonts.BOLD))
    return max((metrics.horizontalAdvance(line) for line in lines), default=0.0)


def _halves(line: str, size_px: int) -> list[str]:
    """A line broken where its halves are most alike, after a hyphen or at a space; whole without either."""
    breaks = [i + 1 for i, letter in enumerate(line[:-1]) if letter in " -\u2010"]
    halves = [[line[:i].rstrip(), line[i:]] for i in breaks]
    return min(halves, key=lambda pair: _widest(pair, size_px), default=[line])


def least_height_px(face: Face) -> int:
    """Below this the parts would run into each other at a usual width."""
    category = 30 if face.category else 0
    name = _LEAST_NAME_BLOCK_PX if face.name else 0
    under = _UNDER_PX if face.under else 0
    chips = _GAP_PX + chips_height(face) if face.chips else 0
    return ceil(BAND_PX + TOP_PX + category + name + under + chips + (64 if face.hint else 0))


def hint_font() -> QFont:
    """The letters of the sentence."""
    return fonts.font(19, fonts.MEDIUM)


def _hint_height(face: Face, width: float) -> float:
    pad = WARNING_PAD_PX if face.is_warning else 0
    return words_height(face.hint, width - 2 * pad) + 2 * pad


def _least_hint_height(face: Face, width: float) -> float:
    """Two lines of it: a sentence is not made shorter."""
    pad = WARNING_PAD_PX if face.is_warning else 0
    return words_height("A\nA", width - 2 * pad) + 2 * pad


def words_height(text: str, width: float) -> float:
    """How high the sentence stands in that width."""
    room = QRectF(0, 0, width, 100_000)
    return ceil(QFontMetricsF(hint_font()).boundingRect(room, int(WRAPPED), text).height())


def shortened(text: str, width: float, height: float) -> str:
    """As much of the sentence as fits the height, or two lines of it."""
    height = max(height, words_height("A\nA", width))
    if words_height(text, width) <= height:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if words_height(f"{text[:middle].rstrip()}…", width) <= height:
            fits = middle
        else:
            too_long = middle
    return f"{text[:fits].rstrip()}…"


def fact_style(big: bool) -> Style:
    """The letters of a fact."""
    return (25, fonts.BOLD) if big else (19, fonts.REGULAR)


def is_big(face: Face, index: int) -> bool:
    """Whether that fact is what people ask for."""
    return index == 0 and face.first_big


def chips_height(face: Face) -> float:
    """How high the facts stand."""
    return 12 + 16 + 2 + (30 if face.first_big else 23) + 12


def _in_rows(widths: list[float], room: float) -> list[list[float]]:
    """Side by side as many as fit whole."""
    rows: list[list[float]] = []
    for width in widths:
        if rows and sum(rows[-1]) + width + CHIP_GAP_PX * len(rows[-1]) <= room:
            rows[-1].append(width)
        else:
            rows.append([min(width, room)])
    return rows


def _in_one_row(widths: list[float], room: float) -> list[float]:
    """As wide as their words, the longest giving way first where they do not fit side by side."""
    room -= CHIP_GAP_PX * (len(widths) - 1)
    while widths and sum(widths) > room:
        longest = max(widths)
        others = [w for w in widths if w < longest]
        share = max((room - sum(others)) / (len(widths) - len(others)), max(others, default=0.0), 80.0)
        if share >= longest:
            break
        widths = [min(w, share) for w in widths]
    return widths


def _rows_height(face: Face, rows: int) -> float:
    return rows * chips_height(face) + (rows - 1) * CHIP_GAP_PX


def _wanted(face: Face, index: int) -> float:
    heading, text = face.chips[index]
    big = is_big(face, index)
    words = QFontMetricsF(fonts.font(*fact_style(big))).horizontalAdvance(text) + 4
    head = QFontMetricsF(fonts.font(*HEADING)).horizontalAdvance(heading) + 4
    return max(head, words if big else min(_CHIP_PX, words)) + 2 * CHIP_PAD_PX
