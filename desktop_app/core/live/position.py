"""The clock itself: where the session stands at one reading, as a pure function of the state and that reading."""

from dataclasses import dataclass, field, replace
from enum import Enum

from desktop_app.core.live.answers import is_behind, ran_out
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.phases import phase_of
from desktop_app.core.live.script import Step
from desktop_app.core.live.state import LiveState, rebased, rolled
from desktop_app.core.live.views import Phase


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks at the session, and when.

    Attributes:
        now: both clocks, and whose. drives: False in a window that only follows.
        seen: the last instant at which the driver was known to be alive; None when not known.
    """

    now: Instant
    drives: bool = True
    seen: Instant | None = None


class Asked(Enum):
    """Questions that only the moderator can answer."""

    RESUME = "resume"
    CLOCK = "clock"
    GAP = "gap"
    END = "end"


END_ASKED_MS = 30_000
"""How long the end is offered: a press of the clicker minutes later asks again."""


@dataclass(frozen=True, slots=True)
class Position:
    """The session at one instant.

    Attributes:
        state: rolled on to this instant (or held, when another process left the clock running).
        step: the current one, None when nothing is loaded. index: its place.
        is_running: time counts now. is_started: the step has begun at some time.
        is_ended: it came to its end at zero and stays there.
        asked: the open question. found: the session as its entries left it, before this look.
        drift_ms: for CLOCK and GAP, the time in doubt. doubted: for CLOCK, key of the step in which it was lost.
        ran_out: for RESUME, the turn ended meanwhile. seen: for RESUME, when the driver was last alive.
    """

    state: LiveState
    now: Instant
    step: Step | None
    index: int
    length_ms: int
    elapsed_ms: int
    is_running: bool
    is_started: bool
    is_ended: bool = False
    asked: Asked | None = None
    found: LiveState = field(default_factory=LiveState)
    drift_ms: int = 0
    doubted: str = ""
    ran_out: bool = False
    seen: Instant | None = None

    @property
    def remaining_ms(self) -> int:
        """Time left; below zero is overtime."""
        return self.length_ms - self.elapsed_ms

    @property
    def asked_resume(self) -> bool:
        """The clock is held until somebody says how to go on."""
        return self.asked is Asked.RESUME

    @property
    def time_phase(self) -> Phase:
        """What the time says, paused or not."""
        if self.step is None:
            return Phase.EMPTY
        if self.state.finished_ms is not None:
            return Phase.ENDED
        if not self.is_started:
            return Phase.READY
        if self.is_ended:
            return Phase.ENDED
        return phase_of(self.step, self.length_ms, self.remaining_ms)

    @property
    def phase(self) -> Phase:
        """What to show."""
        inner = self.time_phase
        stands = inner in (Phase.EMPTY, Phase.READY, Phase.ENDED)
        return inner if self.is_running or stands else Phase.PAUSED


def position(state: LiveState, watch: Watch) -> Position:
    """Where the session stands for whoever looks."""
    is_orphan = watch.drives and state.running is not None and bool(state.run) and state.run != watch.now.run
    return replace(_orphaned(state, watch) if is_orphan else _live(state, watch.now), found=state)


def next_change_ms(position: Position) -> int:
    """After how many milliseconds the digits change, at most 1,000; a clock that stands gives 1,000."""
    return (position.remaining_ms - 1) % 1000 + 1 if position.is_running else 1000


def _live(state: LiveState, now: Instant) -> Position:
    state = rolled(state, now)
    doubt = rebased(state, now).doubt
    if state.before_gap is not None:
        return replace(_plain(state, now), asked=Asked.GAP, drift_ms=state.gap_ms)
    if doubt is not None:
        return replace(_plain(state, now), asked=Asked.CLOCK, drift_ms=doubt.drift_ms, doubted=doubt.step)
    if end_is_asked(state, now):
        return replace(_plain(state, now), asked=Asked.END)
    return _plain(state, now)


def end_is_asked(state: LiveState, now: Instant) -> bool:
    """The end was offered a moment ago; asked for by the key for what comes next, it still is what comes next."""
    asked, is_over = state.end_asked, state.finished_ms is not None
    if asked is None or is_over or (state.next_index() is not None and not state.end_is_early):
        return False
    return now.since(asked) <= END_ASKED_MS


def _orphaned(state: LiveState, watch: Watch) -> Position:
    """The process that drove is gone: nothing runs by itself, the moderator is asked."""
    assert state.running is not None
    known = state.seen or watch.seen
    seen = known or state.running
    before = rolled(state, seen)
    is_early = is_behind(state, seen, watch.now)
    after = before if is_early else rolled(state, watch.now)
    if before.running is None:
        return _plain(after, watch.now)  # It waited for a hand already: there is nothing to decide.
    if not is_early and ran_out(before, after, seen, watch.now):
        held = _plain(after, watch.now)
        held = replace(held, is_running=False, is_ended=True, elapsed_ms=held.length_ms)
    elif after.running is None:
        held = _plain(after, watch.now)
    else:
        held = replace(_plain(before, seen), now=watch.now, is_running=False, is_ended=False)
        return replace(held, asked=Asked.RESUME, seen=known)
    return replace(held, asked=Asked.RESUME, ran_out=True, seen=known)


def _plain(state: LiveState, now: Instant) -> Position:
    step = state.step
    if step is None:
        return Position(state, now, None, -1, 0, 0, is_running=False, is_started=False)
    log, is_running = state.log(step), state.running is not None
    length_ms, elapsed_ms = state.length_ms(step), state.elapsed_ms(step, now)
    return Position(
        state,
        now,
        step,
        state.index,
        length_ms,
        elapsed_ms,
        is_running=is_running,
        is_started=log.started_ms is not None,
        is_ended=not is_running and log.ended_ms is not None and elapsed_ms >= length_ms,
    )
