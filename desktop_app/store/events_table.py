"""Events of the cycle and their programme."""

import sqlite3
from typing import Any, cast

from desktop_app.core.journal import Entry
from desktop_app.store.projections import applies, picked, update, upsert
from desktop_app.store.store import Store

EVENT_COLUMNS = (
    "slug",
    "title",
    "theme",
    "place",
    "date",
    "timezone",
    "exits_on",
    "opens_ms",
    "closes_ms",
    "admits_json",
)


@applies("event.created")
def _event_created(conn: sqlite3.Connection, entry: Entry) -> None:
    blank: dict[str, object] = {
        "theme": "",
        "place": "",
        "timezone": "Europe/Paris",
        "exits_on": 0,
        "opens_ms": None,
        "closes_ms": None,
        "admits_json": "[]",
    }
    columns = blank | picked(entry, EVENT_COLUMNS) | {"created_ms": entry.at_ms}
    upsert(conn, "events", {"id": entry.subject_id}, columns)


@applies("event.changed")
def _event_changed(conn: sqlite3.Connection, entry: Entry) -> None:
    update(conn, "events", entry.subject_id, picked(entry, EVENT_COLUMNS))


@applies("programme.replaced")
def _programme_replaced(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload ``items``: a list of rows with an ``id`` and the item's columns, in order."""
    conn.execute("DELETE FROM programme_items WHERE event_id = ?", (entry.subject_id,))
    for position, item in enumerate(cast("list[dict[str, Any]]", entry.payload["items"])):
        conn.execute(
            "INSERT INTO programme_items (id, event_id, position, kind, title, speakers_json, place, start_min,"
            " length_s, dropped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item["id"],
                entry.subject_id,
                position,
                item["kind"],
                item["title"],
                item.get("speakers_json", "[]"),
                item.get("place", ""),
                item.get("start_min"),
                item["length_s"],
                int(item.get("dropped", False)),
            ),
        )


def events(store: Store) -> list[sqlite3.Row]:
    """All events, the earliest first, with the number of registrations and of people present."""
    return store.rows(
        "SELECT e.*,"
        " (SELECT count(*) FROM registrations r WHERE r.event_id = e.id AND r.status <> 'cancelled') AS registered,"
        " (SELECT count(*) FROM registrations r WHERE r.event_id = e.id AND r.present = 1) AS present"
        " FROM events e ORDER BY e.date, e.created_ms"
    )


def event(store: Store, id_or_slug: str) -> sqlite3.Row | None:
    """One event by its id or its slug."""
    if (
        not id_or_slug.isascii()
    ):  # neither is any; half a letter, as a console may send it, is none for SQLite either
        return None
    return store.row("SELECT * FROM events WHERE id = ? OR slug = ?", (id_or_slug, id_or_slug))


def door_used(store: Store, event_id: str, from_ms: int, to_ms: int) -> bool:
    """Whether the last line of an event's door was written between two moments, Unix milliseconds.

    Not when it was scanned: a list of paper may be entered hours later.
    """
    line = store.row(
        "SELECT j.at_ms FROM check_ins c JOIN journal j ON j.id = c.id WHERE c.event_id = ?"
        " ORDER BY c.hlc DESC LIMIT 1",
        (event_id,),
    )
    return line is not None and from_ms <= line["at_ms"] <= to_ms


def programme(store: Store, event_id: str) -> list[sqlite3.Row]:
    """The programme of an event in its order."""
    return store.rows("SELECT * FROM programme_items WHERE event_id = ? ORDER BY position", (event_id,))
