"""A `Face` painted: the band, the name as large as it goes, the facts below it.

Painted and not made of labels: a verdict must be on the screen a moment after it is on the disk, and laying out a
dozen widgets took longer than writing it.
"""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop_app.ui import fonts, shapes, theme
from desktop_app.ui.widgets.text_width import Style, most_px, surely_fits
from desktop_app.ui.widgets.verdict_places import (
    BAND_PX,
    CATEGORY,
    CHIP_GAP_PX,
    CHIP_PAD_PX,
    HEADING,
    OVER_PX,
    SIDE_PX,
    UNDER,
    WARNING_PAD_PX,
    WORD_LEFT_PX,
    WRAPPED,
    Face,
    chips_height,
    fact_style,
    hint_font,
    is_big,
    places,
    shortened,
    words_height,
)

RADIUS_PX = 14
_ASIDE_MARGIN_PX, _WORD_GAP_PX = 30, 30
_WORD: Style = (28, fonts.BOLD)
_ASIDE: Style = (17, fonts.MEDIUM)
_ABSOLUTE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT = int(_ABSOLUTE | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextDontClip)
_RIGHT = int(_ABSOLUTE | Qt.AlignmentFlag.AlignRight)
"""As numbers: to join flags of Qt for each line takes longer than to set its colour."""


class FacePen:
    """Paints one face from top to bottom into ``room``, the card's body without its buttons.

    ``cut`` collects the texts that did not fit whole.
    """

    def __init__(self, painter: QPainter, face: Face, room: QRectF) -> None:
        self.painter, self.face = painter, face
        self._at = places(face, room)
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
        self._words(left + WORD_LEFT_PX, top, self._width - WORD_LEFT_PX, 26, CATEGORY, ink, word)

    def _name(self) -> None:
        at, ink = self._at, theme.colour("ink")
        for i, line in enumerate(at.lines):
            self._line(at.name_top + i * at.step, at.step, (at.name_px, fonts.BOLD), ink, line)

    def _under(self) -> None:
        if self.face.under and not self._at.has_under:
            self.cut.append(self.face.under)
        elif self.face.under:
            self._line(self._at.under_top + 10, 30, UNDER, theme.colour("muted"), self.face.under)

    def _hint(self, top: float, height: float) -> float:
        """In that height at most, but for two lines: a sentence too long for it is whole in the tool tip only."""
        width, pad = self._width, WARNING_PAD_PX if self.face.is_warning else 0
        text = shortened(self.face.hint, width - 2 * pad, height - self._gap - 2 * pad)
        if text != self.face.hint:
            self.cut.append(self.face.hint)
        box = QRectF(self._left, top + self._gap, width, words_height(text, width - 2 * pad) + 2 * pad)
        if self.face.is_warning:
            self.painter.setPen(QPen(theme.colour("attention_text"), 1))
            self.painter.setBrush(theme.colour("attention_ground"))
            self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        self.painter.setFont(hint_font())
        self.painter.setPen(theme.colour("ink"))
        self.painter.drawText(box.adjusted(pad, pad, -pad, 0), WRAPPED, text)
        return box.bottom()

    def _chips(self, top: float) -> None:
        if top + self._gap + self._at.chips_px(self.face) > self._at.bottom + OVER_PX:
            # Rather in the tool tip than under the buttons.
            self.cut.extend(text for _, text in self.face.chips)
            return
        top += self._gap
        number, height = 0, chips_height(self.face)
        for row in self._at.chip_rows:
            left = self._left
            for width in row:
                heading, text = self.face.chips[number]
                self._chip(QRectF(left, top, width, height), heading, text, big=is_big(self.face, number))
                left += width + CHIP_GAP_PX
                number += 1
            top += height + CHIP_GAP_PX

    def _chip(self, box: QRectF, heading: str, text: str, *, big: bool) -> None:
        self.painter.setPen(QPen(theme.colour("line"), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        left, top, width = box.left() + CHIP_PAD_PX, box.top() + 12, box.width() - 2 * CHIP_PAD_PX
        self._words(left, top, width, 16, HEADING, theme.colour("muted"), heading)
        self._words(left, top + 18, width, box.height() - 42, fact_style(big), theme.colour("ink"), text)

    def _height_kept(self) -> float:
        """A sentence leaves this much for what people ask for, their table."""
        return self._gap + chips_height(self.face) - OVER_PX if self.face.facts_first else 0.0


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
