"""Whose badges, in which order, and what stands on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.core.badge.content import BadgeContent, Row
from desktop_app.core.categories import Category
from desktop_app.core.folding import fold
from desktop_app.core.hours import time_of_minutes
from desktop_app.core.live.script import item_steps
from desktop_app.core.live.show import Form, Item
from desktop_app.printing.dates import clock_time, long_date
from desktop_app.printing.wording import Holder, Occasion, Stop, badge_content, blank_content, plan_note
from desktop_app.services.attendees import Attendee, Attendees
from desktop_app.services.events import Events
from desktop_app.services.live_facts import LiveFacts
from desktop_app.services.settings import COMMUNITY_NAME, Settings
from desktop_app.store import events_table, plans_table
from desktop_app.store.store import Store

_FEW = 50
"""So many people are read one by one; for more it is quicker to read everybody."""


class Order(Enum):
    """How badges are sorted."""

    NAME = "name"
    INSTITUTION = "institution"
    CATEGORY = "category"
    ARRIVAL = "arrival"


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose badges. Cancelled registrations are left out unless named by id.

    Attributes:
        only_new: only those whose badge was never printed.
        only_present: only those who are inside.
        categories: category keys; empty for all.
        registration_ids: exactly these; empty for all.
    """

    order: Order = Order.NAME
    only_new: bool = False
    only_present: bool = False
    categories: frozenset[str] = frozenset()
    registration_ids: tuple[str, ...] = ()


def selected(
    attendees: Sequence[Attendee], selection: Selection, categories: Sequence[Category]
) -> list[Attendee]:
    """Those who are meant, in order."""
    position = {category.key: index for index, category in enumerate(categories)}
    wanted = frozenset(selection.registration_ids)
    chosen = [attendee for attendee in attendees if _is_meant(attendee, selection, wanted)]

    def key(attendee: Attendee) -> tuple[object, ...]:
        name = (*attendee.order, attendee.number)
        if selection.order is Order.INSTITUTION:
            return (fold(attendee.institution), *name)
        if selection.order is Order.CATEGORY:
            return (position.get(attendee.category_key, len(position)), *name)
        if selection.order is Order.ARRIVAL:
            return (attendee.first_in_ms is None, attendee.first_in_ms or 0, *name)
        return name

    return sorted(chosen, key=key)


def _is_meant(attendee: Attendee, selection: Selection, wanted: frozenset[str]) -> bool:
    if wanted:
        return attendee.registration_id in wanted
    return (
        attendee.status != "cancelled"
        and not (selection.only_new and attendee.badges_printed)
        and (not selection.only_present or attendee.present)
        and (not selection.categories or attendee.category_key in selection.categories)
    )


class BadgeFacts:
    """Reads what badges say from the community file."""

    def __init__(
        self, store: Store, events: Events, attendees: Attendees, settings: Settings, live: LiveFacts
    ) -> None:
        self._store = store
        self._live = live
        self._events = events
        self._attendees = attendees
        self._settings = settings

    def chosen(self, event_id: str, selection: Selection) -> list[Attendee]:
        """The attendees that a selection means."""
        wanted = tuple(dict.fromkeys(selection.registration_ids))
        if 0 < len(wanted) <= _FEW:  # a badge at the desk must not read twenty thousand people
            candidates = [self._attendees.one(found) for found in wanted]
        else:
            candidates = self._attendees.of_event(event_id)
        return selected(candidates, selection, self._attendees.categories())

    def contents(
        self, event_id: str, attendees: Sequence[Attendee], programme_back: bool = False
    ) -> list[BadgeContent]:
        """What the badges of these attendees say."""
        occasion = self.occasion(event_id)
        categories = {category.key: category for category in self._attendees.categories()}
        stops = self.stops(event_id)
        return [
            badge_content(
                occasion,
                _holder(
                    attendee, categories.get(attendee.category_key), stops.get(attendee.registration_id, ())
                ),
                programme_back,
            )
            for attendee in attendees
        ]

    def blanks(self, event_id: str, count: int) -> list[BadgeContent]:
        """Badges without a name."""
        return [blank_content(self.occasion(event_id))] * count

    def occasion(self, event_id: str) -> Occasion:
        """What stands on every badge of the meeting."""
        event = self._events.find(event_id)
        return Occasion(
            community=str(self._settings.get(COMMUNITY_NAME)),
            title=event.title,
            theme=event.theme,
            date=long_date(event.date),
            place=event.place,
            plan_note=self._plan_note(event_id),
            programme=self._programme(event_id),
        )

    def stops(self, event_id: str) -> Mapping[str, tuple[Stop, ...]]:
        """For each registration its tables in the plan in use, by round; a round at no table is a rest."""
        plan = plans_table.active_plan(self._store, event_id)
        if plan is None:
            return {}
        times = self._round_times(event_id)
        rounds = plans_table.rounds(self._store, plan["id"])
        seated = [
            {person: number for number, seats in enumerate(tables, 1) for person in seats}
            for tables in rounds
        ]
        everybody = {person for tables in seated for person in tables}
        return {
            person: tuple(
                Stop(index, times.get(index, ""), tables.get(person, 0))
                for index, tables in enumerate(seated)
            )
            for person in everybody
        }

    def _plan_note(self, event_id: str) -> str:
        item = self._rotation(event_id)
        if item is None:
            return ""
        return plan_note(self._round_times(event_id).get(0, ""), item.timing.turn_s)

    def _rotation(self, event_id: str) -> Item | None:
        """The rotation as the live clock will run it."""
        items = self._live.show(self._events.find(event_id))[0].items
        return next((item for item in items if item.form in (Form.TABLES, Form.PAIRS)), None)

    def _round_times(self, event_id: str) -> dict[int, str]:
        """When each round begins by the programme, by its index; empty when the programme has no hour for it."""
        item = self._rotation(event_id)
        if item is None or item.planned_start_ms is None:
            return {}
        timezone = self._events.find(event_id).timezone
        starts: dict[int, str] = {}
        at_ms = item.planned_start_ms
        for step in item_steps(item):
            starts.setdefault(step.round_number - 1, clock_time(at_ms, timezone))
            at_ms += step.length_ms
        return starts

    def _programme(self, event_id: str) -> tuple[Row, ...]:
        items = events_table.programme(self._store, event_id)
        return tuple(
            Row(
                "", time_of_minutes(item["start_min"]) if item["start_min"] is not None else "", item["title"]
            )
            for item in items
            if not item["dropped"]
        )


def _holder(attendee: Attendee, category: Category | None, stops: tuple[Stop, ...]) -> Holder:
    return Holder(
        given_name=attendee.given_name,
        family_name=attendee.family_name,
        institution=attendee.institution,
        unit=attendee.unit,
        role=attendee.role,
        code=attendee.code,
        category=category,
        category_typed=attendee.category_typed,
        stops=stops,
        takes_part=attendee.wants_speed_dating is not False,
    )
