"""``ronde badges`` and ``ronde paper``: what a meeting needs on paper, as PDFs."""

import argparse

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output
from desktop_app.i18n import tr, tr_text, trn


def write(arguments: argparse.Namespace, output: Output) -> int:
    """Write one badge for everybody registered, cancelled ones left out, or for those named; say what to look at."""
    from desktop_app.core.badge.ready import Back
    from desktop_app.services.badge_facts import Order, Selection
    from desktop_app.services.badges import BadgeOptions

    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        options = BadgeOptions(
            sheet=arguments.sheet,
            start_at=arguments.start_at,
            back=Back(arguments.back),
            marks=arguments.marks,
            blanks=arguments.blank,
        )
        named = [opened.attendees.find(event.id, key).registration_id for key in arguments.registration]
        selection = Selection(
            order=Order(arguments.order), only_new=arguments.only_new, registration_ids=tuple(named)
        )
        made = opened.badges.save_pdf(event.id, arguments.out, selection, options)
    lines = [trn("{n} badge written to {file}", "{n} badges written to {file}", made.badges, file=made.path)]
    remarks = [tr_text(remark) for remark in made.remarks]
    data = {"badges": made.badges, "pages": made.pages, "file": str(made.path), "remarks": remarks}
    output.answer("\n".join([*lines, *remarks]), data)
    return DONE


def write_paper(arguments: argparse.Namespace, output: Output) -> int:
    """Write one of the other papers: the sign-in sheet, table signs, plan cards..."""
    from desktop_app.services.papers import PaperKind

    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        file = opened.papers.save(PaperKind(arguments.kind), event.id, arguments.out)
    output.answer(tr("Written: {file}", file=file), {"kind": arguments.kind, "file": str(file)})
    return DONE
