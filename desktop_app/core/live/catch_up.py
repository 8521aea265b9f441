"""Ways to catch up, each with its consequence computed on the session as it would then stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_app.core.hours import time_of_day
from desktop_app.core.live.choices import Proposal
from desktop_app.core.live.edits import Edit, applied, drop_item, set_length, set_rounds, set_timing
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.lengths import length
from desktop_app.core.live.position import Position
from desktop_app.core.live.rundown import end_late_ms, expected_end_ms, rundown
from desktop_app.core.live.show import Form, Item
from desktop_app.core.live.state import with_show
from desktop_app.core.live.views import RowState
from desktop_app.core.programme import BREAK, RESOURCE, TALK
from desktop_app.core.text import N_, Text, counted

WORTH_MS = 2 * 60_000
"""Nobody is bothered for less delay."""

LEAST_GAIN_MS = 30_000
"""What gains less is no way to catch up."""

WHOLE_MS = 60_000
"""A break is said in whole minutes, so that a proposal can be read before it is another one."""

SHORTEST_BREAK_MS = 5 * 60_000
SHORTEST_TURN_SHARE = 0.6
SHORTEST_MOVE_S = 60
STEP_S = 5
CAN_BE_DROPPED = (RESOURCE, TALK)
"""Kinds that may be proposed to be dropped, the first one first."""

DROP_FROM_MS = 5 * 60_000
"""Nobody's talk is proposed to be dropped for less."""


@dataclass(frozen=True, slots=True)
class Way:
    """A proposal with the edits that carry it out."""

    key: str
    edits: tuple[Edit, ...]
    text: Text


