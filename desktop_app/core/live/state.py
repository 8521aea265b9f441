"""Where the live session stands after a number of entries. Frozen: every change makes a new state."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop_app.core.live.instant import DISAGREEMENT_MS, Instant
from desktop_app.core.live.script import Step, StepKind, script
from desktop_app.core.live.show import Item, Show
from desktop_app.core.live.views import HallMode


@dataclass(frozen=True, slots=True)
class StepLog:
    """What became of a step.

    Attributes:
        elapsed_ms: time used up to the last start, pauses left out.
        adjusted_ms: added (or taken away) live. floor_ms: the length below which time cannot be taken
            away, set when time was added in overtime; None is the time used.
        started_ms, ended_ms: by the wall clock; None when not yet.
        stood_ms: time in pauses so far.
    """

    elapsed_ms: int = 0
    adjusted_ms: int = 0
    floor_ms: int | None = None
    started_ms: int | None = None
    ended_ms: int | None = None
    stood_ms: int = 0


NO_LOG = StepLog()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Time that the clocks do not agree on, found while that step ran."""

    step: str
    drift_ms: int


@dataclass(frozen=True, slots=True)
class News:
    """What the session took from a plan or a queue made anew.

    Attributes:
        from_round: first round that follows the new plan, 0 when the plan is the same.
        came, went: names in the queue. is_corrected: names or titles are different.
        unused: the form of what was made and comes too late; empty when nothing does.
    """

    at: Instant
    from_round: int = 0
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    is_corrected: bool = False
    unused: str = ""


@dataclass(frozen=True, slots=True)
class HallChoice:
    """What the moderator chose for the hall; no mode is "by itself".

    Attributes:
        step: the step in which it was chosen: pages of one step lapse with it. since: when it was chosen.
        page_offset: pages turned by hand. page_round: in which round: they lapse with it (see `rounds.pages_turned`).
    """

    mode: HallMode | None = None
    step: str = ""
    since: Instant | None = None
    message: str = ""
    overlay: str = ""
    page_offset: int = 0
    page_round: str = ""


