"""Tables with names on both boards: the number is always there, the name as far as there is room."""

import re
from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from desktop_app.core.live.views import Board, HallMode
from desktop_app.ui.widgets.hall.compose import compose
from desktop_app.ui.widgets.hall.scene import Words
from desktop_app.ui.widgets.hall.sheet import Options
from desktop_app.ui.widgets.hall.table_words import continued
from tests.ui.projector.samples import SIZES, board, hall, named

FAR = 45 / 1080
"""What the last row reads at 25 m on an image of 3 m."""
LONG_NAME = "Table des innovations thérapeutiques et diagnostiques en neurologie pédiatrique"


def titles(mode: HallMode, whole: Board, size: tuple[int, int] = (1920, 1080)) -> list[str]:
    """What stands on all pages for a table, in the order of the pages."""
    view = hall(mode, board=whole, smallest_text=FAR)
    found: list[str] = []
    for turn in range(compose(view, *size, Options()).pages):
        scene = compose(replace(view, board=replace(whole, page_turn=turn)), *size, Options())
        words = [e.text for e in scene.elements if isinstance(e, Words)]
        found += [text for text in words if re.fullmatch(r"\d+( · .+)?|Table \d+", text)]
    return found


def test_an_only_name_is_set_like_a_family_name() -> None:
    whole = board(6, 6)
    alone = replace(whole.names[0], given_name="Sting", family_name="")
    scene = compose(
        hall(HallMode.NAMES, board=replace(whole, names=(alone, *whole.names[1:]))), 1920, 1080, Options()
    )
    words = {each.text: each for each in scene.elements if isinstance(each, Words)}
    other = words[whole.names[1].family_name.upper()]
    assert (words["Sting"].weight, words["Sting"].area.x) == (other.weight, other.area.x)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["Curie", LONG_NAME])
def test_a_table_with_a_name_keeps_its_number_on_both_boards(name: str, size: tuple[int, int]) -> None:
    whole = named(board(150, 6), dict.fromkeys(range(1, 26), name))
    tables = titles(HallMode.TABLES, whole, size)
    assert {int(text.split(" · ")[0]) for text in tables} == set(range(1, 26))
    names = titles(HallMode.NAMES, whole, size)
    assert [int(text.split(" · ")[0]) for text in names] == [line.table for line in whole.names]
    assert all(re.match(r"\d+ · (Cu|Ta)", text) for text in (*tables, *names))


def test_a_table_without_a_name_is_its_number() -> None:
    whole = named(board(12, 6), {1: "Curie", 2: "Table 2"})
    assert titles(HallMode.TABLES, whole) == ["1 · Curie", "Table 2"]
    assert set(titles(HallMode.NAMES, whole)) == {"1 · Curie", "2"}


def test_a_table_that_goes_on_says_so_after_its_name() -> None:
    whole = named(board(40, 40), {1: LONG_NAME})
    heads = [text for text in titles(HallMode.TABLES, whole) if "· Table des" in text]
    assert not heads[0].endswith("(continued)") and heads[0].endswith("…")
    assert all(head.endswith("… (continued)") for head in heads[1:]) and len(heads) > 1


@pytest.mark.parametrize("name", ["", "Curie"])
def test_the_number_of_a_table_that_goes_on_is_never_cut(name: str) -> None:
    table = named(board(40, 40), {1: name}).tables[0]
    for width in range(200, 900, 50):
        words = continued(replace(table, number=112), width, 40)
        assert "112" in words


@pytest.mark.parametrize("people", [60, 150, 300])
def test_names_of_tables_cost_hardly_a_page(people: int) -> None:
    plain, whole = board(people, 6), named(board(people, 6), dict.fromkeys(range(1, 51), LONG_NAME))
    pages = [
        compose(hall(HallMode.NAMES, board=each, smallest_text=FAR), 1920, 1080, Options()).pages
        for each in (plain, whole)
    ]
    assert pages[1] <= pages[0] + 1


def test_the_page_is_known_by_the_number_that_the_hall_reads() -> None:
    whole = replace(board(60, 5), both_ways=True)
    scenes = [
        compose(
            hall(HallMode.TABLES, board=replace(whole, page_turn=turn), smallest_text=FAR),
            1280,
            720,
            Options(),
        )
        for turn in range(
            compose(hall(HallMode.TABLES, board=whole, smallest_text=FAR), 1280, 720, Options()).pages
        )
    ]
    assert {scene.board for scene in scenes} == {"names", "tables"}
    for scene in scenes:
        words = " ".join(each.text for each in scene.elements if isinstance(each, Words))
        if scene.board == "tables" and scene.board_pages > 1:
            assert f"{scene.board_page + 1}/{scene.board_pages}" in words
    own = [(scene.board, scene.board_page) for scene in scenes]
    assert own == sorted(set(own)), "each page of the names, then each of the tables"
