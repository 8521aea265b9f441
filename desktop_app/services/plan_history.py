"""What the journal keeps of one plan: the changes that stand, and the plan as it was after one of them."""

from collections.abc import Iterable
from typing import Any

from desktop_app.core.journal import Entry


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand: each undo takes itself and what it undoes away."""
    found: list[Entry] = []
    for entry in entries:
        undoes = entry.payload.get("undoes")
        if undoes is None:
            found.append(entry)
        else:
            found = [e for e in found if e.id != undoes]
    return found


def as_of(entries: list[Entry], version: Entry) -> dict[str, Any]:
    """Rounds, quality and settings as they stood after ``version``."""
    found: dict[str, Any] = {}
    for entry in entries:
        found |= {
            name: entry.payload[name] for name in ("rounds", "quality", "settings") if name in entry.payload
        }
        if entry.id == version.id:
            break
    return found
