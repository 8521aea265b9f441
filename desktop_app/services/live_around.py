"""The facts around a session as one window knows them: looked at anew when people came or another round began."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.core.clock import Reading
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.rounds import plans_of_begun, rounds_to_run
from desktop_app.core.live.state import LiveState
from desktop_app.services.events import Events
from desktop_app.services.live_drive import Drive
from desktop_app.services.live_facts import LiveFacts, Seating
from desktop_app.services.live_snapshot import Pace

FACTS_MS = 2_000
"""People are looked at anew so often at most: arrivals at the door come in bursts."""


class Around:
    """Keeps `Facts` until they are out of date.

    Attributes:
        known: the facts as last looked at, None when they must be read. people_came: somebody arrived since.
        rehearsed_tables: names and notes of tables that a rehearsal keeps to itself, by number.
    """

    def __init__(self, events: Events, event_id: str, source: LiveFacts) -> None:
        self._events, self._event_id, self._source = events, event_id, source
        self._seating = Seating()
        self._looked_ms = 0
        self.known: Facts | None = None
        self.people_came = False
        self.rehearsed_tables: Mapping[int, tuple[str, str]] = {}

    def is_old(self, state: LiveState, now: Reading) -> bool:
        """People came, or another round has begun."""
        if self.known is None or _seating(state) != self._seating:
            return True
        return self.people_came and now.monotonic_ms - self._looked_ms >= FACTS_MS

    def at(self, state: LiveState, now: Reading) -> Facts:
        """The facts, read from the file when they are old."""
        if self.known is None or self.is_old(state, now):
            event = self._events.find(self._event_id)
            self._seating, self._looked_ms, self.people_came = _seating(state), now.monotonic_ms, False
            self.known = self._source.facts(event, self._seating, self.rehearsed_tables)
        return self.known


def signed(facts: Facts, drive: Drive, desk: str, now: Reading, pace: Pace | None) -> Facts:
    """With who drives, and whether it is a rehearsal; ``desk``: the one that drove last."""
    drive.driver = desk if drive.is_held else drive.lease.driver(now)
    return replace(
        facts,
        driver=drive.driver,
        is_driven=drive.is_held or bool(drive.driver),
        is_rehearsal=pace is not None,
        rehearsal_speed=pace.speed if pace else 1,
    )


def _seating(state: LiveState) -> Seating:
    return Seating(state.plan, plans_of_begun(state), rounds_to_run(state))
