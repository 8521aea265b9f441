"""An import holds the file only while it writes, and what others write meanwhile is neither lost nor doubled."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.checkin import Outcome
from desktop_app.core.errors import Refused
from desktop_app.core.roster.matching import ImportPlan, plan_import
from desktop_app.services import imports
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.import_report import ImportReport
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.store import projections
from desktop_app.store.batches import Batch
from tests.services.test_imports import small, state

Importing = Callable[[Path, Callable[[int], None]], ImportReport]
ANNE = "VILLEMIN;Anne;anne@x.example;CHRU;IPA;Clinicienne;oui;"
MARIE = "PETIT;Marie;marie@x.example;Inria;Ingénieure;Chercheuse;oui;"


@pytest.fixture
def other(community: Community, event: EventInfo) -> Iterator[Community]:
    """Another desk on the same file, that waits for nobody."""
    opened = Community(community.path, desk="9")
    opened._store.conn.execute("PRAGMA busy_timeout = 0")
    yield opened
    opened.close()


@pytest.fixture
def import_while(community: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch) -> Importing:
    """Import; ``meanwhile`` is called each time the list was compared with the file, with how often that was."""

    def run(path: Path, meanwhile: Callable[[int], None]) -> ImportReport:
        calls = itertools.count(1)

        def compared(*arguments: Any) -> ImportPlan:
            plan = plan_import(*arguments)
            meanwhile(next(calls))
            return plan

        monkeypatch.setattr(imports, "plan_import", compared)
        return community.imports.import_attendees(event.id, path)

    return run


def test_others_scan_while_an_import_is_made_ready(
    community: Community, other: Community, event: EventInfo, tmp_path: Path, import_while: Importing
) -> None:
    community.imports.import_attendees(event.id, small(tmp_path, ANNE))
    anne = community.attendees.of_event(event.id)[0]
    outcomes = []

    def scan(_: int) -> None:
        outcomes.append(other.reception.check_in(event.id, anne.code)[0].outcome)

    import_while(small(tmp_path, ANNE.replace("IPA", "Cadre"), MARIE), scan)
    assert outcomes == [Outcome.ADMITTED]
    anne = community.attendees.one(anne.registration_id)
    assert anne.present and anne.role == "Cadre" and len(community.attendees.of_event(event.id)) == 2


def test_somebody_registered_at_the_door_meanwhile_is_not_doubled(
    community: Community, other: Community, event: EventInfo, tmp_path: Path, import_while: Importing
) -> None:
    def walk_in(time: int) -> None:
        if time == 1:
            other.reception.walk_in(
                event.id, PersonFields("Anne", "Villemin", "anne@x.example"), RegistrationFields("clinical")
            )

    report = import_while(small(tmp_path, ANNE, MARIE), walk_in)
    assert report.counts["imported"] == 1 and report.counts["updated"] == 1
    here = community.attendees.of_event(event.id)
    assert [(a.family_name, a.present, a.role) for a in here] == [
        ("Petit", False, "Ingénieure"),
        ("Villemin", True, "IPA"),
    ]
    assert sorted(a.number for a in here) == [1, 2]


def test_where_people_keep_changing_the_last_try_lets_them_wait(
    community: Community, other: Community, event: EventInfo, tmp_path: Path, import_while: Importing
) -> None:
    refused = []

    def register(time: int) -> None:
        person = PersonFields(f"Zoé{time}", "Nouvelle")
        try:
            other.attendees.register(event.id, person, RegistrationFields("other"))
        except Refused as refusal:
            refused.append((time, refusal.code))

    report = import_while(small(tmp_path, ANNE, MARIE), register)
    assert report.counts["imported"] == 2 and refused == [(3, "file-busy")]
    numbers = [a.number for a in community.attendees.of_event(event.id)]
    assert sorted(numbers) == [1, 2, 3, 4]


def test_an_import_that_fails_while_it_is_written_leaves_nothing(
    community: Community, event: EventInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = state(community), Batch.write

    def fail(batch: Batch, *arguments: Any) -> None:
        write(batch, *arguments)
        raise Refused("disk-full", "The disk is full")

    monkeypatch.setattr(Batch, "write", fail)
    with pytest.raises(Refused):
        community.imports.import_attendees(event.id, small(tmp_path, ANNE, MARIE))
    assert state(community) == before


def test_what_an_import_writes_is_what_its_entries_say(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    """Folding every entry of the journal anew leaves the tables as the batch left them."""
    later = community.events.create("Suite", dt.date(2027, 3, 26))
    community.imports.import_attendees(event.id, small(tmp_path, ANNE, MARIE))
    community.imports.import_attendees(later.id, small(tmp_path, ANNE.replace("CHRU", "CHU"), MARIE))
    store, before = community._store, state(community)
    subjects = [row[0] for row in store.rows("SELECT DISTINCT subject FROM journal ORDER BY seq")]
    entries = [entry for subject in subjects for entry in store.entries(subject)]
    assert [entry.hlc for entry in sorted(entries, key=lambda e: e.hlc)] == [
        row[0] for row in store.rows("SELECT hlc FROM journal ORDER BY seq")
    ]
    with store.transaction():
        for entry in entries:
            projections.apply(store.conn, entry)
    assert state(community) == before


def test_what_was_done_after_an_import_comes_after_it(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    community.imports.import_attendees(event.id, small(tmp_path, ANNE))
    community.reception.check_in(event.id, community.attendees.of_event(event.id)[0].code)
    times = [row[0] for row in community._store.rows("SELECT hlc FROM journal ORDER BY seq")]
    assert times == sorted(set(times))


def test_an_import_stopped_at_its_last_step_says_so_and_leaves_nothing(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    seen: list[bool] = []
    before = state(community)

    def progress(done: int, total: int) -> None:
        seen.append(done == total)

    community.imports.import_attendees(event.id, small(tmp_path, ANNE), dry_run=True)
    with pytest.raises(Refused) as refused:
        community.imports.import_attendees(
            event.id,
            small(tmp_path, ANNE, MARIE),
            progress=progress,
            cancelled=lambda: len(community._store.rows("SELECT 1 FROM people")) > 0,
        )
    assert refused.value.code == "import-stopped" and state(community) == before and not any(seen)
