"""Live edits of the show as data: each is a small mapping ``{"do": ..., "item": ...}`` in a journal entry.

An edit that names an item or a speaker who is no longer there changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from desktop_app.core.journal import whole
from desktop_app.core.live.show import (
    Form,
    Item,
    QueueEntry,
    Show,
    Speaker,
    decode_item,
    decode_queue_entry,
    decode_timing,
    encode_item,
    encode_queue_entry,
)

Edit = Mapping[str, object]


def set_length(item: str, length_ms: int) -> Edit:
    """An item takes so long."""
    return {"do": "length", "item": item, "length_ms": length_ms}


def retitle(item: str, title: str) -> Edit:
    """An item has another title."""
    return {"do": "title", "item": item, "title": title}


def set_kind(item: str, kind: str) -> Edit:
    """An item is of another kind."""
    return {"do": "kind", "item": item, "kind": kind}


def set_start(item: str, planned_start_ms: int | None) -> Edit:
    """An item is planned for another time of day; None is no time."""
    return {"do": "start", "item": item, "planned_start_ms": planned_start_ms}


def set_speakers(item: str, speakers: Iterable[Speaker]) -> Edit:
    """Other people are announced."""
    return {"do": "speakers", "item": item, "speakers": [[each.name, each.affiliation] for each in speakers]}


def move_item(item: str, to: int) -> Edit:
    """An item stands at another place, counted from 0."""
    return {"do": "move", "item": item, "to": to}


def drop_item(item: str) -> Edit:
    """An item is left out."""
    return {"do": "drop", "item": item}


def restore_item(item: str) -> Edit:
    """An item that was left out is back."""
    return {"do": "restore", "item": item}


def add_item(new: Item, to: int) -> Edit:
    """A new item at that place."""
    return {"do": "add", "item": new.id, "new": encode_item(new), "to": to}


def set_timing(item: str, **changes: int | bool) -> Edit:
    """Other lengths or choices; names are those of `Timing`."""
    return {"do": "timing", "item": item, "timing": changes}


def adopt_item(made: Item) -> Edit:
    """An item takes the format, rounds and queue of a plan made anew; its title and time of day stay."""
    return {"do": "adopt", "item": made.id, "new": encode_item(made)}


def set_rounds(item: str, rounds: tuple[int, ...]) -> Edit:
    """The number of turns of every round."""
    return {"do": "rounds", "item": item, "rounds": list(rounds)}


def order_queue(item: str, order: tuple[str, ...]) -> Edit:
    """Speakers in that order; those not named follow as they were."""
    return {"do": "order", "item": item, "order": list(order)}


def insert_speaker(item: str, entry: QueueEntry, to: int) -> Edit:
    """A speaker more, at that place of the queue."""
    return {"do": "insert", "item": item, "entry": encode_queue_entry(entry), "to": to}


def put_back(item: str, entry: str, to: int) -> Edit:
    """A speaker who was left out is back, at that place of the queue."""
    return {"do": "put_back", "item": item, "entry": entry, "to": to}


def applied(show: Show, edits: object) -> Show:
    """The show after these edits. Raises KeyError, TypeError or ValueError for nonsense."""
    if not isinstance(edits, list | tuple):
        raise TypeError("edits are a list")
    for edit in edits:
        show = _DO[edit["do"]](show, edit)
    return show


def left_out(show: Show, item_id: str, entry_id: str = "") -> Show:
    """Without a speaker of an item, or without the whole item when no speaker is named."""
    item = show.item(item_id)
    if item is None:
        return show
    if not entry_id:
        return show.with_item(replace(item, dropped=True))
    queue = tuple(replace(each, skipped=True) if each.id == entry_id else each for each in item.queue)
    return show.with_item(replace(item, queue=queue))


def _length(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, length_ms=max(0, whole(edit["length_ms"]))))


def _adopt(show: Show, edit: Edit) -> Show:
    made = decode_item(edit["new"])

    def adopted(item: Item) -> Item:
        return replace(
            item,
            form=made.form,
            timing=made.timing,
            rounds=made.rounds,
            queue=made.queue,
            planned_length_ms=made.planned_length_ms,
        )

    return _changed(show, edit, adopted)


def _title(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, title=str(edit["title"])))


def _kind(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, kind=str(edit["kind"])))


def _start(show: Show, edit: Edit) -> Show:
    start = edit["planned_start_ms"]
    start_ms = None if start is None else whole(start)
    return _changed(show, edit, lambda item: replace(item, planned_start_ms=start_ms))


def _speakers(show: Show, edit: Edit) -> Show:
    raw = edit["speakers"]
    if not isinstance(raw, list | tuple):
        raise TypeError("speakers are a list")
    speakers = tuple(Speaker(*map(str, each[:2])) for each in raw)
    return _changed(show, edit, lambda item: replace(item, speakers=speakers))


def _drop(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, dropped=True))


def _restore(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, dropped=False))


def _timing(show: Show, edit: Edit) -> Show:
    return _changed(show, edit, lambda item: replace(item, timing=decode_timing(edit["timing"], item.timing)))


def _rounds(show: Show, edit: Edit) -> Show:
    rounds = edit["rounds"]
    if not isinstance(rounds, list | tuple):
        raise TypeError("rounds are a list")
    turns = tuple(max(0, whole(each)) for each in rounds)
    return _changed(show, edit, lambda item: replace(item, rounds=turns))


def _move(show: Show, edit: Edit) -> Show:
    item = show.item(str(edit["item"]))
    if item is None:
        return show
    others = [each for each in show.items if each.id != item.id]
    others.insert(_place(edit, len(others)), item)
    return show.with_items(others)


def _add(show: Show, edit: Edit) -> Show:
    new = decode_item(edit["new"])
    if show.item(new.id) is not None:
        return show
    items = list(show.items)
    items.insert(_place(edit, len(items)), new)
    return show.with_items(items)


def _order(show: Show, edit: Edit) -> Show:
    order = edit["order"]
    if not isinstance(order, list | tuple):
        raise TypeError("an order is a list")
    rank = {str(each): place for place, each in enumerate(order)}

    def ordered(item: Item) -> Item:
        return replace(item, queue=tuple(sorted(item.queue, key=lambda e: rank.get(e.id, len(rank)))))

    return _changed(show, edit, ordered)


def _insert(show: Show, edit: Edit) -> Show:
    entry = decode_queue_entry(edit["entry"])

    def inserted(item: Item) -> Item:
        if any(each.id == entry.id for each in item.queue):
            return item
        place = _place(edit, len(item.queue))
        return replace(item, queue=(*item.queue[:place], entry, *item.queue[place:]))

    return _changed(show, edit, inserted)


def _put_back(show: Show, edit: Edit) -> Show:
    def back(item: Item) -> Item:
        entry = next((each for each in item.queue if each.id == edit["entry"]), None)
        if entry is None:
            return item
        others = [each for each in item.queue if each.id != entry.id]
        others.insert(_place(edit, len(others)), replace(entry, skipped=False))
        return replace(item, queue=tuple(others))

    return _changed(show, edit, back)


def _changed(show: Show, edit: Edit, change: Callable[[Item], Item]) -> Show:
    item = show.item(str(edit["item"]))
    return show if item is None else show.with_item(change(item))


def _place(edit: Edit, last: int) -> int:
    return min(max(0, whole(edit["to"])), last)


_DO: Mapping[str, Callable[[Show, Edit], Show]] = MappingProxyType(
    {
        "length": _length,
        "adopt": _adopt,
        "title": _title,
        "kind": _kind,
        "start": _start,
        "speakers": _speakers,
        "drop": _drop,
        "restore": _restore,
        "timing": _timing,
        "rounds": _rounds,
        "move": _move,
        "add": _add,
        "order": _order,
        "insert": _insert,
        "put_back": _put_back,
    }
)


def between(show: Show, wanted: tuple[Item, ...]) -> tuple[Edit, ...]:
    """What leads from a show to these items, in this order: dropped, changed, added, moved; nothing is done twice.

    Lengths of items that run a plan or a queue are left alone; so is everything that only the session knows.
    """
    kept = {item.id for item in wanted}
    edits: list[Edit] = [
        drop_item(item.id) for item in show.items if item.id not in kept and not item.dropped
    ]
    order = [item.id for item in show.items]
    place = -1
    for item in wanted:
        known = show.item(item.id)
        if known is None:
            place += 1
            order.insert(place, item.id)
            edits.append(add_item(item, place))
            continue
        edits += _changes(known, item)
        at = order.index(item.id)
        if at < place:
            order.remove(item.id)
            order.insert(place, item.id)
            edits.append(move_item(item.id, place))
        else:
            place = at
    return tuple(edits)


def _changes(known: Item, wanted: Item) -> list[Edit]:
    found: list[Edit] = []
    if known.dropped:
        found.append(restore_item(known.id))
    if known.title != wanted.title:
        found.append(retitle(known.id, wanted.title))
    if known.speakers != wanted.speakers:
        found.append(set_speakers(known.id, wanted.speakers))
    if known.kind != wanted.kind:
        found.append(set_kind(known.id, wanted.kind))
        if known.form is Form.TALK:
            bells = wanted.timing
            found.append(set_timing(known.id, warning_s=bells.warning_s, last_call_s=bells.last_call_s))
    if _minute(known.planned_start_ms) != _minute(wanted.planned_start_ms):
        found.append(set_start(known.id, wanted.planned_start_ms))
    if known.form is Form.TALK and known.length_ms != wanted.length_ms:
        found.append(set_length(known.id, wanted.length_ms))
    return found


def _minute(start_ms: int | None) -> int | None:
    """A programme names whole minutes; a rehearsal begins between two."""
    return None if start_ms is None else start_ms // 60_000
