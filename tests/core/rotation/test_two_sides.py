from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop_app.core.rotation.two_sides import plan_two_sides, seat_pairs

Tables = NDArray[np.int16]
Costs = NDArray[np.int64]
Counts = NDArray[np.int64]


def crossings(partner: Tables, lefts: int) -> Counts:
    """Times each left meets each right; fails when partners disagree or share a side."""
    met = np.zeros((lefts, partner.shape[1] - lefts), dtype=int)
    for row in partner:
        here = np.nonzero(row >= 0)[0]
        assert (row[row[here]] == here).all()
        assert ((here < lefts) != (row[here] < lefts)).all()
        for a in here[here < lefts]:
            met[a, row[a] - lefts] += 1
    return met


@settings(max_examples=60, deadline=None)
@given(*[st.integers(1, 15)] * 4, st.integers(0, 999))
def test_full_rounds_equal_rests_no_needless_repeat(
    lefts: int, rights: int, rounds: int, tables: int, seed: int
) -> None:
    cost = np.random.default_rng(seed).integers(-3, 4, (lefts, rights))
    plan = plan_two_sides(cost, rounds, tables, np.random.default_rng(seed))
    together = min(lefts, rights, tables)
    met = crossings(plan.partner, lefts)
    assert ((plan.partner >= 0).sum(axis=1) == 2 * together).all()
    assert np.maximum(met - 1, 0).sum() == max(0, rounds * together - lefts * rights)
    for side in (slice(0, lefts), slice(lefts, None)):
        rests = (plan.partner[:, side] < 0).sum(axis=0)
        assert rests.max() - rests.min() <= 1


@pytest.mark.parametrize("seed", range(6))
def test_the_cost_is_the_least_possible(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(-9, 10, (4, 3))
    plan = plan_two_sides(cost, 2, 9, np.random.default_rng(seed))
    total = int((crossings(plan.partner, 4) * cost).sum())
    rounds = [list(zip(order, range(3), strict=True)) for order in permutations(range(4), 3)]
    best = min(
        sum(cost[a, b] for a, b in (*first, *second))
        for first, second in combinations(rounds, 2)
        if not set(first) & set(second) and {a for a, _ in first} | {a for a, _ in second} == set(range(4))
    )
    assert plan.proven and total == best


def test_the_side_with_the_tables_stays() -> None:
    plan = plan_two_sides(np.zeros((12, 8), dtype=np.int64), 6, 8, np.random.default_rng(1))
    seats = seat_pairs(plan.partner)
    assert (seats[:, 12:] == seats[0, 12:]).all()


def test_nobody_on_one_side_means_rest_for_all() -> None:
    plan = plan_two_sides(np.zeros((0, 5), dtype=np.int64), 3, 8, np.random.default_rng(1))
    assert (plan.partner == -1).all()


def test_absent_people_rest_and_the_others_meet_new_ones() -> None:
    present = np.ones((4, 12), dtype=bool)
    present[2:, 0] = False
    present[0, 11] = False
    cost = np.zeros((6, 6), dtype=np.int64)
    plan = plan_two_sides(cost, 4, 6, np.random.default_rng(0), present=present)
    assert ((plan.partner >= 0) <= present).all()
    assert (plan.partner >= 0).sum(axis=1).tolist() == [10, 12, 10, 10]
    assert crossings(plan.partner, 6).max() == 1


def test_what_was_played_counts() -> None:
    cost = np.zeros((6, 6), dtype=np.int64)
    met = np.zeros((12, 12), dtype=np.int64)
    here = np.arange(12)
    for row in plan_two_sides(cost, 4, 6, np.random.default_rng(0)).partner:
        met[here, row] += 1
    further = plan_two_sides(cost, 2, 6, np.random.default_rng(1), met=met)
    assert (crossings(further.partner, 6) + met[:6, 6:] == 1).all()
