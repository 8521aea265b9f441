"""What the desk opens beside itself: the camera, the paper list, self check-in, the visitors' screen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core.roles import Role
from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict
    from desktop_app.ui.reception.camera_panel import CameraPanel
    from desktop_app.ui.reception.kiosk import KioskWindow
    from desktop_app.ui.reception.screen import ReceptionScreen
    from desktop_app.ui.reception.welcome import WelcomeWindow


class Visitors:
    """Four keys in the header; each part is imported when it is first wanted."""

    def __init__(self, screen: "ReceptionScreen") -> None:
        self._screen = screen
        self._camera: CameraPanel | None = None
        self._kiosk: KioskWindow | None = None
        self._welcome: WelcomeWindow | None = None
        self.leave_button = KeyButton(tr("People going out"), "F3", PLAIN, self.toggle_leaving, small=True)
        self.leave_button.hide()
        self.camera_button = KeyButton(tr("Camera"), "F10", PLAIN, self.toggle_camera, small=True)
        self.paper_button = KeyButton(tr("Paper"), "Ctrl+L", PLAIN, self.enter_paper, small=True)
        self.kiosk_button = KeyButton(tr("Kiosk"), "Ctrl+K", PLAIN, self.begin_kiosk, small=True)
        self.welcome_button = KeyButton(tr("Visitors"), "Ctrl+B", PLAIN, self.toggle_welcome, small=True)

    def tools(self) -> QWidget:
        """The buttons in a row, for the header; the way out only where exits are scanned."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (
            self.leave_button,
            self.camera_button,
            self.paper_button,
            self.kiosk_button,
            self.welcome_button,
        ):
            layout.addWidget(button)
        return row

    def offer_all(self, offered: bool) -> None:
        """Nothing to offer while there is no meeting."""
        for button in (self.camera_button, self.paper_button, self.kiosk_button, self.welcome_button):
            button.setVisible(offered)
        if not offered:
            self.leave_button.hide()

    def offer_exits(self, exits_on: bool) -> None:
        """Whether people are scanned out at this meeting."""
        self.leave_button.setVisible(exits_on)
        if not exits_on and self._screen.leaving:
            self.toggle_leaving()

    def toggle_leaving(self) -> None:
        """Scans let people out, or in again. The field says so as long as it lasts."""
        leaving = self._screen.leaving = not self._screen.leaving
        self.leave_button.set_kind(PRIMARY if leaving else PLAIN)
        words = (
            tr("GOING OUT: scan a badge or type a name…") if leaving else tr("Scan a badge or type a name…")
        )
        self._screen.field.setPlaceholderText(words)
        self._screen.forget_verdict()
        self._screen.field.setFocus()

    def toggle_camera(self) -> None:
        """Read with the camera, or no longer."""
        if self._camera is not None:
            self._camera.stop()
            self._screen.view.take_camera(None)
            self._camera = None
            self.camera_button.set_kind(PLAIN)
            return
        from desktop_app.core.checkin import Way
        from desktop_app.ui.reception.camera_panel import CameraPanel

        self._camera = CameraPanel(self._screen.context.settings)
        self._camera.code_read.connect(lambda text: self._screen.take_scan(text, Way.CAMERA))
        self._screen.view.take_camera(self._camera)
        self.camera_button.set_kind(PRIMARY)
        self._camera.start()

    def enter_paper(self) -> None:
        """Numbers ticked on paper while the computer was away."""
        if self._screen.context.workspace is None:
            return
        from desktop_app.ui.reception.paper import PaperSheet

        self._screen.deeds.open_sheet(PaperSheet(self._screen, self._screen.context))

    def begin_kiosk(self) -> None:
        """Hand this computer to the visitors, once it is known how staff get it back."""
        community = self._screen.context.workspace
        if community is None or not self._screen.context.event_id:
            return
        self._screen.context.lane.run(
            lambda: any(community.roles.needs_pin(role) for role in Role),
            lambda has_pin: self._ask_kiosk(not has_pin),
            owner=self._screen,
        )

    def _ask_kiosk(self, needs_pin: bool) -> None:
        from desktop_app.ui.reception.kiosk import BeginSheet

        sheet = BeginSheet(self._screen, self._screen.context, needs_pin=needs_pin, begin=self._start_kiosk)
        self._screen.deeds.open_sheet(sheet)

    def _start_kiosk(self, camera: bool) -> None:
        from desktop_app.ui.reception.kiosk import KioskWindow

        if self._camera is not None:
            self.toggle_camera()
        self._kiosk = KioskWindow(self._screen.context, self._kiosk_closed)
        self._kiosk.begin(camera=camera)

    def _kiosk_closed(self) -> None:
        self._kiosk = None
        self._screen.window().activateWindow()
        self._screen.field.setFocus()

    def toggle_welcome(self) -> None:
        """Greet visitors on the other screen, or no longer."""
        if self._welcome is not None:
            self._welcome.close()
            self._welcome.deleteLater()
            self._welcome = None
            self.welcome_button.set_kind(PLAIN)
            return
        from desktop_app.ui.reception.welcome import WelcomeWindow

        self._welcome = WelcomeWindow(self._screen.context, self._screen)
        self.welcome_button.set_kind(PRIMARY)
        self._welcome.open()

    def greet(self, verdict: "Verdict") -> None:
        """Somebody came: their name and table on the visitors' screen."""
        if self._welcome is not None:
            self._welcome.greet(verdict)

    def forget(self) -> None:
        """An entry was taken back: the camera may read the same badge again."""
        if self._camera is not None:
            self._camera.forget()

    def close(self) -> None:
        """The window closes: cameras and windows of our own go too."""
        if self._camera is not None:
            self.toggle_camera()
        if self._welcome is not None:
            self.toggle_welcome()
