"""Two sides that meet in pairs (companies and researchers, say): exact, wishes included.

Which pairs meet is a transportation problem, solved to a proven optimum; Koenig's theorem then shares the
pairs out over the rounds. Rests are equal within one on each side.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.colouring import Pair, share_out
from desktop_app.core.rotation.factors import FAR, Costs, Factor, cheapest_two_sided

AGAIN = 10  # cost of meeting again, as in the plan's default weights


@dataclass(frozen=True, slots=True, eq=False)
class PairPlan:
    """Who meets whom: ``partner`` of shape (rounds, people), -1 for a rest.

    ``proven``: no other plan with equally shared rests has a lower total cost.
    """

    partner: NDArray[np.int16]
    proven: bool


def plan_two_sides(
    cost: Costs, rounds: int, tables: int, rng: np.random.Generator, again: int = AGAIN
) -> PairPlan:
    """The cheapest rounds between two sides; ``cost`` of a meeting has shape (lefts, rights), whole numbers.

    People are numbered lefts first, then rights. A wish is a negative cost, paid once however often two meet.
    """
    lefts, rights = cost.shape
    together = min(lefts, rights, tables)
    partner = np.full((rounds, lefts + rights), -1, dtype=np.int16)
    met = np.zeros(cost.shape, dtype=np.int64)
    done, proven = 0, True
    while done < rounds and together > 0:
        block = _longest_block(lefts, rights, together, rounds - done)
        price = np.where(met > 0, np.maximum(cost, 0) + again, cost)
        factor = _choose(price, block, together, met)
        pairs = [(int(a), lefts + int(b)) for a, b in zip(*np.nonzero(factor.chosen), strict=True)]
        table, _ = share_out(pairs, lefts + rights, block, rng)
        partner[done : done + block] = np.array(table.partner, dtype=np.int16).T
        met += factor.chosen
        proven = proven and factor.proven and done == 0
        done += block
    return PairPlan(partner, proven)


def _longest_block(lefts: int, rights: int, together: int, rounds: int) -> int:
    """Rounds that can be held before somebody has met the whole other side."""
    most = min(lefts * rights // together, rounds)
    while most > 1 and (-(-most * together // lefts) > rights or -(-most * together // rights) > lefts):
        most -= 1
    return most


def _choose(cost: Costs, rounds: int, together: int, met: Costs) -> Factor:
    """Pairs for ``rounds`` rounds of ``together`` pairs each; a spare node on each side takes the odd rests.

    ``met``: meetings so far; those who met more than others rest first.
    """
    lefts, rights = cost.shape
    meetings = rounds * together
    full = np.full((lefts + 1, rights + 1), 0, dtype=np.int64)
    full[:lefts, :rights] = cost
    full[:lefts, rights] = rest_price(met.sum(axis=1))
    full[lefts, :rights] = rest_price(met.sum(axis=0))
    full[lefts, rights] = FAR
    left_degree, left_spare = degrees(lefts, meetings)
    right_degree, right_spare = degrees(rights, meetings)
    start = _any_choice([left_degree] * lefts, [right_degree] * rights, left_spare, right_spare)
    factor = cheapest_two_sided(full, start)
    return Factor(factor.chosen[:lefts, :rights], factor.proven)


def rest_price(meetings: Costs) -> Costs:
    """Cost of resting once more: far below any preference for those who met most so far."""
    return np.asarray(-1_000_000 * (meetings - meetings.min()), dtype=np.int64)


def degrees(people: int, meetings: int) -> tuple[int, int]:
    """Most meetings of one person, and how many people have one less."""
    most = -(-meetings // people)
    return most, most * people - meetings


def _any_choice(left: list[int], right: list[int], left_spare: int, right_spare: int) -> NDArray[np.bool_]:
    """A choice with the given degrees (Gale and Ryser: always serve those who need most)."""
    chosen = np.zeros((len(left) + 1, len(right) + 1), dtype=bool)
    chosen[len(left) - left_spare : len(left), len(right)] = True
    chosen[len(left), len(right) - right_spare : len(right)] = True
    need = np.array(right, dtype=np.int64)
    need[len(right) - right_spare :] -= 1
    for a, degree in enumerate(left):
        wanted = degree - int(chosen[a, len(right)])
        served = np.argsort(-need, kind="stable")[:wanted]
        chosen[a, served] = True
        need[served] -= 1
    return chosen


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
