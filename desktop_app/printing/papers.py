"""The other papers of a meeting: what is signed, pinned to the door, put on tables, or ticked when all else fails."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.core.badge.boxes import (
    INK,
    MUTED,
    Align,
    FillBox,
    Layout,
    Rect,
    RowsBox,
    TextBox,
    Upright,
    Weight,
)
from desktop_app.core.badge.compose import front
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.sheets import A4, places, sheet_named
from desktop_app.i18n import tr, trc, trn
from desktop_app.printing import fonts
from desktop_app.printing.document import Document
from desktop_app.printing.tables import Column, Listing, listing_pdf
from desktop_app.printing.wording import Occasion, Stop, joined, plan_row


@dataclass(frozen=True, slots=True)
class Line:
    """One person on a list. ``name``: ``NOM Prénom``; ``arrived``: ``14:02`` or empty."""

    number: int
    name: str
    institution: str
    quality: str
    category: str = ""
    arrived: str = ""
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """One pitch of the stage queue."""

    name: str
    affiliation: str
    title: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands on a table. ``name``: one that it was given; ``place``: where in the hall it stands."""

    number: int
    name: str = ""
    place: str = ""


def sign_in_sheet(
    occasion: Occasion, half_day: str, organiser: str, lines: Sequence[Line], empty_lines: int = 10
) -> bytes:
    """The sheet that everybody signs, with empty lines for people who were not expected.

    Args:
        half_day: ``morning`` or ``afternoon``, or empty for the whole day.
    """
    halves = {"morning": tr("morning"), "afternoon": tr("afternoon")}
    facts = (
        joined((occasion.beside, occasion.theme)),
        joined((occasion.date, halves.get(half_day, ""), occasion.place)),
        tr("Organiser: {name}", name=organiser) if organiser else "",
    )
    columns = (
        Column(tr("No."), 0.06, colour=MUTED),
        Column(tr("NAME First name"), 0.27, Weight.SEMIBOLD),
        Column(tr("Institution"), 0.24),
        Column(tr("Quality"), 0.17, colour=MUTED),
        Column(tr("Arrival"), 0.08),
        Column(tr("Signature"), 0.2),
    )
    rows = [(str(p.number), p.name, p.institution, p.quality, p.arrived, "") for p in lines]
    rows += [("", "", "", "", "", "")] * empty_lines
    return listing_pdf(
        Listing(
            occasion.heading,
            tr("Sign-in sheet"),
            tuple(fact for fact in facts if fact),
            columns,
            rows,
            closing=(tr("Name and signature of the person responsible"),),
            row_mm=11.0,
            note=joined((occasion.title, occasion.date)),
        )
    )


def reception_list(occasion: Occasion, lines: Sequence[Line]) -> bytes:
    """The numbered list to tick by hand when the computers are away."""
    columns = (
        Column("", 0.05, tick=True),
        Column(tr("No."), 0.07, Weight.BOLD),
        Column(tr("NAME First name"), 0.34, Weight.SEMIBOLD),
        Column(tr("Institution"), 0.3),
        Column(tr("Category"), 0.16, colour=MUTED),
        Column(trc("paper", "Time"), 0.08),
    )
    rows = [("", str(p.number), p.name, p.institution, p.category, "") for p in lines]
    facts = (
        joined((occasion.beside, occasion.theme, occasion.date, occasion.place)),
        tr("Tick whoever comes in; afterwards type the numbers in Reception."),
    )
    note = trn("{n} person", "{n} people", len(lines))
    return listing_pdf(
        Listing(
            occasion.heading, tr("Reception list"), facts, columns, rows, row_mm=7.0, size_pt=9.5, note=note
        )
    )


def name_list(occasion: Occasion, lines: Sequence[Line]) -> bytes:
    """The list by name to pin at the door: who sits where in each round."""
    rounds = max((len(line.stops) for line in lines), default=0)
    columns = (
        Column(tr("NAME First name"), 0.3, Weight.SEMIBOLD),
        *(
            Column(_round_title(lines, index), 0.5 / max(rounds, 1), Weight.BOLD, align=Align.CENTRE)
            for index in range(rounds)
        ),
        Column(tr("Institution"), 0.2, colour=MUTED),
    )
    rows = [
        (line.name, *(_table_cell(line.stops, index) for index in range(rounds)), line.institution)
        for line in lines
        if line.stops
    ]
    facts = (
        joined((occasion.beside, occasion.theme, occasion.date)),
        tr("Find your name, then your table in each round."),
    )
    return listing_pdf(
        Listing(
            occasion.heading, tr("Who sits where"), facts, columns, rows, row_mm=7.4, landscape=rounds > 8
        )
    )  # fmt: skip


