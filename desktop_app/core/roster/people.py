"""One row of a list read into one person, two, or none."""

import re
from dataclasses import replace

from desktop_app.core.categories import OTHER
from desktop_app.core.folding import fold
from desktop_app.core.roster import words
from desktop_app.core.roster.categories import choices, meaning_of, read_category, written
from desktop_app.core.roster.cells import Cells
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.dates import read_moment, read_time
from desktop_app.core.roster.emails import read_addresses, resembles, words_of
from desktop_app.core.roster.evidence import Evidence
from desktop_app.core.roster.names import (
    Name,
    name_key,
    strip_name,
)
from desktop_app.core.roster.naming import read_names, typed_name
from desktop_app.core.roster.phones import read_phone
from desktop_app.core.roster.repair import tidy
from desktop_app.core.roster.rows import Answer, ImportedRow, OutsideCode, SetAside, Status
from desktop_app.core.text import N_, Text

_LONGEST_NAME, _LONGEST_TEXT = 120, 1000
NOT_RECOGNISED = N_("Category not recognised: “{typed}”, put under Others.")
"""The remark on a row; for a column of other words than categories it is made once for all (`reading`)."""


def first_pass(cells: Cells) -> tuple[str, str, str]:
    """Given name, family name and address for learning the habits of a list."""
    address = cells.addresses.usable[0] if cells.addresses.usable else ""
    return strip_name(cells.text(Field.GIVEN)), strip_name(cells.text(Field.FAMILY)), address


def people_of(cells: Cells, number: int, evidence: Evidence, source: str) -> list[ImportedRow] | SetAside:
    """Who a row holds: one person, two, or nobody with the reason."""
    if Field.SUBMITTED in cells.header.fields and not cells.raw(Field.SUBMITTED).strip():
        return _aside(cells, number, Text(N_("This answer was begun and never sent.")))
    remarks: list[Text] = []
    names = read_names(cells, evidence, remarks)
    if not names:
        return _aside(cells, number, Text(N_("No name in this row.")))
    if len(names) == 1 and not names[0].given and _says_nothing_else(cells):
        return _aside(
            cells,
            number,
            Text(
                N_("Only “{name}” stands in this row: that is not enough to know somebody."),
                {"name": typed_name(cells)},
            ),
        )
    first = _person(cells, number, names[0], evidence, source, remarks)
    if len(names) == 1:
        return [_told_of_left_out(first, cells)]
    return _two(first, names, cells)


def _told_of_left_out(row: ImportedRow, cells: Cells) -> ImportedRow:
    """Of several addresses in one cell only one is written to; a column of second addresses surprises nobody."""
    columns = cells.header.columns(Field.EMAIL) if row.other_emails else ()
    if all(len(read_addresses(cells.record.cell(column)).usable) < 2 for column in columns):
        return row
    source = N_("One cell holds several e-mail addresses. Used: {kept}. Left out: {others}.")
    told = Text(source, {"kept": row.email, "others": ", ".join(row.other_emails)})
    return replace(row, remarks=(*row.remarks, told))


def _aside(cells: Cells, number: int, reason: Text) -> SetAside:
    return SetAside(number, cells.record.line, reason, cells.typed)


def _says_nothing_else(cells: Cells) -> bool:
    fields = (Field.PHONE, Field.INSTITUTION, Field.ROLE, Field.CATEGORY, Field.UNIT, Field.TICKET)
    return not cells.addresses.usable and not any(cells.raw(field).strip() for field in fields)


