"""The hall's screen at one instant, from the clock's position and the facts of the event."""

from dataclasses import replace

from desktop_app.core.hours import time_of_day
from desktop_app.core.live.board_pages import within_s
from desktop_app.core.live.commands import chosen_page
from desktop_app.core.live.facts import Facts, PersonFact
from desktop_app.core.live.lengths import length
from desktop_app.core.live.phases import digits
from desktop_app.core.live.position import Position
from desktop_app.core.live.rounds import board_step, pages_turned
from desktop_app.core.live.rundown import ItemTimes, rundown, until_move_ms
from desktop_app.core.live.script import StepKind
from desktop_app.core.live.show import Form, QueueEntry
from desktop_app.core.live.views import (
    Board,
    HallMode,
    HallView,
    ItemCard,
    Phase,
    ProgrammeLine,
    RowState,
    SpeakerCard,
)
from desktop_app.core.live.words import (
    entry_of,
    headline,
    item_of,
    speaking,
    word,
)
from desktop_app.core.programme import is_arrival, is_break
from desktop_app.core.text import N_, Text

_MINUTE_MS = 60_000


def hall_view(position: Position, facts: Facts, mode: HallMode | None = None) -> HallView:
    """What a screen shows. ``mode`` is for a screen with a page of its own; None follows the session.

    Black is for every screen: the key must make the room dark.
    """
    shown = page_shown(position, facts.board_pages)
    page = shown if mode is None or shown is HallMode.BLACK else mode
    step = position.step
    rows = rundown(position)
    view = HallView(
        mode=page,
        phase=position.phase,
        time_phase=position.time_phase,
        digits=digits(position.remaining_ms) if step else "",
        length=length(position.length_ms) if position.phase is Phase.READY else None,
        bar=_bar(position),
        word=word(position.phase, step),
        headline=headline(position),
        speaking=speaking(position),
        coming=coming(position),
        item=_item_card(position, facts),
        speaker=_speaker_card(position, facts),
        next_up=next_up(position, facts),
        programme=_programme(rows, facts),
        board=_board(position, facts, both_ways=mode is None and facts.board_pages == "both"),
        message=position.state.hall.message,
        overlay=position.state.hall.overlay,
        back_at=_back_at(rows, facts),
        event_title=facts.event_title,
        event_subtitle=facts.event_subtitle,
        wall=time_of_day(position.now.wall_ms, facts.zone),
        inverted=_is_inverted(position),
        is_rehearsal=facts.is_rehearsal,
    )
    if position.state.finished_ms is None:
        return view
    # Nothing runs any more: whatever page is shown, no turn and no time left stand on it.
    quiet = replace(view, digits="", length=None, bar=0.0, word=None, inverted=False)
    return replace(quiet, headline=None, speaking=None, next_up=None)


def page_shown(position: Position, board_pages: str = "both") -> HallMode:
    """The page a hand chose, or what fits the moment; ``board_pages`` as in `Facts`."""
    chosen = chosen_page(position)
    if chosen is not None:
        return chosen
    page = automatic_page(position)
    return HallMode.NAMES if page is HallMode.TABLES and board_pages == "names" else page


def automatic_page(position: Position) -> HallMode:
    """The page that fits the moment: timer while somebody speaks, boards while people move."""
    item, step = item_of(position), position.step
    if item is None or step is None:
        return HallMode.WELCOME
    if position.state.finished_ms is not None:
        return HallMode.THANKS
    if is_arrival(item.kind):
        return HallMode.WELCOME
    if is_break(item.kind):
        return HallMode.BREAK if _is_followed(position) else HallMode.THANKS
    if item.form is Form.STAGE:
        return HallMode.TIMER if position.is_started and step.kind is StepKind.TURN else HallMode.SPEAKER
    if item.form is Form.TALK:
        return HallMode.TIMER if position.is_started else HallMode.ITEM
    opens_round = step.turn <= 1 and not position.is_started
    if step.kind is StepKind.MOVE or opens_round:
        return HallMode.TABLES
    return HallMode.TIMER


def _is_followed(position: Position) -> bool:
    """Something comes after the current item, for which people must be back."""
    later = position.state.steps[position.index :]
    return any(step.item_id != later[0].item_id for step in later)


def coming(position: Position) -> Text | None:
    """What the hall may look forward to: the change of table, the end, the next item."""
    step, item = position.step, item_of(position)
    if step is None or item is None or position.state.finished_ms is not None:
        return None
    left_ms = until_move_ms(position) if step.kind is not StepKind.MOVE else None
    if left_ms is not None:
        values = {"time": digits(left_ms)}
        is_last = step.round_number == len(item.rounds)
        return Text(N_("End in {time}") if is_last else N_("Table change in {time}"), values)
    if step.round_number or step.entry:
        return None
    following = next((each for each in position.state.steps[position.index + 1 :]), None)
    after = position.state.show.item(following.item_id) if following else None
    return Text(N_("Next: {title}"), {"title": after.title}) if after else None


def next_up(position: Position, facts: Facts) -> SpeakerCard | None:
    """Who speaks next on stage, with the title of the idea."""
    step, item = position.step, item_of(position)
    if step is None or item is None:
        return None
    if step.entry and (step.kind is StepKind.MOVE or not position.is_started):
        entry = entry_of(item, step.entry)
        return _queue_card(entry, facts) if entry else None
    return following_speaker(position, facts)


