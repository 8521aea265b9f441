"""The line over the console about a screen of the hall: it was unplugged, it is still away, it is back."""

from PySide6.QtCore import QObject

from desktop_app.i18n import tr
from desktop_app.ui.screen import Shell
from desktop_app.ui.widgets.hall.port import HallPort, OutputState, is_waited_for


class ScreenNotices(QObject):
    """Says what becomes of the hall's screens, and takes the line away once it is no longer true.

    Args:
        parent: the console; the hall outlives it.
    """

    def __init__(self, parent: QObject, hall: HallPort, shell: Shell) -> None:
        super().__init__(parent)
        self._hall, self._shell, self._standing = hall, shell, ""
        hall.lost.connect(self._lost)
        hall.found.connect(self._found)
        hall.changed.connect(self._look_again)

    def toggle(self) -> None:
        """F11. With the screen away nothing is seen to happen: what it waits for is said, and how to give it up."""
        self._hall.toggle()
        outputs = self._hall.outputs()
        if is_waited_for(outputs):
            away = next(each for each in outputs if each.state is OutputState.UNPLUGGED)
            self._standing = tr(
                "The screen {screen} is still unplugged: the picture comes as soon as it is plugged in.",
                screen=away.screen.label() if away.screen is not None else "",
            )
            self._shell.say("attention", self._standing, (tr("Wait no longer"), self._hall.close))

    def _lost(self, label: str) -> None:
        self._standing = tr(
            "The screen {screen} was unplugged. The clock goes on; the picture comes back by itself.",
            screen=label,
        )
        self._shell.say("attention", self._standing)

    def _found(self, label: str) -> None:
        self._shell.say("done", tr("The screen {screen} is back.", screen=label))

    def _look_again(self) -> None:
        is_away = any(each.state is OutputState.UNPLUGGED for each in self._hall.outputs())
        if self._standing and not is_away:
            if self._shell.said() == self._standing:
                self._shell.say("info", "")
            self._standing = ""
