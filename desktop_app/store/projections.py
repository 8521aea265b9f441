"""From entries to the tables that screens read.

Each kind of entry has one function that brings the tables up to date. A function sets every column that it
owns, so applying all entries of a subject again in order gives the same rows: that is how late entries are folded.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from desktop_app.core.journal import Entry


class Tables(Protocol):
    """Where statements go that only write: the file, or a `batches.Batch`."""

    def execute(self, sql: str, values: Sequence[object], /) -> object:
        """Run it, now or later."""


Apply = Callable[[sqlite3.Connection, Entry], None]
Fill = Callable[[Tables, Entry], None]

_APPLY: dict[str, Apply] = {}
_FILL: dict[str, Fill] = {}
_loaded = False


def applies(kind: str) -> Callable[[Apply], Apply]:
    """Register the function for entries of ``kind``."""

    def register(function: Apply) -> Apply:
        _APPLY[kind] = function
        return function

    return register


def fills(kind: str) -> Callable[[Fill], Fill]:
    """Register the function for entries of ``kind``, which writes one row and reads none: see `batches`."""

    def register(function: Fill) -> Fill:
        _APPLY[kind] = _FILL[kind] = function
        return function

    return register


def fill(tables: Tables, entry: Entry) -> None:
    """As `apply`, for the kinds that only write."""
    _load()
    _FILL[entry.kind](tables, entry)


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


def upsert(tables: Tables, table: str, key: Mapping[str, object], columns: Mapping[str, object]) -> None:
    """Insert a row or overwrite the named columns of the one with that key."""
    tables.execute(_upsert(table, tuple(key), tuple(columns)), (*key.values(), *columns.values()))


@lru_cache(maxsize=512)
def _upsert(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """The statement, built once: SQLite knows it again by its text."""
    names = [*key, *columns]
    update = ", ".join(f"{name} = excluded.{name}" for name in columns) or f"{key[0]} = {key[0]}"
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {update}"
    )


def update(tables: Tables, table: str, row_id: str, columns: Mapping[str, object]) -> None:
    """Change the named columns of one row."""
    if columns:
        tables.execute(_update(table, tuple(columns)), (*columns.values(), row_id))


@lru_cache(maxsize=512)
def _update(table: str, columns: tuple[str, ...]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?"


def picked(entry: Entry, names: tuple[str, ...]) -> dict[str, object]:
    """The payload's values that are columns; booleans as 0 and 1, lists and dicts as JSON text."""
    return {name: _column(entry.payload[name]) for name in names if name in entry.payload}


def _column(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value
