"""From a table of text cells to people, each with what was repaired on the way."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.core.errors import Refused
from desktop_app.core.folding import fold, list_name
from desktop_app.core.roster.cells import Cells
from desktop_app.core.roster.columns import Field, Header, letter_of
from desktop_app.core.roster.evidence import Evidence, gather
from desktop_app.core.roster.header import find_header, source_of, with_mapping
from desktop_app.core.roster.header_words import score_header
from desktop_app.core.roster.people import NOT_RECOGNISED, first_pass, people_of
from desktop_app.core.roster.repair import listed
from desktop_app.core.roster.rows import ImportedRow, ImportTable, Merge, RawTable, Record, SetAside, Status
from desktop_app.core.text import N_, Text, counted

_TOTALS = listed("total|totaux|sous|nombre|somme")
_FOOTERS = listed(
    "genere|generee|export|exporte|extrait|imprime|edite|page|source|document|fin|copyright|liste|mis"
)
_MANY = 3


def read_people(
    table: RawTable,
    cancelled: Iterable[RawTable] = (),
    mapping: Mapping[int, Field | None] | None = None,
    known_institutions: Iterable[str] = (),
) -> ImportTable:
    """Everybody in a list.

    Args:
        table: the sheet with the registrations.
        cancelled: sheets of people who no longer come ("Annulés").
        mapping: columns (0-based) that a person fed differently from what their headers say.
        known_institutions: spellings that the community uses already.

    Raises:
        Refused: ``columns-unknown`` when no column with names or addresses is found.
    """
    header = find_header(table) if not mapping else _chosen(table, mapping)
    body = _Body.of(table, header)
    rows = [Cells(record, header) for record in body.records]
    evidence = gather(
        (first_pass(cells) for cells in rows), (cells.affiliation[0] for cells in rows), known_institutions
    )
    source = source_of(header)
    people: list[ImportedRow] = []
    set_aside: list[SetAside] = []
    for number, cells in enumerate(rows, start=1):
        found = people_of(cells, number, evidence, source)
        if isinstance(found, SetAside):
            set_aside.append(found)
        else:
            people.extend(found)
    people, of_categories = _with_categories_told_once(people, header)
    remarks = (
        *of_categories,
        *(*table.remarks, *body.remarks, *_formula_remarks(rows, header), *_swap_remarks(evidence)),
        *_wish_remarks(people),
    )
    columns = tuple(
        (name, field.value if field else "") for name, field in zip(header.names, header.fields, strict=True)
    )
    elsewhere, more = _cancelled_people(cancelled, evidence)
    return ImportTable(source, columns, tuple(people), tuple(set_aside), elsewhere, (*remarks, *more))


def _chosen(table: RawTable, mapping: Mapping[int, Field | None]) -> Header:
    """The columns as a person chose them; a first line without an address where addresses stand is a header."""
    try:
        return with_mapping(table, find_header(table), mapping)
    except Refused:
        first = next((i for i, record in enumerate(table.records) if not record.is_blank), 0)
        cells = table.records[first].cells
        width = max(len(record.cells) for record in table.records)
        emails = [column for column, field in mapping.items() if field is Field.EMAIL]
        is_header = not any("@" in cells[column] for column in emails if column < len(cells))
        names = (cells[i].strip() if is_header and i < len(cells) else "" for i in range(width))
        fields = tuple(mapping.get(i) for i in range(width))
        return Header(
            first if is_header else -1, tuple(name or letter_of(i) for i, name in enumerate(names)), fields
        )


@dataclass(frozen=True, slots=True)
class _Body:
    """The rows below the header that can hold somebody."""

    records: tuple[Record, ...]
    remarks: tuple[Text, ...]

    @classmethod
    def of(cls, table: RawTable, header: Header) -> "_Body":
        """Without blank lines, totals, footers and repeated headers; each kind left out is told once."""
        kept: list[Record] = []
        remarks: list[Text] = []
        head = tuple(fold(cell) for cell in table.records[header.record].cells) if header.record >= 0 else ()
        for record in table.records[header.record + 1 :]:
            if record.is_blank:
                continue
            if _is_total(record, header):
                remarks.append(
                    Text(N_("Line {line} is a total or a footer, not a person."), {"line": record.line})
                )
            elif head and tuple(fold(cell) for cell in record.cells) == head and score_header(record.cells):
                remarks.append(Text(N_("Line {line} repeats the header."), {"line": record.line}))
            else:
                kept.append(record)
        return cls(tuple(_with_merged(kept, table.merged)), tuple(remarks))


def _with_merged(records: Sequence[Record], merged: Sequence[Merge]) -> list[Record]:
    """Every row of a merged cell with its value, which the file keeps in the first one only.

    Merges that begin above these rows, in the header, are left alone.
    """
    if not merged:
        return list(records)
    lines = [record.line for record in records]
    cells = [list(record.cells) for record in records]
    for merge in merged:
        first, end = bisect_left(lines, merge.first_line), bisect_right(lines, merge.last_line)
        if first < end and lines[first] == merge.first_line:
            text = records[first].cell(merge.column)
            for row in cells[first + 1 : end] if text else ():
                row.extend([""] * (merge.column + 1 - len(row)))
                row[merge.column] = text
    return [replace(record, cells=tuple(row)) for record, row in zip(records, cells, strict=True)]


def _is_total(record: Record, header: Header) -> bool:
    filled = [cell for cell in record.cells if cell.strip()]
    if not filled:
        return True  # nothing but formulas
    if any("@" in cell for cell in filled) or any(
        record.cell(i).strip() for i in header.columns(Field.GIVEN)
    ):
        return bool(filled) and fold(filled[0]) in _TOTALS and not any("@" in cell for cell in filled)
    first = fold(filled[0]).split()
    if first and first[0] in _TOTALS and (len(first) == 1 or len(filled) < 3):
        return True
    return len(filled) == 1 and len(first) > 1 and first[0] in _FOOTERS


def _formula_remarks(rows: list[Cells], header: Header) -> list[Text]:
    counts: dict[int, int] = {}
    for cells in rows:
        for column in cells.record.uncomputed:
            counts[column] = counts.get(column, 0) + 1
    return [
        counted(
            "Column {name}: {n} formula whose result is not in the file was left blank."
            " Open the file in a spreadsheet program, save it again and import it once more to have it.",
            "Column {name}: {n} formulas whose result is not in the file were left blank."
            " Open the file in a spreadsheet program, save it again and import it once more to have them.",
            count,
            name=header.names[column] if column < len(header.names) else letter_of(column),
        )
        for column, count in sorted(counts.items())
    ]


def _swap_remarks(evidence: Evidence) -> list[Text]:
    if not evidence.swapped:
        return []
    return [
        Text(
            N_("The columns of given and family names stand under each other’s header: they were exchanged.")
        )
    ]


def _with_categories_told_once(
    people: list[ImportedRow], header: Header
) -> tuple[list[ImportedRow], list[Text]]:
    """Where most categories are not known, the column holds something else (tickets): one remark, not one a row."""
    unknown = [who for who in people if any(remark.source == NOT_RECOGNISED for remark in who.remarks)]
    if len(unknown) < _MANY or 2 * len(unknown) <= sum(bool(who.category_typed) for who in people):
        return people, []
    words = list(dict.fromkeys(who.category_typed[:40] for who in unknown))
    values = {"column": header.names[header.columns(Field.CATEGORY)[0]], "words": ", ".join(words[:3])}
    text = N_("Column “{column}”: most categories were not recognised ({words}…), put under Others.")
    plain = [
        replace(who, remarks=tuple(remark for remark in who.remarks if remark.source != NOT_RECOGNISED))
        for who in people
    ]
    return plain, [Text(text, values)]


def _wish_remarks(people: list[ImportedRow]) -> list[Text]:
    """How many wishes and separations were read: a column that was missed shows in what is not there."""
    wishes, avoids = sum(len(who.wishes) for who in people), sum(len(who.avoids) for who in people)
    said = (
        (
            wishes,
            counted(
                "{n} wish to meet somebody was read from the list.",
                "{n} wishes to meet somebody were read from the list.",
                wishes,
            ),
        ),
        (
            avoids,
            counted(
                "{n} separation at table was read from the list.",
                "{n} separations at table were read from the list.",
                avoids,
            ),
        ),
    )
    return [text for count, text in said if count]


def _cancelled_people(
    tables: Iterable[RawTable], evidence: Evidence
) -> tuple[tuple[ImportedRow, ...], list[Text]]:
    people: list[ImportedRow] = []
    remarks: list[Text] = []
    for table in tables:
        try:
            header = find_header(table)
        except Refused:
            continue
        found: list[ImportedRow] = []
        for number, record in enumerate(_Body.of(table, header).records, start=1):
            row = people_of(Cells(record, header), number, evidence, "list")
            if not isinstance(row, SetAside):
                found.extend(replace(person, status=Status.CANCELLED) for person in row)
        people.extend(found)
        names = ", ".join(list_name(p.given_name, p.family_name) for p in found)
        remarks.append(
            counted(
                "Sheet “{sheet}”: {n} person who no longer comes is not registered: {names}.",
                "Sheet “{sheet}”: {n} people who no longer come are not registered: {names}.",
                len(found),
                sheet=table.name,
                names=names,
            )
        )
    return tuple(people), remarks
