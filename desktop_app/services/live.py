"""Driving the live session: commands, the single driver, resuming, rehearsal.

A session is opened by its first command; until then it is a draft that follows programme, plan and queue. One
window drives, holding a lease with a heartbeat; others follow read-only until they take over explicitly.
"""

from collections.abc import Callable
from uuid import uuid4

from desktop_app.core.clock import Clock, Reading
from desktop_app.core.errors import Refused
from desktop_app.core.journal import Entry
from desktop_app.core.live import commands, fold
from desktop_app.core.live.adoption import adopt
from desktop_app.core.live.commands import Changes
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.position import Position, Watch, position
from desktop_app.core.live.script import script
from desktop_app.core.live.state import LiveState
from desktop_app.core.live.undoing import redo_target, undo_target
from desktop_app.core.live.views import Command
from desktop_app.core.text import N_
from desktop_app.services.changes import Changed
from desktop_app.services.events import Events
from desktop_app.services.live_around import Around, signed
from desktop_app.services.live_commands import KEYS, Decide
from desktop_app.services.live_draft import DraftEdits
from desktop_app.services.live_drive import Drive
from desktop_app.services.live_facts import LiveFacts, planned_from
from desktop_app.services.live_ledger import JournalLedger, Ledger, MemoryLedger
from desktop_app.services.live_programme import LiveProgramme
from desktop_app.services.live_snapshot import LiveSnapshot, Pace
from desktop_app.services.processes import boot_id
from desktop_app.services.programme import Programme
from desktop_app.services.recorder import Recorder
from desktop_app.services.settings import Settings
from desktop_app.services.stage_queue import StageQueue

FASTEST = 20


class Live:
    """The live sessions of a community, one object for each event that somebody looks at.

    Args:
        may_drive: whether the role of this desk allows it (see `core.roles`).
    """

    def __init__(
        self,
        recorder: Recorder,
        events: Events,
        programme: Programme,
        queue: StageQueue,
        settings: Settings,
        may_drive: Callable[[], bool] = lambda: True,
    ) -> None:
        self._recorder = recorder
        self._may_drive = may_drive
        self._events = events
        self._facts = LiveFacts(recorder.store, programme, queue, settings)
        self._queue = queue
        self._sessions: dict[str, LiveSession] = {}

    def session(self, event_id: str) -> "LiveSession":
        """The session of an event, followed read-only until `LiveSession.drive`."""
        if event_id not in self._sessions:
            event = self._events.find(event_id)
            self._sessions[event_id] = LiveSession(
                self._recorder, self._events, event.id, self._facts, self._queue, self._may_drive
            )
        return self._sessions[event_id]

    def release(self) -> None:
        """Give every drive back (the program closes)."""
        for session in self._sessions.values():
            session.release()


