"""Lists on A4: a heading, columns whose cells fit themselves, page x of y."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from desktop_app.core.badge.boxes import INK, LINE, MUTED, Align, Rect, TextBox, Upright, Weight
from desktop_app.core.badge.compose import written
from desktop_app.core.badge.drawn import Drawn, Stroke
from desktop_app.core.badge.sheets import A4
from desktop_app.i18n import tr
from desktop_app.printing import fonts
from desktop_app.printing.document import Document

EDGE_MM = 14.0
_TITLES_MM = 7.0
_FOOT_MM = 10.0
_COUNT_MM = 28.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``share``: of the width, beside the others; ``tick``: an empty square to tick."""

    title: str
    share: float
    weight: Weight = Weight.REGULAR
    colour: str = INK
    align: Align = Align.LEFT
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list ready to draw.

    Attributes:
        facts: lines under the title, muted.
        rows: a text for each column; the lines between rows are drawn.
        closing: lines after the last row, each with a stretch to write on; they stay on one page.
        row_mm: height of a row.
        landscape: whether the sheet lies.
        note: at the foot of every page.
    """

    community: str
    title: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    closing: tuple[str, ...] = ()
    row_mm: float = 9.0
    size_pt: float = 10.5
    landscape: bool = False
    note: str = ""


def listing_pdf(listing: Listing) -> bytes:
    """The list as a PDF."""
    return listings_pdf(listing.title, [listing])


def listings_pdf(title: str, listings: Sequence[Listing]) -> bytes:
    """Several lists one after the other, each on pages of its own, all of one orientation."""
    width, height = A4 if not listings or not listings[0].landscape else A4[::-1]
    document = Document(title, width, height)
    for listing in listings:
        _draw(document, listing)
    return document.finish()


def _draw(document: Document, listing: Listing) -> None:
    page = Rect(EDGE_MM, EDGE_MM, document.width_mm - 2 * EDGE_MM, document.height_mm - 2 * EDGE_MM)
    top = page.y_mm + _heading_mm(listing)
    room = page.bottom_mm - _FOOT_MM - top - _TITLES_MM
    per_page = max(int(room / listing.row_mm), 1)
    closing_rows = ceil(len(listing.closing) * 12.0 / listing.row_mm)
    pages = max(ceil((len(listing.rows) + closing_rows) / per_page), 1)
    whole = Rect(0, 0, 0, 0)
    for number in range(pages):
        rows = listing.rows[number * per_page : (number + 1) * per_page]
        document.pen.draw(tuple(_heading(listing, page)), whole)
        document.pen.draw(tuple(_rows(listing, rows, Rect(page.x_mm, top, page.width_mm, room))), whole)
        document.pen.draw(tuple(_foot(listing, page, number + 1, pages)), whole)
        if number == pages - 1:
            document.pen.draw(tuple(_closing(listing, page)), whole)
        document.end_page()


def _heading_mm(listing: Listing) -> float:
    return 14.5 + 5.2 * len(listing.facts) + 3.0


def _heading(listing: Listing, page: Rect) -> Iterator[Drawn]:
    small = TextBox(
        Rect(page.x_mm, page.y_mm, page.width_mm, 5), "", 9.0, 9.0, 7.0, weight=Weight.SEMIBOLD, colour=MUTED
    )
    yield from written(listing.community, small, fonts.measure)
    title = TextBox(Rect(page.x_mm, page.y_mm + 5, page.width_mm, 9), "", 18.0, 18.0, 9.0, weight=Weight.BOLD)
    yield from written(listing.title, title, fonts.measure)
    for index, fact in enumerate(listing.facts):
        place = Rect(page.x_mm, page.y_mm + 14.5 + 5.2 * index, page.width_mm, 5.2)
        yield from written(fact, TextBox(place, "", 10.0, 10.0, 7.0, colour=MUTED), fonts.measure)


def _rows(listing: Listing, rows: Sequence[Sequence[str]], place: Rect) -> Iterator[Drawn]:
    lefts = _lefts(listing.columns, place)
    for column, (left, width) in zip(listing.columns, lefts, strict=True):
        head = TextBox(
            Rect(left, place.y_mm, width, _TITLES_MM), "", 8.5, 8.0, 6.0, 2, Weight.SEMIBOLD, MUTED,
            column.align, Upright.MIDDLE, 1.05,
        )  # fmt: skip
        yield from written(column.title, head, fonts.measure)
    y = place.y_mm + _TITLES_MM
    yield Stroke(place.x_mm, y, place.right_mm, y, 0.35, INK)
    for row in rows:
        for text, column, (left, width) in zip(row, listing.columns, lefts, strict=True):
            yield from _cell(text, column, Rect(left, y, width, listing.row_mm), listing.size_pt)
        y += listing.row_mm
        yield Stroke(place.x_mm, y, place.right_mm, y, 0.15, LINE)


def _cell(text: str, column: Column, place: Rect, size_pt: float) -> Iterator[Drawn]:
    if column.tick:
        yield from _square(place)
    elif text:
        box = TextBox(
            Rect(place.x_mm, place.y_mm + 0.4, place.width_mm, place.height_mm - 0.8), "", size_pt, size_pt,
            6.5, 2, column.weight, column.colour, column.align, Upright.MIDDLE, 1.1,
        )  # fmt: skip
        yield from written(text, box, fonts.measure)


def _square(place: Rect) -> Iterator[Drawn]:
    side = min(4.2, place.height_mm - 2)
    x, y = place.x_mm, place.y_mm + (place.height_mm - side) / 2
    for x1, y1, x2, y2 in ((0, 0, 1, 0), (1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 0, 0)):
        yield Stroke(x + x1 * side, y + y1 * side, x + x2 * side, y + y2 * side, 0.3, INK)


def _lefts(columns: Sequence[Column], place: Rect) -> list[tuple[float, float]]:
    """Left edge and width of each column, with a little air between."""
    total = sum(column.share for column in columns)
    found: list[tuple[float, float]] = []
    left = place.x_mm
    for column in columns:
        width = place.width_mm * column.share / total
        found.append((left, width - 2.0))
        left += width
    return found


def _foot(listing: Listing, page: Rect, number: int, pages: int) -> Iterator[Drawn]:
    top, left = page.bottom_mm - 5, page.width_mm - _COUNT_MM
    note = TextBox(Rect(page.x_mm, top, left - 4, 5), "", 8.0, 8.0, 6.0, colour=MUTED)
    yield from written(listing.note, note, fonts.measure)
    place = Rect(page.x_mm + left, top, _COUNT_MM, 5)
    count = TextBox(place, "", 8.0, 8.0, 6.0, colour=MUTED, align=Align.RIGHT)
    yield from written(tr("page {page} of {pages}", page=number, pages=pages), count, fonts.measure)


def _closing(listing: Listing, page: Rect) -> Iterator[Drawn]:
    y = page.bottom_mm - _FOOT_MM - 12.0 * len(listing.closing) + 8.0
    for line in listing.closing:
        box = TextBox(Rect(page.x_mm, y - 5, page.width_mm, 6), "", 10.0, 10.0, 7.0)
        words = written(line, box, fonts.measure)
        yield from words
        start = max((word.x_mm + word.width_mm for word in words), default=page.x_mm) + 3
        yield Stroke(start, y, page.right_mm, y, 0.25, MUTED, dotted=True)
        y += 12.0
