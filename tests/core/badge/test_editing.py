"""Changing a layout: move, catch, align, undo; and what would not work is said."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.badge.boxes import CodeBox, FillBox, Layout, PictureBox, Rect, TextBox
from desktop_app.core.badge.editing import Draft, Edge, problems
from desktop_app.core.badge.layout_file import layout_from_data, layout_to_data
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import SHEETS
from desktop_app.core.errors import Refused
from tests.core.badge.sizes import COMMON_SIZES

SIZES = {(s.badge_width_mm, s.badge_height_mm) for s in SHEETS.values()} | set(COMMON_SIZES.values())


def draft() -> Draft:
    return Draft(ready_layout(105, 148, Back.PLAN))


def code_index(some: Draft) -> int:
    return next(i for i, box in enumerate(some.boxes) if isinstance(box, CodeBox))


@pytest.mark.parametrize("size", sorted(SIZES))
@pytest.mark.parametrize("back", Back)
def test_ready_layouts_have_no_problem_and_survive_a_file(size: tuple[float, float], back: Back) -> None:
    layout = ready_layout(*size, back)
    assert problems(layout) == ()
    assert layout_from_data(json.loads(json.dumps(layout_to_data(layout)))) == layout


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"format": "ronde-badge-layout", "version": 99},
        {**layout_to_data(ready_layout(80, 50)), "width_mm": "wide"},
        {**layout_to_data(ready_layout(80, 50)), "front": [{"kind": "bomb"}]},
        {**layout_to_data(ready_layout(80, 50)), "front": [{"kind": "text", "rect": [0, 0, 1]}]},
        {
            **layout_to_data(ready_layout(80, 50)),
            "front": [{"kind": "fill", "rect": [0, 0, 1, 1], "colour": "red"}],
        },
        {**layout_to_data(ready_layout(80, 50)), "front": [{"kind": "code", "rect": [0, 0, 1, 1]}] * 99},
        {**layout_to_data(ready_layout(80, 50)), "name": "x" * 5000},
    ],
)
def test_a_file_that_is_no_layout_is_refused(data: object) -> None:
    with pytest.raises(Refused) as refused:
        layout_from_data(data)
    assert refused.value.code == "layout-unreadable"


def test_a_box_is_found_moved_and_put_back() -> None:
    start = draft()
    found = start.at(90, 120)
    assert found == code_index(start)
    moved = start.pick(found).place(Rect(10, 80, 40, 40))
    assert moved.box is not None and moved.box.rect == Rect(10, 80, 40, 40)
    assert moved.undo().layout == start.layout
    assert moved.undo().redo().layout == moved.layout
    assert start.at(2, 2) is None or start.at(2, 2) != found


def test_near_edges_catch_a_box() -> None:
    start = draft().pick(code_index(draft()))
    assert start.box is not None
    caught = start.place(Rect(7.8, 60, 30, 30), catch=True)
    assert caught.box is not None and caught.box.rect.x_mm == 7.0, "the left edge of the names"
    free = start.place(Rect(20.26, 90.3, 30, 30), catch=True)
    assert free.box is not None


def test_a_drag_is_one_step() -> None:
    start = draft().pick(code_index(draft()))
    moving = start
    for x in range(10, 40):
        moving = moving.place(Rect(x, 60, 30, 30))
    ended = moving.joined(start)
    assert ended.undo().layout == start.layout
    assert len(ended.past) == 1
    assert start.joined(start).past == ()


@pytest.mark.parametrize(
    ("edge", "x", "y"),
    [
        (Edge.LEFT, 0, 60), (Edge.CENTRE, 37.5, 60), (Edge.RIGHT, 75, 60),
        (Edge.TOP, 20, 0), (Edge.MIDDLE, 20, 59), (Edge.BOTTOM, 20, 118),
    ],
)  # fmt: skip
def test_aligning(edge: Edge, x: float, y: float) -> None:
    start = draft().pick(code_index(draft())).place(Rect(20, 60, 30, 30))
    aligned = start.align(edge).box
    assert aligned is not None and (aligned.rect.x_mm, aligned.rect.y_mm) == (x, y)


def test_adding_changing_and_removing() -> None:
    start = draft()
    added = start.add(TextBox(Rect(5, 5, 30, 6), "{date}"))
    assert added.box is not None and added.selected == len(start.boxes)
    changed = added.change(template="{place}", largest_pt=20.0)
    assert isinstance(changed.box, TextBox) and changed.box.template == "{place}"
    assert changed.remove().layout == start.layout
    assert changed.undo().undo().layout == start.layout
    back = start.turned(True).add(PictureBox(Rect(0, 0, 9, 9)))
    assert back.layout.front == start.layout.front
    assert back.undo().selected is None


def test_without_a_box_in_hand_nothing_changes() -> None:
    start = draft()
    for same in (
        start.remove(),
        start.change(lines=2),
        start.place(Rect(0, 0, 1, 1)),
        start.align(Edge.LEFT),
        start.undo(),
        start.redo(),
    ):
        assert same == start


def test_problems_are_said() -> None:
    name = TextBox(Rect(2, 2, 60, 20), "{given_name}")
    layout = Layout("x", "x", 80, 50, (FillBox(Rect(70, 40, 20, 5)),))
    said = [text.english() for text in problems(layout)]
    assert (
        any("outside" in s for s in said)
        and any("no code" in s for s in said)
        and any("no name" in s for s in said)
    )
    small = Layout("x", "x", 80, 50, (name, CodeBox(Rect(60, 30, 18, 18))))
    assert any("13 mm" in text.english() for text in problems(small))
    crowded = Layout("x", "x", 80, 50, (name, CodeBox(Rect(50, 20, 26, 26)), FillBox(Rect(52, 22, 3, 3))))
    assert any("white rim" in text.english() for text in problems(crowded))


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.floats(-50, 200), st.floats(-50, 200), st.floats(0, 150)), max_size=20
    )
)
def test_any_moves_can_all_be_undone(moves: list[tuple[int, float, float, float]]) -> None:
    start = current = draft()
    for index, x, y, side in moves:
        current = current.pick(index).place(Rect(x, y, side, side), catch=True)
    while current.past:
        current = current.undo()
    assert current.layout == start.layout
