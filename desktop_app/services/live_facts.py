"""From the community file to what the live session needs: its show, and the facts around it."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop_app import i18n
from desktop_app.core.folding import clean
from desktop_app.core.live.facts import Facts, PersonFact, boards
from desktop_app.core.live.forms import forms_held, forms_of
from desktop_app.core.live.script import item_length_ms
from desktop_app.core.live.show import (
    STAGE_TIMING,
    TALK_TIMING,
    Form,
    Item,
    QueueEntry,
    Show,
    Timing,
    decode_timing,
)
from desktop_app.core.live.views import Category
from desktop_app.core.plan_quality import Quality, headline
from desktop_app.core.programme import DAY_MIN, SPEED_DATING, is_arrival, is_break, minute_of
from desktop_app.core.zones import zone_of
from desktop_app.services.events import EventInfo
from desktop_app.services.programme import Programme, ProgrammeLine, ProgrammeReport
from desktop_app.services.settings import Settings
from desktop_app.services.stage_queue import StageQueue
from desktop_app.store import live_table, people_table, plans_table
from desktop_app.store.store import Row, Store

ALONE = "speed-dating"
"""Id of the item when there is a plan or a queue and no programme."""

LONGEST_NOTE = 80
_PAIRS_TIMING = Timing(move_s=60)
DEFAULT_TIMING: Mapping[Form, Timing] = {
    Form.TALK: TALK_TIMING,
    Form.STAGE: STAGE_TIMING,
    Form.TABLES: Timing(),
    Form.PAIRS: _PAIRS_TIMING,
}


@dataclass(frozen=True, slots=True)
class Seating:
    """By which plans people sit.

    Attributes:
        plan: of the rounds that come. begun: plan of each round that has begun.
        rounds: how many the session runs; None is all of the plan.
    """

    plan: str = ""
    begun: tuple[str, ...] = ()
    rounds: int | None = None


class LiveFacts:
    """Reads what the session is made of. Runs on the database lane."""

    def __init__(self, store: Store, programme: Programme, queue: StageQueue, settings: Settings) -> None:
        self._store = store
        self._programme = programme
        self._queue = queue
        self._settings = settings

    def basis(self, event_id: str) -> str:
        """What plan and queue there are now, in short: another text means that one of them was made anew."""
        plan_id = self.active_plan(event_id)
        rounds = self.rounds_of(plan_id) if plan_id else ()
        queue = [(each.id, each.name, each.title, each.skipped) for each in self._queue.entries(event_id)]
        return sha256(repr((plan_id, rounds, queue)).encode()).hexdigest()[:16]

    def show(self, event: EventInfo, beside: Show | None = None) -> tuple[Show, str | None]:
        """The show as programme, active plan and queue stand now, and the plan it uses.

        Args:
            beside: the show of a session under way, whose items keep their form where they can.
        """
        plan = plans_table.active_plan(self._store, event.id)
        queue = self._queue.entries(event.id)
        forms = self._forms(event.id, plan, queue)
        lines = self._programme.items(event.id)
        if not any(line.kind == SPEED_DATING and not line.dropped for line in lines) and forms:
            lines = (*lines, ProgrammeLine(ALONE, SPEED_DATING, i18n.tr("Speed dating")))
        dating = [line.id for line in lines if line.kind == SPEED_DATING and not line.dropped]
        given = forms_of(dating, forms, forms_held(beside) if beside is not None else {})
        items = [self._item(event, line, given.get(line.id, Form.TALK), plan, queue) for line in lines]
        uses_plan = any(item.form in (Form.TABLES, Form.PAIRS) for item in items)
        return Show(tuple(items)), plan["id"] if uses_plan and plan is not None else None

    def rounds_of(self, plan_id: str) -> tuple[int, ...]:
        """Turns in each round of a plan: seats at its largest table."""
        rounds = plans_table.rounds(self._store, plan_id)
        return tuple(max((len(seats) for seats in tables), default=0) for tables in rounds)

    def lines(self, event: EventInfo, show: Show) -> tuple[ProgrammeLine, ...]:
        """A show as lines of a programme."""
        return tuple(
            ProgrammeLine(
                item.id,
                item.kind,
                item.title,
                item.speakers,
                "",
                _start_min(event, item.planned_start_ms),
                (item.length_ms if item.form is Form.TALK else item_length_ms(item)) // 1000,
            )
            for item in show.items
            if not item.dropped
        )

    def items(self, event: EventInfo, lines: Sequence[ProgrammeLine]) -> tuple[Item, ...]:
        """Lines as items of a session under way; what is new is a talk, with an id of its own."""
        kept = [replace(line, id=line.id or f"new-{uuid4().hex[:12]}") for line in lines]
        return tuple(self._item(event, line, Form.TALK, None, ()) for line in kept)

    def write_lines(self, event_id: str, lines: Sequence[ProgrammeLine]) -> None:
        """The programme, edited; places and lengths of items that run a plan stay as announced."""
        known = {line.id: line for line in self._programme.items(event_id)}
        merged = [_merged(known.get(line.id), line) for line in lines if line.id != ALONE]
        dropped = [line for line in known.values() if line.dropped]
        self._programme.replace(event_id, [*merged, *dropped])

    def active_plan(self, event_id: str) -> str | None:
        """The plan that the meeting uses."""
        plan = plans_table.active_plan(self._store, event_id)
        return None if plan is None else str(plan["id"])

    def timing(self, event_id: str, form: Form) -> Timing:
        """Lengths and choices that this event has for a format."""
        stored = self._settings.get(f"live.timing.{event_id}") or {}
        return decode_timing(stored.get(form.value, {}), DEFAULT_TIMING[form])

    def keep_timing(self, event_id: str, form: Form, changes: Mapping[str, int | bool]) -> None:
        """Remember lengths and choices for a format."""
        stored = dict(self._settings.get(f"live.timing.{event_id}") or {})
        stored[form.value] = {**stored.get(form.value, {}), **changes}
        self._settings.set(f"live.timing.{event_id}", stored)

    def timings(self, event_id: str) -> dict[str, Any]:
        """Lengths and choices remembered for the formats of an event, as they are stored."""
        return dict(self._settings.get(f"live.timing.{event_id}") or {})

    def keep_timings(self, event_id: str, stored: Mapping[str, Any]) -> None:
        """Put back what `timings` gave."""
        self._settings.set(f"live.timing.{event_id}", dict(stored))

    def programme(self, event_id: str) -> tuple[ProgrammeLine, ...]:
        """The programme in the file."""
        return self._programme.items(event_id)

    def put_programme(self, event_id: str, lines: Sequence[ProgrammeLine]) -> None:
        """Put back what `programme` gave."""
        self._programme.replace(event_id, lines)

    def import_programme(self, event_id: str, path: Path) -> ProgrammeReport:
        """Replace the programme in the file by that of a list."""
        return self._programme.import_list(event_id, path)

    def name_table(self, event_id: str, number: int, name: str, note: str) -> None:
        """What the hall calls a table, and where it stands; empty takes it away."""
        for key, words in (("names", name), ("notes", note)):
            stored = dict(self._settings.get(f"live.table_{key}.{event_id}") or {})
            stored[str(number)] = clean(words, LONGEST_NOTE)
            kept = {place: each for place, each in stored.items() if each}
            self._settings.set(f"live.table_{key}.{event_id}", kept)

    def facts(
        self, event: EventInfo, seating: Seating, rehearsed: Mapping[int, tuple[str, str]] | None = None
    ) -> Facts:
        """People, seats and quality as they stand now; ``rehearsed``: names and notes of tables in a rehearsal."""
        trial = rehearsed or {}
        names, notes = table_words(self._settings, event.id)
        rows = live_table.people(self._store, event.id)
        people = {row["id"]: _person(row) for row in rows}
        rounds, begun = self._seats(seating), len(seating.begun)
        plan = plans_table.plan(self._store, seating.plan) if seating.plan else None
        legend = tuple(
            Category(each.key, each.label(i18n.language()), each.shape, each.colour)
            for each in people_table.categories(self._store)
        )
        pages = str(self._settings.get("live.board_pages") or "both")
        to_come = rounds[begun : seating.rounds]
        seated = {each for tables in to_come for seats in tables for each in seats}
        return Facts(
            event_title=event.title,
            event_subtitle=" · ".join(part for part in (event.theme, event.place) if part),
            zone=zone_of(event.timezone),
            people=people,
            boards=boards(
                rounds,
                people,
                legend,
                table_names=names | {number: name for number, (name, _) in trial.items()},
                table_notes=notes | {number: note for number, (_, note) in trial.items()},
            ),
            latecomers=_latecomers(rows, seated) if to_come else (),
            absents=tuple(sorted(each for each in seated if each in people and not people[each].is_present)),
            from_round=begun + 1 if to_come else 0,
            quality=headline(Quality.read(json.loads(plan["quality_json"]))) if plan is not None else (),
            page_s=int(self._settings.get("live.page_s") or 0),
            board_pages=pages,
        )

    def _seats(self, seating: Seating) -> list[list[list[str]]]:
        """Who sits where in every round: those that have begun as people sit, the others by the plan."""
        plans = {
            each: plans_table.rounds(self._store, each) for each in {seating.plan, *seating.begun} if each
        }
        seats = list(plans.get(seating.plan, []))
        for place, each in enumerate(seating.begun):
            taken = plans.get(each, [])[place : place + 1]
            seats[place : place + 1] = taken or [[]]
        return seats

    def _forms(self, event_id: str, plan: Row | None, queue: tuple[QueueEntry, ...]) -> list[Form]:
        """Formats that are ready for the programme's speed dating items: first what was made last."""
        if plan is None:
            return [Form.STAGE] if queue else []
        if not queue:
            return [Form(plan["format"])]
        plan_at, queue_at = self._last_written(f"plan:{plan['id']}"), self._last_written(f"queue:{event_id}")
        forms = [Form(plan["format"]), Form.STAGE]
        return forms if plan_at > queue_at else forms[::-1]

    def _last_written(self, subject: str) -> str:
        entries = self._store.entries(subject)
        return entries[-1].hlc if entries else ""

    def _item(
        self,
        event: EventInfo,
        line: ProgrammeLine,
        form: Form,
        plan: Row | None,
        queue: tuple[QueueEntry, ...],
    ) -> Item:
        length_ms = line.length_s * 1000
        item = Item(
            line.id,
            line.title,
            line.kind,
            planned_ms(event, line.start_min),
            length_ms,
            length_ms,
            line.speakers,
            form,
            self._item_timing(event.id, form, line.kind),
            rounds=self.rounds_of(plan["id"])
            if plan is not None and form in (Form.TABLES, Form.PAIRS)
            else (),
            queue=queue if form is Form.STAGE else (),
            dropped=line.dropped,
        )
        return item if form is Form.TALK else replace(item, planned_length_ms=item_length_ms(item))

    def _item_timing(self, event_id: str, form: Form, kind: str) -> Timing:
        timing = self.timing(event_id, form)
        silent = form is Form.TALK and (is_break(kind) or is_arrival(kind))
        return replace(timing, warning_s=0, last_call_s=0) if silent else timing


