"""The program's own list of attendees coming back, known by its headings in any language of the program."""

from collections.abc import Iterable, Mapping

from desktop_app import paths
from desktop_app.core.folding import fold
from desktop_app.core.roster.columns import letter_of
from desktop_app.core.roster.own_list import COLUMNS, SOURCE, STATUSES, field_of, find_columns, read_row
from desktop_app.core.roster.rows import ImportedRow, ImportTable, RawTable, Record, SetAside
from desktop_app.i18n import LANGUAGES, load_catalogue

_LINES_SEARCHED = 10


def read_own_list(table: RawTable) -> ImportTable | None:
    """Everybody in a list that this program wrote, ``None`` for any other list."""
    for words in _catalogues():
        headings = {fold(_word(words, heading)): name for name, heading in COLUMNS.items()}
        for place, record in enumerate(table.records[:_LINES_SEARCHED]):
            columns = find_columns(record.cells, headings)
            if columns:
                states = {fold(_word(words, word)): status for status, word in STATUSES.items()}
                return _read(table, place, columns, states)
    return None


def _catalogues() -> Iterable[Mapping[str, str | list[str]]]:
    return (load_catalogue(paths.resources() / "i18n" / language) for language in LANGUAGES)


def _word(words: Mapping[str, str | list[str]], source: str) -> str:
    found = words.get(source, source)
    return found if isinstance(found, str) else found[0]


def _read(table: RawTable, header: int, columns: Mapping[str, int], states: Mapping[str, str]) -> ImportTable:
    head = table.records[header]
    width = max(len(record.cells) for record in table.records[header:])
    names = [head.cell(i).strip() or letter_of(i) for i in range(width)]
    feeds = {place: field_of(name) for name, place in columns.items()}
    body = [record for record in table.records[header + 1 :] if not record.is_blank]
    rows = [
        read_row(record, columns, number, _typed(record, names), states)
        for number, record in enumerate(body, start=1)
    ]
    return ImportTable(
        SOURCE,
        tuple((name, feeds.get(i, "")) for i, name in enumerate(names)),
        tuple(row for row in rows if isinstance(row, ImportedRow)),
        tuple(row for row in rows if isinstance(row, SetAside)),
        remarks=table.remarks,
    )


def _typed(record: Record, names: list[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(names, record.cells, strict=False) if cell.strip()}
