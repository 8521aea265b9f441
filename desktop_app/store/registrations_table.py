"""Registrations, their codes, and the lines of the door."""

import json
import sqlite3
from collections.abc import Sequence

from desktop_app.core.journal import Entry
from desktop_app.core.presence import DoorLine, fold_presence
from desktop_app.store.projections import Tables, applies, fills, picked, update, upsert
from desktop_app.store.store import Store

REGISTRATION_COLUMNS = (
    "person_id",
    "category_key",
    "category_typed",
    "role",
    "status",
    "source",
    "wants_speed_dating",
    "idea",
    "consent_share",
    "consent_photo",
    "consent_ms",
    "consent_origin",
    "needs",
    "note",
    "attention",
    "typed_json",
    "number",
)
_BLANK: dict[str, object] = {
    "category_typed": "",
    "role": "",
    "status": "confirmed",
    "source": "",
    "wants_speed_dating": None,
    "idea": "",
    "consent_share": None,
    "consent_photo": None,
    "consent_ms": None,
    "consent_origin": "",
    "needs": "",
    "note": "",
    "attention": "",
    "typed_json": "{}",
}

FULL = (
    "SELECT r.*, p.given_name, p.family_name, p.email, p.phone, p.unit, p.institution_id,"
    " coalesce(i.name, '') AS institution,"
    " (SELECT c.code FROM codes c WHERE c.registration_id = r.id AND c.origin = 'ronde' AND c.revoked_ms IS NULL"
    "  ORDER BY c.issued_ms DESC LIMIT 1) AS code"
    " FROM registrations r JOIN people p ON p.id = r.person_id"
    " LEFT JOIN institutions i ON i.id = p.institution_id"
)


@fills("registration.added")
def _added(tables: Tables, entry: Entry) -> None:
    columns = _BLANK | picked(entry, REGISTRATION_COLUMNS)
    columns |= {"event_id": entry.event_id, "created_ms": entry.at_ms}
    upsert(tables, "registrations", {"id": entry.subject_id}, columns)


def next_number(store: Store, event_id: str) -> int:
    """The number that the next registration of an event gets on the paper list."""
    row = store.row("SELECT coalesce(max(number), 0) + 1 FROM registrations WHERE event_id = ?", (event_id,))
    return int(row[0]) if row else 1


@fills("registration.changed")
def _changed(tables: Tables, entry: Entry) -> None:
    update(tables, "registrations", entry.subject_id, picked(entry, REGISTRATION_COLUMNS))


@fills("registration.cancelled")
def _cancelled(tables: Tables, entry: Entry) -> None:
    update(tables, "registrations", entry.subject_id, {"status": "cancelled"})


@fills("registration.restored")
def _restored(tables: Tables, entry: Entry) -> None:
    update(tables, "registrations", entry.subject_id, {"status": "confirmed"})


@fills("code.issued")
def _issued(tables: Tables, entry: Entry) -> None:
    columns = {"origin": entry.payload["origin"], "issued_ms": entry.at_ms, "revoked_ms": None}
    upsert(tables, "codes", {"code": entry.payload["code"], "registration_id": entry.subject_id}, columns)


@fills("code.revoked")
def _revoked(tables: Tables, entry: Entry) -> None:
    tables.execute(
        "UPDATE codes SET revoked_ms = ? WHERE code = ? AND registration_id = ?",
        (entry.at_ms, entry.payload["code"], entry.subject_id),
    )


@applies("badge.printed")
def _badge_printed(conn: sqlite3.Connection, entry: Entry) -> None:
    printed = conn.execute(
        "SELECT count(*), max(at_ms) FROM journal WHERE subject = ? AND kind = 'badge.printed'",
        (entry.subject,),
    ).fetchone()
    update(
        conn,
        "registrations",
        entry.subject_id,
        {"badges_printed": printed[0], "badge_printed_ms": printed[1]},
    )


@applies("door.scanned")
def _scanned(conn: sqlite3.Connection, entry: Entry) -> None:
    """A line of the door. Subject ``registration:<id>``, or ``scan:<id>`` when nobody is known by that code."""
    known = entry.family == "registration"
    payload = entry.payload
    _write_line(
        conn,
        entry,
        str(payload["outcome"]),
        entry.subject_id if known else None,
        int(str(payload["scanned_ms"])),
        None,
    )
    if known:
        _fold(conn, entry.subject_id)


@applies("door.undone")
def _undone(conn: sqlite3.Connection, entry: Entry) -> None:
    undoes = str(entry.payload["undoes_id"])
    _write_line(conn, entry, "UNDONE", entry.subject_id, entry.at_ms, undoes)
    _fold(conn, entry.subject_id)


def _write_line(
    conn: sqlite3.Connection,
    entry: Entry,
    outcome: str,
    registration_id: str | None,
    at_ms: int,
    undoes: str | None,
) -> None:
    columns = {
        "event_id": entry.event_id,
        "registration_id": registration_id,
        "outcome": outcome,
        "way": entry.payload.get("way", ""),
        "code": entry.payload.get("code", ""),
        "at_ms": at_ms,
        "hlc": entry.hlc,
        "desk": entry.desk,
        "operator": entry.operator,
        "reason": entry.payload.get("reason", ""),
        "undoes_id": undoes,
    }
    upsert(conn, "check_ins", {"id": entry.id}, columns)


