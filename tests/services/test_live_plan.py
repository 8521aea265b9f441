"""The plan and the queue of a session: made anew, made late, named, and said how good it is."""

from desktop_app.core.live.show import Form
from desktop_app.core.live.views import QueueRow
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.conftest import Registers
from tests.services.live_ground import digits, live, people, plan, programme, save_plan, through_to_round_two

__all__ = ["live", "people", "plan", "programme"]


def test_the_plan_made_anew_while_a_round_runs_is_used_from_the_next_round(
    live: LiveSession,
    community: Community,
    clock: FakeClock,
    event: EventInfo,
    people: list[str],
    register: Registers,
) -> None:
    through_to_round_two(live, clock)
    late = register("Ève", "Tard", wants_speed_dating=True).registration_id
    community.reception.admit(event.id, late)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (len(snapshot.facts.latecomers), view.digits) == (1, "2:14")
    assert view.latecomers_detail is not None
    assert view.latecomers_detail.english() == "They can sit down from round 3 on."
    a, b, c, d = people
    rounds = [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d, late], [b, c]], [[a, late], [b, c, d]]]
    save_plan(community, event, rounds, "plan-2")
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (view.digits, snapshot.facts.latecomers) == ("2:14", ())
    dating = next(item for item in snapshot.state.show.items if item.form is Form.TABLES)
    assert dating.rounds == (2, 2, 3, 3)
    board = snapshot.facts.board(3)
    assert board is not None and len(board.tables[0].people) == 3


def test_the_plan_made_minutes_before_the_speed_dating_in_a_session_that_runs(
    community: Community, event: EventInfo, programme: None, people: list[str], clock: FakeClock
) -> None:
    live = community.live.session(event.id)
    live.drive()
    live.start()
    a, b, c, d = people
    save_plan(community, event, [[[a, b], [c, d]]])
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    assert [item.form for item in snapshot.state.show.items][2] is Form.TABLES
    assert digits(snapshot, clock) == "10:00"


def test_a_stage_queue_is_ordered_skipped_and_put_back_live(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    for given, category in (("Anne", "clinical"), ("Bob", "clinical"), ("Cléo", "research")):
        register(given, "Test", idea=f"Idée de {given}", category_key=category)
    community.stage_queue.make(event.id)
    live = community.live.session(event.id)
    live.drive()
    names = [row.name for row in _queue(live, clock)]
    assert names == ["Anne TEST", "Bob TEST", "Cléo TEST"]
    live.order_queue("alternating")
    assert [row.name for row in _queue(live, clock)] == ["Anne TEST", "Cléo TEST", "Bob TEST"]
    live.start()
    clock.advance(100)
    live.skip(live.snapshot().state.show.items[0].id, _queue(live, clock)[1].key)
    live.insert_speaker("Invité SURPRISE", "Une idée")
    rows = _queue(live, clock)
    assert [row.name for row in rows] == ["Anne TEST", "Invité SURPRISE", "Cléo TEST", "Bob TEST"]
    live.put_back(rows[2].key)
    live.order_queue("arrival")
    assert [row.name for row in _queue(live, clock)][0] == "Anne TEST"
    assert not any(row.is_present for row in _queue(live, clock) if row.name != "Invité SURPRISE")
    live.next()
    assert _queue(live, clock)[0].used == "1:40"


def _queue(live: LiveSession, clock: FakeClock) -> tuple[QueueRow, ...]:
    snapshot = live.snapshot()
    return snapshot.moderator(snapshot.at(clock.read())).queue


def test_the_quality_of_the_plan_is_said_as_everywhere(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock, people: list[str]
) -> None:
    quality = {
        "met_mean": 24.2, "met_least": 23, "repeats": 0, "repeats_optimal": True,
        "across_share": 0.83, "wishes": 45, "wishes_met": 41,
    }  # fmt: skip
    payload = {"title": "", "format": "tables", "settings": {}, "quality": quality, "rounds": [[people]]}
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:q", payload, event.id)
        transaction.add("plan.activated", "plan:q", {}, event.id)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    shown = [
        (figure.label.english(), figure.value.english())
        for figure in snapshot.moderator(snapshot.at(clock.read())).quality
    ]
    assert shown == [
        ("People met", "24.2 (min. 23)"),
        ("Repeated pairs", "0 — optimal"),
        ("Meetings across worlds", "83 %"),
        ("Wishes kept", "41 of 45"),
    ]


def test_tables_have_names_and_places(live: LiveSession) -> None:
    snapshot = live.name_table(2, "Atrium", "à gauche de la scène")
    board = snapshot.facts.board(1)
    assert board is not None
    assert (board.tables[1].name, board.tables[1].note) == ("Atrium", "à gauche de la scène")
    board = live.name_table(2).facts.board(1)
    assert board is not None and (board.tables[1].name, board.tables[1].note) == ("", "")


def test_of_a_plan_and_a_queue_the_one_made_last_is_used(
    live: LiveSession, community: Community, event: EventInfo, people: list[str], clock: FakeClock
) -> None:
    for person in people:
        community.attendees.edit(person, idea="Une idée")
    community.stage_queue.make(event.id)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    assert [item.form for item in snapshot.state.show.items][2] is Form.STAGE
    live.start()
    save_plan(community, event, [[people]], "plan-2")
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    assert [item.form for item in snapshot.state.show.items][2] is Form.TABLES


def test_before_the_speed_dating_people_can_be_placed_from_the_first_round_on(
    live: LiveSession, clock: FakeClock
) -> None:
    live.start()
    assert live.free_round(clock.read()) == 1
    through_to_round_two(live, clock)
    assert live.free_round(clock.read()) == 3