@dataclass(frozen=True, slots=True)
class LiveState:
    """The session. `index` is the current step in `steps`, -1 when nothing is loaded.

    Attributes:
        basis: what plan and queue the show was made from, in short; made: its items as they were made.
        round_plans: for the rounds that had begun when another plan was taken, the plan they follow.
        news: what was last taken from outside.
        running: since when the current step counts, None when it does not. stood: since when it does not.
        finished_ms: when the session was ended, None while it is not.
        run: process that drove last; desk: its name. seen: when the process before it was last alive, while the
            question how to go on after it is open once more.
        before_gap: the session as it was before a gap nobody has explained yet.
        end_asked: when the end was last offered and nobody has answered. end_is_early: though more was to come.
        unreadable: entries that could not be understood (written by a newer version, or damaged).
    """

    session: str = ""
    plan: str = ""
    basis: str = ""
    made: tuple[Item, ...] = ()
    round_plans: tuple[str, ...] = ()
    news: "News | None" = None
    show: Show = field(default_factory=Show)
    steps: tuple[Step, ...] = ()
    index: int = -1
    running: Instant | None = None
    stood: Instant | None = None
    logs: Mapping[str, StepLog] = field(default_factory=lambda: MappingProxyType({}))
    finished_ms: int | None = None
    run: str = ""
    desk: str = ""
    seen: Instant | None = None
    hall: HallChoice = field(default_factory=HallChoice)
    doubt: Doubt | None = None
    before_gap: "LiveState | None" = None
    gap_ms: int = 0
    end_asked: Instant | None = None
    end_is_early: bool = False
    unreadable: int = 0
    _went_on_to: list[tuple[Instant, "LiveState"]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    """What `rolled` found last, and for which moment; at most one."""

    @property
    def step(self) -> Step | None:
        """The current step."""
        return self.steps[self.index] if 0 <= self.index < len(self.steps) else None

    @property
    def is_loaded(self) -> bool:
        """Something can be started."""
        return self.step is not None

    @property
    def has_begun(self) -> bool:
        """Some step has been started at some time."""
        return any(log.started_ms is not None for log in self.logs.values())

    def log(self, step: Step) -> StepLog:
        """What became of a step so far."""
        return self.logs.get(step.key, NO_LOG)

    def with_log(self, step: Step, log: StepLog) -> "LiveState":
        """The state with another log for a step."""
        return replace(self, logs=MappingProxyType({**self.logs, step.key: log}))

    def length_ms(self, step: Step) -> int:
        """Length of a step with what was added or taken away."""
        return max(0, step.length_ms + self.log(step).adjusted_ms)

    def elapsed_ms(self, step: Step, now: Instant) -> int:
        """Time used of a step; it stops at the step's end where overtime is not allowed."""
        elapsed_ms = self.log(step).elapsed_ms
        if self.running is not None and step is self.step:
            elapsed_ms += now.since(self.running)
        return elapsed_ms if step.overtime else min(elapsed_ms, self.length_ms(step))

    def remaining_ms(self, step: Step, now: Instant) -> int:
        """Time left of a step; below zero is overtime."""
        return self.length_ms(step) - self.elapsed_ms(step, now)

    def index_of(self, key: str) -> int | None:
        """Where a step stands."""
        return next((place for place, step in enumerate(self.steps) if step.key == key), None)

    def has_spoken(self, item_id: str, entry_id: str) -> bool:
        """A speaker of a stage queue has begun; a change of speakers is not yet theirs."""
        log = self.logs.get(f"{item_id}/turn/{entry_id}")
        return log is not None and log.started_ms is not None

    def next_index(self) -> int | None:
        """The step after the current one, None after the last."""
        return self.index + 1 if 0 <= self.index < len(self.steps) - 1 else None


def rolled(state: LiveState, now: Instant) -> LiveState:
    """The state after every step that went on by itself until ``now``; stops where a hand is needed.

    It goes on from what it found for an earlier moment: rounds may follow by themselves for hours without an entry,
    and somebody looks every second.
    """
    known = state._went_on_to[:1]
    found = _rolled(known[0][1] if known and _is_not_before(now, known[0][0]) else state, now)
    if found is not state:
        state._went_on_to[:] = [(now, found)]
    return found


def _is_not_before(now: Instant, other: Instant) -> bool:
    """On both clocks; of another boot nothing is known."""
    return now.boot == other.boot and now.monotonic_ms >= other.monotonic_ms and now.wall_ms >= other.wall_ms


def _rolled(state: LiveState, now: Instant) -> LiveState:
    while state.running is not None and (step := state.step) is not None and step.goes_on:
        over_ms = _raw_elapsed_ms(state, step, now) - state.length_ms(step)
        target = state.next_index()
        if over_ms < 0 or target is None:
            return state
        state = _went_on(state, step, target)
    return state


def rebased(state: LiveState, now: Instant) -> LiveState:
    """The same session, counted from ``now`` on; a disagreement of the clocks until now becomes a doubt."""
    step = state.step
    if state.running is None or step is None:
        return state
    log = replace(state.log(step), elapsed_ms=state.elapsed_ms(step, now))
    drift_ms = now.drift(state.running)
    doubt = state.doubt
    if abs(drift_ms) > DISAGREEMENT_MS:
        drift_ms += doubt.drift_ms if doubt and doubt.step == step.key else 0
        settled = abs(drift_ms) <= DISAGREEMENT_MS  # the clock was put right again
        doubt = None if settled else Doubt(step.key, drift_ms)
    return replace(state.with_log(step, log), running=now, doubt=doubt)


def halted(state: LiveState, now: Instant) -> LiveState:
    """The current step stops counting and keeps its time."""
    stood = now if state.running is not None else state.stood
    return replace(rebased(state, now), running=None, stood=stood)


def started(state: LiveState, at: Instant) -> LiveState:
    """The current step counts from ``at`` on."""
    step = state.step
    if step is None or state.running is not None:
        return state
    log = state.log(step)
    if log.started_ms is None:
        log = replace(log, started_ms=at.wall_ms)
    elif state.stood is not None:
        log = replace(log, stood_ms=log.stood_ms + at.since(state.stood))
    return replace(state.with_log(step, replace(log, ended_ms=None)), running=at, stood=None)


def ended(state: LiveState, at: Instant) -> LiveState:
    """The current step stops, keeps its time and is noted as over."""
    state = halted(state, at)
    step = state.step
    if step is None or state.log(step).started_ms is None:
        return state
    return state.with_log(step, replace(state.log(step), ended_ms=at.wall_ms))


def moved_to(state: LiveState, index: int) -> LiveState:
    """Another step is the current one, not counting yet."""
    return replace(state, index=index, running=None)


def with_show(state: LiveState, show: Show, now: Instant) -> LiveState:
    """The session with an edited show. Time used stays with its step, and nobody on stage is passed over.

    When the current step is gone, the first later step that is still there becomes the current one and waits.
    """
    steps = script(show)
    old = state.step
    places = {step.key: place for place, step in enumerate(steps)}
    if old is None:
        return replace(state, show=show, steps=steps, index=0 if steps else -1)
    if old.key in places:
        kept = replace(state, show=show, steps=steps, index=places[old.key])
        return nobody_passed_over(_with_length_kept(kept, old))
    state = ended(state, now)
    following = (places[step.key] for step in state.steps[state.index :] if step.key in places)
    return nobody_passed_over(replace(state, show=show, steps=steps, index=next(following, len(steps) - 1)))


def nobody_passed_over(state: LiveState) -> LiveState:
    """On stage nobody who waits stands before whoever is up.

    Whoever is up and has begun, or is walking to the stage, stays: those who wait move right behind. Whoever was
    only announced gives way to the first who waits.
    """
    step, waiting = state.step, passed_over(state)
    if step is None or not waiting:
        return state
    if step.kind is StepKind.MOVE or state.has_spoken(step.item_id, step.entry):
        return _requeued(state, step, behind=waiting)
    first = state.index_of(f"{step.item_id}/turn/{waiting[0]}")
    assert first is not None
    return moved_to(state, first)


def called_up(state: LiveState, target: Step) -> LiveState:
    """A speaker out of turn: those who wait before them come after them."""
    index = state.index_of(target.key)
    assert index is not None
    waiting = passed_over(replace(state, index=index))
    return _requeued(state, target, behind=waiting) if waiting else state


def passed_over(state: LiveState) -> tuple[str, ...]:
    """Speakers of the stage at hand who wait and stand before whoever is up."""
    step = state.step
    item = state.show.item(step.item_id) if step is not None and step.entry else None
    if step is None or item is None:
        return ()
    ids = [entry.id for entry in item.queue]
    before = item.queue[: ids.index(step.entry)]
    return tuple(each.id for each in before if not each.skipped and not state.has_spoken(item.id, each.id))


def _requeued(state: LiveState, first: Step, *, behind: tuple[str, ...]) -> LiveState:
    """Some speakers moved right behind the one of a step; the current step stays the same."""
    item, step = state.show.item(first.item_id), state.step
    assert item is not None and step is not None
    moved = [entry for entry in item.queue if entry.id in behind]
    queue = [entry for entry in item.queue if entry.id not in behind]
    place = [entry.id for entry in queue].index(first.entry) + 1
    show = state.show.with_item(replace(item, queue=(*queue[:place], *moved, *queue[place:])))
    changed = replace(state, show=show, steps=script(show))
    index = changed.index_of(step.key)
    if index is not None:
        return replace(changed, index=index)
    # Whoever opens the queue has no change of speakers before them any more.
    turn = changed.index_of(f"{step.item_id}/turn/{step.entry}")
    return moved_to(changed, 0 if turn is None else turn)


def _with_length_kept(state: LiveState, old: Step) -> LiveState:
    """A turn that has begun keeps its length when the lengths of turns are changed; a talk follows."""
    step = state.step
    if step is None or old.kind is StepKind.TALK or state.log(old).started_ms is None:
        return state
    log = state.log(step)
    return state.with_log(step, replace(log, adjusted_ms=log.adjusted_ms + old.length_ms - step.length_ms))


def _raw_elapsed_ms(state: LiveState, step: Step, now: Instant) -> int:
    """Time used without the stop at zero."""
    passed_ms = now.since(state.running) if state.running is not None else 0
    return state.log(step).elapsed_ms + passed_ms


def _went_on(state: LiveState, step: Step, target: int) -> LiveState:
    """Over to the next step at the very moment the step was over, on both clocks."""
    assert state.running is not None
    length_ms = state.length_ms(step)
    boundary = state.running.later(max(0, length_ms - state.log(step).elapsed_ms))
    log = replace(state.log(step), elapsed_ms=length_ms, ended_ms=boundary.wall_ms)
    following = replace(moved_to(state.with_log(step, log), target), stood=boundary)
    if state.steps[target].by_hand:
        return following
    doubt = state.doubt
    if doubt is not None and doubt.step == step.key:
        # The clock went on without a hand: counted time would have gone on into this step too.
        following = replace(following, doubt=replace(doubt, step=state.steps[target].key))
    return started(following, boundary)
