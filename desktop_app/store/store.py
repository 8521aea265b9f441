"""One open community file: the only door through which the journal and its tables are written."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_app.core.hybrid_time import HybridTime
from desktop_app.core.journal import Entry
from desktop_app.store import projections
from desktop_app.store.batches import Batch
from desktop_app.store.database import open_database
from desktop_app.store.journal_rows import INSERT, values_of
from desktop_app.store.refusals import Deed, explained

Row = sqlite3.Row
"""What readers return: values by column name."""
_BESIDE_THE_JOURNAL = ("live_lease", "open_windows")
Place = tuple[int, str]
"""Number and id of an entry in the journal."""
_LOOK = (
    "SELECT (SELECT max(hlc) FROM journal), (SELECT id FROM journal WHERE seq = ?),"
    " (SELECT max(seq) FROM journal)"
)


class Store:
    """An open community file.

    Args:
        path: where it is; created when missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._conn = open_database(path)
        self._conn.row_factory = sqlite3.Row
        self._added: list[Place] = []
        self._another = False
        self._latest: str | None = None
        self._before = ""
        self._deed = Deed.OPEN
        self.written_here: set[str] = set()
        """Identifiers of entries written through this connection, until somebody has looked at what is news."""
        try:
            self._seen_version = self._data_version()
            self._newest = self.newest_place()
        except BaseException:
            self._conn.close()
            raise

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in when nobody else has it open."""
        self._conn.close()

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection, for this package and its tests."""
        return self._conn

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE ... COMMIT: read, decide and append without another desk in between.

        Everything is rolled back when the block raises. On return it is on the disk.
        """
        with explained(self.path, Deed.WRITE):
            self._conn.execute("BEGIN IMMEDIATE")
            self._added.clear()
            self._deed = Deed.WRITE  # within a transaction what cannot be read is not recorded either
            try:
                self._look_at_journal()
                yield
                self._conn.execute("COMMIT")
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")
                raise
            finally:
                self._deed = Deed.OPEN
            if self._added:
                self._newest = self._added[0]

    def _look_at_journal(self) -> None:
        """The latest moment, and whether the newest entry known here still stands and is the last, asked in one go.

        Before our own entry hides it: what stands here now may be an earlier copy.
        """
        seq, entry_id = self._newest or (0, None)
        latest, stands_here, last_seq = self._conn.execute(_LOOK, (seq,)).fetchone()
        self._latest = latest
        self._another = self._another or stands_here != entry_id
        is_last = entry_id is not None and (stands_here, last_seq) == (entry_id, seq)
        self._before = entry_id if entry_id is not None and is_last else ""

    def append(self, entry: Entry) -> None:
        """Add an entry and bring the tables up to date. Only inside `transaction`."""
        if not self._conn.in_transaction:
            raise RuntimeError("append outside a transaction")
        late = self._is_late(entry)
        added = self._conn.execute(INSERT, (entry.hlc, *values_of(entry)))
        self._added[:] = [(added.lastrowid or 0, entry.id)]
        self.written_here.add(entry.id)
        if late:  # it comes from before: fold the subject anew, in order
            for known in self.entries(entry.subject):
                projections.apply(self._conn, known)
        else:
            projections.apply(self._conn, entry)

    def append_batch(self, batch: Batch, times: Sequence[str]) -> None:
        """Add many entries that were made ready before. Only inside `transaction`.

        Args:
            times: a hybrid time for each entry, in their order; later than `last_time`.
        """
        if not self._conn.in_transaction:
            raise RuntimeError("append outside a transaction")
        if not batch.entries:
            return
        batch.write(self._conn, times)
        self._latest = times[-1]
        number = self._conn.execute("SELECT max(seq) FROM journal").fetchone()[0]
        self._added[:] = [(number, batch.entries[-1].id)]
        self.written_here.update(each.id for each in batch.entries)

    def _is_late(self, entry: Entry) -> bool:
        """Whether the subject has a later entry already; nothing has when this one is the latest of all."""
        if self._latest is None or entry.hlc > self._latest:
            self._latest = entry.hlc
            return False
        found = self._conn.execute(
            "SELECT 1 FROM journal WHERE subject = ? AND hlc > ? LIMIT 1", (entry.subject, entry.hlc)
        ).fetchone()
        return found is not None

    def last_time(self) -> HybridTime | None:
        """The latest moment in the journal. Only inside `transaction`."""
        return HybridTime.parse(self._latest) if self._latest else None

    def entries(self, subject: str) -> list[Entry]:
        """All entries of one subject, in the order of the fold."""
        rows = self.rows("SELECT * FROM journal WHERE subject = ? ORDER BY hlc", (subject,))
        return [_entry(row) for row in rows]

    def last_seq(self) -> int:
        """The number of the last entry that arrived, 0 in an empty journal."""
        row = self.row("SELECT coalesce(max(seq), 0) FROM journal")
        return int(row[0]) if row else 0

    def newest_place(self) -> Place | None:
        """Where the journal ends now, for `kinds_since`."""
        row = self.row("SELECT seq, id FROM journal ORDER BY seq DESC LIMIT 1")
        return (row["seq"], row["id"]) if row else None

    def known_place(self) -> Place | None:
        """The newest entry that this connection wrote or looked at; the file is not asked."""
        return self._newest

    def newest_before(self) -> str:
        """The id of the last entry before this transaction; empty when it was not written or looked at here.

        Only inside `transaction`.
        """
        return self._before

    def kinds_since(self, place: Place | None) -> frozenset[str] | None:
        """The kinds of what was written after that place; None when the place is gone."""
        if self._is_gone(place):
            return None
        rows = self.rows("SELECT DISTINCT kind FROM journal WHERE seq > ?", (place[0] if place else 0,))
        return frozenset(row["kind"] for row in rows)

    def heads_since(self, place: Place | None, most: int) -> list[sqlite3.Row] | None:
        """Heads of the entries after that place: seq, id, kind, subject, event_id.

        None when there are more than ``most``, or when the place is gone.
        """
        if self._is_gone(place):
            return None
        after = place[0] if place else 0
        found = self.rows(
            "SELECT seq, id, kind, subject, event_id FROM journal WHERE seq > ? ORDER BY seq LIMIT ?",
            (after, most + 1),
        )
        return found if len(found) <= most else None

    def changed_elsewhere(self) -> bool:
        """Whether another window or process has committed since the last call."""
        version = self._data_version()
        changed, self._seen_version = version != self._seen_version, version
        return changed

    def is_another_history(self, *, looks: bool = True) -> bool:
        """Whether the newest entry known here is gone: somebody has put an earlier copy of the file back.

        Nothing but that takes an entry away, and whatever was read before no longer holds then. Once known it stays so.
        Without ``looks`` the file is not asked.
        """
        if looks and not self._another:
            self._another = self._is_gone(self._newest)
            self._newest = self.newest_place()
        return self._another

    def _is_gone(self, place: Place | None) -> bool:
        if place is None:
            return False
        seq, entry_id = place
        row = self.row("SELECT id FROM journal WHERE seq = ?", (seq,))
        return row is None or row["id"] != entry_id

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[sqlite3.Row]:
        """All rows of a reading query (for the modules of this package)."""
        if self._deed is Deed.WRITE:  # `transaction` explains what goes wrong in it
            return self._conn.execute(sql, values).fetchall()
        with explained(self.path, self._deed):
            return self._conn.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> sqlite3.Row | None:
        """The first row of a reading query, or None (for the modules of this package)."""
        found: sqlite3.Row | None
        if self._deed is Deed.WRITE:
            found = self._conn.execute(sql, values).fetchone()
            return found
        with explained(self.path, self._deed):
            found = self._conn.execute(sql, values).fetchone()
            return found

    def write_heartbeat(self, sql: str, values: Sequence[object]) -> int:
        """Write one of the two tables beside the journal: who drives, which windows are open. Rows changed."""
        if not any(name in sql for name in _BESIDE_THE_JOURNAL):
            raise RuntimeError("only who is there is written this way")
        with explained(self.path, Deed.WRITE):
            return self._conn.execute(sql, values).rowcount

    def _data_version(self) -> int:
        row = self.row("PRAGMA data_version")
        return int(row[0]) if row else 0


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        id=row["id"],
        hlc=row["hlc"],
        at_ms=row["at_ms"],
        desk=row["desk"],
        operator=row["operator"],
        kind=row["kind"],
        subject=row["subject"],
        payload=json.loads(row["payload"]),
        event_id=row["event_id"],
    )
