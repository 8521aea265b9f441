"""What was said when: planned and actual times of every item and turn, for the report and for a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.hours import time_of_day
from desktop_app.core.live import fold, kinds
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.position import Position, Watch, position
from desktop_app.core.live.rundown import turn_times
from desktop_app.core.live.script import seat_letter
from desktop_app.core.live.show import Item
from desktop_app.core.live.words import entry_of
from desktop_app.core.zones import zone_of
from desktop_app.i18n import tr
from desktop_app.services.events import Events
from desktop_app.services.recorder import Recorder
from desktop_app.store import live_table


@dataclass(frozen=True, slots=True)
class LoggedTurn:
    """One step of a session as it was.

    Attributes:
        session: which one, if an event had several. item_id, item: of the run of show.
        round_number, seat: at tables, 0 and empty elsewhere. speaker, registration: on stage.
        kind: talk, turn, move or settle. planned_s: its length as planned.
        planned_start_ms: of the item. started_ms, ended_ms: actual; used_s: without the pauses.
    """

    session: str
    item_id: str
    item: str
    kind: str
    round_number: int
    seat: str
    speaker: str
    registration: str
    idea: str
    planned_s: int
    used_s: int
    planned_start_ms: int | None
    started_ms: int | None
    ended_ms: int | None


class LiveLog:
    """Reads the sessions of an event back from the journal."""

    def __init__(self, recorder: Recorder, events: Events) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._events = events

    def turns(self, event_id: str) -> list[LoggedTurn]:
        """Every step of every session of the event that was started, in order."""
        rows = reversed(live_table.sessions(self._store, event_id))
        return [turn for row in rows for turn in self._of_session(row["id"])]

    def write(self, event_id: str, path: Path) -> int:
        """The same as CSV or XLSX, by the end of the file's name; how many rows were written.

        Raises:
            Refused: ``file-not-written``, ``event-unknown``.
        """
        from desktop_app.reports.lists import write_list

        event = self._events.find(event_id)
        zone = zone_of(event.timezone)

        def clock(ms: int | None) -> str:
            return "" if ms is None else time_of_day(ms, zone)

        rows = [
            [
                turn.item,
                turn.round_number or None,
                turn.seat,
                turn.speaker,
                turn.idea,
                clock(turn.planned_start_ms),
                clock(turn.started_ms),
                clock(turn.ended_ms),
                turn.planned_s,
                turn.used_s,
            ]
            for turn in self.turns(event.id)
        ]
        write_list(path, event.title, _header(), rows)
        return len(rows)

    def _of_session(self, session: str) -> Iterator[LoggedTurn]:
        state = fold.fold(self._store.entries(f"{kinds.FAMILY}:{session}"))
        reading = self._recorder.clock.read()
        if state.running is not None and state.run:
            now = Instant(reading.wall_ms, reading.monotonic_ms)
            look = position(state, Watch(now, drives=False))
        else:
            look = position(state, Watch(Instant.of(reading, run=state.run)))
        yield from _logged(session, look)


def _logged(session: str, look: Position) -> Iterator[LoggedTurn]:
    items = {item.id: item for item in look.state.show.items}
    kinds = {step.key: step.kind.value for step in look.state.steps}
    for turn in turn_times(look):
        item = items[turn.item_id]
        entry = entry_of(item, turn.entry)
        yield LoggedTurn(
            session,
            item.id,
            item.title,
            kinds.get(turn.key, "turn"),
            turn.round_number,
            seat_letter(turn.turn),
            entry.name if entry else _speakers(item),
            entry.registration if entry else "",
            entry.title if entry else "",
            turn.planned_s,
            turn.used_ms // 1000,
            item.planned_start_ms,
            turn.started_ms,
            turn.ended_ms,
        )


def _speakers(item: Item) -> str:
    return ", ".join(speaker.name for speaker in item.speakers)


def _header() -> list[str]:
    return [
        tr("Item"),
        tr("Round"),
        tr("Seat"),
        tr("Speaker"),
        tr("Idea"),
        tr("Planned start of the item"),
        tr("Actual start"),
        tr("Actual end"),
        tr("Planned length (s)"),
        tr("Time used (s)"),
    ]
