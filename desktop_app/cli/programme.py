"""``ronde programme``: import the run of the day."""

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
    text = "\n".join([trn("{n} item imported", "{n} items imported", count), *remarks])
    output.answer(text, {"items": count, "remarks": remarks})
    return DONE
