"""The scanner test: scan the code on the screen and be told what is wrong, and what the program does about it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.core.codes import outside_candidates
from desktop_app.i18n import tr
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.notices import InlineNotice

TEST_TEXT = "RONDE-AZQWM-0123456789"
"""Letters and figures that come out differently on every layout; a badge of ours avoids them."""
_NO_ENTER_MS = 500


class Fault(Enum):
    """What a scanner test can find."""

    NONE = "none"
    LAYOUT = "layout"
    CASE = "case"
    AROUND = "around"
    NO_ENTER = "no-enter"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """The faults found; ``before`` and ``after`` are what stands around the text."""

    faults: tuple[Fault, ...]
    before: str = ""
    after: str = ""


def examine(received: str, ended: bool) -> Finding:
    """Compare what arrived with the text on the screen.

    Args:
        received: text as typed by the scanner, without its ending.
        ended: whether Enter or Tab came after it.
    """
    faults: list[Fault] = [] if ended else [Fault.NO_ENTER]
    text = received.strip()
    for fault, candidates in (
        (None, (text,)),
        (Fault.CASE, (text.swapcase(), text.upper())),
        (Fault.LAYOUT, outside_candidates(text)),
    ):
        for candidate in candidates:
            before, found, after = candidate.partition(TEST_TEXT)
            if found:
                around = [Fault.AROUND] if before or after else []
                found_faults = [*([fault] if fault else []), *around, *faults]
                return Finding(tuple(found_faults) or (Fault.NONE,), before, after)
    return Finding((Fault.UNKNOWN, *faults))


def words_of(finding: Finding) -> tuple[str, str]:
    """Kind of notice and sentences for a finding."""
    said = {
        Fault.NONE: tr("The scanner is set right."),
        Fault.LAYOUT: tr(
            "The scanner types as on another keyboard. Badges made here are not concerned; codes of other platforms "
            "are put right by themselves. Better: set the scanner to the layout of this computer."
        ),
        Fault.CASE: tr(
            "Capitals and small letters are exchanged: Caps Lock is on. Badges made here are read all the same."
        ),
        Fault.AROUND: tr(
            "The scanner adds signs around the code (“{before}” “{after}”). They are left out by themselves.",
            before=finding.before,
            after=finding.after,
        ),
        Fault.NO_ENTER: tr(
            "The scanner sends no Enter after the code. Badges made here are taken after a short silence; "
            "for other codes switch on its Enter suffix."
        ),
        Fault.UNKNOWN: tr(
            "This is not the code on the screen. Scan it again, or check that the scanner reads QR codes."
        ),
    }
    kind = "done" if finding.faults == (Fault.NONE,) else "attention"
    return kind, "\n".join(said[fault] for fault in finding.faults)


class ScannerCard(Card):
    """The code to scan, the field that hears it, and the finding."""

    def __init__(self) -> None:
        super().__init__(tr("Test the scanner"))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(_Code(TEST_TEXT))
        column = QVBoxLayout()
        column.addWidget(small(tr("Click in the field, then scan the code on the left."), wrap=True))
        self.field = _TestField(self._examine)
        self.field.setPlaceholderText(tr("Scan here"))
        self.field.setAccessibleName(tr("Scan here"))
        self.finding = InlineNotice()
        self.finding.hide()
        column.addWidget(self.field)
        column.addWidget(self.finding)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.content.addLayout(row)

    def _examine(self, received: str, ended: bool) -> None:
        self.finding.say(*words_of(examine(received, ended)))
        self.finding.show()


class _TestField(QLineEdit):
    def __init__(self, heard: object) -> None:
        super().__init__()
        self._heard = heard
        self.setProperty("takes_scans", True)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_NO_ENTER_MS)
        self._silence.timeout.connect(lambda: self._take(False))
        self.textEdited.connect(lambda text: self._silence.start() if len(text) >= len(TEST_TEXT) else None)

    def event(self, event: QEvent) -> bool:
        """Enter and Tab end the scan."""
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if isinstance(event, QKeyEvent) and event.key() in ends and self.text():
            if event.type() == QEvent.Type.KeyPress:
                self._take(True)
            event.accept()
            return True
        return super().event(event)

    def _take(self, ended: bool) -> None:
        self._silence.stop()
        text = self.text()
        self.clear()
        if text and callable(self._heard):
            self._heard(text, ended)


class _Code(QWidget):
    """A QR code, black on white in every theme."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(148, 148)
        self.setAccessibleName(tr("QR code to scan"))

    def paintEvent(self, event: QPaintEvent) -> None:
        from desktop_app.printing.qr import matrix

        rows = matrix(self._text)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        module = self.width() / (len(rows) + 8)
        for y, row in enumerate(rows):
            for x in range(len(rows)):
                if row >> (len(rows) - 1 - x) & 1:
                    painter.fillRect(
                        QRectF((x + 4) * module, (y + 4) * module, module + 0.3, module + 0.3),
                        QColor("#000000"),
                    )
