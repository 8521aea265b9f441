"""Many entries written at one go."""

import pytest

from desktop_app.store import registrations_table
from desktop_app.store.batches import Batch
from desktop_app.store.store import Store
from tests.store.test_journal import entry, seed


def test_rows_are_written_in_the_order_in_which_they_refer_to_each_other(store: Store) -> None:
    seed(store)
    batch = Batch()
    batch.add(entry(9, "code.issued", "registration:x", code="BCD", origin="ronde"))
    batch.add(entry(8, "registration.added", "registration:x", person_id="q", category_key="other", number=2))
    batch.add(entry(7, "person.added", "person:q", given_name="Zoé", family_name="Arnaud"))
    with store.transaction():
        store.append_batch(batch, ["0002-1", "0002-2", "0002-3"])
    assert [row["family_name"] for row in registrations_table.of_event(store, "e1")] == ["Arnaud", "Villemin"]
    assert [e.hlc for e in store.entries("registration:x")] == ["0002-1", "0002-2"]


def test_a_batch_that_breaks_off_leaves_no_trace(store: Store) -> None:
    seed(store)
    before, batch = store.last_seq(), Batch()
    batch.add(entry(5, "person.added", "person:q", given_name="Zoé", family_name="Arnaud"))
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.append_batch(batch, ["0002-1"])
        raise ZeroDivisionError
    assert store.last_seq() == before and not store.rows("SELECT 1 FROM people WHERE id = 'q'")


def test_a_batch_is_known_as_the_newest_and_entries_from_before_it_are_folded_before_it(store: Store) -> None:
    seed(store)
    batch = Batch()
    batch.add(entry(9, "registration.changed", "registration:r", idea="from the list"))
    with store.transaction():
        store.append_batch(batch, [entry(9, "", "").hlc])
        store.append(entry(6, "registration.changed", "registration:r", idea="from before", note="kept"))
    row = registrations_table.one(store, "r")
    assert row is not None and (row["idea"], row["note"]) == ("from the list", "kept")
    assert not store.is_another_history()


def test_a_batch_takes_no_kind_that_reads(store: Store) -> None:
    with pytest.raises(KeyError):
        Batch().add(entry(5, "door.scanned", "registration:r", outcome="ADMITTED", way="scan", scanned_ms=1))


def test_a_batch_sets_a_row_in_one_way(store: Store) -> None:
    batch = Batch()
    batch.add(entry(5, "registration.changed", "registration:r", idea="one"))
    with pytest.raises(RuntimeError):
        batch.add(entry(6, "registration.changed", "registration:r", note="two"))


def test_a_batch_needs_a_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.append_batch(Batch(), [])
