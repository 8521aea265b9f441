"""What the journal keeps of one plan: the changes that stand, and the plan as it was after one of them."""

from collections.abc import Iterable
from typing import Any, cast

from desktop_app.core.joining import joined_rounds, renamed
from desktop_app.core.journal import Entry


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand: each undo takes itself and what it undoes away. Joining two people changes no plan."""
    found: list[Entry] = []
    for entry in entries:
        if "joined" in entry.payload:
            continue
        undoes = entry.payload.get("undoes")
        if undoes is None:
            found.append(entry)
        else:
            found = [e for e in found if e.id != undoes]
    return found


def as_of(entries: list[Entry], version: Entry) -> dict[str, Any]:
    """Rounds, quality and settings as they stood after ``version``, of two who were joined since with the one alone."""
    found: dict[str, Any] = {}
    place = next(i for i, entry in enumerate(entries) if entry.id == version.id) + 1
    for entry in entries[:place]:
        found |= {
            name: entry.payload[name] for name in ("rounds", "quality", "settings") if name in entry.payload
        }
    for entry in entries[place:]:
        if "joined" in entry.payload:
            found = _joined(found, **cast("dict[str, str]", entry.payload["joined"]))
    return found


def _joined(found: dict[str, Any], kept: str, other: str) -> dict[str, Any]:
    changed = dict(found)
    if "rounds" in found:
        changed["rounds"] = joined_rounds(found["rounds"], kept, other)
    if "settings" in found:
        changed["settings"] = renamed(found["settings"], other, kept)
    return changed
