"""Copies of the community file, made with SQLite's online backup while everybody works on."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.store.database import explained, judge

_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: where it is, when it was made (Unix milliseconds), why, and its size in bytes."""

    path: Path
    made_ms: int
    reason: str
    size_bytes: int


def folder_of(community: Path) -> Path:
    """Where the automatic copies of a community file are kept: beside it."""
    return community.with_name(f"{community.stem}-copies")


def copy_to(community: Path, target: Path) -> None:
    """Copy a community file, complete even while others write; ``target`` appears only when it is whole."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with explained(target):
            _online_copy(community, part)
        part.replace(target)
    except OSError as error:
        raise Refused(
            "backup-failed",
            N_("The copy could not be written to “{name}”. Choose another place."),
            name=str(target),
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _online_copy(community: Path, part: Path) -> None:
    source = sqlite3.connect(f"{community.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    copy = sqlite3.connect(part)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file that can be carried on a stick
    finally:
        copy.close()
        source.close()


def make(community: Path, reason: str, wall_ms: int, keep: int) -> Backup:
    """Make an automatic copy and let go of the oldest beyond ``keep``.

    Args:
        community: the open file.
        reason: one word for the name: ``start``, ``end``, ``live``, ``restore``, ``hand``.
        wall_ms: now, Unix milliseconds.
        keep: how many automatic copies stay.
    """
    folder = folder_of(community)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Refused(
            "backup-failed",
            N_("The copy could not be written to “{name}”. Choose another place."),
            name=str(folder),
        ) from error
    stamp = datetime.fromtimestamp(wall_ms / 1000, UTC).strftime(_STAMP)
    target = folder / f"{stamp}{wall_ms % 1000:03d}-{reason}{community.suffix}"
    copy_to(community, target)
    for old in listed(community)[keep:]:
        old.path.unlink(missing_ok=True)
    return _described(target)


def listed(community: Path) -> list[Backup]:
    """The automatic copies, the newest first."""
    folder = folder_of(community)
    files = sorted(folder.glob(f"*-*{community.suffix}"), reverse=True) if folder.is_dir() else []
    return [_described(file) for file in files if _stamp_of(file) is not None]


def last_good(community: Path) -> Backup | None:
    """The newest copy that SQLite finds sound."""
    return next((backup for backup in listed(community) if is_sound(backup.path)), None)


def is_sound(path: Path) -> bool:
    """Whether a file is a community file and holds together."""
    try:
        judge(path)
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return bool(conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        finally:
            conn.close()
    except (Refused, sqlite3.DatabaseError):
        return False


def put_back(community: Path, copy: Path) -> None:
    """Put a copy in the place of a closed community file. The journals of the old file go with it.

    Raises:
        Refused: the copy is no sound community file; nothing was changed.
    """
    judge(copy)
    if not is_sound(copy):
        raise Refused(
            "copy-damaged", N_("The copy “{name}” is damaged. Choose an older one."), name=copy.name
        )
    part = community.with_name(community.name + ".part")
    part.unlink(missing_ok=True)
    with explained(community):
        _online_copy(copy, part)
    for suffix in ("-wal", "-shm"):
        community.with_name(community.name + suffix).unlink(missing_ok=True)
    part.replace(community)


def _described(path: Path) -> Backup:
    made, reason = _stamp_of(path) or (0, "")
    return Backup(path, made, reason, path.stat().st_size)


def _stamp_of(path: Path) -> tuple[int, str] | None:
    stamp, _, reason = path.stem.partition("-")
    try:
        moment = datetime.strptime(stamp[:15], _STAMP).replace(tzinfo=UTC)
        return int(moment.timestamp()) * 1000 + int(stamp[15:] or 0), reason
    except ValueError:
        return None
