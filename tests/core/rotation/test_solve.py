from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.budget import Budget
from desktop_app.core.rotation.case import read_case
from desktop_app.core.rotation.entry import solve_case
from desktop_app.core.rotation.instance import MOST_ROUNDS, Ban, Instance, Person, Pin, Table
from desktop_app.core.rotation.solve import Solution, solve
from tests.core.rotation import yardstick
from tests.core.rotation.cases import event, plain, stored


def still() -> float:
    """A clock that never moves: only ticks end the search."""
    return 0.0


def planned(case: dict[str, Any], ticks: int = 20, seed: int = 0) -> dict[str, Any]:
    return solve_case(case, 1, seed, still, ticks=ticks)


@st.composite
def small_cases(draw: st.DrawFn) -> dict[str, Any]:
    people = draw(st.integers(1, 17))
    rounds = draw(st.integers(0, 4))
    ids = st.integers(0, people - 1)
    pairs = st.lists(st.tuples(ids, ids), max_size=6)
    attends = (
        st.one_of(st.none(), st.lists(st.integers(0, max(0, rounds - 1)), unique=True))
        if rounds
        else st.none()
    )
    tables = draw(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 3)), min_size=1, max_size=7))
    case = plain(people, 4, rounds)
    case["tables"] = [{"capacity": capacity, "min": min(capacity, least)} for capacity, least in tables]
    for person in case["people"]:
        person["category"] = draw(st.sampled_from("abc"))
        person["institution"] = draw(st.sampled_from([None, "x", "y"]))
        person["rounds"] = draw(attends)
    case["avoid"] = [list(p) for p in draw(pairs)]
    case["met_before"] = [list(p) for p in draw(pairs)]
    case["wishes"] = [[a, b, 1] for a, b in draw(pairs) if a != b]
    return case


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_cases())
def test_any_case_has_a_valid_plan(case: dict[str, Any]) -> None:
    answer = planned(case)
    assert yardstick.faults(case, answer["rounds"]) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_cases(), st.data())
def test_pins_hold_or_are_refused_with_a_sentence(case: dict[str, Any], data: st.DataObject) -> None:
    if not case["n_rounds"]:
        return
    person = st.integers(0, len(case["people"]) - 1)
    table = st.integers(0, len(case["tables"]) - 1)
    when = st.one_of(st.none(), st.integers(0, case["n_rounds"] - 1))
    case["pins"] = data.draw(st.lists(st.tuples(person, table, when), max_size=5))
    case["bans"] = data.draw(st.lists(st.tuples(person, st.one_of(st.none(), table), when), max_size=5))
    try:
        answer = planned(case, ticks=12)
    except Refused as refused:
        assert refused.text.english()
        return
    there = yardstick.who_is_there(case)
    for who, at, when_ in case["pins"]:
        for r in range(case["n_rounds"]) if when_ is None else [when_]:
            banned = any(b[0] == who and b[1] is None and b[2] in (None, r) for b in case["bans"])
            assert who in answer["rounds"][r][at] or who not in there[r] or banned
    for who, at, when_ in case["bans"]:
        for r in range(case["n_rounds"]) if when_ is None else [when_]:
            seated = answer["rounds"][r] if at is None else [answer["rounds"][r][at]]
            assert all(who not in members for members in seated)


@pytest.mark.parametrize(
    "case",
    [
        plain(1, 4, 3),
        plain(12, 4, 0),
        plain(7, 2, 7),
        plain(5, 4, 3, tables=9),
        plain(61, 6, 6),
        plain(30, 3, 4, tables=6),  # more people than seats: some rest
        event(37, 6, 5, seed=3),
        event(24, 4, 5, seed=4, hosts=True),
    ],
    ids=lambda case: f"{case['id']}_{len(case['tables'])}",
)
def test_odd_numbers_are_planned(case: dict[str, Any]) -> None:
    answer = planned(case)
    assert yardstick.faults(case, answer["rounds"]) == []
    assert answer["cost"] == pytest.approx(yardstick.cost(case, answer["rounds"]))


def test_rests_are_shared_within_one_round() -> None:
    answer = planned(plain(32, 4, 6, tables=6))
    rests = dict.fromkeys(range(32), 0)
    for tables in answer["rounds"]:
        for who in set(range(32)) - {x for table in tables for x in table}:
            rests[who] += 1
    assert max(rests.values()) - min(rests.values()) <= 1


def test_the_same_seed_gives_the_same_plan() -> None:
    case = event(36, 6, 5, seed=5)
    assert planned(case, seed=3)["rounds"] == planned(case, seed=3)["rounds"]


def test_more_time_is_never_worse() -> None:
    case = event(30, 5, 4, seed=6)
    seen: list[float] = []

    def keep(solution: Solution) -> None:
        assert yardstick.faults(case, solution.rounds) == []
        seen.append(solution.measures.cost)

    solve(read_case(case), Budget(still, 1, ticks=60), 0, keep)
    assert len(seen) > 1
    assert seen == sorted(seen, reverse=True)


