"""Names and tables on the hall's screen: nobody lost, nothing small, nothing near the edge."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.live.board_layout import (
    CAPITAL_EM,
    ROW_EM,
    Area,
    Room,
    dwell_s,
    lay_names,
    lay_tables,
    page_at,
    preferred_font_px,
    safe_area,
    smallest_font_px,
)

FULL_HD = safe_area(1920, 1080)
BOARD = Area(FULL_HD.x, FULL_HD.y + 120, FULL_HD.width, FULL_HD.height - 190)

rooms = st.builds(
    Room, farthest_m=st.floats(4, 40, allow_nan=False), image_height_m=st.floats(1, 6, allow_nan=False)
)
images = st.sampled_from([(1280.0, 720.0), (1920.0, 1080.0), (1024.0, 768.0), (3840.0, 2160.0)])
name_widths = st.lists(st.floats(4, 30, allow_nan=False), max_size=320)
table_sizes = st.lists(st.integers(0, 14), min_size=1, max_size=60)


def board_of(image: tuple[float, float]) -> Area:
    safe = safe_area(*image)
    return Area(safe.x, safe.y + image[1] * 0.12, safe.width, safe.height - image[1] * 0.18)


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
    assert round(preferred_font_px(room, 1080) * CAPITAL_EM) == 58


def test_a_page_holds_8_to_11_rows_at_25_m_on_a_3_m_image() -> None:
    room = Room(25, 3)
    grid = lay_names([11.0] * 300, BOARD, smallest_font_px(room, 1080), preferred_font_px(room, 1080))
    assert 8 <= grid.rows <= 11


def test_names_near_the_screen_use_the_room_rather_than_the_smallest_size() -> None:
    grid = lay_names([10.0] * 12, BOARD, 20, 30)
    assert grid.pages == 1
    assert grid.font_px > 40


def test_twelve_tables_of_four_stand_on_one_page_as_in_the_picture() -> None:
    grid = lay_tables([4] * 12, [10.5] * 48, BOARD, 29, 29)
    assert grid.pages == 1
    assert {card.page for card in grid.cards} == {0}
    assert grid.inner == 1


def test_a_table_too_long_for_the_page_stands_in_two_columns_or_goes_on() -> None:
    grid = lay_tables([14], [10.0] * 14, BOARD, 62, 62)
    assert [n for card in grid.cards for n in range(card.first, card.last)] == list(range(14))
    assert grid.inner * grid.lines >= max(card.last - card.first for card in grid.cards)


def test_an_empty_list_is_one_empty_page() -> None:
    assert lay_names([], BOARD, 40, 50).pages == 1
    assert lay_tables([], [], BOARD, 40, 50).pages == 1


def test_pages_turn_and_come_back() -> None:
    assert [page_at(t, 3, 8) for t in (0, 7.9, 8, 16, 24)] == [0, 0, 1, 2, 0]
    assert page_at(-5, 3, 8) == 0
    assert page_at(50, 1, 8) == 0


def test_a_long_page_stays_longer() -> None:
    assert 6 <= dwell_s(4) < dwell_s(20) <= 12


@given(name_widths, images, rooms)
def test_every_name_stands_once_inside_the_board_and_legible(
    widths: list[float], image: tuple[float, float], room: Room
) -> None:
    area, smallest = board_of(image), smallest_font_px(room, image[1])
    grid = lay_names(widths, area, smallest, preferred_font_px(room, image[1]))
    cells = [grid.cell(i) for i in range(len(widths))]
    assert grid.font_px >= smallest
    assert len({(page, cell.x, cell.y) for page, cell in cells}) == len(widths)
    assert all(page < grid.pages for page, _ in cells)
    if smallest * ROW_EM <= area.height:
        assert all(inside(cell, area) for _, cell in cells)
    assert [i for page in range(grid.pages) for i in grid.page_slice(page) if i < len(widths)] == list(
        range(len(widths))
    )


@given(name_widths, rooms, rooms)
def test_a_farther_seat_never_takes_fewer_pages(widths: list[float], one: Room, other: Room) -> None:
    pages = [
        (smallest_font_px(room, 1080), lay_names(widths, BOARD, smallest_font_px(room, 1080), 1).pages)
        for room in (one, other)
    ]
    assert sorted(pages)[0][1] <= sorted(pages)[1][1]


@given(table_sizes, images, rooms, st.integers(1, 2))
def test_every_seat_stands_on_one_card_and_no_cards_overlap(
    sizes: list[int], image: tuple[float, float], room: Room, heading: int
) -> None:
    area, smallest = board_of(image), smallest_font_px(room, image[1])
    widths = [9.0] * sum(sizes)
    comfort = preferred_font_px(room, image[1])
    grid = lay_tables(sizes, widths, area, smallest, comfort, None, heading, 2.0)
    seats = [(card.table, i) for card in grid.cards for i in range(card.first, card.last)]
    assert seats == [(table, i) for table, size in enumerate(sizes) for i in range(size)]
    assert {card.table for card in grid.cards} == set(range(len(sizes)))
    assert grid.font_px >= smallest
    assert all(inside(card.area, area) for card in grid.cards)
    for page in range(grid.pages):
        cards = [card.area for card in grid.cards if card.page == page]
        assert cards
        assert all(apart(a, b) for i, a in enumerate(cards) for b in cards[i + 1 :])


@given(table_sizes, rooms)
def test_the_lines_of_a_card_fit_in_it(sizes: list[int], room: Room) -> None:
    smallest = smallest_font_px(room, 1080)
    grid = lay_tables(sizes, [9.0] * sum(sizes), BOARD, smallest, smallest)
    needed = (grid.lines + 1) * grid.row_px
    if grid.lines > 1:
        assert all(card.area.height >= needed for card in grid.cards)
