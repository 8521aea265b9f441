"""From a button under a row of the run of show to a command on the session."""

from typing import Any

from desktop_app.core.clock import Reading
from desktop_app.core.live.catch_up import edits_of
from desktop_app.core.live.edits import Edit, drop_item, move_item, restore_item, set_length
from desktop_app.core.live.position import Position
from desktop_app.core.live.script import StepKind, item_length_ms
from desktop_app.core.live.show import Form, Item
from desktop_app.core.live.views import Proposal
from desktop_app.ui.moderator.lines import Line
from desktop_app.ui.moderator.port import Call, Snapshot

LONGER_MS = 5 * 60_000


def call_of(deed: str, key: str, lines: tuple[Line, ...], snapshot: Snapshot) -> Call:
    """What to ask of the session for a deed on the item or speaker with that key."""
    if deed in ("go", "speaker_go"):
        return lambda session, reading: session.go_to(_step_key(snapshot, reading, key), reading=reading)
    if deed in ("by_arrival", "alternating"):
        how = "arrival" if deed == "by_arrival" else deed
        return lambda session, reading: session.order_queue(how, reading=reading)
    if deed in ("speaker_skip", "speaker_back"):
        return _speaker_call(deed, key, snapshot)
    if deed in ("speaker_up", "speaker_down"):
        return _reorder_call(deed, key, snapshot)
    return _item_call(deed, key, snapshot)


def catch_up_call(proposal: Proposal, snapshot: Snapshot, position: Position) -> Call:
    """A proposal as it was shown: its edits as of that moment, whatever time has passed since."""
    wanted = edits_of(position, snapshot.facts, proposal.key)
    return lambda session, reading: session.edit(*wanted, reading=reading)


def _step_key(snapshot: Snapshot, reading: Reading, key: str) -> str:
    """An item by its id; a speaker by the key of the turn."""
    for step in snapshot.at(reading).state.steps:
        if key == step.item_id:
            return key
        if key == step.entry and step.kind is StepKind.TURN:
            return step.key
    return key


def _item_call(deed: str, key: str, snapshot: Snapshot) -> Call:
    def call(session: Any, reading: Reading) -> object:
        items = snapshot.at(reading).state.show.items
        place = next((n for n, item in enumerate(items) if item.id == key), None)
        if place is None:
            return None
        return session.edit(_edit(deed, items[place], place), reading=reading)

    return call


def _edit(deed: str, item: Item, place: int) -> Edit:
    return {
        "longer": set_length(item.id, _length_ms(item, LONGER_MS)),
        "shorter": set_length(item.id, _length_ms(item, -LONGER_MS)),
        "up": move_item(item.id, max(0, place - 1)),
        "down": move_item(item.id, place + 1),
        "drop": drop_item(item.id),
        "restore": restore_item(item.id),
    }[deed]


def _length_ms(item: Item, by_ms: int) -> int:
    length_ms = item.length_ms if item.form is Form.TALK else item_length_ms(item)
    return max(60_000, length_ms + by_ms)


def _speaker_call(deed: str, key: str, snapshot: Snapshot) -> Call:
    def call(session: Any, reading: Reading) -> object:
        item = _item_of_speaker(snapshot, reading, key)
        if deed == "speaker_back":
            return session.put_back(key, reading=reading)
        return session.skip(item.id if item else "", key, reading=reading)

    return call


def _reorder_call(deed: str, key: str, snapshot: Snapshot) -> Call:
    def call(session: Any, reading: Reading) -> object:
        item = _item_of_speaker(snapshot, reading, key)
        if item is None:
            return None
        order = [entry.id for entry in item.queue]
        place = order.index(key)
        other = place + (-1 if deed == "speaker_up" else 1)
        if not 0 <= other < len(order):
            return None
        order[place], order[other] = order[other], order[place]
        return session.order_queue(tuple(order), reading=reading)

    return call


def _item_of_speaker(snapshot: Snapshot, reading: Reading, key: str) -> Item | None:
    items = snapshot.at(reading).state.show.items
    return next((item for item in items if any(entry.id == key for entry in item.queue)), None)
