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


class Leaving:
    """Of one window.

    Args:
        unfinished: what closing would cut short, a sentence for each.
        abandoned: the same for going to another meeting, file or role.

    Attributes:
        is_attended: somebody closes the window and can be told something; False when the program is told to end.
    """

    def __init__(
        self,
        window: QWidget,
        unfinished: Callable[[], list[str]],
        abandoned: Callable[[], list[str]] = list,
    ) -> None:
        self._window, self._unfinished, self._abandoned = window, unfinished, abandoned
        self._is_agreed = self._is_asking = False
        self._system_ends = QDeadlineTimer(0)
        self.is_attended = True

    def may_close(self) -> bool:
        """Whether the window closes now; otherwise a question stands before it."""
        if self._is_agreed or not self.is_attended or not self._system_ends.hasExpired():
            return True
        sentences = self._unfinished()
        if sentences and not self._is_asking:
            self._ask(sentences)
        return not sentences

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

        self._is_asking = True
        go = (tr("Close all the same"), CLOSE_KEY)
        sheet = question(self._window, tr("Close Ronde?"), sentences, stay=tr("Keep it open"), go=go)
        sheet.finished.connect(self._answered)
        sheet.open()

    def _answered(self, answer: int) -> None:
        self._is_asking, self._is_agreed = False, bool(answer)
        if self._is_agreed:
            QTimer.singleShot(0, self._window, self._window.close)
