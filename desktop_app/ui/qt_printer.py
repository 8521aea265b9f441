"""Printers through Qt, where there is no CUPS (Windows): true size, no dialog. Used in a thread of the pool only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.printing.cups import JobState, PrinterInfo
from desktop_app.ui.widgets.badge_face import paint_face

if TYPE_CHECKING:
    from desktop_app.services.print_queue import Sending


_DUPLEX = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "two-sided-long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "two-sided-short-edge": QPrinter.DuplexMode.DuplexShortSide,
}


class QtPrinter:
    """The system's printers as Qt knows them."""

    def printers(self) -> list[PrinterInfo]:
        """All printers, the default one first; slow when the printing system hangs."""
        default = QPrinterInfo.defaultPrinterName()
        found = [PrinterInfo(name, name == default) for name in QPrinterInfo.availablePrinterNames()]
        return sorted(found, key=lambda printer: (not printer.is_default, printer.name))

    def send(self, sending: "Sending") -> str:
        """Paint the pages on the printer. Raises `Refused` ``printer-refused``: it is never another one's PDF."""
        info = QPrinterInfo.printerInfo(sending.job.printer)
        if info.isNull():
            raise Refused("printer-refused", N_("The printer {name} is not there."), name=sending.job.printer)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sending.title)
        print_pages(printer, sending)
        return "qt"

    def state(self, printer: str, job: str) -> tuple[JobState, str]:
        """Qt tells nothing after the hand-over: what the system took is taken as printed."""
        return JobState.DONE, ""


def print_pages(printer: QPrinter, sending: "Sending") -> None:
    """Draw all pages at true size; raises `Refused` when the device does not take them."""
    from desktop_app.services.badges import code_modules

    width, height = sending.page_mm
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDuplex(_DUPLEX[sending.sides])
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("printer-refused", N_("The printer {name} did not begin."), name=printer.printerName())
    try:
        dots = printer.resolution() / 25.4
        for number, page in enumerate(sending.pages()):
            if number and not printer.newPage():
                raise Refused(
                    "printer-refused", N_("The printer {name} stopped."), name=printer.printerName()
                )
            painter.resetTransform()
            painter.scale(dots, dots)
            for placed in page.badges:
                painter.save()
                _move_to(
                    painter,
                    QRectF(placed.rect.x_mm, placed.rect.y_mm, placed.rect.width_mm, placed.rect.height_mm),
                    placed.upside_down,
                )
                paint_face(painter, placed.face.drawn, code_modules, sending.material.paper.pictures)
                painter.restore()
            paint_face(painter, page.marks, code_modules)
    finally:
        painter.end()


def _move_to(painter: QPainter, box: QRectF, upside_down: bool) -> None:
    if upside_down:
        painter.translate(box.bottomRight())
        painter.rotate(180)
    else:
        painter.translate(box.topLeft())
