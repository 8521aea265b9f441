"""Clock state: the cases T1 to T11 of the live clock."""

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live import state as state_module
from desktop_app.core.live.commands import start
from desktop_app.core.live.phases import digits, thresholds
from desktop_app.core.live.position import Watch, position
from desktop_app.core.live.script import Step, StepKind
from desktop_app.core.live.state import LiveState
from desktop_app.core.live.views import Cue, Phase
from tests.core.live.driving import MINUTE, Driven, tables, talk


def without_time(driven: Driven) -> tuple[object, ...]:
    seen = driven.look()
    return (seen.step, seen.length_ms, seen.elapsed_ms, seen.is_running, seen.phase, dict(seen.state.logs))


def test_T1_start_with_nothing_loaded_is_refused_and_changes_nothing() -> None:
    driven = Driven()
    with pytest.raises(Refused) as refused:
        start(driven.look())
    assert refused.value.code == "nothing-loaded"
    assert driven.entries == []
    assert driven.look().phase is Phase.EMPTY


def test_T2_double_start_double_pause_and_resume_while_running_do_nothing() -> None:
    driven = Driven(talk())
    assert driven.start() == 1
    driven.wait(5)
    assert driven.start() == 0
    assert driven.pause() == 1
    assert driven.pause() == 0
    assert driven.start() == 1
    assert driven.start() == 0
    assert driven.look().elapsed_ms == 5_000


def test_T2_doubled_entries_in_the_journal_do_nothing_either() -> None:
    driven = Driven(talk())
    driven.start()
    once = driven.state
    driven.write(start(Driven(talk()).look()))
    assert driven.state.running == once.running


def test_T3_a_pause_of_five_minutes_is_not_counted() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(46)
    assert driven.digits == "2:14"
    driven.pause()
    driven.wait(5 * MINUTE)
    assert driven.digits == "2:14"
    driven.start()
    assert driven.digits == "2:14"
    driven.wait(4)
    assert driven.digits == "2:10"
    assert driven.look().elapsed_ms == 50_000


def test_T4_pause_at_exactly_zero_and_go_on_without_a_second_bell() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(3 * MINUTE)
    assert driven.look().remaining_ms == 0
    driven.pause()
    driven.watch(30)
    driven.start()
    driven.watch(10)
    assert driven.digits == "\u22120:10"
    assert driven.rung.count(Cue.END) == 1


def test_T4_pause_in_overtime_and_go_on_without_a_second_bell() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(3 * MINUTE + 7)
    driven.pause()
    driven.watch(60)
    driven.start()
    driven.watch(3)
    assert driven.digits == "\u22120:10"
    assert driven.look().phase is Phase.OVERTIME
    assert driven.rung.count(Cue.END) == 1


def test_T5_plus_30_s_paused() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(60)
    driven.pause()
    driven.adjust(30)
    driven.wait(60)
    assert driven.digits == "2:30"


def test_T5_plus_30_s_running() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(60)
    driven.adjust(30)
    driven.wait(1)
    assert driven.digits == "2:29"


def test_T5_plus_30_s_in_overtime_gives_0_20_and_the_end_bell_may_ring_once_more() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(3 * MINUTE + 10)
    assert (driven.digits, driven.look().phase) == ("\u22120:10", Phase.OVERTIME)
    driven.adjust(30)
    assert (driven.digits, driven.look().phase) == ("0:20", Phase.WARNING)
    driven.watch(40)
    assert driven.rung.count(Cue.END) == 2
    assert driven.rung.count(Cue.LAST_CALL) == 2
    assert driven.rung.count(Cue.WARNING) == 1


def test_T6_minus_five_minutes_with_one_left_ends_exactly_once() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(2 * MINUTE)
    driven.adjust(-5 * MINUTE)
    assert driven.digits == "0:00"
    driven.watch(5)
    assert driven.rung.count(Cue.END) == 1
    assert Cue.WARNING not in driven.rung
    assert driven.digits == "\u22120:05"


def test_T6_minus_five_minutes_with_one_left_goes_on_to_exactly_the_next_turn() -> None:
    driven = Driven(tables(move_s=0, settle_s=0))
    driven.start()
    driven.wait(2 * MINUTE)
    driven.adjust(-5 * MINUTE)
    assert (driven.key, driven.digits) == ("dating/1/turn/2", "3:00")


@pytest.mark.parametrize("at_s", [0, 30, 100, 179, 180, 190, 400])
@pytest.mark.parametrize("by_s", [30, 300])
@pytest.mark.parametrize("paused", [False, True])
def test_T7_add_then_remove_the_same_is_the_same_state(at_s: int, by_s: int, paused: bool) -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(at_s)
    if paused:
        driven.pause()
    driven.tick()
    before = driven.look()
    driven.adjust(by_s)
    driven.adjust(-by_s)
    after = driven.look()
    assert (after.length_ms, after.elapsed_ms, after.phase) == (
        before.length_ms,
        before.elapsed_ms,
        before.phase,
    )
    assert after.is_running == before.is_running


def test_T7_before_the_start_too() -> None:
    driven = Driven(talk())
    before = without_time(driven)
    driven.adjust(30)
    driven.adjust(-30)
    assert without_time(driven)[:5] == before[:5]


