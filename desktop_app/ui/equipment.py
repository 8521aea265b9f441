"""What a desk has besides its window: the scanner's ear, sounds, printers, the hall's screens, a computer kept awake.

None of it is needed for the first picture, so each is made when it is first of use.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui import theme
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.ui.awake import Awake
    from desktop_app.ui.prints import PrintPump
    from desktop_app.ui.projector.outputs import HallOutputs
    from desktop_app.ui.wedge import Wedge


class Equipment:
    """One window's.

    Args:
        window: whose it is.
        heard: given what a scanner typed, wherever the focus was.
    """

    def __init__(self, context: Context, window: QWidget, heard: Callable[[str], None]) -> None:
        self._context, self._window, self._heard = context, window, heard
        self.sounds: Callable[[str], object] = lambda sound: None
        self.wedge: Wedge | None = None
        self.awake: Awake | None = None
        self.hall: HallOutputs | None = None
        self._prints: PrintPump | None = None
        self._follows: QMetaObject.Connection | None = None
        context.make_hall = self._make_hall

    def listen_to_scanners(self) -> None:
        """Whatever has the focus, a scan goes to the reception."""
        from desktop_app.core.codes import looks_like_code
        from desktop_app.ui.wedge import Wedge

        self.wedge = Wedge(self._heard, looks_like_code)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.wedge)

    def keep_awake(self) -> None:
        """While the meeting is on."""
        from desktop_app.ui.awake import Awake

        self.awake = Awake(self._context, self._window)
        self._context.is_awake = self.awake.holds

    def is_meeting_on(self) -> bool:
        """Its day, or its session under way, as far as was looked."""
        return self.awake is not None and self.awake.is_on

    def follow_the_system(self) -> None:
        """Evening comes and the system turns dark: so does the program, where it was told to do as the system."""
        self._follows = QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def use_sounds(self) -> None:
        """Load what plays sounds."""
        from desktop_app.ui.sound import QtSounds

        sounds = QtSounds(self._context.settings)
        self._context.sounds = sounds
        self.sounds = sounds.play

    def use_printers(self) -> None:
        """Begin to send what waits in the print queue."""
        from desktop_app.ui.prints import PrintPump

        self._prints = PrintPump(self._context, parent=self._window)

    def retranslate(self) -> None:
        """Another language."""
        if self._prints is not None:
            self._prints.retranslate()

    def stop(self) -> None:
        """The window closes."""
        if self.hall is not None:
            self.hall.shut()
        app = QApplication.instance()
        if app is not None and self.wedge is not None:
            app.removeEventFilter(self.wedge)
        if self.awake is not None:
            self.awake.stop()
        if self._prints is not None:
            self._prints.stop()
        if self._follows is not None:
            QObject.disconnect(self._follows)

    def _dress(self) -> None:
        """New colours, on the same screens: what is typed in them stays."""
        app = QApplication.instance()
        if (
            isinstance(app, QApplication)
            and self._context.settings.text("theme", theme.SYSTEM) == theme.SYSTEM
        ):
            theme.apply(app, theme.SYSTEM)

    def _make_hall(self) -> "HallOutputs":
        """The hall's windows; made when the moderator's console is first shown."""
        if self.hall is None:
            from desktop_app.ui.projector.outputs import HallOutputs
            from desktop_app.ui.screens import QtScreens

            screens = QtScreens(self._window)
            self.hall = HallOutputs(self._context.settings, screens, lambda: self._window)
        return self.hall
