"""How far the rounds are: the one place that says from which round on people can still be placed."""

from collections.abc import Iterable

from desktop_app.core.live.script import Step
from desktop_app.core.live.show import Form
from desktop_app.core.live.state import LiveState


def rounds_begun(state: LiveState, item_id: str = "") -> int:
    """The last round of which some step was started, 0 before the first; a round that only waits has not begun."""
    started = (
        step.round_number
        for step in state.steps
        if item_id in ("", step.item_id) and state.log(step).started_ms is not None
    )
    return max(started, default=0)


def rounds_to_run(state: LiveState) -> int | None:
    """How many rounds the session runs as it stands now; None when it runs none."""
    counts = [
        len(item.rounds)
        for item in state.show.items
        if item.form in (Form.TABLES, Form.PAIRS) and not item.dropped
    ]
    return max(counts, default=None)


def free_round(state: LiveState) -> int:
    """The first round, counted from 1, in which people can still be placed; 0 when there is none."""
    begun = rounds_begun(state)
    return begun + 1 if begun < (rounds_to_run(state) or 0) else 0


def board_step(state: LiveState) -> Step | None:
    """A step of the round whose tables are shown: the one at hand, or the first that comes; else the step at hand."""
    if state.step is None:
        return None
    return next((step for step in state.steps[state.index :] if step.round_number), state.step)


def pages_turned(state: LiveState) -> int:
    """Pages of the board that were turned by hand: a new round begins at its first page."""
    step, hall = board_step(state), state.hall
    return hall.page_offset if step is not None and hall.page_round == round_key(step) else 0


def round_key(step: Step) -> str:
    """Which round of which item a step belongs to."""
    return f"{step.item_id}/{step.round_number}"


def plans_of_begun(state: LiveState) -> tuple[str, ...]:
    """For each round that has begun, the plan by which people sit in it."""
    begun = rounds_begun(state)
    known = state.round_plans[:begun]
    return (*known, *(state.plan,) * (begun - len(known)))


def merged_rounds(
    live: tuple[int, ...], base: Iterable[int], made: tuple[int, ...], begun: int
) -> tuple[int, ...]:
    """Rounds of a plan made anew: those that have begun stay, and what was cut short live stays cut."""
    merged = (*live[:begun], *made[begun:])
    return merged[: len(live)] if len(live) < len(tuple(base)) else merged
