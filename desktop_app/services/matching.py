"""From a row of the file to what the decision at the door asks of a registration."""

from dataclasses import replace

from desktop_app.core.checkin import Match, Status
from desktop_app.store.store import Row


def match_of(row: Row) -> Match:
    """A registration found by a code, or by name: then no code of it was scanned, and none is revoked."""
    keys = row.keys()
    return Match(
        registration_id=row["id"],
        event_id=row["event_id"],
        category_key=row["category_key"],
        status=Status(row["status"]),
        revoked="revoked_ms" in keys and row["revoked_ms"] is not None,
        present=bool(row["present"]),
        first_in_ms=row["first_in_ms"],
        confirm=row["note"],
    )


def match_of_walk_in(row: Row) -> Match:
    """Somebody registered at the door just now: nothing is left to ask them, but the hours of the door hold."""
    return replace(match_of(row), status=Status.CONFIRMED, confirm="")
