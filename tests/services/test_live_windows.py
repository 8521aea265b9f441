"""Several windows on one session: one drives, the others follow, and taking over is told."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.views import Phase
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.live_ground import digits, live, live_lines, other, people, plan, programme

__all__ = ["live", "other", "people", "plan", "programme"]


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


def test_letting_go_and_taking_the_drive_again_is_no_sleep(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    live.beat(clock.read())
    live.release()
    clock.advance(120)
    live.drive()
    live.beat(clock.read())
    look = live.snapshot().at(clock.read())
    assert (look.asked, digits(live.snapshot(), clock)) == (None, "8:00")
