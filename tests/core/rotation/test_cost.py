import random
from typing import Any

import pytest

from desktop_app.core.rotation.case import read_case
from desktop_app.core.rotation.cost import measure
from desktop_app.core.rotation.instance import Instance, Knobs, Mixing, Person, Rounds, Table, Weights
from desktop_app.core.rotation.model import build, rounds_of, seats_of
from tests.core.rotation import yardstick
from tests.core.rotation.cases import STORED, event, plain, stored

CASES = [stored(name) for name in STORED] + [
    plain(31, 5, 4),
    event(40, 5, 5, seed=1),
    event(36, 6, 4, 2, hosts=True),
]


def any_schedule(case: dict[str, Any], rng: random.Random) -> list[list[list[Any]]]:
    there = yardstick.who_is_there(case)
    schedule = [[list(t) for t in tables] for tables in case.get("frozen") or []]
    for r in range(len(schedule), case["n_rounds"]):
        people = sorted(there[r])
        rng.shuffle(people)
        tables: list[list[Any]] = []
        for table in case["tables"]:
            tables.append(people[: table["capacity"]])
            people = people[table["capacity"] :]
        schedule.append(tables)
    return schedule


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_the_cost_is_that_of_the_yardstick(case: dict[str, Any]) -> None:
    model = build(read_case(case))
    for seed in range(3):
        schedule = any_schedule(case, random.Random(seed))
        seats = seats_of(schedule, model.index, case["n_rounds"])
        assert measure(model, seats).cost == pytest.approx(yardstick.cost(case, schedule))


def test_seats_and_lists_of_people_say_the_same() -> None:
    case = stored("l_live_60_6_6")
    model = build(read_case(case))
    schedule = any_schedule(case, random.Random(7))
    seats = seats_of(schedule, model.index, case["n_rounds"])
    assert [[sorted(t) for t in tables] for tables in rounds_of(model, seats)] == [
        [sorted(t) for t in tables] for tables in schedule
    ]


def test_a_knob_turned_off_makes_its_flaw_free() -> None:
    weights = Knobs(categories=Mixing.NOT, wishes=Mixing.A_LOT).weights()
    assert weights.category == 0
    assert weights.wish == 3 * Weights().wish
    assert weights.repeat == Weights().repeat


def test_who_comes_late_counts_among_the_people_met_and_who_has_left_does_not() -> None:
    later = frozenset({1, 2})
    people = tuple(Person(i) for i in range(8)) + (Person(8, rounds=later), Person(9, rounds=frozenset({0})))
    first = ((0, 1, 2, 9), (3, 4, 5), (6, 7))
    instance = Instance(people, (Table(4, 2),) * 3, 3, frozen=(first,))
    rounds: Rounds = [
        [list(t) for t in first],
        [[0, 3, 6], [1, 4, 8], [2, 5, 7]],
        [[0, 4, 7], [1, 3, 8], [2, 5, 6]],
    ]
    model = build(instance)
    found = measure(model, seats_of(rounds, model.index, 3))
    assert (found.met_least, found.met_most) == (3, 7), "8 met 1, 3 and 4; 9 met 0, 1 and 2 and has left"
