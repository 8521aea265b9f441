"""The pace of the door."""

from desktop_app.core.arrivals import RECENT_MS, forecast

NOW_MS = 10_000_000


def test_just_now_is_the_last_five_minutes() -> None:
    arrivals = [NOW_MS - 2 * RECENT_MS, *(NOW_MS - 1000 * n for n in range(20, 0, -2))]
    found = forecast(arrivals, 30, NOW_MS)
    assert (found.recent, found.still_expected) == (10, 30)


def test_whoever_came_before_the_clock_was_set_back_did_not_come_just_now() -> None:
    ahead = [NOW_MS + 3_600_000 + n for n in range(14)]
    assert forecast(ahead, 5, NOW_MS).recent == 0
    assert forecast([NOW_MS - 30_000, NOW_MS - 20_000, *ahead], 5, NOW_MS).recent == 2
