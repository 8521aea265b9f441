"""Keep the screen awake while a meeting is on: a clock that goes dark is a clock that stopped."""

import threading
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.cores import run_anywhere
from desktop_app.ui.screen import Context

_LOOK_MS = 30_000
_PATIENCE_S = 1.0


@dataclass(slots=True)
class _Hold:
    """One request to the system: ``is_kept`` is its answer, None until it came."""

    release: threading.Event = field(default_factory=threading.Event)
    is_kept: bool | None = None


class Awake(QObject):
    """Asks the system not to sleep while the meeting is on (its day, and while its session runs), else lets go.

    What the system answers is never a failure: wakepy fails softly, and the meeting goes on; the checks say it.

    Attributes:
        is_on: whether the meeting is on, as it was found at the last look.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.is_on = False
        self._hold: _Hold | None = None
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        context.bridge.event_selected.connect(lambda _: self.look())
        self.look()

    def holds(self) -> bool | None:
        """Whether the system keeps the computer awake; None while it has not answered."""
        return self._hold.is_kept if self._hold is not None else False

    def look(self) -> None:
        """Hold while the meeting is on, let go otherwise."""
        community, event = self._context.workspace, self._context.event
        if community is None or event is None:
            self._known(False)
        else:
            self._context.lane.run(
                lambda: community.events.is_on(event.id), self._known, failed=lambda _: None, owner=self
            )

    def _known(self, is_on: bool) -> None:
        self.is_on = is_on
        if not is_on:
            self._let_go()
        elif self._hold is None and self._timer.isActive():
            self._ask()

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._let_go()
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    def _ask(self) -> None:
        """In a thread of its own: wakepy lets go in the thread that asked, and asking may take a second."""
        self._hold = _Hold()
        self._thread = threading.Thread(target=_keep_awake, args=(self._hold,), name="awake", daemon=True)
        self._thread.start()

    def _let_go(self) -> None:
        if self._hold is not None:
            self._hold.release.set()
        self._hold = None


def _keep_awake(hold: _Hold) -> None:
    from wakepy import keep

    run_anywhere()
    with keep.presenting(on_fail="pass") as mode:
        hold.is_kept = bool(mode.active)
        hold.release.wait()
