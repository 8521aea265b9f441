"""Copies of the community file: made without asking, bounded in number, put back when needed."""

from pathlib import Path

from desktop_app.core.clock import Clock
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_
from desktop_app.store import backups
from desktop_app.store.backups import Backup

__all__ = ["Backup", "Safety", "last_good_copy", "restore"]

KEPT = 30
EVERY_MS = 10 * 60 * 1000


class Safety:
    """Backups of one community file."""

    def __init__(self, community: Path, clock: Clock) -> None:
        self._community = community
        self._clock = clock
        self._last_ms = 0

    def back_up(self, reason: str = "hand") -> Backup:
        """Make a copy beside the file now; the oldest beyond `KEPT` go."""
        now_ms = self._clock.read().wall_ms
        made = backups.make(self._community, reason, now_ms, KEPT)
        self._last_ms = now_ms
        return made

    def back_up_if_due(self) -> Backup | None:
        """While an event is live: a copy when ten minutes have passed since the last."""
        due = self._clock.read().wall_ms - self._last_ms >= EVERY_MS
        return self.back_up("live") if due else None

    def back_up_to(self, target: Path) -> Path:
        """Write a copy to a place that the user chose. Raises `Refused` ``backup-onto-itself``."""
        if target.exists() and target.samefile(self._community):
            raise Refused(
                "backup-onto-itself",
                N_("A copy cannot take the place of the file itself. Choose another name."),
            )
        backups.copy_to(self._community, target)
        return target

    def copies(self) -> list[Backup]:
        """The copies, the newest first."""
        return backups.listed(self._community)


def last_good_copy(community: Path) -> Backup | None:
    """The newest sound copy of a file that is damaged, or None."""
    return backups.last_good(community)


def restore(community: Path, copy: Path, clock: Clock) -> Backup | None:
    """Put a copy in the place of a community file that nobody has open.

    The file as it was is kept among the copies when it can still be read; that copy is returned.

    Raises:
        Refused: the copy is no sound community file; nothing was changed.
    """
    if not backups.is_sound(copy):
        backups.put_back(community, copy)  # says what is wrong, changes nothing
    kept = None
    if community.exists() and backups.is_sound(community):
        kept = backups.make(community, "restore", clock.read().wall_ms, KEPT)
    backups.put_back(community, copy)
    return kept
