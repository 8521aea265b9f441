"""Taking back: which entries were undone, and what Ctrl+Z would take back next."""

from collections.abc import Iterable, Sequence

from desktop_app.core.journal import Entry
from desktop_app.core.live import kinds


def undone_ids(ordered: Sequence[Entry]) -> frozenset[str]:
    """Ids of the entries that were taken back."""
    return frozenset(str(entry.payload.get("undoes")) for entry in ordered if entry.kind == kinds.UNDONE)


def undo_target(entries: Iterable[Entry]) -> Entry | None:
    """What Ctrl+Z would take back: the last command that still stands, since the session was opened."""
    ordered = sorted(entries, key=lambda entry: entry.hlc)
    gone = undone_ids(ordered)
    for entry in reversed(ordered):
        if entry.kind == kinds.OPENED:
            return None
        if entry.kind in kinds.UNDOABLE and entry.id not in gone:
            return entry
    return None