def _fold(conn: sqlite3.Connection, registration_id: str) -> None:
    """Bring a registration's presence up to date from its lines."""
    lines = conn.execute(
        "SELECT c.id, c.outcome, c.at_ms, c.hlc, c.desk, c.operator, c.undoes_id, j.at_ms"
        " FROM check_ins c JOIN journal j ON j.id = c.id WHERE c.registration_id = ?",
        (registration_id,),
    )
    state = fold_presence(DoorLine(*line) for line in lines)
    first = state.first
    columns = {
        "present": int(state.present),
        "first_in_ms": first.at_ms if first else None,
        "first_in_desk": first.desk if first else "",
        "first_in_operator": first.operator if first else "",
        "doubled": state.doubled,
    }
    update(conn, "registrations", registration_id, columns)


@applies("doubt.opened")
def _doubt_opened(conn: sqlite3.Connection, entry: Entry) -> None:
    columns: dict[str, object] = {
        "event_id": entry.event_id,
        "registration_id": entry.payload["registration_id"],
        "opened_ms": entry.at_ms,
        "opened_desk": entry.desk,
        "opened_operator": entry.operator,
        "note": entry.payload.get("note", ""),
        "solved_ms": None,
        "solved_operator": "",
        "solution": "",
    }
    upsert(conn, "doubts", {"id": entry.subject_id}, columns)


@applies("doubt.solved")
def _doubt_solved(conn: sqlite3.Connection, entry: Entry) -> None:
    columns = {
        "solved_ms": entry.at_ms,
        "solved_operator": entry.operator,
        "solution": entry.payload["solution"],
    }
    update(conn, "doubts", entry.subject_id, columns)


def of_event(store: Store, event_id: str) -> list[sqlite3.Row]:
    """All registrations of an event with person, institution and code, by family name."""
    return store.rows(f"{FULL} WHERE r.event_id = ? ORDER BY p.family_name, p.given_name, r.id", (event_id,))


def one(store: Store, registration_id: str) -> sqlite3.Row | None:
    """One registration with person, institution and code."""
    return store.row(f"{FULL} WHERE r.id = ?", (registration_id,))


def several(store: Store, registration_ids: Sequence[str]) -> list[sqlite3.Row]:
    """These registrations with person, institution and code, in any order."""
    marks = ",".join("?" * len(registration_ids))
    return store.rows(f"{FULL} WHERE r.id IN ({marks})", tuple(registration_ids))


def by_codes(store: Store, codes: Sequence[str]) -> list[sqlite3.Row]:
    """Registrations of all events known by any of the codes, with ``scanned_code`` and ``revoked_ms``."""
    marks = ",".join("?" * len(codes))
    return store.rows(
        "SELECT r.id, r.event_id, r.category_key, r.status, r.present, r.first_in_ms, r.note, r.attention,"
        f" c.code AS scanned_code, c.revoked_ms, c.origin FROM codes c JOIN registrations r ON r.id = c.registration_id"
        f" WHERE c.code IN ({marks})",
        tuple(codes),
    )


def valid_codes(store: Store, registration_id: str) -> list[sqlite3.Row]:
    """The codes of a registration that still hold, the newest first."""
    return store.rows(
        "SELECT code, origin FROM codes WHERE registration_id = ? AND revoked_ms IS NULL ORDER BY issued_ms DESC",
        (registration_id,),
    )


def lines(store: Store, event_id: str, limit: int) -> list[sqlite3.Row]:
    """What the door wrote last, the newest first, with names where somebody is known."""
    return store.rows(
        "SELECT c.*, p.given_name, p.family_name, r.category_key,"
        " EXISTS (SELECT 1 FROM check_ins u WHERE u.undoes_id = c.id) AS undone,"
        " (SELECT t.outcome FROM check_ins t WHERE t.id = c.undoes_id) AS took_back"
        " FROM check_ins c LEFT JOIN registrations r ON r.id = c.registration_id"
        " LEFT JOIN people p ON p.id = r.person_id"
        " WHERE c.event_id = ? ORDER BY c.hlc DESC LIMIT ?",
        (event_id, limit),
    )


def last_admission_here(store: Store, registration_id: str, desk: str) -> int | None:
    """When this desk last let the person in and did not take it back, Unix milliseconds."""
    row = store.row(
        "SELECT at_ms FROM check_ins c WHERE registration_id = ? AND desk = ?"
        " AND outcome IN ('ADMITTED', 'RE_ENTERED')"
        " AND NOT EXISTS (SELECT 1 FROM check_ins u WHERE u.undoes_id = c.id) ORDER BY hlc DESC LIMIT 1",
        (registration_id, desk),
    )
    return row[0] if row else None


