"""Undo and redo: everything can be taken back, and the time used is never lost."""

from contextlib import suppress

import pytest
from hypothesis import given, settings

from desktop_app.core.errors import Refused
from desktop_app.core.live import commands, kinds
from desktop_app.core.live.edits import set_length
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.kinds import COUNT, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Asked
from desktop_app.core.live.undoing import redo_target, undo_target
from desktop_app.core.live.views import Command, HallMode, Phase
from tests.core.live.driving import MINUTE, Driven, tables, talk
from tests.core.live.test_answers import gap
from tests.core.live.test_any_commands import ACTS, act, show


def label(driven: Driven) -> str:
    view = moderator_view(driven.look(), Facts(), undo=undo_target(driven.entries))
    return "" if view.undo_label is None else view.undo_label.english()


def test_R7_undo_of_a_start_four_minutes_ago_stops_the_clock_and_keeps_the_time() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(4 * MINUTE)
    assert label(driven) == "Undo the start: the clock stops, the time used stays"
    driven.undo()
    look = driven.look()
    assert (driven.digits, look.phase, look.is_started) == ("6:00", Phase.PAUSED, True)
    assert driven.undo() == 0
    driven.wait(MINUTE)
    driven.start()
    driven.wait(30)
    assert driven.digits == "5:30"


def test_R7_undo_of_an_accidental_start_is_as_if_it_had_never_been() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(5)
    assert label(driven) == "Undo the start"
    driven.undo()
    assert (driven.digits, driven.look().phase) == ("10:00", Phase.READY)


def test_R7_undo_of_a_start_in_a_round_stops_in_the_turn_that_runs() -> None:
    driven = Driven(tables(2, 2, move_s=0, settle_s=0))
    driven.start()
    driven.wait(200)
    driven.undo()
    assert (driven.key, driven.digits, driven.look().is_running) == ("dating/1/turn/2", "2:40", False)


def test_R7_undo_of_a_pause_some_time_ago_goes_on_with_the_time_as_it_is() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(MINUTE)
    driven.pause()
    driven.wait(5 * MINUTE)
    assert label(driven) == "Undo the pause: the clock goes on, the time used stays"
    driven.undo()
    assert (driven.digits, driven.look().is_running) == ("9:00", True)


def test_R7_redo_brings_back_what_was_undone_step_by_step() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.adjust(30)
    driven.adjust(60)
    driven.undo()
    driven.undo()
    assert driven.digits == "10:00"
    assert driven.redo() == 1
    assert driven.digits == "10:30"
    assert driven.redo() == 1
    assert driven.digits == "11:30"
    assert driven.redo() == 0
    driven.undo()
    assert driven.digits == "10:30"
    assert driven.redo() == 1
    assert driven.digits == "11:30"


def test_R7_a_new_command_ends_what_can_be_redone() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.adjust(30)
    driven.undo()
    driven.adjust(-30)
    assert redo_target(driven.entries) is None
    driven.undo()
    driven.redo()
    assert driven.digits == "9:30"
    assert driven.redo() == 0


def test_R7_redo_of_a_start_that_was_taken_back_late_counts_on() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(MINUTE)
    driven.undo()
    driven.wait(5)
    driven.redo()
    assert (driven.digits, driven.look().is_running) == ("8:55", True)


def test_R7_the_end_can_be_undone_and_redone() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(MINUTE)
    driven.stop()
    ended_ms = driven.state.finished_ms
    assert driven.undo() == 2
    assert driven.state.finished_ms is None
    assert driven.redo() == 2
    assert driven.state.finished_ms == ended_ms
    assert [entry.kind for entry in driven.entries[-3:]] == [kinds.REOPENED, kinds.UNDONE, kinds.ENDED_AGAIN]


def test_R7_programme_and_hall_can_be_undone_and_redone() -> None:
    driven = Driven(talk("a", 10))
    driven.edit(set_length("a", 5 * 60_000))
    driven.write(commands.show_page(driven.look(), HallMode.BLACK))
    driven.undo()
    driven.undo()
    assert (driven.digits, driven.state.hall.mode) == ("10:00", None)
    driven.redo()
    driven.redo()
    assert (driven.digits, driven.state.hall.mode) == ("5:00", HallMode.BLACK)


def test_R7_an_answer_after_a_sleep_can_be_taken_back_and_is_asked_again() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(46)
    driven.clock.suspend(90)
    driven.answer(COUNT)
    assert (driven.digits, label(driven)) == ("7:44", "Undo the answer")
    driven.undo()
    assert (driven.look().asked, driven.digits) == (Asked.CLOCK, "9:14")
    driven.answer(HOLD)
    assert driven.digits == "9:14"


def test_R7_an_answer_to_a_gap_can_be_taken_back() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(46)
    gap(driven, 90)
    driven.answer(HOLD)
    driven.undo()
    assert (driven.look().asked, driven.digits) == (Asked.GAP, "7:44")


def test_R7_an_answer_after_a_crash_can_be_taken_back_and_knows_when_it_was() -> None:
    driven = Driven(talk("a", 10))
    driven.start()
    driven.wait(60)
    driven.seen = driven.now
    driven.restart(20)
    driven.answer(COUNT)
    driven.seen = None
    assert driven.digits == "8:40"
    driven.undo()
    assert driven.look().asked is Asked.RESUME
    driven.answer(HOLD)
    assert (driven.digits, driven.look().is_running) == ("9:00", True)


def test_taking_over_is_nothing_to_take_back() -> None:
    driven = Driven(talk("a", 10))
    driven.adjust(30)
    driven.run = "run-2"
    driven.write(commands.take_over(driven.look()))
    target = undo_target(driven.entries)
    assert target is not None and target.kind == kinds.ADJUSTED


def test_redo_is_possible_when_it_would_do_something() -> None:
    driven = Driven(talk("a", 10))
    driven.adjust(30)
    driven.undo()
    view = moderator_view(driven.look(), Facts(), redo=redo_target(driven.entries))
    assert Command.REDO in view.possible
    driven.adjust(30)
    view = moderator_view(driven.look(), Facts(), redo=redo_target(driven.entries))
    assert Command.REDO not in view.possible


@pytest.mark.parametrize("command", ["next", "previous", "reset", "plus", "stop", "skip"])
def test_R7_redo_is_as_if_the_undo_had_never_been(command: str) -> None:
    driven = Driven(talk("a"), talk("b"), talk("c"))
    driven.start()
    driven.wait(20)
    driven.next()
    driven.start()
    driven.wait(50)
    act(driven, command, 30)
    after = driven.state
    driven.wait(3)
    assert driven.undo()
    assert driven.redo()
    assert driven.state == after


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_whatever_happened_undo_then_redo_is_nothing(acts: list[tuple[str, int]]) -> None:
    driven = show()
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
        driven.wait(number / 3)
    before = driven.state
    if driven.undo():
        assert driven.redo()
        assert driven.state == before
