"""Screens that are plugged and unplugged by a test."""

from PySide6.QtCore import QObject, QRect, Signal

from desktop_app.ui.screens import Present, ScreenIdentity

LAPTOP = ScreenIdentity("AUO", "B140", "", "eDP-1", 1366, 768)
EPSON = ScreenIdentity("Epson", "EB-L200", "X9", "HDMI-1", 1920, 1080)
SONY = ScreenIdentity("Sony", "VPL", "", "HDMI-2", 1280, 800)


def at(identity: ScreenIdentity, x: int, scale: float = 1.0) -> Present:
    """That screen, its left edge at ``x``, with a scale factor."""
    return Present(identity, QRect(x, 0, round(identity.width / scale), round(identity.height / scale)))


class FakeScreens(QObject):
    """The first screen given is the primary one."""

    changed = Signal()

    def __init__(self, *screens: Present) -> None:
        super().__init__()
        self.plugged = list(screens)

    def present(self) -> list[Present]:
        """Those that are plugged in now."""
        return list(self.plugged)

    def plug(self, *screens: Present) -> None:
        """Exactly these are there from now on."""
        self.plugged = list(screens)
        self.publish_changed()

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()
