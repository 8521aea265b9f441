"""The list of attendees out to a spreadsheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.roster.own_list import COLUMNS, NAMES_PARTED_BY, PRIVATE, STATUSES
from desktop_app.core.text import Text
from desktop_app.i18n import language, tr_text, trc
from desktop_app.printing.dates import arrival_time
from desktop_app.services.attendees import Attendee, Attendees
from desktop_app.services.events import EventInfo, Events


class Exports:
    """Lists for other programs."""

    def __init__(self, events: Events, attendees: Attendees) -> None:
        self._events = events
        self._attendees = attendees

    def write_attendees(
        self, event_id: str, path: Path, only: Iterable[str] | None = None, *, with_needs: bool = False
    ) -> int:
        """Everybody registered, as CSV or XLSX by the end of the file's name; how many rows were written.

        Args:
            only: registration ids, in the order wanted; everybody by name when ``None``.
            with_needs: diet and access too, which can be health data, and who wishes to meet or to avoid whom;
                left out unless asked for.

        Raises:
            Refused: ``file-not-written``, ``event-unknown``.
        """
        from desktop_app.reports.lists import write_list

        event = self._events.find(event_id)
        everybody = {a.registration_id: a for a in self._attendees.of_event(event.id)}
        chosen = list(everybody.values()) if only is None else [everybody[i] for i in only if i in everybody]
        columns = [name for name in COLUMNS if with_needs or name not in PRIVATE]
        words = _Words(
            {c.key: c.label(language()) for c in self._attendees.categories()},
            event,
            self._named(event.id, everybody) if with_needs else {},
        )
        rows = [[words.cell(name, attendee) for name in columns] for attendee in chosen]
        write_list(path, event.title, [tr_text(Text(COLUMNS[name])) for name in columns], rows)
        return len(rows)

    def _named(self, event_id: str, everybody: Mapping[str, Attendee]) -> dict[tuple[str, str], list[str]]:
        """Whom each registration names, by registration and kind; a namesake by the address."""
        counts = Counter(_name(who) for who in everybody.values())
        named: dict[tuple[str, str], list[str]] = {}
        for who, whom, kind in self._attendees.all_wishes(event_id):
            other = everybody.get(whom)
            if other:
                is_only_one = counts[_name(other)] == 1 or not other.email
                named.setdefault((who, kind), []).append(_name(other) if is_only_one else other.email)
        return named


def _name(who: Attendee) -> str:
    return f"{who.given_name} {who.family_name}".strip()


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands in the cells of the list.

    Attributes:
        categories: key to word. event: the meeting. named: whom people name, by registration and kind.
    """

    categories: Mapping[str, str]
    event: EventInfo
    named: Mapping[tuple[str, str], list[str]]

    def cell(self, column: str, who: Attendee) -> str | int | None:
        """The cell of one column of `COLUMNS`."""
        match column:
            case "category":
                return self.categories.get(who.category_key, who.category_key)
            case "status":
                return status_word(who.status)
            case "wants_speed_dating" | "consent_share" | "consent_photo" | "present":
                return _answer(getattr(who, column))
            case "first_arrival":
                return arrival_time(who.first_in_ms, self.event.timezone, self.event.date)
            case "wishes" | "avoids":
                kind = "wish" if column == "wishes" else "avoid"
                return NAMES_PARTED_BY.join(self.named.get((who.registration_id, kind), ()))
        value: str | int | None = getattr(who, column)
        return value


def status_word(status: str) -> str:
    """The word for a registration's status."""
    return tr_text(Text(STATUSES[status])) if status in STATUSES else status


def _answer(value: bool | None) -> str:
    return "" if value is None else trc("answer", "Yes") if value else trc("answer", "No")
