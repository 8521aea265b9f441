"""``ronde badges``: the badges of an event as a PDF."""

import argparse

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output
from desktop_app.i18n import tr_text, trn


def write(arguments: argparse.Namespace, output: Output) -> int:
    """Write one badge for everybody registered, cancelled ones left out, and say what to look at."""
    from desktop_app.services.badges import BadgeOptions

    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        options = BadgeOptions(sheet=arguments.sheet, start_at=arguments.start_at)
        made = opened.badges.save_pdf(event.id, arguments.out, options=options)
    lines = [trn("{n} badge written to {file}", "{n} badges written to {file}", made.badges, file=made.path)]
    remarks = [tr_text(remark) for remark in made.remarks]
    data = {"badges": made.badges, "pages": made.pages, "file": str(made.path), "remarks": remarks}
    output.answer("\n".join([*lines, *remarks]), data)
    return DONE
