"""How long a page of a board stays: everybody finds their name in the first half of a move."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.live.board_pages import (
    CALM_STAY_S,
    LEAST_STAY_S,
    STAY_S,
    has_time_for,
    page_at,
    stay_s,
    within_s,
)


def test_pages_turn_and_come_back() -> None:
    assert [page_at(t, 0, 3) for t in (0, 7, 8, 16, 24)] == [0, 0, 1, 2, 0]
    assert page_at(50, 0, 1) == 0
    assert page_at(8, -2, 3) == 2


def test_a_page_stays_as_long_as_the_move_allows_and_never_too_short_to_read() -> None:
    half_s = within_s(120_000)
    assert [stay_s(pages, half_s) for pages in (1, 7, 8, 10, 15, 16, 40)] == [
        STAY_S,
        8,
        7,
        6,
        4,
        4,
        LEAST_STAY_S,
    ]
    assert stay_s(40, 0) == STAY_S
    assert stay_s(40, half_s, chosen_s=11) == 11


def test_tables_are_shown_too_only_where_every_page_has_its_time() -> None:
    assert has_time_for(60 // CALM_STAY_S, 60)
    assert not has_time_for(60 // CALM_STAY_S + 1, 60)
    assert has_time_for(500, 0)
    assert not has_time_for(7, 60, chosen_s=10)


@given(st.integers(1, 60), st.integers(20, 600))
def test_every_page_is_seen_by_the_middle_of_the_move_or_at_the_fastest_pace(pages: int, move_s: int) -> None:
    half_s = within_s(move_s * 1000)
    seen = {page_at(second, 0, pages, half_s) for second in range(max(half_s, pages * LEAST_STAY_S))}
    assert seen == set(range(pages))
