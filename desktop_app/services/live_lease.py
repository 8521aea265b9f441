"""Who drives: one window at a time, by a lease with a heartbeat in the community file."""

from desktop_app.core.clock import Reading
from desktop_app.core.errors import Refused
from desktop_app.core.live.instant import Instant
from desktop_app.core.text import N_, Text
from desktop_app.services.processes import has_died, holder_name
from desktop_app.services.recorder import Recorder
from desktop_app.store import live_table
from desktop_app.store.store import Row


class Lease:
    """The drive of one event, as this window has it or not.

    Attributes:
        holder: this window. is_held: it drives.
        seen: when the driver before it, which is gone, was last alive; None when there is none to answer for.
        refused: why the lease cannot be written (a file that is read-only, say).
    """

    def __init__(self, recorder: Recorder, event_id: str, run: str) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._event_id = event_id
        self.holder = holder_name(run)
        self.is_held = False
        self.seen: Instant | None = None
        self.refused: Refused | None = None
        self._heard = (0, 0)

    @property
    def problem(self) -> Text | None:
        """Why the lease cannot be written, in a sentence."""
        return self.refused.text if self.refused is not None else None

    def take(self, now: Reading) -> bool:
        """Take the drive if nobody alive holds it."""
        try:
            other = self._other()
            died = other is not None and _is_gone(other)
            self.is_held = self._write(now, drives=other is None, by_force=died)
            if self.is_held:
                self._answer_for(other)
            self.refused = None
        except Refused as refused:
            self.is_held, self.refused = False, refused
        return self.is_held

    def seize(self, now: Reading, watched_since_ms: int | None = None) -> bool:
        """Take the drive whoever holds it; True when it was taken from a window that was alive, or whose clock this one
        has watched since before that one left it running."""
        other = self._other()
        was_alive = other is not None and (_is_alive(other, now) or _was_watched(other, watched_since_ms))
        self.is_held = self._write(now, drives=was_alive or other is None, by_force=True)
        self.refused = None
        if not was_alive:
            self._answer_for(other)
        return was_alive

    def keep(self, now: Reading, *, drives: bool = True) -> bool:
        """The heartbeat; True when something is different: the drive was lost, or cannot be written any more.

        ``drives``: False while the question waits whether a clock that stood alone goes on.
        """
        before = (self.is_held, self.refused is None)
        try:
            self.is_held = self._write(now, drives=drives)
            self.refused = None
        except Refused as refused:
            self.refused = refused
        return (self.is_held, self.refused is None) != before

    def release(self, *, keeps_trace: bool = False, drives: bool = True) -> None:
        """Give the drive back; with a trace, it stays written until when it was driven (see `keep`)."""
        was_held, self.is_held = self.is_held, False
        if was_held and keeps_trace:
            now_ms = self._recorder.clock.read().wall_ms
            live_table.leave_lease(self._store, self._event_id, self.holder, now_ms, drives=drives)
        elif was_held:
            live_table.drop_lease(self._store, self._event_id, self.holder)

    def is_still_held(self) -> bool:
        """As the file has it now: another window may have taken the drive since the last beat."""
        if self.is_held and self._other() is not None:
            self.is_held = False
        return self.is_held

    def driver(self, now: Reading) -> str:
        """The desk that drives; empty when nobody does, or nobody has been heard of for five seconds."""
        held = live_table.lease(self._store, self._event_id)
        if held is None or _is_gone(held) or self._is_silent(held, now):
            return ""
        return str(held["desk"])

    def _is_silent(self, held: Row, now: Reading) -> bool:
        """By this window's own clock since it last heard something: those of two computers differ."""
        seen_ms = held["seen_ms"]
        if seen_ms != self._heard[0]:
            age_ms = 0 if self._heard[0] else max(0, now.wall_ms - seen_ms)
            self._heard = (seen_ms, now.monotonic_ms - age_ms)
        return now.monotonic_ms - self._heard[1] > live_table.LEASE_MS

    def _other(self) -> Row | None:
        held = live_table.lease(self._store, self._event_id)
        return held if held is not None and held["holder"] != self.holder else None

    def _write(self, now: Reading, *, drives: bool, by_force: bool = False) -> bool:
        desk, at_ms = self._recorder.desk, now.wall_ms
        return live_table.take_lease(
            self._store, self._event_id, self.holder, desk, at_ms, drives=drives, by_force=by_force
        )

    def _answer_for(self, other: Row | None) -> None:
        if other is not None:
            self.seen = Instant(other["driven_ms"], 0)


def not_driving(desk: str, own: str) -> Refused:
    """Another window drives: which desk, unless it calls itself as this one does."""
    if not desk or desk == own:
        return Refused(
            "not-driving",
            N_(
                "Another window drives this session: nothing was changed here. Take over to drive it from here."
            ),
        )
    return Refused(
        "not-driving",
        N_("Desk {desk} drives this session: nothing was changed here. Take over to drive it from here."),
        desk=desk,
    )


def is_driven(recorder: Recorder, event_id: str) -> bool:
    """Whether a window that is alive drives the session of a meeting."""
    held = live_table.lease(recorder.store, event_id)
    return held is not None and _is_alive(held, recorder.clock.read())


def _is_alive(lease: Row, now: Reading) -> bool:
    return not _is_gone(lease) and bool(lease["seen_ms"] >= now.wall_ms - live_table.LEASE_MS)


def _was_watched(lease: Row, since_ms: int | None) -> bool:
    """Left while it was driven, not under a question, and somebody was already looking."""
    was_driven = lease["holder"] == live_table.NOBODY and lease["driven_ms"] == lease["seen_ms"]
    return since_ms is not None and was_driven and bool(since_ms <= lease["driven_ms"])


def _is_gone(lease: Row) -> bool:
    """Left by its holder, or its holder is a process that died."""
    return lease["holder"] == live_table.NOBODY or has_died(lease["holder"])
