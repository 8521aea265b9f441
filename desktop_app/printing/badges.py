"""Badges on sheets or rolls, as a PDF."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from desktop_app.core.badge.boxes import Layout, Rect
from desktop_app.core.badge.compose import back, front
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.drawn import Drawn, Face, Remark, RemarkKind, Stroke, Words
from desktop_app.core.badge.sheets import Flip, Sheet, behind, cutting_marks, places
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.printing import fonts
from desktop_app.printing.document import Document

Progress = Callable[[int, int], None]
"""Told (done, total) now and then; to cancel, it raises, and nothing is left behind."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How badges meet the paper.

    Attributes:
        start_at: the first free label of the first sheet, from 1.
        flip: how the printer turns the paper, for the backs.
        marks: whether cutting marks are drawn.
        dx_mm, dy_mm: what this printer shifts, to the right and down, taken back.
        pictures: PNG files by the name that layouts give them.
    """

    sheet: Sheet
    start_at: int = 1
    flip: Flip = Flip.LONG_EDGE
    marks: bool = False
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Placed:
    """One side of the badge at ``index`` of the list, on its place on the page."""

    index: int
    rect: Rect
    face: Face
    upside_down: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet."""

    badges: tuple[Placed, ...]
    marks: tuple[Drawn, ...] = ()
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class BadgeRemark:
    """A remark about the badge at ``index`` of the list."""

    index: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF."""

    data: bytes
    badges: int
    pages: int
    remarks: tuple[BadgeRemark, ...]


def faces(layout: Layout, content: BadgeContent) -> tuple[Face, Face]:
    """Front and back of one badge; missing signs are among the remarks of the front."""
    front_face = front(layout, content, fonts.measure)
    back_face = back(layout, content, fonts.measure) if layout.back else Face(())
    missing = _missing(chain(front_face.drawn, back_face.drawn))
    return replace(front_face, remarks=front_face.remarks + missing), back_face


def remarks(layout: Layout, contents: Sequence[BadgeContent]) -> tuple[BadgeRemark, ...]:
    """What a person should know before these badges are printed."""
    return tuple(
        BadgeRemark(index, remark)
        for index, content in enumerate(contents)
        for face in faces(layout, content)
        for remark in face.remarks
    )


def badges_pdf(
    layout: Layout,
    contents: Sequence[BadgeContent],
    paper: Paper,
    title: str = "Badges",
    progress: Progress | None = None,
) -> Printed:
    """All badges as one PDF; each sheet's back follows its front when the layout has one.

    Raises:
        Refused: ``nothing-to-print``, ``layout-too-large`` or ``start-outside``.
    """
    if not contents:
        raise Refused("nothing-to-print", N_("There is no badge to print."))
    sheet = paper.sheet
    document = Document(title, sheet.page_width_mm, sheet.page_height_mm, sheet.roll, paper.pictures)
    found: list[BadgeRemark] = []
    done = pages = 0
    for page in pages_of(layout, contents, paper):
        for placed in page.badges:
            document.pen.draw(placed.face.drawn, placed.rect, placed.upside_down)
            found += [BadgeRemark(placed.index, remark) for remark in placed.face.remarks]
        document.pen.draw(page.marks, Rect(paper.dx_mm, paper.dy_mm, 0, 0))
        document.end_page()
        pages += 1
        if not page.is_back:
            done += len(page.badges)
            if progress is not None:
                progress(done, len(contents))
    return Printed(document.finish(), done, pages, tuple(found))


def pages_of(layout: Layout, contents: Sequence[BadgeContent], paper: Paper) -> Iterator[Page]:
    """What stands on each side of each sheet, for any painter.

    Raises:
        Refused: ``layout-too-large`` or ``start-outside``.
    """
    check_size(layout, paper.sheet)
    waiting = enumerate(contents)
    marks = _marks(paper)
    for labels in places(len(contents), paper.sheet, paper.start_at):
        sides: tuple[list[Placed], list[Placed]] = ([], [])
        for label, (index, content) in zip(labels, waiting, strict=False):
            front_face, back_face = faces(layout, _for_printer(content, paper.sheet))
            place = _place(layout, paper.sheet, label)
            turned = behind(place, paper.sheet, paper.flip).moved(paper.dx_mm, paper.dy_mm)
            sides[0].append(Placed(index, place.moved(paper.dx_mm, paper.dy_mm), front_face))
            sides[1].append(Placed(index, turned, back_face, paper.flip is Flip.SHORT_EDGE))
        yield Page(tuple(sides[0]), marks)
        if layout.back:
            yield Page(tuple(sides[1]), is_back=True)


def check_size(layout: Layout, sheet: Sheet) -> None:
    """Refuse a layout that is larger than the labels, in words that say what to change."""
    if layout.width_mm <= sheet.badge_width_mm + 0.05 and layout.height_mm <= sheet.badge_height_mm + 0.05:
        return
    raise Refused(
        "layout-too-large",
        N_(
            "The layout is {width} x {height} mm, but {sheet} has {label_width} x {label_height} mm to print on. "
            "Choose a larger sheet or a layout made for this one."
        ),
        width=layout.width_mm,
        height=layout.height_mm,
        sheet=sheet.name,
        label_width=sheet.badge_width_mm,
        label_height=sheet.badge_height_mm,
    )


def _for_printer(content: BadgeContent, sheet: Sheet) -> BadgeContent:
    """On thermal rolls every band is black: the word and the shape tell the categories apart."""
    if sheet.roll and content.category_colour:
        return replace(content, category_colour="#000000")
    return content


def _place(layout: Layout, sheet: Sheet, label: int) -> Rect:
    """The badge in the middle of its label."""
    room = sheet.badge(label)
    return Rect(
        room.x_mm + (room.width_mm - layout.width_mm) / 2,
        room.y_mm + (room.height_mm - layout.height_mm) / 2,
        layout.width_mm,
        layout.height_mm,
    )


def _marks(paper: Paper) -> tuple[Drawn, ...]:
    if not paper.marks:
        return ()
    return tuple(Stroke(*ends, 0.1, "#8A93A3") for ends in cutting_marks(paper.sheet))


def _missing(marks: chain[Drawn]) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for mark in marks:
        if isinstance(mark, Words) and not mark.text.isascii():
            signs = fonts.missing_signs(mark.text)
            if signs:
                names = ", ".join(fonts.sign_name(sign) for sign in signs)
                found.append(Remark(RemarkKind.MISSING_SIGNS, mark.text, names))
    return tuple(found)