def stage_order(occasion: Occasion, speakers: Sequence[Speaker]) -> bytes:
    """The order of the pitches, for the stage manager."""
    columns = (
        Column("", 0.05, tick=True),
        Column("", 0.06, Weight.BOLD),
        Column(tr("Speaker"), 0.27, Weight.SEMIBOLD),
        Column(tr("Institution"), 0.22, colour=MUTED),
        Column(tr("Subject"), 0.4),
    )
    rows = [("", str(n), s.name, s.affiliation, s.title) for n, s in enumerate(speakers, 1)]
    facts = (joined((occasion.beside, occasion.theme, occasion.date, occasion.place)),)
    note = trn("{n} pitch", "{n} pitches", len(speakers))
    return listing_pdf(
        Listing(
            occasion.heading,
            tr("Order on stage"),
            facts,
            columns,
            rows,
            row_mm=11.0,
            size_pt=12.0,
            note=note,
        )
    )


def table_signs(occasion: Occasion, signs: Sequence[Sign]) -> bytes:
    """A sign for each table: an A4 to fold in two, its number readable from both sides."""
    width, height = A4
    document = Document(tr("Table signs"), width, height)
    half = height / 2
    for sign in signs:
        face = front(_sign(width, half, sign), _sign_content(occasion, sign), fonts.measure).drawn
        document.pen.draw(face, Rect(0, half, width, half))
        document.pen.draw(face, Rect(0, 0, width, half), upside_down=True)
        document.end_page()
    return document.finish()


def _sign(width: float, height: float, sign: Sign) -> Layout:
    """The number as large as it can be; the name and the place of the table under it, where it has them."""
    inner, foot = width - 28, height - 16
    place_top = foot - (13 if sign.place else 0)
    name_top = place_top - (24 if sign.name else 0)
    boxes = (
        FillBox(Rect(0, height - 9, width, 9), "#1F3A8A"),
        TextBox(
            Rect(14, 9, inner, 8), "{community}", 14.0, 14.0, 9.0, 1, Weight.SEMIBOLD, MUTED, Align.CENTRE
        ),
        TextBox(Rect(14, 22, inner, 16), "{table}", 34.0, 34.0, 20.0, weight=Weight.SEMIBOLD, align=Align.CENTRE),
        TextBox(
            Rect(14, 36, inner, name_top - 36), "{number}", 300.0, 300.0, 60.0, weight=Weight.BOLD, colour=INK,
            align=Align.CENTRE, upright=Upright.MIDDLE,
        ),
        TextBox(
            Rect(14, name_top, inner, 22), "{name}", 44.0, 26.0, 16.0, 2, Weight.SEMIBOLD, align=Align.CENTRE,
            upright=Upright.MIDDLE,
        ),
        TextBox(
            Rect(14, place_top, inner, 12), "{where}", 20.0, 16.0, 10.0, 2, colour=MUTED, align=Align.CENTRE,
            upright=Upright.MIDDLE,
        ),
    )  # fmt: skip
    return Layout("sign", "sign", width, height, boxes)


def _sign_content(occasion: Occasion, sign: Sign) -> BadgeContent:
    return BadgeContent(
        community=joined((occasion.heading, occasion.theme)),
        table=trc("sign", "Table"),
        extra={"number": str(sign.number), "name": sign.name, "where": sign.place},
    )


def plan_cards(occasion: Occasion, contents: Sequence[BadgeContent]) -> bytes:
    """A card for each person with the tables of all rounds: eight on an A4, to cut."""
    sheet = sheet_named("a7")
    layout = _card(sheet.label_width_mm, sheet.label_height_mm)
    document = Document(tr("Plan cards"), sheet.page_width_mm, sheet.page_height_mm)
    waiting = iter([content for content in contents if content.plan])
    count = sum(1 for content in contents if content.plan)
    for labels in places(count, sheet):
        for label in labels:
            document.pen.draw(front(layout, next(waiting), fonts.measure).drawn, sheet.label(label))
        document.end_page()
    return document.finish()


def _card(width: float, height: float) -> Layout:
    inner = width - 14
    boxes = (
        TextBox(Rect(7, 6, inner, 9), "{given_name} {family_name}", 17.0, 13.0, 7.0, 2, Weight.BOLD),
        TextBox(Rect(7, 15, inner, 5), "{institution}", 9.5, 9.5, 7.0, colour=MUTED),
        RowsBox(Rect(7, 22, inner, height - 28), "plan", 13.0, 6.0, 8.0),
    )
    return Layout("card", "card", width, height, boxes)


def _round_title(lines: Sequence[Line], index: int) -> str:
    stop = next((line.stops[index] for line in lines if len(line.stops) > index), None)
    return f"{plan_row(stop).label} {stop.time}".strip() if stop else ""


def _table_cell(stops: Sequence[Stop], index: int) -> str:
    if index >= len(stops) or not stops[index].table:
        return "–"
    return str(stops[index].table)
