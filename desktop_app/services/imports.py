"""Importing a list of attendees: what would happen, and then all of it in one transaction or nothing."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.matching import ImportPlan, KnownPerson, Outcome, PlannedPerson, plan_import
from desktop_app.core.roster.merging import Merged
from desktop_app.core.roster.rows import ImportTable, Status
from desktop_app.core.text import N_, Text
from desktop_app.services.import_writing import PERSON_NAMES, PlanWriter
from desktop_app.services.recorder import Entries, Recorder
from desktop_app.store import events_table, people_table, registrations_table, wishes_table
from desktop_app.store.store import Row, Store

Progress = Callable[[int, int], None]
"""Told (steps done, steps in all) now and then."""

_DECIDES = frozenset({"category", "code", "event", "institution", "person", "registration", "wish"})
"""What an import looks at: when others write any of it meanwhile, it looks again."""
_TRIES = 2


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """How one row ended.

    Attributes:
        number: the row among those that hold somebody, from 1. line: its row in the file.
        outcome: ``imported``, ``updated``, ``merged`` or ``set_aside``.
        reason: one sentence. remarks: what was repaired, guessed or left out.
        registration_id: of the (first) person, ``None`` when set aside, and in a preview for somebody new.
        also_registered: the second registration of a row that names two people.
        name: as it will stand in lists.
    """

    number: int
    line: int
    outcome: str
    reason: Text
    registration_id: str | None
    also_registered: str | None = None
    name: str = ""
    institution: str = ""
    email: str = ""
    category_key: str = ""
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        counts: rows, imported, updated, merged, set_aside; ``unchanged``, those of the merged rows that said nothing
            new of somebody registered before; ``people``, the different people in the list;
            ``wishes``, whom to meet or to avoid, new ones;
            ``cancelled``, registrations that the list cancels, or brings in as cancelled, among them
            ``cancelled_elsewhere``, those on a sheet of cancellations.
        columns: header of each column with the field that it feeds (empty for none).
        remarks: on the whole file.
    """

    file: str
    source: str
    counts: Mapping[str, int]
    rows: tuple[ReportedRow, ...]
    columns: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Text, ...] = ()
    dry_run: bool = False


@dataclass(slots=True)
class _Work:
    """Progress and stopping of one import."""

    progress: Progress | None
    cancelled: Callable[[], bool] | None
    people: int = 0
    part: int = 0
    """0 while the list is compared with the file, 1 while entries are made."""
    told: int = 0

    @property
    def total(self) -> int:
        """All steps; the last is the writing."""
        return 2 * self.people + 1

    def step(self, done: int, _of: int = 0) -> None:
        """Tell how far, never less than before; raise when somebody asked to stop."""
        if self.cancelled and self.cancelled():
            raise Refused("import-stopped", N_("The import was stopped. Nothing was changed."))
        self.told = max(self.told, min(self.part * self.people + done, self.total))
        if self.progress:
            self.progress(self.told, self.total)


@dataclass(frozen=True, slots=True)
class _Ready:
    """An import that only waits to be written."""

    plan: ImportPlan
    registrations: Mapping[int, str]
    wishes: int


class Imports:
    """Lists of attendees into a meeting."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store

    def import_attendees(
        self,
        event_id: str,
        path: Path,
        *,
        dry_run: bool = False,
        table: ImportTable | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Import a file, or say what would happen (``dry_run``).

        Args:
            event_id: the meeting that receives the list.
            path: CSV, TSV or XLSX.
            table: what `read_list` made of the file, when it was read before (off the database lane).
            progress: told how far the import is.
            cancelled: asked now and then; when true everything is taken back.

        Raises:
            Refused: see `importers.attendees.read_attendees`; ``event-unknown``; ``import-stopped``.
                Nothing is changed.
        """
        event = events_table.event(self._store, event_id)
        if event is None:
            raise Refused(
                "event-unknown",
                N_("There is no event “{name}” in this community. See the list of events."),
                name=event_id,
            )
        work = _Work(progress, cancelled)
        work.step(0)
        table = table or read_list(path, institutions=self.institutions())
        work.people = len(table.people)
        if dry_run:
            plan = plan_import(table, self._known(event_id), work.step)
            wishes = len(_new_wishes(self._store, event_id, plan, {}))
            return _report(path, table, plan, {}, wishes, dry_run=True)
        done = self._write(event, table, f"{table.source} · {path.name}", work)
        return _report(path, table, done.plan, done.registrations, done.wishes, dry_run=False)

    def _write(self, event: Row, table: ImportTable, origin: str, work: _Work) -> _Ready:
        """Make everything ready while others work, then write it at one go.

        Where others keep changing people meanwhile, the last try makes it ready while they wait.
        """
        for _ in range(_TRIES):
            prepared = self._recorder.prepare()
            ready = self._make_ready(prepared, event, table, origin, work)
            with self._recorder.transaction() as transaction:
                if prepared.still_holds(_DECIDES):
                    transaction.add_all(prepared)
                    work.step(work.people + 1)
                    return ready
        with self._recorder.transaction() as transaction:
            prepared = self._recorder.prepare()
            ready = self._make_ready(prepared, event, table, origin, work)
            transaction.add_all(prepared)
            work.step(work.people + 1)
        return ready

    def _make_ready(
        self, entries: Entries, event: Row, table: ImportTable, origin: str, work: _Work
    ) -> _Ready:
        work.part = 0
        plan = plan_import(table, self._known(event["id"]), work.step)
        work.part = 1
        registrations = PlanWriter(self._recorder, entries, event, origin).write(plan, work.step)
        wishes = _new_wishes(self._store, event["id"], plan, registrations)
        for who, whom, kind in wishes:
            payload = {"who": who, "whom": whom, "kind": kind}
            entries.add("wish.set", f"wish:{who}:{whom}", payload, event["id"])
        return _Ready(plan, registrations, len(wishes))

    def as_typed(self, registration_id: str) -> dict[str, str]:
        """What the list said of a registration, header to cell; empty when it did not come from a list."""
        row = registrations_table.one(self._store, registration_id)
        cells = json.loads(row["typed_json"]).get("cells", {}) if row is not None else {}
        return {str(name): str(cell) for name, cell in cells.items()}

    def institutions(self) -> list[str]:
        """Spellings that the community uses, for `read_list`."""
        return [name for _, name in people_table.institutions(self._store)]

    def _known(self, event_id: str) -> list[KnownPerson]:
        codes: dict[str, list[str]] = {}
        for row in registrations_table.outside_codes(self._store, event_id):
            codes.setdefault(row["registration_id"], []).append(row["code"])
        registered = {row["person_id"]: row for row in registrations_table.of_event(self._store, event_id)}
        people = people_table.people(self._store)
        return [_known_person(person, registered.get(person["id"]), codes) for person in people]


