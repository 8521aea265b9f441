"""The run of show against the clock: planned, actual and expected times, and how late it all is."""

from dataclasses import dataclass, replace

from desktop_app.core.live.instant import Instant
from desktop_app.core.live.position import Position
from desktop_app.core.live.script import Step, item_length_ms, item_steps
from desktop_app.core.live.show import Form, Item
from desktop_app.core.live.state import LiveState
from desktop_app.core.live.views import RowState

ANOTHER_DAY_MS = 12 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class ItemTimes:
    """One item on the wall clock, Unix milliseconds; None where it is not known (or will not be).

    Attributes:
        start_ms, end_ms: actual where it happened, expected otherwise.
        actual_start_ms, actual_end_ms: what happened.
        late_ms: start against the plan, positive is late. length_ms: with everything added live.
    """

    item: Item
    state: RowState
    planned_start_ms: int | None
    actual_start_ms: int | None
    actual_end_ms: int | None
    start_ms: int | None
    end_ms: int | None
    length_ms: int
    late_ms: int


@dataclass(frozen=True, slots=True)
class TurnTime:
    """One step as it was: for the log, the export and the report."""

    key: str
    item_id: str
    round_number: int
    turn: int
    entry: str
    planned_s: int
    used_ms: int
    started_ms: int | None
    ended_ms: int | None


def rundown(position: Position) -> tuple[ItemTimes, ...]:
    """All items in order, the dropped ones too."""
    rows: list[ItemTimes] = []
    current = position.step.item_id if position.step else ""
    is_past = bool(current)
    previous: ItemTimes | None = None
    for item in position.state.show.items:
        is_current = item.id == current
        is_past = is_past and not is_current
        row = _row(position, item, is_current, is_past, previous)
        rows.append(row)
        if row.state is not RowState.SKIPPED:
            previous = row
    return tuple(rows)


def delay_ms(position: Position, rows: tuple[ItemTimes, ...] | None = None) -> int:
    """How late the session is: the current item's expected end against its planned one, or how late it ended."""
    step = position.step
    if step is None:
        return 0
    if position.state.finished_ms is not None:
        return _ended_late_ms(position.state.show.items, position.state.finished_ms) or 0
    row = next(row for row in rows or rundown(position) if row.item.id == step.item_id)
    if row.planned_start_ms is None or row.end_ms is None:
        return _added_ms(position)
    return _of_the_day(row.end_ms - row.planned_start_ms - nominal_ms(row.item))


def expected_end_ms(position: Position, rows: tuple[ItemTimes, ...] | None = None) -> int | None:
    """When the whole session ends as things go now, or when it ended."""
    if position.state.finished_ms is not None:
        return position.state.finished_ms
    ends = [row.end_ms for row in rows or rundown(position) if row.end_ms is not None]
    return ends[-1] if ends else None


def end_late_ms(position: Position, rows: tuple[ItemTimes, ...] | None = None) -> int:
    """How late the whole session would end: a gap in the plan may still take up what the current item loses."""
    end_ms = expected_end_ms(position, rows)
    late_ms = None if end_ms is None else _ended_late_ms(position.state.show.items, end_ms)
    return delay_ms(position, rows) if late_ms is None else late_ms


def overrun_ms(position: Position, rows: tuple[ItemTimes, ...] | None = None) -> int:
    """By how much all would end after the programme as announced: a plan or a queue may take more than its place."""
    end_ms = expected_end_ms(position, rows)
    ends = [
        item.planned_start_ms + announced_ms(item)
        for item in position.state.show.items
        if item.planned_start_ms is not None
    ]
    if end_ms is None or not ends or position.state.finished_ms is not None:
        return 0
    return max(0, _of_the_day(end_ms - max(ends)))


def is_of_another_day(position: Position) -> bool:
    """The programme is not for today: its hours say nothing about how late things are."""
    starts = [
        item.planned_start_ms for item in position.state.show.items if item.planned_start_ms is not None
    ]
    return bool(starts) and min(abs(ms - position.now.wall_ms) for ms in starts) >= ANOTHER_DAY_MS


def has_planned_times(position: Position) -> bool:
    """Whether there is anything to be late against."""
    return any(item.planned_start_ms is not None for item in position.state.show.items)


def _ended_late_ms(items: tuple[Item, ...], end_ms: int) -> int | None:
    """An end against that of the plan as announced; None where nothing was."""
    planned = [
        item.planned_start_ms + nominal_ms(item) for item in items if item.planned_start_ms is not None
    ]
    return _of_the_day(end_ms - max(planned)) if planned else None


def nominal_ms(item: Item) -> int:
    """What the item takes as planned, whatever was made longer or shorter live."""
    return (
        item.planned_length_ms if item.planned_length_ms or item.form is Form.TALK else item_length_ms(item)
    )


def announced_ms(item: Item) -> int:
    """What the programme gives the item, whatever its plan or queue takes."""
    return item.length_ms if item.form is not Form.TALK and item.length_ms else nominal_ms(item)


def until_move_ms(position: Position) -> int | None:
    """Time until everybody changes table, if every turn goes on by itself; None outside a round."""
    step = position.step
    if step is None or not step.round_number or not step.turns or position.state.finished_ms is not None:
        return None
    later = [
        each
        for each in position.state.steps[position.index + 1 :]
        if each.item_id == step.item_id and each.round_number == step.round_number
    ]
    return max(0, position.remaining_ms) + sum(position.state.length_ms(each) for each in later)


