"""``ronde programme``: import the run of the day, and take that back."""

import argparse

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output
from desktop_app.i18n import tr_text, trn


def import_list(arguments: argparse.Namespace, output: Output) -> int:
    """Replace the event's programme by the items of a list, and say what was guessed or left out."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        report = opened.programme.import_list(event.id, arguments.file)
    count = len(report.lines)
    remarks = [tr_text(remark) for remark in report.remarks]
    lines = [trn("{n} item imported", "{n} items imported", count)]
    if report.replaced:
        lines.append(
            trn(
                "In the place of {n} item; ronde programme undo brings it back.",
                "In the place of {n} items; ronde programme undo brings them back.",
                report.replaced,
            )
        )
    text = "\n".join([*lines, *remarks])
    output.answer(text, {"items": count, "replaced": report.replaced, "remarks": remarks})
    return DONE


def undo(arguments: argparse.Namespace, output: Output) -> int:
    """The programme as it was before it was last changed."""
    with community(arguments) as opened:
        count = len(opened.programme.take_back(opened.events.find(arguments.event).id))
    output.answer(trn("{n} item is back", "{n} items are back", count), {"items": count})
    return DONE
