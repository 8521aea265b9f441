"""The stage queue of a meeting, made before it starts: from ideas, from a list, or by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, display_name, fold
from desktop_app.core.live.queue import alternating, by_arrival
from desktop_app.core.live.show import QueueEntry
from desktop_app.core.text import N_, Text
from desktop_app.services.recorder import Recorder
from desktop_app.store import plans_table, registrations_table
from desktop_app.store.store import Row

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class QueueReport:
    """What became of a list of pitches: lines kept, and a remark (with its line) where somebody was not found."""

    entries: tuple[QueueEntry, ...]
    remarks: tuple[tuple[int, Text], ...]


class StageQueue:
    """Who presents on stage, in order. During the session the live service changes its own copy."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store

    def entries(self, event_id: str) -> tuple[QueueEntry, ...]:
        """The queue in its order."""
        return tuple(_entry(row) for row in plans_table.queue(self._store, event_id))

    def make(self, event_id: str, present_only: bool = False) -> int:
        """Everybody who has an idea to present and did not decline, by number on the list; how many.

        Raises:
            Refused: ``nobody-presents`` when nobody has; the queue stays as it was.
        """
        rows = registrations_table.of_event(self._store, event_id)
        speakers = [row for row in rows if _presents(row) and (row["present"] or not present_only)]
        if not speakers:
            raise Refused(
                "nobody-presents",
                N_(
                    "Nobody in the list has an idea to present. Fill in the ideas, or import a list of pitches."
                ),
            )
        speakers.sort(key=lambda row: row["number"])
        self.replace(event_id, [_of_registration(row) for row in speakers])
        return len(speakers)

    def import_pitches(self, event_id: str, path: Path) -> QueueReport:
        """Replace the queue by a list of pitches (CSV or XLSX), matched with the people registered.

        Whom the list calls absent keeps their place and is taken out of it until somebody puts them back.
        """
        from desktop_app.core.roster.pitches import Registered, match_pitches
        from desktop_app.importers.pitches import read_pitches

        rows = registrations_table.of_event(self._store, event_id)
        people = [
            Registered(row["id"], row["given_name"], row["family_name"], row["email"], row["institution"])
            for row in rows
            if row["status"] != "cancelled"
        ]
        matched = match_pitches(read_pitches(path), people)
        here = {row["id"] for row in rows if row["present"]}
        entries = [
            QueueEntry(
                "",
                match.pitch.speaker,
                match.registration_id or "",
                match.pitch.institution,
                match.pitch.title,
                match.pitch.category_key,
                skipped=not match.waits(match.registration_id in here),
            )
            for match in matched
        ]
        remarks = tuple((match.pitch.line, match.remark) for match in matched if match.remark)
        return QueueReport(self.replace(event_id, entries), remarks)

    def replace(self, event_id: str, entries: Sequence[QueueEntry]) -> tuple[QueueEntry, ...]:
        """Write the whole queue in that order; entries without an id get that of the same speaker, or a new one."""
        with self._recorder.transaction() as transaction:
            known = _recognised(entries, self.entries(event_id))
            rows = [_encode(replace(each, id=each.id or transaction.new_id())) for each in known]
            transaction.add("queue.replaced", f"queue:{event_id}", {"entries": rows}, event_id)
        return self.entries(event_id)

    def order(self, event_id: str, how: str | Sequence[str]) -> tuple[QueueEntry, ...]:
        """``"arrival"``, ``"alternating"``, or ids in the wanted order."""
        known = self.entries(event_id)
        wanted = self.ordered(event_id, known, how)
        place = {entry_id: n for n, entry_id in enumerate(wanted)}
        return self.replace(event_id, sorted(known, key=lambda each: place.get(each.id, len(place))))

    def ordered(
        self, event_id: str, queue: Sequence[QueueEntry], how: str | Sequence[str], after: str | None = None
    ) -> tuple[str, ...]:
        """The ids of a queue in another order (see `order`), without writing it.

        Args:
            after: category of whoever speaks before them.
        """
        if how == "arrival":
            rows = registrations_table.of_event(self._store, event_id)
            arrived = {
                row["id"]: row["first_in_ms"]
                for row in rows
                if row["present"] and row["first_in_ms"] is not None
            }
            return by_arrival(queue, arrived)
        if how == "alternating":
            return alternating(queue, after)
        return tuple(how)


def _presents(row: Row) -> bool:
    return bool(row["idea"].strip()) and row["status"] != "cancelled" and row["wants_speed_dating"] != 0


def _of_registration(row: Row) -> QueueEntry:
    name = display_name(row["given_name"], row["family_name"])
    return QueueEntry("", name, row["id"], row["institution"], row["idea"], row["category_key"])


def _recognised(entries: Sequence[QueueEntry], known: Sequence[QueueEntry]) -> list[QueueEntry]:
    """New entries with the ids of the old ones for the same speakers: a session under way knows them by these."""
    free = {each.id: each for each in known if all(each.id != entry.id for entry in entries)}
    found = list(entries)
    for alike in (_same_idea, _same_speaker):
        for place, entry in enumerate(found):
            match = next((each for each in free.values() if alike(entry, each)), None)
            if not entry.id and match is not None:
                found[place] = replace(entry, id=match.id)
                del free[match.id]
    return found


def _same_speaker(entry: QueueEntry, other: QueueEntry) -> bool:
    if entry.registration or other.registration:
        return entry.registration == other.registration
    return fold(entry.name) == fold(other.name)


def _same_idea(entry: QueueEntry, other: QueueEntry) -> bool:
    return _same_speaker(entry, other) and fold(entry.title) == fold(other.title)


def _encode(entry: QueueEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "registration_id": entry.registration or None,
        "speaker": clean(entry.name, LONGEST_TITLE),
        "affiliation": clean(entry.affiliation, LONGEST_TITLE),
        "category_key": entry.category,
        "title": clean(entry.title, LONGEST_TITLE),
        "state": "skipped" if entry.skipped else "waiting",
    }


def _entry(row: Row) -> QueueEntry:
    registered = display_name(row["given_name"] or "", row["family_name"] or "")
    return QueueEntry(
        row["id"],
        registered or row["speaker"],
        row["registration_id"] or "",
        row["institution"] or row["affiliation"],
        row["title"] or row["idea"] or "",
        row["registered_category"] or row["category_key"],
        row["state"] == "skipped",
    )
