"""The live session as a fold of journal entries, in the order of their hybrid logical time.

Every entry carries the reading of both clocks at which it happened (``payload["at"]``), so the fold needs no
clock. It is total: an entry that makes no sense, or that this version does not know, changes nothing and is counted.
Undo is an entry that names another; the fold then leaves the named one out, as if it had never been, so the time
that has passed since is counted as it would have been without it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop_app.core.journal import Entry, Payload
from desktop_app.core.live import edits
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.script import Step, StepKind, script
from desktop_app.core.live.show import decode_show
from desktop_app.core.live.state import (
    NO_LOG,
    LiveState,
    called_up,
    ended,
    halted,
    moved_to,
    nobody_passed_over,
    rebased,
    rolled,
    started,
    with_show,
)
from desktop_app.core.live.views import HallMode

FAMILY = "live"
OPENED = "live.session_opened"
STARTED = "live.started"
PAUSED = "live.paused"
ADJUSTED = "live.adjusted"
WENT = "live.went"
WENT_BACK = "live.went_back"
RESET = "live.reset"
STOPPED = "live.session_ended"
EDITED = "live.edited"
PLAN_ADOPTED = "live.plan_adopted"
SKIPPED = "live.skipped"
SHOWN = "live.shown"
PAGED = "live.paged"
RESUMED = "live.resumed"
GAP = "live.gap_noticed"
ANSWERED = "live.answered"
REOPENED = "live.session_reopened"
"""Beside an undo of the end, for the list of sessions; nothing to fold."""
UNDONE = "live.undone"

UNDOABLE = frozenset({STARTED, PAUSED, ADJUSTED, WENT, WENT_BACK, RESET, STOPPED, EDITED, SKIPPED, SHOWN})
"""What Ctrl+Z takes back. Answers and takings-over are not commands that one takes back."""

ACCIDENT_MS = 10_000
"""A step left backwards within this time was entered by accident and forgets it."""

COUNT = "count"
HOLD = "hold"

Handler = Callable[[LiveState, Payload, Instant], LiveState]


def fold(entries: Iterable[Entry]) -> LiveState:
    """The session after all these entries, whatever their order of arrival."""
    ordered = sorted(entries, key=lambda entry: entry.hlc)
    gone = undone_ids(ordered)
    state = LiveState()
    for entry in ordered:
        if entry.id not in gone:
            state = folded(state, entry)
    return state


@dataclass(frozen=True, slots=True)
class Folded:
    """A fold that can be carried on: how many entries it took, the last of them, and the state."""

    count: int = 0
    last_id: str = ""
    state: LiveState = field(default_factory=LiveState)


def carried_on(known: Folded, ordered: Sequence[Entry]) -> Folded:
    """The fold of entries in their order, from where ``known`` stopped when only new ones came behind it."""
    count = known.count
    goes_on = count == 0 or (len(ordered) >= count and ordered[count - 1].id == known.last_id)
    tail = ordered[count:]
    if not goes_on or any(entry.kind == UNDONE for entry in tail):
        state = fold(ordered)
    else:
        state = known.state
        for entry in tail:
            state = folded(state, entry)
    return Folded(len(ordered), ordered[-1].id if ordered else "", state)


def folded(state: LiveState, entry: Entry) -> LiveState:
    """The session after one more entry."""
    if entry.kind in (UNDONE, REOPENED):
        return state
    try:
        at = Instant.decode(entry.payload["at"])
        before = state if entry.kind in _ROLL_THEMSELVES else rolled(state, at)
        changed = _HANDLERS[entry.kind](before, entry.payload, at)
    except (KeyError, TypeError, ValueError, OverflowError):
        return replace(state, unreadable=state.unreadable + 1)
    if entry.kind in _SETTLES_A_GAP:
        changed = replace(changed, before_gap=None, gap_ms=0)
    return changed if entry.kind in _BESIDE_THE_CLOCK else replace(changed, run=at.run, desk=entry.desk)


def undone_ids(ordered: Sequence[Entry]) -> frozenset[str]:
    """Ids of the entries that were taken back."""
    return frozenset(str(entry.payload.get("undoes")) for entry in ordered if entry.kind == UNDONE)


def undo_target(entries: Iterable[Entry]) -> Entry | None:
    """What Ctrl+Z would take back: the last command that still stands, since the session was opened."""
    ordered = sorted(entries, key=lambda entry: entry.hlc)
    gone = undone_ids(ordered)
    for entry in reversed(ordered):
        if entry.kind == OPENED:
            return None
        if entry.kind in UNDOABLE and entry.id not in gone:
            return entry
    return None


def _opened(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    show = decode_show(payload["show"])
    steps = script(show)
    return LiveState(
        session=str(payload["session"]),
        plan=str(payload.get("plan_id") or ""),
        basis=str(payload.get("basis", "")),
        show=show,
        steps=steps,
        index=0 if steps else -1,
        unreadable=state.unreadable,
    )


def _started(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return state if state.finished_ms is not None else started(state, at)


def _paused(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return halted(state, at)


def _adjusted(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Longer or shorter. Taking away stops at the time used, except for what was added in overtime."""
    step, by_ms = state.step, _whole(payload["by_ms"])
    if step is None:
        return state
    state = rebased(state, at)
    log, length_ms = state.log(step), state.length_ms(step)
    floor_ms = log.floor_ms
    if by_ms >= 0:
        if log.elapsed_ms > length_ms:
            floor_ms = length_ms if floor_ms is None else min(floor_ms, length_ms)
        new_ms = length_ms + by_ms
    else:
        lowest_ms = log.elapsed_ms if floor_ms is None else min(floor_ms, log.elapsed_ms)
        new_ms = min(length_ms, max(length_ms + by_ms, lowest_ms))
        floor_ms = None if floor_ms is not None and new_ms <= floor_ms else floor_ms
    log = replace(log, adjusted_ms=new_ms - step.length_ms, floor_ms=floor_ms)
    return rolled(state.with_log(step, log), at)


