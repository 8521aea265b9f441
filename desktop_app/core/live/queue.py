"""The stage queue: orders that a moderator can ask for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desktop_app.core.live.position import Position
from desktop_app.core.live.script import StepKind
from desktop_app.core.live.show import Item, QueueEntry


def by_arrival(queue: Sequence[QueueEntry], arrived_ms: Mapping[str, int]) -> tuple[str, ...]:
    """Those who are here in the order of their arrival, then the others as they stand.

    Args:
        arrived_ms: by registration, when they were let in.
    """
    here = [entry for entry in queue if entry.registration in arrived_ms]
    others = [entry for entry in queue if entry.registration not in arrived_ms]
    here.sort(key=lambda entry: arrived_ms[entry.registration])
    return tuple(entry.id for entry in (*here, *others))


def alternating(queue: Sequence[QueueEntry], after: str | None = None) -> tuple[str, ...]:
    """Categories in turn, as long as it can be done; within a category the order stays.

    The largest remaining category comes next unless it has just spoken, which never leaves two of a kind side
    by side when that can be avoided. ``after`` is the category of whoever speaks before them.
    """
    waiting: dict[str, list[QueueEntry]] = defaultdict(list)
    for entry in queue:
        waiting[entry.category].append(entry)
    order: list[str] = []
    last = after
    while any(waiting.values()):
        open_ones = [name for name, entries in waiting.items() if entries]
        choices = [name for name in open_ones if name != last] or open_ones
        last = max(choices, key=lambda name: len(waiting[name]))
        order.append(waiting[last].pop(0).id)
    return tuple(order)


def fixed_then(queue: Sequence[QueueEntry], done: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """A new order that leaves those who have spoken where they stood, at the front."""
    first = [entry.id for entry in queue if entry.id in set(done)]
    return (*first, *(each for each in order if each not in set(done)))


def settled(position: Position, item: Item) -> tuple[QueueEntry, ...]:
    """The head of a queue that no new order touches: who has spoken, and who speaks or walks to the stage.

    Whoever is only announced can still be put off; so can those who have spoken and wait to come again.
    """
    state, step = position.state, position.step
    is_up = step is not None and step.item_id == item.id and bool(step.entry)
    if step is None or not is_up:
        return tuple(entry for entry in item.queue if state.has_spoken(item.id, entry.id))
    place = next(n for n, entry in enumerate(item.queue) if entry.id == step.entry)
    stays = step.kind is StepKind.MOVE or state.has_spoken(item.id, step.entry)
    return item.queue[: place + 1] if stays else item.queue[:place]
