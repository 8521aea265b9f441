"""Run of show: the cases R1 to R8."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.edits import add_item, drop_item, move_item, set_length, set_rounds, set_timing
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.hall import hall_view
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.rundown import delay_ms, expected_end_ms, rundown, turn_times
from desktop_app.core.live.script import StepKind
from desktop_app.core.live.views import RowState
from tests.core.live.driving import MINUTE, START_MS, Driven, stage, tables, talk


def minutes(ms: int | None) -> float | None:
    """Minutes after the fake clock's start."""
    return None if ms is None else (ms - START_MS) / 60_000


def times(driven: Driven) -> list[tuple[str, float | None, float | None]]:
    return [(row.item.id, minutes(row.start_ms), minutes(row.end_ms)) for row in rundown(driven.look())]


def half_day() -> Driven:
    """Opening 0-10, talk 10-25, break 25-45, dating 45-, closing 74-84 (3 rounds of 2 x 4 min + 1 min to move)."""
    return Driven(
        talk("opening", 10, 0, kind="opening"),
        talk("talk", 15, 10),
        talk("break", 20, 25, kind="break"),
        tables(3, 2, start_min=45, turn_s=240, move_s=60, settle_s=0, auto_rounds=True),
        talk("closing", 10, 72, kind="closing"),
    )


def test_C1_times_of_day_are_those_of_the_clock_as_it_was_set() -> None:
    driven = half_day()
    driven.start()
    driven.wait(5 * 60)
    driven.clock.jump_wall(-3600)
    assert times(driven)[0] == ("opening", -60, -50)
    assert times(driven)[1][1] == -50
    driven.next()
    assert times(driven)[0] == ("opening", -60, -55)
    (first,) = turn_times(driven.look())
    assert (minutes(first.started_ms), minutes(first.ended_ms)) == (-60, -55)


def test_R2_previous_after_an_accidental_next_brings_the_turn_back_with_its_elapsed_time() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(60)
    driven.next()
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "3:00")
    driven.wait(5)
    driven.previous()
    assert (driven.key, driven.digits, driven.look().is_running) == ("dating/1/turn/1", "2:00", True)
    driven.next()
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "3:00")


def test_R2_a_turn_that_was_really_used_keeps_its_time_too() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(60)
    driven.next()
    driven.wait(90)
    driven.previous()
    driven.next()
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "1:30")


def test_R2_paused_stays_paused() -> None:
    driven = Driven(talk("a"), talk("b"))
    driven.start()
    driven.wait(60)
    driven.next()
    assert not driven.look().is_running
    driven.previous()
    assert (driven.key, driven.digits, driven.look().is_running) == ("a", "2:00", False)


def test_R2_back_to_a_turn_whose_time_is_over_waits_instead_of_jumping_on() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(3 * MINUTE + 2)
    driven.previous()
    assert (driven.key, driven.digits, driven.look().is_running) == ("dating/1/turn/1", "0:00", False)
    driven.adjust(30)
    driven.start()
    assert (driven.key, driven.digits) == ("dating/1/turn/1", "0:30")


def test_R3_dropping_the_running_item_is_refused() -> None:
    driven = half_day()
    driven.start()
    with pytest.raises(Refused) as refused:
        driven.edit(drop_item("opening"))
    assert refused.value.code == "item-running"


def test_R3_moving_the_running_item_or_something_before_it_is_refused() -> None:
    driven = half_day()
    driven.start()
    driven.next()
    driven.start()
    with pytest.raises(Refused):
        driven.edit(move_item("talk", 4))
    with pytest.raises(Refused) as refused:
        driven.edit(move_item("closing", 0))
    assert refused.value.code == "before-running"
    with pytest.raises(Refused):
        driven.edit(add_item(talk("new"), 1))


def test_R3_changing_the_length_of_the_running_item_changes_its_remaining_time() -> None:
    driven = half_day()
    driven.start()
    driven.wait(60)
    driven.edit(set_length("opening", 12 * 60_000))
    assert (driven.key, driven.digits, driven.look().is_running) == ("opening", "11:00", True)


def test_R3_changing_the_turns_of_a_running_item_leaves_the_running_turn_and_changes_the_next() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(170)
    driven.edit(set_timing("dating", turn_s=120))
    assert (driven.key, driven.digits) == ("dating/1/turn/1", "0:10")
    driven.wait(10)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "2:00")


def test_R3_an_edit_from_elsewhere_that_takes_the_running_item_away_waits_at_the_next() -> None:
    driven = half_day()
    driven.start()
    driven.wait(60)
    from desktop_app.core.live.commands import Change
    from desktop_app.core.live.kinds import EDITED

    driven.write([Change(EDITED, {"edits": [drop_item("opening")]})])
    assert (driven.key, driven.look().is_running) == ("talk", False)
    assert driven.look().state.logs["opening"].elapsed_ms == 60_000