def read_list(
    path: Path, mapping: Mapping[int, Field | None] | None = None, institutions: Iterable[str] = ()
) -> ImportTable:
    """Read a file without a community; may run in any thread.

    Args:
        path: CSV, TSV or XLSX.
        mapping: columns (0-based) that a person fed differently from what their headers say.
        institutions: spellings that the community uses already.

    Raises:
        Refused: see `importers.attendees.read_attendees`.
    """
    from desktop_app.importers.attendees import read_attendees

    return read_attendees(path, mapping, institutions)


def peek(path: Path, rows: int = 4) -> list[tuple[str, ...]]:
    """The first rows that hold something, as typed, for choosing columns by hand. Refuses as `read_list`."""
    from desktop_app.importers.attendees import read_tables

    table, _ = read_tables(path)
    return [record.cells for record in table.records if not record.is_blank][:rows]


def _known_person(person: Row, registration: Row | None, codes: Mapping[str, list[str]]) -> KnownPerson:
    more = json.loads(person["typed_json"]).get("emails", [])
    emails = tuple(dict.fromkeys(address for address in (person["email"].lower(), *more) if address))
    values: dict[str, object] = {name: person[name] for name in PERSON_NAMES}
    said: dict[str, object] = {}
    if registration is not None:
        for name in ("category_key", "category_typed", "role", "status", "idea", "needs", "note"):
            values[name] = registration[name]
        for name in ("consent_share", "consent_photo", "wants_speed_dating"):
            values[name] = None if registration[name] is None else bool(registration[name])
        said = json.loads(registration["typed_json"]).get("said", {})
    return KnownPerson(
        person_id=person["id"],
        given_name=person["given_name"],
        family_name=person["family_name"],
        emails=emails,
        phone=person["phone"],
        institution=person["institution"],
        registration_id=registration["id"] if registration is not None else None,
        values=values,
        last_said=said,
        outside_codes=tuple(codes.get(registration["id"], ())) if registration is not None else (),
    )


def _new_wishes(
    store: Store, event_id: str, plan: ImportPlan, registrations: Mapping[int, str]
) -> list[tuple[object, object, str]]:
    """Who, whom and kind of the wishes that the file does not hold yet; indexes stand for people not written yet."""
    known = {(row["who_id"], row["whom_id"], row["kind"]) for row in wishes_table.of_event(store, event_id)}

    def id_of(person: int | str) -> object:
        if isinstance(person, str):
            return person
        return registrations.get(person) or _known_registration(plan.people[person]) or person

    asked = ((id_of(wish.who), id_of(wish.whom), wish.kind) for wish in plan.wishes)
    return [wish for wish in dict.fromkeys(asked) if wish not in known and wish[0] != wish[1]]


def _report(
    path: Path,
    table: ImportTable,
    plan: ImportPlan,
    registrations: Mapping[int, str],
    wishes: int,
    *,
    dry_run: bool,
) -> ImportReport:
    rows = []
    for row in plan.rows:
        ids = [registrations.get(i) or _known_registration(plan.people[i]) for i in row.people]
        first = plan.people[row.people[0]].merged if row.people else None
        rows.append(
            ReportedRow(
                number=row.row_number,
                line=row.line,
                outcome=row.outcome.value,
                reason=row.reason,
                registration_id=ids[0] if ids else None,
                also_registered=ids[1] if len(ids) > 1 else None,
                name=", ".join(_list_name(plan.people[i].merged) for i in row.people),
                institution=first.institution if first else "",
                email=first.email if first else "",
                category_key=first.category_key if first else "",
                remarks=row.remarks,
            )
        )
    counts = {"rows": len(rows)} | {outcome.value: plan.count(outcome) for outcome in Outcome}
    counts["unchanged"] = plan.unchanged
    counts["people"] = len({i for row in plan.rows for i in row.people})
    counts["wishes"] = wishes
    counts["cancelled"] = sum(_is_cancelled_by(person) for person in plan.people)
    counts["cancelled_elsewhere"] = len(plan.people) - counts["people"]
    return ImportReport(path.name, plan.source, counts, tuple(rows), table.columns, plan.remarks, dry_run)


def _is_cancelled_by(person: PlannedPerson) -> bool:
    """The list says that somebody does not come, and until now nobody had said so."""
    if _known_registration(person) is not None:
        return person.changes.get("status") == Status.CANCELLED.value
    return person.merged.status is Status.CANCELLED


def _known_registration(person: PlannedPerson) -> str | None:
    return person.known.registration_id if person.known else None


def _list_name(row: Merged) -> str:
    return f"{row.family_name.upper()} {row.given_name}".strip()
