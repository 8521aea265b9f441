"""The print queue: what was asked of a printer and what became of it."""

import json
import sqlite3
from collections.abc import Sequence

from desktop_app.core.journal import Entry
from desktop_app.store.projections import applies, update, upsert
from desktop_app.store.store import Store


@applies("print.queued")
def _queued(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload: printer, registrations (ids in order), options."""
    columns = {
        "event_id": entry.event_id,
        "desk": entry.desk,
        "printer": entry.payload["printer"],
        "state": "waiting",
        "registrations_json": json.dumps(entry.payload["registrations"]),
        "options_json": json.dumps(entry.payload["options"], ensure_ascii=False),
        "system_job": "",
        "reason": "",
        "tries": 0,
        "created_ms": entry.at_ms,
        "changed_ms": entry.at_ms,
    }
    upsert(conn, "print_jobs", {"id": entry.subject_id}, columns)


@applies("print.moved")
def _moved(conn: sqlite3.Connection, entry: Entry) -> None:
    """Payload: state, and perhaps printer, system_job, reason, tries."""
    names = ("state", "printer", "system_job", "reason", "tries")
    columns = {name: entry.payload[name] for name in names if name in entry.payload}
    update(conn, "print_jobs", entry.subject_id, columns | {"changed_ms": entry.at_ms})


def jobs(store: Store, states: Sequence[str], limit: int) -> list[sqlite3.Row]:
    """Jobs in any of the states, the oldest first; the newest ``limit`` of them."""
    marks = ",".join("?" * len(states))
    rows = store.rows(
        f"SELECT * FROM print_jobs WHERE state IN ({marks}) ORDER BY created_ms DESC, rowid DESC LIMIT ?",
        (*states, limit),
    )
    return rows[::-1]


def job(store: Store, job_id: str) -> sqlite3.Row | None:
    """One job."""
    return store.row("SELECT * FROM print_jobs WHERE id = ?", (job_id,))
