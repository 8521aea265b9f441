"""The community file that is open and the meeting that is worked on: opening, choosing, copies, other desks."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop_app import paths
from desktop_app.core.roles import Role
from desktop_app.i18n import tr
from desktop_app.ui.hours import use_zone, zone
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
"""How often it is asked whether a copy is due, and the others are told that this window is there."""
_LAST_COPY_S = 10.0
"""How long the end of the system is held up for a copy."""


class Session(QObject):
    """Opens one community at a time and keeps `Context` up to date. All of the store's work is on the lane.

    Attributes:
        lost: the file that was found damaged or gone last, until one is open again.
        end_failure: why the copy at the end could not be made, after `stop` and the end of the lane.
        not_recorded: why scans that waited at the end were refused for good, one for each; then too.
        faults: of the program, met while files were closed, until they are reported; then too.
    """

    def __init__(self, context: Context, reload: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._reload = context, reload
        self._former: list[Community] = []
        self.lost: Path | None = None
        self.end_failure: Exception | None = None
        self.not_recorded: list[Exception] = []
        self.faults: list[Exception] = []
        self._others = QTimer(self)
        self._others.setInterval(_OTHERS_MS)
        self._others.timeout.connect(self._look_for_others)
        self._copies = QTimer(self)
        self._copies.setInterval(_COPIES_MS)
        self._copies.timeout.connect(self._copy_if_due)
        self._copies.timeout.connect(self._stay)

    def open(
        self,
        opener: Opener,
        failed: Callable[[Exception], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open another community; the one that was open is closed once the new one is there, and ``then`` called."""
        settings = self._context.settings
        desk, operator = settings.text("desk"), settings.text("operator")
        computer = mark_of_this_computer(settings)
        lane, bridge = self._context.lane, self._context.bridge

        remembered = settings.text("event")

        def work() -> "tuple[Community, EventInfo | None, set[Role], bool]":
            opened = opener()
            try:
                is_taken = opened.take_desk(computer, desk, operator)
                opened.changes.subscribe(lambda changed: lane.behind(lambda: bridge.publish_changed(changed)))
                found = opened, opened.events.to_show(remembered), _roles_behind_a_pin(opened), is_taken
            except BaseException:
                opened.close()
                raise
            return found

        def opened(found: Any) -> None:
            former = self._context.workspace  # another may have been opened since this was asked for
            self._former += [former] if former is not None else []
            # Behind what was asked of it before, a scan perhaps: that is still done by it.
            self._context.lane.run(self._close_former, lambda _: self._report_faults())
            is_another = former is None or not _is_same_file(former.path, found[0].path)
            self._opened(found[:3])
            self._enter(found[0], is_taken=found[3], says=is_another)
            if then is not None:
                then()

        self._context.lane.run(work, opened, failed)

    def put_back(
        self, path: Path, copy: Path, failed: Callable[[Exception], None], *, may_be_another: bool = False
    ) -> None:
        """Put a copy in the place of a file and open it. What is open stays open when that is refused.

        A sound file is written over while this window and others have it open. A damaged one has to be closed first;
        nothing is open then when putting back fails.
        """
        community = self._context.workspace
        closed: list[Community] = []
        whose: list[str] = []

        def opener() -> "Community":
            from desktop_app.services import safety
            from desktop_app.services.system_clock import SystemClock

            if community is not None and _is_same_file(community.path, path) and not safety.is_sound(path):
                closed.append(community)
                self._close(community)  # it is damaged: giving the clock back may not be possible
            whose.extend(
                safety.when_made(each, zone()) for each in safety.copies_of(path) if each.path == copy
            )
            safety.restore(path, copy, SystemClock(), may_be_another=may_be_another)
            return open_file(path)

        def refused(error: Exception) -> None:
            if closed and self._context.workspace is community:
                self._nothing_open()
            self._report_faults()
            failed(error)

        def done() -> None:
            self._context.shell.say(
                "done", tr("Back to the copy of {time}.", time=whose[0] if whose else copy.name)
            )

        self.open(opener, refused, done)

    def file_of_copies(self) -> Path:
        """Whose copies are of use now: the open file's, the lost one's, or those of the file that was open last."""
        if self._context.workspace is not None:
            return self._context.workspace.path
        remembered = self._context.settings.text("file")
        return self.lost or (Path(remembered) if remembered else paths.default_community_file())

    def found_lost(self, path: Path) -> None:
        """A file is damaged or gone: if it is the open one, nobody asks it again twice a second."""
        community = self._context.workspace
        self.lost = path
        if community is not None and self._is_lost(community):
            self._others.stop()
            self._copies.stop()

    def _is_lost(self, community: "Community") -> bool:
        return self.lost is not None and _is_same_file(community.path, self.lost)

    def _nothing_open(self) -> None:
        self._others.stop()
        self._copies.stop()
        self._context.workspace = None
        self._context.event, self._context.event_id = None, ""
        self._context.bridge.publish_file_opened()
        self.choose_event(None)

    def take_role(self, role: Role) -> None:
        """Work in another role; every screen shows what that role may see, and services refuse what it may not."""
        self._context.role = role
        if self._context.workspace is not None:
            self._context.workspace.roles.here = role
        self._context.settings.put("role", role.value)
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
            self._close_former()
            try:
                if self._context.event is not None and not self._is_lost(community):
                    community.safety.back_up("end")
            except Exception as error:
                self.end_failure = error
            finally:
                self._close(community)

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

    def _close_former(self) -> None:
        """The new one is open, whatever the old one still has to say."""
        while self._former:
            self._close(self._former.pop())

    def _close(self, community: "Community") -> None:
        """On the lane; nothing is held up by it. A drive that cannot be given back runs out by itself."""
        from desktop_app.core.errors import Refused

        try:
            community.close()
        except Refused:
            return
        except Exception as fault:
            self.faults.append(fault)

    def _report_faults(self) -> None:
        while self.faults:
            self._context.shell.report(self.faults.pop(0))

    def _opened(self, found: Any) -> None:
        community, event, behind_a_pin = found
        remembered = remembered_role(self._context.settings)
        self._context.role = Role.RECEPTION if remembered in behind_a_pin else remembered
        community.roles.here = self._context.role
        self._context.workspace = community
        self.lost = None
        if not paths.is_demo(community.path):  # looking at the demo does not change what opens next time
            self._context.settings.put("file", str(community.path))
        self._others.start()
        self._copies.start()
        self._context.bridge.publish_file_opened()
        self.choose_event(event)
        if event is not None:
            self._copy(lambda: community.safety.back_up("start"))
            self._context.lane.run(lambda: community.events.waits_for_a_driver(event.id), self._go_on)

    def _go_on(self, waits: bool) -> None:
        """The program ended in the middle of a session, here or on a laptop that this one stands in for: the console,
        with the question how to go on. A desk that is only the reception stays at the door."""
        if waits and self._context.role.may_drive:
            self._context.shell.show_screen("moderator")

    def _enter(self, community: "Community", *, is_taken: bool, says: bool) -> None:
        """Let the others see this window, and say who is there: not again where the same file is read anew."""

        def tell(others: Any) -> None:
            from desktop_app.ui.side_by_side import say_who_else

            if says and community is self._context.workspace:
                say_who_else(self._context, others, is_name_taken=is_taken)

        self._context.lane.run(community.windows.enter, tell)

    def _stay(self) -> None:
        community = self._context.workspace
        if community is not None:
            self._context.lane.run_latest("window stays", community.windows.stay)

    def _look_for_others(self) -> None:
        community = self._context.workspace
        if community is not None and community.is_log_long() and self._context.pool.is_idle():
            self._context.pool.run(community.fold_log)
        if community is not None and self._context.lane.is_idle():
            self._context.lane.run(community.notice_others, None, self._not_noticed)

    def _not_noticed(self, error: Exception) -> None:
        """An earlier copy stands in the file now: read everything anew, and say so."""
        from desktop_app.services.community import PutBack

        community = self._context.workspace
        if not isinstance(error, PutBack):
            self._context.shell.report(error)
        elif community is not None:
            self._others.stop()
            path = community.path
            self._context.shell.say(
                "attention",
                tr("Another window has put an earlier copy of the file back. What you see was read anew."),
            )
            self.open(lambda: open_file(path), self._not_read_anew)

    def _not_read_anew(self, error: Exception) -> None:
        """The file is busy, say: the next look finds the earlier copy again."""
        self._context.shell.report(error)
        self._others.start()

    def _copy_if_due(self) -> None:
        """Copies every ten minutes while the meeting is on; another day changes little."""
        community, event = self._context.workspace, self._context.event
        if community is not None and event is not None and self._context.lane.is_idle():
            self._context.lane.run(
                lambda: community.events.is_on(event.id), lambda is_on: self._copy_while_on(community, is_on)
            )

    def _copy_while_on(self, community: "Community", is_on: bool) -> None:
        if is_on and community is self._context.workspace:
            self._copy(community.safety.back_up_if_due)

    def _copy(self, make: Callable[[], object]) -> None:
        """Beside the lane: a copy reads through a connection of its own, and no scan waits for it."""
        self._context.pool.run(make, lambda made: self._context.bridge.publish_copied() if made else None)


def _roles_behind_a_pin(community: "Community") -> set[Role]:
    """Roles that nobody takes without their PIN: at the start the desk is the reception then."""
    return {role for role in Role if role is not Role.RECEPTION and community.roles.needs_pin(role)}


def remembered_role(settings: "LocalSettings") -> Role:
    """The role that this computer had last; nobody has said one at the first start. Of a word that is no role here
    (another version wrote it, say) it is the one that may do least."""
    try:
        return Role(settings.text("role", Role.ORGANISER.value))
    except ValueError:
        return Role.RECEPTION


def _is_same_file(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def open_file(path: Path) -> "Community":
    """An `Opener` for a file that a person chose; importing the services takes time, so late."""
    from desktop_app.services.community import Community

    return Community(path)


def mark_of_this_computer(settings: "LocalSettings") -> str:
    """What tells it from other computers: drawn once, and about nobody."""
    if not settings.text("computer"):
        settings.put("computer", os.urandom(6).hex())
    return settings.text("computer")
