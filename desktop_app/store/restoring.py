"""A copy put in the place of the community file, whoever has it open: all of it or nothing."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text
from desktop_app.store.backups import STAMP, Backup, is_same_community, is_sound, known_as, listed
from desktop_app.store.database import connect
from desktop_app.store.identity import judge, version_of
from desktop_app.store.migrations import bring_up_to_date, copy_online, newest_version
from desktop_app.store.placing import part_beside, place_new, place_over, set_aside
from desktop_app.store.refusals import Deed, busy, explained

_FIRST_LOCK_BYTE = 0x40000002
_LOCK_BYTES = 510
"""Where SQLite's readers lock a file (``SHARED_FIRST`` and ``SHARED_SIZE`` in its ``os.h``)."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the file that stood there.

    Attributes:
        kept: a copy of what it held, among the copies; None when it could not be read or was not there.
        set_aside: the damaged file under its new name; None when it was not damaged.
    """

    kept: Backup | None = None
    set_aside: Path | None = None


def put_back(
    community: Path,
    copy: Path,
    wall_ms: int,
    keep: Callable[[], Backup],
    *,
    may_be_another: bool = False,
    over_newer: bool = False,
) -> Restored:
    """Put a copy in the place of a community file.

    A sound file is written over in one transaction, so other windows and desks see it like any other change, and a
    program that is killed meanwhile leaves the old state. A damaged one is kept under another name; nobody may have
    it open, since whoever has would go on writing into the wrong file.

    Args:
        wall_ms: now, Unix milliseconds, for the name of a damaged file.
        keep: makes a copy of what the file holds; called while nobody else can write.
        may_be_another: somebody was asked, and wants the community of the copy in the place of the one in the file.
        over_newer: the copy is wanted in the place of a file that a newer version wrote.

    Raises:
        Refused: the copy cannot be used (``copy-damaged``, ``copy-newer``, ``copy-is-the-file``, ``file-missing``), is
            of another community than a sound file (``copy-of-another``), a newer version wrote that file
            (``copy-over-newer``), or it cannot be written (``file-in-use``, ``file-busy``, ``disk-full``...).
            Nothing was changed.
    """
    _refuse_copy(community, copy)
    if not over_newer:
        _refuse_newer_file(community)
    if not may_be_another:
        _refuse_another(community, copy)
    with explained(community, Deed.RESTORE), part_beside(community) as part:
        _prepare(copy, part)
        if not community.exists():
            if not place_new(part, community):
                raise busy(community)
            return Restored()
        if is_sound(community):
            return Restored(kept=_write_over(community, part, keep))
        return Restored(set_aside=_take_place_of_damaged(community, part, wall_ms))


def _refuse_copy(community: Path, copy: Path) -> None:
    if community.exists() and copy.exists() and copy.samefile(community):
        raise Refused("copy-is-the-file", N_("This is the community file itself. Choose one of its copies."))
    judge(copy)
    if version_of(copy) > newest_version():
        raise Refused(
            "copy-newer",
            N_(
                "The copy “{name}” was written by a newer version of Ronde. Nothing was changed. "
                "Install the newer version, or choose another copy."
            ),
            name=copy.name,
        )
    if not is_sound(copy):
        raise Refused(
            "copy-damaged", N_("The copy “{name}” is damaged. Choose an older one."), name=copy.name
        )


def _refuse_newer_file(community: Path) -> None:
    """What only a newer version can read is not lightly replaced by what this one can."""
    if community.exists() and is_sound(community) and version_of(community) > newest_version():
        raise Refused(
            "copy-over-newer",
            N_(
                "“{name}” was written by a newer version of Ronde than this one. Nothing was changed. "
                "Install the newer version, then put the copy back with it."
            ),
            name=community.name,
        )


def another(community: Path, copy: Path) -> str | None:
    """What people call the community of a copy that is of another one than a sound file; None when it is the same."""
    if not community.exists() or not is_sound(community) or is_same_community(community, copy):
        return None
    return known_as(copy)


def _refuse_another(community: Path, copy: Path) -> None:
    name = another(community, copy)
    if name is not None:
        raise Refused(
            "copy-of-another",
            N_("This copy is of another community ({community}). Nothing was changed."),
            community=name or Text(N_("without a name")),
        )


def _prepare(copy: Path, part: Path) -> None:
    """What will stand there, of the newest version: nobody who has the file open sees older tables."""
    copy_online(copy, part)
    conn = connect(part)
    try:
        bring_up_to_date(conn, part)
    finally:
        conn.close()


def _write_over(community: Path, part: Path, keep: Callable[[], Backup]) -> Backup:
    """One transaction, page by page; after the first page the write lock is held, and what the file held is kept."""
    kept: list[Backup] = []

    def watch(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise busy(community)
        if not kept:
            kept.append(keep())

    source, target = sqlite3.connect(part), connect(community)
    try:
        source.backup(target, pages=1, progress=watch)
        target.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        target.close()
        source.close()
    return kept[0]


def _take_place_of_damaged(community: Path, part: Path, wall_ms: int) -> Path:
    _refuse_foreign(community)
    if _is_open_elsewhere(community):
        raise _in_use(community)
    stamp = datetime.fromtimestamp(wall_ms / 1000, UTC).strftime(STAMP)
    aside = community.with_name(f"{community.stem}-damaged-{stamp}{community.suffix}")
    try:
        _exchange(community, part, aside)
    except PermissionError as error:
        if os.name == "nt":  # Windows moves no file that somebody has open
            raise _in_use(community) from error
        raise
    return aside


def _exchange(community: Path, part: Path, aside: Path) -> None:
    """The damaged file and its log aside, the new file in their place; what the system refuses is turned back."""
    log, log_aside = (file.with_name(file.name + "-wal") for file in (community, aside))
    try:
        if log.exists():  # first: a log beside another file would be folded into that one
            log.rename(log_aside)
        community.with_name(community.name + "-shm").unlink(missing_ok=True)
        set_aside(community, aside)
        place_over(part, community)
    except OSError:
        with suppress(OSError):
            if not community.exists():
                aside.rename(community)
            elif aside.samefile(community):
                aside.unlink()
        with suppress(OSError):
            log_aside.rename(log)
        raise


def _refuse_foreign(community: Path) -> None:
    """What is no database is only taken for a wrecked one where it has copies of its own."""
    try:
        judge(community)
    except Refused:
        if not listed(community):
            raise


def _in_use(community: Path) -> Refused:
    return Refused(
        "file-in-use",
        N_(
            "“{name}” is damaged, and another window or program still has it open. "
            "Close the other windows, then restore again."
        ),
        name=community.name,
    )


def _is_open_elsewhere(path: Path) -> bool:
    """Whether another process has the file open as a database. This one must have closed it."""
    if os.name != "posix":
        return False
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _FIRST_LOCK_BYTE)
        except BlockingIOError:
            return True
    return False
