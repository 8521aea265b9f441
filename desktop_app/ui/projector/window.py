"""One full-screen window of the hall."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.screens import Present, is_built_in
from desktop_app.ui.widgets.hall.canvas import HallCanvas


class ProjectorWindow(HallCanvas):
    """The hall's picture over a whole screen: no frame, no pointer, and no focus unless it covers the console."""

    closed_by_hand = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Ronde: screen of the hall"))
        self.setProperty("hall", True)  # others leave its screen alone
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.keys: Callable[[QKeyEvent], bool] | None = None
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def place(self, where: Present, takes_keys: bool) -> None:
        """Cover that screen. ``takes_keys`` when there is no other one: a key must free the operator."""
        if self.isVisible() and self.geometry() == where.area and not takes_keys:
            return
        console = QApplication.activeWindow()
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not takes_keys)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not takes_keys)
        if where.screen is not None:
            self.setScreen(where.screen)
        self.setGeometry(where.area)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        # Without a window manager full screen means the primary one; say it once more.
        self.setGeometry(where.area)
        if takes_keys:
            self.raise_()
            self.activateWindow()
            self.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        elif console is not None and console is not self:
            # Some window systems give the keys to any new window.
            QTimer.singleShot(0, console, console.activateWindow)

    def paint_soon(self, region: QRegion) -> None:
        """Paint at once: the hall comes before the console."""
        if self.isVisible():
            self.repaint(region)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the console work here too."""
        if self.keys is None or not self.keys(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the window manager (Alt+F4): the show goes on, the window is hidden."""
        event.ignore()
        self.publish_closed_by_hand()

    def publish_closed_by_hand(self) -> None:
        """The only place that emits `closed_by_hand`."""
        self.closed_by_hand.emit()


def free_console(console: QWidget, free: list[Present]) -> None:
    """Move the console to a screen that the hall leaves free, if it does not stand on one; best to the laptop's own."""
    here = console.frameGeometry().center()
    if not free or any(each.area.contains(here) for each in free):
        return
    target = min(free, key=lambda each: not is_built_in(each.identity))
    full = console.isMaximized() or console.isFullScreen()
    if full:
        console.showNormal()
    if target.screen is not None:
        console.setScreen(target.screen)
    size = console.size().boundedTo(target.area.size())
    console.resize(size)
    corner = target.area.center() - console.rect().center()
    console.move(max(corner.x(), target.area.x()), max(corner.y(), target.area.y()))
    if full:
        console.showMaximized()
