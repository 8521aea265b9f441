"""The live session as a fold of journal entries, in the order of their hybrid logical time.

Every entry carries the reading of both clocks at which it happened (``payload["at"]``), so the fold needs no
clock. It is total: an entry that makes no sense, or that this version does not know, changes nothing and is counted.
Undo is an entry that names another; the fold then leaves the named one out, as if it had never been, so the time
that has passed since is counted as it would have been without it. Only a start or a pause of more than a moment ago
stays in the history: its undo stops the clock, or lets it go on, with the time as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop_app.core.journal import Entry, Payload, whole
from desktop_app.core.live import answers, edits, kinds
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.news import news_between
from desktop_app.core.live.rounds import board_step, pages_turned, plans_of_begun, round_key
from desktop_app.core.live.script import Step, StepKind, script
from desktop_app.core.live.show import Form, decode_item, decode_show
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
from desktop_app.core.live.undoing import ACCIDENT_MS, THEN, left_out
from desktop_app.core.live.views import HallMode

Handler = Callable[[LiveState, Payload, Instant], LiveState]


def fold(entries: Iterable[Entry]) -> LiveState:
    """The session after all these entries, whatever their order of arrival."""
    return carried_on(Folded(), sorted(entries, key=lambda entry: entry.hlc)).state


def _without(state: LiveState, entry: Entry) -> LiveState:
    """An entry was taken back. Of an answer it stays known when the driver before was last alive; the end that is
    taken back is not offered again."""
    if entry.kind == kinds.STOPPED:
        return replace(state, end_asked=None)
    seen = entry.payload.get("seen")
    if entry.kind != kinds.RESUMED or not isinstance(seen, Mapping):
        return state
    try:
        return replace(state, seen=Instant.decode(seen))
    except (KeyError, TypeError, ValueError):
        return state


@dataclass(frozen=True, slots=True)
class Mark:
    """The state after so many entries."""

    count: int = 0
    state: LiveState = field(default_factory=LiveState)


_NEAR = 32
"""So many of the last states are kept, and of those before them one in as many: an undo is cheap, a long day small."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A fold that can be carried on.

    Attributes:
        last_id: the last entry that it took. gone: the entries that it left out.
        marks: states to go on from, the last one after all entries.
    """

    last_id: str = ""
    gone: frozenset[str] = frozenset()
    marks: tuple[Mark, ...] = (Mark(),)

    @property
    def count(self) -> int:
        """How many entries it took."""
        return self.marks[-1].count

    @property
    def state(self) -> LiveState:
        """The session after all of them."""
        return self.marks[-1].state


def carried_on(known: Folded, ordered: Sequence[Entry]) -> Folded:
    """The fold of entries in their order, from the last state that what is new in them does not touch."""
    gone = left_out(ordered)
    marks = _untouched(known, ordered, gone)
    count, state = marks[-1].count, marks[-1].state
    for entry in ordered[count:]:
        state = folded(state, entry) if entry.id not in gone else _without(state, entry)
        count += 1
        marks.append(Mark(count, state))
    kept = tuple(mark for mark in marks if mark.count > count - _NEAR or mark.count % _NEAR == 0)
    return Folded(ordered[-1].id if ordered else "", gone, kept)


def _untouched(known: Folded, ordered: Sequence[Entry], gone: frozenset[str]) -> list[Mark]:
    """The states before the first entry that is taken back now, or counts again; none when others came between."""
    count = known.count
    if count and (len(ordered) < count or ordered[count - 1].id != known.last_id):
        return [Mark()]
    turned = gone ^ known.gone
    first = next((n for n, entry in enumerate(ordered[:count]) if entry.id in turned), count)
    return [mark for mark in known.marks if mark.count <= first]


def folded(state: LiveState, entry: Entry) -> LiveState:
    """The session after one more entry."""
    if entry.kind in _NOTHING_TO_FOLD or (entry.kind == kinds.UNDONE and not entry.payload.get(THEN)):
        return state
    try:
        at = Instant.decode(entry.payload["at"])
        before = state if entry.kind in _ROLL_THEMSELVES else rolled(state, at)
        changed = _HANDLERS[entry.kind](before, entry.payload, at)
    except (KeyError, TypeError, ValueError, OverflowError):
        return replace(state, unreadable=state.unreadable + 1)
    if entry.kind in kinds.SETTLE_A_GAP:
        changed = replace(changed, before_gap=None, gap_ms=0)
    if entry.kind in _SETTLES_THE_END:
        changed = replace(changed, end_asked=None)
    if entry.kind in _BESIDE_THE_CLOCK:
        return changed
    return replace(changed, run=at.run, desk=entry.desk, seen=None)


def _opened(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    show = decode_show(payload["show"])
    steps = script(show)
    return LiveState(
        session=str(payload["session"]),
        plan=str(payload.get("plan_id") or ""),
        basis=str(payload.get("basis", "")),
        made=tuple(item for item in show.items if item.form is not Form.TALK),
        show=show,
        steps=steps,
        index=0 if steps else -1,
        unreadable=state.unreadable,
    )


def _started(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return state if state.finished_ms is not None else started(state, at)


def _paused(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return halted(state, at)


def _undone(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A start of some time ago is taken back by stopping now, a pause by going on."""
    return halted(state, at) if payload[THEN] == kinds.PAUSED else _started(state, payload, at)


