"""The other papers of a meeting, from what the community file says now."""

import datetime as dt
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.folding import display_name
from desktop_app.core.text import N_
from desktop_app.core.zones import zone_of
from desktop_app.i18n import language
from desktop_app.printing import papers as printing
from desktop_app.printing.calibration import calibration_page
from desktop_app.printing.dates import arrival_time
from desktop_app.printing.wording import Stop, with_names
from desktop_app.services.attendees import Attendee, Attendees
from desktop_app.services.badge_facts import BadgeFacts, Selection
from desktop_app.services.events import EventInfo, Events
from desktop_app.services.live_facts import table_words
from desktop_app.services.settings import Settings
from desktop_app.services.sheets import Sheets
from desktop_app.store import events_table, plans_table
from desktop_app.store.store import Store
from desktop_app.whole_files import write_whole

_NOON_MIN = 12 * 60


class PaperKind(Enum):
    """The papers that a meeting needs beside badges."""

    SIGN_IN = "sign-in"
    RECEPTION_LIST = "reception-list"
    NAME_LIST = "name-list"
    TABLE_SIGNS = "table-signs"
    PLAN_CARDS = "plan-cards"
    STAGE_ORDER = "stage-order"


class Papers:
    """Use cases on paper: each gives a PDF."""

    def __init__(
        self, store: Store, facts: BadgeFacts, events: Events, attendees: Attendees, settings: Settings
    ) -> None:
        self._store = store
        self._facts = facts
        self._events = events
        self._attendees = attendees
        self._settings = settings

    def pdf(self, kind: PaperKind, event_id: str) -> bytes:
        """One paper of a meeting.

        Raises:
            Refused: ``no-plan`` for papers of a rotation that was not planned, ``queue-empty`` without speakers.
        """
        makers: dict[PaperKind, Callable[[str], bytes]] = {
            PaperKind.SIGN_IN: self.sign_in_sheet,
            PaperKind.RECEPTION_LIST: self.reception_list,
            PaperKind.NAME_LIST: self.name_list,
            PaperKind.TABLE_SIGNS: self.table_signs,
            PaperKind.PLAN_CARDS: self.plan_cards,
            PaperKind.STAGE_ORDER: self.stage_order,
        }
        return makers[kind](event_id)

    def save(self, kind: PaperKind, event_id: str, out: Path) -> Path:
        """One paper as a file, whole or not at all."""
        write_whole(out, self.pdf(kind, event_id))
        return out

    def sign_in_sheet(self, event_id: str) -> bytes:
        """The sheet to sign, with the arrival times known so far."""
        organiser = str(self._settings.get("organiser") or "")
        half_day = self._half_day(event_id)
        return printing.sign_in_sheet(
            self._facts.occasion(event_id), half_day, organiser, self._lines(event_id)
        )

    def reception_list(self, event_id: str) -> bytes:
        """The numbered list to tick."""
        return printing.reception_list(self._facts.occasion(event_id), self._lines(event_id))

    def name_list(self, event_id: str) -> bytes:
        """Who sits where, by name."""
        self._need_plan(event_id)
        return printing.name_list(self._facts.occasion(event_id), self._lines(event_id))

    def table_signs(self, event_id: str) -> bytes:
        """A sign for each table of the plan in use."""
        rounds = plans_table.rounds(self._store, self._need_plan(event_id))
        names, places = table_words(self._settings, event_id)
        signs = [
            printing.Sign(number, names.get(number, ""), places.get(number, ""))
            for number in range(1, max(map(len, rounds), default=0) + 1)
        ]
        return printing.table_signs(self._facts.occasion(event_id), signs)

    def plan_cards(self, event_id: str) -> bytes:
        """A card with all tables for each person of the plan in use."""
        self._need_plan(event_id)
        chosen = self._facts.chosen(event_id, Selection())
        contents = self._facts.contents(event_id, chosen)
        stops = self._facts.stops(event_id)
        names, places = table_words(self._settings, event_id)
        named = [
            with_names(content, stops.get(attendee.registration_id, ()), names, places)
            for attendee, content in zip(chosen, contents, strict=True)
        ]
        return printing.plan_cards(self._facts.occasion(event_id), named)

    def stage_order(self, event_id: str) -> bytes:
        """The order of the pitches. Raises `Refused` ``queue-empty``."""
        rows = [row for row in plans_table.queue(self._store, event_id) if row["state"] != "skipped"]
        if not rows:
            raise Refused("queue-empty", N_("Nobody is in the stage queue yet. Make it under Rotation."))
        speakers = [
            printing.Speaker(
                row["speaker"] or display_name(row["given_name"], row["family_name"]),
                row["affiliation"] or row["institution"] or "",
                row["title"] or row["idea"] or "",
            )
            for row in rows
        ]
        return printing.stage_order(self._facts.occasion(event_id), speakers)

    def calibration(self, sheet_key: str, dx_mm: float = 0.0, dy_mm: float = 0.0) -> bytes:
        """The page to measure a printer with."""
        return calibration_page(Sheets(self._settings).find(sheet_key), dx_mm, dy_mm)

    def _need_plan(self, event_id: str) -> str:
        plan = plans_table.active_plan(self._store, event_id)
        if plan is None:
            raise Refused(
                "no-plan", N_("No rotation is planned yet. Make the plan under Rotation, then print.")
            )
        return str(plan["id"])

    def _half_day(self, event_id: str) -> str:
        """``morning`` or ``afternoon`` by the programme, or by the door's hours; empty for a whole day."""
        items = [item for item in events_table.programme(self._store, event_id) if not item["dropped"]]
        starts = [item["start_min"] for item in items if item["start_min"] is not None]
        event = self._events.find(event_id)
        if not starts and event.opens_ms is not None:
            opens = dt.datetime.fromtimestamp(event.opens_ms / 1000, zone_of(event.timezone))
            starts = [opens.hour * 60]
        if not starts or (min(starts) < _NOON_MIN <= max(starts) - 60):
            return ""
        return "morning" if min(starts) < _NOON_MIN else "afternoon"

    def _lines(self, event_id: str) -> list[printing.Line]:
        stops = self._facts.stops(event_id)
        words = {category.key: category.label(language()) for category in self._attendees.categories()}
        event = self._events.find(event_id)
        return [
            self._line(
                attendee,
                words.get(attendee.category_key, ""),
                stops.get(attendee.registration_id, ()),
                event,
            )
            for attendee in self._facts.chosen(event_id, Selection())
        ]

    @staticmethod
    def _line(attendee: Attendee, category: str, stops: tuple[Stop, ...], event: EventInfo) -> printing.Line:
        return printing.Line(
            attendee.number,
            attendee.list_name,
            attendee.institution,
            attendee.role or attendee.unit,
            category,
            arrival_time(attendee.first_in_ms, event.timezone, event.date, with_year=False),
            stops,
        )
