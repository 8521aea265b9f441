"""What the status bar says of the desk: the scanner, what waits, and who signs."""

from desktop_app.i18n import tr, trn
from desktop_app.ui.screen import Context


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
