"""Rows of the moderator's window: the run of show and the stage queue."""

from desktop_app.core.hours import time_of_day
from desktop_app.core.live import commands
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.hall import following_speaker, is_here
from desktop_app.core.live.lengths import ON_TIME_MS, lateness
from desktop_app.core.live.phases import digits, used_digits
from desktop_app.core.live.position import Position
from desktop_app.core.live.queue import speaker_moves
from desktop_app.core.live.rundown import ItemTimes
from desktop_app.core.live.show import Form, Item
from desktop_app.core.live.views import QueueRow, RowState, RunRow
from desktop_app.core.live.words import entry_of, joined
from desktop_app.core.text import N_, Text


def run_row(position: Position, row: ItemTimes, facts: Facts) -> RunRow:
    """One item of the programme."""
    can_rise, can_fall = commands.item_moves(position, row.item.id)
    return RunRow(
        key=row.item.id,
        kind=row.item.kind,
        title=row.item.title,
        state=row.state,
        planned=clock(row.planned_start_ms, facts),
        actual=clock(row.actual_start_ms, facts),
        expected=clock(row.start_ms, facts),
        expected_end=clock(row.end_ms, facts),
        length=digits(row.length_ms) if row.length_ms else "",
        speakers=tuple(speaker.name for speaker in row.item.speakers),
        detail=_detail(position, row, facts) if row.state is RowState.CURRENT else None,
        late=lateness(row.late_ms) if abs(row.late_ms) >= ON_TIME_MS else None,
        can_rise=can_rise,
        can_fall=can_fall,
        is_dropped=row.item.dropped,
    )


def clock(ms: int | None, facts: Facts) -> str:
    """A time of day in the zone of the meeting; empty where there is none."""
    return "" if ms is None else time_of_day(ms, facts.zone)


def _detail(position: Position, row: ItemTimes, facts: Facts) -> Text | None:
    step = position.step
    where: Text | None = None
    if step is not None and step.round_number:
        values = {"n": step.round_number, "total": len(row.item.rounds)}
        where = Text(N_("round {n} of {total}"), values)
    end = None if row.end_ms is None else Text(N_("expected end {time}"), {"time": clock(row.end_ms, facts)})
    return joined(where, end)


def _stage(position: Position) -> Item | None:
    """The stage queue at hand, or the next one that comes."""
    step = position.step
    if step is None:
        return None
    items = position.state.show.items
    place = next((n for n, item in enumerate(items) if item.id == step.item_id), 0)
    return next((each for each in items[place:] if each.form is Form.STAGE and not each.dropped), None)


def queue_item(position: Position) -> str:
    """The item that `queue_rows` belong to."""
    item = _stage(position)
    return item.id if item is not None else ""


def queue_rows(position: Position, facts: Facts) -> tuple[QueueRow, ...]:
    """The speakers of the stage queue at hand, or of the next one."""
    item, step = _stage(position), position.step
    if item is None or step is None:
        return ()
    after = following_speaker(position, facts) if item.id == step.item_id else None
    return tuple(
        _queue_row(position, item, entry.id, facts, after.name if after else "") for entry in item.queue
    )


def _queue_row(position: Position, item: Item, entry_id: str, facts: Facts, after: str) -> QueueRow:
    entry = entry_of(item, entry_id)
    assert entry is not None
    step = position.step
    person = facts.person(entry.registration)
    log = position.state.logs.get(f"{item.id}/turn/{entry.id}")
    is_up = step is not None and step.item_id == item.id and step.entry == entry.id
    has_spoken = position.state.has_spoken(item.id, entry.id)
    if entry.skipped:
        state = RowState.SKIPPED
    elif is_up:
        state = RowState.CURRENT
    else:
        state = RowState.DONE if has_spoken else RowState.COMING
    can_rise, can_fall = speaker_moves(position, item, entry.id)
    used = used_digits(log.elapsed_ms) if log is not None and has_spoken and not is_up else ""
    return QueueRow(
        entry.id,
        entry.name,
        entry.affiliation or (person.affiliation if person else ""),
        entry.title,
        entry.category or (person.category if person else ""),
        state,
        is_here(entry, person),
        bool(after) and entry.name == after and state is RowState.COMING,
        used,
        can_rise,
        can_fall,
    )
