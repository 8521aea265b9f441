"""Sheets in millimetres: the makers' figures, part-used sheets, the back of a sheet, impossible ones."""

import pytest

from desktop_app.core.badge.boxes import Rect
from desktop_app.core.badge.sheets import (
    A4,
    SHEETS,
    Flip,
    Sheet,
    behind,
    custom_sheet,
    cutting_marks,
    places,
    sheet_named,
)
from desktop_app.core.errors import Refused

EVERY_SHEET = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)


@EVERY_SHEET
def test_labels_stay_on_the_page_and_apart(sheet: Sheet) -> None:
    page = Rect(0, 0, sheet.page_width_mm, sheet.page_height_mm)
    labels = [sheet.label(index) for index in range(sheet.labels)]
    assert all(page.holds(label) for label in labels)
    assert not any(a.meets(b, 0.05) for i, a in enumerate(labels) for b in labels[:i])


@EVERY_SHEET
def test_the_backs_lie_behind_the_fronts(sheet: Sheet) -> None:
    for flip in Flip:
        for index in range(sheet.labels):
            label = sheet.label(index)
            turned = behind(label, sheet, flip)
            again = behind(turned, sheet, flip)
            assert (again.x_mm, again.y_mm) == pytest.approx((label.x_mm, label.y_mm))
    first = behind(sheet.label(0), sheet, Flip.LONG_EDGE)
    assert first.right_mm == pytest.approx(sheet.page_width_mm - sheet.left_mm)


def test_the_figures_of_avery_l4785() -> None:
    sheet = sheet_named("avery-l4785")
    assert sheet.labels == 10
    assert sheet.label(0) == Rect(18, 13, 80, 50)
    assert sheet.label(9) == Rect(113, 233, 80, 50)


def test_a_part_used_sheet_starts_at_a_label_and_goes_on_at_the_first_of_the_next() -> None:
    assert places(4, sheet_named("a6"), start_at=3) == [[2, 3], [0, 1]]
    assert places(0, sheet_named("a6")) == []


@pytest.mark.parametrize("start", [0, 5, -1])
def test_a_start_outside_the_sheet_is_refused(start: int) -> None:
    with pytest.raises(Refused) as refused:
        places(1, sheet_named("a6"), start_at=start)
    assert refused.value.code == "start-outside"


def test_an_unknown_sheet_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused) as refused:
        sheet_named("a9")
    assert refused.value.code == "sheet-unknown"
    assert "avery-l4785" in refused.value.text.english()
    assert sheet_named(" A6 ").key == "a6"


def test_a_sheet_of_ones_own() -> None:
    sheet = custom_sheet(A4, (90, 60), (2, 4), (10, 10), (95, 65))
    assert sheet.labels == 8
    with pytest.raises(Refused, match="overlap"):
        custom_sheet(A4, (90, 60), (2, 4), (10, 10), (80, 65))
    with pytest.raises(Refused, match="leave the page"):
        custom_sheet(A4, (90, 60), (2, 5), (10, 10), (95, 65))
    with pytest.raises(Refused, match="at least one label"):
        custom_sheet(A4, (0, 60), (2, 5), (10, 10), (95, 65))


def test_cutting_marks_cross_the_middle_of_four_a6() -> None:
    marks = cutting_marks(sheet_named("a6"))
    assert (103.5, 148, 106.5, 148) in marks
    assert not cutting_marks(sheet_named("dymo-99014"))


def test_cutting_marks_stay_off_labels_with_margins() -> None:
    sheet = sheet_named("avery-l4785")
    labels = [sheet.label(index) for index in range(sheet.labels)]
    for x1, y1, x2, y2 in cutting_marks(sheet):
        line = Rect(x1, y1, max(x2 - x1, 0.1), max(y2 - y1, 0.1))
        assert not any(label.grown(-0.2).meets(line) for label in labels)
