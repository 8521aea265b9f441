"""What a live session must survive: a window that looks late, a file that refuses one write, a sleep."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.test_live import digits, live, live_lines, other, people, plan, programme

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
