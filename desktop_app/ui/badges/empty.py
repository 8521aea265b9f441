"""What the badges say while there is nothing to print, and the button that leads on."""

from functools import partial

from desktop_app.i18n import tr
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.notices import EmptyState


def nothing_open(context: Context) -> EmptyState:
    """No community, or no meeting in it."""
    to_settings = partial(context.shell.show_screen, "setup")
    if context.workspace is None:
        return EmptyState(
            tr("No community yet"),
            tr("Create a community, open one, or look at the demo; then print its badges."),
            ((tr("Create, open or see the demo"), "Return", to_settings),),
        )
    return EmptyState(
        tr("No event yet"),
        tr("Create the first event, then print its badges."),
        ((tr("Create an event"), "Return", to_settings),),
    )


def nobody(context: Context) -> EmptyState:
    """A meeting without people."""
    return EmptyState(
        tr("Nobody is registered yet"),
        tr("Import the list of attendees: each of them gets a badge with a code of their own."),
        ((tr("Import a list"), "Return", partial(context.shell.show_screen, "attendees")),),
    )
