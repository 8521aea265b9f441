"""A camera never checks the same code twice in a row."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.camera_gate import FORGOTTEN_AFTER_MS, CameraGate


@given(st.lists(st.sampled_from("AB"), max_size=60))
def test_never_the_same_code_twice_in_a_row(frames: list[str]) -> None:
    gate = CameraGate()
    passed = [code for at, code in enumerate(frames) if gate.lets_through(code, at * 33)]
    assert all(a != b for a, b in zip(passed, passed[1:], strict=False))
    assert not frames or passed[0] == frames[0]


def test_a_badge_that_stays_in_view_is_one_scan_however_long() -> None:
    gate = CameraGate()
    assert sum(gate.lets_through("A", at) for at in range(0, 10 * FORGOTTEN_AFTER_MS, 500)) == 1


def test_a_minute_out_of_sight_or_a_word_of_the_desk_lets_it_through_again() -> None:
    gate = CameraGate()
    assert gate.lets_through("A", 0)
    assert gate.lets_through("A", FORGOTTEN_AFTER_MS)
    gate.forget()
    assert gate.lets_through("A", FORGOTTEN_AFTER_MS + 1)
