"""What a visitor is told, in words for the visitor and not for the desk; shared by kiosk and welcome screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.core.checkin import Outcome
from desktop_app.i18n import tr
from desktop_app.ui import fonts, shapes, theme

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict

_LEAST_PX = 12
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
_EDGE = 0.06
"""Free border, as a part of the height."""


@dataclass(frozen=True, slots=True)
class VisitorFace:
    """One message: tone and mark as in `widgets.verdict.Face`, a word, one or two lines below."""

    tone: str
    mark: str
    word: str
    line: str = ""
    under: str = ""


def visitor_face(verdict: "Verdict", *, names: bool) -> VisitorFace:
    """What the visitor sees of a verdict; the reason of a refusal stays between them and the desk."""
    who = verdict.attendee
    name = who.given_name if who is not None and names else ""
    if verdict.outcome.lets_in or verdict.outcome is Outcome.ALREADY_IN:
        word = tr("Welcome, {name}", name=name) if name else tr("Welcome")
        return VisitorFace("admitted", "check", word, _seat(verdict), _after(verdict))
    if verdict.outcome is Outcome.LEFT:
        return VisitorFace("neutral", "out", tr("Goodbye"), tr("See you soon."))
    if verdict.outcome is Outcome.MISREAD:
        return VisitorFace(
            "attention", "question", tr("Once more, please"), tr("The code was not read whole.")
        )
    return VisitorFace("attention", "question", tr("One moment"), tr("Please see the reception desk."))


def waiting_face(title: str) -> VisitorFace:
    """Between two visitors, on the kiosk."""
    return VisitorFace(
        "", "", tr("Hold your code before the reader"), tr("Badge, paper ticket or telephone"), title
    )


def greeting_face(title: str, place: str) -> VisitorFace:
    """Between two visitors, on the welcome screen."""
    return VisitorFace("", "", tr("Welcome"), title, place)


def _seat(verdict: "Verdict") -> str:
    if verdict.seat is None:
        return ""
    return tr("Your first table: {table}", table=verdict.seat.table_number)


def _after(verdict: "Verdict") -> str:
    if verdict.seat is not None:
        return tr("Speed dating, round {round}", round=verdict.seat.round_number)
    return tr("You are already checked in.") if verdict.outcome is Outcome.ALREADY_IN else ""


class VisitorPage(QWidget):
    """Paints a `VisitorFace` as large as the window allows, on the hall's dark ground."""

    def __init__(self, face: VisitorFace) -> None:
        super().__init__()
        self.face = face
        self.show_visitor(face)

    def show_visitor(self, face: VisitorFace) -> None:
        """Another message."""
        self.face = face
        self.setAccessibleName(" ".join(part for part in (face.word, face.line, face.under) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, band with mark, word, lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.DARK.ground))
        height, face = float(self.height()), self.face
        edge = height * _EDGE
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if face.tone:
            _paint_mark(
                painter,
                QRectF(box.center().x() - height * 0.11, box.top(), height * 0.22, height * 0.22),
                face,
            )
        top = box.top() + height * (0.30 if face.tone else 0.26)
        white, quiet = QColor("#FFFFFF"), QColor(theme.DARK.muted)
        _paint_line(
            painter, QRectF(box.left(), top, box.width(), height * 0.18), face.word, 0.115, white, bold=True
        )
        _paint_line(
            painter,
            QRectF(box.left(), top + height * 0.21, box.width(), height * 0.12),
            face.line,
            0.075,
            white,
        )
        _paint_line(
            painter,
            QRectF(box.left(), top + height * 0.36, box.width(), height * 0.09),
            face.under,
            0.045,
            quiet,
        )
        painter.end()


def _paint_mark(painter: QPainter, box: QRectF, face: VisitorFace) -> None:
    grounds = {
        "admitted": theme.DARK.admitted,
        "attention": theme.DARK.attention,
        "neutral": theme.DARK.rail_active,
    }
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(grounds.get(face.tone, theme.DARK.attention)))
    painter.drawEllipse(box)
    inset = box.width() * 0.28
    shapes.paint_mark(painter, box.adjusted(inset, inset, -inset, -inset), face.mark, QColor("#FFFFFF"))


def _paint_line(
    painter: QPainter, box: QRectF, text: str, part: float, colour: QColor, *, bold: bool = False
) -> None:
    """Centred words, ``part`` of the window's height; long ones smaller or on two lines, whichever is larger."""
    if not text:
        return
    largest_px = round(painter.window().height() * part)
    painter.setFont(fitted_font(text, box, largest_px, fonts.BOLD if bold else fonts.MEDIUM))
    painter.setPen(colour)
    painter.drawText(box, _WRAPPED, text)


def fitted_font(text: str, box: QRectF, largest_px: int, weight: QFont.Weight) -> QFont:
    """The largest letters in which the words stand in the box, on one line or more."""
    for size_px in range(max(_LEAST_PX, largest_px), _LEAST_PX, -1):
        font = fonts.font(size_px, weight)
        needed = QFontMetricsF(font).boundingRect(box, _WRAPPED, text)
        if needed.width() <= box.width() and needed.height() <= box.height():
            return font
    return fonts.font(_LEAST_PX, weight)
