"""The one write path: stamp what happened, append it, commit, and only then tell the screens."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from desktop_app.core.clock import Clock
from desktop_app.core.codes import new_code
from desktop_app.core.hybrid_time import HybridTime, next_time
from desktop_app.core.ids import uuid7
from desktop_app.core.journal import Entry, Payload
from desktop_app.services.changes import Changed, Changes
from desktop_app.store.store import Store


class Transaction:
    """Entries that are written together or not at all."""

    def __init__(self, recorder: "Recorder", last: HybridTime | None) -> None:
        self._recorder = recorder
        self._last = last
        self.entries: list[Entry] = []

    def add(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> Entry:
        """Append one entry and bring the tables up to date within this transaction."""
        recorder = self._recorder
        wall_ms = recorder.clock.read().wall_ms
        self._last = next_time(self._last, wall_ms, recorder.desk)
        entry = Entry(
            id=uuid7(wall_ms, recorder.random.getrandbits),
            hlc=str(self._last),
            at_ms=wall_ms,
            desk=recorder.desk,
            operator=recorder.operator,
            kind=kind,
            subject=subject,
            payload=payload,
            event_id=event_id,
        )
        recorder.store.append(entry)
        self.entries.append(entry)
        return entry

    def new_id(self) -> str:
        """A fresh identifier."""
        return self._recorder.new_id()

    def new_code(self) -> str:
        """A fresh badge code."""
        return new_code(self._recorder.random.randrange)


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
        if transaction.entries:
            self.changes.publish(_changed(transaction.entries))

    def record(self, kind: str, subject: str, payload: Payload, event_id: str | None = None) -> Entry:
        """One entry in a transaction of its own."""
        with self.transaction() as transaction:
            return transaction.add(kind, subject, payload, event_id)

    def new_id(self) -> str:
        """A fresh identifier."""
        return uuid7(self.clock.read().wall_ms, self.random.getrandbits)


def _changed(entries: list[Entry]) -> Changed:
    return Changed(
        families=frozenset(entry.kind.partition(".")[0] for entry in entries),
        event_ids=frozenset(entry.event_id for entry in entries if entry.event_id),
        subjects=frozenset(entry.subject for entry in entries),
    )
