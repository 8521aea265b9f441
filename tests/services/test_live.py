"""The live session on a real file: driving, ending, rehearsing."""

import pytest

from desktop_app.core.clock import Reading
from desktop_app.core.errors import Refused
from desktop_app.core.live.show import Form
from desktop_app.core.live.views import Command, HallMode, Phase
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.live_ground import digits, live, live_lines, people, plan, programme, through_to_round_two

__all__ = ["live", "people", "plan", "programme"]


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
