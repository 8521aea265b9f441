"""Names and tables on the hall's screen: nobody lost, nothing small, nothing near the edge."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.core.live.board_cards import TableWidths, lay_tables
from desktop_app.core.live.board_layout import (
    CAPITAL_EM,
    COMFORT_OF_LEAST,
    ROW_EM,
    Area,
    Room,
    safe_area,
    smallest_font_px,
)
from desktop_app.core.live.board_names import lay_names
from desktop_app.core.live.name_lines import NARROWEST, Fitted, NameWidths, fitted, flow
from desktop_app.core.live.views import HallMode, HallView

FULL_HD = safe_area(1920, 1080)
BOARD = Area(FULL_HD.x, FULL_HD.y + 120, FULL_HD.width, FULL_HD.height - 190)

rooms = st.builds(
    Room, farthest_m=st.floats(4, 40, allow_nan=False), image_height_m=st.floats(1, 6, allow_nan=False)
)
images = st.sampled_from([(1280.0, 720.0), (1920.0, 1080.0), (1024.0, 768.0), (3840.0, 2160.0)])
names = st.builds(
    lambda family, given: NameWidths((*family, given), (*family, 0.8), 2.0, 0.8),
    st.lists(st.floats(1, 12, allow_nan=False), min_size=1, max_size=4),
    st.floats(1, 12, allow_nan=False),
)
name_lists = st.lists(names, max_size=320)
tables = st.lists(
    st.builds(
        lambda people, note: TableWidths(tuple(people), 3.6, note),
        st.lists(names, max_size=14),
        st.sampled_from([0.0, 4.0, 30.0]),
    ),
    min_size=1,
    max_size=40,
)


def plain(wide_em: float, tail_em: float = 0.0) -> NameWidths:
    """A surname without a given name."""
    return NameWidths((wide_em,), (wide_em,), tail_em)


def board_of(image: tuple[float, float]) -> Area:
    safe = safe_area(*image)
    return Area(safe.x, safe.y + image[1] * 0.12, safe.width, safe.height - image[1] * 0.18)


def comfortable_px(room: Room, height_px: float) -> float:
    return smallest_font_px(room, height_px) * COMFORT_OF_LEAST


def inside(inner: Area, outer: Area) -> bool:
    return (
        inner.x >= outer.x - 0.01
        and inner.y >= outer.y - 0.01
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


def apart(one: Area, other: Area) -> bool:
    return (
        one.x + one.width <= other.x + 0.01
        or other.x + other.width <= one.x + 0.01
        or one.y + one.height <= other.y + 0.01
        or other.y + other.height <= one.y + 0.01
    )


def test_a_capital_is_45_px_high_at_25_m_on_a_3_m_image() -> None:
    room = Room(farthest_m=25, image_height_m=3)
    assert round(smallest_font_px(room, 1080) * CAPITAL_EM, 3) == 45
    assert round(smallest_font_px(room, 1080) * COMFORT_OF_LEAST * CAPITAL_EM) == 58


def test_the_least_height_is_a_two_hundredth_of_the_farthest_distance_on_the_image_of_the_room() -> None:
    assert Room(25, 3).smallest_text == pytest.approx(1 / 24)
    assert (
        HallView(HallMode.TIMER).smallest_text == Room().smallest_text
    )  # until somebody says how large it is


def test_a_page_holds_8_to_11_rows_at_25_m_on_a_3_m_image() -> None:
    room = Room(25, 3)
    many = [plain(9.0, 2.0)] * 300
    grid = lay_names(many, BOARD, smallest_font_px(room, 1080), comfortable_px(room, 1080))
    assert 8 <= grid.rows <= 11


def test_names_near_the_screen_use_the_room_rather_than_the_smallest_size() -> None:
    grid = lay_names([plain(10.0)] * 12, BOARD, 20, 30)
    assert grid.pages == 1
    assert grid.font_px > 40


def test_one_long_name_takes_a_second_line_and_not_a_wide_column_for_everybody() -> None:
    short, long = (
        NameWidths((4.0, 3.0), (4.0, 0.8), 2.0),
        NameWidths((1.5, 1.2, 9.0, 6.0, 3.0), (1.5, 1.2, 9.0, 6.0, 0.8), 2.0),
    )
    without = lay_names([short] * 58, BOARD, 62, 62)
    grid = lay_names([short] * 57 + [long], BOARD, 62, 62)
    assert (grid.columns, grid.pages) == (without.columns, without.pages)
    assert (grid.fits[-1].lines, grid.fits[-1].is_cut) == (2, False)
    assert all(fit.lines == 1 and not fit.is_short for fit in grid.fits[:-1])


def test_one_long_name_does_not_make_all_others_small() -> None:
    long = NameWidths((9.0, 9.0, 9.0, 9.0), (9.0, 9.0, 9.0, 0.8), 2.0)
    without = lay_names([plain(7.0, 2.0)] * 24, BOARD, 25, 30)
    grid = lay_names([plain(7.0, 2.0)] * 23 + [long], BOARD, 25, 30)
    assert (without.pages, grid.pages) == (1, 1)
    assert grid.font_px > 0.75 * without.font_px


def test_twelve_tables_of_four_stand_on_one_page_as_in_the_picture() -> None:
    grid = lay_tables([TableWidths((plain(10.5),) * 4, 4.0)] * 12, BOARD, 29, 29)
    assert grid.pages == 1
    assert {card.page for card in grid.cards} == {0}
    assert grid.inner == 1


def test_a_table_too_long_for_the_page_stands_in_two_columns_or_goes_on() -> None:
    grid = lay_tables([TableWidths((plain(10.0),) * 14, 4.0)], BOARD, 62, 62)
    seats = [n for card in grid.cards for n in range(card.part.first, card.part.last)]
    assert seats == list(range(14))


def test_a_long_name_makes_only_its_own_row_of_cards_higher() -> None:
    four, long = (plain(7.0),) * 4, NameWidths((7.0, 7.0, 7.0), (7.0, 7.0, 7.0))
    grid = lay_tables([TableWidths(four, 4.0)] * 8 + [TableWidths((long, *four[1:]), 4.0)], BOARD, 40, 40)
    highs = {card.area.height for card in grid.cards if card.part.table < grid.columns}
    assert [fit.is_cut for fit in grid.fits] == [False] * 36
    assert grid.cards[-1].part.lines > grid.cards[0].part.lines
    assert len(highs) == 1


def test_a_note_stands_beside_the_number_of_the_table_where_there_is_room() -> None:
    people = (plain(9.0),) * 4
    near, far = (
        lay_tables([TableWidths(people, 4.0, note)] * 2, BOARD, 62, 62).cards[0].part for note in (3.0, 20.0)
    )
    assert (near.heading, far.heading) == (1, 2)


def test_an_empty_list_is_one_empty_page() -> None:
    assert lay_names([], BOARD, 40, 50).pages == 1
    assert lay_tables([], BOARD, 40, 50).pages == 1


def test_first_the_given_name_is_shortened_then_lines_are_broken() -> None:
    name = NameWidths((5.0, 4.0, 6.0), (5.0, 4.0, 1.0), 2.0)
    assert fitted(name, 17.0).parts == (3,)
    assert (fitted(name, 12.5).parts, fitted(name, 12.5).is_short) == ((3,), True)
    assert (fitted(name, 9.5).parts, fitted(name, 9.5).is_short) == ((2, 1), False)
    assert (fitted(name, 7.5).parts, fitted(name, 7.5).is_short) == ((1, 2), True)
    assert fitted(name, 3.9).is_cut
    assert not fitted(name, 5.0 * NARROWEST).is_cut
    assert fitted(NameWidths((9.0,), (9.0,)), 8.0).parts == (1,)


@given(names, st.floats(1, 30, allow_nan=False))
def test_every_part_of_a_name_stands_on_a_line_and_the_table_has_its_room(
    name: NameWidths, room_em: float
) -> None:
    fit = fitted(name, room_em)
    parts = name.short if fit.is_short else name.whole
    assert (sum(fit.parts), len(fit.parts)) == (len(parts), fit.lines)
    if fit.is_cut:
        return
    place = 0
    for number, count in enumerate(fit.parts):
        used = sum(parts[place : place + count]) + (name.hang if number else 0.0)
        tail = name.tail if number == len(fit.parts) - 1 else 0.0
        alone = count <= 1 and max(used, tail) * NARROWEST <= room_em
        assert used + tail <= room_em + 0.001 or alone
        place += count


@given(st.lists(st.integers(1, 4), max_size=200), st.integers(1, 12))
def test_nobody_is_torn_apart_between_two_columns(heights: list[int], rows: int) -> None:
    places = flow(heights, rows)
    assert places == sorted(places)
    for height, (_, row) in zip(heights, places, strict=True):
        assert row + height <= rows or row == 0


@given(name_lists, images, rooms)
@example(
    [NameWidths((3.0, 12.0, 2.0, 12.0, 1.0), (3.0, 12.0, 2.0, 12.0, 0.8), 2.0, 0.8)],
    (1280.0, 720.0),
    Room(27.0, 1.625),
)
@example([NameWidths((12.0,) * 5, (12.0,) * 5, 2.0, 0.8), plain(1.0)], (1280.0, 720.0), Room(27.0, 1.625))
def test_every_name_stands_once_inside_the_board_and_legible(
    many: list[NameWidths], image: tuple[float, float], room: Room
) -> None:
    area, smallest = board_of(image), smallest_font_px(room, image[1])
    grid = lay_names(many, area, smallest, comfortable_px(room, image[1]))
    cells = [grid.cell(i) for i in range(len(many))]
    assert grid.font_px >= smallest
    assert len({(page, cell.x, cell.y) for page, cell in cells}) == len(many)
    assert all(page < grid.pages for page, _ in cells)
    if smallest * ROW_EM * max((fit.lines for fit in grid.fits), default=1) <= area.height:
        assert all(inside(cell, area) for _, cell in cells)
    assert [i for page in range(grid.pages) for i in grid.on_page(page)] == list(range(len(many)))


@given(st.lists(st.floats(4, 14, allow_nan=False), max_size=320), rooms, rooms)
def test_a_farther_seat_never_takes_fewer_pages(widths: list[float], one: Room, other: Room) -> None:
    near, far = sorted(smallest_font_px(room, 1080) for room in (one, other))
    pages = [lay_names([plain(wide) for wide in widths], BOARD, px, 1).pages for px in (near, far)]
    if max(widths, default=0.0) * far <= BOARD.width * 0.9:
        assert pages[0] <= pages[1]


@given(tables, images, rooms)
def test_every_seat_stands_on_one_card_and_no_cards_overlap(
    many: list[TableWidths], image: tuple[float, float], room: Room
) -> None:
    area, smallest = board_of(image), smallest_font_px(room, image[1])
    grid = lay_tables(many, area, smallest, comfortable_px(room, image[1]), 2.0, 2.3)
    seats = [(card.part.table, i) for card in grid.cards for i in range(card.part.first, card.part.last)]
    assert seats == [(table, i) for table, each in enumerate(many) for i in range(len(each.people))]
    assert {card.part.table for card in grid.cards} == set(range(len(many)))
    assert grid.font_px >= smallest
    assert all(inside(card.area, area) for card in grid.cards)
    for page in range(grid.pages):
        cards = [card.area for card in grid.cards if card.page == page]
        assert cards
        assert all(apart(a, b) for i, a in enumerate(cards) for b in cards[i + 1 :])


@given(tables, rooms)
def test_the_lines_of_a_card_fit_in_it(many: list[TableWidths], room: Room) -> None:
    smallest = smallest_font_px(room, 1080)
    grid = lay_tables(many, BOARD, smallest, smallest)
    for card in grid.cards:
        lowest = max(
            (row + fit.lines for (_, row), fit in zip(card.part.places, card.part.fits, strict=True)),
            default=0,
        )
        assert card.part.heading + lowest <= card.part.lines
        if card.part.lines * grid.row_px <= BOARD.height * 0.9:
            assert card.area.height >= card.part.lines * grid.row_px


def test_an_initial_stays_with_its_surname_where_narrower_letters_make_room() -> None:
    name = NameWidths((5.0, 9.0), (1.0, 9.0), held=1)
    assert fitted(name, 9.5) == Fitted((2,), 1, True)
    assert fitted(name, 8.2).parts == (2,) and not fitted(name, 8.2).is_cut
    assert fitted(replace(name, held=0), 9.5).parts == (1, 1)
    double = NameWidths((4.0, 4.0, 9.0, 6.0), (0.8, 1.0, 8.0, 6.0), held=2)
    assert fitted(double, 9.5).parts == (3, 1)
    assert fitted(double, 7.0).parts == (2, 1, 1)
