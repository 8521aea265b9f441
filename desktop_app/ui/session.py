"""The community file that is open and the meeting that is worked on: opening, choosing, copies, other desks."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop_app import paths
from desktop_app.ui.hours import use_zone
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.services.community import Community
    from desktop_app.services.events import EventInfo
    from desktop_app.ui.settings import LocalSettings

Opener = Callable[[], "Community"]
"""Opens the community file and returns its services; runs on the database lane, after the first paint."""

_OTHERS_MS = 500
"""How often another desk's writing on the same file is looked for."""
_COPIES_MS = 60_000
"""How often it is asked whether a copy is due."""
_LAST_COPY_S = 10.0
"""How long the end of the system is held up for a copy."""


class Session(QObject):
    """Opens one community at a time and keeps `Context` up to date. All of the store's work is on the lane."""

    def __init__(self, context: Context, reload: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._reload = context, reload
        self._others = QTimer(self)
        self._others.setInterval(_OTHERS_MS)
        self._others.timeout.connect(self._look_for_others)
        self._copies = QTimer(self)
        self._copies.setInterval(_COPIES_MS)
        self._copies.timeout.connect(self._copy_if_due)

    def open(self, opener: Opener, failed: Callable[[Exception], None] | None = None) -> None:
        """Open another community; the one that was open is closed once the new one is there."""
        former, settings = self._context.workspace, self._context.settings
        desk, operator = settings.text("desk"), settings.text("operator")
        computer = mark_of_this_computer(settings)
        publish = self._context.bridge.publish_changed

        def work() -> "tuple[Community, list[EventInfo], set[str], frozenset[str]]":
            opened = opener()
            opened.take_desk(computer, desk, operator)
            opened.changes.subscribe(publish)
            if former is not None:
                former.close()
            events = opened.events
            return opened, events.all(), _roles_behind_a_pin(opened), events.under_way()

        self._context.lane.run(work, self._opened, failed)

    def replace(self, opener: Opener, failed: Callable[[Exception], None] | None = None) -> None:
        """As `open`, for an opener that closes the file itself (putting a copy back)."""
        self._context.workspace = None
        self._context.event, self._context.event_id = None, ""
        self.open(opener, failed)

    def take_role(self, role: str) -> None:
        """Work in another role; every screen shows what that role may see."""
        self._context.role = role
        self._context.settings.put("role", role)
        self._reload()

    def choose_event(self, event: "EventInfo | None") -> None:
        """Work on another meeting; the choice is remembered."""
        self._context.event = event
        use_zone(event.timezone if event else "")
        self._context.event_id = event.id if event else ""
        if event:
            self._context.settings.put("event", event.id)
        self._context.bridge.publish_event_selected(self._context.event_id)
        self._reload()

    def stop(self) -> None:
        """A last copy, then close the file; call before the lane is stopped."""
        self._others.stop()
        self._copies.stop()
        community = self._context.workspace
        if community is None:
            return
        self._context.workspace = None

        def work() -> None:
            try:
                if self._context.event is not None:
                    community.safety.back_up("end")
            finally:
                community.close()

        self._context.lane.run_last(work)

    def copy_before_the_end(self) -> None:
        """The system is about to end, or to ask whether it may: a copy now, waited for; the window stays."""
        community = self._context.workspace
        if community is None or self._context.event is None:
            return
        made = threading.Event()

        def work() -> None:
            try:
                community.safety.back_up("end")
            finally:
                made.set()

        self._context.lane.run(work, urgent=True)
        made.wait(_LAST_COPY_S)

    def _opened(self, found: Any) -> None:
        community, events, behind_a_pin, under_way = found
        remembered = self._context.settings.text("role", "organiser")
        self._context.role = "reception" if remembered in behind_a_pin else remembered
        self._context.workspace = community
        if not paths.is_demo(community.path):  # looking at the demo does not change what opens next time
            self._context.settings.put("file", str(community.path))
        self._others.start()
        self._copies.start()
        self._context.bridge.publish_file_opened()
        self.choose_event(_meeting_to_show(events, self._context.settings.text("event"), under_way))
        self._context.lane.run(lambda: _copy_at_start(community))
        event = self._context.event
        if event is not None and event.id in under_way:
            self._context.lane.run(lambda: community.events.waits_for_a_driver(event.id), self._go_on)

    def _go_on(self, waits: bool) -> None:
        """The program ended in the middle of a session, here or on a laptop that this one stands in for: the console,
        with the question how to go on. A desk that is only the reception stays at the door."""
        if waits and self._context.role != "reception":
            self._context.shell.show_screen("moderator")

    def _look_for_others(self) -> None:
        community = self._context.workspace
        if community is not None and self._context.lane.is_idle():
            self._context.lane.run(community.notice_others)

    def _copy_if_due(self) -> None:
        """Copies every ten minutes while the meeting is on; another day changes little."""
        community, event = self._context.workspace, self._context.event
        if community is not None and event is not None and self._context.lane.is_idle():
            self._context.lane.run(lambda: _copy_while_it_is_on(community, event.id))


def _meeting_to_show(
    events: "list[EventInfo]", remembered: str, under_way: frozenset[str]
) -> "EventInfo | None":
    """The meeting whose session is under way; else today's; else the one worked on last; else the next to come."""
    from datetime import date

    today = date.today()
    for wanted in (
        [e for e in events if e.id in under_way],
        [e for e in events if e.date == today],
        [e for e in events if e.id == remembered],
        [e for e in events if e.date > today],
    ):
        if wanted:
            return wanted[0]
    return events[-1] if events else None


def _roles_behind_a_pin(community: "Community") -> set[str]:
    """Roles that nobody takes without their PIN: at the start the desk is the reception then."""
    from desktop_app.services.roles import Role

    return {role.value for role in Role if role is not Role.RECEPTION and community.roles.needs_pin(role)}


def _copy_while_it_is_on(community: "Community", event_id: str) -> None:
    if community.events.is_on(event_id):
        community.safety.back_up_if_due()


def _copy_at_start(community: "Community") -> None:
    if community.events.all():
        community.safety.back_up("start")


def mark_of_this_computer(settings: "LocalSettings") -> str:
    """What tells it from other computers: drawn once, and about nobody."""
    if not settings.text("computer"):
        settings.put("computer", os.urandom(6).hex())
    return settings.text("computer")


def open_file(path: Path) -> "Community":
    """An `Opener` for a file that a person chose; importing the services takes time, so late."""
    from desktop_app.services.community import Community

    return Community(path)
