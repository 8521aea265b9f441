"""The programme of a meeting: imported or typed, and edited before the day."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean
from desktop_app.core.live.show import Speaker
from desktop_app.core.programme import KINDS, TALK, ProgrammeItem
from desktop_app.core.text import N_, Text
from desktop_app.services.events import Events
from desktop_app.services.recorder import Recorder
from desktop_app.store import events_table, live_table
from desktop_app.store.store import Row

LONGEST_TITLE = 300
LONGEST_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """An item as it is kept.

    Attributes:
        id: stable while the programme is edited. kind: one of `core.programme.KINDS`.
        start_min: minutes after local midnight of the event's date, None when no time is given.
        length_s: announced length. dropped: left out, but not forgotten.
    """

    id: str
    kind: str
    title: str
    speakers: tuple[Speaker, ...] = ()
    place: str = ""
    start_min: int | None = None
    length_s: int = 0
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """What an import kept, what it had to guess or leave out, and how many items stood there before."""

    lines: tuple[ProgrammeLine, ...]
    remarks: tuple[Text, ...]
    replaced: int = 0


class Programme:
    """Read, import and edit the programme of a meeting."""

    def __init__(self, recorder: Recorder, events: Events) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._events = events

    def items(self, event_id: str) -> tuple[ProgrammeLine, ...]:
        """The programme in its order, dropped items too."""
        return tuple(_line(row) for row in events_table.programme(self._store, event_id))

    def import_list(self, event_id: str, path: Path) -> ProgrammeReport:
        """Replace the programme by that of a CSV or XLSX list, items of the event's day only when it has any.

        Raises:
            Refused: when the file cannot be read, or holds no item; nothing is changed then. ``session-open`` while
                a session runs on the programme that would be replaced.
        """
        from desktop_app.importers.programme import read_programme

        event = self._events.find(event_id)
        if live_table.open_session(self._store, event.id) is not None:
            raise Refused(
                "session-open",
                N_(
                    "The session of this meeting is under way: change its run of show line by line, or end it first."
                ),
            )
        read = read_programme(path)
        items = read.of_day(event.date)
        if not items:
            raise Refused("programme-empty", N_("This list holds no item with a title: nothing was changed."))
        replaced = len(self.items(event.id))
        remarks = (*read.remarks_on(event.date), *read.remarks)
        return ProgrammeReport(self.replace(event.id, [_new(item) for item in items]), remarks, replaced)

    def take_back(self, event_id: str) -> tuple[ProgrammeLine, ...]:
        """The programme as it was before it was last changed; a second time undoes that again.

        Raises `Refused` ``programme-first`` when nothing was changed yet.
        """
        with self._recorder.transaction() as transaction:
            changes = self._store.entries(f"programme:{event_id}")
            if not changes:
                raise Refused(
                    "programme-first", N_("The programme was not changed yet: nothing to take back.")
                )
            before = changes[-2].payload["items"] if len(changes) > 1 else []
            transaction.add("programme.replaced", f"programme:{event_id}", {"items": before}, event_id)
        return self.items(event_id)

    def replace(self, event_id: str, lines: Sequence[ProgrammeLine]) -> tuple[ProgrammeLine, ...]:
        """Write the whole programme, in that order; lines without an id get one."""
        with self._recorder.transaction() as transaction:
            kept = [_checked(line) for line in lines]
            kept = [replace(line, id=line.id or transaction.new_id()) for line in kept]
            payload = {"items": [_encode(line) for line in kept]}
            transaction.add("programme.replaced", f"programme:{event_id}", payload, event_id)
        return self.items(event_id)

    def change(self, event_id: str, line_id: str, **fields: object) -> tuple[ProgrammeLine, ...]:
        """Change some fields of one item. Raises `Refused` ``item-unknown``."""
        lines = self._with(event_id, line_id)
        changed = [replace(line, **fields) if line.id == line_id else line for line in lines]  # type: ignore[arg-type]
        return self.replace(event_id, changed)

    def add(self, event_id: str, line: ProgrammeLine, at: int | None = None) -> tuple[ProgrammeLine, ...]:
        """A new item, at the end or at that place."""
        lines = list(self.items(event_id))
        lines.insert(len(lines) if at is None else at, line)
        return self.replace(event_id, lines)

    def move(self, event_id: str, line_id: str, to: int) -> tuple[ProgrammeLine, ...]:
        """Another place, counted from 0. Raises `Refused` ``item-unknown``."""
        lines = list(self._with(event_id, line_id))
        moved = next(line for line in lines if line.id == line_id)
        lines.remove(moved)
        lines.insert(max(0, to), moved)
        return self.replace(event_id, lines)

    def remove(self, event_id: str, line_id: str) -> tuple[ProgrammeLine, ...]:
        """Take an item away. Raises `Refused` ``item-unknown``."""
        lines = self._with(event_id, line_id)
        return self.replace(event_id, [line for line in lines if line.id != line_id])

    def _with(self, event_id: str, line_id: str) -> tuple[ProgrammeLine, ...]:
        lines = self.items(event_id)
        if all(line.id != line_id for line in lines):
            raise Refused("item-unknown", N_("This item is no longer in the programme."))
        return lines


def _new(item: ProgrammeItem) -> ProgrammeLine:
    return ProgrammeLine("", item.kind, item.title, item.speakers, item.place, item.start_min, item.length_s)


def _checked(line: ProgrammeLine) -> ProgrammeLine:
    title = clean(line.title, LONGEST_TITLE)
    if not title:
        raise Refused("item-untitled", N_("Give the item a title."))
    if line.start_min is not None and not 0 <= line.start_min < 2 * 24 * 60:
        raise Refused("item-time", N_("The start of “{title}” is no time of the day."), title=title)
    length_s = min(max(0, line.length_s), LONGEST_S)
    kind = line.kind if line.kind in KINDS else TALK
    return replace(line, title=title, kind=kind, length_s=length_s, place=clean(line.place, LONGEST_TITLE))


def _encode(line: ProgrammeLine) -> dict[str, object]:
    speakers = [[speaker.name, speaker.affiliation] for speaker in line.speakers]
    return {
        "id": line.id,
        "kind": line.kind,
        "title": line.title,
        "speakers_json": json.dumps(speakers, ensure_ascii=False),
        "place": line.place,
        "start_min": line.start_min,
        "length_s": line.length_s,
        "dropped": line.dropped,
    }


def _line(row: Row) -> ProgrammeLine:
    return ProgrammeLine(
        row["id"],
        row["kind"],
        row["title"],
        tuple(Speaker(*map(str, each[:2])) for each in json.loads(row["speakers_json"])),
        row["place"],
        row["start_min"],
        row["length_s"],
        bool(row["dropped"]),
    )
