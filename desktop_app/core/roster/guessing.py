"""A list without header words that are known: what the cells hold tells what the columns are."""

from collections.abc import Sequence

from desktop_app.core.errors import Refused
from desktop_app.core.roster.columns import Field, Header, letter_of
from desktop_app.core.roster.given_names import is_given_name
from desktop_app.core.roster.rows import RawTable, Record
from desktop_app.core.roster.settling import SAMPLE_ROWS, share_of_addresses
from desktop_app.core.text import N_


def guessed(table: RawTable) -> Header:
    """The columns as addresses and first names give them away.

    Raises:
        Refused: ``columns-unknown`` when no column with a name or an address is found.
    """
    body = [record for record in table.records if not record.is_blank][:SAMPLE_ROWS]
    width = table.width()
    fields: list[Field | None] = [None] * width
    emails = [column for column in range(width) if share_of_addresses(column, body) > 0.5]
    givens = [column for column in range(width) if _share_of_names(column, body) > 0.5]
    for column in emails:
        fields[column] = Field.EMAIL
    if givens:
        _guess_names(fields, givens[0], body)
    if not emails or not (givens or width == 1):
        raise Refused(
            "columns-unknown",
            N_(
                "No column with names was found in this file. Put the words Nom, Prénom and Email above the"
                " columns (in the first ten lines)."
            ),
        )
    return _under_unknown_words(table, emails, fields)


def _under_unknown_words(table: RawTable, emails: list[int], fields: list[Field | None]) -> Header:
    """A first line without an address where all others have one is a header whose words are not known."""
    first = next(i for i, record in enumerate(table.records) if not record.is_blank)
    cells = table.records[first].cells
    named = any(is_given_name(word) for cell in cells for word in cell.split())
    addressed = any("@" in cells[i] for i in emails if i < len(cells))
    is_header = len(table.records) - first > 1 and not named and not addressed
    names = (" ".join(cells[i].split()) if is_header and i < len(cells) else "" for i in range(len(fields)))
    return Header(
        first if is_header else -1, tuple(name or letter_of(i) for i, name in enumerate(names)), tuple(fields)
    )


def _share_of_names(column: int, body: Sequence[Record]) -> float:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    hits = sum(
        any(is_given_name(word) for word in cell.split())
        for cell in cells
        if "@" not in cell and len(cell) < 60
    )
    return hits / len(cells) if cells else 0.0


def _guess_names(fields: list[Field | None], column: int, body: Sequence[Record]) -> None:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    if sum(" " in cell for cell in cells) > 0.7 * len(cells):
        fields[column] = Field.FULL_NAME
        return
    fields[column] = Field.GIVEN
    for neighbour in (column - 1, column + 1):
        if 0 <= neighbour < len(fields) and fields[neighbour] is None and _is_wordy(neighbour, body):
            fields[neighbour] = Field.FAMILY
            return


def _is_wordy(column: int, body: Sequence[Record]) -> bool:
    cells = [record.cell(column).strip() for record in body if record.cell(column).strip()]
    words = sum(any(c.isalpha() for c in cell) and not any(c.isdigit() for c in cell) for cell in cells)
    return bool(cells) and words > 0.8 * len(cells)
