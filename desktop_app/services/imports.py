"""Importing a list of attendees: what would happen, and then all of it in one transaction or nothing."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.matching import ImportPlan, KnownPerson, plan_import
from desktop_app.core.roster.rows import ImportTable
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_, Text
from desktop_app.i18n import language
from desktop_app.services.import_report import (
    ImportReport,
    counts_of,
    known_registration,
    reported_row,
)
from desktop_app.services.import_words import ChangeWords
from desktop_app.services.import_writing import PERSON_NAMES, PlanWriter
from desktop_app.services.recorder import Entries, Recorder
from desktop_app.store import events_table, people_table, registrations_table, wishes_table
from desktop_app.store.refusals import FileLost
from desktop_app.store.store import Row, Store

Progress = Callable[[int, int], None]
"""Told (steps done, steps in all) now and then."""

_DECIDES = frozenset({"category", "code", "event", "institution", "person", "registration", "wish"})
"""What an import looks at: when others write any of it meanwhile, it looks again."""
_TRIES = 2
_PEEKED_ROWS = 4


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

    def __init__(self, recorder: Recorder, keep_copy: Callable[[], object] = lambda: None) -> None:
        self._recorder = recorder
        self._keep_copy = keep_copy
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
            Refused: see `importers.attendees.read_attendees`; ``event-unknown``; ``import-stopped``;
                `FileLost` when the file itself is damaged or gone. Nothing is changed.
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
        table = table or read_list(path, institutions=people_table.institution_names(self._store))
        work.people = len(table.people)
        if dry_run:
            plan = plan_import(table, self._known(event_id), work.step)
            wishes = len(_new_wishes(self._store, event_id, plan, {}))
            return self._report(path, table, _Ready(plan, {}, wishes), dry_run=True)
        needs_copy = people_table.is_anybody_known(self._store)
        without_copy = self._copy_what_stands() if needs_copy else None
        done = self._write(event, table, f"{table.source} · {path.name}", work)
        return replace(
            self._report(path, table, done, dry_run=False),
            has_copy=needs_copy and without_copy is None,
            without_copy=without_copy,
        )

    def _copy_what_stands(self) -> Text | None:
        """A wrong list over people who are known already is taken back by going back to this copy.

        Returns:
            Why there is none; None when there is one.
        """
        try:
            self._keep_copy()
        except FileLost:
            raise  # the copy has shown that the file itself does not hold together: nothing more goes into it
        except Refused as refused:  # no room beside the file: what was asked for is the import
            return _without_copy(refused.text)
        except OSError as error:
            return _without_copy(Text(N_("It could not be written: {reason}."), {"reason": reason_of(error)}))
        return None

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

    def _report(self, path: Path, table: ImportTable, done: _Ready, *, dry_run: bool) -> ImportReport:
        words = ChangeWords({c.key: c.label(language()) for c in people_table.categories(self._store)})
        rows = tuple(
            reported_row(row, done.plan, done.registrations, words, dry_run=dry_run) for row in done.plan.rows
        )
        counts = counts_of(done.plan, done.wishes)
        return ImportReport(
            path.name, done.plan.source, counts, rows, table.columns, done.plan.remarks, dry_run
        )

    def as_typed(self, registration_id: str) -> dict[str, str]:
        """What the list said of a registration, header to cell; empty when it did not come from a list."""
        row = registrations_table.one(self._store, registration_id)
        cells = json.loads(row["typed_json"]).get("cells", {}) if row is not None else {}
        return {str(name): str(cell) for name, cell in cells.items()}

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


def peek(path: Path) -> list[tuple[str, ...]]:
    """The first rows that hold something, as typed, for choosing columns by hand. Refuses as `read_list`."""
    from desktop_app.importers.attendees import read_tables

    table, _ = read_tables(path)
    return [record.cells for record in table.records if not record.is_blank][:_PEEKED_ROWS]


def _without_copy(reason: Text) -> Text:
    return Text(N_("There is no copy of what stood before. {reason}"), {"reason": reason})


def _known_person(person: Row, registration: Row | None, codes: Mapping[str, list[str]]) -> KnownPerson:
    more = json.loads(person["typed_json"]).get("emails", [])
    emails = tuple(dict.fromkeys(address for address in (person["email"].lower(), *more) if address))
    values: dict[str, object] = {name: person[name] for name in PERSON_NAMES}
    came: dict[str, dict[str, str]] = {}
    if registration is not None:
        for name in ("category_key", "category_typed", "role", "status", "idea", "needs", "note"):
            values[name] = registration[name]
        for name in ("consent_share", "consent_photo", "wants_speed_dating"):
            values[name] = None if registration[name] is None else bool(registration[name])
        came = json.loads(registration["typed_json"])
    return KnownPerson(
        person_id=person["id"],
        given_name=person["given_name"],
        family_name=person["family_name"],
        emails=emails,
        phone=person["phone"],
        institution=person["institution"],
        registration_id=registration["id"] if registration is not None else None,
        values=values,
        last_said=came.get("said", {}),
        last_typed=came.get("cells", {}),
        outside_codes=_codes_of(registration, codes) if registration is not None else (),
    )


def _codes_of(registration: Row, codes: Mapping[str, list[str]]) -> tuple[str, ...]:
    outside = codes.get(registration["id"], [])
    return (*outside, *([registration["code"]] if registration["code"] else []))


def _new_wishes(
    store: Store, event_id: str, plan: ImportPlan, registrations: Mapping[int, str]
) -> list[tuple[object, object, str]]:
    """Who, whom and kind of the wishes that the file does not hold yet; indexes stand for people not written yet."""
    known = {(row["who_id"], row["whom_id"], row["kind"]) for row in wishes_table.of_event(store, event_id)}

    def id_of(person: int | str) -> object:
        if isinstance(person, str):
            return person
        return registrations.get(person) or known_registration(plan.people[person]) or person

    asked = ((id_of(wish.who), id_of(wish.whom), wish.kind) for wish in plan.wishes)
    return [wish for wish in dict.fromkeys(asked) if wish not in known and wish[0] != wish[1]]
