"""What the moderator asks for, turned into what happens: a change to write down, nothing, or a refusal.

Every function is pure: it looks at a `Position` and gives the changes for the journal. No change means that the
command would do nothing (a second start, say).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop_app.core.errors import Refused
from desktop_app.core.journal import Entry, Payload
from desktop_app.core.live import kinds
from desktop_app.core.live.edits import Edit, move_item
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.position import Asked, Position, end_is_asked
from desktop_app.core.live.show import Form, Item, Show, encode_show
from desktop_app.core.live.state import rolled
from desktop_app.core.live.undoing import THEN, keeps_time, redo_target, undo_target
from desktop_app.core.live.views import HallMode
from desktop_app.core.programme import SPEED_DATING
from desktop_app.core.text import N_


@dataclass(frozen=True, slots=True)
class Change:
    """An entry to write, without its reading (see `stamped`)."""

    kind: str
    payload: Payload = field(default_factory=lambda: MappingProxyType({}))


Changes = tuple[Change, ...]
NOTHING: Changes = ()


def stamped(change: Change, now: Instant) -> dict[str, object]:
    """The payload with the reading at which it happened."""
    return {**change.payload, "at": now.encode()}


def open_session(session: str, show: Show, plan_id: str | None = None, basis: str = "") -> Changes:
    """A new session on that show. ``basis`` tells what plan and queue it was made from (see `adoption`)."""
    form = next((item.form for item in show.items if item.form is not Form.TALK), Form.TALK)
    payload = {
        "session": session,
        "show": encode_show(show),
        "plan_id": plan_id,
        "format": form.value,
        "basis": basis,
    }
    return (Change(kinds.OPENED, payload),)


def start(position: Position) -> Changes:
    """Start, or go on after a pause. While a resume is asked for, it is the answer "go on as if nothing"."""
    if position.step is None:
        raise Refused(
            "nothing-loaded", N_("There is nothing to start yet: choose a plan, a queue or a programme.")
        )
    if position.asked is Asked.RESUME:
        return answer(position, Asked.RESUME.value, kinds.COUNT)
    if position.is_running or position.state.finished_ms is not None:
        return NOTHING
    return (Change(kinds.STARTED),)


def pause(position: Position) -> Changes:
    """Stop counting for now."""
    return (Change(kinds.PAUSED),) if position.is_running else NOTHING


def toggle(position: Position) -> Changes:
    """The space bar: start or pause."""
    return pause(position) if position.is_running else start(position)


def adjust(position: Position, by_s: int) -> Changes:
    """More time, or less."""
    if position.step is None or by_s == 0 or position.state.finished_ms is not None:
        return NOTHING
    return (Change(kinds.ADJUSTED, {"by_ms": by_s * 1000}),)


def go_next(position: Position) -> Changes:
    """What should come now: a waiting step starts, otherwise the step after the current one.

    Inside an item the next step starts at once (the key is the hand); a new item is announced and waits. Beyond
    the last step there is nothing: the first press offers the end (`Asked.END`), the second one ends.
    """
    if position.step is None:
        raise Refused(
            "nothing-loaded", N_("There is nothing to start yet: choose a plan, a queue or a programme.")
        )
    if position.state.finished_ms is not None:
        return NOTHING
    if not position.is_started:
        return (Change(kinds.STARTED),)
    target = position.state.next_index()
    if target is None:
        return _offered_end(position)
    following = position.state.steps[target]
    same_item = following.item_id == position.step.item_id
    is_auto = not following.by_hand
    return (Change(kinds.WENT, {"step": following.key, "start": same_item or is_auto}),)


def _offered_end(position: Position) -> Changes:
    if end_is_asked(position.state, position.now):
        return stop(position)
    return (Change(kinds.END_ASKED),) if may_ask_end(position) else NOTHING


def may_ask_end(position: Position) -> bool:
    """No other question stands: it has to be answered first, and would hide this one."""
    return position.asked in (None, Asked.END)


def ask_end(position: Position) -> Changes:
    """The button "End": it asks first, so that a slip of the hand ends nothing before the hall's eyes. Before the start
    there is nothing to end; pressed again it asks anew."""
    state = position.state
    if not state.has_begun or state.finished_ms is not None or not may_ask_end(position):
        return NOTHING
    return (Change(kinds.END_ASKED, {"early": state.next_index() is not None}),)


def offers_end(position: Position) -> bool:
    """The last step has begun: what comes next is the end of the session."""
    state = position.state
    return (
        position.step is not None
        and state.next_index() is None
        and position.is_started
        and not state.finished_ms
    )


def go_previous(position: Position) -> Changes:
    """Back to the step before, with its elapsed time; after the end, back to the last step."""
    state = position.state
    if position.step is None:
        return NOTHING
    if state.finished_ms is not None:
        return (Change(kinds.WENT_BACK, {"step": position.step.key}), Change(kinds.REOPENED))
    if state.index <= 0:
        return NOTHING
    return (Change(kinds.WENT_BACK, {"step": state.steps[state.index - 1].key}),)


def go_to(position: Position, key: str) -> Changes:
    """To any step, or to the first step of an item; it waits there. A speaker called up passes over nobody."""
    steps = position.state.steps
    target = next((step for step in steps if key in (step.key, step.item_id)), None)
    if target is None:
        raise Refused("no-such-step", N_("This part of the run of show is no longer there."))
    is_over = position.state.finished_ms is not None
    if position.step is not None and position.step.key == target.key:
        return go_previous(position) if is_over else NOTHING
    went = Change(kinds.WENT, {"step": target.key, "start": False})
    return (went, Change(kinds.REOPENED)) if is_over else (went,)


def reset(position: Position) -> Changes:
    """The current step from its beginning, not running."""
    return (Change(kinds.RESET),) if position.step is not None and position.is_started else NOTHING


def stop(position: Position) -> Changes:
    """End the session."""
    if position.step is None or position.state.finished_ms is not None:
        return NOTHING
    return (Change(kinds.STOPPED),)


def skip(position: Position, item: str = "", entry: str = "") -> Changes:
    """Leave out a speaker or an item; without a name, whoever or whatever is up: in a round, this turn alone."""
    step = position.step
    if not item:
        if step is None or position.state.finished_ms is not None:
            return NOTHING
        if step.round_number:
            return _skip_step(position)
        item, entry = step.item_id, step.entry
    found = position.state.show.item(item)
    if found is None or found.dropped:
        return NOTHING
    if entry and all(each.id != entry or each.skipped for each in found.queue):
        return NOTHING
    return (Change(kinds.SKIPPED, {"item": item, "entry": entry}),)


def _skip_step(position: Position) -> Changes:
    step = position.step
    assert step is not None
    if position.state.next_index() is None:
        return _offered_end(position)
    return (Change(kinds.SKIPPED, {"item": step.item_id, "entry": "", "step": step.key}),)


def edit(position: Position, edits: Iterable[Edit], plan_id: str | None = None) -> Changes:
    """Change the run of show. The running item cannot be dropped or moved, nor anything put before it.

    What is brought back after its place has passed comes right after the current item.
    """
    wanted = [part for each in edits for part in _completed(position, each)]
    for each in wanted:
        _refuse_if_running(position, each)
        _refuse_if_begun(position, each)
    payload: dict[str, object] = {"edits": wanted}
    if plan_id is not None:
        payload["plan_id"] = plan_id
    return (Change(kinds.EDITED, payload),) if wanted or plan_id is not None else NOTHING


def show_page(position: Position, mode: HallMode | None) -> Changes:
    """Choose the hall's page; None is "by itself". The page that is already chosen goes back to "by itself"."""
    if mode is not None and chosen_page(position) is mode:
        mode = None
    elif mode is None and position.state.hall.mode is None:
        return NOTHING
    return (Change(kinds.SHOWN, {"mode": None if mode is None else mode.value}),)


