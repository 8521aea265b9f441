"""A session that was left: at the right second, with what the hall showed, and what cannot be read."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import Command, HallMode
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.live_ground import (
    digits,
    live,
    other,
    people,
    plan,
    programme,
    save_plan,
    through_to_round_two,
)

__all__ = ["live", "other", "people", "plan", "programme"]


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


@pytest.mark.parametrize("behind_s", [120, 3_600, 86_400, 1_795_000_000])
@pytest.mark.parametrize("answer", ["count", "hold"])
def test_a_new_boot_whose_clock_is_behind_gives_nothing_back(
    live: LiveSession,
    clock: FakeClock,
    other: Community,
    event: EventInfo,
    monkeypatch: pytest.MonkeyPatch,
    behind_s: int,
    answer: str,
) -> None:
    live.start()
    clock.advance(300)
    live.beat(clock.read())
    clock.advance(60)
    clock.jump_wall(-behind_s)
    clock.monotonic_ms = 12
    monkeypatch.setattr("desktop_app.services.live.boot_id", lambda: "another boot")
    monkeypatch.setattr("desktop_app.services.live_lease.has_died", lambda holder: True)
    resumed = other.live.session(event.id)
    view = resumed.drive().moderator(resumed.snapshot().at(clock.read()))
    assert view.question is not None and "clock is behind" in view.question.text.english()
    assert [choice.label.english() for choice in view.question.answers] == ["Go on where it was: 5:00"]
    assert digits(resumed.answer("resume", answer), clock) == "5:00"
    clock.advance(30)
    assert digits(resumed.snapshot(), clock) == "4:30"


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


def test_R8_times_survive_a_restart(
    live: LiveSession, clock: FakeClock, other: Community, event: EventInfo
) -> None:
    through_to_round_two(live, clock)
    live.pause()
    before = live.turns(clock.read())
    clock.advance(3600)
    assert other.live.session(event.id).turns(clock.read()) == before
    assert len(before) == 2 + 4 + 3


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