def planned_ms(event: EventInfo, start_min: int | None) -> int | None:
    """A time of the programme on the wall clock, Unix milliseconds."""
    if start_min is None:
        return None
    day = event.date + dt.timedelta(days=start_min // DAY_MIN)
    hour, minute = divmod(start_min % DAY_MIN, 60)
    local = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone_of(event.timezone))
    return int(local.timestamp() * 1000)


def _start_min(event: EventInfo, start_ms: int | None) -> int | None:
    """Minutes after local midnight of the event's day."""
    if start_ms is None:
        return None
    return minute_of(dt.datetime.fromtimestamp(start_ms / 1000, zone_of(event.timezone)), event.date)


def _merged(known: ProgrammeLine | None, line: ProgrammeLine) -> ProgrammeLine:
    if known is None:
        return line
    length_s = known.length_s if line.kind == SPEED_DATING else line.length_s
    return replace(line, place=known.place, length_s=length_s)


def planned_from(show: Show, wall_ms: int) -> Show:
    """The show as if its first item were planned for then (a rehearsal)."""
    first = next((item.planned_start_ms for item in show.items if item.planned_start_ms is not None), None)
    if first is None:
        return show
    shift_ms = wall_ms - first
    return show.with_items(
        item
        if item.planned_start_ms is None
        else replace(item, planned_start_ms=item.planned_start_ms + shift_ms)
        for item in show.items
    )