def test_stop_is_heard_and_leaves_a_valid_plan() -> None:
    case = event(48, 6, 6, seed=7)
    asked = count()
    budget = Budget(still, 1e9, should_stop=lambda: next(asked) > 5)
    solution = solve(read_case(case), budget)
    assert yardstick.faults(case, solution.rounds) == []
    assert budget.stopped


def test_optimal_is_claimed_only_where_the_bound_is_met() -> None:
    answer = planned(plain(32, 4, 8))
    assert (answer["repeats"], answer["bound"], answer["optimal_repeats"]) == (0, 0, True)
    forced = planned(plain(9, 3, 6))
    assert forced["optimal_repeats"] == (forced["repeats"] <= forced["bound"])
    assert forced["bound"] > 0


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        ("b_event_24_4_6", 225),
        ("b_event_60_6_6", 145),
        ("h_host_72_6_6", 220),
        ("c_pairw_100_15", 158),
        ("d_bip_60_40_12", 21),
    ],
)
def test_stored_events_are_planned_well(name: str, goal: float) -> None:
    case = stored(name)
    answer = planned(case, ticks=700)
    assert yardstick.faults(case, answer["rounds"]) == []
    assert answer["cost"] <= goal


def people(number: int) -> tuple[Person, ...]:
    return tuple(Person(k) for k in range(number))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pins": (Pin(0, 0), Pin(0, 1, 2))}, "pins-contradict"),
        ({"pins": tuple(Pin(k, 0) for k in range(5))}, "pins-overflow"),
        ({"pins": (Pin(1, 1),), "bans": (Ban(1, 1),)}, "pin-and-ban"),
        ({"hosts": {0: 3}, "pins": (Pin(3, 1),)}, "pins-contradict"),
        ({"pins": (Pin(99, 0),)}, "person-unknown"),
        ({"pins": (Pin(0, 9),)}, "table-unknown"),
        ({"bans": tuple(Ban(2, t) for t in range(3))}, "no-seat-permitted"),
        ({"closed": frozenset({(0, 1)}), "pins": (Pin(0, 1),)}, "pins-overflow"),
        ({"frozen": (((0, 1, 2, 3), (0, 4, 5, 6)),)}, "person-twice-in-round"),
    ],
)
def test_what_contradicts_itself_is_refused_by_name(changes: dict[str, Any], code: str) -> None:
    instance = Instance(people(12), (Table(4), Table(4), Table(4)), 3, **changes)
    with pytest.raises(Refused) as refused:
        solve(instance, Budget(still, 1, ticks=5))
    assert refused.value.code == code


@pytest.mark.parametrize("case", [plain(0, 4, 3, tables=2), plain(12, 4, 3, tables=0)])
def test_a_case_without_people_or_tables_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="is empty") as refused:
        planned(case)
    assert refused.value.code == "case-unreadable"


def test_more_rounds_than_a_day_has_are_refused_before_any_work() -> None:
    assert len(planned(plain(8, 4, MOST_ROUNDS), ticks=1)["rounds"]) == MOST_ROUNDS
    with pytest.raises(Refused) as refused:
        planned(plain(8, 4, 1_000_000), ticks=1)
    assert refused.value.code == "rounds-too-many"


@pytest.mark.parametrize("person", [{}, {"id": [1]}, {"id": None}])
def test_a_broken_case_is_refused(person: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        solve_case({"people": [person], "tables": [], "n_rounds": 1}, 1, 0, still)
    assert refused.value.code == "case-unreadable"


def test_who_stays_keeps_one_table() -> None:
    staying = {0, 5, 7}
    everybody = tuple(Person(k, category="ab"[k % 2], stays=k in staying) for k in range(18))
    tables = solve(Instance(everybody, (Table(6), Table(6), Table(6)), 3), Budget(still, 1, ticks=20)).rounds
    for who in staying:
        assert len({next(t for t, members in enumerate(row) if who in members) for row in tables}) == 1


def test_one_side_stays_and_the_other_moves() -> None:
    everybody = tuple(Person(k, category="stays" if k < 5 else "moves", stays=k < 5) for k in range(11))
    instance = Instance(everybody, (Table(2),) * 5, 6, two_sides=True)
    rounds = solve(instance, Budget(still, 1, ticks=20)).rounds
    for tables in rounds:
        for members in tables:
            assert sorted(k in range(5) for k in members) in ([False, True], [])
    for who in range(5):
        assert len({t for row in rounds for t, members in enumerate(row) if who in members}) == 1


def test_pairs_are_planned_round_played_rounds_and_absences() -> None:
    case = plain(12, 2, 6)
    first = planned(case)["rounds"]
    case["frozen"] = first[:2]
    case["people"][3]["rounds"] = [0, 1]
    answer = planned(case)
    assert yardstick.faults(case, answer["rounds"]) == []
    assert answer["rounds"][:2] == first[:2]
    assert answer["repeats"] == 0
