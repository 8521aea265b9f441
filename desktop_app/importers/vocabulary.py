"""Finding the columns of a small table by the words of its header."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.folding import fold
from desktop_app.core.roster.repair import tidy
from desktop_app.core.roster.rows import Record
from desktop_app.core.text import N_
from desktop_app.importers.attendees import read_tables

_LINES_SEARCHED = 10


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row whose cells are reached by name; a name without a column gives an empty text."""

    record: Record
    columns: Mapping[str, int]

    def text(self, name: str) -> str:
        """The cell, tidied to one line."""
        return tidy(self.raw(name))

    def raw(self, name: str) -> str:
        """The cell as typed."""
        return self.record.cell(self.columns[name]) if name in self.columns else ""


def read_named_rows(path: Path, vocabulary: Mapping[str, str], needed: str) -> list[NamedRow]:
    """The rows of a table below a header with known words.

    Args:
        path: CSV, TSV or XLSX.
        vocabulary: name of a column to the folded header words for it, parted by ``|``.
        needed: the name of the column without which the table is not what it should be.

    Raises:
        Refused: as `importers.attendees.read_tables`, ``columns-unknown`` without the needed column, ``nobody`` when
            there is no row below the header.
    """
    table, _ = read_tables(path)
    meaning = {words: name for name, listed in vocabulary.items() for words in listed.split("|")}
    best: tuple[int, dict[str, int]] = (-1, {})
    for position, record in enumerate(table.records[:_LINES_SEARCHED]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(record.cells):
            name = meaning.get(fold(cell))
            if name:
                columns.setdefault(name, column)
        if needed in columns and len(columns) > len(best[1]):
            best = (position, columns)
    if best[0] < 0:
        raise Refused(
            "columns-unknown",
            N_("“{file}” has no column “{column}” in its first ten lines."),
            file=path.name,
            column=vocabulary[needed].partition("|")[0].capitalize(),
        )
    rows = [NamedRow(record, best[1]) for record in table.records[best[0] + 1 :] if not record.is_blank]
    if not rows:
        raise Refused("nobody", N_("“{file}” has a header and no row below it."), file=path.name)
    return rows
