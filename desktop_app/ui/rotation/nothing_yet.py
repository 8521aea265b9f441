"""What the rotation screen says while there is no plan to show."""

from collections.abc import Callable

from desktop_app.i18n import tr
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.notices import EmptyState

LEAST_PEOPLE = 2


def nobody_to_seat(context: Context) -> EmptyState:
    """Before a plan come the people."""
    return EmptyState(
        tr("Nobody to seat yet"),
        tr("Import or register the attendees first: the plan is made for them."),
        ((tr("Go to the attendees"), "Return", lambda: context.shell.show_screen("attendees")),),
    )


def no_plan(make: Callable[[], object], propose: Callable[[], object]) -> EmptyState:
    """People are there: make the plan, or see first what would fit."""
    return EmptyState(
        tr("No plan yet"),
        tr(
            "Choose the size of the tables and the rounds at the left, then make the plan. It takes a second."
        ),
        ((tr("Make the plan"), "", make), (tr("Propose sizes and rounds"), "", propose)),
    )
