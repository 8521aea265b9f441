"""The print queue: kept in the community file, so that it survives paper out, a printer that is off, and a restart.

A job is ``waiting``, ``sending`` (handed over just now), ``spooled`` (the printing system has it), then ``printed``,
``failed`` or ``cancelled``. A job that was being sent when the program died is ``unsure``: it may or may not have come
out, so it is never sent again unasked. Sending itself is done by a `Printer` outside the database lane:
`next_job` -> send -> `sent` or `failed`; then now and then `outcome` with the true state.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Protocol

from desktop_app.core.badge.ready import Back
from desktop_app.core.badge.sheets import Flip
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.i18n import tr_text
from desktop_app.printing.badges import Page, pages_of
from desktop_app.printing.cups import CupsPrinter, JobState, PrinterInfo
from desktop_app.services.attendees import Attendees
from desktop_app.services.badge_facts import Selection
from desktop_app.services.badges import BadgeOptions, Badges, Material, made
from desktop_app.services.recorder import Recorder
from desktop_app.services.settings import Settings
from desktop_app.store import print_table
from desktop_app.store.store import Row

_SHOWN = 200


class Printer(Protocol):
    """The printers of this computer. Slow: never called in the thread of the windows or of the database."""

    def printers(self) -> list[PrinterInfo]:
        """All printers, the default one first."""

    def send(self, sending: "Sending") -> str:
        """Hand a job over at true size; gives the system's number of it. Raises `Refused`."""

    def state(self, printer: str, job: str) -> tuple[JobState, str]:
        """What became of a job, and the system's reason."""


class State(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SPOOLED = "spooled"
    PRINTED = "printed"
    FAILED = "failed"
    UNSURE = "unsure"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.SENDING, State.SPOOLED, State.FAILED, State.UNSURE)
"""States that still ask for something: shown in the queue."""

_STUCK = (State.FAILED, State.UNSURE)


class AutoPrint(Enum):
    """Whether a badge is printed when somebody is let in."""

    OFF = "off"
    ASK = "ask"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Job:
    """One request to a printer.

    Attributes:
        names: ``Prénom NOM`` of the badges, in order.
        reason: why it failed or waits, in the system's words; empty when all is well.
        created_ms, changed_ms: Unix milliseconds.
    """

    id: str
    event_id: str
    desk: str
    printer: str
    state: State
    registration_ids: tuple[str, ...]
    names: tuple[str, ...]
    options: BadgeOptions
    system_job: str
    reason: str
    tries: int
    created_ms: int
    changed_ms: int


@dataclass(frozen=True, slots=True)
class Sending:
    """A job ready to be handed to the printer; `pdf` and `pages` are made outside the database lane."""

    job: Job
    material: Material
    title: str

    @property
    def page_mm(self) -> tuple[float, float]:
        """Width and height of the paper."""
        sheet = self.material.paper.sheet
        return sheet.page_width_mm, sheet.page_height_mm

    @property
    def sides(self) -> str:
        """How the printer uses the paper, in the words of IPP."""
        if not self.material.layout.back:
            return "one-sided"
        return f"two-sided-{self.material.paper.flip.value}-edge"

    def pdf(self) -> bytes:
        """The job for a printing system that takes PDF."""
        return made(self.material).data

    def pages(self) -> Iterator[Page]:
        """The job for a painter."""
        return pages_of(self.material.layout, self.material.contents, self.material.paper)


class CupsSender:
    """The printers of Linux and macOS."""

    def __init__(self) -> None:
        self._cups = CupsPrinter()

    def available(self) -> bool:
        """Whether this system has CUPS commands."""
        return self._cups.available()

    def printers(self) -> list[PrinterInfo]:
        """All printers, the default one first."""
        return self._cups.printers()

    def send(self, sending: Sending) -> str:
        """Hand the PDF over; gives the job's number."""
        return self._cups.send(
            sending.job.printer, sending.title, sending.pdf(), sending.page_mm, sending.sides
        )

    def state(self, printer: str, job: str) -> tuple[JobState, str]:
        """What became of a job."""
        return self._cups.state(printer, job)


