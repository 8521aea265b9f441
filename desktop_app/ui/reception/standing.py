"""The verdict that stands on the card, and what may take its place."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict


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
