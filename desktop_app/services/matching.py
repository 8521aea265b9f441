"""From a row of the file to what the decision at the door asks of a registration."""

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
