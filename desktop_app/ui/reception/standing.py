"""The verdict that stands on the card, and what may take its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict


LEAST_SEEN_S = 0.4
"""Nobody scans the next badge so soon with the same hands: it was another scanner, or a scan that had waited."""


def is_of_the_same(verdict: "Verdict", shown: "Verdict | None") -> bool:
    """Whether this person's verdict stands there already: then a trembling hand changes nothing."""
    who, known = verdict.attendee, shown.attendee if shown else None
    return who is not None and known is not None and who.registration_id == known.registration_id


def stands(shown: "Verdict | None", verdict: "Verdict", *, seen_s: float) -> bool:
    """Whether what needs a person stays: after a wait several answers come at once, and the last would hide it.

    A refusal gives way to a refusal only, somebody to look after to them and to a refusal.

    Args:
        seen_s: how long the former was before the eyes when that was asked which is answered now.
    """
    if shown is None or is_of_the_same(verdict, shown):
        return False
    return seen_s < LEAST_SEEN_S and _weight(verdict) < _weight(shown)


def most_needed(verdicts: "Sequence[Verdict]") -> "Verdict":
    """Of badges that were glued together the one that needs a person; else the last."""
    return max(reversed(verdicts), key=_weight)


def _weight(verdict: "Verdict") -> int:
    """How much a person has to do with it."""
    if verdict.outcome.is_refusal:
        return 2
    who = verdict.attendee
    return int(verdict.outcome.lets_in and who is not None and bool(who.attention))
