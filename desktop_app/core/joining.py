"""Two records of one person made one: what becomes of presence, consents, words, seats and wishes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rounds = list[list[list[str]]]
"""Rounds of tables of registrations."""

FILLED = ("category_typed", "role", "wants_speed_dating", "idea")
"""Kept as they stand; the other record only fills what is empty."""
GATHERED = ("needs", "note", "attention")
"""A diet, a doubt for the desk: neither word is lost."""
CONSENTS = ("consent_share", "consent_photo")
_RANKS = ("cancelled", "pending", "confirmed")


@dataclass(frozen=True, slots=True)
class Stood:
    """What the door knows of one registration.

    Attributes:
        present: inside now.
        first_in_ms: the first admission that stands, or None.
        last_ms: the last entry or exit that stands, or None.
    """

    present: bool = False
    first_in_ms: int | None = None
    last_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """What the door has to write of the registration that stays.

    Attributes:
        arrived_ms: an earlier first arrival, in the place of its own; None where its own stands.
        back_in_ms: when it is inside again although its own last line is an exit; None for never.
        left_ms: when it went out after that arrival; None for never.
    """

    arrived_ms: int | None = None
    back_in_ms: int | None = None
    left_ms: int | None = None


def joined_presence(kept: Stood, other: Stood) -> Presence:
    """Whoever is inside under either name is inside, since the earlier of the two arrivals."""
    if other.first_in_ms is None:
        return Presence()
    arrived_ms = None
    if kept.first_in_ms is None or other.first_in_ms < kept.first_in_ms:
        arrived_ms = other.first_in_ms
    if kept.first_in_ms is None:
        return Presence(arrived_ms, None, None if other.present else other.last_ms)
    is_back = other.present and not kept.present
    return Presence(arrived_ms, max(kept.last_ms or 0, other.last_ms or 0) if is_back else None)


def joined_status(kept: str, other: str) -> str:
    """Who is expected under either name is expected."""
    return max(kept, other, key=_RANKS.index)


def joined_fields(kept: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """What changes of the registration that stays: empty fields filled, and of two consents the newer word.

    Where neither consent has a date that is later, a refusal holds.
    """
    changes = {name: other[name] for name in FILLED if _is_empty(kept[name]) and not _is_empty(other[name])}
    for name in GATHERED:
        words = [str(side[name]) for side in (kept, other) if not _is_empty(side[name])]
        gathered = " · ".join(dict.fromkeys(words))
        if gathered != kept[name]:
            changes[name] = gathered
    return changes | _joined_consents(kept, other)


def _joined_consents(kept: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    dates = [_date(side["consent_ms"]) for side in (kept, other)]
    changes: dict[str, object] = {}
    for name in CONSENTS:
        mine, theirs = kept[name], other[name]
        if theirs is None or mine == theirs:
            continue
        refuses_at_once = dates[0] == dates[1] and not theirs
        if mine is None or dates[1] > dates[0] or refuses_at_once:
            changes[name] = bool(theirs)
    if changes:
        later = kept if dates[0] > dates[1] else other
        changes |= {name: later[name] for name in ("consent_ms", "consent_origin")}
    return changes


def _date(value: object) -> int:
    return value if isinstance(value, int) else 0


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def rounds_seated_twice(rounds: Rounds, kept: str, other: str) -> list[int]:
    """The rounds (from 0) in which both have a seat."""
    seated = [{who for table in tables for who in table} for tables in rounds]
    return [place for place, who in enumerate(seated) if {kept, other} <= who]


def joined_rounds(rounds: Rounds, kept: str, other: str) -> Rounds:
    """The seats of the other are those of whoever stays; in a round where both sit that seat is free."""
    twice = set(rounds_seated_twice(rounds, kept, other))
    return [
        [_seats(table, kept, other, is_twice=place in twice) for table in tables]
        for place, tables in enumerate(rounds)
    ]


def _seats(table: Sequence[str], kept: str, other: str, *, is_twice: bool) -> list[str]:
    if is_twice:
        return [who for who in table if who != other]
    return [kept if who == other else who for who in table]


def renamed(value: Any, old: str, new: str) -> Any:
    """The same lists and mappings with another registration, wherever it stands in them."""
    if isinstance(value, dict):
        return {(new if key == old else key): renamed(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, old, new) for each in value]
    return new if value == old else value


def joined_wishes(
    wishes: Iterable[tuple[str, str, str]], kept: str, other: str
) -> dict[tuple[str, str], str | None]:
    """Pairs to write anew, with what they are from now on (None: dropped).

    A separation holds against a wish, and nobody wishes to meet or to avoid themselves.
    """
    known = {(who, whom): kind for who, whom, kind in wishes}
    changes: dict[tuple[str, str], str | None] = {}
    for (who, whom), kind in known.items():
        if other not in (who, whom):
            continue
        changes[who, whom] = None
        pair = (kept if who == other else who, kept if whom == other else whom)
        if pair[0] == pair[1] or known.get(pair) in (kind, "avoid"):
            continue
        changes[pair] = kind
    return changes
