"""``ronde event``: make and list events."""

import argparse
from typing import TYPE_CHECKING

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output, columns
from desktop_app.i18n import tr

if TYPE_CHECKING:
    from desktop_app.services.events import EventInfo


def create(arguments: argparse.Namespace, output: Output) -> int:
    """Make an event and say what it is called from now on."""
    with community(arguments, create=True) as opened:
        event = opened.events.create(
            arguments.title, arguments.date, arguments.theme, arguments.place, arguments.timezone
        )
    output.answer(tr("Event made: {slug}", slug=event.slug), _as_data(event))
    return DONE


def list_events(arguments: argparse.Namespace, output: Output) -> int:
    """All events with their counts, the earliest first."""
    with community(arguments) as opened:
        events = opened.events.all()
    lines = [(e.date.isoformat(), e.slug, _title(e), f"{e.present}/{e.registered}") for e in events]
    output.answer(columns(lines) if lines else tr("No event yet."), [_as_data(e) for e in events])
    return DONE


def _title(event: "EventInfo") -> str:
    return " · ".join(part for part in (event.title, event.theme, event.place) if part)


def _as_data(event: "EventInfo") -> dict[str, object]:
    return {
        "id": event.id,
        "slug": event.slug,
        "title": event.title,
        "theme": event.theme,
        "place": event.place,
        "date": event.date.isoformat(),
        "timezone": event.timezone,
        "registered": event.registered,
        "present": event.present,
    }
