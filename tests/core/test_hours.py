"""Times of day in figures."""

from zoneinfo import ZoneInfo

import pytest

from desktop_app.core.hours import time_of_day, time_of_minutes

PARIS, NOON_UTC_MS = ZoneInfo("Europe/Paris"), 1_795_694_405_000


def test_a_moment_is_told_where_the_meeting_is() -> None:
    assert time_of_day(NOON_UTC_MS, ZoneInfo("UTC")) == "12:00"
    assert time_of_day(NOON_UTC_MS, PARIS) == "13:00"
    assert time_of_day(NOON_UTC_MS, PARIS, with_seconds=True) == "13:00:05"


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "00:00"), (990, "16:30"), (990.4, "16:30"), (1439, "23:59"), (1450, "00:10")]
)
def test_minutes_go_on_past_midnight_as_a_clock_does(minutes: float, told: str) -> None:
    assert time_of_minutes(minutes) == told
