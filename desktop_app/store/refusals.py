"""What SQLite and the disk say of a community file, in sentences for a person."""

import errno
import os
import shutil
import sqlite3
from enum import Enum
from pathlib import Path
from types import TracebackType

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

_NO_ROOM_BYTES = 64 * 1024
"""With less than this SQLite cannot even make its shared index (32 kB) and calls that a fault of the disk."""

_HELD = (32, 33)
"""What Windows says of a file that another program has open: sharing violation, lock violation."""


class Deed(Enum):
    """What was being done: the same full disk needs other words when a file is opened and when a scan is written."""

    OPEN = "open"
    WRITE = "write"
    COPY = "copy"
    RESTORE = "restore"


class FileLost(Refused):
    """A community file that is damaged or gone, so that one of its copies may be put back.

    Args:
        path: which file; the name in the sentence would not tell two of the same name apart.
        code, source: as for `Refused`; ``{name}`` is filled with the name of the file.
    """

    def __init__(self, path: Path, code: str, source: str) -> None:
        super().__init__(code, source, name=path.name)
        self.path = path


class FileLeft(Refused):
    """Something was read from a file after another was opened in its place: nobody waits for the answer any more."""

    def __init__(self, path: Path) -> None:
        super().__init__("file-closed", N_("“{name}” was closed meanwhile."), name=path.name)


class FileDamaged(FileLost):
    """The file is a community file, but its content does not hold together."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "file-damaged",
            N_("“{name}” is damaged: part of it cannot be read. Restore the last good copy."),
        )


class FileMissing(FileLost):
    """The file is gone, and there are copies of it: an empty one in its place would hide them."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "file-gone",
            N_(
                "“{name}” is no longer there, but copies of it are. Restore one of them, or choose another name."
            ),
        )


_FULL = {
    Deed.OPEN: N_("The disk is full: “{name}” cannot be opened. Make room, then open it again."),
    Deed.WRITE: N_("The disk is full: this was NOT recorded. Make room, then do it again."),
    Deed.COPY: N_("The disk is full: the copy was NOT written. Make room, or choose another place."),
    Deed.RESTORE: N_("The disk is full: nothing was put back. Make room, then do it again."),
}
_READONLY = {
    Deed.OPEN: N_(
        "“{name}” or its folder is write-protected. Allow writing, or copy the file elsewhere and open the copy."
    ),
    Deed.WRITE: N_("“{name}” is write-protected: this was NOT recorded. Allow writing, or work on a copy."),
    Deed.COPY: N_("The copy could not be written to “{name}”. Choose another place."),
    Deed.RESTORE: N_(
        "“{name}” or its folder is write-protected: nothing was put back. Allow writing, then do it again."
    ),
}
_FAULT = {
    Deed.OPEN: N_(
        "The disk does not answer: “{name}” cannot be read. Check the disk or the stick, then open it again."
    ),
    Deed.WRITE: N_(
        "The disk does not answer: this was NOT recorded. Check the disk or the stick, then do it again."
    ),
    Deed.COPY: N_("The copy could not be written to “{name}”. Choose another place."),
    Deed.RESTORE: N_(
        "The disk does not answer: nothing was put back. Check the disk or the stick, then do it again."
    ),
}


def explained(path: Path, deed: Deed = Deed.OPEN) -> "_Explained":
    """Turn what SQLite says of the file, the disk or a lock into a sentence for a person.

    What the system says of files is explained too, except within a transaction, where it is somebody else's file.
    """
    return _Explained(path, deed)


class _Explained:
    """A class, since a generator takes three times as long, and a scan asks eight times."""

    __slots__ = ("_deed", "_path")

    def __init__(self, path: Path, deed: Deed) -> None:
        self._path, self._deed = path, deed

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        refusal = None
        if isinstance(error, sqlite3.DatabaseError):
            refusal = _of_sqlite(error, self._path, self._deed)
        elif isinstance(error, OSError) and self._deed is not Deed.WRITE:
            refusal = _of_system(error, self._path, self._deed)
        if refusal is not None:
            raise refusal from error


def _of_sqlite(error: sqlite3.DatabaseError, path: Path, deed: Deed) -> Refused | None:
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        if deed is Deed.OPEN:
            return FileLeft(path)
        return Refused(
            "file-closed",
            N_("“{name}” was closed meanwhile: this was NOT recorded. Do it again."),
            name=path.name,
        )
    whole_code = getattr(error, "sqlite_errorcode", 0)
    code = whole_code & 0xFF
    if (
        code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        or whole_code == sqlite3.SQLITE_IOERR_SHORT_READ
    ):
        return FileDamaged(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return busy(path)
    if code == sqlite3.SQLITE_FULL:
        return _full(path, deed)
    if code == sqlite3.SQLITE_READONLY:
        return _readonly(path, deed)
    if code == sqlite3.SQLITE_IOERR:
        return _full(path, deed) if _has_no_room(path) else _fault(path, deed)
    if code == sqlite3.SQLITE_CANTOPEN:
        return _not_opened(path, deed)
    return None


def _of_system(error: OSError, path: Path, deed: Deed) -> Refused | None:
    if getattr(error, "winerror", None) in _HELD and deed is not Deed.COPY:
        return _held(path, deed)
    if error.errno == errno.ENAMETOOLONG:
        return Refused(
            "name-too-long", N_("The name “{name}” is too long. Choose a shorter one."), name=path.name
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path, deed)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _readonly(path, deed)
    if error.errno == errno.EIO:
        return _fault(path, deed)
    return None


def busy(path: Path) -> Refused:
    """Somebody else is writing, for longer than we wait."""
    return Refused(
        "file-busy",
        N_("Another program keeps “{name}” busy. Nothing was lost: try again in a moment."),
        name=path.name,
    )


def unreadable(path: Path) -> Refused:
    """A file that cannot be looked into, or that is none; what is missing is named."""
    if not path.parent.is_dir():
        return Refused(
            "folder-missing",
            N_("There is no folder “{folder}”. Make it first, or choose another one."),
            folder=str(path.parent),
        )
    if not path.exists():
        return Refused("file-missing", N_("There is no file “{file}”."), file=str(path))
    return Refused(
        "file-unreadable",
        N_("“{name}” cannot be read. Check that it is a file, and that you may open it."),
        name=path.name,
    )


def _not_opened(path: Path, deed: Deed) -> Refused:
    if path.parent.is_dir():
        if _has_no_room(path):
            return _full(path, deed)
        if not os.access(path.parent, os.W_OK):
            return _readonly(path, deed)
    return unreadable(path)


def _held(path: Path, deed: Deed) -> Refused:
    """Windows gives no file away that another program has open."""
    if deed is not Deed.RESTORE:
        return busy(path)
    return Refused(
        "file-in-use",
        N_("Another program has “{name}” open: nothing was put back. Close it there, then do it again."),
        name=path.name,
    )


def _full(path: Path, deed: Deed) -> Refused:
    return Refused("disk-full", _FULL[deed], name=path.name)


def _readonly(path: Path, deed: Deed) -> Refused:
    return Refused("file-readonly", _READONLY[deed], name=path.name)


def _fault(path: Path, deed: Deed) -> Refused:
    return Refused("disk-fault", _FAULT[deed], name=path.name)


def _has_no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES
    except OSError:
        return False
