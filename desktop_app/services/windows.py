"""Who else has this file open: other windows of this computer, and other desks."""

from contextlib import suppress
from dataclasses import dataclass

from desktop_app.core.errors import Refused
from desktop_app.services.processes import has_died, holder_name, is_here, is_this_process
from desktop_app.services.recorder import Recorder
from desktop_app.store import windows_table
from desktop_app.store.store import Row

ALIVE_MS = 150_000
"""A window that has not been seen for longer, two heartbeats and a half, is not there any more."""
DRIFT_MS = 10 * 60 * 1000
"""So far the clocks of two computers may be apart, without a network that sets them."""
FORGOTTEN_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class OtherWindow:
    """A window that has the file open: at which desk, and whether on this computer."""

    desk: str
    is_here: bool


class Windows:
    """One window among those on a file. What cannot be written is not written: nobody's work waits for it."""

    def __init__(self, recorder: Recorder, holder: str = "") -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._holder = holder or holder_name(f"{recorder.random.getrandbits(48):012x}")

    def enter(self) -> tuple[OtherWindow, ...]:
        """This window is there from now on; who was there before it."""
        found = self.others()
        for each in windows_table.every(self._store):
            if self._is_forgotten(each):
                with suppress(Refused):
                    windows_table.drop(self._store, each["holder"])
        self.stay()
        return found

    def stay(self) -> None:
        """The heartbeat, once a minute."""
        with suppress(Refused):
            windows_table.put(self._store, self._holder, self._recorder.desk, self._now_ms())

    def leave(self) -> None:
        """The window closes."""
        with suppress(Refused):
            windows_table.drop(self._store, self._holder)

    def others(self) -> tuple[OtherWindow, ...]:
        """The other windows that are there now; a second file of this very process is none."""
        return tuple(
            OtherWindow(each["desk"], is_here(each["holder"]))
            for each in windows_table.every(self._store)
            if not is_this_process(each["holder"]) and self._is_there(each)
        )

    def _is_there(self, window: Row) -> bool:
        """Its process lives, and it was seen a moment ago, as far as the clocks of two computers tell."""
        patience_ms = ALIVE_MS if is_here(window["holder"]) else ALIVE_MS + DRIFT_MS
        return not has_died(window["holder"]) and abs(self._now_ms() - window["seen_ms"]) <= patience_ms

    def _is_forgotten(self, window: Row) -> bool:
        return has_died(window["holder"]) or self._now_ms() - window["seen_ms"] > FORGOTTEN_MS

    def _now_ms(self) -> int:
        return self._recorder.clock.read().wall_ms
