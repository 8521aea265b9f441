"""From the scan to the verdict: in order, durable before it is shown, and never lost when the file is busy."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal

from desktop_app.ui.reception.ahead import Ahead
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.core.checkin import Way
    from desktop_app.services.community import Community
    from desktop_app.services.reception import Foresee, Verdict

RETRY_MS = 1_000
SLOW_MS = 700
"""An answer usually takes some milliseconds; after this long the desk is told to wait."""
_TRANSIENT = frozenset(
    {"file-busy", "file-closed", "disk-full", "file-readonly", "file-unreadable", "disk-fault"}
)


@dataclass(eq=False, slots=True)
class _Waiting:
    """Something asked at the door. ``ask`` runs on the lane and returns verdicts."""

    ask: "Callable[[Community], Any]"
    event_id: str
    asked_s: float
    is_scan: bool = False
    is_judged: bool = False
    """Written, or refused for good: it is not asked again."""
    refused: Exception | None = None
    """Why it was refused for good, until somebody is told."""

    def judge(self, community: "Community") -> Any:
        """On the lane: ask, and note whether that was the last time."""
        from desktop_app.core.errors import Refused

        try:
            verdicts = self.ask(community)
        except Exception as error:
            if not (isinstance(error, Refused) and error.code in _TRANSIENT):
                self.is_judged, self.refused = True, error
            raise
        self.is_judged = True
        return verdicts


class Door(QObject):
    """Sends what happens at the door to the services, one after the other.

    Signals:
        foreseen(ahead): an `Ahead`: what the answer will be if the disk takes it; `answered` or `failed` follows.
        answered(verdicts): a tuple of verdicts, already on the disk.
        slow(waiting): no answer yet, the file is busy; nobody is let in before it comes.
        failed(error, waiting): nothing was recorded; what was asked is kept and tried again when that can help.
    """

    foreseen = Signal(object)
    answered = Signal(object)
    slow = Signal(int)
    failed = Signal(object, int)

    def __init__(self, context: Context, wall_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000):
        super().__init__()
        self._context, self._wall_ms = context, wall_ms
        self._waiting: deque[_Waiting] = deque()
        self._asking = False
        self._answered: _Waiting | None = None
        self._told: list[QMetaObject.Connection] = []
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._next)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(lambda: self.publish_slow(len(self._waiting)))
        context.bridge.file_opened.connect(self.try_now)

    def now_ms(self) -> int:
        """The time that a scan gets."""
        return self._wall_ms()

    def scan(
        self, text: str, way: "Way | None" = None, *, at_ms: int | None = None, leaving: bool = False
    ) -> None:
        """Check in what was scanned, at the time of the scan and not of the answer; by a scanner unless said."""
        from desktop_app.core.checkin import Way

        event_id, when_ms = self._context.event_id, self._wall_ms() if at_ms is None else at_ms
        self._put(
            lambda c: self._with_foresight(
                lambda foresee: c.reception.check_in(
                    event_id, text, way or Way.SCAN, at_ms=when_ms, leaving=leaving, foresee=foresee
                )
            ),
            is_scan=True,
        )

    def _with_foresight(self, ask: "Callable[[Foresee], Any]") -> Any:
        """On the lane: ask, and let the desk paint the answer while it is being written."""
        told: list[Ahead] = []

        def foresee(verdict: "Verdict") -> Callable[[], object]:
            ahead = Ahead(verdict)
            told.append(ahead)
            self.publish_foreseen(ahead)
            return lambda: ahead.settle(is_durable=True)

        try:
            return ask(foresee)
        except Exception:
            for ahead in told:
                ahead.settle(is_durable=False)
            raise

    def admit(
        self,
        registration_id: str,
        way: "Way | None" = None,
        *,
        confirmed: bool = False,
        leaving: bool = False,
    ) -> None:
        """Check in somebody chosen by name."""
        from desktop_app.core.checkin import Way

        chosen = way or Way.SEARCH
        event_id, at_ms = self._context.event_id, self._wall_ms()
        self._put(
            lambda c: (
                c.reception.admit(
                    event_id, registration_id, chosen, at_ms=at_ms, confirmed=confirmed, leaving=leaving
                ),
            )
        )

    def ask(self, question: "Callable[[Community], Any]") -> None:
        """Anything else that ends in verdicts: a walk-in, an undo. It waits for its turn like a scan."""
        self._put(question)

    def tell(
        self,
        foreseen: Callable[[Ahead], None],
        answered: Callable[[Any], None],
        slow: Callable[[int], None],
        failed: Callable[[Exception, int], None],
    ) -> None:
        """Whom to tell from now on, instead of whoever was told before: also of what waits, or is being asked."""
        for connection in self._told:
            QObject.disconnect(connection)
        self._told = [
            self.foreseen.connect(foreseen),
            self.answered.connect(answered),
            self.slow.connect(slow),
            self.failed.connect(failed),
        ]
        if self._asking:
            self._patience.start()
        else:
            self._next()

    def waiting(self) -> int:
        """How many scans are not on the disk yet."""
        return len(self._waiting)

    def waits_since_s(self) -> list[float]:
        """When each of them was asked, in seconds of the steady clock."""
        return [each.asked_s for each in self._waiting]

    def seen_s(self, drawn_s: float) -> float:
        """How long what was drawn then was before the eyes when that was asked which is answered now.

        Who presses a key has looked, however quick they are.
        """
        now = self._answered or next(iter(self._waiting), None)
        if now is None:  # the program ends, and writes what waited
            return math.inf
        seen_s = now.asked_s - drawn_s
        return seen_s if now.is_scan or seen_s < 0 else math.inf

    def stop(self) -> None:
        """No more tries: the window closes."""
        self._retry.stop()
        self._patience.stop()

    def end(self) -> None:
        """The program ends: what waits is written before the file is closed, as far as the file takes it."""
        self.stop()
        community, first = self._context.workspace, list(self._waiting)[: int(self._asking)]
        others: list[_Waiting] = []
        while len(self._waiting) > len(first):
            others.insert(0, self._waiting.pop())
        if community is not None and (first or others):
            refused = self._context.session.not_recorded
            self._context.lane.run_last(lambda: _write(community, [*first, *others], refused))

    def publish_foreseen(self, ahead: Ahead) -> None:
        """The only place that emits `foreseen`; called on the lane."""
        self.foreseen.emit(ahead)

    def publish_answered(self, verdicts: object) -> None:
        """The only place that emits `answered`."""
        self.answered.emit(verdicts)

    def publish_slow(self, waiting: int) -> None:
        """The only place that emits `slow`."""
        self.slow.emit(waiting)

    def publish_failed(self, error: Exception, waiting: int) -> None:
        """The only place that emits `failed`."""
        self.failed.emit(error, waiting)

    def try_now(self) -> None:
        """Do not wait for the next try."""
        self._next()

    def _put(self, ask: "Callable[[Community], Any]", *, is_scan: bool = False) -> None:
        if self._context.workspace is None or not self._context.event_id:
            self.publish_failed(self._nowhere(), len(self._waiting))
            return
        self._waiting.append(_Waiting(ask, self._context.event_id, time.monotonic(), is_scan))
        if not self._retry.isActive():
            self._next()

    def _nowhere(self) -> Exception:
        """Why there is nowhere to record anything: a scan is never swallowed."""
        from desktop_app.core.errors import Refused
        from desktop_app.core.text import N_

        if self._context.shell.is_opening():
            return Refused(
                "file-opening", N_("The file is still being opened: this was NOT recorded. Do it again.")
            )
        if self._context.workspace is None:
            return Refused("no-file", N_("No file is open: this was NOT recorded. Open one in the settings."))
        return Refused(
            "no-event", N_("No event is chosen: this was NOT recorded. Choose one in the settings.")
        )

    def _next(self) -> None:
        self._retry.stop()
        community = self._context.workspace
        if self._asking or not self._waiting or community is None:
            return
        self._asking = True
        self._patience.start()
        first = self._waiting[0]
        self._context.lane.run(
            lambda: first.judge(community), self._answer, self._refused, owner=self, urgent=True, awaited=True
        )

    def _answer(self, verdicts: object) -> None:
        self._asking = False
        self._patience.stop()
        self._answered = self._waiting.popleft()
        self.publish_answered(verdicts)
        self._answered = None
        self._next()

    def _refused(self, error: Exception) -> None:
        from desktop_app.core.errors import Refused

        self._asking = False
        self._patience.stop()
        keep = isinstance(error, Refused) and error.code in _TRANSIENT
        if not keep:
            self._waiting.popleft().refused = None
        self.publish_failed(error, len(self._waiting))
        if keep:
            self._retry.start()
        else:
            self._next()


def _write(community: "Community", waiting: list[_Waiting], refused: list[Exception]) -> None:
    """One after the other what was not judged meanwhile; a file that takes nothing now is not asked for each.

    Args:
        refused: gets why something was refused for good: no answer finds the desk any more.
    """
    for each in waiting:
        if not each.is_judged:
            try:
                each.judge(community)
            except Exception:
                if not each.is_judged:
                    raise
        if each.refused is not None:
            refused.append(each.refused)
            each.refused = None
