"""A wholly new plan made while the session runs, or after one: it knows who has sat with whom."""

from itertools import combinations

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.instance import Rounds
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.rotation import PlanInfo
from desktop_app.services.rotation_people import PlanRequest
from tests.services.conftest import Registers

THREES = PlanRequest(table_size=3, rounds=4)


@pytest.fixture
def plan(community: Community, event: EventInfo, people: list[str]) -> PlanInfo:
    return community.rotation.plan(event.id, THREES, budget_s=0.1)


@pytest.fixture
def live(community: Community, event: EventInfo, plan: PlanInfo) -> LiveSession:
    """In the first turn of round 2."""
    session = community.live.session(event.id)
    session.drive()
    session.start()
    for _ in range(40):
        snapshot = session.next()
        step = snapshot.at(community.clock.read()).step
        if step is not None and step.round_number == 2 and step.turn == 1:
            return session
    raise AssertionError("round 2 did not come")


def pairs(rounds: Rounds) -> set[frozenset[object]]:
    return {frozenset(pair) for tables in rounds for seats in tables for pair in combinations(seats, 2)}


def test_a_new_plan_goes_on_from_the_rounds_that_were_sat_and_repeats_nobody(
    community: Community, event: EventInfo, plan: PlanInfo, live: LiveSession
) -> None:
    sat = community.rotation.rounds(plan.id)[:2]
    wanted = PlanRequest(table_size=4, rounds=4, seed=3)
    made = community.rotation.plan(event.id, wanted, budget_s=0.3)
    rounds = community.rotation.rounds(made.id)
    assert rounds[:2] == sat
    later = rounds[2:]
    assert [sorted(len(seats) for seats in tables if seats) for tables in later] == [[4] * 6] * 2
    assert not pairs(later) & pairs(sat)
    assert made.quality["repeats"] == 0
    live.beat()
    state = community.rotation_changes.state(made.id)
    assert (state.played, state.rounds) == (2, rounds)


def test_who_left_keeps_the_rounds_they_sat_and_who_came_has_the_others(
    community: Community, event: EventInfo, people: list[str], live: LiveSession, register: Registers
) -> None:
    community.reception.undo(event.id)
    late = register("Ève", "Tard", category_key="clinical").registration_id
    community.reception.admit(event.id, late)
    made = community.rotation.plan(event.id, THREES, budget_s=0.2)
    seated = [set(sum(tables, [])) for tables in community.rotation.rounds(made.id)]
    assert [people[-1] in each for each in seated] == [True, True, False, False]
    assert [late in each for each in seated] == [False, False, True, True]


def test_a_plan_with_no_round_left_is_refused(
    community: Community, event: EventInfo, live: LiveSession
) -> None:
    with pytest.raises(Refused) as refused:
        community.rotation.plan(event.id, PlanRequest(table_size=3, rounds=2), budget_s=0.1)
    assert refused.value.code == "rounds-begun" and refused.value.text.values["n"] == 2


def test_who_met_in_a_session_that_was_ended_has_met_before(
    community: Community, event: EventInfo, plan: PlanInfo, live: LiveSession
) -> None:
    live.stop()
    sat = pairs(community.rotation.rounds(plan.id)[:2])
    instance = community.rotation.instance(event.id, THREES)
    assert instance.frozen == ()
    assert {frozenset(pair) for pair in instance.met_before} == sat
    made = community.rotation.plan(event.id, THREES, budget_s=0.3)
    assert not pairs(community.rotation.rounds(made.id)) & sat


def test_another_format_knows_who_met_too(community: Community, event: EventInfo, live: LiveSession) -> None:
    instance = community.rotation.instance(event.id, PlanRequest(format="pairs", rounds=4))
    assert instance.frozen == () and len(instance.met_before) == 2 * 8 * 3


def test_a_plan_that_nobody_sat_by_says_nothing(
    community: Community, event: EventInfo, plan: PlanInfo
) -> None:
    community.live.session(event.id).drive()
    instance = community.rotation.instance(event.id, THREES)
    assert (instance.frozen, instance.met_before) == ((), ())
