"""The live session as a frozen thing: any thread can ask it what the clock says, without the community file."""

from dataclasses import dataclass, replace

from desktop_app.core.clock import Reading
from desktop_app.core.journal import Entry
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.hall import boards_ahead, hall_view
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.moderator import moderator_view
from desktop_app.core.live.position import Position, Watch, position
from desktop_app.core.live.state import LiveState
from desktop_app.core.live.views import Board, Command, HallMode, HallView, ModeratorView
from desktop_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a rehearsal runs: simulated time over real time, from a common start.

    Attributes:
        real: reading at which this pace began. simulated: what the rehearsal's clocks said then.
        speed: 1 to 20.
    """

    real: Reading
    simulated: Reading
    speed: int = 1

    def at(self, reading: Reading) -> Reading:
        """The rehearsal's clocks at a real reading; both follow the monotonic clock."""
        passed_ms = max(0, reading.monotonic_ms - self.real.monotonic_ms) * self.speed
        return Reading(self.simulated.wall_ms + passed_ms, self.simulated.monotonic_ms + passed_ms)

    def changed(self, reading: Reading, speed: int) -> "Pace":
        """Faster or slower from now on, without a jump."""
        return Pace(reading, self.at(reading), speed)


@dataclass(frozen=True, slots=True)
class LiveSnapshot:
    """One event's session at its last change.

    Attributes:
        state: fold of its entries. facts: the event around it. drives: this window drives.
        boot, run: whose clock reads. seen: when the driver that is gone was last alive.
        undo: what Ctrl+Z would take back; redo: the undo that a redo would.
        is_draft: nothing was started yet, the show still follows the programme.
        draft_undo, draft_redo: edits before the start that can be taken back, and done again.
        problem: why this window cannot drive (a file that cannot be written, say).
    """

    event_id: str
    state: LiveState
    facts: Facts
    drives: bool
    boot: str
    run: str
    seen: Instant | None = None
    undo: Entry | None = None
    redo: Entry | None = None
    pace: Pace | None = None
    is_draft: bool = False
    problem: Text | None = None
    draft_undo: Text | None = None
    draft_redo: bool = False

    @property
    def is_rehearsal(self) -> bool:
        """Nothing of this is kept."""
        return self.pace is not None

    @property
    def is_finished(self) -> bool:
        """The session was ended."""
        return self.state.finished_ms is not None

    @property
    def is_live(self) -> bool:
        """A session is under way: started, and not ended."""
        return not self.is_draft and not self.is_finished and self.state.is_loaded

    def instant(self, reading: Reading) -> Instant:
        """A reading as the session counts it."""
        return Instant.of(reading if self.pace is None else self.pace.at(reading), self.boot, self.run)

    def at(self, reading: Reading) -> Position:
        """Where the session stands."""
        return position(self.state, Watch(self.instant(reading), self.drives, self.seen))

    def hall(self, at: Position, mode: HallMode | None = None) -> HallView:
        """What a screen of the hall shows; ``mode`` for one with a page of its own."""
        return hall_view(at, self.facts, mode)

    def boards_ahead(self, at: Position) -> tuple[Board, ...]:
        """The boards that a screen of the hall may show next."""
        return boards_ahead(at, self.facts)

    def moderator(self, at: Position) -> ModeratorView:
        """What the moderator's window shows."""
        view = moderator_view(at, self.facts, drives=self.drives, undo=self.undo, redo=self.redo)
        if self.drives and (self.draft_undo is not None or self.draft_redo):
            can = {Command.UNDO} if self.draft_undo is not None else set()
            can |= {Command.REDO} if self.draft_redo else set()
            view = replace(view, undo_label=self.draft_undo, possible=view.possible | can)
        if self.problem is None:
            return view
        return replace(view, problem=self.problem, warnings=(*view.warnings, self.problem))
