"""From a layout and a content to marks on a badge: the one place where both the paper and the preview look."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import ceil, floor, inf
from typing import NamedTuple

from desktop_app.core.badge.boxes import (
    CATEGORY,
    INK,
    LINE,
    MUTED,
    WHITE,
    Align,
    BandBox,
    Box,
    CodeBox,
    FillBox,
    Layout,
    NotesBox,
    PictureBox,
    Rect,
    RowsBox,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.core.badge.content import BadgeContent, Row, printable_line
from desktop_app.core.badge.drawn import (
    CodeMark,
    Drawn,
    Face,
    Fill,
    Mark,
    Picture,
    Remark,
    RemarkKind,
    Stroke,
    Words,
)
from desktop_app.core.badge.fitting import ELLIPSIS, MM_PER_PT, Fitted, Measure, fit

QUIET_MODULES = 4
"""Light modules that ISO/IEC 18004 asks for on each side of a code."""
_MODULES = 21
_GAP_EM = 0.25
"""Between a text and the one that follows it, in sizes."""
_CELL_GAP_MM, _SPARE_MM = 0.8, 0.01
_BESIDE_GAP_MM = 2.0
_LEAST_BESIDE_MM = 8.0
_BESIDE_SIZE = 0.75
"""Of what it stands beside."""
_ROW_AIR = 0.15
"""Of the height of a row, what a title of several lines leaves free."""
_TITLE_LINES = 3


def front(layout: Layout, content: BadgeContent, measure: Measure) -> Face:
    """The front of a badge."""
    return _compose(layout.front, content, measure)


def back(layout: Layout, content: BadgeContent, measure: Measure) -> Face:
    """The back of a badge."""
    return _compose(layout.back, content, measure)


def written(text: str, box: TextBox, measure: Measure) -> tuple[Words, ...]:
    """A text fitted into a box, for papers other than badges."""
    return tuple(_line_of(printable_line(text), box, measure, []))


def code_rect(box: CodeBox) -> Rect:
    """The square of modules inside a code's box, which keeps four modules of quiet zone on each side."""
    side = min(box.rect.width_mm, box.rect.height_mm) * _MODULES / (_MODULES + 2 * QUIET_MODULES)
    return Rect(
        box.rect.x_mm + (box.rect.width_mm - side) / 2,
        box.rect.y_mm + (box.rect.height_mm - side) / 2,
        side,
        side,
    )


@lru_cache(maxsize=64)
def text_on(colour: str) -> str:
    """Ink or white, whichever reads better on ``colour`` (contrast as in WCAG 2)."""
    light = _luminance(colour)
    on_white = 1.05 / (light + 0.05)
    on_ink = (light + 0.05) / (_luminance(INK) + 0.05)
    return WHITE if on_white > on_ink else INK


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _compose(boxes: tuple[Box, ...], content: BadgeContent, measure: Measure) -> Face:
    drawn: list[Drawn] = []
    remarks: list[Remark] = []
    above = _Above()
    for box in boxes:
        if box.only and content.category_key not in box.only:
            continue
        if isinstance(box, TextBox):
            above = _text(box, content, measure, above, drawn, remarks)
        else:
            drawn.extend(_other(box, content, measure, remarks))
    return Face(tuple(drawn), tuple(remarks))


def _other(box: Box, content: BadgeContent, measure: Measure, remarks: list[Remark]) -> Iterator[Drawn]:
    if isinstance(box, CodeBox):
        if content.code:
            yield CodeMark(code_rect(box), content.code)
    elif isinstance(box, BandBox):
        yield from _band(box, content, measure, remarks)
    elif isinstance(box, RowsBox):
        yield from _rows(box, content, measure, remarks)
    elif isinstance(box, NotesBox):
        yield from _notes(box, content, measure)
    elif isinstance(box, FillBox):
        yield Fill(box.rect, _colour(box.colour, content))
    elif isinstance(box, PictureBox):
        yield Picture(box.rect, box.name)


def _colour(name: str, content: BadgeContent) -> str:
    return (content.category_colour or INK) if name == CATEGORY else name


class _Above(NamedTuple):
    """A text box that was drawn: the height that it left free, and the size of its words, if it has any."""

    free_mm: float = 0.0
    size_pt: float = inf


def _text(
    box: TextBox,
    content: BadgeContent,
    measure: Measure,
    above: _Above,
    drawn: list[Drawn],
    remarks: list[Remark],
) -> _Above:
    """Draw a text box; gives what a box that follows it needs to know."""
    if box.follows:
        box = _following(box, above)
    rect = box.rect
    free_mm = rect.height_mm if box.upright is Upright.TOP else 0.0
    text = content.text(box.template)
    if not text:
        if content.blank and "_name}" in box.template:
            drawn.append(_writing_line(rect))
        return _Above(free_mm)
    fitted = fit(text, box, rect.height_mm, measure)
    drawn.extend(_lines(fitted, box, rect, _colour(box.colour, content), measure))
    _remark(fitted, text, remarks)
    return _Above(max(free_mm - fitted.height_mm, 0.0), fitted.size_pt)


