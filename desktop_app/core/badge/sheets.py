"""Sheets of badges and rolls in millimetres, and which badge goes where on which page.

Sizes from open label databases (glabels templates and the makers' own data sheets).
"""

from dataclasses import dataclass
from enum import Enum

from desktop_app.core.badge.boxes import Rect
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

A4 = (210.0, 297.0)
LETTER = (215.9, 279.4)


class Flip(Enum):
    """How the printer turns the paper between the two sides."""

    LONG_EDGE = "long"
    SHORT_EDGE = "short"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Labels on a page.

    Attributes:
        left_mm, top_mm: the corner of the first label.
        pitch_x_mm, pitch_y_mm: from one label to the next.
        edge_x_mm, edge_y_mm: rim of each label that the printer cannot reach (rolls).
        roll: one label a page, one after the other.
    """

    key: str
    name: str
    page_width_mm: float
    page_height_mm: float
    label_width_mm: float
    label_height_mm: float
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    pitch_x_mm: float
    pitch_y_mm: float
    edge_x_mm: float = 0.0
    edge_y_mm: float = 0.0
    roll: bool = False

    @property
    def labels(self) -> int:
        """Labels on one page."""
        return self.columns * self.rows

    @property
    def badge_width_mm(self) -> float:
        """The printable width of one label."""
        return self.label_width_mm - 2 * self.edge_x_mm

    @property
    def badge_height_mm(self) -> float:
        """The printable height of one label."""
        return self.label_height_mm - 2 * self.edge_y_mm

    def label(self, index: int) -> Rect:
        """Label ``index`` of a page, from 0, left to right and then down."""
        row, column = divmod(index, self.columns)
        return Rect(
            self.left_mm + column * self.pitch_x_mm,
            self.top_mm + row * self.pitch_y_mm,
            self.label_width_mm,
            self.label_height_mm,
        )

    def badge(self, index: int) -> Rect:
        """The printable part of label ``index``."""
        label = self.label(index)
        return Rect(
            label.x_mm + self.edge_x_mm,
            label.y_mm + self.edge_y_mm,
            self.badge_width_mm,
            self.badge_height_mm,
        )


def _on(
    page: tuple[float, float],
    key: str,
    name: str,
    label: tuple[float, float],
    grid: tuple[int, int],
    corner: tuple[float, float],
    pitch: tuple[float, float],
) -> Sheet:
    return Sheet(key, name, *page, *label, *grid, *corner, *pitch)


def _roll(key: str, name: str, width: float, height: float, edge_x: float, edge_y: float) -> Sheet:
    return Sheet(key, name, width, height, width, height, 1, 1, 0, 0, width, height, edge_x, edge_y, True)


_ALL = (
    _on(A4, "a6", "A6 (Herma 10809)", (105, 148), (2, 2), (0, 0), (105, 148)),
    _on(A4, "a7", "A7 (Rayfilm 0931)", (105, 74.25), (2, 4), (0, 0), (105, 74.25)),
    _on(A4, "avery-l4785", "Avery L4785", (80, 50), (2, 5), (18, 13), (95, 55)),
    _on(A4, "avery-c32011-10", "Avery C32011-10", (85, 54), (2, 5), (15, 13.5), (95, 54)),
    _on(A4, "avery-32015", "Avery 32015", (85, 54), (2, 4), (17, 31.5), (91, 60)),
    _on(A4, "zweckform-32010", "Zweckform 32010", (85, 54), (2, 5), (14.11, 14.11), (94.9, 53.97)),
    _on(A4, "avery-l7414", "Avery L7414", (90, 52), (2, 5), (15, 18.5), (90, 52)),
    _on(A4, "avery-l7165", "Avery L7165", (99.06, 67.73), (2, 4), (4.67, 13.04), (101.64, 67.73)),
    _on(A4, "avery-l7163", "Avery L7163", (99.1, 38.1), (2, 7), (3.35, 15.17), (103.01, 38.1)),
    _on(A4, "avery-l7160", "Avery L7160", (64, 38.1), (3, 7), (7.48, 15.49), (66.04, 38.1)),
    _on(A4, "herma-4099", "Herma 4099", (96, 50.8), (2, 5), (8, 21.5), (99, 50.8)),
    _on(LETTER, "avery-5395", "Avery 5395 (Letter)", (85.72, 59.27), (2, 4), (17.46, 14.82), (95.25, 63.5)),
    _on(A4, "90x55", "90 x 55 mm (A4)", (90, 55), (2, 5), (15, 11), (90, 55)),
    _roll("brother-dk-11202", "Brother DK-11202, 62 x 100 mm", 62, 100, 1.55, 3.05),
    _roll("brother-dk-22205", "Brother DK-22205, 62 mm", 62, 100, 1.55, 3.05),
    _roll("dymo-99014", "Dymo 99014, 54 x 101 mm", 54, 101, 1.5, 3.0),
    _roll("zebra-102x76", "Zebra, 102 x 76 mm", 101.6, 76.2, 1.0, 1.0),
)

SHEETS = {sheet.key: sheet for sheet in _ALL}
"""Every sheet that the program knows, by key."""


def sheet_named(key: str) -> Sheet:
    """The sheet of that key.

    Raises:
        Refused: ``sheet-unknown``, with the keys that exist.
    """
    found = SHEETS.get(key.strip().lower())
    if found is None:
        raise Refused(
            "sheet-unknown",
            N_("There is no sheet “{key}”. Known sheets: {known}."),
            key=key,
            known=", ".join(SHEETS),
        )
    return found


def custom_sheet(
    page: tuple[float, float],
    label: tuple[float, float],
    grid: tuple[int, int],
    corner: tuple[float, float],
    pitch: tuple[float, float],
    name: str = "",
) -> Sheet:
    """A sheet of one's own; all in millimetres, width before height, columns before rows.

    Raises:
        Refused: ``sheet-impossible`` when labels overlap or leave the page.
    """
    sheet = _on(page, "custom", name or f"{label[0]:g} x {label[1]:g} mm", label, grid, corner, pitch)
    if min(*label, *page) <= 0 or min(grid) < 1:
        raise Refused("sheet-impossible", N_("A sheet needs at least one label with a width and a height."))
    overlap = (grid[0] > 1 and pitch[0] < label[0]) or (grid[1] > 1 and pitch[1] < label[1])
    if overlap:
        raise Refused(
            "sheet-impossible", N_("The labels overlap: make the step at least as large as the label.")
        )
    last = sheet.label(sheet.labels - 1)
    if not Rect(0, 0, *page).holds(last) or min(corner) < 0:
        raise Refused(
            "sheet-impossible",
            N_(
                "The labels leave the page: the last one ends at {right} x {bottom} mm, "
                "the page at {width} x {height} mm."
            ),
            right=last.right_mm,
            bottom=last.bottom_mm,
            width=page[0],
            height=page[1],
        )
    return sheet


def places(count: int, sheet: Sheet, start_at: int = 1) -> list[list[int]]:
    """Which labels are used: for each page the label indexes, from 0, of its badges in order.

    Args:
        start_at: the first free label of the first page, from 1 (a part-used sheet).

    Raises:
        Refused: ``start-outside`` when the sheet has no such label.
    """
    if not 1 <= start_at <= sheet.labels:
        raise Refused(
            "start-outside",
            N_("This sheet has labels 1 to {labels}; it cannot start at {start}."),
            labels=sheet.labels,
            start=start_at,
        )
    first = start_at - 1
    pages: list[list[int]] = []
    for number in range(first, first + count):
        page, label = divmod(number, sheet.labels)
        if page == len(pages):
            pages.append([])
        pages[page].append(label)
    return pages


def behind(rect: Rect, sheet: Sheet, flip: Flip) -> Rect:
    """Where the back of a label is on the other side of the paper."""
    if flip is Flip.LONG_EDGE:
        return Rect(sheet.page_width_mm - rect.right_mm, rect.y_mm, rect.width_mm, rect.height_mm)
    return Rect(rect.x_mm, sheet.page_height_mm - rect.bottom_mm, rect.width_mm, rect.height_mm)


def cutting_marks(sheet: Sheet) -> tuple[tuple[float, float, float, float], ...]:
    """Short lines (x1, y1, x2, y2 in mm) that show where to cut: at the rims of the page and where cuts cross."""
    if sheet.roll:
        return ()
    labels = [sheet.label(index) for index in range(sheet.labels)]
    xs = sorted({round(x, 3) for label in labels for x in (label.x_mm, label.right_mm)})
    ys = sorted({round(y, 3) for label in labels for y in (label.y_mm, label.bottom_mm)})
    width, height = sheet.page_width_mm, sheet.page_height_mm
    inner_x = [x for x in xs if 1 < x < width - 1]
    inner_y = [y for y in ys if 1 < y < height - 1]
    marks: list[tuple[float, float, float, float]] = []
    for x in inner_x:
        marks += [(x, 0.0, x, _tick(ys[0])), (x, height - _tick(height - ys[-1]), x, height)]
    for y in inner_y:
        marks += [(0.0, y, _tick(xs[0]), y), (width - _tick(width - xs[-1]), y, width, y)]
    touching = (
        sheet.pitch_x_mm < sheet.label_width_mm + 0.2 and sheet.pitch_y_mm < sheet.label_height_mm + 0.2
    )
    for x in inner_x if touching else ():
        for y in inner_y:
            marks += [(x - 1.5, y, x + 1.5, y), (x, y - 1.5, x, y + 1.5)]
    return tuple(marks)


def _tick(margin_mm: float) -> float:
    """How far a mark reaches in from the rim: through the margin, or a little into the badge without one."""
    return margin_mm - 0.5 if margin_mm > 2.0 else 7.0