PAGES_OF_A_STEP = frozenset(
    {HallMode.TIMER, HallMode.TABLES, HallMode.NAMES, HallMode.SPEAKER, HallMode.ITEM}
)
"""Pages that lapse when the step they were chosen in is over."""


def chosen_page(position: Position) -> HallMode | None:
    """The page that a hand chose and that still holds."""
    hall = position.state.hall
    key = position.step.key if position.step else ""
    return None if hall.mode in PAGES_OF_A_STEP and hall.step != key else hall.mode


def say(text: str, *, over: bool = True) -> Changes:
    """A message to the hall: over the page, or as a page of its own; empty takes it away."""
    if over:
        return (Change(kinds.SHOWN, {"overlay": text.strip()}),)
    mode = HallMode.MESSAGE.value if text.strip() else None
    return (Change(kinds.SHOWN, {"message": text.strip(), "mode": mode}),)


def turn_page(by: int) -> Changes:
    """Turn pages of the board by hand."""
    return (Change(kinds.PAGED, {"by": by}),) if by else NOTHING


def take_over(position: Position) -> Changes:
    """Drive from here on, from a window that was alive until now."""
    return (Change(kinds.RESUMED, {"how": "take_over"}),)


def gap_noticed(position: Position, seen: Instant) -> Changes:
    """Nobody looked at a running clock since ``seen``, though both clocks went on."""
    if position.asked is Asked.RESUME:
        return NOTHING  # how to go on is asked already, and that time is part of it
    was_running = rolled(position.found, seen).running is not None
    return (Change(kinds.GAP, {"seen": seen.encode()}),) if was_running else NOTHING


