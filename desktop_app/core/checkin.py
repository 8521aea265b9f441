"""The check-in decision: one function for scan, search, kiosk, command line and another desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

DOUBLE_SCAN_MS = 3_000
"""The same badge again within this time is a trembling hand, not a second person."""
_HALF_A_DAY_MS = 12 * 3_600_000
"""An hour of the door that is further away is another day's, and says nothing to who stands there now."""


class Outcome(Enum):
    """What a scan came to. Each has its word, shape, colour and sound on the screens."""

    ADMITTED = "ADMITTED"
    ALREADY_IN = "ALREADY_IN"
    RE_ENTERED = "RE_ENTERED"
    LEFT = "LEFT"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    MISREAD = "MISREAD"
    WRONG_EVENT = "WRONG_EVENT"
    CANCELLED = "CANCELLED"
    REVOKED = "REVOKED"
    NOT_ADMITTED_HERE = "NOT_ADMITTED_HERE"
    NEEDS_CONFIRMATION = "NEEDS_CONFIRMATION"
    AMBIGUOUS = "AMBIGUOUS"
    TOO_EARLY = "TOO_EARLY"
    TOO_LATE = "TOO_LATE"

    @property
    def lets_in(self) -> bool:
        """Whether the person is inside because of this scan."""
        return self in (Outcome.ADMITTED, Outcome.RE_ENTERED)

    @property
    def is_refusal(self) -> bool:
        """Whether the person must not go through as things stand."""
        return self not in (Outcome.ADMITTED, Outcome.RE_ENTERED, Outcome.LEFT, Outcome.ALREADY_IN)


class Way(Enum):
    """How a person came to be looked up."""

    SCAN = "scan"
    SEARCH = "search"
    CAMERA = "camera"
    KIOSK = "kiosk"
    CLI = "cli"
    PAPER = "paper"
    WALK_IN = "walk-in"


class Status(Enum):
    """How a registration stands before the day."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DoorRules:
    """What this meeting's door allows.

    Attributes:
        event_id: the meeting at this door.
        exits_on: whether people are scanned out, and in again.
        opens_ms, closes_ms: hours, Unix milliseconds, or None.
        admits: category keys let in here; empty for everybody.
    """

    event_id: str
    exits_on: bool = False
    opens_ms: int | None = None
    closes_ms: int | None = None
    admits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A registration that a code or a choice in the list leads to.

    Attributes:
        registration_id: the registration.
        event_id: the meeting that it is for.
        category_key: its category.
        status: confirmed, pending or cancelled.
        revoked: the code scanned was replaced by a newer one.
        present: the person is inside now.
        first_in_ms: first admission that stands, or None.
        confirm: why the desk must ask before letting in (a note, to pay, to approve), or empty.
    """

    registration_id: str
    event_id: str
    category_key: str
    status: Status = Status.CONFIRMED
    revoked: bool = False
    present: bool = False
    first_in_ms: int | None = None
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a scan comes to.

    Attributes:
        match: whom it is about. choices: for AMBIGUOUS, who may be meant.
        silent: the screen should stay as it was (a trembling hand).
        door_ms: for TOO_EARLY when the door opens, for TOO_LATE since when it is closed, Unix milliseconds; None when
            that is another day's.
    """

    outcome: Outcome
    match: Match | None = None
    choices: tuple[Match, ...] = ()
    silent: bool = False
    door_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the desk wants to know.

    Attributes:
        at_ms: when it was scanned (not when it arrived), Unix milliseconds.
        misread: the check letter was wrong.
        leaving: the desk is letting people out.
        confirmed: the desk was asked and let the person in, be it outside the hours of the door.
        last_in_ms: the last admission of this person at this desk, to hear a double scan.
    """

    at_ms: int
    misread: bool = False
    leaving: bool = False
    confirmed: bool = False
    last_in_ms: int | None = None


def decide(matches: Sequence[Match], rules: DoorRules, asked: Asked) -> Decision:
    """Decide one scan.

    Args:
        matches: registrations that the code leads to, of all meetings, revoked codes included.
        rules: this door.
    """
    if asked.misread:
        return Decision(Outcome.MISREAD)
    here = [m for m in matches if m.event_id == rules.event_id]
    if not here:
        return Decision(Outcome.WRONG_EVENT, matches[0]) if matches else Decision(Outcome.UNKNOWN_CODE)
    if len({m.registration_id for m in here}) > 1:
        return _among_several(here, rules, asked)
    # One registration through several codes: a code that still holds wins over a revoked one.
    return _decide_one(min(here, key=lambda m: m.revoked), rules, asked)


def _among_several(here: Sequence[Match], rules: DoorRules, asked: Asked) -> Decision:
    """Two people share an outside code: only one of them may be meant, or the desk must choose."""
    open_to = [m for m in here if m.status is not Status.CANCELLED and not m.revoked]
    if len(open_to) == 1:
        return _decide_one(open_to[0], rules, asked)
    return Decision(Outcome.AMBIGUOUS, None, tuple(open_to or here))


def _decide_one(match: Match, rules: DoorRules, asked: Asked) -> Decision:
    if match.revoked:
        return Decision(Outcome.REVOKED, match)
    if match.status is Status.CANCELLED:
        return Decision(Outcome.CANCELLED, match)
    if asked.leaving and rules.exits_on:
        return Decision(Outcome.LEFT, match)
    if match.present:
        return Decision(Outcome.ALREADY_IN, match, silent=_is_trembling(asked))
    outcome = _at_the_door(match, rules, asked)
    return Decision(outcome, match, door_ms=_door_ms(outcome, rules, asked.at_ms))


def _is_trembling(asked: Asked) -> bool:
    """The same badge a moment ago, also when the clock was put right by a second in between."""
    return asked.last_in_ms is not None and abs(asked.at_ms - asked.last_in_ms) <= DOUBLE_SCAN_MS


def _at_the_door(match: Match, rules: DoorRules, asked: Asked) -> Outcome:
    if rules.admits and match.category_key not in rules.admits:
        return Outcome.NOT_ADMITTED_HERE
    doubt = None if asked.confirmed else _doubt(match, rules, asked.at_ms)
    if doubt is not None:
        return doubt
    if match.first_in_ms is not None and rules.exits_on:
        return Outcome.RE_ENTERED
    return Outcome.ADMITTED


def _doubt(match: Match, rules: DoorRules, at_ms: int) -> Outcome | None:
    """What the desk has to decide before the person goes in, if there is something."""
    if rules.opens_ms is not None and at_ms < rules.opens_ms:
        return Outcome.TOO_EARLY
    if rules.closes_ms is not None and at_ms > rules.closes_ms:
        return Outcome.TOO_LATE
    return Outcome.NEEDS_CONFIRMATION if match.confirm or match.status is Status.PENDING else None


def _door_ms(outcome: Outcome, rules: DoorRules, at_ms: int) -> int | None:
    turns = {Outcome.TOO_EARLY: rules.opens_ms, Outcome.TOO_LATE: rules.closes_ms}
    turn_ms = turns.get(outcome)
    return turn_ms if turn_ms is not None and abs(at_ms - turn_ms) <= _HALF_A_DAY_MS else None
