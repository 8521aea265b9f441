"""The pace of the door."""

from desktop_app.core.arrivals import RECENT_MS, forecast

NOW_MS = 10_000_000


def test_the_pace_is_that_of_the_last_five_minutes() -> None:
    arrivals = [NOW_MS - 2 * RECENT_MS, *(NOW_MS - 1000 * n for n in range(20, 0, -2))]
    found = forecast(arrivals, 30, NOW_MS)
    assert (found.recent, found.per_minute, found.clears_in_min) == (10, 2.0, 15.0)


def test_a_door_that_has_just_opened_counts_the_minutes_since() -> None:
    arrivals = [NOW_MS - 120_000, NOW_MS - 60_000]
    assert forecast(arrivals, 0, NOW_MS).per_minute == 1.0


def test_whoever_came_before_the_clock_was_set_back_did_not_come_just_now() -> None:
    ahead = [NOW_MS + 3_600_000 + n for n in range(14)]
    found = forecast(ahead, 5, NOW_MS)
    assert (found.recent, found.per_minute, found.clears_in_min) == (0, 0.0, None)
    found = forecast([NOW_MS - 30_000, NOW_MS - 20_000, *ahead], 5, NOW_MS)
    assert (found.recent, found.per_minute) == (2, 2.0)
