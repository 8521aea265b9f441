"""A verdict that is on its way to the disk: painted meanwhile, and shown once it is there."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict

PATIENCE_S = 0.004
"""A window that is ready to show a verdict waits no longer for the disk, a quarter of a picture of its screen; then the
verdict is shown when it comes."""


class Ahead:
    """What a verdict will be, told on the lane just before it is written."""

    def __init__(self, verdict: "Verdict") -> None:
        self.verdict = verdict
        self._is_durable = False
        self._settled = threading.Lock()
        self._settled.acquire()

    def settle(self, *, is_durable: bool) -> None:
        """On the lane: it is on the disk now, or will not be."""
        self._is_durable = is_durable
        self._settled.release()

    def is_durable(self) -> bool:
        """On the GUI thread: whether it is on the disk, as far as that can be said in `PATIENCE_S`."""
        return self._settled.acquire(timeout=PATIENCE_S) and self._is_durable
