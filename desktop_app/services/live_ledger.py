"""Where the entries of a session live: in the journal, or in memory for a rehearsal."""

from collections.abc import Callable
from typing import Protocol

from desktop_app.core.journal import Entry
from desktop_app.core.live import kinds
from desktop_app.core.live.commands import Change, Changes, stamped
from desktop_app.core.live.instant import Instant
from desktop_app.services.live_lease import not_driving
from desktop_app.services.recorder import Recorder
from desktop_app.store import live_table

Decide = Callable[[list[Entry]], Changes]
"""From the entries as they stand to what happens."""


class Ledger(Protocol):
    """Entries of one session, read and added to."""

    def entries(self) -> list[Entry]:
        """All entries in the order of the fold; empty before the session was opened."""
        ...

    def write(self, decide: Decide, now: Instant) -> int:
        """Add what ``decide`` gives for the entries as they stand; how many."""
        ...


class JournalLedger:
    """The newest session of an event, in the community's journal.

    Args:
        holder: who must hold the drive for anything to be written.
        opening: what opens a new session of that id, when there is none.
    """

    def __init__(
        self, recorder: Recorder, event_id: str, holder: str, opening: Callable[[str], Changes]
    ) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._event_id = event_id
        self._holder = holder
        self._opening = opening
        self._behind: str | None = None
        self._read: list[Entry] = []
        self._read_at: tuple[str, int, str] = ("", 0, "")

    def entries(self) -> list[Entry]:
        """All entries of the newest session; read from the file only when some have come."""
        session = self._session()
        if session is None:
            return []
        stamp = (session, *live_table.stamp(self._store, session))
        if stamp != self._read_at:
            self._read, self._read_at = self._store.entries(_subject(session)), stamp
        return self._read

    def write(self, decide: Decide, now: Instant) -> int:
        """Decide and write in one transaction, holding the drive. Opens the session first when it must."""
        with self._recorder.transaction() as transaction:
            self._hold()
            entries = self.entries()
            changes = decide(entries)
            if not changes:
                return 0
            session = self._session() if entries else None
            if session is None:
                session = transaction.new_id()
                changes = (*self._opening(session), *changes)
            written = [
                transaction.add(change.kind, _subject(session), stamped(change, now), self._event_id)
                for change in changes
            ]
            self._remember(session, entries, written)
        return len(changes)

    def _remember(self, session: str, entries: list[Entry], written: list[Entry]) -> None:
        """What was just written need not be read again."""
        self._read = [*entries, *written]
        self._read_at = (session, *live_table.stamp(self._store, session))

    def leave_behind(self) -> None:
        """The session that was ended is history: the next command opens a new one, unless another window has."""
        self._behind = self._session()

    def _session(self) -> str | None:
        newest = live_table.sessions(self._store, self._event_id)
        session = str(newest[0]["id"]) if newest else None
        return None if session == self._behind else session

    def _hold(self) -> None:
        wall_ms = self._recorder.clock.read().wall_ms
        desk = self._recorder.desk
        if not live_table.take_lease(self._store, self._event_id, self._holder, desk, wall_ms, drives=False):
            held = live_table.lease(self._store, self._event_id)
            raise not_driving(str(held["desk"]) if held is not None else "", desk)


class MemoryLedger:
    """A rehearsal: the same commands, and nothing on the disk."""

    def __init__(self, opening: Changes, now: Instant, desk: str) -> None:
        self._entries: list[Entry] = []
        self._desk = desk
        for change in opening:
            self._add(change, now)

    def entries(self) -> list[Entry]:
        """All entries so far."""
        return list(self._entries)

    def write(self, decide: Decide, now: Instant) -> int:
        """Decide and keep in memory."""
        changes = decide(self.entries())
        for change in changes:
            self._add(change, now)
        return len(changes)

    def _add(self, change: Change, now: Instant) -> None:
        number = f"{len(self._entries):08d}"
        payload = stamped(change, now)
        entry = Entry(
            number, number, now.wall_ms, self._desk, "", change.kind, _subject("rehearsal"), payload
        )
        self._entries.append(entry)


def _subject(session: str) -> str:
    return f"{kinds.FAMILY}:{session}"
