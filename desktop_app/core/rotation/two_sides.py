"""Two sides that meet in pairs (companies and researchers, say): exact, wishes included.

Which pairs meet is a transportation problem, solved to a proven optimum; Koenig's theorem then shares the
pairs out over the rounds. Rests are equal within one on each side.
"""

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.colouring import share_out
from desktop_app.core.rotation.factors import FAR, Bools, Costs, Factor, cheapest_two_sided
from desktop_app.core.rotation.partners import (
    AGAIN,
    History,
    PairPlan,
    degrees,
    history_of,
    plan_groups,
    rest_price,
    seat_pairs,
)

__all__ = ["PairPlan", "plan_two_sides", "seat_pairs"]


def plan_two_sides(
    cost: Costs,
    rounds: int,
    tables: int,
    rng: np.random.Generator,
    again: int = AGAIN,
    present: Bools | None = None,
    met: Costs | None = None,
    rested: Costs | None = None,
) -> PairPlan:
    """The cheapest rounds between two sides; ``cost`` of a meeting has shape (lefts, rights), whole numbers.

    People are numbered lefts first, then rights. A wish is a negative cost, paid once however often two meet.
    ``present``: shape (rounds, people). ``met``, shape (people, people), and ``rested``: in rounds played before.
    """
    lefts, rights = cost.shape
    people = lefts + rights
    here = np.ones((rounds, people), dtype=bool) if present is None else present
    whole = np.zeros((people, people), dtype=np.int64)
    whole[:lefts, lefts:] = cost
    whole[lefts:, :lefts] = cost.T

    def plan(some: NDArray[np.int64], count: int, history: History) -> PairPlan:
        split = int((some < lefts).sum())
        price = whole[np.ix_(some[:split], some[split:])]
        return _plan_all_there(price, count, tables, rng, again, history)

    return plan_groups(whole, here, history_of(people, met, rested), again, plan)


def _plan_all_there(
    cost: Costs, rounds: int, tables: int, rng: np.random.Generator, again: int, history: History
) -> PairPlan:
    lefts, rights = cost.shape
    together = min(lefts, rights, tables)
    partner = np.full((rounds, lefts + rights), -1, dtype=np.int16)
    everybody = np.ones_like(partner, dtype=bool)
    done, proven = 0, True
    while done < rounds and together > 0:
        block = _longest_block(lefts, rights, together, rounds - done)
        price = History(history.met[:lefts, lefts:], history.rested).price(cost, again)
        factor = _choose(price, block, together, history.rested)
        pairs = [(int(a), lefts + int(b)) for a, b in zip(*np.nonzero(factor.chosen), strict=True)]
        table, _ = share_out(pairs, lefts + rights, block, rng)
        rows = slice(done, done + block)
        partner[rows] = np.array(table.partner, dtype=np.int16).T
        history = history.after(partner[rows], everybody[rows])
        proven = proven and factor.proven and done == 0
        done += block
    return PairPlan(partner, proven)


def _longest_block(lefts: int, rights: int, together: int, rounds: int) -> int:
    """Rounds that can be held before somebody has met the whole other side."""
    most = min(lefts * rights // together, rounds)
    while most > 1 and (-(-most * together // lefts) > rights or -(-most * together // rights) > lefts):
        most -= 1
    return most


def _choose(cost: Costs, rounds: int, together: int, rested: Costs) -> Factor:
    """Pairs for ``rounds`` rounds of ``together`` pairs each; a spare node on each side takes the odd rests.

    ``rested``: rests so far; those who rested less rest first.
    """
    lefts, rights = cost.shape
    meetings = rounds * together
    full = np.full((lefts + 1, rights + 1), 0, dtype=np.int64)
    full[:lefts, :rights] = cost
    full[:lefts, rights] = rest_price(rested[:lefts])
    full[lefts, :rights] = rest_price(rested[lefts:])
    full[lefts, rights] = FAR
    left_degree, left_spare = degrees(lefts, meetings)
    right_degree, right_spare = degrees(rights, meetings)
    start = _any_choice([left_degree] * lefts, [right_degree] * rights, left_spare, right_spare, cost)
    factor = cheapest_two_sided(full, start)
    return Factor(factor.chosen[:lefts, :rights], factor.proven)


def _any_choice(left: list[int], right: list[int], left_spare: int, right_spare: int, price: Costs) -> Bools:
    """A choice with the given degrees (Gale and Ryser: serve those who need most, the cheapest among equals)."""
    chosen = np.zeros((len(left) + 1, len(right) + 1), dtype=bool)
    chosen[len(left) - left_spare : len(left), len(right)] = True
    chosen[len(left), len(right) - right_spare : len(right)] = True
    need = np.array(right, dtype=np.int64)
    need[len(right) - right_spare :] -= 1
    for a, degree in enumerate(left):
        wanted = degree - int(chosen[a, len(right)])
        served = np.lexsort((price[a], -need))[:wanted]
        chosen[a, served] = True
        need[served] -= 1
    return chosen
