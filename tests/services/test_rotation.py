"""Plans made for the people who are here, kept through the journal, and put to use."""

import datetime as dt

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.services.rotation_people import PlanRequest
from tests.services.conftest import Registers, crowd


def test_a_plan_seats_exactly_those_who_are_present(
    community: Community, event: EventInfo, register: Registers
) -> None:
    people = crowd(register, 24)
    for registration_id in people[:18]:
        community.reception.admit(event.id, registration_id)
    made = community.rotation.plan(event.id, PlanRequest(table_size=6, rounds=4), budget_s=0.2)
    rounds = community.rotation.rounds(made.id)
    assert len(rounds) == 4 and all(sorted(sum(tables, [])) == sorted(people[:18]) for tables in rounds)
    assert made.active and made.quality["people"] == 18
    assert community.reception.seat(event.id, people[0]) is not None
    everybody = community.rotation.instance(event.id, PlanRequest(present_only=False))
    assert len(everybody.people) == 24


def test_the_unwilling_and_the_cancelled_take_no_part(
    community: Community, event: EventInfo, register: Registers
) -> None:
    people = crowd(register, 6)
    community.attendees.edit(people[0], wants_speed_dating=False)
    community.attendees.cancel(people[1])
    instance = community.rotation.instance(event.id, PlanRequest(present_only=False))
    assert {p.id for p in instance.people} == set(people[2:])


def test_wishes_avoidances_and_former_meetings_reach_the_planner(
    community: Community, event: EventInfo, register: Registers
) -> None:
    people = crowd(register, 12)
    community.rotation.wish(event.id, people[0], people[1])
    community.rotation.wish(event.id, people[2], people[3], "avoid")
    community.rotation.wish(event.id, people[4], people[5])
    community.rotation.drop_wish(event.id, people[4], people[5])
    community.rotation.wish(event.id, people[3], people[2], "avoid")
    made = community.rotation.plan(
        event.id, PlanRequest(table_size=4, rounds=2, present_only=False), budget_s=0.2
    )
    assert (made.quality["avoidances"], made.quality["avoidances_kept"]) == (1, 1)
    later = community.events.create("Suite", dt.date(2027, 3, 1))
    persons = [community.attendees.one(p).person_id for p in people]
    again = [
        community.attendees.register(later.id, PersonFields("", ""), RegistrationFields(), person_id=p)
        for p in persons
    ]
    first = community.rotation.instance(event.id, PlanRequest(present_only=False))
    assert [(w.who, w.whom) for w in first.wishes] == [(people[0], people[1])]
    assert {frozenset(pair) for pair in first.avoid} == {frozenset(people[2:4])} and first.met_before == ()
    second = community.rotation.instance(later.id, PlanRequest(present_only=False))
    assert 12 * 3 * 2 // 2 >= len(second.met_before) > 20
    assert {a.registration_id for a in again} >= {p for pair in second.met_before for p in pair}


def test_pairs_for_an_odd_number_rest_in_turn(
    community: Community, event: EventInfo, register: Registers
) -> None:
    people = crowd(register, 9)
    request = PlanRequest(format="pairs", rounds=9, present_only=False)
    made = community.rotation.plan(event.id, request, budget_s=0.2)
    rounds = community.rotation.rounds(made.id)
    seated = [sum(tables, []) for tables in rounds]
    rests = [sum(p not in here for here in seated) for p in people]
    assert rests == [1] * 9 and made.quality["repeats"] == 0 and made.quality["met_least"] == 8


def test_plans_are_kept_compared_and_put_to_use(
    community: Community, event: EventInfo, register: Registers
) -> None:
    crowd(register, 12)
    request = PlanRequest(table_size=4, rounds=3, present_only=False)
    first = community.rotation.plan(event.id, request, budget_s=0.1)
    second = community.rotation.plan(
        event.id, PlanRequest(table_size=3, rounds=3, present_only=False), budget_s=0.1
    )
    assert [p.active for p in community.rotation.all(event.id)] == [True, False]
    community.rotation.activate(first.id)
    active = community.rotation.active(event.id)
    assert active is not None and active.id == first.id and active.request == request
    assert community.rotation.find(second.id).request.table_size == 3


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (PlanRequest(), "nobody-to-seat"),
        (PlanRequest(table_size=13), "plan-sizes"),
        (PlanRequest(rounds=0), "plan-sizes"),
        (PlanRequest(format="circle"), "plan-format"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(
    community: Community, event: EventInfo, request_: PlanRequest, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        community.rotation.plan(event.id, request_)
    assert refused.value.code == code
