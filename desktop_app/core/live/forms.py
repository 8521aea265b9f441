"""Which speed dating item of the programme runs in which form."""

from collections.abc import Mapping, Sequence

from desktop_app.core.live.show import Form, Show


def forms_of(item_ids: Sequence[str], ready: Sequence[Form], held: Mapping[str, Form]) -> dict[str, Form]:
    """The form of each item that gets one.

    An item of a session keeps its form as long as there is a plan or a queue for it, whichever of them was changed
    last: otherwise two items would change places when somebody gets a seat.

    Args:
        item_ids: the speed dating items in the order of the programme.
        ready: forms for which there is a plan or a queue, the one made last first; the first ones are used.
        held: the forms that items have already.
    """
    free = list(ready[: len(item_ids)])
    given: dict[str, Form] = {}
    for item_id in item_ids:
        form = held.get(item_id)
        if form in free:
            free.remove(form)
            given[item_id] = form
    for item_id in item_ids:
        if item_id not in given and free:
            given[item_id] = free.pop(0)
    return given


def forms_held(show: Show) -> dict[str, Form]:
    """The items of a session that run a plan or a queue, by their ids."""
    return {item.id: item.form for item in show.items if item.form is not Form.TALK}
