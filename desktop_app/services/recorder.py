"""The one write path: stamp what happened, append it, commit, and only then tell the screens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Protocol

from desktop_app.core.clock import Clock
from desktop_app.core.codes import new_code
from desktop_app.core.hybrid_time import HybridTime, next_time
from desktop_app.core.ids import uuid7
from desktop_app.core.journal import Draft, Entry, Payload
from desktop_app.services.changes import Changed, Changes
from desktop_app.store.batches import Batch
from desktop_app.store.store import Store


class Entries(Protocol):
    """Where entries go: into the file at once, or into a heap that is written later."""

    def add(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> object:
        """Add one entry."""

    def new_id(self) -> str:
        """A fresh identifier."""

    def new_code(self) -> str:
        """A fresh badge code."""


class Prepared:
    """Many entries made ready while others write, so that the file is held no longer than writing takes.

    They were decided by what the file held when this was made; see `still_holds`. They carry that moment, too.
    """

    def __init__(self, recorder: "Recorder") -> None:
        self._recorder = recorder
        self._made_at = recorder.store.newest_place()
        self._wall_ms = recorder.clock.read().wall_ms
        self.batch = Batch()

    def add(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> None:
        """Make one entry ready."""
        recorder = self._recorder
        draft = Draft(kind, subject, payload, event_id)
        self.batch.add(recorder.stamped(draft, recorder.new_id(), self._wall_ms, hlc=""))

    def new_id(self) -> str:
        """A fresh identifier."""
        return self._recorder.new_id()

    def new_code(self) -> str:
        """A fresh badge code."""
        return self._recorder.new_code()

    def still_holds(self, families: frozenset[str]) -> bool:
        """Whether nothing of these families was written since; asked within the transaction that writes."""
        kinds = self._recorder.store.kinds_since(self._made_at)
        return kinds is not None and families.isdisjoint(kind.partition(".")[0] for kind in kinds)


class Transaction:
    """Entries that are written together or not at all."""

    def __init__(self, recorder: "Recorder", last: HybridTime | None) -> None:
        self._recorder = recorder
        self._last = last
        self.entries: list[Entry] = []
        self.on_disk: Callable[[], object] | None = None
        """Called once it is committed, before anybody else is told."""

    def add(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> Entry:
        """Append one entry and bring the tables up to date within this transaction."""
        recorder = self._recorder
        wall_ms = recorder.clock.read().wall_ms
        self._last = next_time(self._last, wall_ms, recorder.desk)
        entry_id = uuid7(wall_ms, recorder.random.getrandbits)
        draft = Draft(kind, subject, payload, event_id)
        entry = recorder.stamped(draft, entry_id, wall_ms, hlc=str(self._last))
        recorder.store.append(entry)
        self.entries.append(entry)
        return entry

    def add_all(self, prepared: Prepared) -> None:
        """Append what was made ready."""
        entries = prepared.batch.entries
        wall_ms, times = self._recorder.clock.read().wall_ms, []
        for _ in entries:
            self._last = next_time(self._last, wall_ms, self._recorder.desk)
            times.append(str(self._last))
        self._recorder.store.append_batch(prepared.batch, times)
        self.entries += entries

    def new_id(self) -> str:
        """A fresh identifier."""
        return self._recorder.new_id()

    def new_code(self) -> str:
        """A fresh badge code."""
        return self._recorder.new_code()


class Recorder:
    """Writes for one desk and one operator.

    Args:
        store: the open community file.
        clock: both clocks.
        random: source of identifiers and codes; ``random.SystemRandom()`` in the program.
        changes: who is told after the commit.
        desk, operator: signature of the entries.
    """

    def __init__(
        self, store: Store, clock: Clock, random: Random, changes: Changes, desk: str, operator: str
    ) -> None:
        self.store = store
        self.clock = clock
        self.random = random
        self.changes = changes
        self.desk = desk
        self.operator = operator

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Read, decide and write with no other desk in between; committed when the block ends well."""
        with self.store.transaction():
            transaction = Transaction(self, self.store.last_time())
            yield transaction
        if transaction.on_disk is not None:
            transaction.on_disk()
        if transaction.entries:
            self.changes.publish(_changed(transaction.entries))

    def record(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> Entry:
        """One entry in a transaction of its own."""
        with self.transaction() as transaction:
            return transaction.add(kind, subject, payload, event_id)

    def stamped(self, draft: Draft, entry_id: str, wall_ms: int, hlc: str) -> Entry:
        """What happened, signed by this desk."""
        return Entry(
            id=entry_id,
            hlc=hlc,
            at_ms=wall_ms,
            desk=self.desk,
            operator=self.operator,
            kind=draft.kind,
            subject=draft.subject,
            payload=draft.payload,
            event_id=draft.event_id,
        )

    def prepare(self) -> Prepared:
        """A heap for many entries, to be written by `Transaction.add_all`."""
        return Prepared(self)

    def new_id(self) -> str:
        """A fresh identifier."""
        return uuid7(self.clock.read().wall_ms, self.random.getrandbits)

    def new_code(self) -> str:
        """A fresh badge code."""
        return new_code(self.random.randrange)


def _changed(entries: list[Entry]) -> Changed:
    return Changed(
        families=frozenset(entry.kind.partition(".")[0] for entry in entries),
        event_ids=frozenset(entry.event_id for entry in entries if entry.event_id),
        subjects=frozenset(entry.subject for entry in entries),
    )
