"""An entry as a row of the journal: written one by one, or many at once."""

import json

from desktop_app.core.journal import Entry, Payload

INSERT = (
    "INSERT INTO journal (hlc, id, at_ms, desk, operator, kind, subject, event_id, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def values_of(entry: Entry) -> tuple[object, ...]:
    """All columns of `INSERT` but the first: the hybrid time may be given later."""
    return (
        entry.id,
        entry.at_ms,
        entry.desk,
        entry.operator,
        entry.kind,
        entry.subject,
        entry.event_id,
        _encoded(entry.payload),
    )


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _encoded(payload: Payload) -> str:
    return _ENCODER.encode(dict(payload))