def _following(box: TextBox, above: _Above) -> TextBox:
    """Under the words before it and never larger: a service is not read before its institution."""
    largest, good, least = (min(size, above.size_pt) for size in (box.largest_pt, box.good_pt, box.least_pt))
    up_mm = max(above.free_mm - _GAP_EM * box.good_pt * MM_PER_PT, 0.0)
    rect = replace(box.rect, y_mm=box.rect.y_mm - up_mm, height_mm=box.rect.height_mm + up_mm)
    return replace(box, rect=rect, largest_pt=largest, good_pt=good, least_pt=least)


def _writing_line(rect: Rect) -> Stroke:
    y_mm = rect.bottom_mm - min(1.0, rect.height_mm * 0.2)
    return Stroke(rect.x_mm, y_mm, rect.right_mm, y_mm, 0.2, LINE)


def _lines(fitted: Fitted, box: TextBox, rect: Rect, colour: str, measure: Measure) -> Iterator[Words]:
    size_mm = fitted.size_pt * MM_PER_PT
    top = rect.y_mm
    if box.upright is Upright.BOTTOM:
        top = rect.bottom_mm - fitted.height_mm
    elif box.upright is Upright.MIDDLE:
        top += (rect.height_mm - fitted.height_mm) / 2
    y_mm = top + fitted.ascent_em * size_mm
    for line in fitted.lines:
        width = measure(line, box.weight) * size_mm * fitted.squeeze
        spare = rect.width_mm - width
        shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[box.align]
        yield Words(rect.x_mm + shift, y_mm, width, line, fitted.size_pt, box.weight, colour, fitted.squeeze)
        y_mm += fitted.leading * size_mm


def _remark(fitted: Fitted, text: str, remarks: list[Remark]) -> None:
    if fitted.cut:
        remarks.append(Remark(RemarkKind.CUT, text))
    elif fitted.broken:
        remarks.append(Remark(RemarkKind.BROKEN, text))


def _band(box: BandBox, content: BadgeContent, measure: Measure, remarks: list[Remark]) -> Iterator[Drawn]:
    if not content.category_colour:
        return
    yield Fill(box.rect, content.category_colour)
    colour = text_on(content.category_colour)
    mark_mm = box.size_pt * MM_PER_PT * 0.75
    left = box.rect.x_mm + box.inset_mm
    middle = box.rect.y_mm + box.rect.height_mm / 2
    yield Mark(content.category_shape, left + mark_mm / 2, middle, mark_mm, colour)
    words_x = left + mark_mm * 1.45
    room = Rect(words_x, box.rect.y_mm, box.rect.right_mm - words_x - box.inset_mm / 2, box.rect.height_mm)
    text = TextBox(
        room, "", box.size_pt, box.size_pt, box.least_pt, 1, Weight.BOLD, colour, upright=Upright.MIDDLE
    )
    yield from _line_of(content.text("{category}"), text, measure, remarks)


def _line_of(text: str, box: TextBox, measure: Measure, remarks: list[Remark]) -> Iterator[Words]:
    if not text:
        return
    fitted = _fit_in_box(text, box, measure)
    if box.upright is Upright.MIDDLE and len(fitted.lines) == 1:
        # Optical middle: capitals are centred, whatever hangs under the baseline.
        fitted = replace(fitted, ascent_em=0.74, descent_em=0.0)
    _remark(fitted, text, remarks)
    yield from _lines(fitted, box, box.rect, box.colour, measure)


@lru_cache(maxsize=512)
def _fit_in_box(text: str, box: TextBox, measure: Measure) -> Fitted:
    """Kept, for a programme is the same on the back of every badge."""
    return fit(text, box, box.rect.height_mm, measure)


def _rows(box: RowsBox, content: BadgeContent, measure: Measure, remarks: list[Remark]) -> Iterator[Drawn]:
    rows = content.programme if box.source == "programme" else content.plan
    if not rows:
        return
    least_mm = box.least_pt * MM_PER_PT * 1.2
    stacks = 1 if len(rows) * least_mm <= box.rect.height_mm else 2
    deep = ceil(len(rows) / stacks)
    pitch = max(min(box.pitch_mm, box.rect.height_mm / deep), least_mm)
    size = max(floor(min(box.size_pt / stacks**0.5, pitch / MM_PER_PT / 1.35) * 4) / 4, box.least_pt)
    deep = min(deep, int(box.rect.height_mm / pitch + 1e-6))
    width = box.rect.width_mm / stacks
    columns = _columns(box, rows, width * 0.97, size, measure)
    for index, row in enumerate(_shown(rows, deep * stacks, box.source, remarks)):
        stack, line = divmod(index, deep)
        place = Rect(box.rect.x_mm + stack * width, box.rect.y_mm + line * pitch, width * 0.97, pitch)
        yield from _row(row, place, columns, size, box.least_pt, measure, remarks)


