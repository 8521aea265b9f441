"""What the badges say while there is nothing to print, and the button that leads on."""

from functools import partial

from desktop_app.i18n import tr
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.notices import EmptyState


def nobody(context: Context) -> EmptyState:
    """A meeting without people."""
    return EmptyState(
        tr("Nobody is registered yet"),
        tr("Import the list of attendees: each of them gets a badge with a code of their own."),
        ((tr("Import a list"), "Return", partial(context.shell.show_screen, "attendees")),),
    )
