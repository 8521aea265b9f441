"""Whatever is pressed, in whatever order: the session never breaks and its rules hold."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import Refused
from desktop_app.core.live import commands
from desktop_app.core.live.cues import crossed
from desktop_app.core.live.edits import (
    drop_item,
    insert_speaker,
    order_queue,
    put_back,
    restore_item,
    set_rounds,
    set_timing,
)
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.fold import fold
from desktop_app.core.live.hall import hall_view
from desktop_app.core.live.kinds import COUNT, HOLD
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Watch, position
from desktop_app.core.live.rundown import rundown, turn_times
from desktop_app.core.live.show import QueueEntry
from desktop_app.core.live.views import HallMode, ModeratorView, Phase, RowState
from tests.core.live.driving import Driven, stage, tables, talk

WORDS = (
    "start", "pause", "next", "previous", "reset", "stop", "undo", "redo", "skip", "plus", "minus", "black", "tables",
    "answer_count", "answer_hold", "restart", "reboot", "jump", "suspend", "take_over", "drop", "restore",
    "shorter", "fewer", "put_back", "order", "call_up", "insert", "go_to", "page", "message",
)  # fmt: skip
ACTS = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 400)), max_size=25)


def show() -> Driven:
    return Driven(
        talk("a", 2, 0), tables(2, 2, move_s=20, settle_s=5), stage("Ana", "Bob", "Cleo"), talk("z", 1, 30)
    )


def act(driven: Driven, word: str, number: int) -> None:
    look = driven.look()
    plain = {
        "start": driven.start, "pause": driven.pause, "next": driven.next, "previous": driven.previous,
        "reset": driven.reset, "stop": driven.stop, "undo": driven.undo, "redo": driven.redo, "skip": driven.skip,
    }  # fmt: skip
    if word in plain:
        plain[word]()
    elif word in ("plus", "minus"):
        driven.adjust(number if word == "plus" else -number)
    elif word in ("answer_count", "answer_hold"):
        if look.asked is not None:
            driven.answer(COUNT if word == "answer_count" else HOLD)
    elif word in ("restart", "reboot"):
        driven.seen = driven.now if number % 2 else None
        driven.restart(number, reboot=word == "reboot")
    elif word == "jump":
        driven.clock.jump_wall(number - 200)
    elif word == "suspend":
        driven.clock.suspend(number)
    else:
        driven.write(edited(driven, word, number))


def edited(driven: Driven, word: str, number: int) -> commands.Changes:
    look = driven.look()
    item = ("a", "dating", "stage", "z")[number % 4]
    entry = ("ana", "bob", "cleo")[number % 3]
    match word:
        case "black":
            return commands.show_page(look, HallMode.BLACK)
        case "tables":
            return commands.show_page(look, HallMode.TABLES)
        case "take_over":
            return commands.take_over(look)
        case "drop":
            return commands.edit(look, [drop_item(item)])
        case "restore":
            return commands.edit(look, [restore_item(item)])
        case "shorter":
            return commands.edit(look, [set_timing(item, turn_s=number, move_s=number // 3)])
        case "fewer":
            return commands.edit(look, [set_rounds("dating", (number % 3,) * (number % 4))])
        case "put_back":
            return commands.edit(look, [put_back("stage", entry, number % 5)])
        case "order":
            ids = ("ana", "bob", "cleo")
            return commands.edit(look, [order_queue("stage", ids[number % 3 :] + ids[: number % 3])])
        case "call_up":
            return commands.go_to(look, f"stage/turn/{entry}")
        case "insert":
            return commands.edit(
                look, [insert_speaker("stage", QueueEntry(f"new-{number}", "New"), number % 5)]
            )
        case "go_to":
            return commands.go_to(look, item)
        case "page":
            return commands.turn_page(number - 200)
        case _:
            return commands.say("x" * (number % 3))


def check(driven: Driven) -> None:
    look = driven.look()
    assert look.length_ms >= 0 and look.elapsed_ms >= 0
    assert look.phase in Phase
    assert 0 <= hall_view(look, Facts()).bar <= 1
    console, hall = moderator_view(look, Facts(), undo=None), hall_view(look, Facts())
    assert nobody_is_passed_over(console)
    assert (console.digits, console.phase, console.bar) == (hall.digits, hall.phase, hall.bar)
    rows = rundown(look)
    assert all(
        row.start_ms is None or row.end_ms is None or row.start_ms <= row.end_ms
        for row in rows
        if row.actual_end_ms is None
    )
    turn_times(look)


def nobody_is_passed_over(view: ModeratorView) -> bool:
    """No speaker who comes stands before whoever is up."""
    states = [row.state for row in view.queue]
    return RowState.CURRENT not in states or RowState.COMING not in states[: states.index(RowState.CURRENT)]


def acted(acts: list[tuple[str, int]]) -> Driven:
    """The show after all these, one straight after the other; what is refused changes nothing."""
    driven = show()
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
    return driven


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_no_sequence_of_commands_breaks_the_session(acts: list[tuple[str, int]]) -> None:
    driven = show()
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
        check(driven)
        driven.wait(number / 3)
        driven.tick()
    check(driven)
    assert driven.state.unreadable == 0


@settings(max_examples=60, deadline=None)
@given(ACTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_of_entries_does_not_matter(acts: list[tuple[str, int]], random: object) -> None:
    driven = show()
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
        driven.wait(number / 3)
    shuffled = list(driven.entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(driven.entries)


@settings(max_examples=60, deadline=None)
@given(ACTS, st.integers(1, 4000))
def test_adding_and_taking_away_the_same_is_nothing(acts: list[tuple[str, int]], by_s: int) -> None:
    driven = show()
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
        driven.wait(number / 3)
    driven.adjust(0)
    before = driven.look()
    driven.adjust(by_s)
    driven.adjust(-by_s)
    after = driven.look()
    if before.asked is None:
        assert (after.step, after.length_ms, after.elapsed_ms, after.phase) == (
            before.step, before.length_ms, before.elapsed_ms, before.phase,
        )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ACTS, st.lists(st.integers(1, 60_000), min_size=1, max_size=40))
def test_time_left_never_grows_by_itself_and_bells_ring_once(
    acts: list[tuple[str, int]], steps_ms: list[int]
) -> None:
    driven = acted(acts)
    before = driven.look()
    for step_ms in steps_ms:
        driven.wait(step_ms / 1000)
        after = driven.look()
        if before.step == after.step:
            assert after.remaining_ms <= before.remaining_ms
        else:
            assert after.index > before.index
        assert crossed(after, after) is None
        before = after


@settings(max_examples=80, deadline=None)
@given(ACTS, st.lists(st.integers(-90_000, 240_000), min_size=1, max_size=20))
def test_who_looks_often_sees_what_who_looks_once_sees(
    acts: list[tuple[str, int]], steps_ms: list[int]
) -> None:
    driven = acted(acts)
    followed = driven.state
    for step_ms in steps_ms:  # back too: other threads look at other moments
        driven.wait(step_ms / 1000)
        watch = Watch(driven.now, True, driven.seen)
        assert position(followed, watch) == position(fold(driven.entries), watch)