def _shown(rows: tuple[Row, ...], most: int, source: str, remarks: list[Remark]) -> tuple[Row, ...]:
    """As many rows as there are places; where more were to come, the last place says so, and a remark how many."""
    if len(rows) <= most:
        return rows
    kept = max(most - 1, 0)
    remarks.append(Remark(RemarkKind.LEFT_OUT, source, count=len(rows) - kept))
    return (*rows[:kept], Row("", "", ELLIPSIS))[:most]


def _columns(
    box: RowsBox, rows: tuple[Row, ...], width_mm: float, size_pt: float, measure: Measure
) -> tuple[float, float]:
    """Where the time and the last column begin, as parts of the width; without labels the time comes first."""
    if any(row.label for row in rows):
        return 0.3, 0.58
    widest_mm = max(measure(row.time, Weight.REGULAR) for row in rows) * size_pt * MM_PER_PT
    usual = min(0.2 * box.size_pt / 11, 0.3)
    return 0.0, min(max(usual, (widest_mm + _CELL_GAP_MM + _SPARE_MM) / width_mm), 0.5)


def _row(
    row: Row,
    rect: Rect,
    columns: tuple[float, float],
    size_pt: float,
    least_pt: float,
    measure: Measure,
    remarks: list[Remark],
) -> Iterator[Words]:
    time_at, what_at = (rect.width_mm * part for part in columns)
    cells = (
        (row.label, 0.0, time_at, Weight.REGULAR, MUTED),
        (row.time, time_at, what_at, Weight.REGULAR, INK),
        (row.what, what_at, rect.width_mm, Weight.BOLD if row.label else Weight.REGULAR, INK),
    )
    for text, start, end, weight, colour in cells:
        if end <= start:
            continue
        is_last = end >= rect.width_mm
        gap = 0.0 if is_last else _CELL_GAP_MM
        place = Rect(rect.x_mm + start, rect.y_mm, end - start - gap, rect.height_mm)
        box = TextBox(place, "", size_pt, size_pt, least_pt, 1, weight, colour, upright=Upright.MIDDLE)
        if is_last and not row.label:
            box = _with_lines(box)
        words = tuple(_line_of(printable_line(text), box, measure, remarks))
        yield from words
        if is_last and row.beside and words:
            yield from _beside(row, words[-1], box, measure)


def _beside(row: Row, last: Words, what: TextBox, measure: Measure) -> Iterator[Words]:
    """The fullest of the row's notes that stands whole in the room after its last words; the last at any rate."""
    x_mm = last.x_mm + last.width_mm + _BESIDE_GAP_MM
    room = replace(what.rect, x_mm=x_mm, width_mm=what.rect.right_mm - x_mm)
    if room.width_mm < _LEAST_BESIDE_MM:
        return
    size = max(what.good_pt * _BESIDE_SIZE, what.least_pt)
    note = TextBox(room, "", size, size, what.least_pt, colour=MUTED, upright=Upright.MIDDLE)
    box = _with_lines(note)
    for text in map(printable_line, row.beside):
        fitted = _fit_in_box(text, box, measure)
        if not fitted.cut and not fitted.broken:
            break
    yield from _line_of(text, box, measure, [])


def _with_lines(box: TextBox) -> TextBox:
    """Several lines for a title, where the row has room for two and still stands apart from the next."""
    air_mm = box.rect.height_mm * _ROW_AIR
    room = replace(box.rect, y_mm=box.rect.y_mm + air_mm / 2, height_mm=box.rect.height_mm - air_mm)
    if room.height_mm < (1 + box.leading) * box.least_pt * MM_PER_PT:
        return box
    return replace(box, rect=room, lines=_TITLE_LINES)


def _notes(box: NotesBox, content: BadgeContent, measure: Measure) -> Iterator[Drawn]:
    if not content.notes:
        return
    label = printable_line(content.notes)
    size_mm = box.size_pt * MM_PER_PT
    width = measure(label, Weight.REGULAR) * size_mm
    y_mm = box.rect.y_mm + box.pitch_mm
    if width < box.rect.width_mm * 0.7:
        yield Words(box.rect.x_mm, y_mm, width, label, box.size_pt, Weight.REGULAR, MUTED)
    start = width + size_mm * 0.4
    while y_mm <= box.rect.bottom_mm + 1e-6:
        yield Stroke(box.rect.x_mm + start, y_mm, box.rect.right_mm, y_mm, 0.25, MUTED, dotted=True)
        start = 0.0
        y_mm += box.pitch_mm
