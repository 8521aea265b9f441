"""Who is inside: the fold of the lines that the door wrote about one registration."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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


class Attendance(StrEnum):
    """What is to be said of a registration in one word; lists and the desk say the same."""

    PRESENT = "present"
    GONE_OUT = "gone_out"
    EXPECTED = "expected"
    PENDING = "pending"
    CANCELLED = "cancelled"


def attendance(*, present: bool, status: str, first_in_ms: int | None) -> Attendance:
    """Whoever is inside is present, whatever the list says; of others, what the door would say comes before the past.

    Args:
        status: ``confirmed``, ``pending`` or ``cancelled``.
        first_in_ms: the first admission that stands, or None.
    """
    if present:
        return Attendance.PRESENT
    if status in (Attendance.CANCELLED, Attendance.PENDING):
        return Attendance(status)
    return Attendance.EXPECTED if first_in_ms is None else Attendance.GONE_OUT


def fold_presence(lines: Iterable[DoorLine]) -> Presence:
    """Fold the lines of one registration, in any order of arrival.

    They stand in the order in which they were scanned, see `_in_order`. An exit without an entry changes nothing.
    """
    ordered = _in_order(lines)
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


def _in_order(lines: Iterable[DoorLine]) -> list[DoorLine]:
    """As they were scanned, where clocks can tell, and else as the journal has them.

    What was written later (a list of paper, a file that was busy) goes to its time of scan. A desk that writes at an
    earlier time than the line before has another clock, or somebody set it back: its line follows that one, and its
    clock is counted on from there. By the time of day alone an exit after that would come before its entry.
    """
    placed: list[tuple[int, str, DoorLine]] = []
    added_ms: dict[str, int] = {}
    latest_ms = 0
    for line in sorted(lines, key=lambda each: each.hlc):
        written_ms = line.at_ms if line.written_ms is None else line.written_ms
        written_ms += added_ms.get(line.desk, 0)
        if written_ms < latest_ms:
            added_ms[line.desk] = added_ms.get(line.desk, 0) + latest_ms - written_ms
            placed.append((latest_ms, line.hlc, line))
        else:
            placed.append((line.at_ms + added_ms.get(line.desk, 0), line.hlc, line))
            latest_ms = written_ms
    return [line for _, _, line in sorted(placed, key=lambda each: each[:2])]
