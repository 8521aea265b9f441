"""Who drives, and what a beat does that cannot write: a sleep, a full disk, another window, another role."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import Command, HallMode
from desktop_app.core.roles import Role
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.recorder import Transaction
from tests.fakes import FakeClock
from tests.services.live_ground import digits, live, live_lines, other, people, plan, programme, save_plan

__all__ = ["live", "other", "people", "plan", "programme"]


def asleep(live: LiveSession, clock: FakeClock) -> None:
    """Started, looked at until 9:14 stand there, and nobody has looked since for a minute and a half."""
    live.start()
    clock.advance(46)
    live.beat(clock.read())
    clock.advance(90)


@pytest.mark.parametrize("command", [Command.PAUSE, Command.NEXT, Command.PLUS, Command.STOP, Command.SKIP])
def test_C4_a_key_pressed_before_the_first_beat_after_a_sleep_asks_first(
    live: LiveSession, clock: FakeClock, command: Command
) -> None:
    asleep(live, clock)
    asked = live.do(command, clock.read())
    assert asked.at(clock.read()).asked is Asked.GAP
    assert digits(live.answer("gap", "hold"), clock) == "9:14"
    clock.advance(1)
    live.beat(clock.read())
    assert live.snapshot().at(clock.read()).asked is None


def test_C4_the_same_key_pressed_again_with_the_question_read_counts(
    live: LiveSession, clock: FakeClock
) -> None:
    asleep(live, clock)
    live.do(Command.PAUSE)
    assert digits(live.do(Command.PAUSE), clock) == "7:44"
    assert live.snapshot().at(clock.read()).asked is None


def test_C4_black_is_black_at_once_and_the_question_stands(live: LiveSession, clock: FakeClock) -> None:
    asleep(live, clock)
    snapshot = live.do(Command.BLACK)
    assert snapshot.state.hall.mode is HallMode.BLACK
    assert snapshot.at(clock.read()).asked is Asked.GAP


def test_C4_a_sleep_while_the_clock_stood_asks_nothing(live: LiveSession, clock: FakeClock) -> None:
    live.start()
    live.pause()
    live.beat(clock.read())
    clock.advance(90)
    snapshot = live.do(Command.START)
    assert (snapshot.at(clock.read()).asked, snapshot.at(clock.read()).is_running) == (None, True)


def test_a_sleep_while_it_is_asked_how_to_go_on_is_part_of_that_question(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    clock.advance(46)
    live.beat(clock.read())
    live.release()
    second = other.live.session(event.id)
    assert second.drive().at(clock.read()).asked is Asked.RESUME
    second.beat(clock.read())
    clock.advance(90)
    second.beat(clock.read())
    assert second.snapshot().at(clock.read()).asked is Asked.RESUME
    assert digits(second.answer("resume", "hold"), clock) == "9:14"


class Disk:
    """Refuses every transaction of a community while it is full."""

    def __init__(self, community: Community, monkeypatch: pytest.MonkeyPatch) -> None:
        real = community._recorder.transaction
        self.is_full, self.tries = False, 0

        def transaction() -> AbstractContextManager[Transaction]:
            self.tries += 1
            if self.is_full:
                raise Refused("disk-full", "The disk is full: this was NOT recorded.")
            return real()

        monkeypatch.setattr(community._recorder, "transaction", transaction)


@pytest.fixture
def disk(community: Community, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(community, monkeypatch)


def test_a_beat_that_cannot_write_says_so_by_a_sign_that_stands_and_tries_again(
    live: LiveSession,
    clock: FakeClock,
    community: Community,
    event: EventInfo,
    people: list[str],
    disk: Disk,
) -> None:
    live.start()
    live.beat(clock.read())
    save_plan(community, event, [[people]] * 5, "plan-2")
    disk.is_full, disk.tries = True, 0
    snapshots = []
    for _ in range(3):
        clock.advance(1)
        snapshots.append(live.beat(clock.read()))
    assert disk.tries == 3
    assert snapshots[0] is not None and snapshots[1:] == [None, None]
    problem = snapshots[0].problem
    assert problem is not None and "the clock goes on" in problem.source
    assert problem in snapshots[0].moderator(snapshots[0].at(clock.read())).warnings
    disk.is_full = False
    clock.advance(1)
    back = live.beat(clock.read())
    assert back is not None and back.problem is None
    assert [item.rounds for item in back.state.show.items if item.rounds] == [(4,) * 5]


def test_a_lease_that_cannot_be_written_is_the_same_sign(
    live: LiveSession, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, community: Community
) -> None:
    live.start()

    def refused(*given: object) -> int:
        raise Refused("file-readonly", "“{name}” is write-protected: this was NOT recorded.", name="c.ronde")

    with monkeypatch.context() as patched:
        patched.setattr(community._store, "write_heartbeat", refused)
        clock.advance(1)
        snapshot = live.beat(clock.read())
        assert snapshot is not None and snapshot.problem is not None
        assert "the clock goes on" in snapshot.problem.source
        assert live.beat(clock.read()) is None
    back = live.beat(clock.read())
    assert back is not None and (back.problem, back.drives) == (None, True)


def test_K7_a_draft_that_another_window_looked_at_last_hears_the_first_key(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.beat(clock.read())
    elsewhere = other.live.session(event.id)
    elsewhere.drive()
    elsewhere.set_timing(elsewhere.snapshot().state.show.items[2].id, turn_s=150)
    snapshot = live.start(clock.read())
    assert snapshot.drives and snapshot.at(clock.read()).is_running


def follows(other: Community, event: EventInfo, clock: FakeClock, seconds: int) -> LiveSession:
    """Another window that has looked once a second for so long."""
    follower = other.live.session(event.id)
    follower.drive()
    for _ in range(seconds):
        clock.advance(1)
        follower.beat(clock.read())
    return follower


def test_K7_who_has_followed_takes_over_from_a_window_that_closed_without_a_question(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    follower = follows(other, event, clock, 10)
    live.release()
    for _ in range(7):
        clock.advance(1)
        follower.beat(clock.read())
    snapshot = follower.take_over()
    look = snapshot.at(clock.read())
    assert (look.asked, look.is_running, digits(snapshot, clock)) == (None, True, "9:43")
    assert digits(follower.pause(), clock) == "9:43"


@pytest.mark.parametrize("case", ["came later", "slept", "another boot", "a question stood"])
def test_K7_who_has_not_seen_all_of_it_is_asked(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo, case: str
) -> None:
    live.start()
    follower = other.live.session(event.id)
    if case == "another boot":
        follower._boot = "another"
    if case != "came later":
        follows(other, event, clock, 10)
    if case == "a question stood":
        live._run = "another"  # as if it had found the clock running under a process that died
        live.beat(clock.read())
        clock.advance(1)
    live.release()
    clock.advance(30 if case == "slept" else 1)
    if case == "came later":
        follows(other, event, clock, 3)
    snapshot = follower.take_over()
    assert snapshot.at(clock.read()).asked is Asked.RESUME


def test_K7_a_key_after_another_window_took_over_names_the_desk_and_changes_nothing(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    live.start()
    live.beat(clock.read())
    elsewhere = other.live.session(event.id)
    elsewhere.drive()
    elsewhere.take_over()
    before = live_lines(other)
    with pytest.raises(Refused) as refused:
        live.next()
    assert refused.value.code == "not-driving" and refused.value.text.values["desk"] == "backstage"
    assert live_lines(other) == before
    assert not live.snapshot().drives


def test_the_reception_does_not_drive(
    live: LiveSession, clock: FakeClock, community: Community, other: Community, event: EventInfo
) -> None:
    live.start()
    other.roles.here = Role.RECEPTION
    door = other.live.session(event.id)
    assert not door.drive().drives
    before = live_lines(other)
    asked: tuple[Callable[[], object], ...] = (
        door.next,
        door.take_over,
        door.rehearse,
        door.begin_again,
        lambda: door.set_timing(door.snapshot().state.show.items[0].id, turn_s=90),
    )
    for command in asked:
        with pytest.raises(Refused) as refused:
            command()
        assert refused.value.code == "role-reception"
    assert live_lines(other) == before
    other.roles.here = Role.MODERATOR
    assert door.take_over().drives


def test_a_desk_that_becomes_the_reception_gives_the_clock_back(
    live: LiveSession, clock: FakeClock, community: Community, other: Community, event: EventInfo
) -> None:
    live.start()
    live.beat(clock.read())
    community.roles.here = Role.RECEPTION
    clock.advance(1)
    snapshot = live.beat(clock.read())
    assert snapshot is not None and not snapshot.drives
    assert other.live.session(event.id).drive().drives


def test_the_command_line_may_everything(community: Community) -> None:
    assert community.roles.here is Role.ORGANISER
    assert [role.may_drive for role in Role] == [False, True, True]


def test_nothing_loaded_is_nothing_to_rehearse(community: Community, event: EventInfo) -> None:
    session = community.live.session(event.id)
    session.drive()
    with pytest.raises(Refused) as refused:
        session.rehearse()
    assert refused.value.code == "nothing-to-rehearse"
    assert not session.snapshot().is_rehearsal
