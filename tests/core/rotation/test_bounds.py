import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop_app.core.rotation.bounds import (
    Reason,
    even_sizes,
    fewest_meetings,
    repeats_bound,
)
from desktop_app.core.rotation.designs import best_design, count_repeats


def everybody(rounds: int, people: int) -> NDArray[np.bool_]:
    return np.ones((rounds, people), dtype=bool)


@pytest.mark.parametrize(
    ("people", "tables", "seats", "rounds", "value", "reason"),
    [
        (24, 6, 4, 6, 0, Reason.NOTHING),
        (24, 6, 4, 8, 12, Reason.VOLUME),  # 8 x 36 meetings, 276 pairs
        (36, 6, 6, 5, 2, Reason.PROVEN),  # no two orthogonal Latin squares of order 6
        (20, 5, 4, 6, 1, Reason.PROVEN),
        (12, 3, 4, 2, 3, Reason.PIGEONHOLE),  # four people over three tables
        (12, 3, 4, 4, 9, Reason.PIGEONHOLE),
        (10, 5, 2, 11, 10, Reason.VOLUME),
    ],
)
def test_plain_cases(people: int, tables: int, seats: int, rounds: int, value: int, reason: Reason) -> None:
    bound = repeats_bound(everybody(rounds, people), [seats] * tables)
    assert (bound.value, bound.reason) == (value, reason)
    assert bound.met_by(value) and not bound.met_by(value + 1)


def test_where_some_rest_only_meetings_count() -> None:
    bound = repeats_bound(everybody(5, 3), [2])
    assert (bound.value, bound.reason) == (2, Reason.VOLUME)  # five pairs of three people
    assert repeats_bound(everybody(12, 40), [4] * 6).value == 0


def test_people_too_few_for_a_table_repeat_nothing() -> None:
    assert repeats_bound(everybody(3, 5), [6, 6], least=6).value == 0
    assert repeats_bound(everybody(3, 1), [4]).value == 0


def test_two_sides_meet_only_across() -> None:
    sides = np.array([0] * 4 + [1] * 4)
    bound = repeats_bound(everybody(6, 8), [2] * 4, sides)
    assert bound.value == 6 * 4 - 16


@given(st.integers(0, 60), st.lists(st.integers(0, 12), max_size=8))
def test_even_sizes_seat_whom_they_can(people: int, capacities: list[int]) -> None:
    sizes = even_sizes(people, capacities, least=1)
    assert sum(sizes) == min(people, sum(capacities))
    assert all(size <= max(capacities) for size in sizes)
    full = [size for size in sizes if size < max(sizes, default=0) - 1]
    assert all(size in capacities for size in full)


def test_a_table_is_not_opened_for_one() -> None:
    assert even_sizes(7, [4] * 5) == [2, 2, 3]


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 40), st.integers(1, 9), st.integers(1, 8))
def test_no_design_is_better_than_the_bound(people: int, tables: int, rounds: int) -> None:
    if people < 2 * tables:
        return
    seats = -(-people // tables)
    bound = repeats_bound(everybody(rounds, people), [seats] * tables)
    assert bound.value <= best_design(people, tables, rounds).repeats


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 5), st.integers(2, 4), st.integers(1, 5), st.integers(0, 999))
def test_no_random_plan_with_absences_is_better_than_the_bound(
    tables: int, seats: int, rounds: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    people = tables * seats
    present = rng.random((rounds, people)) < 0.8
    table_of = np.full((rounds, people), -1, dtype=np.int16)
    for row, here in zip(table_of, present, strict=True):
        order = rng.permutation(np.nonzero(here)[0])
        row[order] = np.arange(len(order)) % min(tables, max(1, len(order) // 2))
    met = sum((row[:, None] == row[None, :]) & (row >= 0)[:, None] for row in table_of)
    again = np.maximum(np.asarray(met) - 1, 0)
    np.fill_diagonal(again, 0)
    assert repeats_bound(present, [seats] * tables).value <= again.sum() // 2


def test_nobody_there() -> None:
    assert repeats_bound(everybody(0, 0), []).value == 0
    assert repeats_bound(np.zeros((3, 5), dtype=bool), [4, 4]).value == 0
    assert repeats_bound(everybody(3, 1), [4]).value == 0


def test_unequal_tables_force_more_meetings() -> None:
    assert repeats_bound(everybody(2, 8), [6, 2]).value >= fewest_meetings(6, 2)


def test_counting_repeats() -> None:
    table_of = np.array([[0, 0, 1, 1], [0, 0, 1, 1], [0, 1, 0, 1]], dtype=np.int16)
    assert count_repeats(table_of) == 2