def _person(row: Row) -> PersonFact:
    return PersonFact(
        row["id"],
        row["given_name"],
        row["family_name"],
        row["institution"],
        row["category_key"],
        bool(row["present"]),
        row["first_in_ms"],
    )


def _latecomers(rows: list[Row], seated: set[str]) -> tuple[str, ...]:
    """Present, willing, and without a seat in any round that comes; the first to arrive first."""
    waiting = [
        row for row in rows if row["present"] and row["wants_speed_dating"] != 0 and row["id"] not in seated
    ]
    waiting.sort(key=lambda row: row["first_in_ms"] or 0)
    return tuple(row["id"] for row in waiting)


def table_words(settings: Settings, event_id: str) -> tuple[dict[int, str], dict[int, str]]:
    """The names that tables were given, and where they stand, by their numbers.

    A name that only says the number again is none.
    """
    names, notes = (_by_number(settings.get(f"live.table_{key}.{event_id}")) for key in ("names", "notes"))
    own = {n: name for n, name in names.items() if name not in (str(n), i18n.tr("Table {number}", number=n))}
    return own, notes


def _by_number(stored: Any) -> dict[int, str]:
    """Table number to words; JSON has text keys."""
    return {int(number): str(words) for number, words in (stored or {}).items() if str(number).isdigit()}
