"""The program is told to end from outside: Ctrl+C, a terminal that closes, the system that shuts down.

It then ends as if its window had been closed: the last copy is made, the drive of the clock is given back.
"""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that this system knows are listened to."""


class Ending(QObject):
    """Listens for signals while Qt's loop runs; a second one ends the program at once, as it always did.

    Python runs its handlers between two steps of its own, and Qt's loop takes none: so each signal also writes a byte
    into a socket that the loop watches.

    Args:
        end: closes the window.
    """

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._hears, self._tells = socket.socketpair()
        for end_of_pair in (self._hears, self._tells):
            end_of_pair.setblocking(False)
        self._notifier = QSocketNotifier(self._hears.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._former_fd = signal.set_wakeup_fd(self._tells.fileno())
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        heard = [number for number in known if signal.getsignal(number) != signal.SIG_IGN]  # nohup means it
        self._former = {number: signal.signal(number, _noted) or signal.SIG_DFL for number in heard}

    def stop(self) -> None:
        """Give the signals back."""
        self._give_back()
        self._notifier.setEnabled(False)
        self._hears.close()
        self._tells.close()

    def _give_back(self) -> None:
        if self._former:
            signal.set_wakeup_fd(self._former_fd)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._former = {}

    def _heard(self) -> None:
        if self._hears.recv(64):
            self._give_back()
            self._end()


def _noted(number: int, frame: FrameType | None) -> None:
    """Nothing here: what is to be done is done in the loop."""
