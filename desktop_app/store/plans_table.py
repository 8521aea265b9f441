"""Rotation plans with their rounds and seats, and the stage queue."""

import json
import sqlite3
from typing import Any, cast

from desktop_app.core.journal import Entry
from desktop_app.store.projections import applies, picked, update, upsert
from desktop_app.store.store import Store

QUEUE_COLUMNS = ("registration_id", "speaker", "affiliation", "category_key", "title", "state", "used_s")


@applies("plan.saved")
def _saved(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload: title, format, settings, quality, rounds (a list of rounds of tables of registration ids)."""
    payload = entry.payload
    columns = picked(entry, ("title", "format")) | {
        "event_id": entry.event_id,
        "settings_json": _json(payload["settings"]),
        "quality_json": _json(payload["quality"]),
        "created_ms": entry.at_ms,
    }
    upsert(conn, "plans", {"id": entry.subject_id}, columns)
    _write_rounds(conn, entry)


@applies("plan.changed")
def _changed(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload: rounds and quality as they stand after the change, and perhaps title and settings."""
    payload = entry.payload
    columns = picked(entry, ("title",))
    columns |= {f"{name}_json": _json(payload[name]) for name in ("settings", "quality") if name in payload}
    update(conn, "plans", entry.subject_id, columns)
    if "rounds" in payload:
        _write_rounds(conn, entry)


@applies("plan.activated")
def _activated(conn: sqlite3.Connection, entry: Entry) -> None:
    conn.execute("UPDATE plans SET active = (id = ?) WHERE event_id = ?", (entry.subject_id, entry.event_id))


@applies("queue.replaced")
def _queue_replaced(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload ``entries``: rows with an ``id`` and the queue's columns, in order. Subject ``queue:<event id>``."""
    conn.execute("DELETE FROM queue_entries WHERE event_id = ?", (entry.subject_id,))
    for position, row in enumerate(cast("list[dict[str, Any]]", entry.payload["entries"])):
        columns = {name: row[name] for name in QUEUE_COLUMNS if name in row}
        upsert(
            conn,
            "queue_entries",
            {"id": row["id"]},
            columns | {"event_id": entry.subject_id, "position": position},
        )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write_rounds(conn: sqlite3.Connection, entry: Entry) -> None:
    plan_id = entry.subject_id
    conn.execute("DELETE FROM plan_seats WHERE plan_id = ?", (plan_id,))
    conn.execute("DELETE FROM plan_rounds WHERE plan_id = ?", (plan_id,))
    for r, tables in enumerate(cast("list[list[list[str]]]", entry.payload["rounds"])):
        conn.execute("INSERT INTO plan_rounds VALUES (?, ?, ?)", (plan_id, r, len(tables)))
        conn.executemany(
            "INSERT INTO plan_seats (plan_id, round_index, table_number, seat_index, registration_id)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (plan_id, r, t + 1, s, person)
                for t, seats in enumerate(tables)
                for s, person in enumerate(seats)
            ],
        )


def plans(store: Store, event_id: str) -> list[sqlite3.Row]:
    """The plans of an event, the newest first."""
    return store.rows(
        "SELECT * FROM plans WHERE event_id = ? ORDER BY created_ms DESC, rowid DESC", (event_id,)
    )


def plan(store: Store, plan_id: str) -> sqlite3.Row | None:
    """One plan without its seats."""
    return store.row("SELECT * FROM plans WHERE id = ?", (plan_id,))


def active_plan(store: Store, event_id: str) -> sqlite3.Row | None:
    """The plan that the meeting uses, if one was chosen."""
    return store.row("SELECT * FROM plans WHERE event_id = ? AND active = 1", (event_id,))


def rounds(store: Store, plan_id: str) -> list[list[list[str]]]:
    """Rounds of tables of registration ids; ``[]`` for an unused table."""
    sizes = store.rows(
        "SELECT round_index, tables FROM plan_rounds WHERE plan_id = ? ORDER BY round_index", (plan_id,)
    )
    result: list[list[list[str]]] = [[[] for _ in range(row["tables"])] for row in sizes]
    seats = store.rows(
        "SELECT round_index, table_number, registration_id FROM plan_seats WHERE plan_id = ?"
        " ORDER BY round_index, table_number, seat_index",
        (plan_id,),
    )
    for seat in seats:
        result[seat["round_index"]][seat["table_number"] - 1].append(seat["registration_id"])
    return result


def round_count(store: Store, plan_id: str) -> int:
    """How many rounds a plan has."""
    row = store.row("SELECT count(*) FROM plan_rounds WHERE plan_id = ?", (plan_id,))
    return int(row[0]) if row else 0


def seats_of(store: Store, plan_id: str, registration_id: str) -> list[sqlite3.Row]:
    """Round index, table number and seat index of one person, in the order of the rounds."""
    return store.rows(
        "SELECT round_index, table_number, seat_index FROM plan_seats WHERE plan_id = ? AND registration_id = ?"
        " ORDER BY round_index",
        (plan_id, registration_id),
    )


def queue(store: Store, event_id: str) -> list[sqlite3.Row]:
    """The stage queue in its order, with names of those who are registered."""
    return store.rows(
        "SELECT q.*, p.given_name, p.family_name, r.present, r.idea, coalesce(i.name, '') AS institution,"
        " r.category_key AS registered_category FROM queue_entries q"
        " LEFT JOIN registrations r ON r.id = q.registration_id LEFT JOIN people p ON p.id = r.person_id"
        " LEFT JOIN institutions i ON i.id = p.institution_id"
        " WHERE q.event_id = ? ORDER BY q.position",
        (event_id,),
    )
