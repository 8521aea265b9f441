"""Speakers of the next item who are not here: the desk tells the moderator before it is too late."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.core.clock import Clock, Reading
from desktop_app.core.expected_speakers import Announced, Awaited, awaited
from desktop_app.core.live.rundown import rundown
from desktop_app.core.live.views import RowState
from desktop_app.core.programme import DAY_MIN, minute_of
from desktop_app.core.roster.names import strip_name
from desktop_app.core.speaker_names import meant
from desktop_app.core.zones import zone_of
from desktop_app.services.attendees import Attendees
from desktop_app.services.events import EventInfo, Events
from desktop_app.services.programme import Programme

if TYPE_CHECKING:
    from desktop_app.services.live import Live

_LOOKED_AT = 20
_LATEST_MIN = 2 * DAY_MIN
"""No item of a programme begins later, see `Programme`."""


class Speakers:
    """Questions about the people announced in the programme."""

    def __init__(
        self,
        clock: Clock,
        events: Events,
        programme: Programme,
        attendees: Attendees,
        live: "Callable[[], Live]",
    ) -> None:
        self._clock = clock
        self._events = events
        self._programme = programme
        self._attendees = attendees
        self._live = live

    def awaited(self, event_id: str) -> Awaited | None:
        """See `core.expected_speakers.awaited`; only while the meeting is on, and in the night after its day.

        What comes next is said by the session once one is under way, by the wall clock before.
        """
        event, reading = self._events.find(event_id), self._clock.read()
        now_min = minute_of(reading.wall.astimezone(zone_of(event.timezone)), event.date)
        items = self._to_come(event, reading)
        is_to_come = items is None and 0 <= now_min < _LATEST_MIN
        if not is_to_come and not self._events.is_on(event.id):
            return None
        if items is None:
            items = self._announced(event_id)
        return awaited(items, now_min, lambda name: self._is_here(event_id, name))

    def _announced(self, event_id: str) -> list[Announced]:
        """The programme as it was made."""
        return [
            Announced(line.title, line.start_min, tuple(s.name for s in line.speakers))
            for line in self._programme.items(event_id)
            if line.start_min is not None and not line.dropped
        ]

    def _to_come(self, event: EventInfo, reading: Reading) -> list[Announced] | None:
        """What runs and what comes, at the times now expected; None when no session is under way."""
        position = self._live().session(event.id).under_way(reading)
        if position is None:
            return None
        zone = zone_of(event.timezone)
        return [
            Announced(
                row.item.title,
                minute_of(datetime.fromtimestamp(row.start_ms / 1000, zone), event.date),
                tuple(speaker.name for speaker in row.item.speakers),
            )
            for row in rundown(position)
            if row.state in (RowState.CURRENT, RowState.COMING) and row.start_ms is not None
        ]

    def _is_here(self, event_id: str, name: str) -> bool | None:
        """None when nobody who comes is meant."""
        found = self._attendees.search(event_id, strip_name(name), _LOOKED_AT)
        coming = [a for a in found if a.status != "cancelled" or a.present]
        these = meant(name, [(a.given_name, a.family_name) for a in coming])
        return any(coming[i].present for i in these) if these else None
