"""Entering the numbers that were ticked on the paper list while the computer was away."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLineEdit, QTimeEdit, QWidget

from desktop_app.core.paper_list import time_of_day_that_was
from desktop_app.i18n import tr, trn
from desktop_app.ui.hours import hour, zone
from desktop_app.ui.reception.faces import word_of
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import body
from desktop_app.ui.widgets.numbers import indented
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.paper_list import PaperEntry

_FORM = "HH:mm"


class PaperSheet(Sheet):
    """Numbers, the time they came, Enter; stays open for the next ones."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, tr("Paper list"), width_px=520)
        self._context = context
        self.content.addWidget(
            body(
                tr(
                    "Type the numbers ticked on the paper list, one by one or in runs, and the time they came."
                )
            )
        )
        fields, now = form(), _now()
        self.numbers = QLineEdit()
        self.numbers.setPlaceholderText("12 18 33-40")
        self.time = indented(QTimeEdit(QTime(now.hour, now.minute)))
        self.time.setDisplayFormat(_FORM)
        add_field(fields, tr("Numbers"), self.numbers)
        add_field(fields, tr("They came at"), self.time)
        self.content.addLayout(fields)
        self.numbers.returnPressed.connect(self._enter)
        self.add_button(tr("Close"), "Esc", "plain", self.reject)
        self.add_button(tr("Check in"), "Ctrl+Return", PRIMARY, self._enter)
        self.numbers.setFocus()

    def _enter(self) -> None:
        community, event_id = self._context.workspace, self._context.event_id
        typed, came_ms, wished = self.numbers.text(), self._came_ms(), self.time.time().toString(_FORM)
        if community is None or not typed.strip():
            return
        self._context.lane.run(
            lambda: community.paper_list.enter(event_id, typed, came_ms),
            partial(self._done, hour(came_ms), wished),
            self._failed,
            owner=self,
        )

    def _came_ms(self) -> int:
        typed = self.time.time()
        came = time_of_day_that_was(_now(), typed.hour(), typed.minute())
        return int(came.timestamp() * 1000)

    def _done(self, came: str, wished: str, entries: "list[PaperEntry]") -> None:
        """Who was entered, and who was not; and when, if a time that lies ahead was taken for a slip."""
        admitted = [e for e in entries if e.verdict is not None and e.verdict.outcome.lets_in]
        said = [trn("{n} person checked in.", "{n} people checked in.", len(admitted))]
        if admitted and came != wished:
            said.append(tr("Entered at {came}: {typed} has not been yet.", came=came, typed=wished))
            self.time.setTime(QTime.fromString(came, _FORM))
        said += [f"{e.number} — {_why_not(e)}" for e in entries if e not in admitted]
        is_as_typed = len(admitted) == len(entries) and came == wished
        self.say("done" if is_as_typed else "attention", "\n".join(said[:12]))
        self.numbers.clear()
        self.numbers.setFocus()
        self._context.shell.saved_now()

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)


def _now() -> dt.datetime:
    """As on the clock of the hall, wherever this computer was set up."""
    return dt.datetime.now(zone())


def _why_not(entry: "PaperEntry") -> str:
    if entry.verdict is None:
        return tr("no such number on the list")
    return word_of(entry.verdict.outcome).lower()
