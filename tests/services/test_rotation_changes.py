"""A kept plan changed: by hand with undo, for a latecomer, and planned again while people come and go."""

import time

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.instance import Rounds
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.rotation import PlanInfo
from desktop_app.services.rotation_changes import replanned
from desktop_app.services.rotation_people import PlanRequest
from tests.fakes import FakeClock
from tests.services.conftest import Registers


@pytest.fixture
def plan(community: Community, event: EventInfo, people: list[str]) -> PlanInfo:
    return community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=4), budget_s=0.1)


def table_of(rounds: Rounds, round_: int, person: str) -> int:
    return next(t for t, members in enumerate(rounds[round_]) if person in members)


def test_a_swap_is_kept_shown_with_its_effect_and_undone(community: Community, plan: PlanInfo) -> None:
    before = community.rotation.rounds(plan.id)
    a, b = before[1][0][0], before[1][1][0]
    assert not community.rotation_changes.state(plan.id).can_undo
    effect = community.rotation_changes.swap(plan.id, 1, a, b)
    after = community.rotation.rounds(plan.id)
    assert b in after[1][0] and a in after[1][1] and after[0] == before[0]
    assert effect.after.cost != effect.before.cost or effect.after.repeats >= 0
    assert community.rotation.find(plan.id).quality["repeats"] == effect.after.repeats
    community.rotation_changes.undo(plan.id)
    assert community.rotation.rounds(plan.id) == before
    with pytest.raises(Refused, match="Nothing was changed"):
        community.rotation_changes.undo(plan.id)


def test_a_pin_holds_in_the_next_plan_until_released(
    community: Community, event: EventInfo, people: list[str], plan: PlanInfo
) -> None:
    community.rotation_changes.pin(plan.id, people[3], 2)
    later = community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=3, seed=5), budget_s=0.1)
    rounds = community.rotation.rounds(later.id)
    assert [table_of(rounds, r, people[3]) for r in range(3)] == [2, 2, 2]
    with pytest.raises(Refused, match="kept away"):
        community.rotation_changes.forbid(later.id, people[3], 2)
    assert community.rotation_changes.release(later.id, people[3]).pins == ()


def test_a_latecomer_is_seated_without_moving_anybody(
    community: Community, event: EventInfo, register: Registers, plan: PlanInfo
) -> None:
    late = register("Late", "Comer", category_key="clinical").registration_id
    community.reception.admit(event.id, late)
    assert community.rotation_changes.state(plan.id).unseated == (late,)
    before = community.rotation.rounds(plan.id)
    with pytest.raises(Refused, match="No table has a free seat"):
        community.rotation_changes.seat_latecomer(plan.id, late)
    community.reception.undo(event.id)  # the latecomer is out again
    community.reception.undo(event.id)  # and so is the last of the others: an empty chair
    community.reception.admit(event.id, late)
    gone = set(community.rotation_changes.state(plan.id).missing)
    after = community.rotation_changes.seat_latecomer(plan.id, late)
    for old, new in zip(before, after, strict=True):
        assert [[x for x in t if x not in gone] for t in old] == [[x for x in t if x != late] for t in new]
        assert sum(late in table for table in new) == 1


def test_a_latecomer_without_a_seat_keeps_nobody_from_theirs(
    community: Community,
    event: EventInfo,
    register: Registers,
    plan: PlanInfo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = community.rotation_changes
    for _ in range(2):
        community.reception.undo(event.id)  # two empty chairs for three
    for name in ("A", "B", "C"):
        late = register("Late", name, category_key="clinical")
        community.reception.admit(event.id, late.registration_id)
    first = changes.state(plan.id).unseated[0]
    as_always = changes.seat_latecomer

    def nowhere_for_the_first(plan_id: str, person: str) -> Rounds:
        if person == first:
            raise Refused("tables-full", "No seat.")
        return as_always(plan_id, person)

    with monkeypatch.context() as patch:
        patch.setattr(changes, "seat_latecomer", nowhere_for_the_first)
        found = changes.seat_latecomers(plan.id)
    assert (found.count, [who.id for who in found.left]) == (2, [first])
    assert changes.state(plan.id).unseated == (first,)
    found = changes.seat_latecomers(plan.id)  # now the tables are full indeed
    assert (found.count, [who.id for who in found.left]) == (0, [first])


def test_who_still_waits_for_a_seat_is_not_measured(
    community: Community, event: EventInfo, register: Registers, plan: PlanInfo
) -> None:
    changes = community.rotation_changes
    community.reception.undo(event.id)  # one empty chair for three
    for name in ("A", "B", "C"):
        late = register("Late", name, category_key="clinical")
        community.reception.admit(event.id, late.registration_id)
    assert changes.seat_latecomers(plan.id).count == 1
    after = community.rotation.find(plan.id).quality
    assert (after["people"], after["tables"], after["rests"]) == (24, 4, 0)
    assert after["met_least"] >= plan.quality["met_least"] - 2


def test_planning_again_seats_who_is_here_and_says_who_moves(
    community: Community, event: EventInfo, people: list[str], register: Registers, plan: PlanInfo
) -> None:
    community.reception.undo(event.id)
    late = register("Late", "Comer", category_key="clinical").registration_id
    community.reception.admit(event.id, late)
    changes = community.rotation_changes
    state = changes.state(plan.id)
    instance = changes.now(state)
    again = replanned(state, instance, time.thread_time, keep=1.0, budget_s=0.2)
    told = {change.person for change in again.changes}
    assert late in told and len(told) < 12
    changes.accept(state, instance, again)
    rounds = community.rotation.rounds(plan.id)
    assert all(late in sum(tables, []) for tables in rounds)
    with pytest.raises(Refused, match="changed meanwhile"):
        changes.accept(state, instance, again)


def test_a_table_that_does_not_exist_cannot_be_closed(community: Community, plan: PlanInfo) -> None:
    state = community.rotation_changes.state(plan.id)
    with pytest.raises(Refused, match="There is no table 99") as refused:
        community.rotation_changes.now(state, closed=(99,))
    assert refused.value.code == "table-unknown"
    assert community.rotation_changes.now(state, closed=(5,), added=1).closed


def test_who_came_after_rounds_that_were_played_rested_in_none_of_them(
    community: Community, event: EventInfo, register: Registers, plan: PlanInfo, clock: FakeClock
) -> None:
    changes, session = community.rotation_changes, community.live.session(event.id)
    session.start(clock.read())
    for _ in range(2):
        clock.advance(5)
        session.next(clock.read())
    for name in ("A", "B"):
        late = register("Late", name, category_key="clinical")
        community.reception.admit(event.id, late.registration_id)
    state = changes.state(plan.id)
    assert state.played == 1
    instance = changes.now(state)
    changes.accept(state, instance, replanned(state, instance, time.thread_time, keep=0.5, budget_s=0.1))
    before = community.rotation.find(plan.id).quality["rests"]
    second = community.rotation.rounds(plan.id)[1]
    changes.swap(plan.id, 1, second[0][0], second[1][0])
    assert community.rotation.find(plan.id).quality["rests"] == before
