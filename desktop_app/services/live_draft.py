"""Edits made before the start, to be taken back: they are in the file, not yet in a session that could undo them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text


@dataclass(frozen=True, slots=True)
class DraftEdit:
    """One edit.

    Attributes:
        label: what undo says. read, write: what the file holds, and another value for it.
        before, after: the values around the edit.
    """

    label: Text
    read: Callable[[], Any]
    write: Callable[[Any], object]
    before: Any
    after: Any

    def swapped(self) -> "DraftEdit":
        """The way back."""
        return DraftEdit(self.label, self.read, self.write, self.after, self.before)


class DraftEdits:
    """What was edited in this window since the draft was opened; the first command of the session ends it."""

    def __init__(self) -> None:
        self._done: list[DraftEdit] = []
        self._undone: list[DraftEdit] = []

    @property
    def undo_label(self) -> Text | None:
        """What undo would take back, None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> bool:
        """Something was undone, and nothing edited since."""
        return bool(self._undone)

    def run(
        self, label: Text, read: Callable[[], Any], write: Callable[[Any], object], edit: Callable[[], object]
    ) -> None:
        """Do an edit and remember how it was before."""
        before = read()
        edit()
        after = read()
        if after != before:
            self._done.append(DraftEdit(label, read, write, before, after))
            self._undone.clear()

    def undo(self) -> bool:
        """Take the last edit back; False when there is none."""
        return _turn_back(self._done, self._undone)

    def redo(self) -> bool:
        """Do again what was undone last; False when there is nothing."""
        return _turn_back(self._undone, self._done)

    def clear(self) -> None:
        """The session has begun."""
        self._done.clear()
        self._undone.clear()


def _turn_back(some: list[DraftEdit], other: list[DraftEdit]) -> bool:
    """An edit is forgotten only when it was turned back, or when it cannot be any more."""
    if not some:
        return False
    edit = some[-1]
    if edit.read() != edit.after:
        some.pop()
        raise Refused(
            "changed-meanwhile", N_("This was changed somewhere else meanwhile: it stays as it is.")
        )
    edit.write(edit.before)
    some.pop()
    other.append(edit.swapped())
    return True