def _person(
    cells: Cells, number: int, name: Name, evidence: Evidence, source: str, remarks: list[Text]
) -> ImportedRow:
    email, others = _read_email(cells, name, remarks)
    institution, unit = cells.affiliation
    if not institution and _is_buyer(cells, name):
        institution = cells.text(Field.BUYER_INSTITUTION)
    phone = read_phone(cells.text(Field.PHONE))
    if phone is None:
        remarks.append(Text(N_("The telephone number lost digits in the spreadsheet: left out.")))
    status = _read_status(cells, remarks)
    needs, note = _read_needs_and_note(cells)
    key, typed = _read_category(cells, remarks)
    return ImportedRow(
        row_number=number,
        line=cells.record.line,
        given_name=name.given,
        family_name=name.family,
        email=email,
        other_emails=others,
        phone=phone or "",
        institution=evidence.institution(institution)[:200],
        unit=unit[:200],
        role=cells.text(Field.ROLE, 200),
        category_key=key,
        category_typed=typed,
        status=status,
        says_status=_says_status(cells),
        registered_at=_registered_at(cells),
        consent_share=_consent(cells, Field.SHARE, Field.SHARE_REFUSED),
        consent_photo=_consent(cells, Field.PHOTO, Field.PHOTO_REFUSED),
        wants_speed_dating=words.read_answer(cells.text(Field.SPEED_DATING)),
        idea=" / ".join(cells.all_texts(Field.IDEA)),
        needs=needs,
        note=note,
        wishes=_names_in(cells.raw(Field.WISH)),
        avoids=_names_in(cells.raw(Field.AVOID)),
        outside_codes=_codes(cells, source),
        typed=cells.typed,
        guessed_split=not name.sure,
        remarks=tuple(remarks),
    )


def _read_email(cells: Cells, name: Name, remarks: list[Text]) -> tuple[str, tuple[str, ...]]:
    addresses = cells.addresses
    for piece in addresses.refused:
        remarks.append(Text(N_("“{typed}” is not an e-mail address."), {"typed": piece[:80]}))
    if addresses.repaired and addresses.usable:
        remarks.append(Text(N_("The e-mail address was tidied.")))
    if addresses.usable:
        return addresses.usable[0], addresses.usable[1:]
    buyer = read_addresses(cells.raw(Field.BUYER_EMAIL)).usable
    if buyer and (_is_buyer(cells, name) or resembles(buyer[0], name.given, name.family)):
        return buyer[0], buyer[1:]
    if any(column in cells.record.uncomputed for column in cells.header.columns(Field.EMAIL)):
        remarks.append(
            Text(N_("The e-mail address is a formula whose result is not in the file: left blank."))
        )
    elif buyer:
        remarks.append(
            Text(N_("Only the address of the person who booked is known: it is not this person’s."))
        )
    elif not addresses.refused:
        remarks.append(Text(N_("No e-mail address.")))
    return "", ()


def _is_buyer(cells: Cells, name: Name) -> bool:
    whole = (
        cells.text(Field.BUYER_NAME) or f"{cells.text(Field.BUYER_GIVEN)} {cells.text(Field.BUYER_FAMILY)}"
    )
    return bool(whole.strip()) and name_key(whole, "") == name_key(name.given, name.family)


def _read_status(cells: Cells, remarks: list[Text]) -> Status:
    cancelled_at = fold(cells.text(Field.CANCELLED_AT))
    if cells.record.struck:
        remarks.append(Text(N_("The row is struck through: registration cancelled.")))
        return Status.CANCELLED
    if any(words.note_cancels(text) for text in cells.all_texts(Field.NOTE)):
        remarks.append(Text(N_("The comment says that this person does not come: registration cancelled.")))
        return Status.CANCELLED
    if (
        cancelled_at
        and words.read_answer(cancelled_at) is not Answer.NO
        and cancelled_at not in ("non", "no")
    ):
        return Status.CANCELLED
    if words.read_answer(cells.text(Field.DRAFT)) is Answer.YES:
        return Status.PENDING
    return words.read_status(cells.text(Field.STATUS))


def _says_status(cells: Cells) -> bool:
    """A status is written, or there is a column for cancellations or drafts, where a blank is an answer."""
    marks = (Field.CANCELLED_AT, Field.DRAFT)
    return bool(cells.text(Field.STATUS)) or any(mark in cells.header.fields for mark in marks)


