"""Clock source: the cases C1 to C6 of the live clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop_app.core.hours import time_of_day
from desktop_app.core.live.commands import gap_noticed
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.kinds import COUNT, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import Cue
from tests.core.live.driving import MINUTE, Driven, tables, talk
from tests.fakes import FakeClock

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("jump_s", [3600, -3600])
def test_C1_the_wall_clock_jumps_in_a_round_remaining_is_unchanged_and_the_moderator_is_told(
    jump_s: int,
) -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(46)
    driven.clock.jump_wall(jump_s)
    assert driven.digits == "2:14"
    seen = driven.look()
    assert (seen.asked, seen.drift_ms) == (Asked.CLOCK, jump_s * 1000)
    driven.wait(4)
    assert driven.digits == "2:10"
    driven.answer(HOLD)
    assert driven.look().asked is None
    assert driven.digits == "2:10"


def told(driven: Driven) -> list[str]:
    return [text.english() for text in moderator_view(driven.look(), Facts()).notices]


@pytest.mark.parametrize("jump_s", [2, -2])
def test_C1_two_seconds_are_trusted_and_the_moderator_is_told_quietly(jump_s: int) -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    assert told(driven) == []
    driven.clock.jump_wall(jump_s)
    assert (driven.digits, driven.look().asked) == ("2:14", None)
    assert told(driven) == ["The computer's clock was changed by 2 s. The time left has not changed."]
    driven.pause()
    assert told(driven) == []


def test_C1_a_bit_more_than_two_seconds_back_is_a_question() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.clock.jump_wall(-2.1)
    assert (driven.digits, driven.look().asked, told(driven)) == ("2:14", Asked.CLOCK, [])


def test_C1_a_clock_that_was_put_right_again_asks_nothing() -> None:
    driven = Driven(talk())
    driven.start()
    driven.clock.jump_wall(3600)
    driven.pause()
    driven.start()
    assert driven.look().asked is Asked.CLOCK
    driven.clock.jump_wall(-3600)
    assert driven.look().asked is None


def test_C1_nothing_sleeps_for_years_and_goes_on() -> None:
    driven = Driven(talk())
    driven.start()
    driven.clock.jump_wall(70 * 365 * 86_400)
    question = moderator_view(driven.look(), Facts()).question
    assert question is not None and question.text.english().startswith("The computer's clock was set ahead")
    assert [answer.key for answer in question.answers] == [HOLD]


def test_C1_the_doubt_survives_a_pause_and_the_next_step() -> None:
    driven = Driven(talk("a"), talk("b"))
    driven.start()
    driven.clock.jump_wall(3600)
    driven.pause()
    assert driven.look().asked is Asked.CLOCK
    driven.next()
    assert driven.look().asked is Asked.CLOCK
    driven.answer(HOLD)
    assert driven.look().asked is None


def test_C2_across_midnight() -> None:
    driven = Driven(talk(), clock=FakeClock(datetime(2026, 11, 26, 22, 59, tzinfo=UTC)))
    driven.start()
    driven.wait(2 * MINUTE)
    assert driven.digits == "1:00"
    assert time_of_day(driven.clock.wall_ms, PARIS) == "00:01"


def test_C2_paused_across_midnight() -> None:
    driven = Driven(talk(), clock=FakeClock(datetime(2026, 11, 26, 22, 59, tzinfo=UTC)))
    driven.start()
    driven.wait(30)
    driven.pause()
    driven.wait(90 * MINUTE)
    driven.start()
    assert driven.digits == "2:30"


@pytest.mark.parametrize(
    ("start", "before", "after"),
    [
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "01:59", "03:01"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "02:59", "02:01"),
    ],
)
def test_C3_daylight_saving_nights_both_ways(start: datetime, before: str, after: str) -> None:
    driven = Driven(talk(), clock=FakeClock(start))
    driven.start()
    assert time_of_day(driven.clock.wall_ms, PARIS) == before
    driven.wait(2 * MINUTE)
    assert time_of_day(driven.clock.wall_ms, PARIS) == after
    assert (driven.digits, driven.look().asked) == ("1:00", None)


def suspended() -> Driven:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.clock.suspend(90)
    return driven


def test_C4_a_suspend_of_90_s_in_a_three_minute_turn_is_a_question() -> None:
    driven = suspended()
    assert driven.look().asked is Asked.CLOCK
    assert driven.digits == "2:14"


def test_C4_count_it() -> None:
    driven = suspended()
    driven.answer(COUNT)
    assert (driven.digits, driven.look().asked) == ("0:44", None)


def test_C4_go_on_where_it_was() -> None:
    driven = suspended()
    driven.wait(2)
    driven.answer(HOLD)
    assert (driven.digits, driven.look().asked) == ("2:12", None)
    driven.wait(2)
    assert driven.digits == "2:10"


def slept_on_both_clocks(*, then_answer: str) -> Driven:
    """A system whose monotonic clock counts sleep: nothing disagrees, but nobody looked for 90 s."""
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(46)
    last_look = driven.now
    driven.wait(90)
    driven.write(gap_noticed(driven.look(), last_look))
    assert driven.look().asked is Asked.GAP
    driven.answer(then_answer)
    assert driven.look().asked is None
    return driven


def test_C4_a_sleep_that_both_clocks_counted_is_a_question_too_count_it() -> None:
    assert slept_on_both_clocks(then_answer=COUNT).digits == "0:44"


def test_C4_a_sleep_that_both_clocks_counted_go_on_where_it_was() -> None:
    assert slept_on_both_clocks(then_answer=HOLD).digits == "2:14"


def test_C5_interface_blocked_for_5_s_the_next_look_is_right_with_one_bell() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(2 * MINUTE + 28)
    driven.wait(5)
    assert driven.tick() is Cue.WARNING
    assert driven.digits == "0:27"
    driven.watch(1)
    assert driven.rung.count(Cue.WARNING) == 1


def test_C6_eight_simulated_hours_are_exact() -> None:
    driven = Driven(tables(rounds=24, turns=6, move_s=120, settle_s=0, auto_rounds=True), talk("end"))
    driven.start()
    for _ in range(8 * 60):
        driven.wait(60)
        driven.tick()
    assert driven.key == "end"
    assert driven.look().state.steps[-2].key == "dating/24/turn/6"
    last = driven.look().state.logs["dating/24/turn/6"]
    started = driven.state.logs["dating/1/move"].started_ms
    assert last.ended_ms is not None and started is not None
    assert last.ended_ms - started == 8 * 3600 * 1000
