"""The meetings of the cycle."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.core.checkin import DoorRules
from desktop_app.core.errors import Refused
from desktop_app.core.folding import clean, fold
from desktop_app.core.meeting_days import check_day, closes_next_day, is_night_after
from desktop_app.core.text import N_
from desktop_app.core.zones import zone_of
from desktop_app.services.recorder import Recorder
from desktop_app.services.zones import USUAL_ZONE, check_zone
from desktop_app.store import events_table, live_table
from desktop_app.store.store import Row

LONGEST_TITLE = 200
FORGOTTEN_MS = 12 * 60 * 60 * 1000
"""A session that nobody ended is not under way for ever: half a day after its last command it was left."""
DOOR_STILL_MS = 3 * 60 * 60 * 1000
"""After midnight a meeting is over once nobody has come to its door for this long."""


@dataclass(frozen=True, slots=True)
class EventInfo:
    """One meeting.

    Attributes:
        id, slug: either names it on the command line.
        date: the day, in the meeting's own time zone.
        exits_on: whether people are scanned out and in again.
        opens_ms, closes_ms: hours of the door, Unix milliseconds, or None.
        admits: category keys let in; empty for everybody.
        registered, present: counts; cancelled registrations are not counted.
    """

    id: str
    slug: str
    title: str
    theme: str
    place: str
    date: dt.date
    timezone: str
    exits_on: bool = False
    opens_ms: int | None = None
    closes_ms: int | None = None
    admits: frozenset[str] = frozenset()
    registered: int = 0
    present: int = 0

    @property
    def opens_at(self) -> dt.time | None:
        """When the door opens, in the time of the meeting's place; None where it has no hours."""
        return self._time(self.opens_ms)

    @property
    def closes_at(self) -> dt.time | None:
        """When the door closes, in the time of the meeting's place; None where it has no hours."""
        return self._time(self.closes_ms)

    def _time(self, at_ms: int | None) -> dt.time | None:
        if at_ms is None:
            return None
        try:
            return dt.datetime.fromtimestamp(at_ms / 1000, zone_of(self.timezone)).time()
        except (ValueError, OverflowError, OSError):
            return (
                None  # a file may hold a date at the end of the calendar, and has to be read for its repair
            )


@dataclass(frozen=True, slots=True)
class DoorWishes:
    """How the door of a meeting is kept.

    Attributes:
        exits_on: people are scanned out and in again.
        opens_at, closes_at: hours on the day, in the time of the meeting's place; None without. A door that would close
            before it opens closes on the next day.
        admits: keys of the categories let in; empty for all.
    """

    exits_on: bool = False
    opens_at: dt.time | None = None
    closes_at: dt.time | None = None
    admits: frozenset[str] = frozenset()


