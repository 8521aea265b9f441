"""The moderator's window at one instant, from the clock's position and the facts of the event."""

from dataclasses import replace

from desktop_app.core.hours import time_of_day
from desktop_app.core.journal import Entry
from desktop_app.core.live import commands, kinds
from desktop_app.core.live.catch_up import proposals
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.fits import Fit
from desktop_app.core.live.hall import board_round, following_speaker, is_here, page_shown
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.lengths import ON_TIME_MS, between_hours_ms, delay, ended, lateness, overrun
from desktop_app.core.live.moderator_rows import clock, queue_item, queue_rows, run_row
from desktop_app.core.live.news import notices
from desktop_app.core.live.phases import digits, thresholds
from desktop_app.core.live.position import Asked, Position
from desktop_app.core.live.questions import question
from desktop_app.core.live.rundown import (
    ItemTimes,
    delay_ms,
    end_late_ms,
    expected_end_ms,
    has_planned_times,
    is_of_another_day,
    overrun_ms,
    rundown,
    until_move_ms,
)
from desktop_app.core.live.script import StepKind, item_length_ms
from desktop_app.core.live.show import Form
from desktop_app.core.live.undoing import keeps_time
from desktop_app.core.live.views import (
    Command,
    Cue,
    ModeratorView,
)
from desktop_app.core.live.waiting import waiting, waiting_tables
from desktop_app.core.live.words import (
    bar_note,
    entry_of,
    item_of,
    next_things,
    speaking,
    title,
)
from desktop_app.core.text import N_, Text, counted


def moderator_view(
    position: Position,
    facts: Facts,
    *,
    drives: bool = True,
    undo: Entry | None = None,
    redo: Entry | None = None,
) -> ModeratorView:
    """Everything the window shows, except the miniature (`hall_view`) and devices."""
    rows = rundown(position)
    view = _of_people(_of_times(_of_turn(position), position, facts, rows), position, facts)
    view = replace(
        view,
        hall_mode=page_shown(position, facts.board_pages),
        message=position.state.hall.overlay,
        quality=facts.quality,
        on_stage=_on_stage(position),
        notices=notices(position),
        undo_label=_undo_label(undo, position.now),
        is_rehearsal=facts.is_rehearsal,
        rehearsal_speed=facts.rehearsal_speed,
    )
    view = _of_driver(view, position, facts, possible(position, undo is not None, redo is not None), drives)
    return view if position.state.finished_ms is None else _over(view, position, delay_ms(position, rows))


def _on_stage(position: Position) -> Text | None:
    items = position.state.show.items
    queues = [item.queue for item in items if item.form is Form.STAGE and not item.dropped]
    n = sum(not entry.skipped for queue in queues for entry in queue)
    return counted("{n} presentation in the queue", "{n} presentations in the queue", n) if n else None


def _of_turn(position: Position) -> ModeratorView:
    """The clock, and what it stands for."""
    return ModeratorView(
        title=title(position),
        subtitle=speaking(position),
        digits=digits(position.remaining_ms) if position.step else "",
        phase=position.phase,
        time_phase=position.time_phase,
        is_running=position.is_running,
        bar=_bar(position),
        ticks=_ticks(position),
        bar_note=bar_note(position),
        next_things=next_things(position),
        offers_end=commands.offers_end(position),
    )


def _of_times(
    view: ModeratorView, position: Position, facts: Facts, rows: tuple[ItemTimes, ...]
) -> ModeratorView:
    """The run of show against the wall clock."""
    end_ms, move_ms = expected_end_ms(position, rows), until_move_ms(position)
    name, text, late_ms = _delay(position, rows)
    return replace(
        view,
        change_in="" if move_ms is None else digits(move_ms),
        delay_name=name,
        delay=text,
        delay_s=round(late_ms / 1000),
        run=tuple(run_row(position, row, facts) for row in rows),
        wall=time_of_day(position.now.wall_ms, facts.zone),
        end_late_s=end_late_ms(position, rows) // 1000,
        end=clock(end_ms, facts),
        fits=_item_fits(position, rows, facts),
        warnings=_overrun_warning(position, rows, clock(end_ms, facts)),
    )


def _of_people(view: ModeratorView, position: Position, facts: Facts) -> ModeratorView:
    """Who speaks, who waits, who is missing."""
    absent = waiting_tables(position, facts)
    return replace(
        view,
        queue=queue_rows(position, facts),
        queue_item=queue_item(position),
        latecomers=_latecomers(facts),
        latecomers_detail=_latecomers_detail(facts),
        absents=_absents(position, facts),
        warnings=(*view.warnings, *warnings(position, facts)),
        waiting=() if position.state.finished_ms is not None else waiting(absent),
        start_label=_start_label(position, bool(absent)),
    )


