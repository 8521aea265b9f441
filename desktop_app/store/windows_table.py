"""Which windows have the file open. Beside the journal: what is of use only while they do."""

import sqlite3

from desktop_app.store.store import Store


def put(store: Store, holder: str, desk: str, now_ms: int) -> None:
    """This window has the file open, now."""
    store.write_heartbeat(
        "INSERT INTO open_windows (holder, desk, seen_ms) VALUES (?, ?, ?)"
        " ON CONFLICT (holder) DO UPDATE SET desk = excluded.desk, seen_ms = excluded.seen_ms",
        (holder, desk, now_ms),
    )


def drop(store: Store, holder: str) -> None:
    """It is closed, or its process died."""
    store.write_heartbeat("DELETE FROM open_windows WHERE holder = ?", (holder,))


def every(store: Store) -> list[sqlite3.Row]:
    """Every window that has not been closed in order: holder, desk, seen_ms."""
    return store.rows("SELECT * FROM open_windows ORDER BY desk, holder")
