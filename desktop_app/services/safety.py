"""Copies of the community file: made without asking, bounded in number, put back when needed."""

from datetime import datetime, tzinfo
from pathlib import Path

from desktop_app.core.clock import Clock
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.i18n import tr
from desktop_app.store import backups, restoring
from desktop_app.store.backups import Backup
from desktop_app.store.refusals import FileLeft, FileLost, FileMissing
from desktop_app.store.restoring import Restored

__all__ = [
    "Backup",
    "FileLeft",
    "FileLost",
    "Restored",
    "Safety",
    "another_community",
    "copies_of",
    "is_sound",
    "last_good_copy",
    "missing",
    "restore",
    "when_made",
]

KEPT = 30
EVERY_MS = 10 * 60 * 1000


class Safety:
    """Backups of one community file."""

    def __init__(self, community: Path, clock: Clock) -> None:
        self._community = community
        self._clock = clock
        self._last_ms: int | None = None

    def back_up(self, reason: str = "hand") -> Backup:
        """Make a copy beside the file now; the oldest beyond `KEPT` go."""
        now = self._clock.read()
        made = backups.make(self._community, reason, now.wall_ms, KEPT)
        self._last_ms = now.monotonic_ms
        return made

    def back_up_if_due(self) -> Backup | None:
        """While an event is live: a copy when ten minutes have passed since the last, wherever the clock was set."""
        due = self._last_ms is None or self._clock.read().monotonic_ms - self._last_ms >= EVERY_MS
        return self.back_up("live") if due else None

    def back_up_to(self, target: Path, *, replace: bool = False) -> Path:
        """Write a copy to a place that the user chose.

        Args:
            replace: whether an older copy of this community may be written over.

        Raises:
            Refused: ``backup-onto-itself``; see also `store.backups.copy_to`.
        """
        if target.exists() and target.samefile(self._community):
            raise Refused(
                "backup-onto-itself",
                N_("A copy cannot take the place of the file itself. Choose another name."),
            )
        backups.copy_to(self._community, target, replace=replace)
        return target

    def copies(self) -> list[Backup]:
        """The copies, the newest first."""
        return backups.listed(self._community)


def copies_of(community: Path) -> list[Backup]:
    """The copies of a file that need not be open, nor be there, the newest first."""
    return backups.listed(community)


def last_good_copy(community: Path) -> Backup | None:
    """The newest sound copy of a file that is damaged or gone, or None."""
    return backups.last_good(community)


def when_made(copy: Backup, zone: tzinfo | None = None) -> str:
    """``26/11/2026 at 14:30:05``: of two copies of one minute, which is which.

    Args:
        zone: that of the meeting worked on; None without one: the computer's own.
    """
    moment = datetime.fromtimestamp(copy.made_ms / 1000, zone)
    return tr("{day} at {time}", day=f"{moment:%d/%m/%Y}", time=f"{moment:%H:%M:%S}")


def is_sound(community: Path) -> bool:
    """Whether a file holds together: then a copy is put back while it is open, otherwise nobody may have it open."""
    return backups.is_sound(community)


def missing(community: Path) -> FileLost | None:
    """What to say of a file that is gone while its copies are there; None when there is nothing to say."""
    return FileMissing(community) if not community.exists() and backups.listed(community) else None


def another_community(community: Path, copy: Path) -> str | None:
    """The name (perhaps empty) of the community of a copy, when it is another than that of the file; None otherwise.

    A file that is damaged or gone cannot tell: then there is nothing to ask.
    """
    return restoring.another(community, copy)


def restore(
    community: Path, copy: Path, clock: Clock, *, may_be_another: bool = False, over_newer: bool = False
) -> Restored:
    """Put a copy in the place of a community file; other windows may have it open while it is sound.

    What the file held is kept among the copies, and a damaged file under another name.

    Args:
        may_be_another: the copy of another community is wanted here; see `another_community`.
        over_newer: the copy is wanted in the place of a file of a newer version.

    Raises:
        Refused: see `store.restoring.put_back`; nothing was changed.
    """
    now_ms = clock.read().wall_ms
    return restoring.put_back(
        community,
        copy,
        now_ms,
        keep=lambda: backups.make(community, "restore", now_ms, KEPT, spare=copy),
        may_be_another=may_be_another,
        over_newer=over_newer,
    )
