"""Closing the window, or leaving a meeting in its midst: asked about once when it would cut something short.

Never when the system wants the end.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import tr

if TYPE_CHECKING:
    from desktop_app.ui.failures import Failures

CLOSE_KEY = "Ctrl+Q"
SYSTEM_ENDS_MS = 30_000
"""So long after the system said that it may end, the window is not held up: nobody may be there to answer."""
_PATIENCE_MS, _LOOK_MS = 3_000, 50
"""How long a window that closes waits for scans that came since the question, and how often it looks."""


class Leaving:
    """Of one window.

    Args:
        unfinished: what closing would cut short, a sentence for each.
        abandoned: the same for going to another meeting, file or role.
        is_on: whether the meeting is on: then a key alone closes no desk, be it slipped on.

    Attributes:
        is_attended: somebody closes the window and can be told something; False when the program is told to end.
    """

    def __init__(
        self,
        window: QWidget,
        unfinished: Callable[[], list[str]],
        abandoned: Callable[[], list[str]] = list,
        is_on: Callable[[], bool] = bool,
    ) -> None:
        self._window, self._unfinished, self._abandoned, self._is_on = window, unfinished, abandoned, is_on
        self._is_asking = self._is_by_key = False
        self._agreed: frozenset[str] = frozenset()
        self._patience = QDeadlineTimer(0)
        self._system_ends = QDeadlineTimer(0)
        self.is_attended = True

    def may_close(self) -> bool:
        """Whether the window closes now; otherwise a question stands before it."""
        if not self.is_attended or not self._system_ends.hasExpired():
            return True
        sentences = self._unfinished()
        if not sentences and self._is_by_key and self._is_on():
            sentences = [tr("The meeting is on, and this desk would be closed. Nothing would be lost.")]
        if self._agreed.issuperset(sentences):
            return True
        if not self._is_asking:
            self._ask(sentences)
        return False

    def close_by_key(self) -> None:
        """A key may be slipped on, and lies beside one that undoes: while the meeting is on it always asks."""
        self._is_by_key = True
        self._window.close()
        self._is_by_key = False

    def ask_first(self, act: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Do what leaves the meeting, file or role: at once, or once a person agrees; ``stay`` if they do not."""
        sentences = self._abandoned()
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

    def tell_of(self, failure: Exception, failures: "Failures | None") -> None:
        """The last copy was not made: a person reads it, or else the log has it."""
        if self.is_attended:
            from desktop_app.ui.recovery import tell_of_end_failure

            tell_of_end_failure(self._window, failure)
        elif failures is not None:
            failures.note(failure)

    def _ask(self, sentences: list[str]) -> None:
        from desktop_app.ui.widgets.question import question

        self._is_asking, self._agreed = True, frozenset()
        go = (tr("Close all the same"), CLOSE_KEY)
        sheet = question(self._window, tr("Close Ronde?"), sentences, stay=tr("Keep it open"), go=go)
        sheet.rejected.connect(self._stay_open)
        sheet.accepted.connect(lambda: self._agree(sentences))
        sheet.open()

    def _stay_open(self) -> None:
        self._is_asking = False

    def _agree(self, sentences: list[str]) -> None:
        self._is_asking, self._agreed = False, frozenset(sentences)
        self._patience = QDeadlineTimer(_PATIENCE_MS)
        QTimer.singleShot(0, self._window, self._close_when_written)

    def _close_when_written(self) -> None:
        """A scan that came while the question stood there is written first; if it cannot be, that is asked about."""
        is_new = not self._agreed.issuperset(self._unfinished())
        if is_new and not self._patience.hasExpired():
            QTimer.singleShot(_LOOK_MS, self._window, self._close_when_written)
        elif not self._is_asking:
            self._window.close()
