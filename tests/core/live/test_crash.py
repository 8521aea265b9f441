"""Crash: the cases K1 to K7 as far as they are pure."""

from dataclasses import replace

import pytest

from desktop_app.core.live import commands
from desktop_app.core.live.commands import Change
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.fold import fold
from desktop_app.core.live.hall import hall_view
from desktop_app.core.live.kinds import COUNT, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import HallMode, Phase
from tests.core.live.driving import MINUTE, Driven, tables, talk


@pytest.mark.parametrize("reboot", [False, True])
def test_K1_killed_while_running_and_restarted_after_20_s_one_click_and_the_right_second(
    reboot: bool,
) -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.seen = driven.now
    driven.restart(after=20, reboot=reboot)
    held = driven.look()
    assert (held.asked, held.is_running, driven.digits) == (Asked.RESUME, False, "2:14")
    driven.wait(2)
    assert driven.digits == "2:14"
    question = moderator_view(driven.look(), Facts()).question
    assert question is not None
    assert [answer.label.english() for answer in question.answers] == [
        "Go on at 1:52, as if nothing had happened",
        "Go on where it was: 2:14",
    ]
    assert driven.start() == 1
    assert (driven.digits, driven.look().is_running, driven.look().asked) == ("1:52", True, None)


def test_K1_or_on_from_where_it_was_seen_last() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.seen = driven.now
    driven.restart(after=20)
    driven.answer(HOLD)
    driven.wait(4)
    assert driven.digits == "2:10"


def test_K1_in_a_round_that_went_on_meanwhile() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(170)
    driven.seen = driven.now
    driven.restart(after=20)
    assert (driven.key, driven.digits) == ("dating/1/turn/1", "0:10")
    driven.answer(COUNT)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "2:50")


def test_K2_killed_while_paused_is_still_paused_with_the_same_remaining() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.pause()
    driven.restart(after=600, reboot=True)
    after = driven.look()
    assert (after.asked, after.phase, driven.digits) == (None, Phase.PAUSED, "2:14")


@pytest.mark.parametrize("choose", [None, COUNT])
def test_K3_restart_after_the_end_would_have_passed_is_finished_with_the_time_and_no_bell(
    choose: str | None,
) -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(2 * MINUTE)
    driven.seen = driven.now
    driven.rung.clear()
    driven.restart(after=10 * MINUTE)
    driven.watch(5)
    if choose is not None:
        driven.answer(choose)
        driven.watch(5)
    assert driven.rung == []
    assert (driven.look().phase, driven.digits, driven.look().is_running) == (Phase.ENDED, "0:00", False)


def test_K3_says_when_it_ended() -> None:
    driven = Driven(talk())
    driven.start()
    driven.restart(after=10 * MINUTE)
    question = moderator_view(driven.look(), Facts()).question
    assert question is not None
    assert question.text.english() == "The program was closed; the turn ended meanwhile, at 13:03."
    driven.answer(COUNT)
    ended = driven.state.logs["talk"].ended_ms
    started = driven.state.logs["talk"].started_ms
    assert ended is not None and started is not None and ended - started == 180_000


def test_K3_the_time_that_was_left_can_be_given_back() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(2 * MINUTE)
    driven.seen = driven.now
    driven.restart(after=10 * MINUTE)
    driven.answer(HOLD)
    assert (driven.digits, driven.look().is_running) == ("1:00", True)


def test_K4_restart_two_hours_later_does_not_run_by_itself() -> None:
    driven = Driven(talk("long", 180))
    driven.start()
    driven.wait(60)
    driven.seen = driven.now
    driven.restart(after=2 * 3600, reboot=True)
    first = driven.digits
    driven.wait(60)
    assert (driven.digits, driven.look().is_running, driven.look().asked) == (first, False, Asked.RESUME)


