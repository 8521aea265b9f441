"""The live session on a real file: driving, resuming, following, rehearsing."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.core.clock import Reading
from desktop_app.core.errors import Refused
from desktop_app.core.live.edits import set_length
from desktop_app.core.live.position import Asked
from desktop_app.core.live.show import Form
from desktop_app.core.live.views import Command, HallMode, Phase
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.live_snapshot import LiveSnapshot
from desktop_app.services.programme import ProgrammeLine
from tests.fakes import FakeClock
from tests.services.conftest import Registers


def save_plan(
    community: Community, event: EventInfo, rounds: list[list[list[str]]], plan_id: str = "plan-1"
) -> None:
    """A saved and active plan, as the planner writes it."""
    payload = {
        "title": "Plan",
        "format": "tables",
        "settings": {},
        "quality": {"repeats": 0},
        "rounds": rounds,
    }
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", f"plan:{plan_id}", payload, event.id)
        transaction.add("plan.activated", f"plan:{plan_id}", {}, event.id)


@pytest.fixture
def people(register: Registers) -> list[str]:
    names = [("Anne", "Villemin"), ("Bob", "Klein"), ("Cléo", "Zola"), ("Dan", "Abadie")]
    return [
        register(given, family, wants_speed_dating=True, category_key="clinical").registration_id
        for given, family in names
    ]


@pytest.fixture
def programme(community: Community, event: EventInfo) -> None:
    """13:00 UTC is 14:00 in Paris, when the fake clock starts."""
    community.programme.replace(
        event.id,
        [
            ProgrammeLine("", "opening", "Ouverture", start_min=14 * 60, length_s=600),
            ProgrammeLine("", "break", "Pause", start_min=14 * 60 + 10, length_s=600),
            ProgrammeLine("", "speed_dating", "Speed dating", start_min=14 * 60 + 20, length_s=2400),
            ProgrammeLine("", "closing", "Clôture", start_min=15 * 60, length_s=600),
        ],
    )


@pytest.fixture
def plan(community: Community, event: EventInfo, people: list[str]) -> None:
    a, b, c, d = people
    save_plan(community, event, [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d], [b, c]]])


@pytest.fixture
def live(community: Community, event: EventInfo, programme: None, plan: None) -> LiveSession:
    session = community.live.session(event.id)
    assert session.drive().drives
    return session


@pytest.fixture
def other(community_file: Path, clock: FakeClock, community: Community) -> Iterator[Community]:
    """A second window on the same file."""
    opened = Community(community_file, clock=clock, random=random.Random(8), desk="backstage")
    yield opened
    opened.close()


def digits(snapshot: LiveSnapshot, clock: FakeClock) -> str:
    return snapshot.hall(snapshot.at(clock.read())).digits


def key(snapshot: LiveSnapshot, clock: FakeClock) -> str:
    step = snapshot.at(clock.read()).step
    return step.key if step else ""


def live_lines(community: Community) -> int:
    row = community._store.row("SELECT count(*) AS n FROM journal WHERE kind LIKE 'live.%'")
    assert row is not None
    return int(row["n"])


def test_T1_nothing_loaded_is_refused_and_nothing_is_written(community: Community, event: EventInfo) -> None:
    session = community.live.session(event.id)
    session.drive()
    with pytest.raises(Refused) as refused:
        session.start()
    assert refused.value.code == "nothing-loaded"
    assert live_lines(community) == 0


def test_the_show_is_programme_and_plan(live: LiveSession, clock: FakeClock) -> None:
    snapshot = live.snapshot()
    assert snapshot.is_draft
    items = snapshot.state.show.items
    assert [(item.title, item.form) for item in items] == [
        ("Ouverture", Form.TALK), ("Pause", Form.TALK), ("Speed dating", Form.TABLES), ("Clôture", Form.TALK),
    ]  # fmt: skip
    assert items[2].rounds == (2, 2, 2)
    rows = snapshot.moderator(snapshot.at(clock.read())).run
    assert [row.planned for row in rows] == ["14:00", "14:10", "14:20", "15:00"]


def test_a_draft_follows_the_programme_until_the_first_command(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    lines = community.programme.items(event.id)
    community.programme.change(event.id, lines[0].id, length_s=1200)
    snapshot = live.beat(clock.read())
    assert snapshot is not None and digits(snapshot, clock) == "20:00"
    assert live_lines(community) == 0
    snapshot = live.start()
    assert not snapshot.is_draft
    assert live_lines(community) == 2


def test_commands_drive_the_clock_from_the_reading_of_the_key(live: LiveSession, clock: FakeClock) -> None:
    pressed = clock.read()
    clock.advance(3)
    snapshot = live.do(Command.START, pressed)
    assert digits(snapshot, clock) == "9:57"
    clock.advance(7)
    snapshot = live.do(Command.START)
    assert snapshot.at(clock.read()).phase is Phase.PAUSED
    snapshot = live.do(Command.PLUS)
    assert digits(snapshot, clock) == "10:20"
    snapshot = live.do(Command.UNDO)
    assert digits(snapshot, clock) == "9:50"
    snapshot = live.do(Command.BLACK)
    assert snapshot.hall(snapshot.at(clock.read())).mode is HallMode.BLACK


def test_double_commands_write_nothing(live: LiveSession, community: Community) -> None:
    live.start()
    before = live_lines(community)
    live.start()
    assert live_lines(community) == before


def through_to_round_two(live: LiveSession, clock: FakeClock) -> LiveSnapshot:
    live.start()
    clock.advance(600)
    live.next()
    live.start()
    clock.advance(600)
    live.next()
    live.start()
    clock.advance(120)
    live.start()
    clock.advance(10 + 360 + 120)
    live.start()
    clock.advance(10 + 46)
    return live.snapshot()


def test_a_half_day_from_opening_to_round_two(live: LiveSession, clock: FakeClock) -> None:
    snapshot = through_to_round_two(live, clock)
    view = snapshot.hall(snapshot.at(clock.read()))
    assert view.headline is not None and view.headline.english() == "Round 2 of 3"
    assert (view.mode, view.digits) == (HallMode.TIMER, "2:14")
    board = view.board
    assert board is not None
    assert [[person.given_name for person in table.people] for table in board.tables] == [
        ["Anne", "Cléo"],
        ["Bob", "Dan"],
    ]


def test_K1_killed_in_a_turn_the_next_start_offers_the_right_second(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    through_to_round_two(live, clock)
    live.beat(clock.read())
    clock.advance(20)  # the process is gone: no heartbeat any more
    resumed = other.live.session(event.id)
    snapshot = resumed.drive()
    assert snapshot.drives
    assert snapshot.at(clock.read()).asked is Asked.RESUME
    assert digits(snapshot, clock) == "2:14"
    snapshot = resumed.start()
    assert digits(snapshot, clock) == "1:54"
    assert snapshot.at(clock.read()).is_running


def test_K1_the_clock_of_a_new_boot_counts_by_the_wall(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.start()
    clock.advance(60)
    live.beat(clock.read())
    clock.advance(20)
    clock.monotonic_ms = 12
    monkeypatch.setattr("desktop_app.services.live.boot_id", lambda: "another boot")
    resumed = other.live.session(event.id)
    resumed.drive()
    snapshot = resumed.answer("resume", "count")
    assert digits(snapshot, clock) == "8:40"


def test_K5_a_file_that_cannot_be_written_is_followed_and_said(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.start()

    def refuse(*args: object, **kwargs: object) -> bool:
        raise Refused("file-read-only", "“{name}” can only be read.", name="community.ronde")

    monkeypatch.setattr("desktop_app.store.live_table.take_lease", refuse)
    snapshot = other.live.session(event.id).drive()
    assert not snapshot.drives
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert view.digits == "10:00"
    assert [text.english() for text in view.warnings] == ["“community.ronde” can only be read."]
    assert view.problem == view.warnings[0]
    with pytest.raises(Refused) as refused:
        other.live.session(event.id).do(Command.START)
    assert refused.value.code == "file-read-only"
    assert live.beat(clock.read()) is not None


def test_a_plan_made_while_the_question_is_open_waits_for_the_answer(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo, people: list[str]
) -> None:
    through_to_round_two(live, clock)
    live.beat(clock.read())
    clock.advance(20)
    resumed = other.live.session(event.id)
    resumed.drive()
    save_plan(other, event, [[people]] * 4, "plan-2")
    resumed.beat(clock.read())
    assert resumed.snapshot().at(clock.read()).asked is Asked.RESUME
    resumed.answer("resume", "count")
    snapshot = resumed.beat(clock.read()) or resumed.snapshot()
    assert digits(snapshot, clock) == "1:54"
    assert [item.rounds for item in snapshot.state.show.items if item.rounds] == [(2, 2, 4, 4)]


def test_K6_page_and_message_come_back(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.say("Rejoignez votre table")
    live.show(HallMode.BLACK)
    clock.advance(60)
    snapshot = other.live.session(event.id).drive()
    view = snapshot.hall(snapshot.at(clock.read()))
    assert (view.mode, view.overlay) == (HallMode.BLACK, "Rejoignez votre table")


def test_K7_a_second_window_follows_and_does_not_drive(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    follower = other.live.session(event.id)
    assert not follower.drive().drives
    clock.advance(1)
    assert other.notice_others()
    snapshot = follower.beat(clock.read())
    assert snapshot is not None
    assert digits(snapshot, clock) == "9:59"
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (view.is_driving, view.driver, view.question) == (False, "2", None)
    with pytest.raises(Refused) as refused:
        follower.pause()
    assert refused.value.code == "not-driving"


def test_K7_a_follower_is_told_when_nobody_drives_any_more(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    follower = other.live.session(event.id)
    follower.drive()
    told = []
    for _ in range(60):
        clock.advance(1)
        told.append(follower.beat(clock.read()))
    changed = [snapshot for snapshot in told if snapshot is not None]
    view = changed[-1].moderator(changed[-1].at(clock.read()))
    assert (view.is_driving, view.is_driven, view.driver, view.digits) == (False, False, "", "9:00")
    assert told.index(changed[-1]) < 8
    live.beat(clock.read())
    snapshot = follower.beat(clock.read())
    assert snapshot is not None
    assert snapshot.moderator(snapshot.at(clock.read())).is_driven


def test_K7_taking_over_is_explicit_and_costs_no_second(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    clock.advance(10)
    live.beat(clock.read())
    follower = other.live.session(event.id)
    follower.drive()
    snapshot = follower.take_over()
    assert snapshot.drives
    assert snapshot.at(clock.read()).asked is None
    assert digits(snapshot, clock) == "9:50"
    clock.advance(1)
    mine = live.beat(clock.read())
    assert mine is not None and not mine.drives
    with pytest.raises(Refused):
        live.pause()
    assert follower.pause().at(clock.read()).phase is Phase.PAUSED


def test_a_take_over_that_the_old_driver_has_not_noticed_yet_still_wins(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    other.live.session(event.id).take_over()
    before = live_lines(other)
    with pytest.raises(Refused):
        live.pause()
    assert live_lines(other) == before


def test_looking_at_the_console_on_one_desk_does_not_bind_the_moderator(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    """Before anybody has started, the window that starts is the one that drives."""
    elsewhere = other.live.session(event.id)
    assert elsewhere.drive().drives
    assert elsewhere.start().drives
    snapshot = live.beat(clock.read())
    assert snapshot is not None and not snapshot.drives
    with pytest.raises(Refused):
        live.pause()


def test_a_window_that_was_closed_properly_leaves_the_drive(
    community: Community, live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    live.pause()
    community.live.release()
    snapshot = other.live.session(event.id).drive()
    assert snapshot.drives
    assert snapshot.at(clock.read()).asked is None


def test_C4_a_sleep_is_noticed_by_the_heartbeat(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    clock.advance(46)
    live.beat(clock.read())
    clock.advance(90)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    assert snapshot.at(clock.read()).asked is Asked.GAP
    snapshot = live.answer("gap", "hold")
    assert digits(snapshot, clock) == "9:14"


def test_C5_a_lane_that_was_busy_for_5_s_is_no_question(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    live.beat(clock.read())
    clock.advance(5)
    live.beat(clock.read())
    assert live.snapshot().at(clock.read()).asked is None


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
    assert (view.latecomer_count, view.digits) == (1, "2:14")
    assert view.latecomers_detail is not None
    assert view.latecomers_detail.english() == "They can sit down from round 3 on."
    a, b, c, d = people
    rounds = [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d, late], [b, c]], [[a, late], [b, c, d]]]
    save_plan(community, event, rounds, "plan-2")
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert (view.digits, view.latecomer_count) == ("2:14", 0)
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


def _queue(live: LiveSession, clock: FakeClock) -> tuple:  # type: ignore[type-arg]
    snapshot = live.snapshot()
    return snapshot.moderator(snapshot.at(clock.read())).queue


def test_lengths_chosen_before_the_start_are_kept_for_the_event(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    dating = live.snapshot().state.show.items[2]
    snapshot = live.set_timing(dating.id, turn_s=150, warning_s=20)
    assert snapshot.state.show.items[2].timing.turn_s == 150
    assert snapshot.is_draft
    live.start()
    snapshot = live.set_timing(dating.id, turn_s=120)
    assert snapshot.state.show.items[2].timing.turn_s == 120
    assert (snapshot.state.show.items[2].timing.warning_s, live_lines(community)) == (20, 3)


def test_R3_live_edits_and_catching_up(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    clock.advance(40 * 60)
    snapshot = live.snapshot()
    shown = snapshot.moderator(snapshot.at(clock.read()))
    assert shown.delay is not None and shown.delay.english() == "+ 30 min"
    assert shown.proposals
    chosen = shown.proposals[-1]
    snapshot = live.catch_up(chosen)
    assert snapshot.moderator(snapshot.at(clock.read())).end == chosen.end
    with pytest.raises(Refused) as refused:
        live.catch_up("no such way")
    assert refused.value.code == "proposal-gone"
    snapshot = live.edit(set_length(snapshot.state.show.items[3].id, 300_000))
    assert snapshot.state.show.items[3].length_ms == 300_000


def test_R8_times_survive_a_restart(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    through_to_round_two(live, clock)
    live.pause()
    before = live.turns(clock.read())
    clock.advance(3600)
    assert other.live.session(event.id).turns(clock.read()) == before
    assert len(before) == 2 + 4 + 3


def test_ending_undoing_the_end_and_beginning_again(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo
) -> None:
    live.start()
    clock.advance(60)
    snapshot = live.stop()
    assert snapshot.is_finished
    assert snapshot.hall(snapshot.at(clock.read())).mode is HallMode.THANKS
    snapshot = live.undo()
    assert not snapshot.is_finished
    assert digits(snapshot, clock) == "9:00"
    with pytest.raises(Refused):
        live.begin_again()
    live.stop()
    snapshot = live.begin_again()
    assert (snapshot.is_draft, digits(snapshot, clock)) == (True, "10:00")
    live.start()
    row = community._store.row("SELECT count(*) AS n FROM live_sessions")
    assert row is not None and row["n"] == 2


def test_R7_the_end_undone_and_redone_stands_in_the_list_of_sessions(
    live: LiveSession, community: Community, clock: FakeClock
) -> None:
    def ended() -> bool:
        row = community._store.row("SELECT ended_ms FROM live_sessions")
        assert row is not None
        return row["ended_ms"] is not None

    live.start()
    live.stop()
    live.undo()
    assert not ended()
    snapshot = live.do(Command.REDO)
    assert (snapshot.is_finished, ended()) == (True, True)


def test_a_rehearsal_runs_fast_and_leaves_no_trace(
    live: LiveSession, community: Community, clock: FakeClock
) -> None:
    before = live_lines(community)
    snapshot = live.rehearse(20)
    assert snapshot.is_rehearsal
    live.start()
    clock.advance(15)
    snapshot = live.snapshot()
    assert digits(snapshot, clock) == "5:00"
    snapshot = live.rehearse(1)
    clock.advance(10)
    assert digits(snapshot, clock) == "4:50"
    live.next()
    live.say("Essai")
    live.undo()
    view = snapshot.hall(snapshot.at(clock.read()))
    assert view.is_rehearsal
    assert live_lines(community) == before
    snapshot = live.end_rehearsal()
    assert not snapshot.is_rehearsal
    assert (live_lines(community), digits(snapshot, clock)) == (before, "10:00")


def test_a_rehearsal_is_refused_while_the_real_clock_runs(live: LiveSession) -> None:
    live.start()
    with pytest.raises(Refused) as refused:
        live.rehearse()
    assert refused.value.code == "live-running"


def test_a_snapshot_needs_neither_the_file_nor_the_lane(
    live: LiveSession, clock: FakeClock, community: Community
) -> None:
    snapshot = live.start()
    community.live.release()
    later = Reading(clock.wall_ms + 61_000, clock.monotonic_ms + 61_000)
    assert snapshot.hall(snapshot.at(later)).digits == "8:59"


def test_a_damaged_line_is_told_and_the_rest_stands(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo
) -> None:
    live.start()
    row = community._store.row("SELECT id FROM live_sessions")
    assert row is not None
    community._recorder.record("live.adjusted", f"live:{row['id']}", {"by_ms": "beaucoup"}, event.id)
    clock.advance(60)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert view.digits == "9:00"
    assert any("could not be read" in text.english() for text in view.warnings)


def test_R8_the_log_is_exported_with_planned_and_actual_times(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo, tmp_path: Path
) -> None:
    through_to_round_two(live, clock)
    live.pause()
    turns = community.live_log.turns(event.id)
    assert [(turn.item, turn.kind, turn.round_number, turn.seat, turn.used_s) for turn in turns][:5] == [
        ("Ouverture", "talk", 0, "", 600),
        ("Pause", "talk", 0, "", 600),
        ("Speed dating", "move", 1, "", 120),
        ("Speed dating", "settle", 1, "", 10),
        ("Speed dating", "turn", 1, "A", 180),
    ]
    assert turns[-1].used_s == 46
    path = tmp_path / "log.csv"
    assert community.live_log.write(event.id, path) == len(turns)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Item;Round;Seat;Speaker;Idea;")
    assert lines[1] == "Ouverture;;;;;14:00;14:00;14:10;600;600"


def test_the_quality_of_the_plan_is_said_as_in_the_picture(
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
        (label.english(), value) for label, value in snapshot.moderator(snapshot.at(clock.read())).quality
    ]
    assert shown == [
        ("People met", "24 (min. 23)"),
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


def test_the_programme_is_edited_as_lines_before_the_start(
    live: LiveSession, community: Community, event: EventInfo
) -> None:
    lines = list(live.lines())
    assert [(line.title, line.start_min, line.length_s) for line in lines][:2] == [
        ("Ouverture", 840, 600),
        ("Pause", 850, 600),
    ]
    lines.insert(1, ProgrammeLine("", "talk", "Un projet", length_s=900))
    snapshot = live.set_lines(lines)
    assert [item.title for item in snapshot.state.show.items][:3] == ["Ouverture", "Un projet", "Pause"]
    kept = community.programme.items(event.id)
    assert [(line.title, line.length_s) for line in kept][3] == ("Speed dating", 2400)


def test_the_programme_is_edited_as_lines_in_a_session_under_way(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    live.start()
    clock.advance(60)
    first, pause, dating, closing = live.lines()
    new = ProgrammeLine("", "talk", "Un projet", length_s=900)
    changed = ProgrammeLine(closing.id, "closing", "Fin", length_s=300, start_min=closing.start_min)
    snapshot = live.set_lines([first, new, dating, pause, changed])
    items = [(item.title, item.dropped) for item in snapshot.state.show.items]
    assert items == [
        ("Ouverture", False), ("Un projet", False), ("Speed dating", False), ("Pause", False), ("Fin", False),
    ]  # fmt: skip
    assert (snapshot.state.show.items[2].form, digits(snapshot, clock)) == (Form.TABLES, "9:00")
    snapshot = live.set_lines([line for line in live.lines() if line.title != "Pause"])
    assert [item.title for item in snapshot.state.show.items if item.dropped] == ["Pause"]
    assert len(community.programme.items(event.id)) == 4
    live.undo()
    live.undo()
    assert [line.title for line in live.lines()] == ["Ouverture", "Pause", "Speed dating", "Clôture"]
    with pytest.raises(Refused) as refused:
        live.set_lines(live.lines()[1:])
    assert refused.value.code == "item-running"


def test_closed_in_the_middle_of_a_turn_the_last_second_is_known(
    live: LiveSession, community: Community, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    clock.advance(60)
    live.beat(clock.read())
    community.live.release()
    clock.advance(2)
    resumed = other.live.session(event.id)
    snapshot = resumed.drive()
    assert snapshot.drives
    assert (snapshot.at(clock.read()).asked, digits(snapshot, clock)) == (Asked.RESUME, "9:00")
    clock.advance(120)
    assert digits(resumed.answer("resume", "hold"), clock) == "9:00"


def test_letting_go_and_taking_the_drive_again_is_no_sleep(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    live.beat(clock.read())
    live.release()
    clock.advance(120)
    live.drive()
    live.beat(clock.read())
    look = live.snapshot().at(clock.read())
    assert (look.asked, digits(live.snapshot(), clock)) == (None, "8:00")
