"""Digits and phases: what a number of milliseconds looks like on every screen."""

from dataclasses import dataclass
from math import ceil

from desktop_app.core.live.script import Step, StepKind
from desktop_app.core.live.views import Phase

MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The two bells in a defined order: the warning is the longer one; 0 is no bell.

    A threshold that is not shorter than the turn never rings; when both are equal only the last call does.
    """

    warning_ms: int
    last_call_ms: int


def thresholds(step: Step, length_ms: int) -> Thresholds:
    """The bells that ring in a step of that length."""
    inside = sorted({ms for ms in (step.warning_ms, step.last_call_ms) if 0 < ms < length_ms})
    if not inside:
        return Thresholds(0, 0)
    if len(inside) == 2:
        return Thresholds(inside[1], inside[0])
    alone = inside[0]
    is_last_call = alone == step.last_call_ms or alone == min(step.warning_ms, step.last_call_ms)
    return Thresholds(0, alone) if is_last_call else Thresholds(alone, 0)


def phase_of(step: Step, length_ms: int, remaining_ms: int) -> Phase:
    """Where a running step stands."""
    if step.kind is StepKind.MOVE and remaining_ms > 0:
        return Phase.MOVE
    if step.kind is StepKind.SETTLE and remaining_ms > 0:
        return Phase.SETTLE
    if remaining_ms <= 0:
        return Phase.OVERTIME if step.overtime else Phase.ENDED
    bells = thresholds(step, length_ms)
    if remaining_ms <= bells.last_call_ms:
        return Phase.LAST_CALL
    return Phase.WARNING if remaining_ms <= bells.warning_ms else Phase.NORMAL


def digits(remaining_ms: int) -> str:
    """Time left: "2:14", "1:05:00", overtime "−0:10".

    Rounded up, so that 3:00 stays for its whole second and 0:00 appears exactly at the end.
    """
    seconds = ceil(remaining_ms / 1000)
    minutes, rest = divmod(abs(seconds), 60)
    sign = MINUS if seconds < 0 else ""
    if minutes < 60:
        return f"{sign}{minutes}:{rest:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02d}:{rest:02d}"


def used_digits(elapsed_ms: int) -> str:
    """Time used, in whole seconds that have passed."""
    return digits(elapsed_ms // 1000 * 1000)
