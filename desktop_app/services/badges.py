"""Badges: to a file, to the print queue, again with a new code; counted only when they came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.badge.boxes import Layout, RowsBox
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.drawn import Face, Remark, RemarkKind
from desktop_app.core.badge.ready import Back, ready_layout
from desktop_app.core.badge.sheets import Flip, places, sheet_named
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text, counted
from desktop_app.printing import badges as printing
from desktop_app.printing import qr
from desktop_app.services.attendees import Attendee, Attendees
from desktop_app.services.badge_facts import BadgeFacts, Selection
from desktop_app.services.events import Events
from desktop_app.services.layouts import Layouts
from desktop_app.services.live_facts import LiveFacts
from desktop_app.services.recorder import Recorder
from desktop_app.services.settings import Settings
from desktop_app.services.sheets import Sheets
from desktop_app.whole_files import write_whole

Progress = printing.Progress

CUT = N_("{name}: “{text}” is too long; an ellipsis ends it.")
BROKEN = N_("{name}: “{text}” is broken where it has no hyphen.")
MISSING = N_("{name}: no font has {signs}.")
_SAID = {RemarkKind.CUT: CUT, RemarkKind.BROKEN: BROKEN, RemarkKind.MISSING_SIGNS: MISSING}


@dataclass(frozen=True, slots=True)
class BadgeOptions:
    """How badges are printed.

    Attributes:
        sheet: a key of ``core.badge.sheets.SHEETS`` or of one of the community's own.
        layout: key of a layout of the community's own; empty for the ready one.
        start_at: the first free label of the first sheet, from 1.
        dx_mm, dy_mm: what this printer shifts to the right and down.
        blanks: badges without a name, after the others.
    """

    sheet: str = "a6"
    start_at: int = 1
    back: Back = Back.NONE
    flip: Flip = Flip.LONG_EDGE
    marks: bool = False
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    blanks: int = 0
    layout: str = ""


@dataclass(frozen=True, slots=True)
class BadgeFile:
    """A finished file. ``remarks``: what a person should know, one sentence for each fault."""

    path: Path
    badges: int
    pages: int
    remarks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All that badges are made of, read from the community file: making them needs no file any more.

    Attributes:
        names: ``Prénom NOM`` of the registrations, in the order of the badges.
        title: of the document.
    """

    event_id: str
    title: str
    layout: Layout
    paper: printing.Paper
    contents: tuple[BadgeContent, ...]
    registration_ids: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadgeDocument:
    """A finished PDF in memory, and whose badges it holds in order."""

    data: bytes
    registration_ids: tuple[str, ...]
    pages: int
    remarks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One badge to look at. ``codes``: the modules of each code on it, a number a row, the leftmost bit highest."""

    name: str
    front: Face
    back: Face
    codes: Mapping[str, tuple[int, ...]]
    content: BadgeContent


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be printed.

    Attributes:
        samples: the first badge, the longest name and the shortest, without repeats.
        pictures: PNG files by the name that the layout gives them.
        remarks: one sentence for each fault of any badge.
        without_table: badges whose back has room for tables and names none, of people who take part.
    """

    layout: Layout
    samples: tuple[Sample, ...]
    pictures: Mapping[str, bytes]
    badges: int
    pages: int
    remarks: tuple[Text, ...]
    without_table: int = 0


class Badges:
    """Use cases on badges, for windows and the command line alike."""

    def __init__(
        self,
        recorder: Recorder,
        events: Events,
        attendees: Attendees,
        settings: Settings,
        live: LiveFacts,
    ) -> None:
        self._recorder = recorder
        self._attendees = attendees
        self.layouts = Layouts(settings)
        self.sheets = Sheets(settings)
        self.facts = BadgeFacts(recorder.store, events, attendees, settings, live)

    def material(
        self,
        event_id: str,
        selection: Selection = Selection(),  # noqa: B008 - frozen
        options: BadgeOptions = BadgeOptions(),  # noqa: B008 - frozen
    ) -> Material:
        """Read what the badges say; `made` and `preview` then work in any thread.

        Raises:
            Refused: ``nobody-selected``, ``sheet-unknown``, ``start-outside``, ``badge-too-small``.
        """
        sheet = self.sheets.find(options.sheet)
        places(1, sheet, options.start_at)
        chosen = self.facts.chosen(event_id, selection)
        if not chosen and not options.blanks:
            raise Refused(
                "nobody-selected", N_("There is nobody to print a badge for. Change the selection.")
            )
        contents = self.facts.contents(event_id, chosen, options.back is Back.PROGRAMME)
        contents += self.facts.blanks(event_id, options.blanks)
        return Material(
            event_id=event_id,
            title=self.facts.occasion(event_id).title,
            layout=self.layouts.for_sheet(sheet, options.layout, options.back),
            paper=printing.Paper(
                sheet,
                options.start_at,
                options.flip,
                options.marks,
                options.dx_mm,
                options.dy_mm,
                self.layouts.pictures(),
            ),
            contents=tuple(contents),
            registration_ids=tuple(attendee.registration_id for attendee in chosen),
            names=tuple(attendee.display_name for attendee in chosen),
        )

    def document(
        self,
        event_id: str,
        selection: Selection = Selection(),  # noqa: B008 - frozen
        options: BadgeOptions = BadgeOptions(),  # noqa: B008 - frozen
    ) -> BadgeDocument:
        """The badges as a PDF; nothing is counted as printed. Raises as `material`."""
        return made(self.material(event_id, selection, options))

    def save_pdf(
        self,
        event_id: str,
        out: Path,
        selection: Selection = Selection(),  # noqa: B008 - frozen
        options: BadgeOptions = BadgeOptions(),  # noqa: B008 - frozen
        count: bool = True,
    ) -> BadgeFile:
        """The badges as a PDF file, whole or not at all.

        Args:
            count: whether these badges are counted as printed, once the file is written.
        """
        document = self.document(event_id, selection, options)
        write_whole(out, document.data)
        if count:
            self.count_printed(event_id, document.registration_ids, "file")
        badges = len(document.registration_ids) + options.blanks
        return BadgeFile(out, badges, document.pages, document.remarks)

    def count_printed(self, event_id: str, registration_ids: Sequence[str], way: str) -> None:
        """These badges came out. ``way``: ``file`` or the printer's name."""
        if not registration_ids:
            return
        with self._recorder.transaction() as transaction:
            for registration_id in registration_ids:
                attendee_code = self._attendees.one(registration_id).code
                payload = {"code": attendee_code, "way": way}
                transaction.add("badge.printed", f"registration:{registration_id}", payload, event_id)

    def for_reprint(self, registration_id: str, keep_code: bool = False) -> Attendee:
        """Ready for another badge: a new code, the old one revoked, unless ``keep_code``.

        A badge that was never printed keeps its code: nobody can be wearing it.
        """
        attendee = self._attendees.one(registration_id)
        if keep_code or not attendee.badges_printed:
            return attendee
        return self._attendees.new_code(registration_id)


