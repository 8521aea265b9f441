"""What fits: how many rounds or speakers a time allows, and when it ends."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from desktop_app.core.hours import time_of_day
from desktop_app.core.live.script import item_length_ms, item_steps, waiting
from desktop_app.core.live.show import Form, Item, QueueEntry, Timing


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits into a time: rounds (or speakers on stage), turns in each, and what it takes.

    Attributes:
        count: rounds, or speakers. turns: in a round, 1 on stage. length_s: of all. spare_s: left of the time.
    """

    form: Form
    count: int
    turns: int
    length_s: int
    spare_s: int


@dataclass(frozen=True, slots=True)
class QueueTime:
    """What a stage queue takes, beside its place in the programme.

    Attributes:
        count: who speaks. length_ms: of all of them. slot_ms: in the programme; 0 where it gives no length.
        fits: how many of them end within it; all of them where there is no slot.
    """

    count: int
    length_ms: int
    slot_ms: int
    fits: int


def queue_time(item: Item) -> QueueTime:
    """How long the speakers of an item take with its turns and changes, and how many have room."""
    count, slot_ms = len(waiting(item)), item.length_ms
    fits = what_fits(Form.STAGE, item.timing, 1, slot_ms // 1000, count).count if slot_ms else count
    return QueueTime(count, item_length_ms(item), slot_ms, fits)


def end_of(fit: Fit, start_ms: int, zone: tzinfo | None) -> str:
    """Time of day at which it is over: "17:42"."""
    return time_of_day(start_ms + fit.length_s * 1000, zone)


def one_more_s(form: Form, timing: Timing, turns: int) -> int:
    """What one round more takes (or one speaker more), with its move."""
    return length_s(form, timing, 2, turns) - length_s(form, timing, 1, turns)


def length_s(form: Form, timing: Timing, count: int, turns: int) -> int:
    """Length of so many rounds of so many turns, or of so many speakers."""
    return item_length_ms(_item(form, timing, count, turns)) // 1000


def what_fits(form: Form, timing: Timing, turns: int, available_s: int, at_most: int = 500) -> Fit:
    """The largest number of rounds (or speakers) that ends in time.

    75 min on stage at 3:00 + 0:30 are 21 speakers; six at a table with 2 min to move are 20 min a round.
    """
    step_s = one_more_s(form, timing, turns)
    first_s = length_s(form, timing, 1, turns)
    count = 0
    if first_s <= available_s:
        count = at_most if step_s <= 0 else min(at_most, 1 + (available_s - first_s) // step_s)
    taken_s = length_s(form, timing, count, turns)
    return Fit(form, count, turns if form is not Form.STAGE else 1, taken_s, available_s - taken_s)


def turn_that_fits(form: Form, timing: Timing, count: int, turns: int, available_s: int) -> int | None:
    """The longest turn in whole 5 s with which so many rounds end in time; None under 30 s."""
    speaking = sum(1 for step in item_steps(_item(form, timing, count, turns)) if step.kind.value == "turn")
    if not speaking:
        return None
    others_s = length_s(form, replace(timing, turn_s=0), count, turns)
    halves = 2 if form is Form.PAIRS and timing.half_swap else 1
    turn_s = (available_s - others_s) * halves // speaking // 5 * 5
    return turn_s if turn_s >= 30 else None


def _item(form: Form, timing: Timing, count: int, turns: int) -> Item:
    queue = tuple(QueueEntry(str(each), "") for each in range(count if form is Form.STAGE else 0))
    return Item("fits", "", form=form, timing=timing, rounds=(turns,) * count, queue=queue)
