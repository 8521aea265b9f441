"""Bells: which cue was crossed between two looks at the clock, and its visual twin.

Pure: a bell is a property of two positions, not something that is scheduled. A late look that jumped over
several gives the last one only; time given back lets a bell ring once more. The twin follows from the bell
itself, not from the clock a second time, so the hall sees exactly what it hears.
"""

from dataclasses import dataclass

from desktop_app.core.live.phases import thresholds
from desktop_app.core.live.position import Position
from desktop_app.core.live.script import Step, StepKind
from desktop_app.core.live.views import Cue

TWIN_MS = 2_500
"""How long the hall sees what it heard. Looks come once a second, so it is three seconds on the screen."""


@dataclass(frozen=True, slots=True)
class Ear:
    """Somebody who looks at the clock again and again, and hears the bells between two looks.

    Attributes:
        before: the last look. rang: the bell heard at that look.
        last, last_ms: the last bell of all, and when it rang by the listener's own monotonic clock (a rehearsal
            runs faster than people can see).
    """

    before: Position | None = None
    rang: Cue | None = None
    last: Cue | None = None
    last_ms: int = 0

    def listened(self, position: Position, now_ms: int) -> "Ear":
        """After one more look."""
        cue = crossed(self.before, position)
        if cue is None:
            return Ear(position, None, self.last, self.last_ms)
        return Ear(position, cue, cue, now_ms)

    def twin(self, now_ms: int) -> Cue | None:
        """What the hall still sees of the last bell."""
        return self.last if now_ms - self.last_ms < TWIN_MS else None


def crossed(before: Position | None, after: Position) -> Cue | None:
    """The bell between two looks; None at the first look, so that a restart is silent."""
    if before is None or after.step is None or after.asked_resume:
        return None
    if before.state.finished_ms is None and after.state.finished_ms is not None:
        return Cue.FINISHED
    if before.asked_resume or before.state.session != after.state.session or before.step is None:
        return None
    if before.step.key == after.step.key:
        return _within(before, after)
    return _entered(before, after) if _is_ahead(before, after) else None


def entry_cue(step: Step) -> Cue:
    """What is heard when a step begins."""
    if step.kind is StepKind.MOVE:
        return Cue.MOVE
    if step.kind is StepKind.SETTLE:
        return Cue.SETTLE
    return Cue.GONG if step.turn else Cue.START


def _within(before: Position, after: Position) -> Cue | None:
    assert after.step is not None
    mark = _marked(after.step, after.length_ms, before.remaining_ms, after.remaining_ms)
    if mark is not None and after.is_started:
        return mark
    return entry_cue(after.step) if not before.is_started and after.is_started else None


def _entered(before: Position, after: Position) -> Cue | None:
    """Into a later step: its own last bell, or its beginning, or the end of the one before."""
    assert after.step is not None
    if after.is_running:
        mark = _marked(after.step, after.length_ms, after.length_ms, after.remaining_ms)
        return mark or entry_cue(after.step)
    by_itself = before.is_running and before.step is not None and before.step.goes_on
    return Cue.END if by_itself and not after.is_started else None


def _marked(step: Step, length_ms: int, before_ms: int, after_ms: int) -> Cue | None:
    """The last mark passed on the way down from one remaining time to another."""
    bells = thresholds(step, length_ms)
    marks = ((0, Cue.END), (bells.last_call_ms, Cue.LAST_CALL), (bells.warning_ms, Cue.WARNING))
    for mark_ms, cue in marks:
        rings = mark_ms > 0 or cue is Cue.END
        if rings and before_ms > mark_ms >= after_ms:
            return cue
    return None


def _is_ahead(before: Position, after: Position) -> bool:
    """Forwards along the script (back and undo are silent)."""
    assert before.step is not None
    place = after.state.index_of(before.step.key)
    return place is None or after.index > place
