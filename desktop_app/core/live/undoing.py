"""Taking back, and taking that back: what undo and redo would do next, and what they leave of the history.

An undo names a command, a redo names an undo; both are the same kind of entry.
"""

from collections.abc import Iterable, Sequence

from desktop_app.core.journal import Entry
from desktop_app.core.live import kinds
from desktop_app.core.live.instant import Instant

ACCIDENT_MS = 10_000
"""What was done within this time was an accident: taken back, it has never been."""

THEN = "then"
"""Of an undo that leaves the command in the history and stops the clock, or lets it go on, from there."""


def taken_back(ordered: Sequence[Entry]) -> frozenset[str]:
    """Ids of the commands that undo took back, and of the undos that redo took back."""
    gone: set[str] = set()
    for entry in reversed(ordered):
        if entry.kind == kinds.UNDONE and entry.id not in gone:
            gone.add(str(entry.payload.get("undoes")))
    return frozenset(gone)


def left_out(ordered: Sequence[Entry]) -> frozenset[str]:
    """Ids of the entries that the fold passes over, as if they had never been."""
    gone = taken_back(ordered)
    kept = {
        str(entry.payload.get("undoes"))
        for entry in ordered
        if entry.kind == kinds.UNDONE and entry.id not in gone and entry.payload.get(THEN)
    }
    return gone - kept


def undo_target(entries: Iterable[Entry]) -> Entry | None:
    """What Ctrl+Z would take back: the last command that still stands, since the session was opened."""
    ordered = sorted(entries, key=lambda entry: entry.hlc)
    gone = taken_back(ordered)
    for entry in reversed(ordered):
        if entry.kind == kinds.OPENED:
            return None
        if is_undoable(entry) and entry.id not in gone:
            return entry
    return None


def redo_target(entries: Iterable[Entry]) -> Entry | None:
    """The undo that a redo would take back: the last one that stands, when no command was given since."""
    ordered = sorted(entries, key=lambda entry: entry.hlc)
    gone = taken_back(ordered)
    undos = {entry.id for entry in ordered if entry.kind == kinds.UNDONE}
    for entry in reversed(ordered):
        if entry.id in gone:
            continue
        if entry.kind == kinds.OPENED or is_undoable(entry):
            return None
        if entry.kind == kinds.UNDONE and entry.payload.get("undoes") not in undos:
            return entry
    return None


def is_undoable(entry: Entry) -> bool:
    """A command that one takes back; taking over the drive is not, nor is an answer that settled nothing."""
    is_take_over = entry.kind == kinds.RESUMED and entry.payload.get("how") == "take_over"
    is_not_yet = entry.kind == kinds.ANSWERED and entry.payload.get("question") == kinds.END
    return entry.kind in kinds.UNDOABLE and not is_take_over and not is_not_yet


def keeps_time(entry: Entry, now: Instant) -> bool:
    """A start or a pause of more than a moment ago: taken back, the clock stops or goes on with the time as it is."""
    if entry.kind not in (kinds.STARTED, kinds.PAUSED):
        return False
    try:
        return now.since(Instant.decode(entry.payload["at"])) > ACCIDENT_MS
    except (KeyError, TypeError, ValueError):
        return False
