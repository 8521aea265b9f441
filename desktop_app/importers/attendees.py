"""Lists of attendees: a file in, people with remarks out. Nothing is written anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.folding import fold
from desktop_app.core.formulas import unguarded
from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.header_words import score_header
from desktop_app.core.roster.reading import read_people
from desktop_app.core.roster.rows import ImportTable, RawTable
from desktop_app.core.text import N_, counted
from desktop_app.importers.opening import is_workbook, read_bytes
from desktop_app.importers.own_list import read_own_list

_CANCELLED_SHEET = ("annul", "cancel", "desist", "desinscri")


def read_attendees(
    path: Path,
    mapping: Mapping[int, Field | None] | None = None,
    known_institutions: Iterable[str] = (),
) -> ImportTable:
    """Everybody in a CSV, TSV or XLSX file.

    Args:
        path: the file; its name says nothing, its bytes do.
        mapping: columns (0-based) that a person fed differently.
        known_institutions: spellings that the community uses already.

    Raises:
        Refused: with a code that begins with ``file-``, ``columns-unknown``, or ``nobody`` when the table holds a
            header and no person.
    """
    table, cancelled = read_tables(path)
    own = read_own_list(table) if not mapping else None
    found = own or read_people(table, cancelled, mapping, known_institutions)
    if not found.people and not found.set_aside:
        raise Refused(
            "nobody",
            N_("“{file}” has a header and no row below it: there is nobody to import."),
            file=path.name,
        )
    return found


def read_tables(path: Path) -> tuple[RawTable, list[RawTable]]:
    """The table of registrations, and the sheets of people who cancelled."""
    table, cancelled = _as_stored(path)
    return _unguarded(table), [_unguarded(sheet) for sheet in cancelled]


def _unguarded(table: RawTable) -> RawTable:
    """Without the apostrophes that a list of ours puts before ``+33 6 ...``; the list may have been worked on since."""
    records = tuple(
        replace(record, cells=tuple(map(unguarded, record.cells)))
        if any(cell[:1] == "'" for cell in record.cells)
        else record
        for record in table.records
    )
    return replace(table, records=records)


def _as_stored(path: Path) -> tuple[RawTable, list[RawTable]]:
    data = read_bytes(path)
    if not is_workbook(data, path.name):
        from desktop_app.importers.text_tables import read_text_table

        table = read_text_table(data, path.name)
        if not any(not record.is_blank for record in table.records):
            raise Refused("file-empty", N_("“{file}” is empty: there is nothing in it."), file=path.name)
        return table, []
    from desktop_app.importers.workbooks import read_workbook

    sheets = [sheet for sheet in read_workbook(data, path.name) if sheet.table.records]
    if not sheets:
        raise Refused("file-empty", N_("“{file}” is empty: there is nothing in it."), file=path.name)
    shown = [sheet.table for sheet in sheets if sheet.visible] or [sheet.table for sheet in sheets]
    cancelled = [table for table in shown if fold(table.name).startswith(_CANCELLED_SHEET)]
    candidates = [table for table in shown if table not in cancelled] or shown
    main = max(candidates, key=_worth)
    unread = [table for table in candidates if table is not main and _has_header(table)]
    remarks = tuple(
        counted(
            "Sheet “{sheet}” was not read: {n} row. Save it as a file of its own to import it too.",
            "Sheet “{sheet}” was not read: {n} rows. Save it as a file of its own to import it too.",
            len(table.records) - 1,
            sheet=table.name,
        )
        for table in unread
    )
    main = replace(main, remarks=(*main.remarks, *remarks))
    return main, [table for table in cancelled if table.name != main.name]


def _worth(table: RawTable) -> tuple[bool, int]:
    """A sheet with a known header before one without, then the longest."""
    return _has_header(table), len(table.records)


def _has_header(table: RawTable) -> bool:
    return any(score_header(record.cells) for record in table.records[:10])
