"""A page to measure a printer with: rulers from the page's edges, the labels of a sheet, and what to do with it."""

from collections.abc import Iterator

from desktop_app.core.badge.boxes import INK, LINE, MUTED, Rect, TextBox, Weight
from desktop_app.core.badge.compose import written
from desktop_app.core.badge.drawn import Drawn, Stroke
from desktop_app.core.badge.sheets import Sheet
from desktop_app.i18n import tr
from desktop_app.printing import fonts
from desktop_app.printing.document import Document

_RULER_MM = 100


def calibration_page(sheet: Sheet, dx_mm: float = 0.0, dy_mm: float = 0.0) -> bytes:
    """Rulers whose tick n is n millimetres from the page's edge, and the outlines of all labels.

    With the right ``dx_mm`` and ``dy_mm`` the rulers are true on this printer.
    """
    document = Document(tr("Calibration page"), sheet.page_width_mm, sheet.page_height_mm)
    marks = (*_outlines(sheet), *_ruler(sheet, True), *_ruler(sheet, False), *_words(sheet))
    document.pen.draw(marks, Rect(dx_mm, dy_mm, 0, 0))
    document.end_page()
    return document.finish()


def _outlines(sheet: Sheet) -> Iterator[Drawn]:
    for index in range(sheet.labels):
        label = sheet.label(index)
        left, top, right, bottom = label.x_mm, label.y_mm, label.right_mm, label.bottom_mm
        for x1, y1, x2, y2 in (
            (left, top, right, top),
            (right, top, right, bottom),
            (right, bottom, left, bottom),
            (left, bottom, left, top),
        ):
            yield Stroke(x1, y1, x2, y2, 0.15, LINE)


def _ruler(sheet: Sheet, across: bool) -> Iterator[Drawn]:
    """A ruler through the middle of the page, from the left edge or from the top."""
    length = min(_RULER_MM, int(sheet.page_width_mm if across else sheet.page_height_mm) - 2)
    base = (sheet.page_height_mm if across else sheet.page_width_mm) * 0.5
    for mm in range(length + 1):
        tick = 5.0 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2.0
        yield _tick(mm, base, tick, across)
        if mm % 10 == 0 and mm:
            place = Rect(mm - 4, base - 9, 8, 4) if across else Rect(base - 13, mm - 2, 7, 4)
            yield from written(str(mm), TextBox(place, "", 7.0, 7.0, 5.0), fonts.measure)
    yield Stroke(0, base, length, base, 0.12, INK) if across else Stroke(base, 0, base, length, 0.12, INK)


def _tick(mm: float, base: float, length: float, across: bool) -> Stroke:
    if across:
        return Stroke(mm, base, mm, base - length, 0.12, INK)
    return Stroke(base, mm, base - length, mm, 0.12, INK)


def _words(sheet: Sheet) -> Iterator[Drawn]:
    x, y = sheet.page_width_mm * 0.5 + 6, sheet.page_height_mm * 0.5 + 6
    width = sheet.page_width_mm - x - 6
    title = TextBox(Rect(x, y, width, 7), "", 13.0, 13.0, 6.0, weight=Weight.BOLD)
    yield from written(sheet.name, title, fonts.measure)
    hint = tr(
        "Print at 100 %. Lay a ruler on each scale, zero at the paper's edge. If the 50 stands at 51 mm, type 1 mm as "
        "the printer's shift, to the right or down."
    )
    box = TextBox(
        Rect(x, y + 8, width, min(30.0, sheet.page_height_mm - y - 10)), "", 9.5, 9.5, 5.0, 6, colour=MUTED
    )
    yield from written(hint, box, fonts.measure)
