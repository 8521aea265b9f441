"""What waits at the printers: state, try again, take out."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import tr, trn
from desktop_app.services.print_queue import State
from desktop_app.ui.widgets.buttons import QUIET, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import ElidedLabel, small

if TYPE_CHECKING:
    from desktop_app.services.print_queue import Job

_TONES = {State.FAILED: "refused_text", State.UNSURE: "attention_text"}
_SHOWN = 8

Act = Callable[[str, str], None]
"""Called with the deed (``retry``, ``came_out``, ``cancel``) and the job's id."""


class QueueCard(Card):
    """The print queue, first of its column while something waits."""

    def __init__(self, act: Act) -> None:
        super().__init__(tr("Print queue"), margin=16)
        self._act = act
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.content.addLayout(self._rows)
        self.more = small()
        self.content.addWidget(self.more)
        self.more.hide()
        self.hide()

    def show_jobs(self, jobs: "list[Job]") -> None:
        """These jobs, the oldest first."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for job in jobs[:_SHOWN]:
            self._rows.addWidget(JobRow(job, self._act))
        self.setVisible(bool(jobs))
        self.more.setVisible(len(jobs) > _SHOWN)
        self.more.setText(tr("and {n} more", n=len(jobs) - _SHOWN))


class JobRow(QWidget):
    """One job: whose badge, where it stands, and what can be done."""

    def __init__(self, job: "Job", act: Act) -> None:
        super().__init__()
        self.job = job
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.title = ElidedLabel(_title(job))
        self.state = small(_state_words(job), _TONES.get(job.state, "muted"), wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.state)
        row = FlowLayout(spacing=4)
        for deed, word in _deeds(job):
            button = KeyButton(word, "", QUIET, partial(act, deed, job.id))
            button.setAccessibleName(f"{word}, {_title(job)}")
            row.addWidget(button)
        column.addLayout(row)


def _title(job: "Job") -> str:
    if len(job.names) == 1:
        return job.names[0]
    return trn("{n} badge", "{n} badges", len(job.names))


def _state_words(job: "Job") -> str:
    words = {
        State.WAITING: tr("waits for {printer}", printer=job.printer),
        State.SENDING: tr("being sent to {printer}", printer=job.printer),
        State.SPOOLED: tr("at {printer}", printer=job.printer),
        State.FAILED: tr("not printed: {reason}", reason=job.reason),
        State.UNSURE: tr("Did it come out? Look at {printer}.", printer=job.printer),
    }[job.state]
    return f"{words} ({job.reason})" if job.reason and job.state is State.SPOOLED else words


def _deeds(job: "Job") -> list[tuple[str, str]]:
    if job.state is State.UNSURE:
        return [("came_out", tr("It came out")), ("retry", tr("Print again")), ("cancel", tr("Take out"))]
    if job.state is State.FAILED:
        return [("retry", tr("Try again")), ("cancel", tr("Take out"))]
    return [("cancel", tr("Take out"))] if job.state is State.WAITING else []
