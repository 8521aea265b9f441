"""The end of a session: offered, asked for, undone, and what may begin after it."""

import pytest

from desktop_app.core.live.commands import offers_end
from desktop_app.core.live.edits import drop_item
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.kinds import COUNT, END, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Asked
from desktop_app.core.live.views import Command, RowState
from tests.core.live.driving import MINUTE, Driven, tables, talk


def asked(driven: Driven) -> str:
    question = moderator_view(driven.look(), Facts()).question
    return "" if question is None else question.text.english()


def test_R1_next_on_the_last_does_not_wrap_it_offers_the_end() -> None:
    driven = Driven(talk("only"))
    driven.start()
    driven.wait(60)
    assert offers_end(driven.look())
    assert driven.next() == 1
    assert asked(driven) == "Nothing comes after this. End the session?"
    assert (driven.key, driven.digits, driven.look().is_running) == ("only", "2:00", True)
    assert driven.next() == 1
    assert driven.look().state.finished_ms is not None
    assert driven.next() == 0
    assert not offers_end(driven.look())


def test_R1_the_offer_of_the_end_is_declined_by_its_answer_by_any_command_and_by_time() -> None:
    driven = Driven(talk("only"))
    driven.start()
    for decline in (lambda: driven.answer(HOLD), driven.pause, driven.start, lambda: driven.wait(31)):
        driven.next()
        assert asked(driven)
        decline()
        assert asked(driven) == ""
    driven.next()
    driven.answer(END)
    assert driven.state.finished_ms is not None
    driven.undo()
    assert driven.state.finished_ms is None


def test_R1_the_end_asked_for_in_the_middle_is_a_question_that_runs_nothing_down() -> None:
    driven = Driven(talk("first"), talk("second"))
    assert driven.ask_end() == 0, "nothing has begun: there is nothing to end"
    driven.start()
    driven.wait(60)
    for _ in range(2):  # a double click ends nothing either
        assert driven.ask_end() == 1
        assert asked(driven) == "The run of show is not over. End the session all the same?"
        assert (driven.key, driven.digits, driven.look().is_running) == ("first", "2:00", True)
    driven.answer(HOLD)
    assert asked(driven) == ""
    for go_on in (driven.pause, driven.start, driven.next, lambda: driven.wait(31)):
        driven.ask_end()
        go_on()
        assert asked(driven) == "" and driven.state.finished_ms is None
    driven.previous()
    driven.ask_end()
    driven.answer(END)
    assert driven.state.finished_ms is not None
    assert driven.ask_end() == 0
    driven.undo()
    assert (driven.state.finished_ms, driven.key) == (None, "first")
    assert asked(driven) == "", "the session is back, not the question"


def test_R1_what_an_early_end_leaves_is_not_done_and_what_was_dropped_is_left_out() -> None:
    driven = Driven(talk("first"), talk("second"), talk("third"))
    driven.start()
    driven.edit(drop_item("second"))
    driven.stop()
    rows = moderator_view(driven.look(), Facts()).run
    assert [(row.state, row.is_dropped) for row in rows] == [
        (RowState.DONE, False),
        (RowState.SKIPPED, True),
        (RowState.SKIPPED, False),
    ]


def test_R1_the_end_cannot_be_asked_for_while_another_question_stands() -> None:
    driven = Driven(talk("first"), talk("second"))
    driven.start()
    driven.wait(60)
    driven.clock.suspend(90)
    for question in (Asked.CLOCK, Asked.RESUME):
        if question is Asked.RESUME:
            driven.restart()
        assert driven.look().asked is question
        assert driven.ask_end() == 0
        assert Command.STOP not in moderator_view(driven.look(), Facts()).possible
    for _ in range(2):
        driven.answer(COUNT)
    assert Command.STOP in moderator_view(driven.look(), Facts()).possible


def test_R1_undo_of_the_end_of_the_last_item_is_the_item_without_the_question() -> None:
    driven = Driven(talk("only"))
    driven.start()
    driven.next()
    driven.next()
    assert driven.state.finished_ms is not None
    driven.undo()
    assert (asked(driven), driven.look().is_running) == ("", True)
    driven.redo()
    assert driven.state.finished_ms is not None


def test_R1_the_end_asked_for_on_the_last_is_the_same_question_as_from_the_key_for_what_comes_next() -> None:
    driven = Driven(talk("only"))
    driven.start()
    driven.ask_end()
    assert asked(driven) == "Nothing comes after this. End the session?"
    driven.next()
    assert driven.state.finished_ms is not None


def test_R1_the_end_of_the_last_round_without_anything_after_it() -> None:
    driven = Driven(tables(1, 1, move_s=0, settle_s=0))
    driven.start()
    driven.watch(4 * MINUTE)
    assert offers_end(driven.look())
    assert moderator_view(driven.look(), Facts()).offers_end


@pytest.mark.parametrize("how", ["previous", "go_to", "undo"])
def test_after_the_end_the_last_step_comes_back_with_its_time(how: str) -> None:
    from desktop_app.core.live import commands

    driven = Driven(talk("a"), talk("b"))
    driven.start()
    driven.wait(5)
    driven.stop()
    driven.wait(60)
    if how == "go_to":
        driven.write(commands.go_to(driven.look(), "a"))
    else:
        {"previous": driven.previous, "undo": driven.undo}[how]()
    look = driven.look()
    assert (driven.key, look.state.finished_ms) == ("a", None)
    assert look.elapsed_ms == (65_000 if how == "undo" else 5_000)


def test_after_the_end_another_item_can_be_opened() -> None:
    from desktop_app.core.live import commands

    driven = Driven(talk("a"), talk("b"))
    driven.start()
    driven.stop()
    driven.write(commands.go_to(driven.look(), "b"))
    assert (driven.key, driven.look().state.finished_ms, driven.look().is_started) == ("b", None, False)
