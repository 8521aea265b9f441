"""Days on which a meeting can be, and the night after."""

from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.meeting_days import check_day, closes_next_day, hour_on, is_night_after


def test_a_meeting_is_on_a_day_of_this_century() -> None:
    for day in (date(2000, 1, 1), date(2026, 11, 26), date(2099, 12, 31)):
        check_day(day)
    for day in (date.min, date(1999, 12, 31), date(2100, 1, 1), date.max):
        with pytest.raises(Refused, match="between"):
            check_day(day)


@pytest.mark.parametrize(
    ("days", "hour", "is_night"),
    [(0, 23, False), (1, 0, True), (1, 5, True), (1, 6, False), (2, 1, False), (-1, 1, False)],
)
def test_the_night_after_a_meeting_ends_at_six(days: int, hour: int, is_night: bool) -> None:
    day = date(2026, 11, 26)
    local = datetime(2026, 11, 26, hour, 59 if hour < 6 else 0) + timedelta(days=days)
    assert is_night_after(day, local) is is_night


def test_the_last_day_of_the_calendar_has_no_night_after() -> None:
    assert not is_night_after(date.max, datetime(2026, 11, 26, 1))


def test_a_door_closes_on_the_next_day_when_its_closing_time_is_not_after_its_opening() -> None:
    assert closes_next_day(time(20), time(1))
    assert closes_next_day(time(9), time(9))
    assert not closes_next_day(time(9), time(18))
    assert not closes_next_day(None, time(1))
    assert not closes_next_day(time(20), None)


def test_an_hour_has_its_date_where_it_is_not_of_the_meetings_day_or_night() -> None:
    day = date(2026, 11, 26)
    for local, said in (
        (datetime(2026, 11, 26, 0, 5), "00:05"),
        (datetime(2026, 11, 27, 1, 10), "01:10"),
        (datetime(2026, 11, 27, 6), "27/11/2026 06:00"),
        (datetime(2026, 11, 25, 23, 50), "25/11/2026 23:50"),
        (datetime(1970, 1, 1, 1), "01/01/1970 01:00"),
    ):
        assert hour_on(day, local) == said
