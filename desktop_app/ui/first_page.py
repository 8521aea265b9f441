"""What every screen shows when there is no community, or no meeting in it: what to do next, and the buttons for it."""

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import tr
from desktop_app.ui.files import choose_community, create_community, open_demo
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.notices import EmptyState


def first_page(parent: QWidget, context: Context) -> EmptyState:
    """Without a file: create, open, demo. With one: the first meeting."""
    if context.workspace is None:
        return EmptyState(
            tr("No community yet"),
            tr("A community file holds people and events. Create yours, open one, or look at the demo."),
            (
                (tr("Create"), "Return", lambda: create_community(parent, context)),
                (tr("Open"), "Ctrl+O", lambda: choose_community(parent, context)),
                (tr("See the demo"), "Ctrl+D", lambda: open_demo(context)),
            ),
        )
    return EmptyState(
        tr("No event yet"),
        tr("Create the first event of the community; then import the list of attendees."),
        ((tr("Create an event"), "Return", lambda: _begin_meeting(parent, context)),),
    )


def _begin_meeting(parent: QWidget, context: Context) -> None:
    """The form itself, where somebody asked for it; imported with the first press."""
    from desktop_app.ui.meeting_sheet import begin_meeting

    begin_meeting(parent, context)
