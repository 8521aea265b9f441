"""Many entries made ready for the file beforehand, so that writing them is SQLite's work alone."""

import sqlite3
from collections.abc import Sequence

from desktop_app.core.journal import Entry
from desktop_app.store import projections
from desktop_app.store.journal_rows import INSERT, values_of

_FAMILIES = ("institution", "person", "registration", "code", "wish")
"""What a batch may hold, in the order in which rows refer to each other."""


class Batch:
    """Entries as rows of the journal and of the tables; their hybrid time is given when they are written.

    Rows of one table are written together, whatever lies between them: so a batch sets a row in one way only.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._rows: list[tuple[object, ...]] = []
        self._tables: dict[str, dict[str, list[Sequence[object]]]] = {family: {} for family in _FAMILIES}
        self._ways: dict[tuple[str, str], str] = {}
        self._family = ""

    def add(self, entry: Entry) -> None:
        """Add an entry that has no hybrid time yet."""
        self._family = entry.kind.partition(".")[0]
        self.entries.append(entry)
        self._rows.append(values_of(entry))
        projections.fill(self, entry)

    def execute(self, sql: str, values: Sequence[object], /) -> None:
        """Keep what brings a table up to date: `projections` writes here as it would into the file."""
        way = (self._family, self.entries[-1].subject)
        if self._ways.setdefault(way, sql) != sql:
            raise RuntimeError(f"{way[1]} is set in two ways in one batch")
        self._tables[self._family].setdefault(sql, []).append(values)

    def write(self, conn: sqlite3.Connection, times: Sequence[str]) -> None:
        """Write everything; ``times``: a hybrid time for each entry, later than any in the journal."""
        conn.executemany(INSERT, ((time, *row) for time, row in zip(times, self._rows, strict=True)))
        for statements in self._tables.values():
            for sql, rows in statements.items():
                conn.executemany(sql, rows)
