from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.rotation.design_data import SCHEDULES, SHIFTS
from desktop_app.core.rotation.design_near import NEAR
from desktop_app.core.rotation.designs import (
    Design,
    best_design,
    count_repeats,
    design,
    design_for,
)
from desktop_app.core.rotation.fields import add_table, field_product, negatives, prime_power
from desktop_app.core.rotation.shifts import DIGITS, extended, routes, shift_matrix

# (tables, seats): rounds without a repeat reached here; most are the best known anywhere
REACHED = {
    (3, 2): 5, (3, 3): 4,
    (4, 3): 4, (4, 4): 5,
    (5, 3): 7, (5, 4): 5, (5, 5): 6,
    (6, 3): 8, (6, 4): 7, (6, 5): 6, (6, 6): 3,
    (7, 3): 10, (7, 4): 9, (7, 5): 7, (7, 6): 7, (7, 7): 8,
    (8, 3): 11, (8, 4): 10, (8, 5): 8, (8, 6): 8, (8, 7): 8, (8, 8): 9,
    (9, 3): 13, (9, 4): 11, (9, 5): 10, (9, 6): 9, (9, 7): 9, (9, 8): 9, (9, 9): 10,
    (10, 3): 14, (10, 4): 13, (10, 5): 10, (10, 6): 8, (10, 7): 8, (10, 8): 8, (10, 9): 6, (10, 10): 4,
    (12, 6): 9, (15, 5): 13, (16, 4): 21, (20, 6): 13, (25, 8): 25,
}  # fmt: skip


def meetings_twice(table_of: np.ndarray) -> int:
    """Repeats counted the slow way, pair by pair."""
    times = (sum(row[a] == row[b] for row in table_of) for a, b in combinations(range(table_of.shape[1]), 2))
    return int(sum(max(0, t - 1) for t in times))


def check(found: Design) -> None:
    """Tables even, hosts still, strangers strangers, repeats as said."""
    sizes = np.array([np.bincount(row, minlength=found.tables) for row in found.table_of])
    assert sizes.shape[1] == found.tables and sizes.max() - sizes.min() <= 1
    assert count_repeats(found.table_of) == found.repeats
    if found.fixed:
        assert (found.table_of[:, list(found.fixed)] == np.arange(found.tables)).all()
    for a, b in combinations(found.apart, 2):
        assert (found.table_of[:, a] != found.table_of[:, b]).all()


@pytest.mark.parametrize(("tables", "seats"), REACHED)
def test_rounds_reached(tables: int, seats: int) -> None:
    rounds = REACHED[tables, seats]
    found = design(tables, seats, rounds)
    assert found is not None and found.table_of.shape == (rounds, tables * seats) and found.repeats == 0
    check(found)


@pytest.mark.parametrize(("people", "tables"), SCHEDULES)
def test_stored_schedules_repeat_nobody(people: int, tables: int) -> None:
    for words in SCHEDULES[people, tables]:
        table_of = np.array([[int(c, 36) for c in word] for word in words.split()])
        assert table_of.shape[1] == people
        for row in table_of:
            sizes = np.bincount(row, minlength=tables)
            assert len(sizes) == tables and sizes.max() - sizes.min() <= 1
        assert meetings_twice(table_of) == 0


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(24, 6, 6), (18, 6, 6), (30, 6, 5), (40, 10, 10), (90, 10, 5)]
)
def test_hosts_at_numbers_of_tables_without_a_field(people: int, tables: int, rounds: int) -> None:
    found = best_design(people, tables, rounds, hosts=True)
    assert found.repeats == 0 and len(found.fixed) == tables
    check(found)


@pytest.mark.parametrize(("people", "tables", "rounds"), [(27, 6, 6), (26, 6, 6), (31, 8, 10), (47, 10, 9)])
def test_numbers_of_people_that_fill_no_table(people: int, tables: int, rounds: int) -> None:
    assert best_design(people, tables, rounds).repeats == 0


