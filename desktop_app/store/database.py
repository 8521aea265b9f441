"""Opening a community file: what it is, how old it is, and how it is made safe.

A file is judged by its first bytes before SQLite touches it, so that a wrong or newer file stays byte for byte
as it was.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

APPLICATION_ID = 0x526F6E64  # "Rond"
BUSY_TIMEOUT_MS = 5_000
CHECKPOINT_PAGES = 8_000
"""Pages in the write-ahead log before it is folded in (32 MB): at SQLite's 1,000 one scan in a hundred waits."""

_SQLITE_HEADER = b"SQLite format 3\x00"
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68
_HEADER_LENGTH = 100

_connected: set[tuple[int, int]] = set()
"""Device and inode of every file that this process has opened as a database."""
_kept_open: dict[tuple[int, int], int] = {}
"""A descriptor of those that were looked at while they were open; see `_first_bytes`."""


class FileDamaged(Refused):
    """The file is a community file, but its content does not hold together."""


def open_database(
    path: Path, before_migration: Callable[[Path, int], None] | None = None
) -> sqlite3.Connection:
    """Open or create a community file, migrated to the newest version.

    Args:
        path: the file; made when it does not exist (its folder must).
        before_migration: called with the path and the old version before an old file is changed; the
            default copies the file beside itself.

    Raises:
        Refused: the file is no community file (``not-community-file``), written by a newer version
            (``file-newer``), or cannot be opened (``file-unreadable``).
        FileDamaged: the integrity check failed (``file-damaged``).
    """
    version = judge(path) if path.exists() else 0
    newest = newest_version()
    if version > newest:
        raise Refused(
            "file-newer",
            N_(
                "“{name}” was written by a newer version of Ronde. Nothing was changed. "
                "Install the newer version, or open another file."
            ),
            name=path.name,
        )
    conn = _connect(path)
    try:
        with explained(path):
            if version > 0:
                check_integrity(conn, path)
            if 0 < version < newest:
                (before_migration or copy_before_migration)(path, version)
            if version < newest:
                _migrate(conn)
    except BaseException:
        conn.close()
        raise
    return conn


def judge(path: Path) -> int:
    """The version of a community file from its first bytes, without opening it.

    Raises:
        Refused: not readable, or not a community file.
    """
    try:
        head = _first_bytes(path)
    except OSError as error:
        raise Refused(
            "file-unreadable",
            N_("“{name}” cannot be read. Check that it is a file, and that you may open it."),
            name=path.name,
        ) from error
    application = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if not head.startswith(_SQLITE_HEADER) or application != APPLICATION_ID:
        raise Refused(
            "not-community-file",
            N_(
                "“{name}” is not a community file of Ronde. Nothing was changed. "
                "To bring in a list of people, open your community first, then import the list."
            ),
            name=path.name,
        )
    return int.from_bytes(head[_USER_VERSION_AT : _USER_VERSION_AT + 4], "big")


def _first_bytes(path: Path) -> bytes:
    """Read without taking SQLite's locks away.

    POSIX locks belong to the process: closing any descriptor of a file that a connection of this process has open drops
    them all (https://www.sqlite.org/howtocorrupt.html, section 2.2). Such a descriptor is kept and used again.
    """
    inode = _inode(path)
    if os.name != "posix" or inode not in _connected:
        with path.open("rb") as file:
            return file.read(_HEADER_LENGTH)
    if inode not in _kept_open:
        _kept_open[inode] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return os.pread(_kept_open[inode], _HEADER_LENGTH, 0)


def _inode(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def migration_files() -> list[tuple[int, Path]]:
    """The numbered migrations in order."""
    return sorted((int(file.name[:4]), file) for file in paths.migrations().glob("[0-9]*.sql"))


def newest_version() -> int:
    """The version that this program writes."""
    return migration_files()[-1][0]


def copy_before_migration(path: Path, version: int) -> None:
    """Keep the file as it was, beside itself, with its old version in the name."""
    target = path.with_name(f"{path.stem}-avant-v{version + 1}{path.suffix}")
    source = sqlite3.connect(path)
    copy = sqlite3.connect(target.with_name(target.name + ".part"))
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    shutil.move(target.with_name(target.name + ".part"), target)


def check_integrity(conn: sqlite3.Connection, path: Path) -> None:
    """Raise `FileDamaged` unless SQLite finds the file sound."""
    try:
        found = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
        if isinstance(error, sqlite3.OperationalError) and "locked" in found:
            raise
    if found != "ok":
        raise FileDamaged(
            "file-damaged",
            N_("“{name}” is damaged: part of it cannot be read. Restore the last good copy."),
            name=path.name,
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file, the disk or a lock into a sentence for a person."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _refusal(error, path) from error


def _refusal(error: sqlite3.OperationalError, path: Path) -> Refused:
    said = str(error)
    if "locked" in said or "busy" in said:
        return Refused(
            "file-busy",
            N_("Another program keeps “{name}” busy. Nothing was lost: try again in a moment."),
            name=path.name,
        )
    if "full" in said:
        return Refused(
            "disk-full",
            N_("The disk is full: this was NOT recorded. Make room, then do it again."),
        )
    if "readonly" in said or "read-only" in said:
        return Refused(
            "file-readonly",
            N_("“{name}” is write-protected: this was NOT recorded. Allow writing, or work on a copy."),
            name=path.name,
        )
    if "disk I/O" in said:
        return Refused(
            "disk-fault",
            N_(
                "The disk does not answer: this was NOT recorded. Check the disk or the stick, then do it again."
            ),
        )
    if "unable to open" in said:
        return Refused(
            "file-unreadable",
            N_("“{name}” cannot be read. Check that it is a file, and that you may open it."),
            name=path.name,
        )
    raise error


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun by hand, and IMMEDIATE.

    The database lane is one thread, but not always the thread that opened the file.
    """
    try:
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
    except sqlite3.OperationalError as error:
        raise _refusal(error, path) from error
    except sqlite3.DatabaseError as error:
        raise FileDamaged(
            "file-damaged",
            N_("“{name}” is damaged: part of it cannot be read. Restore the last good copy."),
            name=path.name,
        ) from error
    _connected.add(_inode(path))
    return conn


def _migrate(conn: sqlite3.Connection) -> None:
    """Run the migrations that the file lacks, each in a transaction of its own with its version number.

    sqlite-utils is imported here and not above: it brings NumPy along where that is installed, and a desk that opens
    its file ten times a day needs neither.
    """
    from sqlite_utils import Database

    db = Database(conn)
    for version, file in migration_files():
        if version <= _version(conn):
            continue
        script = file.read_text(encoding="utf-8")
        try:
            db.executescript(
                f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};\n"
                f"PRAGMA user_version = {version};\nCOMMIT;"
            )
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
        # The first bytes of the file are what `judge` reads: bring them out of the write-ahead log.
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def schema_text(conn: sqlite3.Connection) -> str:
    """Every table, index and trigger as SQL, sorted, as ``db/schema.sql`` keeps it."""
    rows = conn.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
    )
    return "\n\n".join(f"{row[0]};" for row in rows) + "\n"
