"""The stage queue: orders that a moderator can ask for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

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


def with_reserve(queue: Sequence[QueueEntry], count: int) -> tuple[QueueEntry, ...]:
    """The first ``count`` who wait go on waiting; the others are left out, and can be brought back one by one."""
    keeps = {entry.id for entry in [each for each in queue if not each.skipped][:count]}
    return tuple(replace(entry, skipped=entry.id not in keeps) for entry in queue)


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


def speaker_moves(position: Position, item: Item, entry_id: str) -> tuple[bool, bool]:
    """Whether a speaker may come one place earlier, and one later: the settled head of the queue stays."""
    head, order = len(settled(position, item)), [entry.id for entry in item.queue]
    place = order.index(entry_id)
    return place > head, head <= place < len(order) - 1


def stays(position: Position, item: Item) -> frozenset[str]:
    """Speakers who are never taken away from outside: they have spoken, or are up."""
    step = position.step
    up = (
        {step.entry} if step is not None and step.item_id == item.id and step.kind is StepKind.MOVE else set()
    )
    return frozenset(up | {each.id for each in item.queue if position.state.has_spoken(item.id, each.id)})


def merged_queue(
    live: Sequence[QueueEntry],
    base: Sequence[QueueEntry],
    made: Sequence[QueueEntry],
    kept: Collection[str] = (),
) -> tuple[QueueEntry, ...]:
    """A queue made anew beside the session, with what the moderator did to the old one.

    Names and titles come from the new one, and so does the order unless the moderator gave another. Skips and
    insertions stay. Whoever is new comes, and whoever is gone goes.

    Args:
        base: the queue that the live one was made from. kept: those who stay in any case.
    """
    before, new = {each.id: each for each in base}, {each.id: each for each in made}
    staying = [each for each in live if each.id in new or each.id not in before or each.id in kept]
    entries = {each.id: _updated(each, before.get(each.id), new.get(each.id)) for each in staying}
    entries |= {each.id: each for each in made if each.id not in entries}
    ids = [each.id for each in staying]
    coming = [each.id for each in made if each.id not in ids]
    common = [each.id for each in live if each.id in before]
    if common != [each.id for each in base if each.id in common]:
        order = [*ids, *coming]
    else:
        order = [each.id for each in made]
        for place, each in enumerate(ids):
            if each not in new:
                order.insert(order.index(ids[place - 1]) + 1 if place else 0, each)
    return tuple(entries[each] for each in order)


def _updated(live: QueueEntry, base: QueueEntry | None, made: QueueEntry | None) -> QueueEntry:
    if made is None:
        return live
    by_hand = base is None or live.skipped is not base.skipped
    return replace(made, skipped=live.skipped if by_hand else made.skipped)
