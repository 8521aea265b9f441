"""Which entrance this is, the number that the desk reads out; and since when somebody is out who goes out again."""

from desktop_app.core.checkin import Decision, Outcome
from desktop_app.store import registrations_table
from desktop_app.store.store import Store


class Entrances:
    """Counts on from the last scan while nobody else writes: to count anew takes the longer the more there are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._event_id = self._entry_id = ""
        self._count = 0

    def number(self, event_id: str, entry_id: str, *, is_another: bool) -> int:
        """How many people have been let in to that meeting. Within the transaction that wrote ``entry_id``, or nothing.

        Args:
            entry_id: the newest entry of this transaction; empty when it wrote none.
            is_another: whether it let in somebody who had not been let in before.
        """
        before = self._store.newest_before()
        if before and (before, event_id) == (self._entry_id, self._event_id):
            self._count += is_another
        else:
            self._count = registrations_table.entrance_number(self._store, event_id)
        self._event_id, self._entry_id = event_id, entry_id or before
        return self._count

    def out_since_ms(self, decision: Decision, line_id: str) -> int | None:
        """When somebody whose exit ``line_id`` is had gone out already; None for whoever was inside, or never was."""
        match = decision.match
        if (
            decision.outcome is not Outcome.LEFT
            or match is None
            or match.present
            or match.first_in_ms is None
        ):
            return None
        return registrations_table.out_since_ms(self._store, match.registration_id, line_id)
