"""From which round on people can be placed, and by which plan they sit, on a real file."""

import pytest

from desktop_app.core.live.edits import set_rounds
from desktop_app.core.live.views import HallMode
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.conftest import Registers
from tests.services.live_ground import (
    live,
    people,
    plan,
    programme,
    save_plan,
    through_to_round_two,
    to_the_speed_dating,
)

__all__ = ["live", "people", "plan", "programme"]


@pytest.fixture
def latecomer(community: Community, event: EventInfo, register: Registers) -> str:
    registration = register("Ève", "Tard", wants_speed_dating=True).registration_id
    community.reception.admit(event.id, registration)
    return registration


def played(community: Community) -> int:
    return community.rotation_changes.played(community.rotation.find("plan-1"))


def test_before_round_1_starts_people_are_placed_in_it(
    live: LiveSession, community: Community, clock: FakeClock, latecomer: str
) -> None:
    to_the_speed_dating(live, clock)
    assert (live.free_round(clock.read()), played(community)) == (1, 0)


def test_while_round_1_runs_people_are_placed_from_round_2_on(
    live: LiveSession, community: Community, clock: FakeClock, latecomer: str
) -> None:
    to_the_speed_dating(live, clock)
    assert live.free_round(clock.read()) == 1
    assert live.start().facts.from_round == 2
    assert live.free_round(clock.read()) == 2
    assert played(community) == 1
    assert community.rotation_changes.state("plan-1").unseated == (latecomer,)


def test_after_the_session_was_cut_short_nobody_is_placed_in_a_round_that_will_not_come(
    live: LiveSession, community: Community, clock: FakeClock, latecomer: str
) -> None:
    through_to_round_two(live, clock)
    dating = live.snapshot().state.show.items[2]
    snapshot = live.edit(set_rounds(dating.id, dating.rounds[:2]))
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (live.free_round(clock.read()), view.latecomers) == (0, None)
    assert community.rotation_changes.state("plan-1").unseated == ()


def test_the_cut_stays_when_the_plan_is_changed(
    live: LiveSession,
    community: Community,
    clock: FakeClock,
    event: EventInfo,
    people: list[str],
    latecomer: str,
) -> None:
    through_to_round_two(live, clock)
    dating = live.snapshot().state.show.items[2]
    live.edit(set_rounds(dating.id, dating.rounds[:2]))
    a, b, c, d = people
    rounds = [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d, latecomer], [b, c]]]
    community._recorder.record("plan.changed", "plan:plan-1", {"rounds": rounds, "quality": {}}, event.id)
    live.beat(clock.read())
    assert live.snapshot().state.show.items[2].rounds == (2, 2)


def test_after_the_speed_dating_nobody_is_placed_any_more(live: LiveSession, clock: FakeClock) -> None:
    through_to_round_two(live, clock)
    live.go_to(live.snapshot().state.show.items[3].id)
    live.start()
    assert live.free_round(clock.read()) == 3
    live.go_to(live.snapshot().state.show.items[2].id)


def test_another_plan_in_the_middle_of_a_round_shows_people_where_they_sit(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo, people: list[str]
) -> None:
    through_to_round_two(live, clock)
    a, b, c, d = people
    save_plan(community, event, [[[a, d], [b, c]]] * 4, "plan-2")
    live.beat(clock.read())
    snapshot = live.snapshot()
    board = snapshot.hall(snapshot.at(clock.read()), HallMode.TABLES).board
    assert board is not None and board.round_number == 2
    assert [[each.registration for each in table.people] for table in board.tables] == [[a, c], [b, d]]
    following = snapshot.facts.board(3)
    assert following is not None
    assert [[each.registration for each in table.people] for table in following.tables] == [[a, d], [b, c]]


def test_another_plan_counts_who_met_by_the_plan_that_people_sat_by(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo, people: list[str]
) -> None:
    through_to_round_two(live, clock)
    a, b, c, d = people
    first = community.rotation.rounds("plan-1")
    save_plan(community, event, [[[a, d], [b, c]]] * 4, "plan-2")
    live.beat(clock.read())
    state = community.rotation_changes.state("plan-2")
    assert state.played == 2
    assert state.rounds[:2] == first[:2]
    assert state.rounds[2:] == community.rotation.rounds("plan-2")[2:]
