"""Sending what waits in the print queue, off the threads of the windows and of the database.

A turn: the lane hands out the oldest waiting job and what is spooled; the pool talks to the printer; the lane writes
what became of it. Nothing runs while nothing waits.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.printing.cups import JobState
    from desktop_app.services.changes import Changed
    from desktop_app.services.community import Community
    from desktop_app.services.print_queue import Job, Printer, Sending

_AGAIN_MS = 1500
"""How often the printing system is asked about a job that it has."""


def system_printer() -> "Printer":
    """The printers of this computer: CUPS where it is, Qt's own elsewhere."""
    from desktop_app.services.print_queue import CupsSender

    cups = CupsSender()
    if cups.available():
        return cups
    from desktop_app.ui.qt_printer import QtPrinter

    return QtPrinter()


class PrintPump(QObject):
    """Sends the jobs of this desk one after the other and learns what became of them."""

    def __init__(
        self, context: Context, printer: "Printer | None" = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.printer = printer or system_printer()
        self._busy = False
        self._waiting: list[Job] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._turn)
        context.bridge.file_opened.connect(self._file_opened)
        context.bridge.changed.connect(self._on_changed)
        self._file_opened()

    def stop(self) -> None:
        """No further turn."""
        self._again.stop()
        self._context.bridge.changed.disconnect(self._on_changed)
        self._context.bridge.file_opened.disconnect(self._file_opened)

    def is_idle(self) -> bool:
        """Whether nothing is being sent or asked."""
        return not self._busy

    def _file_opened(self) -> None:
        """What was being sent when the program ended last time may or may not have come out."""
        community = self._context.workspace
        if community is not None:
            self._context.lane.run(lambda: _recovered(community), self._get_ready, owner=self)

    def _get_ready(self, prints: bool) -> None:
        """A desk that prints will do so at the first person: what that takes is loaded before, beside the window."""
        if prints:
            # What fails here fails for the first badge too, and is said there.
            self._context.pool.run(_warm_up, failed=lambda _: None, owner=self)
        self._turn()

    def _on_changed(self, changed: "Changed") -> None:
        if changed.touches("print") and not self._busy:
            self._again.start(0)

    def _turn(self) -> None:
        community = self._context.workspace
        if community is None or self._busy:
            return
        self._busy = True
        self._context.lane.run(
            lambda: _next(community), partial(self._begin, community), self._broken, owner=self
        )

    def _begin(self, community: "Community", found: "tuple[Sending | None, list[Job], list[Job]]") -> None:
        """What was found is of this community, whatever file has been opened since."""
        sending, spooled, waiting = found
        self._show_status(waiting)
        if sending is not None:
            self._send(community, sending)
        elif spooled:
            self._ask(community, spooled)
        else:
            self._busy = False

    def _send(self, community: "Community", sending: "Sending") -> None:
        queue, job = community.print_queue, sending.job.id

        def sent(number: str) -> None:
            self._context.lane.run(lambda: queue.sent(job, number), self._done, self._broken, owner=self)

        def refused(error: Exception) -> None:
            reason = tr_text(error.text) if isinstance(error, Refused) else str(error)
            self._context.lane.run(lambda: queue.failed(job, reason), self._done, self._broken, owner=self)

        self._context.pool.run(lambda: self.printer.send(sending), sent, refused, owner=self)

    def _ask(self, community: "Community", spooled: "list[Job]") -> None:
        def asked() -> "list[tuple[Job, JobState, str]]":
            return [(job, *self.printer.state(job.printer, job.system_job)) for job in spooled]

        def write(states: "list[tuple[Job, JobState, str]]") -> None:
            self._context.lane.run(
                lambda: [
                    community.print_queue.outcome(job.id, state, reason) for job, state, reason in states
                ],
                self._done,
                self._broken,
                owner=self,
            )

        self._context.pool.run(asked, write, self._broken, owner=self)

    def retranslate(self) -> None:
        """The language changed: say the state of the queue anew."""
        if self._waiting is not None:
            self._show_status(self._waiting)

    def _done(self, _: object) -> None:
        self._busy = False
        self._again.start()

    def _broken(self, error: Exception) -> None:
        """The file is busy or gone: try again later, and say so once in the log through the one failure path."""
        self._busy = False
        if isinstance(error, Refused):
            self._again.start()
        else:
            self._context.shell.report(error)

    def _show_status(self, waiting: "list[Job]") -> None:
        self._waiting = waiting
        from desktop_app.services.print_queue import State

        stuck = [job for job in waiting if job.state in (State.FAILED, State.UNSURE)]
        if stuck:
            text = trn("{n} badge not printed: see Badges", "{n} badges not printed: see Badges", len(stuck))
            self._context.shell.set_status("printer", "attention_text", text)
        elif waiting:
            text = trn("Printing: {n} job waits", "Printing: {n} jobs wait", len(waiting))
            self._context.shell.set_status("printer", "accent", text)
        else:
            self._context.shell.set_status("printer", "muted", tr("Print queue empty"))


def _recovered(community: "Community") -> bool:
    """After a start: jobs that may or may not have come out are marked; whether this desk prints at all."""
    community.print_queue.recover()
    return bool(community.print_queue.desk_printer()[0])


def _warm_up() -> None:
    from desktop_app.services.badges import warm_up

    warm_up()


def _next(community: "Community") -> "tuple[Sending | None, list[Job], list[Job]]":
    from desktop_app.services.print_queue import State

    queue = community.print_queue
    sending = queue.next_job()
    waiting = queue.open_jobs()
    mine = [job for job in waiting if job.desk == community.desk]
    return sending, [job for job in mine if job.state is State.SPOOLED], waiting