class LiveSession(LiveProgramme):
    """One event's session. All methods run on the database lane; snapshots go to other threads.

    Every command takes the ``reading`` of the key press, so that a busy lane costs nobody a second, and gives
    the snapshot after it. A command that would do nothing writes nothing.

    Raises:
        Refused: ``not-driving`` from any command in a window that only follows; ``role-reception`` at a desk that is
            only the reception; ``nothing-loaded``...
    """

    def __init__(
        self,
        recorder: Recorder,
        events: Events,
        event_id: str,
        facts: LiveFacts,
        queue: StageQueue,
        may_drive: Callable[[], bool],
    ) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._clock: Clock = recorder.clock
        self._events = events
        self._event_id = event_id
        self._source = facts
        self._queue = queue
        self._boot = boot_id()
        self._run = uuid4().hex[:12]
        self._drive = Drive(recorder, event_id, self._run, may_drive)
        self._lease = self._drive.lease
        self._pace: Pace | None = None
        self._journal = JournalLedger(recorder, event_id, self._lease.holder, self._opening)
        self._ledger: Ledger = self._journal
        self._entries: list[Entry] | None = None
        self._state = LiveState()
        self._folded = fold.Folded()
        self._draft = False
        self._around = Around(events, event_id, facts)
        self._before_start = DraftEdits()
        self._is_new = True
        recorder.changes.subscribe(self._on_changed)

    # Who drives

    @property
    def drives(self) -> bool:
        """This window drives, or may: a rehearsal, and a session that nobody has begun, are driven from anywhere."""
        if not self._drive.is_allowed:
            return False
        return self._lease.is_held or self._pace is not None or self._is_free()

    def _is_free(self) -> bool:
        """Nothing is under way, so that looking at the console on one desk does not bind the others."""
        state = self._current()
        return (self._draft or state.finished_ms is not None) and self._lease.problem is None

    def drive(self, reading: Reading | None = None) -> LiveSnapshot:
        """Take the drive if nobody alive holds it; otherwise follow."""
        now = reading or self._clock.read()
        self._drive.take(now)
        return self.snapshot(now)

    def take_over(self, reading: Reading | None = None) -> LiveSnapshot:
        """Drive from here on. The clock of a driver that was alive, or closed while this window followed, goes on
        without a question."""
        now = reading or self._clock.read()
        running = self._current().running
        goes_on = self._drive.seize(now, same_boot=running is not None and running.boot == self._boot)
        if goes_on and self._current().running is not None:
            return self._do(commands.take_over, now)
        return self.snapshot(now)

    def release(self) -> None:
        """Give the drive back; of a clock that runs, the last second stays known."""
        waits = self._look(self._clock.read()).asked_resume
        self._lease.release(keeps_trace=self._state.running is not None, drives=not waits)

    def beat(self, reading: Reading | None = None) -> LiveSnapshot | None:
        """Once a second: keep the drive, notice a sleep, follow what others wrote; a snapshot if it is new."""
        now = reading or self._clock.read()
        if self._lease.is_held and not self._drive.is_allowed:
            self.release()
            self._is_new = True
        if self._drive.beats(now, drives=not self._look(now).asked_resume):
            self._entries, self._is_new = None, True
        if self._lease.is_held and self._pace is None and self._drive.pays(lambda: self._pay(now)):
            self._is_new = True
        driver_changed = not self._lease.is_held and self._lease.driver(now) != self._drive.driver
        if self._is_new or driver_changed or self._around.is_old(self._look(now).state, now):
            return self.snapshot(now)
        return None

    # What there is to see

    def snapshot(self, reading: Reading | None = None) -> LiveSnapshot:
        """The session as it stands, for any thread."""
        now = reading or self._clock.read()
        state = self._current()
        facts = self._around.at(self._look(now).state, now)
        self._is_new = False
        return LiveSnapshot(
            self._event_id,
            state,
            signed(facts, self._drive, state.desk, now, self._pace),
            self.drives,
            self._boot,
            self._run,
            self._lease.seen,
            undo_target(self._entries or ()),
            redo_target(self._entries or ()),
            self._pace,
            self._draft,
            self._drive.problem,
            self._before_start.undo_label if self._draft else None,
            self._draft and self._before_start.can_redo,
        )

    def under_way(self, reading: Reading) -> Position | None:
        """Where a session stands that has really begun, or where it ended; None when there is none."""
        self._current()
        return None if self._draft or self._pace is not None else self._look(reading)

    # Commands

    def do(self, command: Command, reading: Reading | None = None) -> LiveSnapshot:
        """A key or a button. MESSAGE and FULL_SCREEN are the window's own and do nothing here."""
        if command is Command.TAKE_OVER:
            return self.take_over(reading)
        if command is Command.UNDO:
            return self.undo(reading)
        if command is Command.REDO:
            return self.redo(reading)
        return self._do(KEYS.get(command, lambda at: commands.NOTHING), reading)

    def undo(self, reading: Reading | None = None) -> LiveSnapshot:
        """Take back the last command that still stands; before the start, the last edit of this window."""
        if self._still_free() and self._draft and self._turn_back(self._before_start.undo):
            return self.snapshot(reading)
        return self._do(lambda at: commands.undo(self._entries or (), at.now), reading)

    def redo(self, reading: Reading | None = None) -> LiveSnapshot:
        """Take back the last undo, when nothing was commanded since."""
        if self._still_free() and self._draft and self._turn_back(self._before_start.redo):
            return self.snapshot(reading)
        return self._do(lambda at: commands.redo(self._entries or ()), reading)

    def _turn_back(self, turn: Callable[[], bool]) -> bool:
        turned = turn()
        if turned:
            self._forget()
        return turned

    def begin_again(self) -> LiveSnapshot:
        """A new session from the programme, after one that was ended. Its journal stays."""
        self._need_drive()
        self._entries = None
        if self._current().finished_ms is None:
            raise Refused("session-open", N_("This session has not been ended yet."))
        self._journal.leave_behind()
        self._forget()
        return self.snapshot()

    # Rehearsal

    def rehearse(self, speed: int = 1, reading: Reading | None = None) -> LiveSnapshot:
        """The whole session in memory at 1x to 20x; again with another speed changes the pace.

        Raises:
            Refused: ``live-running`` while the real clock runs; ``nothing-to-rehearse`` before there is a show.
        """
        now = reading or self._clock.read()
        speed = min(FASTEST, max(1, speed))
        self._drive.refuse_other_roles()
        if self._pace is not None:
            self._pace = self._pace.changed(now, speed)
        else:
            self._begin_rehearsal(now, speed)
        self._forget()
        return self.snapshot(now)

    def _begin_rehearsal(self, now: Reading, speed: int) -> None:
        if self._current().running is not None:
            raise Refused("live-running", N_("The session is running: rehearse before or after it."))
        show, plan_id = self._source.show(self._events.find(self._event_id))
        if not script(show):
            raise Refused(
                "nothing-to-rehearse",
                N_(
                    "There is nothing to rehearse yet: make a programme, a plan of tables or a queue of speakers first."
                ),
            )
        self._pace = Pace(now, now, speed)
        opening = commands.open_session("rehearsal", planned_from(show, now.wall_ms), plan_id)
        self._ledger = MemoryLedger(opening, self._instant(now), self._recorder.desk)

    def end_rehearsal(self) -> LiveSnapshot:
        """Back to the real session; nothing of the rehearsal is kept."""
        self._pace, self._ledger, self._around.rehearsed_tables = None, self._journal, {}
        self._forget()
        return self.snapshot()

    # Inside

    def _do(self, decide: Decide, reading: Reading | None = None) -> LiveSnapshot:
        now = reading or self._clock.read()
        self._need_drive()
        slept = self._pace is None and self._drive.notice_sleep(now) and self._write_gap(now)
        self._write(_once_asked(decide) if slept else decide, now)
        return self._after_writing(now)

    def _write(self, decide: Decide, now: Reading) -> int:
        instant = self._instant(now)

        def on_entries(entries: list[Entry]) -> Changes:
            self._entries = None
            return decide(position(self._current(), Watch(instant, True, self._lease.seen)))

        written = self._ledger.write(on_entries, instant)
        if written:
            self._is_new = True
            self._entries = None
        return written

    def _after_writing(self, now: Reading) -> LiveSnapshot:
        self._entries = None
        if not self._draft:
            self._before_start.clear()
        state = self._current()
        if state.run == self._run or state.running is None:
            self._lease.seen = None
        return self.snapshot(now)

    def _pay(self, now: Reading) -> None:
        """What beats owe: a sleep since the one before, and a plan or a queue made anew."""
        self._write_gap(now)
        if self._drive.plan_came and not self._look(now).asked_resume:
            self._adopt(now)
            self._drive.plan_came = False

    def _write_gap(self, now: Reading) -> bool:
        """A sleep that was noticed; what the file refuses stays owed. Whether there is something to ask."""
        since = self._drive.unseen_since
        if since is None:
            return False
        written = self._write(lambda at: commands.gap_noticed(at, self._instant(since)), now)
        self._drive.unseen_since = None
        return written > 0

    def _adopt(self, now: Reading) -> None:
        """A plan or a queue made anew beside a session that is under way."""
        state = self._current()
        if self._draft or state.finished_ms is not None:
            return
        basis = self._source.basis(self._event_id)
        if basis != state.basis:
            show, plan_id = self._source.show(self._events.find(self._event_id), state.show)
            self._write(lambda at: adopt(at, show, plan_id, basis), now)

    def _need_drive(self) -> None:
        if self._pace is None:
            self._drive.need(self._still_free)
        else:
            self._drive.refuse_other_roles()

    def _still_free(self) -> bool:
        """As the file has it now: another window may have begun since this one last looked."""
        self._entries = None
        return self._is_free()

    def _current(self) -> LiveState:
        """The state, folded anew when entries may have come."""
        if self._entries is None:
            self._entries = self._ledger.entries()
            self._draft = not self._entries
            self._folded = fold.carried_on(self._folded, self._entries)
            self._state = self._drafted() if self._draft else self._folded.state
        return self._state

    def _drafted(self) -> LiveState:
        """The session as its first command would open it."""
        now = self._instant(self._clock.read())
        return fold.fold(MemoryLedger(self._opening("draft"), now, self._recorder.desk).entries())

    def _opening(self, session: str) -> Changes:
        show, plan_id = self._source.show(self._events.find(self._event_id))
        return commands.open_session(session, show, plan_id, self._source.basis(self._event_id))

    def _instant(self, reading: Reading) -> Instant:
        now = reading if self._pace is None else self._pace.at(reading)
        return Instant.of(now, self._boot, self._run)

    def _look(self, reading: Reading) -> Position:
        return position(self._current(), Watch(self._instant(reading), self.drives, self._lease.seen))

    def _forget(self) -> None:
        self._entries, self._around.known, self._is_new = None, None, True
        self._folded = fold.Folded()

    def _on_changed(self, changed: Changed) -> None:
        is_ours = changed.elsewhere or self._event_id in changed.event_ids
        if not is_ours and not changed.touches("setting", "person", "category"):
            return
        if changed.touches("live"):
            self._entries, self._is_new = None, True
        if changed.touches(*_WHO):
            self._around.people_came = True
        if changed.touches(*_WHAT):
            self._is_new = self._drive.plan_came = True
            self._entries = None if self._draft else self._entries
            self._around.known = self._around.known if changed.elsewhere else None


def _once_asked(decide: Decide) -> Decide:
    """A key pressed on a screen that was still dark: the question is read before anything settles it."""
    return lambda at: commands.after_a_sleep(decide(at))


_WHO = ("door", "registration", "person", "institution")
_WHAT = ("event", "programme", "plan", "queue", "setting", "category")
