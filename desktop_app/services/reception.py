"""The desk: check in, take back, register on the spot, and know who is here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.core.arrivals import Forecast, forecast
from desktop_app.core.categories import Category
from desktop_app.core.checkin import Asked, Decision, Match, Outcome, Way, decide
from desktop_app.core.codes import ScanKind, read_scan
from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, display_name
from desktop_app.core.text import N_
from desktop_app.services.attendees import Attendee, Attendees
from desktop_app.services.entrances import Entrances
from desktop_app.services.events import EventInfo, Events
from desktop_app.services.matching import match_of, match_of_walk_in
from desktop_app.services.recorder import Recorder, Transaction
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields
from desktop_app.store import plans_table, registrations_table
from desktop_app.store.store import Row

LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: round and table as people count them, from 1."""

    round_number: int
    table_number: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scan came to, complete and already on the disk.

    Attributes:
        outcome: the word that the screens show in their language.
        at_ms: when it was scanned, Unix milliseconds.
        code: what was scanned, cleaned.
        attendee: whom it is about, if somebody.
        silent: the same badge by a trembling hand: the screen stays as it was.
        line_id: the line of the door, for undo; empty when nothing was written.
        entrance_number: how many people have been let in, this one included.
        first_at_ms, first_desk, first_operator: for ALREADY_IN. out_since_ms: for LEFT, of who was out already.
        other_event: for WRONG_EVENT, the meeting that the code belongs to.
        also_here: for WRONG_EVENT and REVOKED, the registration of the same person that does hold here.
        choices: for AMBIGUOUS, those who share the code.
        door_ms: for TOO_EARLY when the door opens today, for TOO_LATE since when it is closed.
        reason: for NEEDS_CONFIRMATION, what to ask; empty for a pending registration.
        seat: table in the first round to come, when a plan is in use. lacks_table: there is a plan with rounds to come,
            and no table in it for somebody who takes part.
        undone: this takes a line back; the person did not walk out. undone_exit: that line was an exit.
    """

    outcome: Outcome
    at_ms: int
    code: str = ""
    attendee: Attendee | None = None
    silent: bool = False
    line_id: str = ""
    entrance_number: int = 0
    first_at_ms: int | None = None
    first_desk: str = ""
    first_operator: str = ""
    out_since_ms: int | None = None
    other_event: EventInfo | None = None
    also_here: Attendee | None = None
    choices: tuple[Attendee, ...] = ()
    door_ms: int | None = None
    reason: str = ""
    seat: Seat | None = None
    lacks_table: bool = False
    undone: bool = False
    undone_exit: bool = False


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many of a category are expected and present."""

    category: Category
    expected: int
    present: int


@dataclass(frozen=True, slots=True)
class DoorEvent:
    """One line of the list of last arrivals.

    ``outcome`` is an `Outcome` name or ``"UNDONE"``; ``undone`` says that a later line took it back,
    ``took_back`` the outcome of the line that this one took back.
    """

    line_id: str
    outcome: str
    at_ms: int
    name: str
    category_key: str
    registration_id: str
    desk: str
    operator: str
    undone: bool
    took_back: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionSnapshot:
    """What the reception screen shows beside the verdict, at one instant.

    Attributes:
        arrivals_ms: first admissions that stand, in order, Unix milliseconds.
    """

    expected: int
    present: int
    categories: tuple[CategoryCount, ...]
    last: tuple[DoorEvent, ...]
    doubts_open: int
    arrivals_ms: list[int]
    forecast: Forecast
    read_ms: int


Foresee = Callable[[Verdict], Callable[[], object]]
"""Told what a verdict will be; what it returns is called once that is on the disk."""


def _look_away(verdict: Verdict) -> Callable[[], object]:
    """Nobody gets ready for a verdict."""
    return lambda: None


