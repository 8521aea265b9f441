"""What becomes of the clock when a question about time is noticed, and when it is answered."""

from dataclasses import replace

from desktop_app.core.journal import Payload
from desktop_app.core.live import kinds
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.state import LiveState, rebased, rolled


def resumed(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Another process drives on.

    ``take_over``: from a process that was alive until now. After a process that died: ``count``, as if it had never
    stopped, except that a turn which ended meanwhile stays at its end; ``hold``: from where it was seen last. By a
    clock that is behind, nothing can be counted.
    """
    if state.running is None:
        return state
    seen = Instant.decode(payload["seen"]) if payload.get("seen") else state.running
    before = rolled(state, seen)
    if payload["how"] == kinds.HOLD or is_behind(state, seen, at):
        return _held(before, seen, at)
    after = rolled(state, at)
    if payload["how"] == kinds.COUNT and ran_out(before, after, seen, at):
        return replace(_ended_at_zero(after), doubt=None)
    return rebased(after, at)


def is_behind(state: LiveState, seen: Instant, at: Instant) -> bool:
    """By the wall clock of another boot it is earlier than when somebody was last there: a battery died, say.

    What was used until then would be given back, were that clock believed.
    """
    running = state.running
    return running is not None and running.boot != at.boot and at.wall_ms < seen.wall_ms


def ran_out(before: LiveState, after: LiveState, seen: Instant, at: Instant) -> bool:
    """A turn that had time left when it was last seen has none now, and waits for a hand."""
    step = after.step
    if step is None or after.running is None or after.remaining_ms(step, at) > 0:
        return False
    return before.step is not step or before.remaining_ms(step, seen) > 0


def _held(before: LiveState, seen: Instant, at: Instant) -> LiveState:
    if before.running is None:
        return replace(before, doubt=None)
    return replace(rebased(before, seen), running=at, doubt=None)


def _ended_at_zero(state: LiveState) -> LiveState:
    """The step ended at its zero while nobody looked: no overtime, and the time at which it was."""
    step = state.step
    if step is None or state.running is None:
        return state
    log = state.log(step)
    length_ms = state.length_ms(step)
    end_ms = state.running.wall_ms + max(0, length_ms - log.elapsed_ms)
    return replace(state.with_log(step, replace(log, elapsed_ms=length_ms, ended_ms=end_ms)), running=None)


def gap(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Both clocks went on while nobody looked (a sleep, on some systems): counted for now, and a question."""
    seen = Instant.decode(payload["seen"])
    before = rebased(rolled(state, seen), seen)
    return replace(rebased(rolled(state, at), at), before_gap=before, gap_ms=at.since(seen))


def answered(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A doubt is settled: the time in doubt is counted, or the clock goes on where it was."""
    if payload["question"] == kinds.END:
        return state
    if payload["question"] == "gap":
        return _answered_gap(state, payload, at)
    state = rebased(state, at)
    if payload["answer"] == kinds.COUNT:
        state = _counted(state)
    return rolled(replace(state, doubt=None), at)


def _counted(state: LiveState) -> LiveState:
    """The time in doubt is used: by the turn that runs (and those after it), or by the one in which it was lost."""
    doubt = state.doubt
    lost = next((step for step in state.steps if doubt is not None and step.key == doubt.step), None)
    if doubt is None or lost is None or doubt.drift_ms <= 0:
        return state
    if state.running is not None and lost is state.step:
        return replace(state, running=state.running.later(-doubt.drift_ms))
    log = state.log(lost)
    most_ms = max(log.elapsed_ms, state.length_ms(lost)) if lost.goes_on else None
    used_ms = log.elapsed_ms + doubt.drift_ms
    return state.with_log(
        lost, replace(log, elapsed_ms=used_ms if most_ms is None else min(used_ms, most_ms))
    )


def _answered_gap(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    before = state.before_gap
    if payload["answer"] == kinds.HOLD and before is not None:
        running = None if before.running is None else at
        state = replace(before, running=running, hall=state.hall, doubt=None)
    return replace(state, before_gap=None, gap_ms=0)
