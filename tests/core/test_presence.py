"""What is said of a registration in one word."""

import pytest

from desktop_app.core.presence import Attendance, attendance


@pytest.mark.parametrize(
    ("present", "status", "first_in_ms", "said"),
    [
        (False, "confirmed", None, Attendance.EXPECTED),
        (True, "confirmed", 1_000, Attendance.PRESENT),
        (False, "confirmed", 1_000, Attendance.GONE_OUT),
        (False, "confirmed", 0, Attendance.GONE_OUT),  # let in while the computer's clock had stopped
        (False, "pending", None, Attendance.PENDING),
        (False, "pending", 1_000, Attendance.PENDING),  # the door asks again
        (True, "pending", 1_000, Attendance.PRESENT),
        (False, "cancelled", 1_000, Attendance.CANCELLED),
        (True, "cancelled", 1_000, Attendance.PRESENT),
    ],
)
def test_the_door_and_the_past_in_one_word(
    present: bool, status: str, first_in_ms: int | None, said: Attendance
) -> None:
    assert attendance(present=present, status=status, first_in_ms=first_in_ms) is said
