"""Copies of the community file, made with SQLite's online backup while everybody works on."""

import glob
import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.store.identity import judge
from desktop_app.store.migrations import copy_online
from desktop_app.store.placing import BESIDE, part_beside, place_new, place_over
from desktop_app.store.refusals import Deed, FileDamaged, explained, unreadable
from desktop_app.store.soundness import holds_together

_Found = TypeVar("_Found")

STAMP = "%Y%m%dT%H%M%S"
_SAYS_NOTHING = frozenset({"file-busy", "disk-full", "disk-fault", "file-readonly", "file-unreadable"})
"""Refusals of a look at a file that leave open whether it holds together, and whose it is."""
_PATIENCE_S = 5.0
"""A look at a file waits this long for whoever keeps it busy."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy.

    Attributes:
        made_ms: when, Unix milliseconds; as the clock of the computer stood, right or wrong.
        number: copies are numbered, so that the newest is known when somebody has set the clock back.
    """

    path: Path
    made_ms: int
    reason: str
    size_bytes: int
    number: int = 0


def folder_of(community: Path) -> Path:
    """Where the automatic copies of a community file are kept: beside it."""
    return community.with_name(f"{community.stem}-copies")


def copy_to(community: Path, target: Path, *, replace: bool) -> None:
    """Write a copy where a person wants it; ``target`` appears only when it is whole.

    Args:
        replace: whether an older copy of the same community, closed, may be written over.

    Raises:
        Refused: ``folder-missing``, ``copy-onto-open``, ``copy-exists``, ``copy-onto-other``, ``disk-full``...;
            what stands at ``target`` stays as it was.
    """
    with explained(target, Deed.COPY):
        _refuse_target(community, target, replace=replace)
    with explained(target, Deed.COPY), part_beside(target) as part:
        _try_name(part)
        _sound_copy(community, part)
        if replace:
            place_over(part, target)
        elif not place_new(part, target):
            raise _exists(target)


def _try_name(part: Path) -> None:
    """Raise what the system says of the name, before SQLite says only that the file cannot be opened."""
    part.with_name(part.name + max(BESIDE, key=len)).exists()


def _refuse_target(community: Path, target: Path, *, replace: bool) -> None:
    if not target.parent.is_dir():
        raise unreadable(target)
    if any(target.with_name(target.name + suffix).exists() for suffix in BESIDE):
        raise Refused(
            "copy-onto-open",
            N_(
                "“{name}” is open in another window, or was not closed well. Choose another name for the copy."
            ),
            name=target.name,
        )
    if target.exists() and not replace:
        raise _exists(target)
    if target.exists() and not is_same_community(community, target):
        raise Refused(
            "copy-onto-other",
            N_(
                "“{name}” is not a copy of this community and stays as it is. Choose another name for the copy."
            ),
            name=target.name,
        )


def _exists(target: Path) -> Refused:
    return Refused(
        "copy-exists",
        N_("“{name}” exists already and stays as it is. Choose another name for the copy."),
        name=target.name,
    )


def is_same_community(one: Path, other: Path) -> bool:
    """Whether two files began with the same entry: that one has an identifier which no other file has.

    Raises:
        Refused: one of them could not be looked at (busy, no right to read it): that says nothing of whose it is.
    """
    first = _first_entry(one)
    return first is not None and first == _first_entry(other)


def known_as(path: Path) -> str:
    """What people call the community of a file: its name, else its latest meeting; empty when it has neither.

    Raises:
        Refused: as for `is_same_community`.
    """
    try:
        return _found_in(path, _name_in) or ""
    except sqlite3.Error:  # older or foreign tables
        return ""


def _first_entry(path: Path) -> str | None:
    try:
        return _found_in(path, _first_entry_in)
    except sqlite3.Error:
        return None


def _first_entry_in(conn: sqlite3.Connection) -> str | None:
    found = conn.execute("SELECT id FROM journal ORDER BY seq LIMIT 1").fetchone()
    return str(found[0]) if found else None