class PrintQueue:
    """Use cases on the print queue of this desk."""

    def __init__(self, recorder: Recorder, badges: Badges, attendees: Attendees, settings: Settings) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._badges = badges
        self._attendees = attendees
        self._settings = settings

    def add(self, event_id: str, registration_ids: Sequence[str], printer: str, options: BadgeOptions) -> Job:
        """Ask for badges. Raises `Refused` ``nobody-selected`` or ``sheet-unknown``; nothing is printed yet."""
        if not registration_ids:
            raise Refused(
                "nobody-selected", N_("There is nobody to print a badge for. Change the selection.")
            )
        self._badges.layouts.for_sheet(self._badges.sheets.find(options.sheet), options.layout, options.back)
        job_id = self._recorder.new_id()
        payload = {
            "printer": printer,
            "registrations": list(registration_ids),
            "options": _options_out(options),
        }
        self._recorder.record("print.queued", f"print:{job_id}", payload, event_id)
        return self.job(job_id)

    def after_admission(self, registration_id: str) -> Job | None:
        """Print the badge of somebody just let in, if the desk is set so, once for each person."""
        if self.auto_print() is not AutoPrint.ALWAYS:
            return None
        attendee = self._attendees.one(registration_id)
        return None if attendee.badges_printed else self.print_one(registration_id)

    def asks_for(self, registration_id: str) -> bool:
        """Whether the desk wants to be asked about the badge of somebody just let in, once for each person."""
        if self.auto_print() is not AutoPrint.ASK or not self.desk_printer()[0]:
            return False
        return not self._attendees.one(registration_id).badges_printed and not self._is_waiting(
            registration_id
        )

    def print_one(self, registration_id: str, keep_code: bool = False) -> Job:
        """One badge now, on the desk's printer and label. A second badge gets a new code unless ``keep_code``.

        Raises:
            Refused: ``no-printer`` when the desk has none; ``already-waiting`` when this badge is in the queue.
        """
        printer, options = self.desk_printer()
        if not printer:
            raise Refused(
                "no-printer",
                N_("No printer is chosen for this desk. Choose one under Badges, or save the badge there."),
            )
        attendee = self._attendees.one(registration_id)
        if self._is_waiting(registration_id):
            raise Refused(
                "already-waiting",
                N_("The badge of {name} is already in the print queue."),
                name=attendee.display_name,
            )
        self._badges.for_reprint(registration_id, keep_code)
        return self.add(attendee.event_id, (registration_id,), printer, replace(options, start_at=1))

    def auto_print(self) -> AutoPrint:
        """Whether badges are printed on admission."""
        return AutoPrint(self._settings.get("badge_auto_print") or "off")

    def set_auto_print(self, choice: AutoPrint) -> None:
        """Choose whether badges are printed on admission."""
        self._settings.set("badge_auto_print", choice.value)

    def desk_printer(self) -> tuple[str, BadgeOptions]:
        """The printer of this desk and how it prints; an empty name when none was chosen."""
        kept = self._settings.get(f"badge_printer:{self._recorder.desk}") or {}
        return str(kept.get("printer", "")), _options_in(kept.get("options", {}))

    def set_desk_printer(self, printer: str, options: BadgeOptions) -> None:
        """Choose the printer of this desk and how it prints."""
        value = {"printer": printer, "options": _options_out(options)}
        self._settings.set(f"badge_printer:{self._recorder.desk}", value)

    def open_jobs(self) -> list[Job]:
        """What waits, is under way, failed or is unsure, the oldest first."""
        rows = print_table.jobs(self._store, [state.value for state in OPEN], _SHOWN)
        return [self._job(row) for row in rows]

    def job(self, job_id: str) -> Job:
        """One job. Raises `Refused` ``job-unknown``."""
        row = print_table.job(self._store, job_id)
        if row is None:
            raise Refused("job-unknown", N_("This print job no longer exists."))
        return self._job(row)

    def next_job(self) -> Sending | None:
        """The oldest waiting job of this desk, now marked as being sent; None when nothing waits."""
        for job in self.open_jobs():
            if job.state is State.WAITING and job.desk == self._recorder.desk:
                sending = self._prepared(job)
                if sending is not None:
                    return sending
        return None

    def sent(self, job_id: str, system_job: str) -> Job:
        """The printing system has taken it."""
        return self._move(job_id, State.SPOOLED, system_job=system_job, reason="")

    def failed(self, job_id: str, reason: str) -> Job:
        """It did not come out; it stays in the queue until somebody retries or cancels it."""
        return self._move(job_id, State.FAILED, reason=reason)

    def outcome(self, job_id: str, state: JobState, reason: str = "") -> Job:
        """What the printing system says of a spooled job. Badges are counted only when it is done."""
        job = self.job(job_id)
        if job.state is not State.SPOOLED:
            return job
        if state is JobState.DONE:
            return self._printed(job)
        if state in (JobState.CANCELLED, JobState.FAILED):
            return self._move(job_id, State.FAILED, reason=reason or state.value)
        if state is JobState.UNKNOWN:
            return self._move(job_id, State.UNSURE, reason=reason)
        return self._move(job_id, State.SPOOLED, reason=reason) if reason != job.reason else job

    def retry(self, job_id: str) -> Job:
        """Ask again for a job that failed or is unsure: somebody looked and no badge came out.

        A job in any other state stays as it is, so that a second click does not print twice.
        """
        return self._move(job_id, State.WAITING, _STUCK, reason="", system_job="")

    def came_out(self, job_id: str) -> Job:
        """Somebody looked: the badges of an unsure or failed job are there."""
        return self._printed(self.job(job_id))

    def cancel(self, job_id: str) -> Job:
        """Take a job out of the queue; its badges are not counted. One that was handed over stays."""
        return self._move(job_id, State.CANCELLED, (State.WAITING, *_STUCK))

    def recover(self) -> list[Job]:
        """After a start: what this desk was sending when the program ended may or may not have come out."""
        lost = [j for j in self.open_jobs() if j.state is State.SENDING and j.desk == self._recorder.desk]
        return [self._move(job.id, State.UNSURE) for job in lost]

    def _is_waiting(self, registration_id: str) -> bool:
        return any(registration_id in job.registration_ids for job in self.open_jobs())

    def _prepared(self, job: Job) -> Sending | None:
        selection = Selection(registration_ids=job.registration_ids)
        try:
            material = self._badges.material(job.event_id, selection, job.options)
        except Refused as refused:
            self.failed(job.id, tr_text(refused.text))
            return None
        with self._recorder.transaction() as transaction:
            if self.job(job.id).state is not State.WAITING:
                return None  # another window of this desk was quicker
            payload = {"state": State.SENDING.value, "tries": job.tries + 1}
            transaction.add("print.moved", f"print:{job.id}", payload, job.event_id)
        return Sending(self.job(job.id), material, f"Ronde {job.id[-6:]}")

    def _printed(self, job: Job) -> Job:
        with self._recorder.transaction() as transaction:
            if self.job(job.id).state is State.PRINTED:
                return self.job(job.id)
            for registration_id in job.registration_ids:
                payload = {"code": self._attendees.one(registration_id).code, "way": job.printer}
                transaction.add("badge.printed", f"registration:{registration_id}", payload, job.event_id)
            moved = {"state": State.PRINTED.value, "reason": ""}
            transaction.add("print.moved", f"print:{job.id}", moved, job.event_id)
        return self.job(job.id)

    def _move(
        self, job_id: str, state: State, only_from: tuple[State, ...] = tuple(State), **columns: object
    ) -> Job:
        with self._recorder.transaction() as transaction:
            job = self.job(job_id)
            if job.state in only_from:
                payload = {"state": state.value} | columns
                transaction.add("print.moved", f"print:{job_id}", payload, job.event_id)
        return self.job(job_id)

    def _job(self, row: Row) -> Job:
        ids = tuple(json.loads(row["registrations_json"]))
        return Job(
            id=row["id"],
            event_id=row["event_id"],
            desk=row["desk"],
            printer=row["printer"],
            state=State(row["state"]),
            registration_ids=ids,
            names=tuple(self._attendees.one(found).display_name for found in ids),
            options=_options_in(json.loads(row["options_json"])),
            system_job=row["system_job"],
            reason=row["reason"],
            tries=row["tries"],
            created_ms=row["created_ms"],
            changed_ms=row["changed_ms"],
        )


def _options_out(options: BadgeOptions) -> dict[str, object]:
    return {
        "sheet": options.sheet,
        "start_at": options.start_at,
        "back": options.back.value,
        "flip": options.flip.value,
        "marks": options.marks,
        "dx_mm": options.dx_mm,
        "dy_mm": options.dy_mm,
        "layout": options.layout,
    }


def _options_in(kept: dict[str, Any]) -> BadgeOptions:
    default = BadgeOptions()
    return BadgeOptions(
        sheet=str(kept.get("sheet", default.sheet)),
        start_at=int(kept.get("start_at", 1)),
        back=Back(kept.get("back", default.back.value)),
        flip=Flip(kept.get("flip", default.flip.value)),
        marks=bool(kept.get("marks", False)),
        dx_mm=float(kept.get("dx_mm", 0.0)),
        dy_mm=float(kept.get("dy_mm", 0.0)),
        layout=str(kept.get("layout", "")),
    )
