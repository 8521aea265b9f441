"""The program's own list: its columns, and its rows read back as they stand.

Nothing is guessed here. What the list holds has been through the reading of a list before, or was corrected by hand
since: a name that was put in order, a note, a telephone number must come back letter for letter.
"""

from collections.abc import Mapping

from desktop_app.core.categories import DEFAULT_CATEGORIES, OTHER
from desktop_app.core.codes import is_valid
from desktop_app.core.folding import fold
from desktop_app.core.roster import words
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.emails import read_addresses
from desktop_app.core.roster.phones import read_phone
from desktop_app.core.roster.repair import tidy
from desktop_app.core.roster.rows import ImportedRow, OutsideCode, Record, SetAside, Status
from desktop_app.core.text import N_, Text

SOURCE = "ronde"
"""Where the list comes from, and the origin of the codes on our badges."""

COLUMNS: Mapping[str, str] = {
    "number": N_("No."),
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "institution": N_("Institution"),
    "unit": N_("Unit"),
    "role": N_("Role"),
    "category": N_("Category"),
    "category_typed": N_("Category as typed"),
    "status": N_("Status"),
    "wants_speed_dating": N_("Speed dating"),
    "idea": N_("Idea"),
    "consent_share": N_("Shares contact details"),
    "consent_photo": N_("May be photographed"),
    "present": N_("Present"),
    "first_arrival": N_("First arrival"),
    "note": N_("Note"),
    "code": N_("Code"),
    "needs": N_("Needs"),
    "wishes": N_("Wishes to meet"),
    "avoids": N_("Not at one table with"),
}
"""Heading of every column by its name here, in the order of the list."""
PRIVATE = ("needs", "wishes", "avoids")
"""Columns that go out only when asked for: health, and who would rather not sit with whom."""
STATUSES: Mapping[str, str] = {
    Status.CONFIRMED.value: N_("Registered"),
    Status.PENDING.value: N_("To confirm"),
    Status.CANCELLED.value: N_("Cancelled"),
}
NAMES_PARTED_BY = "; "

_TELLING = frozenset({"family_name", "given_name", "category_typed", "status"})
_FIELDS = {
    "number": Field.IGNORED,
    "present": Field.IGNORED,
    "first_arrival": Field.IGNORED,
    "family_name": Field.FAMILY,
    "given_name": Field.GIVEN,
    "email": Field.EMAIL,
    "phone": Field.PHONE,
    "institution": Field.INSTITUTION,
    "unit": Field.UNIT,
    "role": Field.ROLE,
    "category": Field.CATEGORY,
    "category_typed": Field.CATEGORY,
    "status": Field.STATUS,
    "wants_speed_dating": Field.SPEED_DATING,
    "idea": Field.IDEA,
    "consent_share": Field.SHARE,
    "consent_photo": Field.PHOTO,
    "note": Field.NOTE,
    "code": Field.TICKET,
    "needs": Field.DIET,
    "wishes": Field.WISH,
    "avoids": Field.AVOID,
}
_LONGEST_NAME, _LONGEST_TEXT = 200, 2000
_CATEGORIES = {fold(label): c.key for c in DEFAULT_CATEGORIES for label in (c.label_fr, c.label_en)}


def find_columns(cells: tuple[str, ...], headings: Mapping[str, str]) -> dict[str, int]:
    """The place of each column where a row is the header of our own list; empty for any other row.

    Args:
        cells: of the row.
        headings: folded heading to name of the column, in one language.
    """
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = headings.get(fold(cell))
        if name:
            found.setdefault(name, place)
    return found if found.keys() >= _TELLING else {}


def field_of(name: str) -> str:
    """What a column of ours feeds, as `ImportTable.columns` says it."""
    return _FIELDS[name].value if name in _FIELDS else ""


def read_row(
    record: Record,
    columns: Mapping[str, int],
    number: int,
    typed: Mapping[str, str],
    states: Mapping[str, str],
) -> ImportedRow | SetAside:
    """One row as it stands.

    Args:
        record: the row.
        columns: as `find_columns` gave them.
        number: of the row among those that hold somebody.
        typed: header to cell.
        states: folded word to status, in the language of the list.
    """

    def text(name: str, longest: int = _LONGEST_NAME) -> str:
        return tidy(record.cell(columns[name]))[:longest] if name in columns else ""

    given, family = text("given_name"), text("family_name")
    if not given and not family:
        return SetAside(number, record.line, Text(N_("No name in this row.")), typed)
    email, others, remarks = _addresses(text("email", _LONGEST_TEXT))
    state = text("status")
    cancelled = Status.CANCELLED if record.struck else None
    return ImportedRow(
        number,
        record.line,
        given,
        family,
        email=email,
        other_emails=others,
        phone=_phone(text("phone")),
        institution=text("institution"),
        unit=text("unit"),
        role=text("role"),
        category_key=_CATEGORIES.get(fold(text("category")), OTHER),
        category_typed=text("category_typed"),
        status=cancelled or _status(state, states),
        says_status=bool(state),
        consent_share=words.read_answer(text("consent_share")),
        consent_photo=words.read_answer(text("consent_photo")),
        wants_speed_dating=words.read_answer(text("wants_speed_dating")),
        idea=text("idea", _LONGEST_TEXT),
        needs=text("needs", _LONGEST_TEXT),
        note=text("note", _LONGEST_TEXT),
        wishes=_names(text("wishes", _LONGEST_TEXT)),
        avoids=_names(text("avoids", _LONGEST_TEXT)),
        outside_codes=_codes(text("code")),
        typed=typed,
        remarks=remarks,
    )


def _addresses(cell: str) -> tuple[str, tuple[str, ...], tuple[Text, ...]]:
    found = read_addresses(cell)
    remarks = tuple(
        Text(N_("“{typed}” is not an e-mail address."), {"typed": piece[:80]}) for piece in found.refused
    )
    if not found.usable:
        return "", (), remarks
    first = cell if found.usable[0] == cell.lower() else found.usable[0]
    return first, found.usable[1:], remarks


def _phone(cell: str) -> str:
    """As it stands, but for a number whose leading zero a spreadsheet program took for nothing."""
    return (read_phone(cell) or "") if cell.isdigit() and cell[0] != "0" else cell


def _status(word: str, states: Mapping[str, str]) -> Status:
    known = states.get(fold(word))
    return Status(known) if known else words.read_status(word)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for part in cell.split(NAMES_PARTED_BY.strip()) if (name := part.strip()))
    )


def _codes(cell: str) -> tuple[OutsideCode, ...]:
    code = cell.upper()
    return (OutsideCode(code, SOURCE),) if is_valid(code) else ()
