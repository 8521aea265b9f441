"""What the session is made of: items of the programme, formats of speed dating, speakers in the queue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum

from desktop_app.core.journal import whole


class Form(Enum):
    """How an item runs."""

    TALK = "talk"
    """One stretch of time: an opening, a talk, a break."""
    STAGE = "stage"
    """Speakers of a queue, one after the other at the microphone."""
    TABLES = "tables"
    """k turns a round, then everybody changes table."""
    PAIRS = "pairs"
    """Two people face to face, both in one turn or swapping at half-time."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Lengths and thresholds of an item, in seconds, and what goes on by itself.

    Attributes:
        turn_s: one turn. move_s: to change table (or speaker, on stage). settle_s: countdown after a move.
        warning_s, last_call_s: time left at the two bells; 0 is no bell.
        overtime: counts on below zero; otherwise the clock stops at zero.
        auto_turns: the next turn of a round starts by itself. auto_rounds: so does the next round.
        half_swap: face to face, the first half is for one, the second for the other.
    """

    turn_s: int = 180
    move_s: int = 120
    settle_s: int = 10
    warning_s: int = 30
    last_call_s: int = 10
    overtime: bool = True
    auto_turns: bool = True
    auto_rounds: bool = False
    half_swap: bool = False


STAGE_TIMING = Timing(move_s=30, settle_s=0, auto_turns=False)
"""What a stage queue starts with: 3:00 + 0:30, each speaker started by hand."""
TALK_TIMING = Timing(move_s=0, settle_s=0, warning_s=120, last_call_s=30, auto_turns=False)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody announced in the programme."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A place in the stage queue.

    Attributes:
        id: stable. registration: who, if registered. title: of the idea. arrived_ms: when checked in.
        skipped: taken out for now; can be put back.
    """

    id: str
    name: str
    registration: str = ""
    affiliation: str = ""
    title: str = ""
    category: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the run of show.

    Attributes:
        kind: word of the programme: arrival, opening, talk, resource, break, speed_dating, closing...
        planned_start_ms: Unix milliseconds, None when no time was given.
        planned_length_ms: as announced; length_ms: as it stands after live edits (TALK only uses it).
        rounds: number of turns in each round (TABLES and PAIRS). queue: speakers (STAGE).
    """

    id: str
    title: str
    kind: str = "talk"
    planned_start_ms: int | None = None
    planned_length_ms: int = 0
    length_ms: int = 0
    speakers: tuple[Speaker, ...] = ()
    form: Form = Form.TALK
    timing: Timing = TALK_TIMING
    rounds: tuple[int, ...] = ()
    queue: tuple[QueueEntry, ...] = ()
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """The whole run of show of one session, and what the hall's screen may use by itself."""

    items: tuple[Item, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """The item with that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def with_item(self, changed: Item) -> "Show":
        """The show with the item of that id replaced."""
        return Show(tuple(changed if item.id == changed.id else item for item in self.items))

    def with_items(self, items: Iterable[Item]) -> "Show":
        """The show with other items."""
        return replace(self, items=tuple(items))


def encode_show(show: Show) -> dict[str, object]:
    """As JSON-able values for a journal entry."""
    return {"items": [encode_item(item) for item in show.items]}


def decode_show(payload: object) -> Show:
    """The show that `encode_show` wrote. Raises KeyError, TypeError or ValueError."""
    items = [decode_item(each) for each in _list(_mapping(payload)["items"])]
    if len({item.id for item in items}) != len(items):
        raise ValueError("two items with one id")
    return Show(tuple(items))


def encode_item(item: Item) -> dict[str, object]:
    """One item as JSON-able values."""
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind,
        "planned_start_ms": item.planned_start_ms,
        "planned_length_ms": item.planned_length_ms,
        "length_ms": item.length_ms,
        "speakers": [[each.name, each.affiliation] for each in item.speakers],
        "form": item.form.value,
        "timing": encode_timing(item.timing),
        "rounds": list(item.rounds),
        "queue": [encode_queue_entry(entry) for entry in item.queue],
        "dropped": item.dropped,
    }


def decode_item(payload: object) -> Item:
    """One item. Raises KeyError, TypeError or ValueError."""
    raw = _mapping(payload)
    length_ms = _length(raw.get("length_ms", 0))
    start = raw.get("planned_start_ms")
    return Item(
        id=str(raw["id"]),
        title=str(raw["title"]),
        kind=str(raw.get("kind", "talk")),
        planned_start_ms=None if start is None else whole(start),
        planned_length_ms=_length(raw.get("planned_length_ms", length_ms)),
        length_ms=length_ms,
        speakers=tuple(Speaker(*map(str, _list(each)[:2])) for each in _list(raw.get("speakers", []))),
        form=Form(raw.get("form", "talk")),
        timing=decode_timing(raw.get("timing", {})),
        rounds=tuple(max(0, whole(each)) for each in _list(raw.get("rounds", []))),
        queue=tuple(decode_queue_entry(each) for each in _list(raw.get("queue", []))),
        dropped=bool(raw.get("dropped", False)),
    )


def encode_timing(timing: Timing) -> dict[str, object]:
    """Lengths and choices as JSON-able values."""
    return {field.name: getattr(timing, field.name) for field in fields(timing)}


def decode_timing(payload: object, base: Timing = TALK_TIMING) -> Timing:
    """Lengths and choices over those of ``base``. Raises TypeError or ValueError; unknown names are ignored."""
    changes: dict[str, int | bool] = {}
    raw = _mapping(payload)
    for field in fields(Timing):
        if field.name in raw:
            value = raw[field.name]
            changes[field.name] = bool(value) if isinstance(field.default, bool) else max(0, whole(value))
    return replace(base, **changes)  # type: ignore[arg-type]


def encode_queue_entry(entry: QueueEntry) -> dict[str, object]:
    """A place in the queue as JSON-able values."""
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


def decode_queue_entry(payload: object) -> QueueEntry:
    """A place in the queue. Raises KeyError or TypeError."""
    raw = _mapping(payload)
    return QueueEntry(
        id=str(raw["id"]),
        name=str(raw["name"]),
        registration=str(raw.get("registration", "")),
        affiliation=str(raw.get("affiliation", "")),
        title=str(raw.get("title", "")),
        category=str(raw.get("category", "")),
        skipped=bool(raw.get("skipped", False)),
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("a mapping was expected")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list was expected")
    return list(value)


def _length(value: object) -> int:
    return max(0, whole(value))