@pytest.mark.parametrize("tables", SHIFTS)
def test_stored_shifts_have_distinct_differences(tables: int) -> None:
    for moduli, text in SHIFTS[tables]:
        assert np.prod(moduli) == tables
        matrix = np.array([[DIGITS.index(c) for c in word] for word in text.split()])
        plus, minus = add_table(moduli), negatives(moduli)
        for i, j in combinations(range(matrix.shape[1]), 2):
            differences = plus[matrix[:, i], minus[matrix[:, j]]]
            assert len(set(differences.tolist())) == len(matrix)


@pytest.mark.parametrize(("people", "tables", "rounds"), NEAR)
def test_stored_near_schedules_are_even_and_beat_the_construction(
    people: int, tables: int, rounds: int
) -> None:
    found = best_design(people, tables, rounds)
    assert found.table_of.shape == (rounds, people)
    assert found.repeats == meetings_twice(found.table_of)
    check(found)


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "repeats"),
    [(100, 10, 5, 18), (36, 6, 5, 12), (36, 6, 4, 2), (40, 8, 9, 5)],
)
def test_few_repeats_where_none_is_unknown(people: int, tables: int, rounds: int, repeats: int) -> None:
    assert best_design(people, tables, rounds).repeats <= repeats


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 120), st.integers(1, 30), st.integers(1, 9))
def test_designs_for_any_number_of_people(people: int, tables: int, rounds: int) -> None:
    perfect = design_for(people, tables, rounds)
    if perfect is not None:
        assert perfect.table_of.shape == (rounds, people) and perfect.repeats == 0
        check(perfect)
    best = best_design(people, tables, rounds)
    assert best.table_of.shape == (rounds, people)
    assert perfect is None or best.repeats == 0
    check(best)


def test_holes_leave_the_hosts_where_they_are() -> None:
    found = design_for(45, 8, 6)
    assert found is not None
    assert len(found.fixed) == 8
    check(found)


def test_more_people_at_a_table_than_tables_repeats_as_little_as_can_be() -> None:
    assert best_design(40, 5, 5).repeats == 4 * 5 * 3  # three couples a table stay together
    assert best_design(32, 4, 5).repeats == 64


def test_no_design_for_impossible_requests() -> None:
    assert design(0, 3, 2) is None and design(6, 6, 4) is None and design(4, 5, 2) is None
    assert design_for(0, 3, 2) is None
    assert best_design(1, 1, 4).repeats == 0


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 49, 64])
def test_fields(order: int) -> None:
    parts = prime_power(order)
    assert parts is not None
    p, n = parts
    plus, times = add_table((p,) * n), field_product(p, n)
    everything = np.arange(order)
    assert (np.sort(plus, axis=1) == everything).all()
    assert (np.sort(times[1:], axis=1) == everything).all()
    assert (times[1] == everything).all()
    a, b, c = np.meshgrid(everything[:9], everything[-9:], everything[::3], indexing="ij")
    assert (times[a, plus[b, c]] == plus[times[a, b], times[a, c]]).all()
    assert (plus[everything, negatives((p,) * n)] == 0).all()


def test_orders_that_are_not_prime_powers() -> None:
    assert [n for n in range(30) if prime_power(n) is None] == [
        0,
        1,
        6,
        10,
        12,
        14,
        15,
        18,
        20,
        21,
        22,
        24,
        26,
        28,
    ]


@pytest.mark.parametrize(
    ("tables", "rows", "rounds"), [(6, 6, 5), (10, 10, 6), (50, 6, 20), (4, 4, 9), (1, 1, 3)]
)
def test_rounds_beyond_the_shifts_known(tables: int, rows: int, rounds: int) -> None:
    table_of = routes(*extended(tables, rows, rounds))
    assert table_of.shape == (rounds, tables * rows)
    assert (table_of[:, :tables] == np.arange(tables)).all()


def test_shifts_of_many_tables_need_no_storage() -> None:
    for tables in (57, 63, 99, 250):
        assert shift_matrix(tables, 6, 10) is not None