class Reception:
    """Use cases of the door. Every method that changes something is on the disk when it returns."""

    def __init__(
        self,
        recorder: Recorder,
        events: Events,
        attendees: Attendees,
        rounds_begun: Callable[[str], int] = lambda event_id: 0,
    ) -> None:
        self._recorder = recorder
        self._rounds_begun = rounds_begun
        self._store = recorder.store
        self._events = events
        self._attendees = attendees
        self._entrances = Entrances(recorder.store)

    def check_in(
        self,
        event_id: str,
        raw: str,
        way: Way = Way.SCAN,
        *,
        at_ms: int | None = None,
        leaving: bool = False,
        confirmed: bool = False,
        foresee: Foresee = _look_away,
    ) -> tuple[Verdict, ...]:
        """Check in what was scanned; one verdict for each code in it (two badges may be glued together).

        Args:
            event_id: the meeting of this door.
            raw: text as the scanner typed it.
            at_ms: when it was scanned, if that was earlier than now; Unix milliseconds.
            leaving: the desk lets people out (where exits are on).
            confirmed: the desk was asked, and lets the person in.
            foresee: told what the verdict of a lone code will be, just before it is written.
        """
        at_ms = self._now_ms() if at_ms is None else at_ms
        scan = read_scan(raw)
        if scan.kind is ScanKind.NOTHING:
            return (Verdict(Outcome.UNKNOWN_CODE, at_ms),)
        groups = [(code,) for code in scan.codes] if scan.kind is ScanKind.OWN else [scan.codes]
        asked = Asked(at_ms, misread=scan.kind is ScanKind.MISREAD, leaving=leaving, confirmed=confirmed)
        foresee = foresee if len(groups) == 1 else _look_away
        return tuple(self._check_in_one(event_id, codes, way, asked, foresee) for codes in groups)

    def admit(
        self,
        event_id: str,
        registration_id: str,
        way: Way = Way.SEARCH,
        *,
        at_ms: int | None = None,
        leaving: bool = False,
        confirmed: bool = False,
    ) -> Verdict:
        """Check in somebody chosen by name; same rules as a scan."""
        asked = Asked(self._now_ms() if at_ms is None else at_ms, leaving=leaving, confirmed=confirmed)
        with self._recorder.transaction() as transaction:
            row = registrations_table.one(self._store, registration_id)
            if row is None:
                raise Refused("registration-unknown", N_("This registration no longer exists."))
            decision = self._decide(event_id, [match_of(row)], asked)
            line = self._write(transaction, event_id, decision, "", way, asked.at_ms)
            return self._verdict(event_id, decision, row["code"] or "", asked.at_ms, line)

    def undo(self, event_id: str, line_id: str | None = None) -> Verdict | None:
        """Take back a line of the door, the last of this desk by default; both lines stay.

        Returns the verdict of the person as they stand now with outcome LEFT, or None when there is nothing to undo.
        """
        with self._recorder.transaction() as transaction:
            row = self._line_to_undo(event_id, line_id)
            if row is None:
                return None
            subject = f"registration:{row['registration_id']}"
            payload = {"undoes_id": row["id"], "way": row["way"], "code": row["code"]}
            entry = transaction.add("door.undone", subject, payload, event_id)
        attendee = self._attendees.one(row["registration_id"])
        return Verdict(
            Outcome.LEFT,
            entry.at_ms,
            row["code"],
            attendee,
            line_id=entry.id,
            undone=True,
            undone_exit=row["outcome"] == Outcome.LEFT.name,
        )

    def walk_in(
        self,
        event_id: str,
        person: PersonFields,
        registration: RegistrationFields,
        person_id: str | None = None,
    ) -> Verdict:
        """Register somebody on the spot and let them in, in one transaction; not outside the hours of the door."""
        at_ms = self._now_ms()
        with self._recorder.transaction() as transaction:
            registrar = Registrar(self._store)
            known = person_id or registrar.add_person(transaction, person)
            new = registrar.register(transaction, event_id, known, self._attendees.dated(registration))
            row = registrations_table.one(self._store, new)
            assert row is not None
            decision = self._decide(event_id, [match_of_walk_in(row)], Asked(at_ms))
            line = self._write(transaction, event_id, decision, "", Way.WALK_IN, at_ms)
            return self._verdict(event_id, decision, row["code"] or "", at_ms, line)

    def snapshot(self, event_id: str) -> ReceptionSnapshot:
        """Counts and last lines, fresh from the file."""
        counted = {
            row["category_key"]: row for row in registrations_table.counts_by_category(self._store, event_id)
        }
        categories = tuple(
            CategoryCount(c, counted[c.key]["expected"], counted[c.key]["present"])
            for c in self._attendees.categories()
            if c.key in counted
        )
        lines = registrations_table.lines(self._store, event_id, LAST_LINES)
        doubts = registrations_table.doubts(self._store, event_id)
        expected, present = sum(c.expected for c in categories), sum(c.present for c in categories)
        now_ms, arrivals_ms = self._now_ms(), registrations_table.arrivals_ms(self._store, event_id)
        return ReceptionSnapshot(
            expected=expected,
            present=present,
            categories=categories,
            last=tuple(_door_event(row) for row in lines),
            doubts_open=sum(row["solved_ms"] is None for row in doubts),
            arrivals_ms=arrivals_ms,
            forecast=forecast(arrivals_ms, max(0, expected - len(arrivals_ms)), now_ms),
            read_ms=now_ms,
        )

    def _check_in_one(
        self, event_id: str, codes: Sequence[str], way: Way, asked: Asked, foresee: Foresee
    ) -> Verdict:
        shown = clean(codes[0])
        with self._recorder.transaction() as transaction:
            matches = [] if asked.misread else self._matches(codes)
            decision = self._decide(event_id, matches, asked)
            line = self._write(transaction, event_id, decision, shown, way, asked.at_ms)
            verdict = self._verdict(event_id, decision, shown, asked.at_ms, line)
            transaction.on_disk = foresee(verdict)
        return verdict

    def _matches(self, codes: Sequence[str]) -> list[Match]:
        """Whom the code leads to: as scanned, or as the one keyboard layout that makes it a known code."""
        wanted = [clean(code) for code in codes]
        rows = registrations_table.by_codes(self._store, wanted)
        exact = [row for row in rows if row["scanned_code"] == wanted[0]]
        is_repaired = len({row["scanned_code"] for row in rows}) == 1
        return [match_of(row) for row in exact or (rows if is_repaired else [])]

    def _decide(self, event_id: str, matches: Sequence[Match], asked: Asked) -> Decision:
        if len(matches) == 1 and matches[0].present:
            last_in_ms = registrations_table.last_admission_here(
                self._store, matches[0].registration_id, self._recorder.desk
            )
            asked = replace(asked, last_in_ms=last_in_ms)
        return decide(matches, self._events.door(event_id), asked)

    def _write(
        self, transaction: Transaction, event_id: str, decision: Decision, code: str, way: Way, at_ms: int
    ) -> str:
        """The line of the door, refusals included; a trembling hand leaves none."""
        if decision.silent:
            return ""
        match = decision.match
        subject = f"registration:{match.registration_id}" if match else f"scan:{transaction.new_id()}"
        payload = {"outcome": decision.outcome.name, "way": way.value, "code": code, "scanned_ms": at_ms}
        if decision.outcome is Outcome.NEEDS_CONFIRMATION and match:
            payload["reason"] = match.confirm
        return transaction.add("door.scanned", subject, payload, event_id).id

    def _verdict(self, event_id: str, decision: Decision, code: str, at_ms: int, line_id: str) -> Verdict:
        match = decision.match
        attendee = self._attendees.one(match.registration_id) if match else None
        elsewhere = decision.outcome is Outcome.WRONG_EVENT
        was_in = match is None or match.first_in_ms is not None
        is_another = not was_in and attendee is not None and attendee.first_in_ms is not None
        seat, can_sit = None, False
        if match and not elsewhere:
            seat, can_sit = self._place(event_id, match.registration_id)
        return Verdict(
            outcome=decision.outcome,
            at_ms=at_ms,
            code=code,
            attendee=attendee,
            silent=decision.silent,
            line_id=line_id,
            entrance_number=self._entrances.number(event_id, line_id, is_another=is_another),
            first_at_ms=attendee.first_in_ms if attendee else None,
            first_desk=attendee.first_in_desk if attendee else "",
            first_operator=attendee.first_in_operator if attendee else "",
            out_since_ms=self._entrances.out_since_ms(decision, line_id),
            other_event=self._events.find(match.event_id) if match and elsewhere else None,
            also_here=self._also_here(event_id, attendee) if elsewhere else None,
            choices=tuple(self._attendees.one(m.registration_id) for m in decision.choices),
            door_ms=decision.door_ms,
            reason=match.confirm if match and decision.outcome is Outcome.NEEDS_CONFIRMATION else "",
            seat=seat,
            lacks_table=can_sit and attendee is not None and attendee.wants_speed_dating is not False,
        )

    def _also_here(self, event_id: str, attendee: Attendee | None) -> Attendee | None:
        """The same person's registration for this meeting, when a badge of another one was scanned."""
        if attendee is None:
            return None
        row = registrations_table.of_person(self._store, event_id, attendee.person_id)
        return self._attendees.one(row["id"]) if row else None

    def seat(self, event_id: str, registration_id: str) -> Seat | None:
        """The next table in the plan that is in use: in the first round that has not begun."""
        return self._place(event_id, registration_id)[0]

    def _place(self, event_id: str, registration_id: str) -> tuple[Seat | None, bool]:
        """The next table; without one, whether there are rounds to come all the same."""
        plan = plans_table.active_plan(self._store, event_id)
        if plan is None:
            return None, False
        seats = plans_table.seats_of(self._store, plan["id"], registration_id)
        begun = self._rounds_begun(event_id)
        coming = next((seat for seat in seats if seat["round_index"] >= begun), None)
        if coming is not None:
            return Seat(coming["round_index"] + 1, coming["table_number"]), False
        return None, begun < plans_table.round_count(self._store, plan["id"])

    def _line_to_undo(self, event_id: str, line_id: str | None) -> Row | None:
        if line_id is None:
            return registrations_table.last_line_to_undo(self._store, event_id, self._recorder.desk)
        return registrations_table.undoable_line(self._store, line_id)

    def _now_ms(self) -> int:
        return self._recorder.clock.read().wall_ms


def _door_event(row: Row) -> DoorEvent:
    name = display_name(row["given_name"], row["family_name"]) if row["family_name"] is not None else ""
    return DoorEvent(
        line_id=row["id"],
        outcome=row["outcome"],
        at_ms=row["at_ms"],
        name=name,
        category_key=row["category_key"] or "",
        registration_id=row["registration_id"] or "",
        desk=row["desk"],
        operator=row["operator"],
        undone=bool(row["undone"]),
        took_back=row["took_back"] or "",
    )