def test_R3_fewer_rounds_never_take_the_running_round_away() -> None:
    driven = Driven(tables(3, 2, move_s=0, settle_s=0, auto_rounds=True), talk("end"))
    driven.start()
    driven.wait(7 * MINUTE)
    assert driven.key == "dating/2/turn/1"
    driven.edit(set_rounds("dating", (2, 2)))
    assert (driven.key, driven.look().is_running) == ("dating/2/turn/1", True)
    driven.wait(6 * MINUTE)
    assert driven.key == "end"


def test_R4_a_skipped_item_leaves_next_expected_end_and_programme() -> None:
    driven = half_day()
    driven.start()
    before = expected_end_ms(driven.look())
    driven.skip("break")
    row = next(row for row in rundown(driven.look()) if row.item.id == "break")
    assert row.state is RowState.SKIPPED
    driven.next()
    driven.start()
    driven.next()
    assert driven.key.startswith("dating")
    titles = [line.title for line in hall_view(driven.look(), Facts()).programme]
    assert "Talk break" not in titles
    after = expected_end_ms(driven.look())
    assert before is not None and after is not None and after < before


def test_R4_the_expected_end_is_earlier_at_once_by_what_was_skipped() -> None:
    driven = half_day()
    driven.start()
    assert times(driven)[-1] == ("closing", 72, 82)
    driven.skip("break")
    assert times(driven)[-1] == ("closing", 52, 62)
    driven.undo()
    assert times(driven)[-1] == ("closing", 72, 82)


def test_live_edits_move_what_follows() -> None:
    driven = half_day()
    driven.start()
    driven.edit(set_length("break", 15 * 60_000))
    assert times(driven)[2:] == [("break", 25, 40), ("dating", 40, 67), ("closing", 67, 77)]
    driven.edit(move_item("break", 3))
    assert times(driven)[1:] == [("talk", 10, 25), ("dating", 25, 52), ("break", 52, 67), ("closing", 67, 77)]
    driven.edit(set_length("talk", 20 * 60_000))
    assert times(driven)[-1] == ("closing", 72, 82)


def test_R4_a_skipped_speaker_leaves_next_expected_end_and_board() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    end = expected_end_ms(driven.look())
    assert hall_view(driven.look(), Facts()).next_up is not None
    driven.skip("stage", "bob")
    view = hall_view(driven.look(), Facts())
    assert view.next_up is not None and view.next_up.name == "Cleo"
    new_end = expected_end_ms(driven.look())
    assert end is not None and new_end is not None and end - new_end == 210_000
    driven.next()
    assert driven.look().step is not None and driven.look().step.entry == "cleo"  # type: ignore[union-attr]


def test_R4_skip_in_a_round_leaves_out_this_turn_alone() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=0, auto_rounds=True), talk("end"))
    driven.start()
    driven.skip()
    assert (driven.key, driven.look().is_running) == ("dating/1/turn/1", True)
    driven.wait(30)
    driven.skip()
    assert (driven.key, driven.digits, driven.look().is_running) == ("dating/1/turn/2", "3:00", True)
    assert not driven.state.show.items[0].dropped
    driven.undo()
    assert (driven.key, driven.digits) == ("dating/1/turn/1", "2:30")
    driven.pause()
    driven.skip()
    assert (driven.key, driven.look().is_running) == ("dating/1/turn/2", False)


