"""Live sessions and who drives them. The state of a session is the fold of its ``live.*`` entries."""

import json
import sqlite3

from desktop_app.core.journal import Entry
from desktop_app.store.projections import applies, picked, update, upsert
from desktop_app.store.store import Store

LEASE_MS = 5_000
"""A driver that has not been seen for this long has gone."""


@applies("live.session_opened")
def _opened(conn: sqlite3.Connection, entry: Entry) -> None:
    """Subject ``live:<session id>``; payload: format, settings, perhaps plan_id, and both clock readings."""
    columns = picked(entry, ("format", "plan_id")) | {
        "event_id": entry.event_id,
        "settings_json": json.dumps(entry.payload.get("settings", {}), ensure_ascii=False),
        "started_ms": entry.at_ms,
        "ended_ms": None,
    }
    upsert(conn, "live_sessions", {"id": entry.subject_id}, columns)


@applies("live.session_ended")
@applies("live.session_ended_again")
def _ended(conn: sqlite3.Connection, entry: Entry) -> None:
    update(conn, "live_sessions", entry.subject_id, {"ended_ms": entry.at_ms})


@applies("live.session_reopened")
def _reopened(conn: sqlite3.Connection, entry: Entry) -> None:
    update(conn, "live_sessions", entry.subject_id, {"ended_ms": None})


def open_session(store: Store, event_id: str) -> sqlite3.Row | None:
    """The session of an event that has not ended, the newest."""
    return store.row(
        "SELECT * FROM live_sessions WHERE event_id = ? AND ended_ms IS NULL ORDER BY started_ms DESC LIMIT 1",
        (event_id,),
    )


def has_ended_with_plan(store: Store, event_id: str) -> bool:
    """Whether a session of an event ended after the plan was made that the event uses."""
    row = store.row(
        "SELECT 1 FROM live_sessions s JOIN plans p ON p.event_id = s.event_id AND p.active = 1"
        " WHERE s.event_id = ? AND s.ended_ms >= p.created_ms LIMIT 1",
        (event_id,),
    )
    return row is not None


def open_sessions(store: Store) -> list[sqlite3.Row]:
    """Every session that has not ended: event_id, and last_ms, when something was last written of it."""
    return store.rows(
        "SELECT s.event_id, max(j.at_ms) AS last_ms FROM live_sessions s"
        " JOIN journal j ON j.subject = 'live:' || s.id WHERE s.ended_ms IS NULL GROUP BY s.id"
    )


def sessions(store: Store, event_id: str) -> list[sqlite3.Row]:
    """All sessions of an event, the newest first."""
    return store.rows("SELECT * FROM live_sessions WHERE event_id = ? ORDER BY started_ms DESC", (event_id,))


def stamp(store: Store, session_id: str) -> tuple[int, str]:
    """Number and latest time of a session's entries: another value means that entries have come."""
    row = store.row(
        "SELECT count(*) AS n, coalesce(max(hlc), '') AS last FROM journal WHERE subject = ?",
        (f"live:{session_id}",),
    )
    return (row["n"], row["last"]) if row else (0, "")


def people(store: Store, event_id: str) -> list[sqlite3.Row]:
    """Everybody registered who has not cancelled, with the few columns that the hall's screen needs."""
    return store.rows(
        "SELECT r.id, p.given_name, p.family_name, coalesce(i.name, '') AS institution, r.category_key, r.present,"
        " r.first_in_ms, r.wants_speed_dating FROM registrations r JOIN people p ON p.id = r.person_id"
        " LEFT JOIN institutions i ON i.id = p.institution_id"
        " WHERE r.event_id = ? AND r.status <> 'cancelled'",
        (event_id,),
    )


def lease(store: Store, event_id: str) -> sqlite3.Row | None:
    """Who holds the drive: holder, desk, seen_ms, driven_ms."""
    return store.row("SELECT * FROM live_lease WHERE event_id = ?", (event_id,))


def take_lease(
    store: Store,
    event_id: str,
    holder: str,
    desk: str,
    now_ms: int,
    *,
    drives: bool = True,
    by_force: bool = False,
) -> bool:
    """Take or renew the drive; False when another window holds it and was seen within `LEASE_MS`.

    ``drives``: the clock is driven now; otherwise the last time it was stays written (a question waits).
    """
    changed = store.write_heartbeat(
        "INSERT INTO live_lease (event_id, holder, desk, seen_ms, driven_ms) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (event_id) DO UPDATE SET holder = excluded.holder, desk = excluded.desk,"
        " seen_ms = excluded.seen_ms, driven_ms = CASE WHEN ? THEN excluded.driven_ms ELSE driven_ms END"
        " WHERE holder = excluded.holder OR seen_ms < ? OR ?",
        (event_id, holder, desk, now_ms, now_ms, int(drives), now_ms - LEASE_MS, int(by_force)),
    )
    return changed > 0


def holders(store: Store) -> dict[str, str]:
    """Who drives the clock of each event; `NOBODY` where it was left."""
    return {row["event_id"]: row["holder"] for row in store.rows("SELECT event_id, holder FROM live_lease")}


NOBODY = ""
"""Holder of a lease that was left: free for anybody."""


def leave_lease(store: Store, event_id: str, holder: str, now_ms: int, *, drives: bool) -> None:
    """Give the drive back in the middle of a turn, and keep until when it was driven."""
    store.write_heartbeat(
        "UPDATE live_lease SET holder = ?, seen_ms = ?, driven_ms = CASE WHEN ? THEN ? ELSE driven_ms END"
        " WHERE event_id = ? AND holder = ?",
        (NOBODY, now_ms, int(drives), now_ms, event_id, holder),
    )


def drop_lease(store: Store, event_id: str, holder: str) -> None:
    """Give the drive back."""
    store.write_heartbeat("DELETE FROM live_lease WHERE event_id = ? AND holder = ?", (event_id, holder))
