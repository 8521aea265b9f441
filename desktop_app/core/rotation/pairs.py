"""Face to face: everybody in one group meets in pairs, one partner a round.

Without preferences the circle method (Kirkman 1847, Lucas 1883): everybody meets all in the fewest rounds. With
preferences the cheapest graph of partners is chosen first (``factors``), then shared out over the rounds
(``colouring``). With an odd number, or too few tables, rests are shared equally within one.
"""

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.colouring import Pair, RoundTable, share_out
from desktop_app.core.rotation.factors import FAR, Bools, Costs, cheapest_one_group
from desktop_app.core.rotation.partners import (
    AGAIN,
    History,
    PairPlan,
    degrees,
    history_of,
    plan_groups,
    rest_price,
)

ATTEMPTS = 6


def circle(people: int) -> NDArray[np.int16]:
    """Everybody meets everybody once: partners of shape (rounds, people), -1 for a rest.

    ``people - 1`` rounds, or ``people`` when odd (each rests once). One person stays, the others turn.
    """
    even = people + people % 2
    rounds = max(0, even - 1)
    partner = np.full((rounds, even), -1, dtype=np.int16)
    for r in range(rounds):
        ring = [even - 1, *((r + k) % rounds for k in range(rounds))]
        for a, b in zip(ring[: even // 2], reversed(ring[even // 2 :]), strict=True):
            partner[r, a], partner[r, b] = b, a
    partner = partner[:, :people]
    partner[partner >= people] = -1
    return partner


def plan_pairs(
    cost: Costs,
    rounds: int,
    tables: int,
    rng: np.random.Generator,
    again: int = AGAIN,
    present: Bools | None = None,
    met: Costs | None = None,
    rested: Costs | None = None,
) -> PairPlan:
    """The cheapest rounds of pairs found; ``cost`` of a meeting: symmetric whole numbers, (people, people).

    A wish is a negative cost, paid once however often two meet; meeting again costs ``again``.
    ``present``: shape (rounds, people). ``met``, shape (people, people), and ``rested``: in rounds played before.
    """
    people = len(cost)
    here = np.ones((rounds, people), dtype=bool) if present is None else present

    def plan(some: NDArray[np.int64], count: int, history: History) -> PairPlan:
        return _plan_all_there(cost[np.ix_(some, some)], count, tables, rng, again, history)

    return plan_groups(cost, here, history_of(people, met, rested), again, plan)


def _plan_all_there(
    cost: Costs, rounds: int, tables: int, rng: np.random.Generator, again: int, history: History
) -> PairPlan:
    people = len(cost)
    together = min(people // 2, tables)
    partner = np.full((rounds, people), -1, dtype=np.int16)
    done, proven = 0, True
    while done < rounds and together > 0:
        price = history.price(cost, again)
        block, exact = _block(price, rounds - done, together, history.rested, rng)
        partner[done : done + len(block)] = block
        history = history.after(block, np.ones_like(block, dtype=bool))
        proven = proven and exact and done == 0
        done += len(block)
    return PairPlan(partner, proven)


def _block(
    price: Costs, rounds: int, together: int, rested: Costs, rng: np.random.Generator
) -> tuple[NDArray[np.int16], bool]:
    """Rounds without a repeated pair, as many as there can be up to ``rounds``, and whether they are proven best."""
    people = len(price)
    all_tables = together == people // 2
    off_diagonal = price[~np.eye(people, dtype=bool)]
    even = rested.min() == rested.max() or people % 2 == 0
    if (
        all_tables
        and even
        and (rounds >= people - 1 + people % 2 or off_diagonal.min() == off_diagonal.max())
    ):
        return circle(people)[:rounds], True
    most = min(rounds, (people - 1) * people // (2 * together))
    while most > 1 and -(-2 * most * together // people) > people - 1:
        most -= 1
    return _chosen_rounds(price, most, together, rested, rng)


def _chosen_rounds(
    price: Costs, rounds: int, together: int, rested: Costs, rng: np.random.Generator
) -> tuple[NDArray[np.int16], bool]:
    people = len(price)
    degree, spare = degrees(people, 2 * rounds * together)
    full = np.zeros((people + 1, people + 1), dtype=np.int64)
    full[:people, :people] = price
    full[:people, people] = full[people, :people] = rest_price(rested)
    full[people, people] = FAR
    chosen = _any_graph([degree] * people + [spare], full)
    factor = cheapest_one_group(full, chosen, rng)
    pairs = [(int(a), int(b)) for a, b in np.argwhere(np.triu(factor.chosen[:people, :people], 1))]
    table, left = _share_out_again(pairs, people, rounds, rng)
    _seat_those_left(table, together, price)
    partner = np.array(table.partner, dtype=np.int16).T
    return partner, factor.proven and not left


def _share_out_again(
    pairs: list[Pair], people: int, rounds: int, rng: np.random.Generator
) -> tuple[RoundTable, list[Pair]]:
    """Shares the pairs out, from other orders as long as some are left over."""
    table, left = share_out(pairs, people, rounds, rng)
    for _ in range(ATTEMPTS):
        if not left:
            break
        table, left = share_out([pairs[k] for k in rng.permutation(len(pairs))], people, rounds, rng)
    return table, left


def _any_graph(degrees_wanted: list[int], price: Costs) -> Bools:
    """A simple graph with the given degrees (Havel 1955, Hakimi 1962), cheap partners first among equals."""
    need = np.array(degrees_wanted, dtype=np.int64)
    chosen = np.zeros(price.shape, dtype=bool)
    while need.any():
        node = int(need.argmax())
        wanted, need[node] = int(need[node]), 0
        open_ = np.where(chosen[node], -1, need)
        open_[node] = -2
        served = np.lexsort((price[node], -open_))[:wanted]
        chosen[node, served] = chosen[served, node] = True
        need[served] = np.maximum(need[served] - 1, 0)
    return chosen


def _seat_those_left(table: RoundTable, together: int, price: Costs) -> None:
    """People free in the same round sit together, even if they meet again, so that nobody rests needlessly."""
    for r in range(table.rounds):
        free = [p for p, row in enumerate(table.partner) if row[r] < 0]
        missing = together - len(table.pairs(r))
        options: list[tuple[int, Pair]] = sorted(
            (int(price[a, b]) + AGAIN * (b in table.partner[a]), (a, b)) for a in free for b in free if a < b
        )
        for _, (a, b) in options:
            if missing > 0 and table.partner[a][r] < 0 and table.partner[b][r] < 0:
                table.put(a, b, r)
                missing -= 1
