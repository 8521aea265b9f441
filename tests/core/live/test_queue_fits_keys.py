"""The stage queue's orders, what fits into a time, and the keys."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.live.edits import insert_speaker, order_queue, put_back
from desktop_app.core.live.fits import length_s, one_more_s, queue_time, turn_that_fits, what_fits
from desktop_app.core.live.keys import command_for, keys_of
from desktop_app.core.live.queue import alternating, by_arrival, fixed_then, with_reserve
from desktop_app.core.live.show import STAGE_TIMING, Form, Item, QueueEntry, Timing
from desktop_app.core.live.views import Command
from tests.core.live.driving import MINUTE, Driven, stage


def entry(name: str, category: str = "") -> QueueEntry:
    return QueueEntry(name, name, registration=f"r-{name}", category=category)


def test_by_arrival_puts_those_who_are_here_first() -> None:
    queue = [entry("a"), entry("b"), entry("c"), entry("d")]
    assert by_arrival(queue, {"r-d": 10, "r-b": 20}) == ("d", "b", "a", "c")


def test_alternating_categories() -> None:
    queue = [entry("a", "x"), entry("b", "x"), entry("c", "x"), entry("d", "y"), entry("e", "z")]
    assert alternating(queue) == ("a", "d", "b", "e", "c")


@given(st.lists(st.sampled_from("xyz"), max_size=30))
def test_no_two_of_a_kind_side_by_side_when_it_can_be_avoided(categories: list[str]) -> None:
    queue = [entry(str(n), category) for n, category in enumerate(categories)]
    order = alternating(queue)
    kind = {each.id: each.category for each in queue}
    assert sorted(order) == sorted(kind)
    most = max((categories.count(c) for c in categories), default=0)
    if most <= (len(categories) + 1) // 2:
        assert all(kind[a] != kind[b] for a, b in zip(order, order[1:], strict=False))


def test_those_who_have_spoken_stay_in_front() -> None:
    queue = [entry("a"), entry("b"), entry("c")]
    assert fixed_then(queue, ["b"], ["c", "b", "a"]) == ("b", "c", "a")


def order(driven: Driven) -> list[str]:
    return [step.entry for step in driven.state.steps if "turn" in step.key]


def test_order_by_hand_insert_skip_and_put_back() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.edit(order_queue("stage", ("cleo", "ana", "bob")))
    assert order(driven) == ["cleo", "ana", "bob"]
    driven.start()
    driven.edit(insert_speaker("stage", QueueEntry("dan", "Dan"), 1))
    assert order(driven) == ["cleo", "dan", "ana", "bob"]
    driven.skip("stage", "dan")
    assert order(driven) == ["cleo", "ana", "bob"]
    driven.edit(put_back("stage", "dan", 3))
    assert order(driven) == ["cleo", "ana", "bob", "dan"]


def test_skipping_who_is_up_and_has_not_begun_announces_the_next() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.wait(60)
    driven.next()
    driven.wait(30)
    assert (driven.key, driven.look().is_running) == ("stage/turn/bob", False)
    driven.skip()
    assert (driven.key, driven.look().is_running) == ("stage/turn/cleo", False)


def test_a_speaker_put_back_keeps_the_time_used() -> None:
    driven = Driven(stage("Ana", "Bob"))
    driven.start()
    driven.wait(40)
    driven.skip()
    assert driven.key == "stage/move/bob"
    driven.edit(put_back("stage", "ana", 9))
    assert order(driven) == ["bob", "ana"]
    driven.next()
    driven.next()
    driven.next()
    assert (driven.key, driven.digits) == ("stage/turn/ana", "2:20")


def test_75_minutes_on_stage_are_21_speakers() -> None:
    fit = what_fits(Form.STAGE, STAGE_TIMING, 1, 75 * MINUTE)
    assert (fit.count, fit.length_s, fit.spare_s) == (21, 21 * 180 + 20 * 30, 75 * 60 - 21 * 180 - 20 * 30)


def test_six_at_a_table_with_two_minutes_to_move_are_20_minutes_a_round() -> None:
    timing = Timing(move_s=120, settle_s=0)
    assert one_more_s(Form.TABLES, timing, 6) == 20 * MINUTE
    assert what_fits(Form.TABLES, timing, 6, 75 * MINUTE).count == 3


@pytest.mark.parametrize("half_swap", [False, True])
def test_face_to_face_takes_the_same_with_and_without_a_swap(half_swap: bool) -> None:
    timing = Timing(move_s=30, settle_s=0, half_swap=half_swap)
    assert length_s(Form.PAIRS, timing, 10, 1) == 10 * 210


@given(
    st.sampled_from(Form), st.integers(0, 600), st.integers(0, 300), st.integers(1, 8), st.integers(0, 20_000)
)
def test_what_fits_fits_and_one_more_does_not(
    form: Form, turn_s: int, move_s: int, turns: int, available_s: int
) -> None:
    if form is Form.TALK:
        return
    timing = Timing(turn_s=turn_s, move_s=move_s)
    fit = what_fits(form, timing, turns, available_s, at_most=60)
    assert fit.length_s <= available_s or fit.count == 0
    if 0 < fit.count < 60:
        assert length_s(form, timing, fit.count + 1, turns) > available_s


def test_the_longest_turn_that_fits() -> None:
    timing = Timing(move_s=120, settle_s=0)
    turn_s = turn_that_fits(Form.TABLES, timing, 4, 6, 75 * MINUTE)
    assert turn_s == 165
    assert turn_that_fits(Form.TABLES, timing, 40, 6, 75 * MINUTE) is None


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("Space", Command.START),
        ("Right", Command.NEXT),
        ("PgDown", Command.NEXT),
        ("Left", Command.PREVIOUS),
        ("PgUp", Command.PREVIOUS),
        ("Up", Command.PLUS),
        ("Down", Command.MINUS),
        ("B", Command.BLACK),
        (".", Command.BLACK),
        ("M", Command.MESSAGE),
        ("T", Command.TABLES),
        ("Ctrl+Z", Command.UNDO),
        ("Ctrl+Shift+Z", Command.REDO),
        ("F11", Command.FULL_SCREEN),
    ],
)
def test_Keys_drive_the_clock(key: str, command: Command) -> None:
    assert command_for(key) is command
    assert key in keys_of(command)


def test_Keys_escape_never_stops_the_show() -> None:
    assert command_for("Escape") is None
    assert command_for("Esc") is None


@pytest.mark.parametrize("key", ["Space", "B", ".", "M", "T", "Right", "Left", "Ctrl+Z"])
def test_Keys_that_a_text_needs_are_left_to_it(key: str) -> None:
    assert command_for(key, in_text=True) is None


@pytest.mark.parametrize("key", ["PgDown", "PgUp", "Up", "Down", "F11"])
def test_Keys_that_a_text_does_not_need_stay_live_in_it(key: str) -> None:
    assert command_for(key, in_text=True) is not None


def test_a_queue_is_longer_than_its_place_in_the_programme() -> None:
    """3:00 and 0:30 between: 98 speakers are 5 h 42 min 30 s; in 75 minutes 21 of them end."""
    queue = tuple(QueueEntry(str(n), f"Speaker {n}") for n in range(98))
    item = Item(
        "s",
        "Pitches",
        form=Form.STAGE,
        timing=STAGE_TIMING,
        queue=queue,
        length_ms=75 * MINUTE * 1000,
    )
    long = queue_time(item)
    assert (long.count, long.length_ms, long.slot_ms, long.fits) == (98, 20_550_000, 75 * MINUTE * 1000, 21)
    kept = queue_time(replace(item, queue=with_reserve(queue, long.fits)))
    assert (kept.count, kept.fits) == (21, 21) and kept.length_ms <= kept.slot_ms
    assert queue_time(replace(item, length_ms=0)).fits == 98


def test_the_reserve_is_those_after_the_first_who_wait() -> None:
    queue = [replace(entry("a"), skipped=True), entry("b"), entry("c"), entry("d")]
    assert [(each.id, each.skipped) for each in with_reserve(queue, 2)] == [
        ("a", True),
        ("b", False),
        ("c", False),
        ("d", True),
    ]
