"""The rail: which screens there are, in their order. A screen is imported when it is first shown."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from desktop_app.core.roles import Role
from desktop_app.i18n import tr
from desktop_app.ui.screen import Context, Screen

_UI = Path(__file__).parent


class Entry(NamedTuple):
    """One place of the rail: ``module`` under ``desktop_app.ui`` holds ``factory``, a `Screen` class.

    ``drives``: it drives the clock, which the reception leaves to others.
    """

    key: str
    title: Callable[[], str]
    module: str
    factory: str
    shortcut: str
    at_bottom: bool = False
    drives: bool = False

    def is_for(self, role: Role) -> bool:
        """Whether a desk in that role has this screen."""
        return not self.drives or role.may_drive

    def exists(self) -> bool:
        """Nothing in the rail leads to an empty promise: an unfinished screen is not shown."""
        return getattr(sys, "frozen", False) or (_UI / f"{self.module.replace('.', '/')}.py").is_file()

    def build(self, context: Context) -> Screen:
        """Import and make the screen."""
        made = getattr(import_module(f"desktop_app.ui.{self.module}"), self.factory)(context)
        assert isinstance(made, Screen)
        return made


ENTRIES: tuple[Entry, ...] = (
    Entry("reception", lambda: tr("Reception"), "reception.screen", "ReceptionScreen", "Ctrl+1"),
    Entry("moderator", lambda: tr("Stage"), "moderator.screen", "ModeratorScreen", "Ctrl+2", drives=True),
    Entry("attendees", lambda: tr("Attendees"), "attendees.screen", "AttendeesScreen", "Ctrl+3"),
    Entry("rotation", lambda: tr("Rotation"), "rotation.screen", "RotationScreen", "Ctrl+4"),
    Entry("badges", lambda: tr("Badges"), "badges.screen", "BadgesScreen", "Ctrl+5"),
    Entry("setup", lambda: tr("Settings"), "setup.screen", "SetupScreen", "Ctrl+9", at_bottom=True),
)
