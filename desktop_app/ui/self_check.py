"""What only Qt can try: that text has pixels, that there is sound, which screens and printers there are."""

import os
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.core.text import N_, Text
from desktop_app.services.self_check import SOUNDS, Check, Mark
from desktop_app.ui import fonts
from desktop_app.ui.display import why_no_window

PRINTERS_WAIT_S = 5.0
"""A hung print service keeps the question waiting for 40 s and more."""


def checks() -> list[Check]:
    """All checks that need Qt; works without a display too."""
    no_window = why_no_window(os.environ.get("RONDE_TYPED", "ronde"))
    if no_window is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QGuiApplication)
    former = qInstallMessageHandler(lambda _kind, _context, _message: None)  # a line each, not Qt's own talk
    try:
        return [check_fonts(), check_sounds(), check_screens(no_window), check_printers()]
    finally:
        qInstallMessageHandler(former)


def check_fonts() -> Check:
    """The bundled faces load, and a word drawn with them leaves ink."""
    subject = Text(N_("Fonts"))
    if not fonts.load():
        return Check(
            "fonts", Mark.BAD, subject, Text(N_("Inter cannot be loaded. Install the program again."))
        )
    if not _leaves_ink("Éric 0:42"):
        return Check("fonts", Mark.BAD, subject, Text(N_("text is drawn without a pixel")))
    return Check("fonts", Mark.GOOD, subject, Text(N_("Inter is loaded and drawn")))


def _leaves_ink(word: str) -> bool:
    image = QImage(200, 48, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(fonts.font(24))
    painter.drawText(4, 34, word)
    painter.end()
    return any(value < 128 for value in bytes(image.constBits()))


def check_sounds() -> Check:
    """The sounds are there, and so is something to play them on."""
    subject = Text(N_("Sounds"))
    missing = [name for name in SOUNDS if not (paths.resources() / "sounds" / f"{name}.wav").is_file()]
    if missing:
        text = Text(N_("missing: {files}. Install the program again."), {"files": ", ".join(missing)})
        return Check("sounds", Mark.BAD, subject, text)
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        text = Text(N_("the sound library cannot be loaded: bells are seen, not heard"))
        return Check("sounds", Mark.NOTE, subject, text)
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        text = Text(N_("no loudspeaker found: bells are seen, not heard"))
        return Check("sounds", Mark.NOTE, subject, text)
    return Check(
        "sounds", Mark.GOOD, subject, Text(N_("played on {device}"), {"device": device.description()})
    )


def check_screens(no_window: Text | None) -> Check:
    """How many screens, or why there is none; the hall needs a second one."""
    subject = Text(N_("Screens"))
    if no_window is not None:
        return Check("screens", Mark.NOTE, subject, no_window)
    sizes = [
        f"{screen.name()} {screen.size().width()} × {screen.size().height()}".strip()
        for screen in QGuiApplication.screens()
    ]
    if not sizes:
        return Check("screens", Mark.BAD, subject, Text(N_("no screen found")))
    if len(sizes) == 1:
        text = Text(N_("{screens}; plug the projector in for the hall"), {"screens": sizes[0]})
        return Check("screens", Mark.NOTE, subject, text)
    return Check("screens", Mark.GOOD, subject, Text(N_("found: {names}"), {"names": ", ".join(sizes)}))


def check_printers() -> Check:
    """Which printers the system knows; asked aside because a hung print service does not answer."""
    subject = Text(N_("Printers"))
    names = _within(PRINTERS_WAIT_S, _printer_names)
    if names is None:
        text = Text(N_("the print service does not answer: write badges as a PDF, or restart it"))
        return Check("printers", Mark.NOTE, subject, text)
    if not names:
        return Check("printers", Mark.NOTE, subject, Text(N_("none found: badges are written as a PDF")))
    return Check("printers", Mark.GOOD, subject, Text(N_("found: {names}"), {"names": ", ".join(names)}))


def _printer_names() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def _within(seconds: float, ask: Callable[[], list[str]]) -> list[str] | None:
    """The answer, or None when it does not come in time or the question fails."""
    answers: list[list[str]] = []

    def work() -> None:
        try:
            answers.append(ask())
        except (ImportError, RuntimeError):
            return

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else None
