"""What a plan is made for: people, tables, rounds, wishes, and what must hold.

Nothing here computes a plan. `check` refuses what contradicts itself with a sentence for a person; everything
else has a valid plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

PersonId = int | str
Rounds = list[list[list[PersonId]]]  # round -> table -> people

MOST_ROUNDS = 40
"""Each round is held in memory at once, and no day has more."""


class Mixing(Enum):
    """How much the organiser wants a quality of the plan: the plain knobs."""

    A_LOT = "a_lot"
    SOME = "some"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each flaw costs; the defaults are the documented yardstick."""

    avoidance: float = 100  # a pair that must be kept apart shares a table
    repeat: float = 10  # a pair meets again in this meeting
    met_before: float = 8  # a pair met at an earlier meeting
    institution: float = 6  # two of one institution share a table
    wish: float = 3  # a wish is missed
    category: float = 2  # two of one category share a table
    rest_step: float = 5  # a step of unfair rest
    rest: float = 20  # somebody rests who could sit
    uneven: float = 5  # a step of uneven tables
    stay: float = 0  # somebody leaves the table of the printed plan


@dataclass(frozen=True, slots=True)
class Knobs:
    """Plain choices that become weights."""

    categories: Mixing = Mixing.SOME
    institutions: Mixing = Mixing.SOME
    wishes: Mixing = Mixing.SOME
    new_faces: Mixing = Mixing.SOME  # pairs that met at an earlier meeting

    def weights(self) -> Weights:
        """The weights of these choices: some is the default, a lot three times as much, not is nothing."""
        base = Weights()
        return Weights(
            category=base.category * _FACTOR[self.categories],
            institution=base.institution * _FACTOR[self.institutions],
            wish=base.wish * _FACTOR[self.wishes],
            met_before=base.met_before * _FACTOR[self.new_faces],
        )


_FACTOR = {Mixing.A_LOT: 3, Mixing.SOME: 1, Mixing.NOT: 0}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to seat. ``rounds``: those attended, all when None. ``stays``: keeps one table all along."""

    id: PersonId
    category: str = ""
    institution: str | None = None
    rounds: frozenset[int] | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ``capacity`` seats that is not used for fewer than ``minimum`` people."""

    capacity: int
    minimum: int = 2


class Wish(NamedTuple):
    """``who`` would like to meet ``whom``."""

    who: PersonId
    whom: PersonId
    weight: float = 1


class Pin(NamedTuple):
    """``person`` sits at ``table`` in ``round_``, in every round when None."""

    person: PersonId
    table: int
    round_: int | None = None


class Ban(NamedTuple):
    """``person`` does not sit at ``table`` (any, when None) in ``round_`` (any, when None)."""

    person: PersonId
    table: int | None = None
    round_: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """A whole problem. Rounds and tables are numbered from 0.

    ``two_sides``: only people of different categories share a table (one side meets the other).
    ``hosts``: table -> person who receives there. ``frozen``: rounds already played, kept as they are.
    ``baseline``: the printed plan that changes are counted against. ``closed``: (round, table) not in use.
    ``known_repeats``: a lower bound on repeats that the literature gives for this very case.
    """

    people: tuple[Person, ...]
    tables: tuple[Table, ...]
    rounds: int
    wishes: tuple[Wish, ...] = ()
    avoid: tuple[tuple[PersonId, PersonId], ...] = ()
    met_before: tuple[tuple[PersonId, PersonId], ...] = ()
    two_sides: bool = False
    hosts: Mapping[int, PersonId] = field(default_factory=lambda: MappingProxyType({}))
    frozen: tuple[tuple[tuple[PersonId, ...], ...], ...] = ()
    baseline: tuple[tuple[tuple[PersonId, ...], ...], ...] | None = None
    pins: tuple[Pin, ...] = ()
    bans: tuple[Ban, ...] = ()
    closed: frozenset[tuple[int, int]] = frozenset()
    weights: Weights = Weights()
    known_repeats: int = 0
    id: str = ""

    def attends(self, person: Person, round_: int) -> bool:
        """Whether this person is there in this round."""
        return person.rounds is None or round_ in person.rounds


def frozen_rounds(
    rounds: Iterable[Iterable[Iterable[PersonId]]],
) -> tuple[tuple[tuple[PersonId, ...], ...], ...]:
    """Rounds as values that never change."""
    return tuple(tuple(tuple(table) for table in tables) for tables in rounds)
