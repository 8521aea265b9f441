"""Every bell has its visual twin: the hall sees exactly what it hears, for a few seconds, and then no more."""

from contextlib import suppress

from hypothesis import given, settings

from desktop_app.core.errors import Refused
from desktop_app.core.live.cues import TWIN_MS
from desktop_app.core.live.edits import set_timing
from desktop_app.core.live.views import Cue
from tests.core.live.driving import MINUTE, Driven, tables, talk
from tests.core.live.test_any_commands import ACTS, act, show


def seen(driven: Driven, seconds: float) -> list[Cue | None]:
    """What the hall sees at each second, under a ticking window."""
    found = []
    for _ in range(round(seconds)):
        driven.watch(1, every=1)
        found.append(driven.twin)
    return found


def test_T10_the_twins_of_a_talk_last_a_few_seconds_each() -> None:
    driven = Driven(talk("a"))
    driven.tick()
    assert driven.twin is None
    driven.start()
    assert seen(driven, 4) == [Cue.START, Cue.START, None, None]
    assert set(seen(driven, 145)) == {None}
    assert seen(driven, 4) == [Cue.WARNING, Cue.WARNING, Cue.WARNING, None]
    driven.watch(17)
    assert driven.twin is Cue.LAST_CALL
    driven.watch(11)
    assert driven.twin is Cue.END
    driven.watch(10)
    assert driven.twin is None


def test_T10_without_overtime_the_end_is_seen_and_then_goes() -> None:
    driven = Driven(talk("a"))
    driven.edit(set_timing("a", overtime=False))
    driven.start()
    driven.watch(3 * MINUTE)
    assert (driven.twin, driven.digits) == (Cue.END, "0:00")
    driven.watch(MINUTE)
    assert (driven.twin, driven.digits) == (None, "0:00")


def test_R6_with_rounds_by_hand_the_end_of_the_move_and_of_the_last_turn_are_seen() -> None:
    driven = Driven(tables(1, 1, move_s=60, settle_s=10), talk("end"))
    driven.start()
    driven.watch(60)
    assert (driven.rung[-1], driven.twin, driven.look().is_running) == (Cue.END, Cue.END, False)
    driven.watch(10)
    assert driven.twin is None
    driven.start()
    driven.watch(10 + 180)
    assert (driven.rung[-1], driven.twin, driven.key) == (Cue.END, Cue.END, "end")
    driven.watch(10)
    assert driven.twin is None


def test_the_end_of_the_session_and_time_taken_away_are_seen_too() -> None:
    driven = Driven(talk("a"))
    driven.tick()
    driven.start()
    driven.watch(20)
    driven.adjust(-140)
    assert (driven.tick(), driven.twin) == (Cue.WARNING, Cue.WARNING)
    driven.watch(5)
    driven.stop()
    assert (driven.tick(), driven.twin) == (Cue.FINISHED, Cue.FINISHED)
    driven.watch(10)
    assert driven.twin is None


def test_T5_time_given_does_not_flash_a_bell_that_did_not_ring() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.watch(3 * MINUTE + 5)
    driven.adjust(30)
    driven.watch(0.2)
    assert (driven.rung[-1], driven.twin) == (Cue.END, None)


def test_K3_a_restart_is_silent_and_shows_nothing() -> None:
    driven = Driven(talk("a"))
    driven.start()
    driven.watch(149)
    driven.restart(after=2)
    driven.tick()
    assert driven.twin is None


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_whatever_is_pressed_the_hall_sees_each_bell_and_only_for_a_while(
    acts: list[tuple[str, int]],
) -> None:
    driven = show()
    last, last_ms = None, 0
    for word, number in acts:
        with suppress(Refused):
            act(driven, word, number)
        if word in ("restart", "reboot"):
            last = None
        for pause_s in (0, 1, number / 40):
            driven.wait(pause_s)
            rang = driven.tick()
            if rang is not None:
                last, last_ms = rang, driven.clock.monotonic_ms
            still = last if driven.clock.monotonic_ms - last_ms < TWIN_MS else None
            assert driven.twin is still
    driven.wait(10)
    if driven.tick() is None:
        assert driven.twin is None