def _of_driver(
    view: ModeratorView, position: Position, facts: Facts, can: frozenset[Command], drives: bool
) -> ModeratorView:
    """What only who drives is asked and may do."""
    return replace(
        view,
        question=question(position, facts) if drives else None,
        possible=can if drives else frozenset({Command.TAKE_OVER}),
        proposals=proposals(position, facts) if drives else (),
        is_driving=drives,
        driver=facts.driver,
        is_driven=facts.is_driven,
    )


def _delay(position: Position, rows: tuple[ItemTimes, ...]) -> tuple[Text, Text | None, int]:
    """What the lateness is called, how much it is, and in milliseconds; no words where there is nothing to compare."""
    late_ms = delay_ms(position, rows)
    over_ms = _overrun_ms(position, rows)
    if over_ms:
        return Text(N_("Planned overrun")), lateness(over_ms), over_ms
    name, text = delay(late_ms)
    has_hours = position.step is not None and not is_of_another_day(position)
    return name, text if has_hours else None, late_ms


def _overrun_ms(position: Position, rows: tuple[ItemTimes, ...]) -> int:
    """What all takes beyond the programme, where that is more than what is late already."""
    over_ms, late_ms = overrun_ms(position, rows), delay_ms(position, rows)
    end_ms = expected_end_ms(position, rows)
    if end_ms is None or over_ms < max(0, late_ms) + ON_TIME_MS:
        return 0
    return between_hours_ms(end_ms - over_ms, end_ms)


def _overrun_warning(position: Position, rows: tuple[ItemTimes, ...], end: str) -> tuple[Text, ...]:
    """Said before the start, while plan and programme can still be changed at leisure."""
    over_ms = 0 if position.state.has_begun else _overrun_ms(position, rows)
    return (overrun(end, over_ms),) if over_ms else ()


def _over(view: ModeratorView, position: Position, late_ms: int) -> ModeratorView:
    """The session is over: no turn, no time left, nobody to wait for; when it ended, and how late."""
    return replace(
        view,
        title=Text(N_("The session is over")),
        subtitle=None,
        digits="",
        bar=0.0,
        ticks=(),
        bar_note=None,
        latecomers=None,
        latecomers_detail=None,
        absents=None,
        fits=None,
        start_label=Text(N_("Start")),
        ended=ended(view.end, late_ms if has_planned_times(position) else None),
    )


def possible(position: Position, can_undo: bool, can_redo: bool = False) -> frozenset[Command]:
    """Commands that would do something now."""
    if position.step is None:
        return frozenset({Command.BLACK, Command.MESSAGE})
    is_over = position.state.finished_ms is not None
    found = {Command.BLACK, Command.MESSAGE, Command.NEXT_PAGE, Command.PREVIOUS_PAGE, Command.FULL_SCREEN}
    if not is_over:
        found |= {Command.PLUS, Command.MINUS, Command.SKIP}
        found |= {Command.STOP} if position.state.has_begun and commands.may_ask_end(position) else set()
        found |= {Command.PAUSE} if position.is_running else {Command.START}
    if commands.go_next(position):
        found.add(Command.NEXT)
    if commands.go_previous(position):
        found.add(Command.PREVIOUS)
    if position.is_started and not is_over:
        found.add(Command.RESET)
    if can_undo:
        found.add(Command.UNDO)
    if can_redo:
        found.add(Command.REDO)
    if board_round(position):
        found.add(Command.TABLES)
    if any(entry.skipped for item in position.state.show.items for entry in item.queue):
        found.add(Command.PUT_BACK)
    return frozenset(found)


def warnings(position: Position, facts: Facts) -> tuple[Text, ...]:
    """What the moderator should know before going on, beside the tables that wait (see `waiting`)."""
    found = [] if position.state.finished_ms is not None else _speaker_warnings(position, facts)
    if position.state.unreadable:
        found.append(
            Text(
                N_("Lines of this session's history that could not be read: {n}."),
                {"n": position.state.unreadable},
            )
        )
    return tuple(found)


def _speaker_warnings(position: Position, facts: Facts) -> list[Text]:
    found: list[Text] = []
    step, item = position.step, item_of(position)
    if step is not None and step.entry and not (step.kind is StepKind.TURN and position.is_started):
        entry = entry_of(item, step.entry)
        if entry and not is_here(entry, facts.person(entry.registration)):
            found.append(Text(N_("{name} is not checked in."), {"name": entry.name}))
    upcoming = following_speaker(position, facts)
    if upcoming is not None and not upcoming.present:
        found.append(Text(N_("Next speaker {name} is not checked in."), {"name": upcoming.name}))
    return found


