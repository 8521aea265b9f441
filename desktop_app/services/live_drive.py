"""The drive of one window: who may have it, its beats, and what they still owe to the file."""

from collections.abc import Callable

from desktop_app.core.clock import Reading
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text
from desktop_app.services.live_lease import Lease, not_driving
from desktop_app.services.recorder import Recorder
from desktop_app.store.refusals import FileLeft, FileLost

GAP_MS = 20_000
"""A heartbeat that comes this much late, by both clocks, is a sleep or a stall: a question."""

_STANDING = {
    "disk-full": N_("The disk is full: the clock goes on, but nothing more can be recorded. Make room."),
    "file-readonly": N_(
        "The file is write-protected: the clock goes on, but nothing more can be recorded. Allow writing."
    ),
    "disk-fault": N_(
        "The disk does not answer: the clock goes on, but nothing more can be recorded. "
        "Check the disk or the stick."
    ),
    "file-busy": N_("Another program keeps the file busy: the clock goes on, and writing is tried again."),
}
"""What stands on the console while beats are refused: nobody has pressed anything that was not recorded."""


class Drive:
    """Takes and keeps the lease, notices a sleep, and remembers what a beat could not write.

    Attributes:
        lease: the drive as the file has it. driver: the desk that drives, as last looked.
        unseen_since: the last beat before a sleep that is not written yet. plan_came: a plan or a queue may have been
            made anew and is not adopted yet.
    """

    def __init__(
        self, recorder: Recorder, event_id: str, run: str, may_drive: Callable[[], bool] = lambda: True
    ) -> None:
        self._recorder = recorder
        self._may_drive = may_drive
        self._last_beat: Reading | None = None
        self._first_beat: Reading | None = None
        self._trouble: Refused | None = None
        self.lease = Lease(recorder, event_id, run)
        self.driver = ""
        self.unseen_since: Reading | None = None
        self.plan_came = True

    @property
    def is_allowed(self) -> bool:
        """The role of this desk may drive."""
        return self._may_drive()

    @property
    def is_held(self) -> bool:
        """This window drives."""
        return self.lease.is_held and self.is_allowed

    @property
    def problem(self) -> Text | None:
        """Why nothing can be written now, as a sign that stands until it can."""
        refused = self.lease.refused or self._trouble
        if refused is None:
            return None
        standing = _STANDING.get(refused.code)
        return refused.text if standing is None else Text(standing)

    def take(self, now: Reading) -> None:
        """Take the drive if nobody alive holds it and this desk may."""
        if self.is_allowed:
            self.lease.take(now)
        self._first_beat = self._last_beat = self.unseen_since = None

    def seize(self, now: Reading, *, same_boot: bool = False) -> bool:
        """Take the drive whoever holds it; True when the clock goes on: it was taken from a window that was alive, or
        that closed before the eyes of this one, on a clock of the ``same_boot``."""
        self.refuse_other_roles()
        return self.lease.seize(now, self._watching_since_ms(now) if same_boot else None)

    def _watching_since_ms(self, now: Reading) -> int | None:
        """The first of the beats that came without a gap until now; None when there was one."""
        first, last = self._first_beat, self._last_beat
        if first is None or last is None or now.monotonic_ms - last.monotonic_ms > GAP_MS:
            return None
        return first.wall_ms

    def need(self, is_free: Callable[[], bool]) -> None:
        """Hold the drive. Of a session that nobody has begun it is taken, looking and taking in one transaction.

        Raises:
            Refused: ``not-driving`` when another window drives; ``role-reception``; why the lease cannot be written.
        """
        self.refuse_other_roles()
        if self.lease.is_still_held():
            return
        if self.lease.refused is not None:
            raise self.lease.refused
        with self._recorder.transaction():
            now = self._recorder.clock.read()
            if not is_free():
                raise not_driving(self.lease.driver(now), self._recorder.desk)
            self.lease.seize(now)

    def refuse_other_roles(self) -> None:
        """A desk that is only the reception leaves the clock to others."""
        if not self.is_allowed:
            raise Refused(
                "role-reception",
                N_(
                    "This desk is the reception: the clock is driven from a desk of the moderator or the organiser. "
                    "The role of this desk is in Settings."
                ),
            )

    def beats(self, now: Reading, *, drives: bool) -> bool:
        """The heartbeat of a window that drives; True when the drive was lost, or cannot be written any more."""
        if self._watching_since_ms(now) is None:
            self._first_beat = now
        self.notice_sleep(now)
        self._last_beat = now
        changed = self.lease.is_held and self.lease.keep(now, drives=drives)
        if not self.lease.is_held:
            self.unseen_since = self._trouble = None
        return changed

    def notice_sleep(self, now: Reading) -> bool:
        """Whether nobody looked for so long that it must be asked about, since the last beat or for longer."""
        last = self._last_beat
        if last is not None and now.monotonic_ms - last.monotonic_ms > GAP_MS:
            self.unseen_since = self.unseen_since or last
            self._last_beat = now
        return self.unseen_since is not None

    def pays(self, owed: Callable[[], object]) -> bool:
        """Write what a beat owes. A refusal stands until a later beat succeeds; True when that changed."""
        before = self._trouble
        try:
            owed()
        except (FileLost, FileLeft):
            raise
        except Refused as refused:
            self._trouble = refused
        else:
            self._trouble = None
        return (before is None) != (self._trouble is None)
