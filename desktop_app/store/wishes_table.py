"""Wishes and avoidances between two people of one event. Subject ``wish:<who>:<whom>``."""

import sqlite3

from desktop_app.core.journal import Entry
from desktop_app.store.projections import Tables, fills
from desktop_app.store.store import Store


@fills("wish.set")
def _set(tables: Tables, entry: Entry) -> None:
    tables.execute(
        "INSERT INTO pair_wishes (who_id, whom_id, event_id, kind) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (who_id, whom_id) DO UPDATE SET kind = excluded.kind",
        (entry.payload["who"], entry.payload["whom"], entry.event_id, entry.payload["kind"]),
    )


@fills("wish.dropped")
def _dropped(tables: Tables, entry: Entry) -> None:
    pair = (entry.payload["who"], entry.payload["whom"])
    tables.execute("DELETE FROM pair_wishes WHERE who_id = ? AND whom_id = ?", pair)


def of_event(store: Store, event_id: str) -> list[sqlite3.Row]:
    """All wishes and avoidances of an event: who_id, whom_id, kind."""
    return store.rows(
        "SELECT who_id, whom_id, kind FROM pair_wishes WHERE event_id = ? ORDER BY who_id, whom_id",
        (event_id,),
    )


def met_before(store: Store, event_id: str) -> list[tuple[str, str]]:
    """Pairs of this event's registrations whose people shared a table in the plan of an earlier event."""
    rows = store.rows(
        "WITH here AS (SELECT id, person_id FROM registrations WHERE event_id = :event),"
        " seats AS (SELECT s.plan_id, s.round_index, s.table_number, h.id FROM plan_seats s"
        "  JOIN plans p ON p.id = s.plan_id AND p.active = 1 AND p.event_id <> :event"
        "  JOIN events e ON e.id = p.event_id AND e.date <= (SELECT date FROM events WHERE id = :event)"
        "  JOIN registrations r ON r.id = s.registration_id JOIN here h ON h.person_id = r.person_id)"
        " SELECT DISTINCT a.id, b.id FROM seats a JOIN seats b"
        " ON a.plan_id = b.plan_id AND a.round_index = b.round_index"
        " AND a.table_number = b.table_number AND a.id < b.id",
        {"event": event_id},
    )
    return [(row[0], row[1]) for row in rows]
