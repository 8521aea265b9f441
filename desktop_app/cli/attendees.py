"""``ronde attendees``: import a list, list who is registered."""

import argparse
from typing import TYPE_CHECKING

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, REFUSED, Output, columns
from desktop_app.i18n import language, tr, tr_text, trn
from desktop_app.services.import_words import changes_text

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.import_report import ImportReport, ReportedRow


def import_list(arguments: argparse.Namespace, output: Output) -> int:
    """Import a list and say for each row what became of it; refused when not one row could be used."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        report = opened.imports.import_attendees(event.id, arguments.file, dry_run=arguments.dry_run)
    output.answer(_report_text(report), _report_data(report))
    nobody = report.counts["rows"] == report.counts["set_aside"]
    return REFUSED if nobody else DONE


def _report_text(report: "ImportReport") -> str:
    """The counts, then the rows that somebody should look at."""
    rows = trn("{n} row", "{n} rows", report.counts["rows"])
    text = [", ".join((rows, *map(tr_text, report.summary()))) + "."]
    if report.dry_run:
        text.append(tr("Nothing was changed: this only says what would happen."))
    if report.has_copy:
        text.append(tr("What stood before was copied first: “ronde restore” goes back to it."))
    if report.without_copy is not None:
        text.append(tr_text(report.without_copy))
    text += [tr_text(remark) for remark in report.remarks]
    text += [_row_text(row) for row in report.rows if row.ending != "imported" or row.remarks]
    return "\n".join(text)


def _row_text(row: "ReportedRow") -> str:
    changes = [changes_text(row.changes)] if row.changes else []
    sentences = " ".join((tr_text(row.reason), *changes, *map(tr_text, row.remarks)))
    return tr("Line {line}: {name}. {sentences}", line=row.line, name=row.name or "–", sentences=sentences)


def _report_data(report: "ImportReport") -> dict[str, object]:
    rows = [
        {
            "number": row.number,
            "line": row.line,
            "outcome": row.outcome,
            "ending": row.ending,
            "status": row.status,
            "reason": tr_text(row.reason),
            "changes": [{"field": c.field, "old": c.old, "new": c.new} for c in row.changes],
            "remarks": [tr_text(remark) for remark in row.remarks],
            "registration": row.registration_id,
            "registration_id": row.registration_id,
            "also_registered": row.also_registered,
        }
        for row in report.rows
    ]
    outcomes = {name: count for name, count in report.counts.items() if name != "rows"}
    remarks = [tr_text(remark) for remark in report.remarks]
    answer = {"counts": dict(report.counts), "rows": rows, "remarks": remarks, "dry_run": report.dry_run}
    answer["without_copy"] = tr_text(report.without_copy) if report.without_copy is not None else None
    return answer | outcomes


def list_attendees(arguments: argparse.Namespace, output: Output) -> int:
    """Everybody registered, by family name, cancelled included."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        attendees = opened.attendees.of_event(event.id)
        words = {category.key: category.label(language()) for category in opened.attendees.categories()}
    lines = [_line(attendee, words) for attendee in attendees]
    output.answer(
        columns(lines) if lines else tr("Nobody is registered yet."), [_as_data(a) for a in attendees]
    )
    return DONE


def _line(who: "Attendee", categories: dict[str, str]) -> tuple[str, ...]:
    """In the reader's words; ``--json`` keeps the keys."""
    from desktop_app.services.exports import status_word

    category = categories.get(who.category_key, who.category_key)
    mark = "✓" if who.present else "·"
    return (mark, who.list_name, who.institution, category, status_word(who.status), who.code)


def export_list(arguments: argparse.Namespace, output: Output) -> int:
    """Write everybody to a CSV or XLSX file in which no cell is a formula."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        count = opened.exports.write_attendees(event.id, arguments.file, with_needs=arguments.with_needs)
    text = trn("{n} person written to {file}.", "{n} people written to {file}.", count, file=arguments.file)
    output.answer(text, {"people": count, "file": str(arguments.file)})
    return DONE


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
