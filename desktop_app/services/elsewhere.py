"""What another window or process has written: told as precisely as what is written here.

Heartbeats are written into the file too, once a second while a clock is driven. They change no list and no count, so
that the names of everybody are not read again for them.
"""

from desktop_app.services.changes import Changed
from desktop_app.store import live_table
from desktop_app.store.store import Store

MOST_ENTRIES = 500
"""Of more everything may have changed: an import, say."""


class Elsewhere:
    """Looks at the file now and then, and says what is different since the last look."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = store.newest_place()
        self._driven = live_table.leased_events(store)

    def look(self) -> Changed | None:
        """What others wrote, with what was written here meanwhile; None when it is nothing that anybody shows."""
        written, driven = (
            self._store.heads_since(self._seen, MOST_ENTRIES),
            live_table.leased_events(self._store),
        )
        driven_before, self._driven = self._driven, driven
        if written is None:
            self._seen = self._store.newest_place()
            return Changed(frozenset())
        if written:  # not what stands there by now: that was perhaps not read
            self._seen = (written[-1]["seq"], written[-1]["id"])
        families = {row["kind"].partition(".")[0] for row in written}
        event_ids = {row["event_id"] for row in written if row["event_id"]}
        if driven | driven_before:  # who drives may be another, or gone
            families.add("live")
            event_ids |= driven | driven_before
        if not families:
            return None
        return Changed(
            frozenset(families), frozenset(event_ids), frozenset(row["subject"] for row in written)
        )

    def pass_over(self) -> None:
        """Nobody else has written; what was written here is known."""
        self._seen = self._store.known_place()