def proposals(position: Position, facts: Facts) -> tuple[Proposal, ...]:
    """Ways to catch up when the session would end late: what helps most first, then what costs people least.

    What is gained beyond the delay is no help. Before anything has begun there is nothing to catch up with.
    """
    if not position.state.has_begun:
        return ()
    rows = rundown(position)
    late_ms, end_ms = end_late_ms(position, rows), expected_end_ms(position, rows)
    if late_ms < WORTH_MS or end_ms is None or position.state.finished_ms is not None:
        return ()
    priced = [_priced(position, facts, way, end_ms) for way in _ways(position, late_ms)]
    worth = [proposal for proposal in priced if proposal.gain_s * 1000 >= LEAST_GAIN_MS]
    return tuple(sorted(worth, key=lambda proposal: -min(proposal.gain_s, late_ms // 1000)))


def still_put_away(put_away_s: int | None, late_s: int) -> int | None:
    """How late the end was when proposals were put away, or has been since; None once they are due again."""
    if put_away_s is None or (late_s - put_away_s) * 1000 >= WORTH_MS:
        return None
    return min(put_away_s, late_s)


def edits_of(position: Position, facts: Facts, chosen: Proposal | str) -> tuple[Edit, ...]:
    """The edits of a proposal, as it was shown, or by its key as it stands now; empty when it stands no more."""
    key = chosen if isinstance(chosen, str) else chosen.key
    standing = next((each for each in proposals(position, facts) if each.key == key), None)
    if standing is None:
        return ()
    return standing.edits if isinstance(chosen, str) else chosen.edits


def after(position: Position, edits: tuple[Edit, ...]) -> Position:
    """The session as it would stand with these edits."""
    state = position.state
    changed = with_show(state, applied(state.show, edits), position.now)
    step = changed.step
    length_ms = changed.length_ms(step) if step else 0
    return replace(position, state=changed, step=step, index=changed.index, length_ms=length_ms)


def _priced(position: Position, facts: Facts, way: Way, end_ms: int) -> Proposal:
    """What a way would gain, computed on the session as it would then stand."""
    new_end_ms = expected_end_ms(after(position, way.edits))
    gain_ms = end_ms - new_end_ms if new_end_ms is not None else 0
    end = time_of_day(end_ms - gain_ms, facts.zone)
    values = {**way.text.values, "end": end, "was": time_of_day(end_ms, facts.zone)}
    return Proposal(way.key, Text(way.text.source, values), gain_ms // 1000, end, way.edits)


def _ways(position: Position, late_ms: int) -> Iterator[Way]:
    """Breaks, moves, turns, rounds, and only then somebody's talk."""
    rows = rundown(position)
    coming = [row.item for row in rows if row.state is RowState.COMING]
    for item in coming:
        if item.kind == BREAK and item.form is Form.TALK:
            yield from _shorter_break(item, late_ms)
    current = [row.item for row in rows if row.state is RowState.CURRENT]
    for item in (*current, *coming):
        if item.form is not Form.TALK:
            yield from _shorter_moves(item)
            yield from _shorter_turns(position, item, late_ms)
            yield from _fewer_rounds(position, item)
    if late_ms >= DROP_FROM_MS:
        yield from _drops(coming, late_ms)


def _drops(coming: list[Item], late_ms: int) -> Iterator[Way]:
    """Of each kind the shortest item that is enough, or else the longest there is."""
    for kind in CAN_BE_DROPPED:
        items = sorted(
            (i for i in coming if i.kind == kind and i.form is Form.TALK), key=lambda i: i.length_ms
        )
        if items:
            yield _dropped(next((item for item in items if item.length_ms >= late_ms), items[-1]))


def _shorter_break(item: Item, late_ms: int) -> Iterator[Way]:
    wanted_ms = (item.length_ms - late_ms) // WHOLE_MS * WHOLE_MS
    length_ms = max(SHORTEST_BREAK_MS, item.length_ms // 2, wanted_ms)
    if length_ms < item.length_ms:
        text = Text(
            N_("Shorten “{title}” to {length}: end at {end} instead of {was}."),
            {"title": item.title, "length": length(length_ms)},
        )
        yield Way(f"break/{item.id}", (set_length(item.id, length_ms),), text)


def _dropped(item: Item) -> Way:
    text = Text(N_("Drop “{title}”: end at {end} instead of {was}."), {"title": item.title})
    return Way(f"drop/{item.id}", (drop_item(item.id),), text)


def _shorter_turns(position: Position, item: Item, late_ms: int) -> Iterator[Way]:
    left = _turns_left(position, item)
    if not left:
        return
    turn_s = item.timing.turn_s
    wanted_s = turn_s - -(-late_ms // 1000 // left // STEP_S) * STEP_S
    new_s = max(wanted_s, -(-int(turn_s * SHORTEST_TURN_SHARE) // STEP_S) * STEP_S)
    if new_s < turn_s:
        text = Text(
            N_("Turns of {length} from the next one on ({turns}): end at {end} instead of {was}."),
            {"length": length(new_s * 1000), "turns": counted("{n} turn", "{n} turns", left)},
        )
        yield Way(f"turns/{item.id}", (set_timing(item.id, turn_s=new_s),), text)


def _shorter_moves(item: Item) -> Iterator[Way]:
    new_s = max(SHORTEST_MOVE_S, item.timing.move_s - 30)
    if item.form is not Form.STAGE and new_s < item.timing.move_s:
        text = Text(
            N_("Change tables in {length}: end at {end} instead of {was}."), {"length": length(new_s * 1000)}
        )
        yield Way(f"moves/{item.id}", (set_timing(item.id, move_s=new_s),), text)


def _fewer_rounds(position: Position, item: Item) -> Iterator[Way]:
    step = position.step
    at = step.round_number if step is not None and step.item_id == item.id else 0
    if len(item.rounds) > max(1, at):
        text = Text(
            N_("Stop after round {n} (everybody meets fewer people): end at {end} instead of {was}."),
            {"n": len(item.rounds) - 1},
        )
        yield Way(f"rounds/{item.id}", (set_rounds(item.id, item.rounds[:-1]),), text)


def _turns_left(position: Position, item: Item) -> int:
    """Turns of the item that have not begun."""
    state = position.state
    return sum(
        1
        for step in state.steps
        if step.item_id == item.id
        and (step.turn or step.entry)
        and _waits(position, step.key, step.kind.value)
    )


def _waits(position: Position, key: str, kind: str) -> bool:
    log = position.state.logs.get(key)
    return kind == "turn" and (log is None or log.started_ms is None)
