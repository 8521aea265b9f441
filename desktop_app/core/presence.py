"""Who is inside: the fold of the lines that the door wrote about one registration."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.core.hybrid_time import HybridTime

IN_OUTCOMES = frozenset({"ADMITTED", "RE_ENTERED"})


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One line of the door.

    Attributes:
        id: the entry.
        outcome: ``core.checkin.Outcome`` name, or ``"UNDONE"``.
        at_ms: when it was scanned.
        hlc: when it was written, in hybrid time.
        desk, operator: where and by whom.
        undoes_id: for an undo, the line that it takes back.
        written_ms: when it was written by the same clock as ``at_ms``; None for at once.
    """

    id: str
    outcome: str
    at_ms: int
    hlc: str
    desk: str
    operator: str
    undoes_id: str | None = None
    written_ms: int | None = None

    def place(self) -> tuple[int, str]:
        """Where it stands among the lines of the same person: so long before it was written as it was scanned.

        Not by ``at_ms`` alone: after somebody had set the clock back an exit would come before its entry.
        """
        waited_ms = 0 if self.written_ms is None else self.written_ms - self.at_ms
        return HybridTime.parse(self.hlc).wall_ms - waited_ms, self.hlc


@dataclass(frozen=True, slots=True)
class Presence:
    """Where one person stands.

    Attributes:
        present: inside now.
        first: the first admission that stands, or None.
        last: the last admission that stands, or None.
        doubled: admissions while already inside (two desks cut off from each other), to review.
    """

    present: bool = False
    first: DoorLine | None = None
    last: DoorLine | None = None
    doubled: int = 0


def fold_presence(lines: Iterable[DoorLine]) -> Presence:
    """Fold the lines of one registration, in any order of arrival.

    Their order is that of `DoorLine.place`. An exit without an entry changes nothing.
    """
    ordered = sorted(lines, key=DoorLine.place)
    undone = {line.undoes_id for line in ordered if line.outcome == "UNDONE"}
    present, first, last, doubled = False, None, None, 0
    for line in ordered:
        if line.id in undone:
            continue
        if line.outcome in IN_OUTCOMES:
            doubled += present
            present, first, last = True, first or line, line
        elif line.outcome == "LEFT":
            present = False
    return Presence(present, first, last, doubled)
