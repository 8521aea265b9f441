from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop_app.core.rotation.pairs import circle, plan_pairs
from desktop_app.core.rotation.two_sides import seat_pairs

Tables = NDArray[np.int16]
Costs = NDArray[np.int64]
Counts = NDArray[np.int64]


def meetings(partner: Tables) -> Counts:
    """Number of times each pair meets; fails when partners disagree."""
    people = partner.shape[1]
    met = np.zeros((people, people), dtype=int)
    for row in partner:
        here = np.nonzero(row >= 0)[0]
        assert (row[row[here]] == here).all() and (row[here] != here).all()
        met[here, row[here]] += 1
    return met


@pytest.mark.parametrize("people", [1, 2, 3, 7, 8, 40])
def test_everybody_meets_everybody_once_in_the_circle(people: int) -> None:
    met = meetings(circle(people))
    assert (met + np.eye(people, dtype=int) == 1).all()
    assert len(circle(people)) == (people - 1 if people % 2 == 0 else people if people > 1 else 1)


def random_costs(seed: int, people: int) -> Costs:
    rng = np.random.default_rng(seed)
    cost = rng.integers(0, 3, (people, people)) * 2 - 3 * (rng.random((people, people)) < 0.1)
    return np.triu(cost, 1) + np.triu(cost, 1).T


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 24), st.integers(1, 26), st.integers(1, 14), st.integers(0, 999))
def test_no_needless_repeat_nor_rest(people: int, rounds: int, tables: int, seed: int) -> None:
    plan = plan_pairs(random_costs(seed, people), rounds, tables, np.random.default_rng(seed))
    together = min(people // 2, tables)
    met = meetings(plan.partner)
    assert ((plan.partner >= 0).sum(axis=1) == 2 * together).all()
    repeats = np.maximum(met - 1, 0).sum() // 2
    assert repeats == max(0, rounds * together - people * (people - 1) // 2)
    rests = (plan.partner < 0).sum(axis=0)
    assert rests.max() - rests.min() <= 1


def cheapest_by_trying_all(cost: Costs, rounds: int) -> int:
    """The least cost of ``rounds`` disjoint perfect matchings, by trying every set of them."""

    def matchings(left: tuple[int, ...]) -> Iterator[tuple[tuple[int, int], ...]]:
        if not left:
            yield ()
            return
        for other in left[1:]:
            rest = tuple(p for p in left if p not in (left[0], other))
            yield from ((*m, (left[0], other)) for m in matchings(rest))

    every = list(matchings(tuple(range(len(cost)))))

    def best(chosen: list[tuple[tuple[int, int], ...]], first: int) -> int:
        if len(chosen) == rounds:
            return sum(cost[a, b] for m in chosen for a, b in m)
        used = {pair for m in chosen for pair in m}
        options = (
            best([*chosen, every[k]], k + 1)
            for k in range(first, len(every))
            if not used.intersection(every[k])
        )
        return min(options, default=10**9)

    return best([], 0)


@pytest.mark.parametrize("seed", range(8))
def test_proven_plans_are_the_best_there_are(seed: int) -> None:
    cost = random_costs(seed, 6) * np.array(5)
    plan = plan_pairs(cost, 2, 3, np.random.default_rng(seed))
    total = int((meetings(plan.partner) * cost).sum()) // 2
    best = cheapest_by_trying_all(cost, 2)
    assert total >= best
    if plan.proven:
        assert total == best


def test_wishes_are_kept_and_avoidances_respected() -> None:
    people, rng = 30, np.random.default_rng(3)
    cost = np.zeros((people, people), dtype=np.int64)
    wished = [(k, (k + 7) % people) for k in range(people)]
    for a, b in wished:
        cost[a, b] = cost[b, a] = -3
    cost[0, 1:9] = cost[1:9, 0] = 100
    cost[0, 7] = cost[7, 0] = -3
    plan = plan_pairs(cost, 6, 15, rng)
    met = meetings(plan.partner)
    assert all(met[a, b] == 1 for a, b in wished)
    assert met[0, 1:7].sum() + met[0, 8] == 0
    assert plan.proven


def test_same_seed_same_plan() -> None:
    cost = random_costs(5, 20)
    first, second = (plan_pairs(cost, 7, 10, np.random.default_rng(2)).partner for _ in range(2))
    assert (first == second).all()


def test_one_of_each_pair_keeps_its_seat() -> None:
    seats = seat_pairs(circle(12))
    moved = (seats[1:] != seats[:-1]).sum(axis=1)
    assert (moved <= 6).all()
    for row, partner in zip(seats, circle(12), strict=True):
        assert (row[partner] == row).all() and len(set(row.tolist())) == 6


def test_hosts_keep_their_table() -> None:
    partner = plan_pairs(np.zeros((8, 8), dtype=np.int64), 3, 4, np.random.default_rng(0)).partner
    hosts = [0] + [p for p in range(1, 8) if p not in partner[:, 0]][:1]
    home = np.full(8, -1, dtype=np.int16)
    home[hosts] = [3, 1]
    seats = seat_pairs(partner, home)
    assert (seats[:, hosts] == [3, 1]).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 16), st.integers(1, 7), st.integers(0, 999))
def test_people_who_come_and_go(people: int, rounds: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    present = rng.random((rounds, people)) < 0.8
    partner = plan_pairs(random_costs(seed, people), rounds, people, rng, present=present).partner
    meetings(partner)
    assert ((partner >= 0) <= present).all()
    assert ((partner >= 0).sum(axis=1) == 2 * (present.sum(axis=1) // 2)).all()


def test_those_who_met_before_meet_others_and_those_who_rested_do_not() -> None:
    cost, rng = random_costs(1, 9) * 0, np.random.default_rng(0)
    met = meetings(circle(9)[:4])
    rested = np.array([1, 1, 1, 1, 1, 1, 1, 0, 0])
    plan = plan_pairs(cost, 2, 9, rng, met=met, rested=rested)
    assert (met + meetings(plan.partner)).max() == 1
    assert (plan.partner[:, 7:] == -1).sum() == 2


def test_late_people_join_the_later_rounds() -> None:
    present = np.ones((6, 20), dtype=bool)
    present[:3, 16:] = False
    plan = plan_pairs(random_costs(4, 20), 6, 10, np.random.default_rng(0), present=present)
    assert meetings(plan.partner).max() == 1