def after_a_sleep(changes: Changes) -> Changes:
    """What a key does that was pressed before anybody could read the question: nothing that would settle it."""
    return NOTHING if any(change.kind in kinds.SETTLE_A_GAP for change in changes) else changes


def answer(position: Position, question: str, choice: str) -> Changes:
    """The answer to the open question, the key of an `Answer`. Nothing when the question is no longer open."""
    if position.asked is None or position.asked.value != question:
        return NOTHING
    if position.asked is Asked.END and choice == kinds.END:
        return stop(position)
    if choice not in (kinds.COUNT, kinds.HOLD):
        return NOTHING
    if position.asked is Asked.RESUME:
        payload: dict[str, object] = {"how": choice}
        if position.seen is not None:
            payload["seen"] = position.seen.encode()
        return (Change(kinds.RESUMED, payload),)
    return (Change(kinds.ANSWERED, {"question": question, "answer": choice}),)


def undo(entries: Iterable[Entry], now: Instant) -> Changes:
    """Take back the last command that still stands; the time used is kept."""
    target = undo_target(entries)
    if target is None:
        return NOTHING
    payload: dict[str, object] = {"undoes": target.id}
    if keeps_time(target, now):
        payload[THEN] = kinds.PAUSED if target.kind == kinds.STARTED else kinds.STARTED
    undone = Change(kinds.UNDONE, payload)
    return (undone, Change(kinds.REOPENED)) if target.kind == kinds.STOPPED else (undone,)


def redo(entries: Iterable[Entry]) -> Changes:
    """Take back the last undo, when nothing was commanded since."""
    known = list(entries)
    target = redo_target(known)
    if target is None:
        return NOTHING
    redone = Change(kinds.UNDONE, {"undoes": target.id})
    ends = any(each.id == target.payload.get("undoes") and each.kind == kinds.STOPPED for each in known)
    return (redone, Change(kinds.ENDED_AGAIN)) if ends else (redone,)


def _refuse_if_running(position: Position, each: Edit) -> None:
    step = position.step
    if step is None or not has_begun(position, step.item_id):
        return
    what, item = each.get("do"), str(each.get("item", ""))
    if what in ("drop", "move") and item == step.item_id:
        raise Refused(
            "item-running", N_("This item is running: end it or go on first, then change its place.")
        )
    others = tuple(other for other in position.state.show.items if other.id != item)
    if what in ("move", "add") and _place(each) <= _index_of_item(others, step.item_id):
        raise Refused("before-running", N_("This place is before the running item: choose a later one."))


def item_moves(position: Position, item_id: str) -> tuple[bool, bool]:
    """Whether an item may go one place up, and one down: what has begun keeps its place, and nothing goes before it."""
    items, step = position.state.show.items, position.step
    first = 0
    if step is not None and has_begun(position, step.item_id):
        first = _index_of_item(items, step.item_id) + 1
    place = _index_of_item(items, item_id)
    return place > first, first <= place < len(items) - 1


def has_begun(position: Position, item_id: str) -> bool:
    """Some step of an item has been started."""
    state = position.state
    return any(state.log(each).started_ms is not None for each in state.steps if each.item_id == item_id)


def _refuse_if_begun(position: Position, each: Edit) -> None:
    """Start and kind of what has begun are history; the kind of a plan or a queue is what it runs."""
    what, item = each.get("do"), position.state.show.item(str(each.get("item", "")))
    if what not in ("start", "kind") or item is None:
        return
    if has_begun(position, item.id):
        raise Refused(
            "item-begun",
            N_("“{title}” has begun: its start and its kind can no longer be changed."),
            title=item.title,
        )
    if what == "kind" and (item.form is not Form.TALK or each.get("kind") == SPEED_DATING):
        raise Refused(
            "kind-of-rounds",
            N_("What is speed dating cannot be changed while the session runs: “{title}” stays what it is."),
            title=item.title,
        )


def _completed(position: Position, each: Edit) -> tuple[Edit, ...]:
    """An item brought back that stands before the current one (dropped, or passed over) comes right after it."""
    show, step = position.state.show, position.step
    item = show.item(str(each.get("item", "")))
    if each.get("do") != "restore" or item is None:
        return (each,)
    parts = (each,) if item.dropped else ()
    at = _index_of_item(show.items, step.item_id) if step is not None else -1
    is_past = _index_of_item(show.items, item.id) < at
    return (*parts, move_item(item.id, at)) if is_past and not has_begun(position, item.id) else parts


def _index_of_item(items: tuple[Item, ...], item_id: str) -> int:
    return next((place for place, item in enumerate(items) if item.id == item_id), -1)


def _place(each: Mapping[str, object]) -> int:
    to = each.get("to", 0)
    return to if isinstance(to, int) else 0
