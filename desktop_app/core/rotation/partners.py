"""Plans of pairs: what planners of two sides and of one group share.

Rounds at which the same people are there are planned together, exactly; when people come and go, one such
group of rounds after the other, then each again given the others as long as that helps.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.colouring import Pair
from desktop_app.core.rotation.factors import Bools, Costs

Partners = NDArray[np.int16]
AGAIN = 10  # cost of meeting again, as in the plan's default weights
PASSES = 2


@dataclass(frozen=True, slots=True, eq=False)
class PairPlan:
    """Who meets whom: ``partner`` of shape (rounds, people), -1 for a rest.

    ``proven``: no other plan with equally shared rests has a lower total cost.
    """

    partner: Partners
    proven: bool


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What happened in other rounds: ``met``, shape (people, people), and ``rested``, shape (people,)."""

    met: Costs
    rested: Costs

    def of(self, people: NDArray[np.int64]) -> "History":
        """The history of some of the people."""
        return History(self.met[np.ix_(people, people)], self.rested[people])

    def after(self, partner: Partners, present: Bools, sign: int = 1) -> "History":
        """The history with some rounds added (or taken back, with ``sign`` -1)."""
        met = self.met.copy()
        for row in partner:
            here = np.nonzero(row >= 0)[0]
            met[here, row[here]] += sign
        return History(met, self.rested + sign * ((partner < 0) & present).sum(axis=0))

    def price(self, cost: Costs, again: int) -> Costs:
        """Cost of one more meeting: a wish counts once, meeting again costs ``again``."""
        return np.where(self.met > 0, np.maximum(cost, 0) + again, cost)

    def total(self, cost: Costs, again: int) -> int:
        """Cost of all meetings, halves counted twice, with the square of rests to keep them even."""
        further = np.maximum(self.met - 1, 0) * (np.maximum(cost, 0) + again)
        return int((np.where(self.met > 0, cost, 0) + further).sum()) + 20 * int((self.rested**2).sum())


Planner = Callable[[NDArray[np.int64], int, History], PairPlan]


def plan_groups(
    cost: Costs,
    present: Bools,
    history: History,
    again: int,
    plan: Planner,
) -> PairPlan:
    """Plans the rounds group by group; ``plan(people, rounds, history)`` plans one with everybody there."""
    partner = np.full(present.shape, -1, dtype=np.int16)
    groups: dict[bytes, list[int]] = {}
    for r, here in enumerate(present):
        groups.setdefault(here.tobytes(), []).append(r)
    proven = len(groups) == 1 and not history.met.any()
    for turn in range(1 if len(groups) == 1 else 1 + PASSES):
        for rounds in sorted(groups.values(), key=len, reverse=True):
            before = history.after(partner[rounds], present[rounds], -1) if turn else history
            people = np.nonzero(present[rounds[0]])[0]
            found = plan(people, len(rounds), before.of(people))
            local = np.full((len(rounds), present.shape[1]), -1, dtype=np.int16)
            local[:, people] = np.where(found.partner >= 0, people[found.partner], -1)
            after = before.after(local, present[rounds])
            if turn and after.total(cost, again) >= history.total(cost, again):
                continue
            partner[rounds], history, proven = local, after, proven and found.proven
    return PairPlan(partner, proven)


def history_of(people: int, met: Costs | None, rested: Costs | None) -> History:
    """The history handed over by a caller, nothing where None."""
    return History(
        np.zeros((people, people), dtype=np.int64) if met is None else met.astype(np.int64),
        np.zeros(people, dtype=np.int64) if rested is None else rested.astype(np.int64),
    )


def rest_price(rested: Costs) -> Costs:
    """Cost of resting once more: above any preference for those who rested most so far."""
    return np.asarray(1_000_000 * (rested - rested.min()), dtype=np.int64)


def degrees(people: int, meetings: int) -> tuple[int, int]:
    """Most meetings of one person, and how many people have one less."""
    most = -(-meetings // people)
    return most, most * people - meetings


def seat_pairs(partner: NDArray[np.int16], home: NDArray[np.int16] | None = None) -> NDArray[np.int16]:
    """Tables for a plan of pairs, shape (rounds, people): one of each pair stays where it sat when possible.

    ``home``: the table of each person who must stay at one (hosts), -1 for others. Tables are numbered from
    0; as many are used as the fullest round has pairs, more only for homes beyond that number.
    """
    rounds, people = partner.shape
    fixed = home if home is not None else np.full(people, -1, dtype=np.int16)
    busiest = int((partner >= 0).sum(axis=1).max(initial=0)) // 2
    tables = max(busiest, int(fixed.max(initial=-1)) + 1)
    seats = np.full((rounds, people), -1, dtype=np.int16)
    last = np.where(fixed >= 0, fixed, -1)
    for r in range(rounds):
        pairs = [(a, int(b)) for a, b in enumerate(partner[r]) if a < b]
        for (a, b), table in zip(pairs, _tables_for(pairs, last, fixed, tables), strict=True):
            seats[r, a] = seats[r, b] = table
            last[a] = last[b] = table
    return seats


def _tables_for(
    pairs: list[Pair], last: NDArray[np.int16], fixed: NDArray[np.int16], tables: int
) -> list[int]:
    """A table for each pair: homes first, then a table of one of the two, then any (augmenting paths)."""
    options = [
        [int(fixed[p]) for p in pair if fixed[p] >= 0][:1]
        or [int(last[p]) for p in reversed(pair) if last[p] >= 0]
        for pair in pairs
    ]
    holder: dict[int, int] = {}

    def claim(pair: int, seen: set[int]) -> bool:
        for table in options[pair]:
            if table not in seen:
                seen.add(table)
                if table not in holder or claim(holder[table], seen):
                    holder[table] = pair
                    return True
        return False

    homeless = [k for k in sorted(range(len(pairs)), key=lambda k: len(options[k])) if not claim(k, set())]
    empty = iter([t for t in range(tables) if t not in holder])
    table_of = {pair: table for table, pair in holder.items()}
    table_of.update(zip(homeless, empty, strict=False))
    return [table_of[k] for k in range(len(pairs))]
