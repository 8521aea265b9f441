"""Rounds to come for who is here, after rounds that stay as they were sat."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.going_on import going_on, sitters, tables_now
from desktop_app.core.rotation.instance import Instance, Person, Rounds, Table

SAT: Rounds = [[[1, 2, 3], [4, 5]]]
SIX = (Table(3, 2),) * 2


def test_who_has_left_keeps_the_rounds_they_sat_and_who_came_attends_those_to_come() -> None:
    instance = Instance(tuple(Person(i) for i in range(1, 7)), SIX, 3)
    found = going_on(instance, SAT, {1, 2, 3, 4, 6}, SIX, closed=[1, 7])
    assert {p.id: p.rounds for p in found.people} == {
        1: None, 2: None, 3: None, 4: None, 5: frozenset({0}), 6: frozenset({1, 2}),
    }  # fmt: skip
    assert found.frozen == (((1, 2, 3), (4, 5)),)
    assert found.closed == {(1, 1), (2, 1)}, "a place that no table has is none to close"


def test_everybody_who_sat_once_is_a_sitter() -> None:
    assert sitters(SAT) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("people", "closed", "added", "seats"),
    [
        (6, (), 0, [3, 3]),
        (7, (), 0, [3, 3, 3]),
        (6, (2,), 0, [3, 3, 3]),
        (6, (2,), 1, [3, 3, 3]),
        (3, (), 2, [3, 3, 3, 3]),
        (11, (1, 2), 0, [3, 3, 3, 3, 3, 3]),
    ],
)
def test_tables_are_added_until_everybody_has_a_seat_at_an_open_one(
    people: int, closed: tuple[int, ...], added: int, seats: list[int]
) -> None:
    assert [table.capacity for table in tables_now(SIX, people, closed, added)] == seats


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_stands_on_no_table_is_refused(number: int) -> None:
    with pytest.raises(Refused) as refused:
        tables_now(SIX, 6, [number])
    assert refused.value.code == "table-unknown"