def turn_times(position: Position) -> tuple[TurnTime, ...]:
    """Every step that was started, as it stands now: planned and actual."""
    state = position.state
    known = {step.key: step for item in state.show.items for step in item_steps(_everybody(item))}
    return tuple(
        TurnTime(
            step.key,
            step.item_id,
            step.round_number,
            step.turn,
            step.entry,
            step.length_ms // 1000,
            _used_ms(position, step),
            _by_the_clock_of(log.ended_ms, log.started_ms, log.elapsed_ms),
            log.ended_ms,
        )
        for step in known.values()
        if (log := state.logs.get(step.key)) is not None and log.started_ms is not None
    )


def _row(
    position: Position, item: Item, is_current: bool, is_past: bool, previous: ItemTimes | None
) -> ItemTimes:
    state, now = position.state, position.now
    steps = tuple(step for step in state.steps if step.item_id == item.id)
    begun = _first_start(state, steps)
    if item.dropped or (is_past and begun is None):
        return _bare(item, RowState.SKIPPED, begun, _last_end(state, steps))
    is_over = is_past or (is_current and state.finished_ms is not None)
    length_ms = sum(state.length_ms(step) for step in steps)
    if is_over:
        end = _last_end(state, steps)
        begun = _by_the_clock_of(end, begun, sum(state.log(step).elapsed_ms for step in steps))
        return _timed(item, RowState.DONE, begun, begun, end, end, length_ms)
    if is_current:
        end_ms = now.wall_ms + _left_ms(position)
        if begun is None:
            start_ms = max(now.wall_ms, _expected_start(state.show.items, item, previous, now))
            return _timed(item, RowState.CURRENT, start_ms, None, start_ms + length_ms, None, length_ms)
        begun = _by_the_clock_of(now.wall_ms, begun, sum(_used_ms(position, step) for step in steps))
        return _timed(item, RowState.CURRENT, begun, begun, end_ms, None, length_ms)
    if state.finished_ms is not None:
        return _bare(item, RowState.SKIPPED, None, None)
    start_ms = _expected_start(state.show.items, item, previous, now)
    return _timed(item, RowState.COMING, start_ms, None, start_ms + length_ms, None, length_ms)


def _timed(
    item: Item,
    state: RowState,
    start_ms: int | None,
    actual_start_ms: int | None,
    end_ms: int | None,
    actual_end_ms: int | None,
    length_ms: int,
) -> ItemTimes:
    planned = item.planned_start_ms
    late_ms = 0 if planned is None or start_ms is None else _of_the_day(start_ms - planned)
    return ItemTimes(
        item, state, planned, actual_start_ms, actual_end_ms, start_ms, end_ms, length_ms, late_ms
    )


def _of_the_day(late_ms: int) -> int:
    """No lateness against a programme of another day (a trial the evening before)."""
    return late_ms if abs(late_ms) < ANOTHER_DAY_MS else 0


def _bare(item: Item, state: RowState, start_ms: int | None, end_ms: int | None) -> ItemTimes:
    return ItemTimes(item, state, item.planned_start_ms, start_ms, end_ms, start_ms, end_ms, 0, 0)


def _expected_start(items: tuple[Item, ...], item: Item, previous: ItemTimes | None, now: Instant) -> int:
    """After the item before: a planned gap takes up lateness, and is kept when things are ahead.

    The gap is that of the plan as announced: what is dropped or moved leaves none behind.
    """
    planned = item.planned_start_ms
    if previous is None or previous.end_ms is None:
        return max(now.wall_ms, planned) if planned is not None else now.wall_ms
    end_ms = previous.end_ms
    if planned is None or planned <= end_ms:
        return end_ms
    return min(planned, end_ms + _planned_gap_ms(items, planned))


def _planned_gap_ms(items: tuple[Item, ...], start_ms: int) -> int:
    """Free time before a start in the plan as announced."""
    ends = [
        item.planned_start_ms + nominal_ms(item)
        for item in items
        if item.planned_start_ms is not None and item.planned_start_ms < start_ms
    ]
    return max(0, start_ms - max(ends)) if ends else 0


def _left_ms(position: Position) -> int:
    """Time that the current item still takes."""
    step = position.step
    assert step is not None
    later = (each for each in position.state.steps[position.index + 1 :] if each.item_id == step.item_id)
    return max(0, position.remaining_ms) + sum(position.state.length_ms(each) for each in later)


def _used_ms(position: Position, step: Step) -> int:
    """Time that the step has had until now."""
    return position.elapsed_ms if step.key == _key(position) else position.state.log(step).elapsed_ms


def _by_the_clock_of(later_ms: int | None, begun_ms: int | None, took_ms: int) -> int | None:
    """When it began, as the clock went when it ended: set back in between, it would begin after its end."""
    if later_ms is None or begun_ms is None or begun_ms <= later_ms:
        return begun_ms
    return later_ms - took_ms


def _first_start(state: LiveState, steps: tuple[Step, ...]) -> int | None:
    starts = [ms for step in steps if (ms := state.log(step).started_ms) is not None]
    return min(starts, default=None)


def _last_end(state: LiveState, steps: tuple[Step, ...]) -> int | None:
    ends = [ms for step in steps if (ms := state.log(step).ended_ms) is not None]
    return max(ends, default=None)


def _added_ms(position: Position) -> int:
    """Without planned times: what was added, and overtime."""
    step = position.step
    if step is None:
        return 0
    return position.length_ms - step.length_ms + max(0, -position.remaining_ms)


def _everybody(item: Item) -> Item:
    """The item with its speakers who were left out: time used is kept."""
    return replace(item, queue=tuple(replace(entry, skipped=False) for entry in item.queue))


def _key(position: Position) -> str:
    return position.step.key if position.step else ""
