"""The stage queue beside the programme: how long it takes, how many have room, and the others kept in reserve."""

from desktop_app.core.clock import Clock
from desktop_app.core.errors import Refused
from desktop_app.core.live.commands import has_begun
from desktop_app.core.live.fits import QueueTime, queue_time
from desktop_app.core.live.queue import with_reserve
from desktop_app.core.live.show import Form, Item
from desktop_app.core.text import N_
from desktop_app.services.events import Events
from desktop_app.services.live import Live
from desktop_app.services.live_facts import LiveFacts
from desktop_app.services.stage_queue import StageQueue


class StageRoom:
    """Asked when a queue was made, before its speakers begin; from then on the console tells what is left."""

    def __init__(self, clock: Clock, events: Events, facts: LiveFacts, queue: StageQueue, live: Live) -> None:
        self._clock = clock
        self._events = events
        self._facts = facts
        self._queue = queue
        self._live = live

    def of(self, event_id: str) -> QueueTime | None:
        """What the queue takes with the lengths that the session uses; None without one, and once it has begun."""
        item = self._item(event_id)
        return None if item is None or self._has_begun(event_id, item) else queue_time(item)

    def keep(self, event_id: str, count: int) -> int:
        """The first so many speak, the others are in reserve; how many these are.

        Raises:
            Refused: ``stage-begun`` when the speakers have begun meanwhile: whoever is up is not left out from here.
        """
        item = self._item(event_id)
        if item is not None and self._has_begun(event_id, item):
            raise Refused(
                "stage-begun",
                N_("The speakers have begun: leave out in the run of show whoever will not speak."),
            )
        kept = with_reserve(self._queue.entries(event_id), count)
        return sum(entry.skipped for entry in self._queue.replace(event_id, kept))

    def _item(self, event_id: str) -> Item | None:
        show, _ = self._facts.show(self._events.find(event_id))
        return next((item for item in show.items if item.form is Form.STAGE), None)

    def _has_begun(self, event_id: str, item: Item) -> bool:
        position = self._live.session(event_id).under_way(self._clock.read())
        return position is not None and has_begun(position, item.id)
