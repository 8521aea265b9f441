"""A `Face` painted: the band, the name as large as it goes, the facts below it.

Painted and not made of labels: a verdict must be on the screen a moment after it is on the disk, and laying out a
dozen widgets took longer than writing it.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.widgets.text_width import Style, most_px, surely_fits

BAND_PX = 72
TOP_PX = 26
"""Between the band and what stands first below it."""
RADIUS_PX = 14
SIDE_PX = 34
_SMALLEST_NAME_PX = 26
_LEAST_NAME_BLOCK_PX = 64
_WRAP_BELOW_PX = 44
"""A name that would be smaller on its one line is tried on two."""
_LINE = 1.1
"""Height of a line of the name, in sizes of its letters: an accent below a descender must not touch it."""
_CHIP_PX = 640
_CHIP_PAD_PX, _CHIP_GAP_PX = 20, 14
_GAP_PX, _TIGHT_GAP_PX = 18, 8
_WARNING_PAD_PX = 12
OVER_PX = 14
"""So far below its room something may stand: between the words and the buttons there is a gap."""
_ASIDE_MARGIN_PX, _WORD_GAP_PX = 30, 30
_WORD_LEFT_PX = 30
"""The word of the category stands so far right of the edge."""
_OVERHANG_PX = 20
"""The last letter of a line may lean out of its width, by less than this."""
_WORD: Style = (28, fonts.BOLD)
_ASIDE: Style = (17, fonts.MEDIUM)
_CATEGORY: Style = (19, fonts.SEMIBOLD)
_UNDER: Style = (24, fonts.REGULAR)
_HEADING: Style = (theme.SMALL_PX, fonts.SEMIBOLD)
_ABSOLUTE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT = int(_ABSOLUTE | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextDontClip)
_RIGHT = int(_ABSOLUTE | Qt.AlignmentFlag.AlignRight)
"""As numbers: to join flags of Qt for each line takes longer than to set its colour."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


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
    is_warning: bool = False


class Places:
    """Where the parts of one face stand in a room, from top to bottom."""

    def __init__(self, face: Face, room: QRectF) -> None:
        self.left, self.width, self.bottom = room.left(), room.width(), room.bottom()
        tight = least_height_px(face) - BAND_PX > room.height()
        self.gap = _TIGHT_GAP_PX if tight else _GAP_PX
        self.category_top = room.top() - (TOP_PX - _TIGHT_GAP_PX if tight else 0)
        self.name_top = self.category_top + (30 if face.category else 0)
        self.lines, self.name_px = list[str](), 0
        if any(face.name):
            height = self.bottom - self.name_top - self._height_below(face)
            self.lines, self.name_px = fitted_name(face.name, self.width, max(_LEAST_NAME_BLOCK_PX, height))
        self.step = self.name_px * _LINE
        self.under_top = self.name_top + (len(self.lines) * self.step + 4 if self.lines else 0)
        self.hint_top = self.under_top + (40 if face.under else 0)

    def _height_below(self, face: Face) -> float:
        """What stands below the name needs this much."""
        under = 40.0 if face.under else 0.0
        hint = self.gap + _hint_height(face, self.width) if face.hint else 0.0
        return under + hint + (self.gap + _chips_height(face) if face.chips else 0.0)


@lru_cache(maxsize=4)
def places(face: Face, left: float, top: float, width: float, bottom: float) -> Places:
    """The places in a room with these edges: asked for where words will stand, and then to paint them there."""
    return Places(face, QRectF(left, top, width, bottom - top))


