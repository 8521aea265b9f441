"""``ronde badges``: the badges of an event as a PDF."""

import argparse

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output
from desktop_app.i18n import trn


def write(arguments: argparse.Namespace, output: Output) -> int:
    """Write one badge for everybody registered, cancelled ones left out."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        count = opened.badges.write_pdf(event.id, arguments.sheet, arguments.out, arguments.start_at)
    text = trn("{n} badge written to {file}", "{n} badges written to {file}", count, file=arguments.out)
    output.answer(text, {"badges": count, "file": str(arguments.out)})
    return DONE
