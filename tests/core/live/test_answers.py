"""What an answer says is what it does."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import Refused
from desktop_app.core.live.choices import Question
from desktop_app.core.live.commands import answer, gap_noticed
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.kinds import COUNT, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Asked
from desktop_app.core.live.words import title
from tests.core.live.driving import MINUTE, Driven, tables, talk
from tests.core.live.test_any_commands import ACTS, act, show


def asked(driven: Driven) -> Question:
    question = moderator_view(driven.look(), Facts()).question
    assert question is not None
    return question


def labels(driven: Driven) -> list[str]:
    return [answer.label.english() for answer in asked(driven).answers]


def round_of_two() -> Driven:
    driven = Driven(tables(1, 4, move_s=0, settle_s=0), talk("end"))
    driven.start()
    return driven


def test_C4_time_counted_beyond_the_end_of_a_turn_goes_on_in_the_next() -> None:
    driven = round_of_two()
    driven.wait(150)
    driven.clock.suspend(90)
    assert labels(driven)[1] == "Count it: 2:00 in “Round 1 · turn 2 of 4”"
    driven.answer(COUNT)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "2:00")
    ended = driven.look().state.logs["dating/1/turn/1"].ended_ms
    started = driven.look().state.logs["dating/1/turn/1"].started_ms
    assert ended is not None and started is not None and ended - started == 180_000


def test_C4_a_turn_that_went_on_by_itself_takes_the_time_along() -> None:
    driven = round_of_two()
    driven.wait(100)
    driven.clock.suspend(30)
    driven.adjust(10)
    driven.wait(100)
    assert (driven.key, labels(driven)[1]) == ("dating/1/turn/2", "Count it: 2:20")
    driven.answer(COUNT)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "2:20")


def test_C4_counted_after_next_it_is_time_used_by_the_talk_before() -> None:
    driven = Driven(talk("a", 10), talk("b", 10))
    driven.start()
    driven.wait(60)
    driven.clock.suspend(90)
    driven.next()
    driven.start()
    driven.wait(10)
    assert labels(driven) == ["Go on where it is: 9:50", "Count it as used by “Talk a”"]
    driven.answer(COUNT)
    assert (driven.key, driven.digits, driven.look().asked) == ("b", "9:50", None)
    assert driven.state.logs["a"].elapsed_ms == 150_000


def test_C4_paused_with_a_doubt_nothing_goes_on() -> None:
    driven = round_of_two()
    driven.wait(100)
    driven.clock.suspend(30)
    driven.pause()
    assert labels(driven) == ["Leave it where it is: 1:20", "Count it: 0:50"]


def test_K1_an_answer_that_leads_into_another_turn_names_it() -> None:
    driven = round_of_two()
    driven.wait(170)
    driven.seen = driven.now
    driven.restart(20)
    assert labels(driven) == [
        "Go on at 2:50 in “Round 1 · turn 2 of 4”, as if nothing had happened",
        "Go on where it was: 0:10",
    ]


def test_K3_when_several_turns_have_passed_the_question_says_where_it_would_be_by_now() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.wait(60)
    driven.start()
    driven.wait(20)
    driven.seen = driven.now
    driven.restart(15 * MINUTE)
    assert asked(driven).text.english() == (
        "The program was closed during “Round 1 · turn 1 of 2”. By now it would be: “Round 2 · settling in”."
    )
    assert labels(driven) == [
        "Leave it there: “Round 2 · settling in”, 0:10",
        "Go on where it was: 2:50 in “Round 1 · turn 1 of 2”",
    ]
    driven.answer(COUNT)
    assert (driven.key, driven.look().is_running) == ("dating/2/settle", False)


def test_K1_what_waited_for_a_hand_already_is_no_question() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.wait(90)
    driven.seen = driven.now
    driven.restart(MINUTE)
    look = driven.look()
    assert (look.asked, driven.key, look.is_running) == (None, "dating/1/settle", False)
    driven.start()
    assert (driven.digits, driven.look().is_running) == ("0:10", True)


def gap(driven: Driven, seconds: float) -> None:
    last_look = driven.now
    driven.wait(seconds)
    driven.write(gap_noticed(driven.look(), last_look))


def test_C4_a_gap_that_led_into_another_turn_names_the_one_before() -> None:
    driven = round_of_two()
    driven.wait(170)
    gap(driven, 30)
    assert labels(driven) == ["Count it: 2:40", "Go on where it was: 0:10 in “Round 1 · turn 1 of 4”"]


def test_C4_a_gap_in_the_middle_of_a_round_goes_back_to_the_turn_that_ran() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10, auto_rounds=True), talk("end"))
    driven.start()
    driven.wait(60 + 10 + 180 + 20)
    gap(driven, 40)
    driven.answer(HOLD)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "2:40")


def test_C4_a_gap_after_which_the_clock_waits_is_a_question_too() -> None:
    driven = Driven(tables(2, 1, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.wait(30)
    gap(driven, 90)
    assert labels(driven) == [
        "Leave it there: “Round 1 · settling in”, 0:10",
        "Go on where it was: 0:30 in “Round 1 · table change”",
    ]


def rounds_by_themselves() -> Driven:
    timing = {"turn_s": 60, "move_s": 20, "settle_s": 5, "auto_rounds": True}
    return Driven(tables(4, 3, **timing), talk("z", 1))  # type: ignore[arg-type]


EVENTS = st.tuples(st.sampled_from(("suspend", "jump", "restart", "reboot", "gap")), st.integers(0, 1500))

AFTERWARDS = st.lists(
    st.tuples(
        st.sampled_from(("next", "pause", "plus", "minus", "message", "previous")), st.integers(0, 200)
    ),
    max_size=2,
)


@settings(max_examples=250, deadline=None)
@given(st.booleans(), ACTS, EVENTS, AFTERWARDS, st.sampled_from((COUNT, HOLD)))
def test_the_label_of_each_answer_is_the_position_after_it(
    in_round: bool,
    acts: list[tuple[str, int]],
    event: tuple[str, int],
    then: list[tuple[str, int]],
    choice: str,
) -> None:
    driven = rounds_by_themselves() if in_round else show()
    driven.start()
    for word, number in [*acts, event, *then]:
        with suppress(Refused):
            if word == "gap":
                gap(driven, number)
            else:
                act(driven, word, number)
        driven.wait(number / 7)
    before = driven.look()
    if before.asked is None:
        return
    label = next((each.label for each in asked(driven).answers if each.key == choice), None)
    if label is None:
        return
    driven.answer(choice)
    after = driven.look()
    assert after.asked is not before.asked or after.asked is Asked.CLOCK
    if "{time}" in label.source:
        assert label.values["time"] == driven.digits
    if "{step}" in label.source:
        assert label.values["step"] == title(after)
    elif before.step is not None and after.step is not None:
        assert after.step.key == before.step.key
    if label.source.startswith("Go on"):
        assert after.is_running


@pytest.mark.parametrize("choice", [COUNT, HOLD])
def test_an_answer_to_nothing_does_nothing(choice: str) -> None:
    driven = round_of_two()
    assert answer(driven.look(), "gap", choice) == ()