def out_since_ms(store: Store, registration_id: str, but_line_id: str) -> int | None:
    """The first exit since the last entry that stand, Unix milliseconds; the line named is left out."""
    row = store.row(
        "WITH valid AS (SELECT * FROM check_ins c WHERE registration_id = ? AND id <> ?"
        " AND NOT EXISTS (SELECT 1 FROM check_ins u WHERE u.undoes_id = c.id))"
        " SELECT at_ms FROM valid WHERE outcome = 'LEFT' AND hlc > coalesce("
        "(SELECT max(hlc) FROM valid WHERE outcome IN ('ADMITTED', 'RE_ENTERED')), '') ORDER BY hlc LIMIT 1",
        (registration_id, but_line_id),
    )
    return row[0] if row else None


def last_line_to_undo(store: Store, event_id: str, desk: str) -> sqlite3.Row | None:
    """The admission or exit that this desk wrote last and did not take back, whatever the clock showed."""
    return store.row(
        "SELECT * FROM check_ins c WHERE event_id = ? AND desk = ?"
        " AND outcome IN ('ADMITTED', 'RE_ENTERED', 'LEFT')"
        " AND NOT EXISTS (SELECT 1 FROM check_ins u WHERE u.undoes_id = c.id)"
        " ORDER BY hlc DESC LIMIT 1",
        (event_id, desk),
    )


def counts_by_category(store: Store, event_id: str) -> list[sqlite3.Row]:
    """For each category: expected (not cancelled) and present."""
    return store.rows(
        "SELECT category_key, sum(expected) AS expected, sum(present) AS present FROM ("
        " SELECT category_key, sum(status <> 'cancelled') AS expected, 0 AS present FROM registrations"
        "  WHERE event_id = ? GROUP BY category_key"
        " UNION ALL SELECT category_key, sum(status = 'cancelled'), count(*) FROM registrations"
        "  WHERE event_id = ? AND present = 1 GROUP BY category_key) GROUP BY category_key",
        (event_id, event_id),
    )


def entrance_number(store: Store, event_id: str) -> int:
    """How many people have been let in, each once."""
    row = store.row(
        "SELECT count(*) FROM registrations WHERE event_id = ? AND first_in_ms IS NOT NULL", (event_id,)
    )
    return int(row[0]) if row else 0


def arrivals_ms(store: Store, event_id: str) -> list[int]:
    """First admissions that stand, in order, Unix milliseconds; as one text, since 20,000 rows take far longer."""
    row = store.row(
        "SELECT json_group_array(first_in_ms) FROM (SELECT first_in_ms FROM registrations"
        " WHERE event_id = ? AND first_in_ms IS NOT NULL ORDER BY first_in_ms)",
        (event_id,),
    )
    return list(json.loads(row[0])) if row else []


def doubts(store: Store, event_id: str) -> list[sqlite3.Row]:
    """All doubts of an event, the open ones first."""
    return store.rows(
        "SELECT d.*, p.given_name, p.family_name FROM doubts d"
        " JOIN registrations r ON r.id = d.registration_id JOIN people p ON p.id = r.person_id"
        " WHERE d.event_id = ? ORDER BY d.solved_ms IS NOT NULL, d.opened_ms",
        (event_id,),
    )


def of_person(store: Store, event_id: str, person_id: str) -> sqlite3.Row | None:
    """The registration of a person for an event, one that was not cancelled first."""
    return store.row(
        "SELECT id FROM registrations WHERE event_id = ? AND person_id = ? ORDER BY status = 'cancelled' LIMIT 1",
        (event_id, person_id),
    )


def undoable_line(store: Store, line_id: str) -> sqlite3.Row | None:
    """A line of the door that can be taken back and was not yet."""
    return store.row(
        "SELECT * FROM check_ins c WHERE id = ? AND outcome IN ('ADMITTED', 'RE_ENTERED', 'LEFT')"
        " AND NOT EXISTS (SELECT 1 FROM check_ins u WHERE u.undoes_id = c.id)",
        (line_id,),
    )


def by_numbers(store: Store, event_id: str) -> dict[int, str]:
    """Registration ids by their number on the paper list."""
    rows = store.rows("SELECT number, id FROM registrations WHERE event_id = ?", (event_id,))
    return {row["number"]: row["id"] for row in rows}


def known_codes(store: Store, codes: Sequence[str]) -> set[str]:
    """Those of the codes that somebody has or had in this file."""
    marks = ",".join("?" * len(codes))
    rows = store.rows(f"SELECT DISTINCT code FROM codes WHERE code IN ({marks})", tuple(codes))
    return {row["code"] for row in rows}


def outside_codes(store: Store, event_id: str) -> list[sqlite3.Row]:
    """Codes of other platforms on the registrations of an event."""
    return store.rows(
        "SELECT c.registration_id, c.code FROM codes c JOIN registrations r ON r.id = c.registration_id"
        " WHERE r.event_id = ? AND c.origin <> 'ronde' AND c.revoked_ms IS NULL",
        (event_id,),
    )
