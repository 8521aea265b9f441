"""Badges on sheets or rolls, as a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

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
    """

    sheet: Sheet
    start_at: int = 1
    flip: Flip = Flip.LONG_EDGE
    marks: bool = False
    dx_mm: float = 0.0
    dy_mm: float = 0.0


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
    check_size(layout, paper.sheet)
    sheet = paper.sheet
    document = Document(title, sheet.page_width_mm, sheet.page_height_mm, black_only=sheet.roll)
    found: list[BadgeRemark] = []
    done = 0
    for labels in places(len(contents), sheet, paper.start_at):
        backs: list[tuple[Face, Rect]] = []
        for label in labels:
            front_face, back_face = faces(layout, _for_printer(contents[done], sheet))
            found += [BadgeRemark(done, remark) for remark in front_face.remarks + back_face.remarks]
            place = _place(layout, sheet, label)
            document.pen.draw(front_face.drawn, place.moved(paper.dx_mm, paper.dy_mm))
            backs.append((back_face, place))
            done += 1
        _end_sheet(document, paper, layout, backs)
        if progress is not None:
            progress(done, len(contents))
    data = document.finish()
    sides = 2 if layout.back else 1
    return Printed(data, done, sides * len(places(done, sheet, paper.start_at)), tuple(found))


def check_size(layout: Layout, sheet: Sheet) -> None:
    """Refuse a layout that is larger than the labels, in words that say what to change."""
    if layout.width_mm <= sheet.badge_width_mm + 0.05 and layout.height_mm <= sheet.badge_height_mm + 0.05:
        return
    raise Refused(
        "layout-too-large",
        N_(
            "The layout is {layout} mm, but {sheet} has {label} mm to print on. "
            "Choose a larger sheet or a layout made for this one."
        ),
        layout=f"{layout.width_mm:g} x {layout.height_mm:g}",
        sheet=sheet.name,
        label=f"{sheet.badge_width_mm:g} x {sheet.badge_height_mm:g}",
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


def _end_sheet(document: Document, paper: Paper, layout: Layout, backs: list[tuple[Face, Rect]]) -> None:
    _marks(document, paper)
    document.end_page()
    if not layout.back:
        return
    for face, place in backs:
        turned = behind(place, paper.sheet, paper.flip).moved(paper.dx_mm, paper.dy_mm)
        document.pen.draw(face.drawn, turned, upside_down=paper.flip is Flip.SHORT_EDGE)
    document.end_page()


def _marks(document: Document, paper: Paper) -> None:
    if paper.marks:
        lines = tuple(Stroke(*ends, 0.1, "#8A93A3") for ends in cutting_marks(paper.sheet))
        document.pen.draw(lines, Rect(paper.dx_mm, paper.dy_mm, 0, 0))


def _missing(marks: chain[Drawn]) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for mark in marks:
        if isinstance(mark, Words) and not mark.text.isascii():
            signs = fonts.missing_signs(mark.text)
            if signs:
                names = ", ".join(fonts.sign_name(sign) for sign in signs)
                found.append(Remark(RemarkKind.MISSING_SIGNS, mark.text, names))
    return tuple(found)
