"""What the rotation says while there is nothing to show, and the button that leads on."""

from collections.abc import Callable

from desktop_app.i18n import tr
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.notices import EmptyState

LEAST_PEOPLE = 2


def no_plan(
    context: Context, expected: int, make: Callable[[], object], propose: Callable[[], object]
) -> EmptyState:
    """A meeting without a plan: people come first, then the plan."""
    if expected < LEAST_PEOPLE:
        return EmptyState(
            tr("Nobody to seat yet"),
            tr("Import or register the attendees first: the plan is made for them."),
            ((tr("Go to the attendees"), "Return", lambda: context.shell.show_screen("attendees")),),
        )
    return EmptyState(
        tr("No plan yet"),
        tr(
            "Choose the size of the tables and the rounds at the left, then make the plan. It takes a second."
        ),
        ((tr("Make the plan"), "", make), (tr("Propose sizes and rounds"), "", propose)),
    )
