"""The list of attendees out to a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.i18n import language, tr, trc
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
            with_needs: diet and access too, which can be health data; left out unless asked for.

        Raises:
            Refused: ``file-not-written``, ``event-unknown``.
        """
        from desktop_app.reports.lists import write_list

        event = self._events.find(event_id)
        everybody = {a.registration_id: a for a in self._attendees.of_event(event.id)}
        chosen = list(everybody.values()) if only is None else [everybody[i] for i in only if i in everybody]
        categories = {c.key: c.label(language()) for c in self._attendees.categories()}
        rows = [_cells(attendee, categories, event, with_needs) for attendee in chosen]
        write_list(path, event.title, _header(with_needs), rows)
        return len(rows)


def _header(with_needs: bool) -> list[str]:
    words = [
        tr("No."),
        tr("Family name"),
        tr("Given name"),
        tr("E-mail"),
        tr("Telephone"),
        tr("Institution"),
        tr("Unit"),
        tr("Role"),
        tr("Category"),
        tr("Category as typed"),
        tr("Status"),
        tr("Speed dating"),
        tr("Idea"),
        tr("Shares contact details"),
        tr("May be photographed"),
        tr("Present"),
        tr("First arrival"),
        tr("Note"),
        tr("Code"),
    ]
    return [*words, tr("Needs")] if with_needs else words


def _cells(
    who: Attendee, categories: dict[str, str], event: EventInfo, with_needs: bool
) -> list[str | int | None]:
    cells: list[str | int | None] = [
        who.number,
        who.family_name,
        who.given_name,
        who.email,
        who.phone,
        who.institution,
        who.unit,
        who.role,
        categories.get(who.category_key, who.category_key),
        who.category_typed,
        status_word(who.status),
        _answer(who.wants_speed_dating),
        who.idea,
        _answer(who.consent_share),
        _answer(who.consent_photo),
        _answer(who.present),
        arrival_time(who.first_in_ms, event.timezone, event.date),
        who.note,
        who.code,
    ]
    return [*cells, who.needs] if with_needs else cells


def status_word(status: str) -> str:
    """The word for a registration's status."""
    words = {"confirmed": tr("Registered"), "pending": tr("To confirm"), "cancelled": tr("Cancelled")}
    return words.get(status, status)


def _answer(value: bool | None) -> str:
    return "" if value is None else trc("answer", "Yes") if value else trc("answer", "No")