class FacePen:
    """Paints one face from top to bottom into ``room``, the card's body without its buttons.

    ``cut`` collects the texts that did not fit whole.
    """

    def __init__(self, painter: QPainter, face: Face, room: QRectF) -> None:
        self.painter, self.face = painter, face
        self._at = places(face, room.left(), room.top(), room.width(), room.bottom())
        self._left, self._width, self._gap = self._at.left, self._at.width, self._at.gap
        self.cut: list[str] = []

    def paint(self) -> None:
        """Category, name, line below, sentence, chips."""
        self._category()
        self._name()
        self._under()
        below = self._at.hint_top
        if self.face.hint:
            below = self._hint(below, self._at.bottom - below - self._height_kept())
        if self.face.chips:
            self._chips(below)

    def _line(self, top: float, height: float, style: Style, colour: QColor, text: str) -> None:
        """Over the whole width of the room."""
        self._words(self._left, top, self._width, height, style, colour, text)

    def _words(
        self, left: float, top: float, width: float, height: float, style: Style, colour: QColor, text: str
    ) -> None:
        shown, font = text, fonts.font(*style)
        if not surely_fits(text, style, width):
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        if shown != text:
            self.cut.append(text)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(QRectF(left, top, width, height), _LEFT, shown)

    def _category(self) -> None:
        if self.face.category is None:
            return
        word, shape, colour = self.face.category
        left, top = self._left, self._at.category_top
        shapes.fill_shape(self.painter, QRectF(left + 2, top + 5, 16, 16), shape, theme.mark_colour(colour))
        ink = QColor(theme.word_colour(colour))
        self._words(left + _WORD_LEFT_PX, top, self._width - _WORD_LEFT_PX, 26, _CATEGORY, ink, word)

    def _name(self) -> None:
        at, ink = self._at, theme.colour("ink")
        for i, line in enumerate(at.lines):
            self._line(at.name_top + i * at.step, at.step, (at.name_px, fonts.BOLD), ink, line)

    def _under(self) -> None:
        if self.face.under:
            self._line(self._at.under_top + 10, 30, _UNDER, theme.colour("muted"), self.face.under)

    def _hint(self, top: float, height: float) -> float:
        """In that height at most, but for two lines: a sentence too long for it is whole in the tool tip only."""
        width, pad = self._width, _WARNING_PAD_PX if self.face.is_warning else 0
        text = _shortened(self.face.hint, width - 2 * pad, height - self._gap - 2 * pad)
        if text != self.face.hint:
            self.cut.append(self.face.hint)
        box = QRectF(self._left, top + self._gap, width, _words_height(text, width - 2 * pad) + 2 * pad)
        if self.face.is_warning:
            self.painter.setPen(QPen(theme.colour("attention_text"), 1))
            self.painter.setBrush(theme.colour("attention_ground"))
            self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        self.painter.setFont(_hint_font())
        self.painter.setPen(theme.colour("ink"))
        self.painter.drawText(box.adjusted(pad, pad, -pad, 0), _WRAPPED, text)
        return box.bottom()

    def _chips(self, top: float) -> None:
        left, height = self._left, _chips_height(self.face)
        if top + self._gap + height > self._at.bottom + OVER_PX:  # rather in the tool tip than under the buttons
            self.cut.extend(text for _, text in self.face.chips)
            return
        widths = _chip_widths(self.face, self._width)
        for i, (heading, text) in enumerate(self.face.chips):
            box = QRectF(left, top + self._gap, widths[i], height)
            self._chip(box, heading, text, big=_is_big(self.face, i))
            left = box.right() + _CHIP_GAP_PX

    def _chip(self, box: QRectF, heading: str, text: str, *, big: bool) -> None:
        self.painter.setPen(QPen(theme.colour("line"), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        left, top, width = box.left() + _CHIP_PAD_PX, box.top() + 12, box.width() - 2 * _CHIP_PAD_PX
        self._words(left, top, width, 16, _HEADING, theme.colour("muted"), heading)
        self._words(left, top + 18, width, box.height() - 42, _fact(big), theme.colour("ink"), text)

    def _height_kept(self) -> float:
        """A sentence leaves this much for what people ask for, their table."""
        return self._gap + _chips_height(self.face) - OVER_PX if self.face.first_big else 0.0


def words_corner(face: Face, room: QRectF) -> QPoint | None:
    """Words of a face that is painted into that room reach no further right and down than this.

    Told from their letters; None for a sentence, and for letters that do not tell.
    """
    at = places(face, room.left(), room.top(), room.width(), room.bottom())
    wide = None if face.hint else _words_px(face, at)
    if wide is None:
        return None
    below = at.gap + _chips_height(face) if face.chips else 0
    return QPoint(ceil(at.left + wide), ceil(at.hint_top + below) + OVER_PX)


def _words_px(face: Face, at: Places) -> float | None:
    """How far from the left edge of the room they reach at most."""
    most = [most_px(line, (at.name_px, fonts.BOLD)) for line in at.lines]
    most.append(most_px(face.under, _UNDER))
    if face.category:
        word = most_px(face.category[0], _CATEGORY)
        most.append(None if word is None else word + _WORD_LEFT_PX)
    known = [px for px in most if px is not None]
    if len(known) < len(most):
        return None
    return at.width if face.chips else max(known) + _OVERHANG_PX


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
    if len(broken) > len(whole) and (broken_size > size or _widest(whole, size) > width):
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


def paint_card(painter: QPainter, box: QRectF, tone: str) -> None:
    """The card on its ground with its border and the band. Straight areas are filled without smoothing: ten times
    faster, and only the corners are round."""
    band = QColor(band_colour(tone))
    painter.fillRect(box, theme.colour("ground"))
    painter.fillRect(box.adjusted(0, BAND_PX, 0, -RADIUS_PX), theme.colour("card"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edged = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("card"))
    painter.drawPath(_rounded_end(edged, edged.bottom() - RADIUS_PX, edged.bottom()))
    painter.setBrush(band)
    painter.drawPath(_rounded_end(edged, RADIUS_PX + 1, edged.top()))
    # The lower edge of the band as a rectangle has it, also between two pixels of the screen.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box.adjusted(0, RADIUS_PX, 0, BAND_PX - box.height()), band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(band)
    edge.setAlphaF(0.35)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(edged, RADIUS_PX, RADIUS_PX)


def paint_band(painter: QPainter, face: Face, width: float) -> None:
    """Mark, word and aside, white on the band."""
    white, left = QColor("#FFFFFF"), _word_left(face)
    if face.mark:
        shapes.paint_mark(painter, QRectF(SIDE_PX, BAND_PX / 2 - 11, 22, 22), face.mark, white)
    word, word_font, room = face.word, fonts.font(*_WORD), _aside_left(face, width) - left - _WORD_GAP_PX
    if not surely_fits(word, _WORD, room):
        word = QFontMetricsF(word_font).elidedText(word, Qt.TextElideMode.ElideRight, room)
    painter.setPen(white)
    painter.setFont(word_font)
    painter.drawText(QRectF(left, 0, room, BAND_PX), _LEFT, word)
    paint_aside(painter, face, width)


def paint_aside(painter: QPainter, face: Face, width: float) -> None:
    """The right end of the band alone."""
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(fonts.font(*_ASIDE))
    painter.drawText(QRectF(0, 0, width - _ASIDE_MARGIN_PX, BAND_PX), _RIGHT, face.aside)


def words_box(face: Face, width: int) -> QRect:
    """Where mark and word stand on the band."""
    return QRect(0, 0, floor(_aside_left(face, width)) - _WORD_GAP_PX, BAND_PX)


def aside_left_of_both(face: Face, other: Face, width: int) -> int:
    """From where on their bands differ: at the aside, when the same word is whole before either."""
    left = floor(min(_aside_left(face, width), _aside_left(other, width)))
    same = (face.tone, face.mark, face.word) == (other.tone, other.mark, other.word)
    whole = surely_fits(face.word, _WORD, left - _word_left(face) - _WORD_GAP_PX)
    return left if same and whole else RADIUS_PX


def _aside_left(face: Face, width: float) -> float:
    """Where the aside begins at the earliest."""
    most = most_px(face.aside, _ASIDE)
    wide = QFontMetricsF(fonts.font(*_ASIDE)).horizontalAdvance(face.aside) if most is None else most
    return width - _ASIDE_MARGIN_PX - wide


def band_colour(tone: str) -> str:
    """The ground of the band."""
    t = theme.tokens()
    if tone == "neutral":
        return "#3A465E" if t.dark else "#46536B"
    return str(getattr(t, tone))


def least_height_px(face: Face) -> int:
    """Below this the parts would run into each other at a usual width."""
    category = 30 if face.category else 0
    name = _LEAST_NAME_BLOCK_PX if face.name else 0
    under = 40 if face.under else 0
    chips = _GAP_PX + _chips_height(face) if face.chips else 0
    return ceil(BAND_PX + TOP_PX + category + name + under + chips + (64 if face.hint else 0))


def _rounded_end(box: QRectF, straight: float, end: float) -> QPainterPath:
    """From the line ``straight`` to the edge ``end`` of the box, round at that edge."""
    towards = RADIUS_PX if end < straight else -RADIUS_PX
    path = QPainterPath(QPointF(box.left(), straight))
    path.lineTo(box.left(), end + towards)
    path.quadTo(QPointF(box.left(), end), QPointF(box.left() + RADIUS_PX, end))
    path.lineTo(box.right() - RADIUS_PX, end)
    path.quadTo(QPointF(box.right(), end), QPointF(box.right(), end + towards))
    path.lineTo(box.right(), straight)
    path.closeSubpath()
    return path


def _word_left(face: Face) -> float:
    return SIDE_PX + 34.0 if face.mark else float(SIDE_PX)


def _hint_font() -> QFont:
    return fonts.font(19, fonts.MEDIUM)


def _hint_height(face: Face, width: float) -> float:
    pad = _WARNING_PAD_PX if face.is_warning else 0
    return _words_height(face.hint, width - 2 * pad) + 2 * pad


def _words_height(text: str, width: float) -> float:
    room = QRectF(0, 0, width, 100_000)
    return ceil(QFontMetricsF(_hint_font()).boundingRect(room, int(_WRAPPED), text).height())


def _shortened(text: str, width: float, height: float) -> str:
    """As much of the sentence as fits the height, or two lines of it."""
    height = max(height, _words_height("A\nA", width))
    if _words_height(text, width) <= height:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if _words_height(f"{text[:middle].rstrip()}…", width) <= height:
            fits = middle
        else:
            too_long = middle
    return f"{text[:fits].rstrip()}…"


def _fact(big: bool) -> Style:
    return (25, fonts.BOLD) if big else (19, fonts.REGULAR)


def _is_big(face: Face, index: int) -> bool:
    return index == 0 and face.first_big


def _chips_height(face: Face) -> float:
    return 12 + 16 + 2 + (30 if face.first_big else 23) + 12


def _chip_widths(face: Face, room: float) -> list[float]:
    """As wide as their words, the longest giving way first where they do not fit side by side."""
    widths = [_wanted(face, i) for i in range(len(face.chips))]
    room -= _CHIP_GAP_PX * (len(widths) - 1)
    while widths and sum(widths) > room:
        longest = max(widths)
        others = [w for w in widths if w < longest]
        share = max((room - sum(others)) / (len(widths) - len(others)), max(others, default=0.0), 80.0)
        if share >= longest:
            break
        widths = [min(w, share) for w in widths]
    return widths


def _wanted(face: Face, index: int) -> float:
    heading, text = face.chips[index]
    big = _is_big(face, index)
    words = QFontMetricsF(fonts.font(*_fact(big))).horizontalAdvance(text) + 4
    head = QFontMetricsF(fonts.font(*_HEADING)).horizontalAdvance(heading) + 4
    return max(head, words if big else min(_CHIP_PX, words)) + 2 * _CHIP_PAD_PX