class Events:
    """Create, find and change meetings."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store

    def create(
        self,
        title: str,
        date: dt.date,
        theme: str = "",
        place: str = "",
        timezone: str = USUAL_ZONE,
        door: DoorWishes | None = None,
    ) -> EventInfo:
        """A new meeting.

        Raises `Refused`: ``event-untitled`` without a title, ``event-date`` for a day before 2000 or after 2099,
        ``zone-unknown`` for a time zone that there is not.
        """
        title = clean(title, LONGEST_TITLE)
        if not title:
            raise Refused("event-untitled", N_("Give the event a title."))
        check_day(date)
        check_zone(timezone)
        kept = _door_payload(door, date, timezone)
        with self._recorder.transaction() as transaction:
            event_id = transaction.new_id()
            payload = {
                "slug": self._free_slug(title, theme, date),
                "title": title,
                "theme": clean(theme, LONGEST_TITLE),
                "place": clean(place, LONGEST_TITLE),
                "date": date.isoformat(),
                "timezone": timezone,
            }
            transaction.add("event.created", f"event:{event_id}", payload, event_id)
            if kept:
                transaction.add("event.changed", f"event:{event_id}", kept, event_id)
        return self.find(event_id)

    def all(self) -> list[EventInfo]:
        """All meetings, the earliest first."""
        return [_event_info(row) for row in events_table.events(self._store)]

    def find(self, id_or_slug: str) -> EventInfo:
        """One meeting. Raises `Refused` ``event-unknown``."""
        return _event_info(self._row(id_or_slug))

    def door(self, id_or_slug: str) -> DoorRules:
        """What is asked at every scan. Raises `Refused` ``event-unknown``."""
        row = self._row(id_or_slug)
        admits = _keys(row["admits_json"])
        return DoorRules(row["id"], bool(row["exits_on"]), row["opens_ms"], row["closes_ms"], admits)

    def _row(self, id_or_slug: str) -> Row:
        row = events_table.event(self._store, id_or_slug)
        if row is None:
            raise Refused(
                "event-unknown",
                N_("There is no event “{name}” in this community. See the list of events."),
                name=clean(id_or_slug, 80),
            )
        return row

    def under_way(self) -> frozenset[str]:
        """Ids of the meetings whose session was begun and not ended, and that somebody drove within half a day."""
        now_ms = self._recorder.clock.read().wall_ms
        begun = live_table.open_sessions(self._store)
        return frozenset(row["event_id"] for row in begun if now_ms - row["last_ms"] < FORGOTTEN_MS)

    def waits_for_a_driver(self, event_id: str) -> bool:
        """Whether the session of a meeting is under way and nobody drives it: the program was ended in its middle."""
        from desktop_app.services.live_lease import is_driven

        return event_id in self.under_way() and not is_driven(self._recorder, event_id)

    def is_on(self, event_id: str) -> bool:
        """Whether the meeting is on: this is its day at its place, or its session is under way.

        The second for a meeting that runs past midnight, and for one whose date was mistyped. One that has no session
        stays on in the night after its day while people come to its door.
        """
        event = self.find(event_id)
        return self._is_its_day(event) or event.id in self.under_way()

    def to_show(self, remembered: str = "") -> EventInfo | None:
        """The meeting to work on when the file is opened; None in a file without meetings.

        The one whose session is under way; else last night's while people come to its door, and today's, each at its
        place; else the one worked on last (``remembered``, an id), which also decides between several; else the next
        to come; else the last that was.
        """
        events, under_way = self.all(), self.under_way()
        for wanted in (
            lambda event: event.id in under_way,
            self._is_its_day,
            lambda event: event.id == remembered,
            lambda event: event.date > self._local(event).date(),
        ):
            found = [event for event in events if wanted(event)]
            if found:
                return next((event for event in found if event.id == remembered), found[0])
        return events[-1] if events else None

    def _is_its_day(self, event: EventInfo) -> bool:
        """Whether it is the day of a meeting at its place, or the night after it and its door is in use."""
        local = self._local(event)
        if is_night_after(event.date, local):
            now_ms = self._recorder.clock.read().wall_ms
            return events_table.door_used(
                self._store, event.id, now_ms - DOOR_STILL_MS, now_ms + DOOR_STILL_MS
            )
        return event.date == local.date()

    def _local(self, event: EventInfo) -> dt.datetime:
        """Now, in the time of the place of a meeting."""
        return self._recorder.clock.read().wall.astimezone(zone_of(event.timezone))

    def change(
        self,
        event_id: str,
        *,
        title: str | None = None,
        theme: str | None = None,
        place: str | None = None,
        date: dt.date | None = None,
        timezone: str | None = None,
        door: DoorWishes | None = None,
    ) -> EventInfo:
        """Change what is given. The hours of the door stay the same times of day on another day or elsewhere.

        Raises `Refused` as `create` does.
        """
        before = self.find(event_id)
        words = {"title": title, "theme": theme, "place": place}
        payload: dict[str, object] = {
            name: clean(value, LONGEST_TITLE) for name, value in words.items() if value is not None
        }
        if payload.get("title") == "":
            raise Refused("event-untitled", N_("Give the event a title."))
        if date is not None:
            payload["date"] = date.isoformat()
        if timezone is not None:
            check_zone(timezone)
            payload["timezone"] = timezone
        day, zone = date or before.date, timezone or before.timezone
        if date is not None or timezone is not None or door is not None:  # another title alone moves nothing
            check_day(day)
        if door is not None:
            payload |= _door_payload(door, day, zone)
        elif (day, zone) != (before.date, before.timezone):
            payload |= _hours(before.opens_at, before.closes_at, day, zone)
        self._recorder.record("event.changed", f"event:{event_id}", payload, event_id)
        return self.find(event_id)

    def _free_slug(self, title: str, theme: str, date: dt.date) -> str:
        """Title, theme and year in plain letters, with a number when another meeting has it already."""
        words = "-".join(fold(f"{title} {theme}").split())
        plain = "".join(c for c in words if c.isascii())[:48].strip("-") or "event"
        slug, number = f"{plain}-{date.year}", 2
        while events_table.event(self._store, slug) is not None:
            slug, number = f"{plain}-{date.year}-{number}", number + 1
        return slug


def _door_payload(door: DoorWishes | None, date: dt.date, timezone: str) -> dict[str, object]:
    if door is None:
        return {}
    return {
        "exits_on": door.exits_on,
        "admits_json": sorted(door.admits),
        **_hours(door.opens_at, door.closes_at, date, timezone),
    }


def _hours(
    opens_at: dt.time | None, closes_at: dt.time | None, date: dt.date, timezone: str
) -> dict[str, object]:
    last_day = date + dt.timedelta(days=1) if closes_next_day(opens_at, closes_at) else date
    return {"opens_ms": _at_ms(date, opens_at, timezone), "closes_ms": _at_ms(last_day, closes_at, timezone)}


def _at_ms(date: dt.date, time: dt.time | None, timezone: str) -> int | None:
    """A time of that day at the meeting's place, Unix milliseconds."""
    if time is None:
        return None
    return round(dt.datetime.combine(date, time, zone_of(timezone)).timestamp() * 1000)


@lru_cache(maxsize=64)
def _keys(keys_json: str) -> frozenset[str]:
    return frozenset(json.loads(keys_json))


def _event_info(row: Row) -> EventInfo:
    counted = "registered" in row.keys()  # noqa: SIM118 - a Row is no mapping
    return EventInfo(
        id=row["id"],
        slug=row["slug"],
        title=row["title"],
        theme=row["theme"],
        place=row["place"],
        date=dt.date.fromisoformat(row["date"]),
        timezone=row["timezone"],
        exits_on=bool(row["exits_on"]),
        opens_ms=row["opens_ms"],
        closes_ms=row["closes_ms"],
        admits=_keys(row["admits_json"]),
        registered=row["registered"] if counted else 0,
        present=row["present"] if counted else 0,
    )