def made(material: Material, progress: Progress | None = None) -> BadgeDocument:
    """The PDF. Long work without a file: for a thread of the pool."""
    printed = printing.badges_pdf(
        material.layout, material.contents, material.paper, material.title, progress
    )
    said = _sentences(printed.remarks, material.names)
    return BadgeDocument(printed.data, material.registration_ids, printed.pages, said)


def preview(material: Material) -> Preview:
    """What the badges will look like. Long work without a file: for a thread of the pool."""
    printing.check_size(material.layout, material.paper.sheet)
    indexes = dict.fromkeys((0, *_extremes(material.contents)))
    sides = 2 if material.layout.back else 1
    sheets = len(places(len(material.contents), material.paper.sheet, material.paper.start_at))
    return Preview(
        material.layout,
        tuple(_sample(material, index) for index in indexes),
        material.paper.pictures,
        len(material.contents),
        sides * sheets,
        _sentences(printing.remarks(material.layout, material.contents), material.names),
        _without_table(material),
    )


def _without_table(material: Material) -> int:
    if not any(isinstance(box, RowsBox) and box.source == "plan" for box in material.layout.back):
        return 0
    return sum(bool(content.plan_title and not content.plan) for content in material.contents)


def composed(layout: Layout, content: BadgeContent) -> tuple[Face, Face]:
    """Front and back of one badge in a layout that is being changed."""
    return printing.faces(layout, content)


def warm_up() -> None:
    """Load fonts and codes now, so that the first badge at the desk is as quick as the others. Any thread."""
    blank = BadgeContent(given_name="Ée", family_name="É", code="B" * 16)
    sheet = sheet_named("dymo-99014")
    layout = ready_layout(sheet.badge_width_mm, sheet.badge_height_mm)
    printing.badges_pdf(layout, [blank], printing.Paper(sheet))


def code_modules(text: str) -> tuple[int, ...]:
    """The modules of a code, for painters: a number for each row, the leftmost as its highest bit."""
    return qr.matrix(text)


def _extremes(contents: Sequence[BadgeContent]) -> tuple[int, int]:
    """The badges with the longest and the shortest name."""
    lengths = [
        max(len(content.given_name), len(content.family_name) * 0.6) + len(content.institution) * 0.01
        for content in contents
    ]
    return lengths.index(max(lengths)), lengths.index(min(lengths))


def _sample(material: Material, index: int) -> Sample:
    content = material.contents[index]
    name = material.names[index] if index < len(material.names) else ""
    front, back = printing.faces(material.layout, content)
    codes = {content.code: qr.matrix(content.code)} if content.code else {}
    return Sample(name, front, back, codes, content)


def _sentences(remarks: Sequence[printing.BadgeRemark], names: Sequence[str]) -> tuple[Text, ...]:
    """Each fault as a sentence that names the person; the same fault of front and back is said once."""
    said = (_sentence(found.remark, names[found.index]) for found in remarks if found.index < len(names))
    return tuple({text.english(): text for text in said}.values())


def _sentence(remark: Remark, name: str) -> Text:
    if remark.kind is RemarkKind.LEFT_OUT:
        return _left_out(remark)
    return Text(_SAID[remark.kind], {"name": name, "text": remark.text, "signs": remark.detail})


def _left_out(remark: Remark) -> Text:
    """The same for everybody, so it names nobody."""
    if remark.text == "programme":
        return counted(
            "{n} point of the programme does not fit on the badge.",
            "{n} points of the programme do not fit on the badge.",
            remark.count,
        )
    return counted(
        "{n} round of the table plan does not fit on the badge.",
        "{n} rounds of the table plan do not fit on the badge.",
        remark.count,
    )
