"""What a file is, told before SQLite touches it: a wrong or newer file stays byte for byte as it was."""

import os
import sqlite3
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.store.refusals import unreadable

APPLICATION_ID = 0x526F6E64  # "Rond"

_SQLITE_HEADER = b"SQLite format 3\x00"
_USER_VERSION_AT = 60
_APPLICATION_ID_AT = 68
_HEADER_LENGTH = 100

_connected: set[tuple[int, int]] = set()
"""Device and inode of every file that this process has opened as a database."""
_kept_open: dict[tuple[int, int], int] = {}
"""A descriptor of those that were looked at while they were open; see `_first_bytes`."""


def judge(path: Path) -> int:
    """The version of a community file from its first bytes, without opening it.

    Raises:
        Refused: not readable (nor is a pipe, a device or a folder), or not a community file.
    """
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes to it
            raise unreadable(path)
        head = _first_bytes(path)
    except OSError as error:
        raise unreadable(path) from error
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


def version_of(path: Path) -> int:
    """As `judge`, with what still stands in the write-ahead log of a program that was killed."""
    version = judge(path)
    log = path.with_name(path.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        return version
    try:
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            return int(conn.execute("PRAGMA user_version").fetchone()[0])
        finally:
            conn.close()
    except sqlite3.Error:  # opening it says what is wrong
        return version


def remember_connected(path: Path) -> None:
    """This process has a connection to the file: looking at it must spare the locks from now on."""
    _connected.add(_inode(path))


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
