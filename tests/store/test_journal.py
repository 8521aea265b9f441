"""The journal: never changed, folded by hybrid time, atomic."""

import itertools
import sqlite3
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.hybrid_time import HybridTime
from desktop_app.core.journal import Entry
from desktop_app.store import registrations_table
from desktop_app.store.store import Store

EVENT = "e1"


def entry(number: int, kind: str, subject: str, desk: str = "1", /, **payload: object) -> Entry:
    hlc = str(HybridTime(1000 + number, 0, desk))
    return Entry(f"id{number}{desk}", hlc, 1000 + number, desk, "", kind, subject, payload, EVENT)


def append(store: Store, *entries: Entry) -> None:
    with store.transaction():
        for one in entries:
            store.append(one)


def seed(store: Store) -> None:
    append(
        store,
        entry(
            1,
            "category.added",
            "category:other",
            label_fr="A",
            label_en="O",
            colour="#000000",
            shape="star",
            position=0,
        ),
        entry(2, "event.created", f"event:{EVENT}", slug="e", title="E", date="2026-11-26"),
        entry(3, "person.added", "person:p", given_name="Anne", family_name="Villemin"),
        entry(4, "registration.added", "registration:r", person_id="p", category_key="other", number=1),
    )


def scanned(number: int, desk: str) -> Entry:
    return entry(
        number, "door.scanned", "registration:r", desk, outcome="ADMITTED", way="scan", scanned_ms=number
    )


def state(store: Store) -> tuple[object, ...]:
    row = registrations_table.one(store, "r")
    assert row is not None
    return tuple(
        row[name] for name in ("present", "first_in_ms", "first_in_desk", "doubled", "status", "idea")
    )


def test_entries_in_any_order_of_arrival_lead_to_the_same_state(tmp_path: Path) -> None:
    late = [
        scanned(10, "1"),
        scanned(11, "2"),
        entry(12, "registration.changed", "registration:r", "1", idea="first"),
        entry(13, "registration.changed", "registration:r", "2", idea="second"),
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations(late)):
        store = Store(tmp_path / f"{number}.ronde")
        seed(store)
        for one in order:
            append(store, one)
        seen.add(state(store))
        store.close()
    assert seen == {(1, 10, "1", 1, "confirmed", "second")}


def test_an_entry_can_be_neither_changed_nor_deleted(store: Store) -> None:
    seed(store)
    for sql in ("UPDATE journal SET payload = '{}'", "DELETE FROM journal"):
        with pytest.raises(sqlite3.IntegrityError):
            store.rows(sql)


def test_a_failing_transaction_leaves_no_trace(store: Store) -> None:
    seed(store)
    before = store.last_seq()
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        store.append(entry(20, "registration.changed", "registration:r", idea="lost"))
        store.append(
            entry(21, "registration.added", "registration:x", person_id="nobody", category_key="other")
        )
    assert store.last_seq() == before
    assert state(store)[-1] == ""


def test_appending_needs_a_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.append(entry(1, "setting.changed", "setting:x", value=1))


def test_another_windows_commit_is_noticed(store: Store, community_file: Path) -> None:
    assert not store.changed_elsewhere()
    other = Store(community_file)
    append(other, entry(1, "setting.changed", "setting:x", value=1))
    other.close()
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def test_a_busy_file_is_said_and_nothing_is_lost(store: Store, community_file: Path) -> None:
    other = sqlite3.connect(community_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.conn.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Refused) as refused:
        append(store, entry(1, "setting.changed", "setting:x", value=1))
    assert refused.value.code == "file-busy"
    other.execute("ROLLBACK")
    other.close()
    append(store, entry(1, "setting.changed", "setting:x", value=1))
    assert store.last_seq() == 1


def test_a_full_disk_says_that_nothing_was_recorded(store: Store) -> None:
    seed(store)
    pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
    store.conn.execute(f"PRAGMA max_page_count = {pages}")
    before = store.last_seq()
    with pytest.raises(Refused) as refused:
        append(store, *(entry(n, "setting.changed", f"setting:{n}", value="x" * 2000) for n in range(30, 60)))
    assert refused.value.code == "disk-full"
    assert store.last_seq() == before
