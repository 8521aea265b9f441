"""Layouts ready to print for any badge size: tall (A6), wide (A7, name labels) and low (38 mm labels)."""

from dataclasses import replace
from enum import Enum

from desktop_app.core.badge.boxes import (
    MUTED,
    Align,
    BandBox,
    Box,
    CodeBox,
    Layout,
    NotesBox,
    Rect,
    RowsBox,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

LEAST_CODE_MM = 18.0
_WITH_QUIET = 29 / 21
SMALLEST_WIDTH_MM = 50.0
SMALLEST_HEIGHT_MM = 36.0


class Back(Enum):
    """What stands on the back of a ready layout."""

    NONE = "none"
    SAME = "same"
    PLAN = "plan"
    PROGRAMME = "programme"


def ready_layout(width_mm: float, height_mm: float, back: Back = Back.NONE) -> Layout:
    """A layout for a badge of that size.

    Raises:
        Refused: ``badge-too-small`` when a readable name and an 18 mm code do not fit.
    """
    if width_mm < SMALLEST_WIDTH_MM or height_mm < SMALLEST_HEIGHT_MM:
        raise Refused(
            "badge-too-small",
            N_(
                "A badge of {width} x {height} mm is too small for a readable name and a code of 18 mm. "
                "Choose a sheet with labels of at least 50 x 36 mm."
            ),
            width=width_mm,
            height=height_mm,
        )
    if height_mm >= 90 and height_mm > width_mm:
        front = _tall(width_mm, height_mm)
    elif height_mm >= 48:
        front = _wide(width_mm, height_mm)
    else:
        front = _low(width_mm, height_mm)
    key = f"{width_mm:g}x{height_mm:g}"
    return Layout(key, key, width_mm, height_mm, front, _back(back, front, width_mm, height_mm))


def _tall(width: float, height: float) -> tuple[Box, ...]:
    """The badge of the picture, stretched to the size: drawn for 105 x 148 mm."""
    part = height / 148
    edge = max(3.0, 7.0 * min(width / 105, 1.0))
    inner = width - 2 * edge
    small = max(8.0, 11.3 * min(width / 105, 1.0))
    band = max(9.0, 15.5 * part)
    square = max(LEAST_CODE_MM * _WITH_QUIET, 30 * _WITH_QUIET * min(part, width / 105))
    code_top = height - band - square
    quiet = square * 4 / 29
    code_right = width - edge + quiet if edge >= quiet else width
    middle = 15 * part
    head_h = min(6.4, middle - 5.6 * part)
    name_foot = 50 * part
    text_pt = max(10.0, 14 * min(part, 1.0))
    step = text_pt * 0.3528 * 1.2
    family_h = max(8.0, 12.5 * part)
    family_top = name_foot + 1.0 * part
    lower = family_top + family_h + 1.5 * part
    return (
        *_heading(Rect(edge, 5.6 * part, inner, head_h), small, 7.0),
        _given(Rect(edge, middle, inner, name_foot - middle), 3 if name_foot - middle > 30 else 2),
        _family(Rect(edge, family_top, inner, family_h), max(20.0, 28 * min(part, 1.0))),
        TextBox(Rect(edge, lower, inner, step * 2.3), "{institution}", text_pt, text_pt, 9.0, 2),
        _role(Rect(edge, lower + step * 2.3, inner, code_top - lower - step * 2.3 - 0.5), text_pt, 8.0),
        TextBox(
            Rect(edge, height - band - 14, code_right - square - edge, 11.0),
            "{flag} {table}",
            13.0,
            13.0,
            8.0,
            2,
            colour=MUTED,
            upright=Upright.BOTTOM,
        ),
        CodeBox(Rect(code_right - square, code_top, square, square)),
        BandBox(Rect(0, height - band, width, band), 17.0 * min(1.0, width / 80), 9.0, edge),
    )


def _heading(row: Rect, size_pt: float, least_pt: float) -> tuple[Box, ...]:
    """Above the name: the community on the left, the meeting on the right."""
    left = replace(row, width_mm=row.width_mm * 0.58)
    right = replace(row, x_mm=row.x_mm + row.width_mm * 0.6, width_mm=row.width_mm * 0.4)
    return (
        TextBox(left, "{community}", size_pt, size_pt, least_pt, 1, Weight.SEMIBOLD),
        TextBox(right, "{event}", size_pt, size_pt, least_pt, 1, Weight.SEMIBOLD, MUTED, Align.RIGHT),
    )


def _role(rect: Rect, size_pt: float, least_pt: float) -> Box:
    """Under the institution, wherever that ends."""
    return TextBox(rect, "{role}", size_pt, size_pt, least_pt, 2, colour=MUTED, follows=True)


def _wide(width: float, height: float) -> tuple[Box, ...]:
    """A label from 48 mm high: the name across, then texts on the left and the code on the right."""
    roomy = height >= 58
    edge = 4.0 if roomy else 3.0
    band = max(7.0, height * 0.125)
    head = 6.0 if roomy else 4.6
    free = height - band - head
    square = max(LEAST_CODE_MM * _WITH_QUIET, min(free * 0.52, 33.0))
    code_top = height - band - square
    left = width - 2 * edge
    column = width - square - edge
    name_top = head + 0.4
    # A two-line name may stand in the quiet zone's height as long as it stays left of the code.
    family_h = 6.6 if not roomy else 9.0
    name_h = code_top - name_top
    family_top = code_top + 0.3
    lower = family_top + family_h
    text_pt = 11.0 if roomy else 9.0
    step = text_pt * 0.3528 * 1.2
    foot = height - band
    head_pt = 9.0 if roomy else 7.5
    return (
        *_heading(Rect(edge, 1.4, left, head - 1.2), head_pt, 6.0),
        _given(Rect(edge, name_top, left, name_h), 2),
        _family(Rect(edge, family_top, column, family_h), 20.0 if roomy else 16.0),
        TextBox(Rect(edge, lower, column, step * 2.2), "{institution}", text_pt, text_pt, 7.0, 2),
        _role(Rect(edge, lower + step * 2.2, column, foot - lower - step * 2.2), text_pt, 6.5),
        CodeBox(Rect(width - square, code_top, square, square)),
        BandBox(Rect(0, foot, width, band), 12.0 if roomy else 10.0, 7.0, edge),
    )


def _low(width: float, height: float) -> tuple[Box, ...]:
    """A label under 48 mm: the name across the top, the band beside the code rather than under it."""
    edge = 1.8
    square = LEAST_CODE_MM * _WITH_QUIET
    column = width - square - edge
    code_top = height - square
    band = 5.6
    name_h = code_top - 0.9
    family_top = code_top + 0.2
    lower = family_top + 5.8
    foot = height - band - 0.6
    text_pt = 8.0
    return (
        _given(Rect(edge, 0.9, width - 2 * edge, name_h), 1),
        _family(Rect(edge, family_top, column, 5.8), 14.0),
        TextBox(
            Rect(edge, lower, column, min(7.0, foot - lower)),
            "{institution}",
            text_pt,
            text_pt,
            6.5,
            2,
            leading=1.15,
        ),
        TextBox(
            Rect(edge, lower + 7.0, column, max(foot - lower - 7.0, 0.1)),
            "{role}",
            7.5,
            7.0,
            6.5,
            1,
            colour=MUTED,
            follows=True,
        ),
        CodeBox(Rect(width - square, code_top, square, square)),
        BandBox(Rect(0, height - band, width - square, band), 9.0, 6.5, edge),
    )


def _given(rect: Rect, lines: int) -> TextBox:
    return TextBox(
        rect, "{given_name}", 53.0, 35.0, 24.0, lines, Weight.BOLD, upright=Upright.BOTTOM, leading=1.0
    )


def _family(rect: Rect, largest_pt: float) -> TextBox:
    return TextBox(rect, "{family_name}", largest_pt, largest_pt * 0.6, 9.0, 2, Weight.SEMIBOLD, leading=1.05)


def _back(back: Back, front: tuple[Box, ...], width: float, height: float) -> tuple[Box, ...]:
    if back is Back.NONE:
        return ()
    if back is Back.SAME:
        return front
    edge = max(3.0, 7.0 * min(width / 105, 1.0))
    inner = width - 2 * edge
    part = min(height / 148, 1.0)
    title = max(9.0, 16 * part)
    note = max(7.0, 11 * part)
    top = max(3.0, 7.6 * part)
    title_h, note_h = title * 0.3528 * 1.25, note * 0.3528 * 1.3
    rows_top = top + title_h + note_h + max(1.0, 5 * part)
    notes_h = 12.5 if height >= 90 else 0.0
    rows_foot = height - notes_h - max(2.0, 6 * part)
    source = "programme" if back is Back.PROGRAMME else "plan"
    boxes: tuple[Box, ...] = (
        TextBox(Rect(edge, top, inner, title_h), "{plan_title}", title, title, 7.0, 1, Weight.BOLD),
        TextBox(Rect(edge, top + title_h, inner, note_h), "{plan_note}", note, note, 6.0, 1, colour=MUTED),
        RowsBox(
            Rect(edge, rows_top, inner, rows_foot - rows_top),
            source,
            11.0 if source == "programme" else 15.0,
            6.0,
            10.5,
        ),
    )
    if notes_h:
        boxes += (NotesBox(Rect(edge, height - notes_h - 6 * part, inner, notes_h)),)
    return boxes
