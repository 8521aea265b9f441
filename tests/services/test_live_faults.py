"""What a live session must survive: a window that looks late, a file that refuses one write, a sleep."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.recorder import Transaction
from tests.fakes import FakeClock
from tests.services.live_ground import digits, live, live_lines, other, people, plan, programme, save_plan

__all__ = ["live", "other", "people", "plan", "programme"]


@pytest.mark.parametrize("command", [Command.NEXT, Command.START, Command.UNDO, Command.REDO])
def test_K7_a_window_that_has_not_seen_the_start_does_not_take_the_clock(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo, command: Command
) -> None:
    stale = other.live.session(event.id)
    assert stale.drive().is_draft
    live.start()
    before = live_lines(other)
    with pytest.raises(Refused) as refused:
        stale.do(command)
    assert (refused.value.code, live_lines(other)) == ("not-driving", before)
    clock.advance(1)
    live.beat(clock.read())
    snapshot = live.snapshot()
    assert (snapshot.drives, digits(snapshot, clock)) == (True, "9:59")
    assert not stale.snapshot().drives


def test_K7_two_windows_that_begin_again_open_one_session(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    live.stop()
    live.begin_again()
    elsewhere = other.live.session(event.id)
    elsewhere.begin_again()
    elsewhere.start()
    clock.advance(1)
    live.beat(clock.read())
    with pytest.raises(Refused) as refused:
        live.next()
    assert refused.value.code == "not-driving"
    row = other._store.row("SELECT count(*) AS n FROM live_sessions")
    assert row is not None and row["n"] == 2


def test_K7_a_window_that_has_not_seen_the_start_does_not_change_the_programme_under_it(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    stale = other.live.session(event.id)
    stale.drive()
    stale.set_lines(stale.lines()[:2])
    live.beat(clock.read())
    live.start()
    kept = other.programme.items(event.id)
    for change in (lambda: stale.set_lines(stale.lines()[:1]), stale.undo):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "not-driving"
    assert other.programme.items(event.id) == kept


@pytest.fixture
def refuse_once(community: Community, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The next transaction finds the disk full."""
    real = community._recorder.transaction

    def full() -> AbstractContextManager[Transaction]:
        monkeypatch.setattr(community._recorder, "transaction", real)
        raise Refused("disk-full", "The disk is full: nothing was recorded.")

    return lambda: monkeypatch.setattr(community._recorder, "transaction", full)


def test_C4_a_sleep_that_could_not_be_written_at_once_is_asked_about_a_beat_later(
    live: LiveSession, clock: FakeClock, refuse_once: Callable[[], None]
) -> None:
    live.start()
    clock.advance(46)
    live.beat(clock.read())
    clock.advance(90)
    refuse_once()
    assert live.beat(clock.read()) is not None
    clock.advance(1)
    snapshot = live.beat(clock.read())
    assert snapshot is not None and snapshot.at(clock.read()).asked is Asked.GAP
    assert digits(live.answer("gap", "hold"), clock) == "9:14"
    clock.advance(1)
    live.beat(clock.read())
    assert live.snapshot().at(clock.read()).asked is None


def test_a_new_plan_whose_write_was_refused_is_adopted_a_beat_later(
    live: LiveSession,
    clock: FakeClock,
    community: Community,
    event: EventInfo,
    people: list[str],
    refuse_once: Callable[[], None],
) -> None:
    live.start()
    live.beat(clock.read())
    save_plan(community, event, [[people]] * 5, "plan-2")
    refuse_once()
    assert live.beat(clock.read()) is not None
    clock.advance(1)
    snapshot = live.beat(clock.read())
    assert snapshot is not None
    assert [item.rounds for item in snapshot.state.show.items if item.rounds] == [(4,) * 5]


def test_R7_an_undo_before_the_start_that_was_refused_can_be_asked_for_again(
    live: LiveSession, community: Community, event: EventInfo, refuse_once: Callable[[], None]
) -> None:
    live.set_lines(live.lines()[:2])
    for command, left in ((Command.UNDO, 4), (Command.REDO, 2)):
        refuse_once()
        with pytest.raises(Refused):
            live.do(command)
        live.do(command)
        assert len([line for line in community.programme.items(event.id) if not line.dropped]) == left


def test_R7_an_edit_that_somebody_else_has_changed_is_left_and_the_one_before_it_can_be_undone(
    live: LiveSession, community: Community, event: EventInfo
) -> None:
    dating = live.snapshot().state.show.items[2]
    live.set_timing(dating.id, turn_s=150)
    live.set_lines(live.lines()[:2])
    lines = community.programme.items(event.id)
    community.programme.change(event.id, lines[0].id, title="Bienvenue")
    with pytest.raises(Refused) as refused:
        live.undo()
    assert refused.value.code == "changed-meanwhile"
    assert live.undo().draft_undo is None