def _read_needs_and_note(cells: Cells) -> tuple[str, str]:
    access = [text for text in cells.all_texts(Field.ACCESS) if words.read_answer(text) is not Answer.NO]
    needs = [need for text in (*cells.all_texts(Field.DIET), *access) if (need := words.read_needs(text))]
    notes = cells.all_texts(Field.NOTE)
    needs.extend(note for note in notes if words.note_is_need(note))
    return " / ".join(needs), " / ".join(note for note in notes if not words.note_is_need(note))


def _read_category(cells: Cells, remarks: list[Text]) -> tuple[str, str]:
    typed = cells.text(Field.CATEGORY, 200)
    if len(choices(typed)) > 1:
        remarks.append(Text(N_("Several categories were ticked: the first one counts.")))
    if typed or Field.CATEGORY in cells.header.fields:
        meaning = meaning_of(typed)
        if meaning.taken_for:
            values = {"typed": typed, "word": meaning.taken_for}
            remarks.append(Text(N_("The category “{typed}” was taken for “{word}”."), values))
        elif not meaning.known:
            remarks.append(Text(NOT_RECOGNISED, {"typed": typed}))
        return meaning.key, written(typed) if meaning.taken_for else typed
    role = cells.text(Field.ROLE, 200)
    key = read_category(role)
    if key != OTHER:
        remarks.append(Text(N_("The list has no category: it was guessed from “{role}”."), {"role": role}))
    return key, ""


def _consent(cells: Cells, agreed: Field, refused: Field) -> Answer:
    answer = words.read_answer(cells.text(agreed))
    return answer if answer is not Answer.UNKNOWN else words.reverse(words.read_answer(cells.text(refused)))


def _registered_at(cells: Cells) -> str:
    moment = read_moment(cells.text(Field.REGISTERED))
    if not moment:
        return ""
    at = read_time(cells.text(Field.REGISTERED_TIME))
    return (moment.replace(hour=at.hour, minute=at.minute, second=at.second) if at else moment).isoformat(
        timespec="seconds"
    )


def _names_in(cell: str) -> tuple[str, ...]:
    """Names parted by ``;``, ``|``, line ends, or commas between whole names."""
    pieces = re.split(r"[;|\n]", cell)
    if len(pieces) == 1 and all(" " in piece.strip() for piece in cell.split(",")):
        pieces = cell.split(",")
    names = (strip_name(tidy(piece)) for piece in pieces)
    return tuple(dict.fromkeys(name for name in names if name and words.read_answer(name) is Answer.UNKNOWN))


def _codes(cells: Cells, source: str) -> tuple[OutsideCode, ...]:
    return tuple(OutsideCode(code[:500], source) for code in cells.all_texts(Field.TICKET))


def _two(first: ImportedRow, names: list[Name], cells: Cells) -> list[ImportedRow]:
    """The second person has an address only when one of the row's addresses is theirs."""
    mine, theirs = names
    pool = list(cells.addresses.usable)
    own = [a for a in pool if resembles(a, mine.given, mine.family) and not _better(a, theirs, mine)]
    other = [a for a in pool if a not in own and resembles(a, theirs.given, theirs.family)]
    rest = [a for a in pool if a not in own and a not in other]
    if len(pool) == 2 and not own and not other:
        own, other, rest = pool[:1], pool[1:], []
    elif not own and rest:
        own, rest = rest[:1], rest[1:]
    second = replace(
        first,
        given_name=theirs.given,
        family_name=theirs.family,
        guessed_split=not theirs.sure,
        email=other[0] if other else "",
        other_emails=tuple(other[1:]),
        phone="",
        outside_codes=(),
        idea="",
        consent_share=Answer.UNKNOWN,
        consent_photo=Answer.UNKNOWN,
        needs="",
        note="",
        wishes=(),
        avoids=(),
        partner=True,
    )
    mail = own[0] if own else ""
    return [replace(first, email=mail, other_emails=tuple(own[1:] + rest)), second]


def _better(address: str, name: Name, than: Name) -> bool:
    spelled = "".join(words_of(address))
    score, other = (
        sum(fold(p).replace(" ", "") in spelled for p in (n.given, n.family) if p) for n in (name, than)
    )
    return score > other