def _bar(position: Position) -> float:
    if position.length_ms <= 0:
        return 0.0 if position.step else 1.0
    return min(1.0, max(0.0, position.remaining_ms / position.length_ms))


def _ticks(position: Position) -> tuple[tuple[float, Cue], ...]:
    if position.step is None or position.length_ms <= 0:
        return ()
    bells = thresholds(position.step, position.length_ms)
    marks = ((bells.warning_ms, Cue.WARNING), (bells.last_call_ms, Cue.LAST_CALL))
    return tuple((ms / position.length_ms, cue) for ms, cue in marks if ms)


def _latecomers(facts: Facts) -> Text | None:
    count = len(facts.latecomers)
    if not count:
        return None
    if count == 1:
        person = facts.person(facts.latecomers[0])
        return Text(N_("{name} waits for a table."), {"name": person.name if person else "1"})
    return Text(N_("{n} latecomers wait for a table."), {"n": count})


def _latecomers_detail(facts: Facts) -> Text | None:
    if not facts.latecomers or not facts.from_round:
        return None
    return Text(N_("They can sit down from round {n} on."), {"n": facts.from_round})


def _absents(position: Position, facts: Facts) -> Text | None:
    """Told once the first round has begun: before it, everybody may still come."""
    step = position.step
    if not facts.absents or step is None or not step.round_number or not position.is_started:
        return None
    if len(facts.absents) == 1:
        person = facts.person(facts.absents[0])
        return Text(N_("{name} has a seat and is not here."), {"name": person.name if person else "1"})
    return Text(N_("{n} people with a seat are not here."), {"n": len(facts.absents)})


def _start_label(position: Position, is_incomplete: bool) -> Text:
    if position.asked is Asked.RESUME:
        return Text(N_("Go on"))
    if position.is_running:
        return Text(N_("Pause"))
    if position.is_started:
        return Text(N_("Go on"))
    return Text(N_("Start anyway")) if is_incomplete else Text(N_("Start"))


_UNDO_LABELS = {
    kinds.STARTED: N_("Undo the start"),
    kinds.PAUSED: N_("Undo the pause"),
    kinds.ADJUSTED: N_("Undo the added or removed time"),
    kinds.WENT: N_("Undo “next”"),
    kinds.WENT_BACK: N_("Undo “previous”"),
    kinds.RESET: N_("Undo the reset"),
    kinds.STOPPED: N_("Undo the end of the session"),
    kinds.EDITED: N_("Undo the change of the run of show"),
    kinds.SKIPPED: N_("Undo the skip"),
    kinds.SHOWN: N_("Undo the change of the hall's screen"),
    kinds.RESUMED: N_("Undo the answer"),
    kinds.ANSWERED: N_("Undo the answer"),
}


_KEPT_LABELS = {
    kinds.STARTED: N_("Undo the start: the clock stops, the time used stays"),
    kinds.PAUSED: N_("Undo the pause: the clock goes on, the time used stays"),
}


def _undo_label(undo: Entry | None, now: Instant) -> Text | None:
    if undo is None or undo.kind not in _UNDO_LABELS:
        return None
    return Text(_KEPT_LABELS[undo.kind] if keeps_time(undo, now) else _UNDO_LABELS[undo.kind])


def fit_text(fit: Fit, end: str) -> Text:
    """ "8 rounds of 4 turns, end 17:42"."""
    if fit.form is Form.STAGE:
        return counted("{n} speaker, end {end}", "{n} speakers, end {end}", fit.count, end=end)
    if fit.form is Form.PAIRS:
        return counted(
            "{n} round face to face, end {end}", "{n} rounds face to face, end {end}", fit.count, end=end
        )
    turns = counted("{n} turn", "{n} turns", fit.turns)
    return counted(
        "{n} round of {turns}, end {end}", "{n} rounds of {turns}, end {end}", fit.count, turns=turns, end=end
    )


def _item_fits(position: Position, rows: tuple[ItemTimes, ...], facts: Facts) -> Text | None:
    """What the item at hand takes, and its expected end."""
    item = item_of(position)
    if item is None or item.form is Form.TALK:
        return None
    row = next(row for row in rows if row.item.id == item.id)
    count = len(item.rounds) if item.form is not Form.STAGE else sum(not e.skipped for e in item.queue)
    turns = max(item.rounds, default=1)
    fit = Fit(item.form, count, turns, item_length_ms(item) // 1000, 0)
    return fit_text(fit, clock(row.end_ms, facts))
