"""Speakers of the next item who are not here: the desk tells the moderator before it is too late."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.core.clock import Clock
from desktop_app.core.expected_speakers import Announced, Awaited, awaited, same_name
from desktop_app.services.attendees import Attendees
from desktop_app.services.events import EventInfo, Events
from desktop_app.services.programme import Programme

_LOOKED_AT = 4


class Speakers:
    """Questions about the people announced in the programme."""

    def __init__(self, clock: Clock, events: Events, programme: Programme, attendees: Attendees) -> None:
        self._clock = clock
        self._events = events
        self._programme = programme
        self._attendees = attendees

    def awaited(self, event_id: str) -> Awaited | None:
        """See `core.expected_speakers.awaited`; only on the day of the meeting."""
        event = self._events.find(event_id)
        now = self._clock.read().wall.astimezone(_zone(event))
        if now.date() != event.date:
            return None
        items = [
            Announced(line.title, line.start_min, tuple(s.name for s in line.speakers))
            for line in self._programme.items(event_id)
            if line.start_min is not None and not line.dropped
        ]
        return awaited(items, now.hour * 60 + now.minute, lambda name: self._is_here(event_id, name))

    def _is_here(self, event_id: str, name: str) -> bool:
        found = self._attendees.search(event_id, name, _LOOKED_AT)
        return any(a.present and same_name(f"{a.given_name} {a.family_name}", name) for a in found)


def _zone(event: EventInfo) -> ZoneInfo | None:
    try:
        return ZoneInfo(event.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return None
