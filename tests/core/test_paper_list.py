"""The paper list: what is typed from it afterwards."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.errors import Refused
from desktop_app.core.paper_list import LONGEST_RUN, read_numbers, time_of_day_that_was

PARIS = ZoneInfo("Europe/Paris")
AFTERNOON = dt.datetime(2026, 11, 26, 14, 20, 41, tzinfo=PARIS)
AFTER_MIDNIGHT = dt.datetime(2026, 11, 27, 0, 10, 5, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("12 18 33-35", (12, 18, 33, 34, 35)),
        ("3;3, 2 – 4", (3, 2, 4)),
        ("  ", ()),
    ],
)
def test_numbers_and_runs_in_the_order_typed_each_once(typed: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(typed) == numbers


@pytest.mark.parametrize("typed", ["four", "5-", "9-3", "1.5", f"1-{LONGEST_RUN + 1}"])
def test_what_is_no_number_is_named_and_nothing_is_read(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_numbers(f"12 {typed}")
    assert refused.value.code == "paper-numbers"


@pytest.mark.parametrize(
    ("now", "hour", "minute", "came"),
    [
        (AFTERNOON, 13, 55, dt.datetime(2026, 11, 26, 13, 55, tzinfo=PARIS)),
        (AFTERNOON, 14, 20, dt.datetime(2026, 11, 26, 14, 20, tzinfo=PARIS)),
        (AFTERNOON, 14, 30, AFTERNOON),
        (AFTER_MIDNIGHT, 23, 50, dt.datetime(2026, 11, 26, 23, 50, tzinfo=PARIS)),
        (AFTER_MIDNIGHT, 0, 5, dt.datetime(2026, 11, 27, 0, 5, tzinfo=PARIS)),
        (AFTER_MIDNIGHT, 0, 30, AFTER_MIDNIGHT),
    ],
)
def test_a_time_of_day_is_the_last_that_was(
    now: dt.datetime, hour: int, minute: int, came: dt.datetime
) -> None:
    assert time_of_day_that_was(now, hour, minute) == came


def test_a_time_that_the_night_of_summer_time_leaves_out_is_no_time_to_come() -> None:
    now = dt.datetime(2027, 3, 28, 3, 5, tzinfo=PARIS)
    assert time_of_day_that_was(now, 2, 30).timestamp() == now.timestamp()


@given(
    st.datetimes(min_value=dt.datetime(2026, 1, 1), max_value=dt.datetime(2028, 12, 31)),
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_nobody_came_later_than_now_nor_longer_ago_than_a_day(
    now: dt.datetime, hour: int, minute: int
) -> None:
    here = now.replace(tzinfo=PARIS)
    came = time_of_day_that_was(here, hour, minute)
    assert here - dt.timedelta(days=1) < came <= here
