"""The journal: everything that ever happened, in entries that are never changed.

The state of a subject is a fold of its entries ordered by hybrid logical time, so entries that arrive late
from another desk lead to the same state as if they had come in time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Payload = Mapping[str, object]
"""JSON-able values: str, int, float, bool, None, lists and dicts of them."""


def whole(value: object) -> int:
    """A whole number of a payload: 12, or 12.0 as some writers of JSON have it; a part of one is not cut off.

    Raises:
        TypeError: when it is none.
    """
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number was expected")
    return value


@dataclass(frozen=True, slots=True)
class Draft:
    """Something that happened, before the journal has stamped it.

    Attributes:
        kind: past-tense word with its family, such as ``"checkin.admitted"``.
        subject: ``"family:id"`` of what it happened to.
        payload: what is needed to fold it.
        event_id: the meeting it belongs to, if one.
    """

    kind: str
    subject: str
    payload: Payload = field(default_factory=dict)
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A stamped draft, as the journal keeps it.

    Attributes:
        id: UUIDv7.
        hlc: hybrid logical time as text; sorting by it gives the order of the fold.
        at_ms: wall clock of the desk that wrote it, Unix milliseconds.
        desk: name of the desk, such as ``"2"``.
        operator: who worked there, or empty.
    """

    id: str
    hlc: str
    at_ms: int
    desk: str
    operator: str
    kind: str
    subject: str
    payload: Payload
    event_id: str | None = None

    @property
    def subject_id(self) -> str:
        """The part of the subject after its family."""
        return self.subject.partition(":")[2]

    @property
    def family(self) -> str:
        """The part of the subject before the colon."""
        return self.subject.partition(":")[0]