def _name_in(conn: sqlite3.Connection) -> str:
    name = conn.execute("SELECT value_json FROM settings WHERE key = 'community_name'").fetchone()
    if name and (known := str(json.loads(name[0]) or "")):
        return known
    event = conn.execute("SELECT title, theme FROM events ORDER BY date DESC, id DESC LIMIT 1").fetchone()
    return " · ".join(part for part in event or () if part)


def make(community: Path, reason: str, wall_ms: int, keep: int, spare: Path | None = None) -> Backup:
    """Make an automatic copy and let go of the oldest beyond ``keep``.

    Args:
        community: the open file.
        reason: one word for the name: ``start``, ``end``, ``live``, ``restore``, ``hand``.
        wall_ms: now, Unix milliseconds.
        keep: how many automatic copies stay. spare: stays in any case: it is being put back.

    Raises:
        Refused: it could not be written. `FileDamaged`: the file is damaged; the good copies stay.
    """
    folder = folder_of(community)
    with explained(folder, Deed.COPY):
        folder.mkdir(exist_ok=True)
        older = listed(community)
        number = older[0].number + 1 if older else 1
        stamp = datetime.fromtimestamp(wall_ms / 1000, UTC).strftime(STAMP)
        target = folder / f"{stamp}{wall_ms % 1000:03d}-{reason}-{number:05d}{community.suffix}"
        with part_beside(target) as part:
            _sound_copy(community, part)
            place_over(part, target)
    for old in older[keep - 1 :]:
        if spare is None or old.path.name != spare.name:
            with suppress(OSError):  # somebody looks at it: it goes with a later copy
                old.path.unlink(missing_ok=True)
    return _described(target)


def _sound_copy(community: Path, part: Path) -> None:
    """A copy that holds together; one that does not is no copy, and says that the file itself is damaged."""
    with explained(community, Deed.COPY):
        copy_online(community, part)
    if not is_sound(part):
        raise FileDamaged(community)


def listed(community: Path) -> list[Backup]:
    """The automatic copies, the newest first."""
    folder = folder_of(community)
    if not folder.is_dir():
        return []
    files = [file for file in folder.glob(f"*-*{glob.escape(community.suffix)}") if _stamp_of(file.stem)]
    found = []
    for file in files:
        with suppress(FileNotFoundError):  # another window let go of it a moment ago
            found.append(_described(file))
    return sorted(found, key=lambda copy: (copy.number, copy.path.name), reverse=True)


def last_good(community: Path) -> Backup | None:
    """The newest copy that SQLite finds sound."""
    return next((backup for backup in listed(community) if is_sound(backup.path)), None)


def is_sound(path: Path) -> bool:
    """Whether a file is a community file and holds together.

    Raises:
        Refused: it could not be looked at (busy, no right to read it): that says nothing of what it holds.
    """
    return _found_in(path, holds_together) or False


def _found_in(path: Path, look: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
    """What a look into a community file finds; None when it is none, or does not hold together.

    Raises:
        Refused: it could not be looked at, see `_SAYS_NOTHING`.
    """
    try:
        judge(path)
        with explained(path):
            conn = _reader(path)
            try:
                return look(conn)
            finally:
                conn.close()
    except Refused as refused:
        if refused.code in _SAYS_NOTHING:
            raise
        return None


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)


def _described(path: Path) -> Backup:
    made, reason, number = _stamp_of(path.stem) or (0, "", 0)
    return Backup(path, made, reason, path.stat().st_size, number)


def _stamp_of(stem: str) -> tuple[int, str, int] | None:
    """When, why and which, from a name such as ``20261126T130000000-live-00012``; older ones have no number."""
    stamp, _, rest = stem.partition("-")
    reason, _, number = rest.partition("-")
    try:
        moment = datetime.strptime(stamp[:15], STAMP).replace(tzinfo=UTC)
        return int(moment.timestamp()) * 1000 + int(stamp[15:] or 0), reason, int(number or 0)
    except ValueError:
        return None
