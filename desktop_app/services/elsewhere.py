"""What another window or process has written: told as precisely as what is written here.

Heartbeats are written into the file too, once a second while a clock is driven. They are no news to anybody but who
asks for them; that somebody else drives from now on is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from desktop_app.services.changes import Changed
from desktop_app.store import live_table
from desktop_app.store.store import Row, Store

MOST_ENTRIES = 500
"""Of more everything may have changed: an import, say."""


class Elsewhere:
    """Looks at the file now and then, and says what is different since the last look."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = store.newest_place()
        self._holders = live_table.holders(store)

    def look(self) -> tuple[Changed, ...]:
        """What others wrote, for each meeting apart: what concerns one hides nothing of another, or of none."""
        written, holders = self._store.heads_since(self._seen, MOST_ENTRIES), live_table.holders(self._store)
        if written is None:
            news: Iterable[Changed] = (Changed(frozenset()),)
            self._seen = self._store.newest_place()
        else:
            ours = self._store.written_here
            news = (*_told(row for row in written if row["id"] not in ours), *self._driven(holders))
            if written:  # not what stands there by now: that was perhaps not read
                self._seen = (written[-1]["seq"], written[-1]["id"])
        self._holders = holders
        self._store.written_here.clear()
        return tuple(news)

    def pass_over(self) -> None:
        """Nobody else has written; what was written here is known."""
        self._seen = self._store.known_place()
        self._store.written_here.clear()

    def _driven(self, holders: dict[str, str]) -> Iterator[Changed]:
        """The meetings whose clock somebody else drives now, or nobody."""
        event_ids = frozenset(event_id for event_id, _ in holders.items() ^ self._holders.items())
        if event_ids:
            yield Changed(frozenset({"live"}), event_ids)


def _told(rows: Iterable[Row]) -> Iterator[Changed]:
    of_event: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        of_event[row["event_id"]].append(row)
    for event_id, each in of_event.items():
        yield Changed(
            families=frozenset(row["kind"].partition(".")[0] for row in each),
            event_ids=frozenset({event_id} if event_id else ()),
            subjects=frozenset(row["subject"] for row in each),
        )
