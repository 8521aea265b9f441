"""Which items of a list belong to a day, and to its night."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.meeting_days import LISTED_NIGHT_ENDS, is_night_after
from desktop_app.core.programme import (
    DAY_MIN,
    KINDS,
    Programme,
    ProgrammeItem,
    is_arrival,
    is_break,
    nearest_start_min,
    past_midnight,
    read_kind,
)

DAY = dt.date(2026, 11, 26)
NEXT = DAY + dt.timedelta(days=1)


def items(day: dt.date | None, *hours: float) -> tuple[ProgrammeItem, ...]:
    return tuple(ProgrammeItem("talk", f"{hour:g}", day=day, start_min=round(hour * 60)) for hour in hours)


def hours(found: list[ProgrammeItem] | tuple[ProgrammeItem, ...]) -> list[float | None]:
    return [None if item.start_min is None else item.start_min / 60 for item in found]


@pytest.mark.parametrize(
    ("listed", "meant"),
    [
        ((22, 23, 0, 1), (22, 23, 24, 25)),
        ((22, 0.5, 21, 1), (22, 24.5, 21, 25)),
        ((0, 1, 22, 23), (0, 1, 22, 23)),  # sorted: as it stands
        ((15, 14, 21, 9), (15, 14, 21, 9)),  # half a day at most: another order, no other day
        ((22, 24.5, 1), (22, 24.5, 25)),
    ],
)
def test_hours_that_begin_anew_are_past_midnight(listed: tuple[float, ...], meant: tuple[float, ...]) -> None:
    assert hours(past_midnight(items(None, *listed))) == list(meant)


def test_under_one_date_only_the_small_hours_are_past_midnight() -> None:
    assert hours(past_midnight(items(DAY, 22, 0.5, 9))) == [22, 24.5, 9]
    assert hours(past_midnight((*items(DAY, 22), *items(NEXT, 0.5)))) == [22, 0.5], "its date says it"


def test_an_item_without_a_time_does_not_hide_midnight() -> None:
    listed = (*items(None, 22), ProgrammeItem("talk", "?"), *items(None, 0.5))
    assert hours(past_midnight(listed)) == [22, None, 24.5]


def test_an_evening_takes_what_is_dated_after_its_midnight() -> None:
    programme = Programme((*items(DAY, 22, 23), *items(NEXT, 0, 3.5, 5.5, 9)))
    assert hours(programme.of_day(DAY)) == [22, 23, 24, 27.5], "not the run of the next morning"
    assert [remark.english() for remark in programme.remarks_on(DAY)] == [
        "2 items of another day were left out."
    ]
    assert hours(programme.of_day(NEXT)) == [0, 3.5, 5.5, 9], "the day's own"


def test_half_past_five_is_of_the_night_by_the_clock_and_of_the_morning_in_a_list() -> None:
    at = dt.datetime.combine(NEXT, dt.time(5, 30))
    assert is_night_after(DAY, at) and at.time() > LISTED_NIGHT_ENDS
    assert hours(past_midnight(items(DAY, 22, 3.75, 5.5))) == [22, 27.75, 5.5]
    assert hours(Programme((*items(DAY, 22), *items(NEXT, 3.75, 5.5))).of_day(DAY)) == [22, 27.75]
    assert nearest_start_min(5 * 60 + 30, 23 * 60) == 5 * 60 + 30


def test_without_an_evening_the_small_hours_are_of_another_day() -> None:
    assert hours(Programme((*items(DAY, 9, 17), *items(NEXT, 3.5, 9))).of_day(DAY)) == [9, 17]


def test_the_night_comes_with_a_list_of_another_date() -> None:
    programme = Programme((*items(DAY, 22, 23), *items(NEXT, 0.5, 9)))
    assert hours(programme.of_day(dt.date(2026, 12, 3))) == [22, 23, 24.5]


@pytest.mark.parametrize(
    ("stood", "typed", "meant"),
    [(23.5, 0.5, 24.5), (24.5, 0.75, 24.75), (24.5, 23, 23), (0.5, 23, 23), (14, 9, 9), (20, 8, 8)],
)
def test_a_typed_time_is_the_nearest_to_where_the_item_stood(
    stood: float, typed: float, meant: float
) -> None:
    assert nearest_start_min(round(typed * 60), round(stood * 60)) == meant * 60


def test_of_every_kind_it_is_known_whether_people_stand_about_or_come_in() -> None:
    assert [kind for kind in KINDS if is_break(kind)] == ["break", "cocktail"]
    assert [kind for kind in KINDS if is_arrival(kind)] == ["arrival"]


@pytest.mark.parametrize(
    "typed",
    ["Pause café", "déjeuner", "lunch", "social", "pause_cafe", "Accueil", "welcome", "doors", "??", ""],
)
def test_a_list_gives_no_kind_that_the_run_of_show_does_not_know(typed: str) -> None:
    assert read_kind(typed, "") in KINDS


@given(st.integers(0, DAY_MIN - 1), st.integers(0, DAY_MIN + 4 * 60))
def test_a_typed_time_moves_an_item_by_half_a_day_at_most_unless_only_that_day_has_it(
    typed: int, stood: int
) -> None:
    meant = nearest_start_min(typed, stood)
    assert meant % DAY_MIN == typed
    if typed < LISTED_NIGHT_ENDS.hour * 60:
        assert abs(meant - stood) <= DAY_MIN // 2
    else:
        assert meant == typed
