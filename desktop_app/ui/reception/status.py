"""What is said of the desk beside its own screen: in the status bar, and in a line over another screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop_app.i18n import tr, trn
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict


def say_status(context: Context, waiting: int) -> None:
    """Scanner ready, or how many scans are not on the disk yet; the desk and its operator."""
    shell, settings = context.shell, context.settings
    if waiting:
        text = trn("{n} scan waits to be recorded", "{n} scans wait to be recorded", waiting)
        shell.set_status("scanner", "refused_text", text)
    else:
        shell.set_status("scanner", "admitted_text", tr("Ready to scan"))
    operator = settings.text("operator")
    desk = tr("Desk {desk}", desk=context.desk)
    shell.set_status("desk", "admitted_text", f"{desk} — {operator}" if operator else desk)


def after_the_sheet(scan: Callable[[], object]) -> None:
    """Check in now; under an open sheet the scan waits, and the sheet says so."""
    from desktop_app.ui.widgets.sheet import Sheet

    sheet = QApplication.activeModalWidget()
    if isinstance(sheet, Sheet) and sheet.holds_scans:
        sheet.say("attention", tr("A scan waits. It is checked in as soon as this is closed."))
        sheet.finished.connect(lambda _: scan())
    else:
        scan()


def not_recorded_yet(waiting: int) -> list[str]:
    """What is still on its way when another meeting is chosen."""
    if not waiting:
        return []
    return [trn("{n} scan is not recorded yet.", "{n} scans are not recorded yet.", waiting)]


def say_elsewhere(context: Context, verdict: "Verdict") -> None:
    """A scan while another screen is in front: one line there."""
    from desktop_app.ui.reception.faces import word_of

    name = verdict.attendee.display_name if verdict.attendee else ""
    kind = "done" if verdict.outcome.lets_in else "attention"
    context.shell.say(kind, " — ".join(part for part in (word_of(verdict.outcome), name) if part))


def say_care(context: Context, verdicts: "list[Verdict]", said: str) -> str:
    """People to look after whom the next answer has taken off the card: said until somebody closes it.

    Args:
        said: what was said of others; while it stands they stay. Returns what is said now.
    """
    people = [verdict.attendee for verdict in verdicts if verdict.attendee is not None]
    if not people:
        return said
    before = said.splitlines() if context.shell.said() == said else []
    lines = (*before, *(f"{who.display_name} — {who.attention}" for who in people))
    said = "\n".join(dict.fromkeys(lines))
    context.shell.say("attention", said)
    return said


def report_if_grave(context: Context, error: Exception) -> None:
    """Not refused in words: something is wrong in the program. A lost file: a copy can bring it back."""
    from desktop_app.services.safety import FileLost

    if not hasattr(error, "text") or isinstance(error, FileLost):
        context.shell.report(error)