def following_speaker(position: Position, facts: Facts) -> SpeakerCard | None:
    """The speaker after the one who is up."""
    step, item = position.step, item_of(position)
    if step is None or not step.entry:
        return None
    for later in position.state.steps[position.index + 1 :]:
        if later.item_id == step.item_id and later.entry != step.entry:
            entry = entry_of(item, later.entry)
            return _queue_card(entry, facts) if entry else None
    return None


def board_round(position: Position) -> int:
    """The round whose tables are shown: the one at hand, or the first one that comes."""
    step = board_step(position.state)
    return 0 if step is None else step.round_number


def boards_ahead(position: Position, facts: Facts) -> tuple[Board, ...]:
    """The boards that a key or the clock may show next: of the round at hand, and of the one after it."""
    at_hand = board_round(position)
    found = (facts.board(number) for number in (at_hand, at_hand + 1) if at_hand)
    return tuple(replace(board, both_ways=facts.board_pages == "both") for board in found if board)


def _board(position: Position, facts: Facts, *, both_ways: bool) -> Board | None:
    board = facts.board(board_round(position))
    if board is None:
        return None
    return replace(
        board,
        page_turn=pages_turned(position.state),
        since_s=_turning_ms(position) // 1000,
        within_s=_time_to_find_s(position),
        page_s=facts.page_s,
        both_ways=both_ways and chosen_page(position) is None,
    )


def _turning_ms(position: Position) -> int:
    """How long pages have been turning, by the steady clock: since a hand chose them, which shows the first one; else
    since the step began, pauses included, or since it waits.

    People look for their names in a pause too, and the wall clock may be set meanwhile.
    """
    step, state, now = position.step, position.state, position.now
    if state.hall.since is not None and chosen_page(position) is not None:
        return now.since(state.hall.since)
    if state.running is not None:
        since_ms = now.since(state.running)
    else:
        since_ms = now.since(state.stood) if state.stood is not None else now.monotonic_ms
    if step is None or not position.is_started:
        return since_ms
    log = state.log(step)
    return log.elapsed_ms + log.stood_ms + since_ms


def _time_to_find_s(position: Position) -> int:
    """The part of a move in which people should have found their name. Time given live does not change the pace."""
    step = position.step
    is_move = step is not None and step.kind is StepKind.MOVE and position.is_started
    return within_s(step.length_ms) if is_move and step is not None else 0


def _bar(position: Position) -> float:
    if position.step is None:
        return 1.0
    if position.length_ms <= 0:
        return 0.0
    return min(1.0, max(0.0, position.remaining_ms / position.length_ms))


def _is_inverted(position: Position) -> bool:
    """From zero on, for people who speak; not while they walk."""
    step = position.step
    speaks = step is not None and step.kind in (StepKind.TALK, StepKind.TURN)
    return speaks and position.is_started and position.time_phase in (Phase.OVERTIME, Phase.ENDED)


def _item_card(position: Position, facts: Facts) -> ItemCard | None:
    item = item_of(position)
    if item is None:
        return None
    speakers = tuple(SpeakerCard(each.name, each.affiliation) for each in item.speakers)
    starts = "" if item.planned_start_ms is None else time_of_day(item.planned_start_ms, facts.zone)
    return ItemCard(item.title, item.kind, speakers, starts)


def _speaker_card(position: Position, facts: Facts) -> SpeakerCard | None:
    """Who is up: the queue's speaker, or the first speaker of a talk."""
    step, item = position.step, item_of(position)
    if step is None or item is None:
        return None
    if step.entry:
        entry = entry_of(item, step.entry)
        return _queue_card(entry, facts) if entry else None
    if step.kind is StepKind.TALK and item.speakers:
        return SpeakerCard(item.speakers[0].name, item.speakers[0].affiliation, item.title)
    return None


def _queue_card(entry: QueueEntry, facts: Facts) -> SpeakerCard:
    person = facts.person(entry.registration) if entry.registration else None
    return SpeakerCard(
        entry.name,
        entry.affiliation or (person.affiliation if person else ""),
        entry.title,
        entry.category or (person.category if person else ""),
        is_here(entry, person),
    )


def is_here(entry: QueueEntry, person: PersonFact | None) -> bool:
    """Checked in; somebody who is not registered is taken to be here."""
    return person.is_present if person is not None else not entry.registration


def _programme(rows: tuple[ItemTimes, ...], facts: Facts) -> tuple[ProgrammeLine, ...]:
    return tuple(
        ProgrammeLine(
            _line_time(row, facts),
            row.item.title,
            row.item.kind,
            tuple(speaker.name for speaker in row.item.speakers),
            row.state is RowState.CURRENT,
            row.state is RowState.DONE,
        )
        for row in rows
        if row.state is not RowState.SKIPPED
    )


def _line_time(row: ItemTimes, facts: Facts) -> str:
    start_ms = row.planned_start_ms if row.planned_start_ms is not None else row.start_ms
    return "" if start_ms is None else time_of_day(start_ms, facts.zone)


def _back_at(rows: tuple[ItemTimes, ...], facts: Facts) -> str:
    """When the break is over, to the full minute: of this break, or of the next one."""
    for row in rows:
        is_open = row.state in (RowState.CURRENT, RowState.COMING)
        if is_open and is_break(row.item.kind) and row.end_ms is not None:
            return time_of_day(-(-row.end_ms // _MINUTE_MS) * _MINUTE_MS, facts.zone)
    return ""
