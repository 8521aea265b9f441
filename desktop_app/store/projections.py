"""From entries to the tables that screens read.

Each kind of entry has one function that brings the tables up to date. A function sets every column that it
owns, so applying all entries of a subject again in order gives the same rows: that is how late entries are folded.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping

from desktop_app.core.journal import Entry

Apply = Callable[[sqlite3.Connection, Entry], None]

_APPLY: dict[str, Apply] = {}
_loaded = False


def applies(kind: str) -> Callable[[Apply], Apply]:
    """Register the function for entries of ``kind``."""

    def register(function: Apply) -> Apply:
        _APPLY[kind] = function
        return function

    return register


def apply(conn: sqlite3.Connection, entry: Entry) -> None:
    """Bring the tables up to date with one entry. Kinds that no table shows are kept in the journal alone."""
    _load()
    function = _APPLY.get(entry.kind)
    if function is not None:
        function(conn, entry)


def _load() -> None:
    """Import the modules that register themselves, once."""
    global _loaded
    if not _loaded:
        from desktop_app.store import (  # noqa: F401 - each registers its kinds
            events_table,
            live_table,
            people_table,
            plans_table,
            print_table,
            registrations_table,
            settings_table,
            wishes_table,
        )

        _loaded = True


def upsert(
    conn: sqlite3.Connection, table: str, key: Mapping[str, object], columns: Mapping[str, object]
) -> None:
    """Insert a row or overwrite the named columns of the one with that key."""
    names = [*key, *columns]
    update = (
        ", ".join(f"{name} = excluded.{name}" for name in columns) or f"{next(iter(key))} = {next(iter(key))}"
    )
    conn.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {update}",
        (*key.values(), *columns.values()),
    )


def update(conn: sqlite3.Connection, table: str, row_id: str, columns: Mapping[str, object]) -> None:
    """Change the named columns of one row."""
    if columns:
        sets = ", ".join(f"{name} = ?" for name in columns)
        conn.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*columns.values(), row_id))


def picked(entry: Entry, names: tuple[str, ...]) -> dict[str, object]:
    """The payload's values that are columns; booleans as 0 and 1, lists and dicts as JSON text."""
    return {name: _column(entry.payload[name]) for name in names if name in entry.payload}


def _column(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value