def test_R4_skip_leaves_a_start_by_hand_to_the_hand() -> None:
    driven = Driven(tables(2, 1, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.skip()
    assert (driven.key, driven.look().is_running) == ("dating/1/settle", False)


def test_R4_a_whole_speed_dating_can_still_be_left_out_by_name() -> None:
    driven = Driven(talk("a"), tables(2, 2), talk("end"))
    driven.start()
    driven.skip("dating")
    driven.next()
    assert driven.key == "end"


def test_R5_a_minute_more_in_round_3_moves_every_later_time_and_the_end_and_shows_it_late() -> None:
    driven = half_day()
    driven.start()
    for _ in range(2):
        driven.wait((10 if _ == 0 else 15) * MINUTE)
        driven.next()
        driven.start()
    driven.wait(20 * MINUTE)
    driven.next()
    driven.start()
    driven.wait((9 + 9 + 2) * MINUTE)
    assert driven.key == "dating/3/turn/1"
    assert delay_ms(driven.look()) == 0
    before = times(driven)
    driven.adjust(60)
    after = times(driven)
    assert delay_ms(driven.look()) == 60_000
    assert after[:3] == before[:3]
    assert (before[3][2], after[3][2]) == (72, 73)
    assert (before[4], after[4]) == (("closing", 72, 82), ("closing", 73, 83))
    assert moderator_view(driven.look(), Facts()).delay.english() == "+ 1 min"  # type: ignore[union-attr]


def test_R5_a_gap_in_the_plan_takes_up_lateness_and_is_kept_when_ahead() -> None:
    driven = Driven(talk("a", 10, 0), talk("b", 10, 15))
    driven.start()
    assert times(driven)[1] == ("b", 15, 25)
    driven.adjust(3 * MINUTE)
    assert times(driven)[1] == ("b", 15, 25)
    driven.adjust(4 * MINUTE)
    assert times(driven)[1] == ("b", 17, 27)
    driven.adjust(-9 * MINUTE)
    assert times(driven)[1] == ("b", 13, 23)


def test_R5_waiting_makes_late_too() -> None:
    driven = Driven(talk("a", 10, 0))
    driven.wait(4 * MINUTE)
    assert delay_ms(driven.look()) == 4 * 60_000
    driven.start()
    driven.wait(MINUTE)
    driven.pause()
    driven.wait(MINUTE)
    assert delay_ms(driven.look()) == 5 * 60_000


def test_R6_auto_advance_turn_turn_move_round_pausable_in_each() -> None:
    driven = Driven(tables(2, 2, move_s=60, settle_s=10, auto_rounds=True), talk("end"))
    driven.start()
    seen = []
    for length_s in (60, 10, 180, 180, 60, 10, 180, 180):
        position = driven.look()
        assert position.step is not None
        seen.append(position.step.key)
        driven.wait(length_s / 2)
        driven.pause()
        driven.wait(MINUTE)
        assert driven.look().remaining_ms == length_s * 500
        driven.start()
        driven.wait(length_s / 2)
    assert [key.removeprefix("dating/") for key in seen] == [
        "1/move", "1/settle", "1/turn/1", "1/turn/2", "2/move", "2/settle", "2/turn/1", "2/turn/2",
    ]  # fmt: skip
    assert (driven.key, driven.look().is_running) == ("end", False)


def test_R6_rounds_by_hand_wait_after_the_move() -> None:
    driven = Driven(tables(2, 1, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.wait(60)
    assert (driven.key, driven.look().is_running) == ("dating/1/settle", False)
    driven.wait(MINUTE)
    driven.start()
    driven.wait(10 + 180 + 60)
    assert (driven.key, driven.look().is_running) == ("dating/2/settle", False)


@pytest.mark.parametrize("command", ["stop", "next", "reset", "plus", "minus", "pause", "start", "previous"])
def test_R7_undo_brings_back_what_was_with_the_elapsed_time_kept(command: str) -> None:
    driven = Driven(talk("a"), talk("b"), talk("c"))
    driven.start()
    driven.wait(10)
    driven.next()
    driven.start()
    driven.wait(50)
    if command == "start":
        driven.pause()
    before = driven.look()
    do = {
        "stop": driven.stop,
        "next": driven.next,
        "reset": driven.reset,
        "plus": lambda: driven.adjust(30),
        "minus": lambda: driven.adjust(-30),
        "pause": driven.pause,
        "start": driven.start,
        "previous": driven.previous,
    }[command]
    assert do() >= 1
    driven.wait(4)
    assert driven.undo() >= 1
    after = driven.look()
    counted_ms = 4_000 if before.is_running else 0
    assert (after.step, after.elapsed_ms) == (before.step, before.elapsed_ms + counted_ms)
    assert (after.length_ms, after.is_running, after.state.finished_ms) == (
        before.length_ms,
        before.is_running,
        None,
    )


def test_R7_undo_goes_back_command_by_command_and_then_has_nothing() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.adjust(30)
    driven.adjust(-60)
    assert [driven.undo(), driven.undo(), driven.undo(), driven.undo()] == [1, 1, 1, 0]
    assert (driven.digits, driven.look().is_started) == ("3:00", False)


def test_R8_planned_and_actual_times_are_kept_for_every_turn() -> None:
    driven = Driven(stage("Ana", "Bob", "Cleo"))
    driven.start()
    driven.wait(171)
    driven.next()
    driven.wait(30)
    driven.start()
    driven.wait(200)
    driven.skip("stage", "bob")
    log = turn_times(driven.look())
    spoken = [
        (each.entry, each.planned_s, each.used_ms) for each in log if each.turn == 0 and "turn" in each.key
    ]
    assert spoken == [("ana", 180, 171_000), ("bob", 180, 200_000)]
    assert log[0].started_ms == START_MS
    assert log[0].ended_ms == START_MS + 171_000


def test_R8_they_survive_a_restart() -> None:
    driven = Driven(tables(1, 2, move_s=0, settle_s=0), talk("end"))
    driven.start()
    driven.wait(100)
    driven.next()
    driven.wait(50)
    before = {each.key: each for each in turn_times(driven.look())}
    driven.restart(after=20, reboot=True)
    driven.answer("count")
    after = {each.key: each for each in turn_times(driven.look())}
    assert after["dating/1/turn/1"] == before["dating/1/turn/1"]
    assert after["dating/1/turn/2"].used_ms == 70_000


def test_the_kinds_of_a_round_stand_in_order() -> None:
    driven = Driven(tables(1, 2))
    kinds = [step.kind for step in driven.state.steps]
    assert kinds == [StepKind.MOVE, StepKind.SETTLE, StepKind.TURN, StepKind.TURN]


def test_a_trial_on_another_day_is_neither_early_nor_late() -> None:
    driven = Driven(talk("a", 10, 3 * 24 * 60), talk("b", 10, 3 * 24 * 60 + 10))
    driven.start()
    driven.wait(MINUTE)
    assert delay_ms(driven.look()) == 0
    assert [row.late for row in moderator_view(driven.look(), Facts()).run] == [None, None]
