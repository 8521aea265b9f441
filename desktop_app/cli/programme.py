"""``ronde programme``: import the run of the day."""

import argparse

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output
from desktop_app.i18n import trn


def import_list(arguments: argparse.Namespace, output: Output) -> int:
    """Replace the event's programme by the items of a list."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        count = opened.programme.import_file(event.id, arguments.file)
    output.answer(trn("{n} item imported", "{n} items imported", count), {"items": count})
    return DONE
