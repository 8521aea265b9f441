"""The visitors' screen: greets who was just let in, says their first table, and returns by itself.

With a second screen it stays there; with a single one it comes up for a moment over the desk, without taking
the keyboard: the next scan goes to the desk as ever.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.ui.reception.visitor import VisitorFace, VisitorPage, greeting_face, visitor_face
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict

SHOWN_MS = 6_000
SHOWN_OVER_DESK_MS = 2_500
NAMES_KEY = "welcome.names"


class WelcomeWindow(QWidget):
    """Opened and closed from the desk. Names are shown unless this computer's settings say otherwise."""

    def __init__(self, context: Context, desk: QWidget) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._context, self._desk = context, desk
        self.page = VisitorPage(self._greeting())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._return)

    def open(self) -> None:
        """Begin: on the other screen at once, on a single one with the first visitor."""
        screen = self._other_screen()
        if screen is not None:
            self.setGeometry(screen.geometry())
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.show()  # showFullScreen would activate it
            self.setGeometry(screen.geometry())  # without a window manager full screen means the primary one
            self._give_keys_back()

    def greet(self, verdict: "Verdict") -> None:
        """Show somebody who came; nothing for what concerns only the desk."""
        if verdict.silent or not verdict.outcome.lets_in:
            return
        self.page.show_visitor(visitor_face(verdict, names=self._context.settings.flag(NAMES_KEY, True)))
        alone = self._other_screen() is None
        if alone:
            self.setGeometry(self._desk.window().geometry())
            self.show()
            self._give_keys_back()
        self._back.start(SHOWN_OVER_DESK_MS if alone else SHOWN_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key that lands here means: back to the desk."""
        self._return()

    def _return(self) -> None:
        self._back.stop()
        self.page.show_visitor(self._greeting())
        if self._other_screen() is None:
            self.hide()
            self._desk.window().activateWindow()

    def _give_keys_back(self) -> None:
        """Some window systems give the keys to any new window: the next scan would go nowhere."""
        if QApplication.activeWindow() in (self._desk.window(), self):
            QTimer.singleShot(0, self._desk, self._desk.window().activateWindow)

    def _greeting(self) -> VisitorFace:
        event = self._context.event
        return greeting_face(event.title if event else "", event.place if event else "")

    def _other_screen(self) -> QScreen | None:
        """A screen that the desk's window is not on; one that the hall uses is left to the hall."""
        here = self._desk.window().screen()
        taken = {w.screen() for w in QApplication.topLevelWidgets() if w.isVisible() and w.property("hall")}
        return next((s for s in QGuiApplication.screens() if s is not here and s not in taken), None)
