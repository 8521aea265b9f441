"""The verdict that stands on the card, what may take its place, and who was hardly seen there."""

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


def stands(shown: "Verdict | None", verdict: "Verdict", *, seen: bool) -> bool:
    """Whether a refusal stays: answers to several scans come at once after a wait, and the last would hide it.

    Args:
        seen: whether that which is answered now was asked with the refusal before the eyes.
    """
    refused = shown is not None and shown.outcome.is_refusal
    return refused and not seen and not verdict.outcome.is_refusal


def most_needed(verdicts: "Sequence[Verdict]") -> "Verdict":
    """Of badges that were glued together the first that is refused, or somebody to look after, or the last."""
    needed = [v for v in verdicts if v.outcome.is_refusal] or [v for v in verdicts if needs_care(v)]
    return needed[0] if needed else verdicts[-1]


def needs_care(verdict: "Verdict") -> bool:
    """Somebody came in whose card tells what to look after: an allergy, a VIP."""
    return verdict.outcome.lets_in and verdict.attendee is not None and bool(verdict.attendee.attention)


def hardly_seen(
    former: "Verdict | None", seen_s: float, verdicts: "Sequence[Verdict]", shown: "Verdict | None"
) -> "list[Verdict]":
    """Those to look after who are on the card no longer than a blink, or not at all.

    Args:
        former: what stood there before, for ``seen_s``.
        verdicts: what is answered now. shown: what stands there from now on.
    """
    before = [former] if former is not None and seen_s < LEAST_SEEN_S else []
    return [v for v in (*before, *verdicts) if needs_care(v) and not is_of_the_same(v, shown)]
