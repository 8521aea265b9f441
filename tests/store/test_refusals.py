"""What SQLite and the system say becomes a sentence that fits what was being done."""

import errno
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.store.refusals import Deed, FileDamaged, FileLeft, explained
from desktop_app.store.store import Store

Usage = namedtuple("Usage", "total used free")


def said(code: int, kind: type[sqlite3.DatabaseError] = sqlite3.OperationalError) -> sqlite3.DatabaseError:
    """What SQLite raises with that result code."""
    error = kind("said by SQLite")
    error.sqlite_errorcode = code
    return error


def refusal(path: Path, error: Exception, deed: Deed = Deed.OPEN) -> Refused:
    """What a person is told."""
    with pytest.raises(Refused) as refused, explained(path, deed):
        raise error
    return refused.value


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_BUSY, "file-busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "file-busy"),
        (sqlite3.SQLITE_FULL, "disk-full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "file-readonly"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk-fault"),
        (sqlite3.SQLITE_IOERR_SHORT_READ, "file-damaged"),
        (sqlite3.SQLITE_CORRUPT, "file-damaged"),
        (sqlite3.SQLITE_NOTADB, "file-damaged"),
    ],
)
def test_every_failure_of_the_file_has_its_word(community_file: Path, code: int, word: str) -> None:
    community_file.touch()
    assert refusal(community_file, said(code)).code == word


@pytest.mark.parametrize("deed", list(Deed))
def test_only_what_was_to_be_recorded_was_not_recorded(community_file: Path, deed: Deed) -> None:
    for code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR_READ):
        sentence = refusal(community_file, said(code), deed).text.english()
        assert ("NOT recorded" in sentence) == (deed is Deed.WRITE)


def test_a_full_disk_that_sqlite_calls_a_fault_is_full(
    community_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage(1, 1, 0))
    for code in (sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_CANTOPEN):
        assert refusal(community_file, said(code)).code == "disk-full"


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "file-readonly"), (errno.EIO, "disk-fault")],
)
def test_the_system_is_explained_too(community_file: Path, number: int, word: str) -> None:
    assert refusal(community_file, OSError(number, "said by the system"), Deed.RESTORE).code == word


def test_a_fault_of_the_program_stays_one(community_file: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), explained(community_file):
        raise said(sqlite3.SQLITE_CONSTRAINT, sqlite3.IntegrityError)
    with pytest.raises(OSError, match="somebody else"), explained(community_file, Deed.WRITE):
        raise OSError(errno.EACCES, "somebody else's file")


def test_a_closed_file_is_said_to_be(community_file: Path) -> None:
    store = Store(community_file)
    store.close()
    with pytest.raises(Refused) as refused:
        store.last_seq()
    assert isinstance(refused.value, FileLeft) and refused.value.code == "file-closed"
    with pytest.raises(Refused), store.transaction():
        raise AssertionError


def test_damage_is_noticed_wherever_the_file_is_read(community_file: Path) -> None:
    store = Store(community_file)
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.conn.execute("PRAGMA cache_size = 1")
    with community_file.open("r+b") as file:
        for at in range(4096, community_file.stat().st_size, 4096):
            file.seek(at)
            file.write(b"\xff" * 64)

    def begun() -> None:
        with store.transaction():
            raise AssertionError

    for read in (begun, store.last_seq, lambda: store.entries("x"), begun):
        with pytest.raises(FileDamaged) as damaged:
            read()
        assert damaged.value.path == community_file
    store.close()