def test_T8_a_zero_length_item_does_not_trap_auto_advance() -> None:
    driven = Driven(
        tables(rounds=3, turns=2, turn_s=0, move_s=0, settle_s=0, auto_rounds=True), talk("after")
    )
    driven.start()
    assert (driven.key, driven.look().is_running) == ("after", False)


def test_T8_a_zero_length_talk_is_over_at_once_and_waits_for_next() -> None:
    driven = Driven(talk("empty", 0), talk("after"))
    driven.start()
    assert driven.key == "empty"
    driven.next()
    assert driven.key == "after"


def step(warning_s: int, last_call_s: int) -> Step:
    return Step(
        "k", "i", StepKind.TURN, 180_000, warning_ms=warning_s * 1000, last_call_ms=last_call_s * 1000
    )


@pytest.mark.parametrize(
    ("warning_s", "last_call_s", "expected"),
    [
        (30, 10, (30_000, 10_000)),
        (10, 30, (30_000, 10_000)),
        (30, 30, (0, 30_000)),
        (300, 10, (0, 10_000)),
        (30, 300, (0, 30_000)),
        (180, 180, (0, 0)),
        (0, 0, (0, 0)),
        (30, 0, (30_000, 0)),
        (0, 10, (0, 10_000)),
    ],
)
def test_T9_thresholds_have_a_defined_order(
    warning_s: int, last_call_s: int, expected: tuple[int, int]
) -> None:
    bells = thresholds(step(warning_s, last_call_s), 180_000)
    assert (bells.warning_ms, bells.last_call_ms) == expected


def test_T10_each_cue_fires_once_a_crossing() -> None:
    driven = Driven(talk())
    driven.tick()
    driven.start()
    driven.watch(3 * MINUTE + 30)
    assert driven.rung == [Cue.START, Cue.WARNING, Cue.LAST_CALL, Cue.END]


def test_T10_a_late_tick_that_jumps_over_warning_fires_last_and_not_a_burst() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(2 * MINUTE)
    driven.wait(55)
    assert driven.tick() is Cue.LAST_CALL
    assert driven.tick() is None


def test_T10_a_tick_later_than_the_turn_fires_the_end_alone() -> None:
    driven = Driven(talk())
    driven.start()
    driven.watch(1)
    driven.wait(3 * MINUTE)
    assert driven.tick() is Cue.END
    assert driven.tick() is None


def test_T10_a_late_tick_over_several_turns_rings_once() -> None:
    driven = Driven(tables(turns=6, move_s=0, settle_s=0))
    driven.start()
    driven.watch(1)
    driven.wait(2 * 3 * MINUTE)
    assert driven.tick() is Cue.GONG
    assert driven.tick() is None


def test_T10_a_round_rings_its_bells_in_order() -> None:
    driven = Driven(tables(rounds=2, turns=2, move_s=60, settle_s=10))
    driven.tick()
    driven.start()
    driven.watch(60)
    assert driven.rung == [Cue.MOVE, Cue.END]
    driven.start()
    driven.watch(10 + 180 + 180 + 60)
    bells = [Cue.GONG, Cue.WARNING, Cue.LAST_CALL]
    assert driven.rung == [Cue.MOVE, Cue.END, Cue.SETTLE, *bells, *bells, Cue.MOVE, Cue.END]


def test_T11_three_minutes_stays_a_full_second_and_zero_appears_at_the_end() -> None:
    driven = Driven(talk())
    driven.start()
    driven.wait(0.999)
    assert driven.digits == "3:00"
    driven.wait(0.001)
    assert driven.digits == "2:59"
    driven.wait(2 * MINUTE + 58.999)
    assert driven.digits == "0:01"
    driven.wait(0.001)
    assert driven.digits == "0:00"
    driven.wait(0.999)
    assert driven.digits == "0:00"
    driven.wait(0.001)
    assert driven.digits == "\u22120:01"


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0:00"),
        (1, "0:01"),
        (59_001, "1:00"),
        (3_600_000, "1:00:00"),
        (3_661_000, "1:01:01"),
        (-999, "0:00"),
    ],
)
def test_T11_digits(ms: int, text: str) -> None:
    assert digits(ms) == text


def test_stop_at_zero_where_overtime_is_not_allowed() -> None:
    from desktop_app.core.live.show import Timing

    driven = Driven(talk(timing=Timing(overtime=False)))
    driven.start()
    driven.watch(4 * MINUTE)
    assert (driven.digits, driven.look().phase) == ("0:00", Phase.ENDED)
    assert driven.rung.count(Cue.END) == 1
    driven.adjust(30)
    assert driven.digits == "0:30"


def test_rounds_that_follow_by_themselves_are_rolled_once_and_not_at_every_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    driven = Driven(tables(8, 6, auto_rounds=True, move_s=20, turn_s=60))
    driven.start()
    state, steps = driven.state, list[str]()
    went_on = state_module._went_on

    def noted(before: LiveState, step: Step, target: int) -> LiveState:
        steps.append(step.key)
        return went_on(before, step, target)

    monkeypatch.setattr(state_module, "_went_on", noted)
    for _ in range(50 * MINUTE):
        driven.wait(1)
        position(state, Watch(driven.now, True, None))
    assert len(steps) == len(set(steps)) == position(state, Watch(driven.now, True, None)).index
    assert len(steps) > 40
