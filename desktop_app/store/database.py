"""Opening a community file: made when it is new, judged, checked, brought up to date."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.store.backups import listed
from desktop_app.store.identity import judge, remember_connected, version_of
from desktop_app.store.migrations import (
    BeforeMigration,
    bring_up_to_date,
    copy_before_migration,
    newest_version,
    refuse_newer,
)
from desktop_app.store.placing import part_beside, place_new
from desktop_app.store.refusals import FileDamaged, FileMissing, explained, unreadable
from desktop_app.store.soundness import holds_together

__all__ = ["FileDamaged", "connect", "fold_log", "judge", "newest_version", "open_database", "schema_text"]

BUSY_TIMEOUT_MS = 5_000
CHECKPOINT_PAGES = 8_000
"""Pages in the write-ahead log before a commit folds it into the file (32 MB), which takes it some 40 ms."""
FOLD_AFTER_ENTRIES = 100
"""A check-in is one entry and some 12 pages: who keeps a file open all day folds the log before a check-in has to."""


def open_database(
    path: Path, before_migration: BeforeMigration = copy_before_migration
) -> sqlite3.Connection:
    """Open or create a community file, migrated to the newest version.

    Args:
        path: the file; made when it does not exist (its folder must).
        before_migration: called with the path and the old version before an old file is changed; the
            default copies the file beside itself.

    Raises:
        Refused: the file is no community file (``not-community-file``), written by a newer version
            (``file-newer``), or cannot be opened (``file-unreadable`` and others of `store.refusals`).
        FileDamaged: the integrity check failed, or what stands there is no database any more, beside copies of one.
        FileMissing: there is no such file, but there are copies of it.
    """
    if not path.exists():
        _create(path)
    refuse_newer(path, _version_there(path))
    with explained(path):
        conn = connect(path)
        try:
            check_integrity(conn, path)
            bring_up_to_date(conn, path, before_migration)
        except BaseException:
            conn.close()
            raise
    return conn


def _version_there(path: Path) -> int:
    """The version; a file cut to nothing by a failing disk is a damaged one when it has copies."""
    try:
        return version_of(path)
    except Refused as refused:
        if refused.code == "not-community-file" and listed(path):
            raise FileDamaged(path) from refused
        raise


def _create(path: Path) -> None:
    """An empty community of the newest version, made beside and put in its place whole.

    Whoever is slower when several start at once leaves the file of the faster one as it is.
    """
    if not path.parent.is_dir():
        raise unreadable(path)
    if listed(path):
        raise FileMissing(path)
    with explained(path), part_beside(path) as part:
        conn = connect(part)
        try:
            bring_up_to_date(conn, part)
        finally:
            conn.close()
        place_new(part, path)


def check_integrity(conn: sqlite3.Connection, path: Path) -> None:
    """Raise `FileDamaged` unless SQLite finds the file sound."""
    if not holds_together(conn):
        raise FileDamaged(path)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun by hand, and IMMEDIATE.

    The database lane is one thread, but not always the thread that opened the file.
    """
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        conn.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")  # before WAL: switching needs the lock
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        conn.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        conn.close()
        raise
    remember_connected(path)
    return conn


def fold_log(path: Path) -> None:
    """Carry the write-ahead log into the file through a connection of its own: nobody who writes meanwhile waits.

    What cannot be folded in now stays in the log, where it is as safe. A file that is gone is not made anew.
    """
    with suppress(sqlite3.Error):
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)
        try:
            conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        finally:
            conn.close()


def schema_text(conn: sqlite3.Connection) -> str:
    """Every table, index and trigger as SQL, sorted, as ``db/schema.sql`` keeps it."""
    rows = conn.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
    )
    return "\n\n".join(f"{row[0]};" for row in rows) + "\n"
