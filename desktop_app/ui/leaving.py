"""Closing the window, or leaving a meeting in its midst: asked about once when it would cut something short.

Never when the system wants the end.
"""

import time
from collections.abc import Callable, Iterable
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import tr, trn

if TYPE_CHECKING:
    from desktop_app.ui.failures import Failures
    from desktop_app.ui.screen import Screen
    from desktop_app.ui.session import Session

CLOSE_KEY = "Ctrl+Q"
SYSTEM_ENDS_MS = 30_000
"""So long after the system said that it may end, the window is not held up: nobody may be there to answer."""
_PATIENCE_MS, _LOOK_MS = 3_000, 50
"""How long a window that closes waits for scans that are not recorded yet, and how often it looks."""


class Leaving:
    """Of one window.

    Args:
        screens: those of the window: they say what closing, or going elsewhere, would cut short.
        is_on: whether the meeting is on: then a key alone closes no desk, be it slipped on.

    Attributes:
        is_attended: somebody closes the window and can be told something; False when the program is told to end.
    """

    def __init__(
        self, window: QWidget, screens: "Callable[[], Iterable[Screen]]", is_on: Callable[[], bool] = bool
    ) -> None:
        self._window, self._screens, self._is_on = window, screens, is_on
        self._is_asking = self._is_by_key = False
        self._agreed: frozenset[str] = frozenset()
        self._agreed_until_s = -inf
        """Scans asked from here on were in no question; none was before one is agreed to."""
        self._patience = QDeadlineTimer(0)
        self._system_ends = QDeadlineTimer(0)
        self.is_attended = True

    def may_close(self) -> bool:
        """Whether the window closes now; otherwise a question stands before it."""
        if not self.is_attended or not self._system_ends.hasExpired():
            return True
        if not self._is_new():
            return True
        if not self._is_asking:
            self._ask()
        return False

    def close_by_key(self) -> None:
        """A key may be slipped on, and lies beside one that undoes: while the meeting is on it always asks."""
        self._is_by_key = True
        self._window.close()
        self._is_by_key = False

    def ask_first(self, act: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Do what leaves the meeting, file or role: at once, or once a person agrees; ``stay`` if they do not."""
        sentences = [each for screen in self._screens() for each in screen.abandoned()]
        if not sentences:
            act()
            return
        from desktop_app.ui.widgets.question import question

        go = (tr("Leave all the same"), "Ctrl+Return")
        sheet = question(self._window, tr("Leave what is under way?"), sentences, stay=tr("Stay"), go=go)
        sheet.accepted.connect(act)
        if stay is not None:
            sheet.rejected.connect(stay)
        sheet.open()

    def expect_the_end(self) -> None:
        """The system ends, or asks whether it may: for a while nothing is asked."""
        self._system_ends = QDeadlineTimer(SYSTEM_ENDS_MS)

    def tell_of(self, ended: "Session", failures: "Failures | None") -> None:
        """The last copy was not made, or scans were refused at the end: a person reads it, or else the log has it.

        The log has in any case what is a fault of the program.
        """
        failure, not_recorded = ended.end_failure, ended.not_recorded
        for each in (*ended.faults, *not_recorded, failure):
            if each is not None and failures is not None and not (self.is_attended and _has_words(each)):
                failures.note(each)
        if self.is_attended and not_recorded:
            from desktop_app.ui.recovery import tell_of_not_recorded

            tell_of_not_recorded(self._window, not_recorded)
        if self.is_attended and failure is not None:
            from desktop_app.ui.recovery import tell_of_end_failure

            tell_of_end_failure(self._window, failure)

    def _goes_on(self) -> list[str]:
        """What closing would cut short, but for scans: they are judged by when they were made, not by their number."""
        sentences = [each for screen in self._screens() for each in screen.unfinished()]
        if not sentences and not self._waits_since_s() and self._is_by_key and self._is_on():
            return [tr("The meeting is on, and this desk would be closed. Nothing would be lost.")]
        return sentences

    def _waits_since_s(self) -> list[float]:
        return [asked_s for screen in self._screens() for asked_s in screen.waits_since_s()]

    def _is_new(self) -> bool:
        """Whether something would be cut short or lost that nobody has agreed to."""
        is_later = any(asked_s >= self._agreed_until_s for asked_s in self._waits_since_s())
        return is_later or not self._agreed.issuperset(self._goes_on())

    def _ask(self) -> None:
        from desktop_app.ui.widgets.question import question

        self._is_asking, self._agreed, self._agreed_until_s = True, frozenset(), -inf
        opened_s, goes_on, waiting = time.monotonic(), self._goes_on(), len(self._waits_since_s())
        go = (tr("Close all the same"), CLOSE_KEY)
        sentences = [*goes_on, *_unrecorded(waiting)]
        sheet = question(self._window, tr("Close Ronde?"), sentences, stay=tr("Keep it open"), go=go)
        sheet.rejected.connect(self._stay_open)
        sheet.accepted.connect(lambda: self._agree(goes_on, opened_s))
        sheet.open()

    def _stay_open(self) -> None:
        self._is_asking = False

    def _agree(self, goes_on: list[str], opened_s: float) -> None:
        self._is_asking, self._agreed, self._agreed_until_s = False, frozenset(goes_on), opened_s
        self._patience = QDeadlineTimer(_PATIENCE_MS)
        QTimer.singleShot(0, self._window, self._close_when_written)

    def _close_when_written(self) -> None:
        """Scans that wait are written first; what cannot be, and was in no question, is asked about."""
        is_early = bool(self._waits_since_s()) or self._is_new()
        if is_early and not self._patience.hasExpired():
            QTimer.singleShot(_LOOK_MS, self._window, self._close_when_written)
        elif not self._is_asking:
            self._window.close()


def _unrecorded(waiting: int) -> list[str]:
    if not waiting:
        return []
    return [
        trn(
            "{n} scan waits to be recorded. It would be lost.",
            "{n} scans wait to be recorded. They would be lost.",
            waiting,
        )
    ]


def _has_words(error: Exception) -> bool:
    """Whether it says itself what is the matter; anything else is a fault of the program."""
    from desktop_app.core.errors import Refused

    return isinstance(error, Refused)
