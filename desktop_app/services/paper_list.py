"""The paper fallback: numbers ticked while the laptop was away, entered quickly afterwards."""

from dataclasses import dataclass

from desktop_app.core.checkin import Way
from desktop_app.core.paper_list import read_numbers
from desktop_app.services.reception import Reception, Verdict
from desktop_app.store import registrations_table
from desktop_app.store.store import Store


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """What one ticked number came to; ``verdict`` is None when the list has no such number."""

    number: int
    verdict: Verdict | None


class PaperList:
    """Check in by the numbers of the printed list."""

    def __init__(self, store: Store, reception: Reception) -> None:
        self._store = store
        self._reception = reception

    def enter(self, event_id: str, typed: str, came_ms: int | None = None) -> list[PaperEntry]:
        """Check in everybody whose number was typed, such as ``12 18 33-40``.

        Args:
            came_ms: when they came (Unix milliseconds), now by default.

        Raises:
            Refused: ``paper-numbers``; nothing was recorded.
        """
        numbers = read_numbers(typed)
        known = registrations_table.by_numbers(self._store, event_id)
        return [PaperEntry(n, self._admit(event_id, known.get(n), came_ms)) for n in numbers]

    def _admit(self, event_id: str, registration_id: str | None, came_ms: int | None) -> Verdict | None:
        if registration_id is None:
            return None
        return self._reception.admit(event_id, registration_id, Way.PAPER, at_ms=came_ms, confirmed=True)
