"""A plan or a queue made anew beside a session under way: what of it the session takes, and what it says about it."""

from dataclasses import replace

from desktop_app.core.live import kinds
from desktop_app.core.live.commands import NOTHING, Change, Changes, has_begun
from desktop_app.core.live.edits import Edit, add_item, adopt_item
from desktop_app.core.live.position import Position
from desktop_app.core.live.queue import merged_queue, stays
from desktop_app.core.live.rounds import merged_rounds, rounds_begun
from desktop_app.core.live.show import Form, Item, Show, encode_item


def adopt(position: Position, made: Show, plan_id: str | None, basis: str) -> Changes:
    """Use the new plan or queue where people have not begun, and keep what the moderator changed live.

    Rounds that have begun stay as they are; so do a cut of rounds, the order of speakers, skips and insertions.
    What was made in another form than an item that has begun is not used, and said to be so. Nothing when nothing is
    new.
    """
    state = position.state
    if basis == state.basis or state.finished_ms is not None:
        return NOTHING
    edits = [edit for item in made.items for edit in _adoptions(position, item)]
    too_late = [item for item in made.items if _comes_too_late(position, item)]
    payload = {
        "edits": edits,
        "plan_id": state.plan if too_late else plan_id or "",
        "basis": basis,
        "made": [encode_item(item) for item in made.items if item.form is not Form.TALK],
        "unused": too_late[0].form.value if too_late else "",
    }
    return (Change(kinds.PLAN_ADOPTED, payload),)


def _comes_too_late(position: Position, made: Item) -> bool:
    """The item runs in another form: who sits at a table does not change to a stage in the middle."""
    item = position.state.show.item(made.id)
    differs = item is not None and made.form is not Form.TALK and item.form is not made.form
    return differs and has_begun(position, made.id)


def _adoptions(position: Position, made: Item) -> list[Edit]:
    show = position.state.show
    item = show.item(made.id)
    if made.form is Form.TALK:
        return []
    if item is None:
        return [add_item(made, len(show.items))]
    begun = has_begun(position, item.id)
    if item.form is not made.form:
        return [] if begun else [adopt_item(made)]
    merged = _merged(position, item, made)
    if begun:
        merged = replace(merged, planned_length_ms=item.planned_length_ms)
    return [adopt_item(merged)] if merged != item else []


def _merged(position: Position, item: Item, made: Item) -> Item:
    """The live item with what is new in the made one, compared with what it was made from before."""
    state = position.state
    base = next((each for each in state.made if each.id == item.id), made)
    begun = rounds_begun(state, item.id)
    return replace(
        item,
        rounds=merged_rounds(item.rounds, base.rounds, made.rounds, begun),
        queue=merged_queue(item.queue, base.queue, made.queue, stays(position, item)),
        planned_length_ms=made.planned_length_ms,
    )