def _went(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Over to another step, which starts if the payload says so; a speaker may be called up out of turn."""
    key = str(payload["step"])
    target = state.index_of(key)
    if target is None:
        return replace(state, unreadable=state.unreadable + 1)
    if target != state.index:
        state = _without_broken_off_change(ended(state, at), state.steps[target])
        state = called_up(state, state.steps[target])
        target = state.index_of(key)
        assert target is not None
        state = replace(moved_to(state, target), finished_ms=None)
    return started(state, at) if payload.get("start") else state


def _without_broken_off_change(state: LiveState, target: Step) -> LiveState:
    """A change of speakers that somebody else's turn broke off will begin anew."""
    step = state.step
    is_change = step is not None and step.kind is StepKind.MOVE and step.entry
    return (
        state.with_log(step, NO_LOG)
        if step is not None and is_change and target.entry != step.entry
        else state
    )


def _went_back(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Back to an earlier step with its elapsed time; it counts on if the clock was running and time is left."""
    target = state.index_of(str(payload["step"]))
    if target is None:
        return replace(state, unreadable=state.unreadable + 1)
    was_running = state.running is not None
    left = state.step
    state = ended(state, at)
    if left is not None and target != state.index and state.log(left).elapsed_ms <= ACCIDENT_MS:
        state = state.with_log(left, NO_LOG)
    state = replace(moved_to(state, target), finished_ms=None)
    step = state.steps[target]
    has_time = not step.goes_on or state.remaining_ms(step, at) > 0
    return nobody_passed_over(started(state, at) if was_running and has_time else state)


def _reset(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    step = state.step
    if step is None:
        return state
    return halted(state, at).with_log(step, NO_LOG)


def _stopped(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return replace(ended(state, at), finished_ms=at.wall_ms)


def _edited(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    show = edits.applied(state.show, payload["edits"])
    plan = str(payload.get("plan_id", state.plan))
    return rolled(replace(with_show(state, show, at), plan=plan), at)


def _adopted(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return replace(_edited(state, payload, at), basis=str(payload.get("basis", "")))


def _skipped(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A speaker, or an item, is left out. Whoever has begun is only cut short: time used stays on the list."""
    item_id, entry_id = str(payload.get("item", "")), str(payload.get("entry", ""))
    step = state.step
    if step is None or step.item_id != item_id or step.entry != entry_id:
        return with_show(state, edits.left_out(state.show, item_id, entry_id), at)
    began = _has_begun(state, item_id, entry_id)
    target = _after(state, item_id, entry_id, turns_only=bool(entry_id) and not began)
    state = ended(state, at)
    if target is not None:
        state = moved_to(state, target)
        state = started(state, at) if began and not state.steps[target].by_hand else state
    return state if began else with_show(state, edits.left_out(state.show, item_id, entry_id), at)


def _has_begun(state: LiveState, item_id: str, entry_id: str) -> bool:
    """Some time of a speaker (or of an item) was counted; a change of speakers is not yet theirs."""
    if entry_id:
        return state.has_spoken(item_id, entry_id)
    return any(state.log(step).started_ms is not None for step in state.steps if step.item_id == item_id)


def _after(state: LiveState, item_id: str, entry_id: str, *, turns_only: bool) -> int | None:
    """The first step beyond a speaker (or beyond an item when no speaker is named)."""
    for place in range(state.index + 1, len(state.steps)):
        step = state.steps[place]
        if step.item_id != item_id:
            return place
        if entry_id and step.entry != entry_id and not (turns_only and step.kind is StepKind.MOVE):
            return place
    return None


def _shown(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """What the hall sees: a page, a message over it, or by itself again (mode None)."""
    hall = state.hall
    if "mode" in payload:
        mode, step = payload["mode"], rolled(state, at).step
        key = step.key if step else ""
        hall = replace(hall, mode=None if mode is None else HallMode(mode), step=key, page_offset=0)
    if "message" in payload:
        hall = replace(hall, message=str(payload["message"]))
    if "overlay" in payload:
        hall = replace(hall, overlay=str(payload["overlay"]))
    return replace(state, hall=hall)


def _paged(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    offset = state.hall.page_offset + _whole(payload["by"])
    return replace(state, hall=replace(state.hall, page_offset=offset))


def _resumed(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Another process drives on.

    ``take_over``: from a process that was alive until now. After a process that died: ``count``, as if it had never
    stopped, except that a turn which ended meanwhile stays at its end; ``hold``: from where it was seen last.
    """
    if state.running is None:
        return state
    seen = Instant.decode(payload["seen"]) if payload.get("seen") else state.running
    before = rolled(state, seen)
    if payload["how"] == HOLD:
        return _held(before, seen, at)
    after = rolled(state, at)
    if payload["how"] == COUNT and ran_out(before, after, seen, at):
        return replace(_ended_at_zero(after, at), doubt=None)
    return rebased(after, at)


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


def _ended_at_zero(state: LiveState, at: Instant) -> LiveState:
    """The step ended at its zero while nobody looked: no overtime, and the time at which it was."""
    step = state.step
    if step is None or state.running is None:
        return state
    log = state.log(step)
    length_ms = state.length_ms(step)
    end_ms = state.running.wall_ms + max(0, length_ms - log.elapsed_ms)
    return replace(state.with_log(step, replace(log, elapsed_ms=length_ms, ended_ms=end_ms)), running=None)


def _gap(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Both clocks went on while nobody looked (a sleep, on some systems): counted for now, and a question."""
    seen = Instant.decode(payload["seen"])
    before = rebased(state, seen) if state.running is not None else state
    return replace(rebased(rolled(state, at), at), before_gap=before, gap_ms=at.since(seen))


def _answered(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A doubt is settled: the time in doubt is counted, or the clock goes on where it was."""
    if payload["question"] == "gap":
        return _answered_gap(state, payload, at)
    state = rebased(state, at)
    step, doubt = state.step, state.doubt
    if payload["answer"] == COUNT and step is not None and doubt is not None and doubt.step == step.key:
        log = state.log(step)
        elapsed_ms = log.elapsed_ms + max(0, doubt.drift_ms)
        state = state.with_log(step, replace(log, elapsed_ms=elapsed_ms))
    return rolled(replace(state, doubt=None), at)


def _answered_gap(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    before = state.before_gap
    if payload["answer"] == HOLD and before is not None:
        running = None if before.running is None else at
        state = replace(before, running=running, hall=state.hall, doubt=None)
    return replace(state, before_gap=None, gap_ms=0)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number was expected")
    return value


_SETTLES_A_GAP = frozenset(
    {STARTED, PAUSED, ADJUSTED, WENT, WENT_BACK, RESET, STOPPED, EDITED, SKIPPED, RESUMED}
)
_BESIDE_THE_CLOCK = frozenset({SHOWN, PAGED})
"""They neither move the clock on nor answer for a driver that is gone."""
_ROLL_THEMSELVES = frozenset({RESUMED, GAP}) | _BESIDE_THE_CLOCK

_HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        OPENED: _opened,
        STARTED: _started,
        PAUSED: _paused,
        ADJUSTED: _adjusted,
        WENT: _went,
        WENT_BACK: _went_back,
        RESET: _reset,
        STOPPED: _stopped,
        EDITED: _edited,
        PLAN_ADOPTED: _adopted,
        SKIPPED: _skipped,
        SHOWN: _shown,
        PAGED: _paged,
        RESUMED: _resumed,
        GAP: _gap,
        ANSWERED: _answered,
    }
)
