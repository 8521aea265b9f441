"""From an older version of the file to the newest, whoever else opens it at the same moment."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.i18n import tr
from desktop_app.store.identity import APPLICATION_ID
from desktop_app.store.placing import part_beside, place_over

BeforeMigration = Callable[[Path, int], None]
"""Called with the path and the old version before an old file is changed."""

WAITING_MS = 60_000
"""Others wait this long for whoever migrates: a large file is copied first."""


def migration_files() -> list[tuple[int, Path]]:
    """The numbered migrations in order."""
    return sorted((int(file.name[:4]), file) for file in paths.migrations().glob("[0-9]*.sql"))


def newest_version() -> int:
    """The version that this program writes."""
    return migration_files()[-1][0]


def refuse_newer(path: Path, version: int) -> None:
    """Raise `Refused` ``file-newer`` for a file that this program does not know how to read."""
    if version > newest_version():
        raise Refused(
            "file-newer",
            N_(
                "“{name}” was written by a newer version of Ronde. Nothing was changed. "
                "Install the newer version, or open another file."
            ),
            name=path.name,
        )


def copy_before_migration(path: Path, version: int) -> None:
    """Keep the file as it was, beside itself, with the version that follows in the name."""
    target = path.with_name(tr("{name}-before-v{number}", name=path.stem, number=version + 1) + path.suffix)
    with part_beside(target) as part:
        copy_online(path, part)
        place_over(part, target)


def copy_online(source: Path, target: Path) -> None:
    """Everything that is committed, in one new file that can be carried away, while others read and write.

    In one step: it reads one snapshot of the write-ahead log. Between several, each scan would have it begin anew.
    """
    conn = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    copy = sqlite3.connect(target)
    try:
        conn.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        conn.close()


def bring_up_to_date(
    conn: sqlite3.Connection, path: Path, before_migration: BeforeMigration | None = None
) -> None:
    """Run the migrations that the file lacks, all in one transaction: an old file becomes new or stays old.

    The version is read again once the lock is held, since another window may have migrated meanwhile, and the copy is
    made under the lock, so that it holds the old file and nothing else.
    """
    if _version(conn) >= newest_version():
        return
    waited_ms = conn.execute("PRAGMA busy_timeout").fetchone()[0]
    conn.execute(f"PRAGMA busy_timeout = {WAITING_MS}")
    conn.execute("BEGIN IMMEDIATE")
    try:
        version = _version(conn)
        refuse_newer(path, version)
        if version < newest_version():
            if version and before_migration is not None:
                before_migration(path, version)
            _run(conn, version)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    finally:
        conn.execute(f"PRAGMA busy_timeout = {waited_ms}")
    # The first bytes of the file are what `judge` reads: bring them out of the write-ahead log.
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _run(conn: sqlite3.Connection, version: int) -> None:
    """The statements of the migrations after ``version``.

    sqlite-utils is imported here and not above: it brings NumPy along where that is installed, and a desk that opens
    its file ten times a day needs neither. Its ``executescript`` would commit, and with that let others in between.
    """
    from sqlite_utils import Database

    db = Database(conn)
    for number, file in migration_files():
        if number > version:
            for statement in _statements(file.read_text(encoding="utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _statements(script: str) -> Iterator[str]:
    """A script cut where a statement ends, and not at a semicolon in a text, a comment or a trigger."""
    statement = ""
    for piece in re.split("(?<=;)", script):
        statement += piece
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _version(conn: sqlite3.Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])
