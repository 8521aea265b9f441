"""From the desk to the badge printer: ask, say what comes of it, never wait."""

from typing import TYPE_CHECKING

from desktop_app.i18n import tr
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee


def print_badge(context: Context, who: "Attendee") -> None:
    """Print one badge without holding up the next scan."""
    context.shell.say("info", tr("Badge of {name}: choose how to print it in Badges.", name=who.display_name))
