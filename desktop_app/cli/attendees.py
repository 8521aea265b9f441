"""``ronde attendees``: import a list, list who is registered."""

import argparse
from typing import TYPE_CHECKING

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output, columns
from desktop_app.i18n import tr

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee


def import_list(arguments: argparse.Namespace, output: Output) -> int:
    """Import a list and say for each row what became of it."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        report = opened.imports.import_attendees(event.id, arguments.file, dry_run=arguments.dry_run)
    output.answer(_report_text(report, arguments.dry_run), _report_data(report))
    return DONE


def list_attendees(arguments: argparse.Namespace, output: Output) -> int:
    """Everybody registered, by family name, cancelled included."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        attendees = opened.attendees.of_event(event.id)
    lines = [(_mark(a), a.list_name, a.institution, a.category_key, a.status, a.code) for a in attendees]
    output.answer(
        columns(lines) if lines else tr("Nobody is registered yet."), [_as_data(a) for a in attendees]
    )
    return DONE


def _mark(attendee: "Attendee") -> str:
    return "✓" if attendee.present else "·"


def _as_data(attendee: "Attendee") -> dict[str, object]:
    return {
        "id": attendee.registration_id,
        "given_name": attendee.given_name,
        "family_name": attendee.family_name,
        "email": attendee.email,
        "institution": attendee.institution,
        "category": attendee.category_key,
        "status": attendee.status,
        "code": attendee.code,
        "present": attendee.present,
    }
