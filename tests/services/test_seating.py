"""Walk-ins of a meeting with a plan get a place; the door tells the table of the next round."""

import time

from desktop_app.core.checkin import Outcome
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.services.rotation_changes import replanned
from desktop_app.services.rotation_people import PlanRequest
from tests.fakes import FakeClock
from tests.services.conftest import Registers, crowd

NEWCOMER = PersonFields("Zoë", "Ünal")
WILLING = RegistrationFields("research", wants_speed_dating=True)


def test_a_walk_in_is_seated_from_the_next_round_and_nobody_else_moves(
    community: Community, event: EventInfo, register: Registers
) -> None:
    for registration_id in crowd(register, 17):
        community.reception.admit(event.id, registration_id)
    plan = community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=3), budget_s=0.1)
    before = community.rotation.rounds(plan.id)
    verdict = community.seating.walk_in(event.id, NEWCOMER, WILLING)
    assert verdict.outcome is Outcome.ADMITTED and verdict.attendee is not None
    assert verdict.seat is not None and verdict.seat.round_number == 1
    new = verdict.attendee.registration_id
    after = community.rotation.rounds(plan.id)
    assert [[[p for p in table if p != new] for table in tables] for tables in after] == before
    assert all(sum(new in table for table in tables) == 1 for tables in after)


def test_who_does_not_take_part_or_finds_no_plan_is_let_in_all_the_same(
    community: Community, event: EventInfo, register: Registers
) -> None:
    assert community.seating.walk_in(event.id, NEWCOMER, WILLING).seat is None
    for registration_id in crowd(register, 6):
        community.reception.admit(event.id, registration_id)
    community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=2), budget_s=0.1)
    unwilling = RegistrationFields("research", wants_speed_dating=False)
    verdict = community.seating.walk_in(event.id, PersonFields("Jo", "Non"), unwilling)
    assert verdict.outcome is Outcome.ADMITTED and verdict.seat is None


def test_while_round_one_runs_the_door_tells_the_table_of_round_two(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    people = crowd(register, 12)
    for registration_id in people:
        community.reception.admit(event.id, registration_id)
    community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=3), budget_s=0.1)
    session = community.live.session(event.id)
    session.start(clock.read())
    for _ in range(2):
        clock.advance(5)
        session.next(clock.read())
    seat = community.reception.seat(event.id, people[0])
    assert seat is not None and seat.round_number == 2


def test_a_table_is_closed_and_one_added_in_the_rounds_to_come(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    people = crowd(register, 18)
    for registration_id in people:
        community.reception.admit(event.id, registration_id)
    plan = community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=3), budget_s=0.1)
    session = community.live.session(event.id)
    session.start(clock.read())
    for _ in range(2):
        clock.advance(5)
        session.next(clock.read())
    changes = community.rotation_changes
    state = changes.state(plan.id)
    assert state.played == 1
    instance = changes.now(state, closed=(2,), added=1)
    result = replanned(state, instance, time.thread_time, keep=0.5, budget_s=0.1)
    changes.accept(state, instance, result)
    after = community.rotation.rounds(plan.id)
    assert after[0] == state.rounds[0], "what was played stays"
    assert all(tables[1] == [] and sorted(sum(tables, [])) == sorted(people) for tables in after[1:])


def test_a_latecomer_without_a_table_is_told_apart_at_the_door(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    for registration_id in crowd(register, 12):
        community.reception.admit(event.id, registration_id)
    late = [register(f"Late{n}", "Comer", wants_speed_dating=n != 1) for n in range(4)]
    before = community.reception.admit(event.id, late[3].registration_id)
    assert not before.lacks_table, "there is no plan yet"
    community.reception.undo(event.id)
    community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=2), budget_s=0.1)
    told = [community.reception.admit(event.id, late[n].registration_id) for n in (0, 1)]
    assert [(verdict.seat, verdict.lacks_table) for verdict in told] == [(None, True), (None, False)]
    session = community.live.session(event.id)
    session.start(clock.read())
    for _ in range(12):
        clock.advance(5)
        session.next(clock.read())
    over = community.reception.admit(event.id, late[2].registration_id)
    assert (over.seat, over.lacks_table) == (None, False), "no round is to come"
    session.stop(clock.read())
    community.reception.undo(event.id)
    after = community.reception.admit(event.id, late[2].registration_id)
    assert (after.seat, after.lacks_table) == (None, False), "the session is over"