def test_K5_damaged_entries_change_nothing_and_are_counted() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    good = driven.look()
    for payload in ({}, {"by_ms": "many"}, {"at": 3}, {"by_ms": None}):
        entry = replace(
            driven.entries[-1], id=f"bad{len(driven.entries)}", kind="live.adjusted", payload=payload
        )
        driven.entries.append(replace(entry, hlc="9" + entry.id))
    driven.entries.append(replace(driven.entries[0], id="new", hlc="99", kind="live.from_the_future"))
    after = driven.look()
    assert (after.step, after.elapsed_ms, after.length_ms) == (good.step, good.elapsed_ms, good.length_ms)
    assert after.state.unreadable == 5
    said = [text.english() for text in moderator_view(after, Facts()).warnings]
    assert said == ["Lines of this session's history that could not be read: 5."]


def test_K5_a_missing_state_is_an_empty_session_that_says_so() -> None:
    view = moderator_view(Driven().look(), Facts())
    assert view.title.english() == "Nothing is loaded"
    assert (view.digits, view.phase, view.run) == ("", Phase.EMPTY, ())


def test_K6_blackout_message_and_board_page_come_back_too() -> None:
    driven = Driven(tables())
    driven.write(commands.say("Rejoignez votre table"))
    driven.write(commands.show_page(driven.look(), HallMode.TABLES))
    driven.write(commands.turn_page(2))
    before = hall_view(driven.look(), Facts())
    driven.restart(after=0, reboot=True)
    assert fold(driven.entries).hall.page_offset == 2
    assert hall_view(driven.look(), Facts()) == before
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    driven.restart(after=5)
    assert hall_view(driven.look(), Facts()).mode is HallMode.BLACK


def test_K7_a_second_window_follows_without_a_question_and_a_take_over_keeps_the_clock() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.run = "another"
    follower = driven.look(drives=False)
    assert (follower.asked, follower.is_running, driven_digits(follower.remaining_ms)) == (None, True, "2:14")
    driven.write(commands.take_over(follower))
    after = driven.look()
    assert (after.asked, after.is_running, driven.digits) == (None, True, "2:14")
    driven.wait(4)
    assert driven.digits == "2:10"


def test_K7_a_follower_on_another_computer_counts_by_the_wall() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.run, driven.boot = "another", "other-machine"
    driven.clock.monotonic_ms = 77
    assert driven_digits(driven.look(drives=False).remaining_ms) == "2:14"


def driven_digits(ms: int) -> str:
    from desktop_app.core.live.phases import digits

    return digits(ms)


def test_any_command_after_a_crash_counts_on_from_the_right_second() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    driven.restart(after=20)
    driven.write([Change("live.adjusted", {"by_ms": 30_000})])
    assert (driven.digits, driven.look().asked) == ("2:24", None)


@pytest.mark.parametrize("waited_s", [0, 30, 60, 65, 100, 250, 400, 430, 460, 500])
@pytest.mark.parametrize("by_hand", [False, True])
def test_K1_killed_in_every_state_of_a_round_and_resumed_at_the_right_second(
    waited_s: int, by_hand: bool
) -> None:
    """Whatever was running, counting on gives what would have been without the crash."""
    item = tables(2, 2, move_s=60, settle_s=10, auto_rounds=not by_hand)
    calm, killed = Driven(item, talk("end")), Driven(item, talk("end"))
    for driven in (calm, killed):
        driven.start()
        driven.wait(60)
        driven.start()
        driven.wait(waited_s)
    killed.seen = killed.now
    calm.wait(20)
    killed.restart(after=20)
    if killed.look().asked is not None:
        killed.answer(COUNT)
    one, other = calm.look(), killed.look()
    assert (one.step, one.elapsed_ms, one.is_running) == (other.step, other.elapsed_ms, other.is_running)


def test_a_message_before_the_answer_does_not_answer() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(170)
    driven.seen = driven.now
    driven.restart(after=20)
    driven.write(commands.say("Un instant"))
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    assert (driven.look().asked, driven.digits) == (Asked.RESUME, "0:10")
    driven.answer(HOLD)
    assert (driven.key, driven.digits) == ("dating/1/turn/1", "0:10")
