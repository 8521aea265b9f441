"""The show as a line of steps: every stretch of time that the clock will count, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop_app.core.live.show import Form, Item, QueueEntry, Show

TURNS_OF_A_SWAP = 2


class StepKind(Enum):
    """What a stretch of time is for."""

    TALK = "talk"
    TURN = "turn"
    MOVE = "move"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of time.

    Attributes:
        key: stable while the show is edited: the same turn keeps its key.
        length_ms: without time added or taken away live.
        round_number, turn: counted from 1; 0 where there is none. turns: in this round.
        entry: id of the queue's speaker (for a MOVE on stage: of the speaker who comes).
        goes_on: at zero the next step follows by itself. by_hand: waits to be started when reached by itself.
    """

    key: str
    item_id: str
    kind: StepKind
    length_ms: int
    round_number: int = 0
    turn: int = 0
    turns: int = 0
    entry: str = ""
    goes_on: bool = False
    by_hand: bool = True
    overtime: bool = True
    warning_ms: int = 0
    last_call_ms: int = 0


def script(show: Show) -> tuple[Step, ...]:
    """All steps of the items that are not dropped."""
    return tuple(step for item in show.items if not item.dropped for step in item_steps(item))


def item_steps(item: Item) -> tuple[Step, ...]:
    """The steps of one item, dropped or not."""
    if item.form is Form.STAGE:
        return tuple(_stage(item))
    if item.form in (Form.TABLES, Form.PAIRS):
        return tuple(step for number in range(1, len(item.rounds) + 1) for step in _round(item, number))
    return (_talk(item),)


def item_length_ms(item: Item) -> int:
    """How long the item takes when every step takes its own length."""
    return sum(step.length_ms for step in item_steps(item))


def most_turns(item: Item) -> int:
    """Turns in the longest round: two people face to face share one, unless they swap at half-time."""
    return max((_turns(item, number) for number in range(1, len(item.rounds) + 1)), default=0)


def waiting(item: Item) -> tuple[QueueEntry, ...]:
    """Speakers of the queue that have not been taken out."""
    return tuple(entry for entry in item.queue if not entry.skipped)


def seat_letter(turn: int) -> str:
    """The seat that speaks in that turn, counted from 1: A, B, ... Z, AA."""
    letters = ""
    while turn > 0:
        turn, rest = divmod(turn - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _talk(item: Item) -> Step:
    return _timed(item, f"{item.id}", StepKind.TALK, item.length_ms)


def _stage(item: Item) -> Iterator[Step]:
    """Each speaker after a change of speakers; the first waits for the moderator's hand."""
    timing = item.timing
    for place, entry in enumerate(waiting(item)):
        if place and timing.move_s:
            yield Step(
                f"{item.id}/move/{entry.id}",
                item.id,
                StepKind.MOVE,
                timing.move_s * 1000,
                entry=entry.id,
                goes_on=True,
                by_hand=False,
                overtime=False,
            )
        yield _timed(
            item,
            f"{item.id}/turn/{entry.id}",
            StepKind.TURN,
            timing.turn_s * 1000,
            entry=entry.id,
            goes_on=timing.auto_turns,
            by_hand=place == 0 or not timing.auto_turns,
        )


def _round(item: Item, number: int) -> Iterator[Step]:
    """Move, settle, turns. The first thing after the move waits where rounds start by hand."""
    timing = item.timing
    base = f"{item.id}/{number}"
    turns = _turns(item, number)
    waits = not timing.auto_rounds
    if timing.move_s:
        yield _plain(item, f"{base}/move", StepKind.MOVE, timing.move_s, number, turns, by_hand=number == 1)
    if timing.settle_s:
        yield _plain(item, f"{base}/settle", StepKind.SETTLE, timing.settle_s, number, turns, by_hand=waits)
        waits = False
    length_ms = _turn_length_ms(item)
    for turn in range(1, turns + 1):
        yield _timed(
            item,
            f"{base}/turn/{turn}",
            StepKind.TURN,
            length_ms,
            round_number=number,
            turn=turn,
            turns=turns,
            goes_on=timing.auto_turns,
            by_hand=(waits if turn == 1 else not timing.auto_turns),
        )


def _turns(item: Item, number: int) -> int:
    if item.form is Form.PAIRS:
        return TURNS_OF_A_SWAP if item.timing.half_swap else 1
    return item.rounds[number - 1]


def _turn_length_ms(item: Item) -> int:
    whole_ms = item.timing.turn_s * 1000
    return whole_ms // TURNS_OF_A_SWAP if item.form is Form.PAIRS and item.timing.half_swap else whole_ms


def _plain(
    item: Item, key: str, kind: StepKind, length_s: int, number: int, turns: int, *, by_hand: bool
) -> Step:
    return Step(
        key,
        item.id,
        kind,
        length_s * 1000,
        round_number=number,
        turns=turns,
        goes_on=True,
        by_hand=by_hand,
        overtime=False,
    )


def _timed(
    item: Item,
    key: str,
    kind: StepKind,
    length_ms: int,
    *,
    round_number: int = 0,
    turn: int = 0,
    turns: int = 0,
    entry: str = "",
    goes_on: bool = False,
    by_hand: bool = True,
) -> Step:
    return Step(
        key,
        item.id,
        kind,
        length_ms,
        round_number=round_number,
        turn=turn,
        turns=turns,
        entry=entry,
        goes_on=goes_on,
        by_hand=by_hand,
        overtime=item.timing.overtime,
        warning_ms=item.timing.warning_s * 1000,
        last_call_ms=item.timing.last_call_s * 1000,
    )