def _adjusted(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Longer or shorter. Taking away stops at the time used, except for what was added in overtime."""
    step, by_ms = state.step, whole(payload["by_ms"])
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
    return rolled(_with_edits(state, payload, at), at)


def _with_edits(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """Another show; rounds that have begun keep the plan by which people sit in them."""
    changed = with_show(state, edits.applied(state.show, payload["edits"]), at)
    plan = str(payload.get("plan_id", state.plan))
    if plan != state.plan:
        changed = replace(changed, plan=plan, round_plans=plans_of_begun(state))
    return changed


def _adopted(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A plan or a queue made anew, also in the session as it was before a gap nobody has explained yet."""
    changed = _taken(state, payload, at)
    if state.before_gap is not None:
        changed = replace(changed, before_gap=_taken(state.before_gap, payload, at))
    news = news_between(state, changed, at, unused=str(payload.get("unused", "")))
    return rolled(replace(changed, news=news), at)


def _taken(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    made = payload.get("made")
    if made is not None and not isinstance(made, list | tuple):
        raise TypeError("items are a list")
    return replace(
        _with_edits(state, payload, at),
        basis=str(payload.get("basis", "")),
        made=state.made if made is None else tuple(decode_item(each) for each in made),
    )


def _end_asked(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    return replace(state, end_asked=at, end_is_early=bool(payload.get("early")))


def _skipped(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    """A speaker, an item or a step of a round is left out. What has begun is only cut short: time used stays."""
    item_id, entry_id = str(payload.get("item", "")), str(payload.get("entry", ""))
    step = state.step
    if "step" in payload:
        return _passed(state, at) if step is not None and step.key == payload["step"] else state
    if step is None or step.item_id != item_id or step.entry != entry_id:
        return with_show(state, edits.left_out(state.show, item_id, entry_id), at)
    began = _has_begun(state, item_id, entry_id)
    target = _after(state, item_id, entry_id, turns_only=bool(entry_id) and not began)
    state = ended(state, at)
    if target is not None:
        state = moved_to(state, target)
        state = started(state, at) if began and not state.steps[target].by_hand else state
    return state if began else with_show(state, edits.left_out(state.show, item_id, entry_id), at)


def _passed(state: LiveState, at: Instant) -> LiveState:
    """Over to the step after the current one; in a round that runs it starts, unless it waits for a hand."""
    target, was_running, left = state.next_index(), state.running is not None, state.step
    if target is None or left is None:
        return state
    state = moved_to(ended(state, at), target)
    following = state.steps[target]
    goes_on = was_running and following.item_id == left.item_id and not following.by_hand
    return started(state, at) if goes_on else state


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
        shown = None if mode is None else HallMode(mode)
        hall = replace(hall, mode=shown, step=key, since=at, page_offset=0)
    if "message" in payload:
        hall = replace(hall, message=str(payload["message"]))
    if "overlay" in payload:
        hall = replace(hall, overlay=str(payload["overlay"]))
    return replace(state, hall=hall)


def _paged(state: LiveState, payload: Payload, at: Instant) -> LiveState:
    now = rolled(state, at)
    step = board_step(now)
    turned = pages_turned(now) + whole(payload["by"])
    key = "" if step is None else round_key(step)
    return replace(state, hall=replace(state.hall, page_offset=turned, page_round=key))


_SETTLES_THE_END = kinds.SETTLE_A_GAP | {kinds.ANSWERED}
_NOTHING_TO_FOLD = frozenset({kinds.REOPENED, kinds.ENDED_AGAIN})
_BESIDE_THE_CLOCK = frozenset({kinds.SHOWN, kinds.PAGED, kinds.END_ASKED})
"""They neither move the clock on nor answer for a driver that is gone."""
_ROLL_THEMSELVES = frozenset({kinds.RESUMED, kinds.GAP}) | _BESIDE_THE_CLOCK

_HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        kinds.OPENED: _opened,
        kinds.STARTED: _started,
        kinds.PAUSED: _paused,
        kinds.ADJUSTED: _adjusted,
        kinds.WENT: _went,
        kinds.WENT_BACK: _went_back,
        kinds.RESET: _reset,
        kinds.STOPPED: _stopped,
        kinds.EDITED: _edited,
        kinds.PLAN_ADOPTED: _adopted,
        kinds.SKIPPED: _skipped,
        kinds.SHOWN: _shown,
        kinds.PAGED: _paged,
        kinds.RESUMED: answers.resumed,
        kinds.GAP: answers.gap,
        kinds.ANSWERED: answers.answered,
        kinds.UNDONE: _undone,
        kinds.END_ASKED: _end_asked,
    }
)
