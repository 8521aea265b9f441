"""What no plan can do better: lower bounds that hold for everybody, whatever the search finds.

Premise of every bound: whoever can sit, sits, and tables are as even as their capacities allow (a plan that
leaves people standing or packs one table could repeat fewer pairs, at a price paid elsewhere).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import comb

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


class Reason(Enum):
    """Why repeats cannot go below the bound."""

    NOTHING = "nothing"  # nothing forces a repeat
    VOLUME = "volume"  # more meetings than pairs
    PERSON = "person"  # somebody sits with more people than there are to meet
    PIGEONHOLE = "pigeonhole"  # a table spread over the next round's tables keeps some together
    PROVEN = "proven"  # a theorem on schedules of this size


@dataclass(frozen=True, slots=True)
class RepeatsBound:
    """The least number of repeated meetings, and the argument that gives it."""

    value: int
    reason: Reason

    def met_by(self, repeats: int) -> bool:
        """Whether a plan with so many repeats is proven best."""
        return repeats <= self.value


def fewest_meetings(people: int, tables: int) -> int:
    """Meetings of one round when ``people`` are spread evenly over ``tables``."""
    if tables <= 0:
        return comb(people, 2)
    size, larger = divmod(people, tables)
    return larger * comb(size + 1, 2) + (tables - larger) * comb(size, 2)


def even_sizes(people: int, capacities: Iterable[int], least: int = 2) -> list[int]:
    """Sizes as even as the capacities allow, no table below ``least`` as long as ``people`` allow it.

    Sums to ``people``, or to the total capacity when that is less. Spreading evenly is what minimises any
    convex cost of the sizes, such as the number of meetings.
    """
    open_tables = sorted((c for c in capacities if c > 0), reverse=True)
    open_tables = open_tables[: max(1, people // max(1, least))]
    left, sizes = min(people, sum(open_tables)), []
    for k, capacity in enumerate(reversed(open_tables)):
        share = left // (len(open_tables) - k)
        sizes.append(min(capacity, share))
        left -= sizes[-1]
    return sizes


def repeats_bound(
    present: Bools,
    capacities: Sequence[int],
    sides: NDArray[np.int64] | None = None,
    least: int = 2,
) -> RepeatsBound:
    """A lower bound on meetings above the first, summed over pairs.

    ``present``: shape (rounds, people). ``capacities``: one number a table. ``sides``: two-sided meetings,
    the side of each person: people of one side never share a table. ``least``: smallest table allowed.
    """
    if present.size == 0 or not present.any() or sum(capacities) == 0:
        return RepeatsBound(0, Reason.NOTHING)
    sizes = [even_sizes(_seated(row, capacities, sides, least), capacities, least) for row in present]
    could_meet = present.T.astype(np.int32) @ present.astype(np.int32) > 0
    np.fill_diagonal(could_meet, False)
    if sides is not None:
        could_meet &= sides[:, None] != sides[None, :]
    found = {
        Reason.VOLUME: _volume(sizes, could_meet),
        Reason.PERSON: _person(present, sizes, could_meet),
        Reason.PIGEONHOLE: 0 if sides is not None else _pigeonhole(present, capacities, sizes),
        Reason.PROVEN: 0 if sides is not None else _proven(present, sizes),
    }
    reason = max(found, key=lambda r: found[r])
    return RepeatsBound(found[reason], reason) if found[reason] > 0 else RepeatsBound(0, Reason.NOTHING)


def _seated(here: Bools, capacities: Sequence[int], sides: NDArray[np.int64] | None, least: int) -> int:
    seated = min(int(here.sum()), sum(capacities))
    if seated < least:
        return 0  # no table may be opened for so few
    if sides is not None:
        counts = np.unique(sides[here], return_counts=True)[1]
        seated = min(seated, 2 * int(counts.min()) if len(counts) == 2 else 0)
    return seated - seated % 2 if max(capacities) == 2 else seated


def _volume(sizes: list[list[int]], could_meet: Bools) -> int:
    meetings = sum(comb(size, 2) for tables in sizes for size in tables)
    return meetings - int(could_meet.sum()) // 2


def _person(present: Bools, sizes: list[list[int]], could_meet: Bools) -> int:
    """Each person sits with at least so many others, and there are only so many to meet."""
    if any(sum(tables) < here.sum() for tables, here in zip(sizes, present, strict=True)):
        return 0
    company = np.array([min(tables, default=1) - 1 for tables in sizes])
    excess = company @ present - could_meet.sum(axis=1)
    return -(-int(np.maximum(excess, 0).sum()) // 2)


def _pigeonhole(present: Bools, capacities: Sequence[int], sizes: list[list[int]]) -> int:
    """The people of one table spread over the tables of another round: some stay together.

    Each round adds at least the pairs it shares with the earlier round it shares most with.
    """
    if any(sum(tables) < here.sum() for tables, here in zip(sizes, present, strict=True)):
        return 0
    rounds = len(sizes)
    common = present.astype(np.int32) @ present.T.astype(np.int32)
    shared = [
        max(
            sum(fewest_meetings(s, len(sizes[r])) for s in even_sizes(int(common[q, r]), capacities, 1))
            for q in range(r)
        )
        for r in range(1, rounds)
    ]
    return sum(shared)


# Most rounds without a repeat, where it is proven and below the count of people to meet: (tables, seats).
# (6, 6): no two orthogonal Latin squares of order 6 (Tarry 1900). (4, 3), (5, 4), (6, 5): OEIS A107431.
# (10, 10): more than 6 orthogonal squares would complete to a plane of order 10, which does not exist
# (Lam 1991; Bruck 1963), and k squares give k + 2 rounds.
MOST_ROUNDS = {(4, 3): 4, (5, 4): 5, (6, 5): 6, (6, 6): 3, (10, 10): 8}


def most_rounds(tables: int, seats: int) -> int:
    """Upper bound on the rounds of ``tables`` full tables of ``seats`` without a repeated pair."""
    if seats < 2:
        return 10**6
    if seats > tables:
        return 1
    return MOST_ROUNDS.get((tables, seats), (tables * seats - 1) // (seats - 1))


def _proven(present: Bools, sizes: list[list[int]]) -> int:
    """When any A + 1 rounds hold a repeat, R rounds hold at least R - A.

    Join two rounds when a pair meets in both: one round of each component gives a schedule without repeats,
    so there are at most A components, and a pair that meets m times joins at most m - 1 of them.
    """
    equal = all(tables == sizes[0] for tables in sizes) and len(set(sizes[0])) == 1
    if not (equal and present.all() and sum(sizes[0]) == present.shape[1]):
        return 0  # where some rest, more people share the meetings
    return max(0, len(sizes) - most_rounds(len(sizes[0]), sizes[0][0]))
