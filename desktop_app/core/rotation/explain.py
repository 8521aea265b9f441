"""What a plan gives: to everybody, to one person, to two people; and why a wish could not be kept."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from desktop_app.core.rotation.instance import Instance, PersonId, Rounds
from desktop_app.core.rotation.model import NOWHERE, Bools, Model, Seats, build, meetings, seats_of
from desktop_app.core.text import N_, Text


class WhyNot(Enum):
    """Why two people do not meet."""

    NEVER_TOGETHER = "never_together"  # no round that both attend
    AVOIDED = "avoided"  # they must be kept apart
    ONE_SIDE = "one_side"  # both are on the same side
    HELD_APART = "held_apart"  # pins or hosts hold them at different tables whenever both are there
    INSTITUTION = "institution"  # colleagues: kept apart on purpose
    MET_BEFORE = "met_before"  # they met at an earlier meeting
    POPULAR = "popular"  # more people wish to meet this person than can
    TRADED = "traded"  # possible, but it would cost more than it gives


SENTENCES = {
    WhyNot.NEVER_TOGETHER: N_("They are never there in the same round."),
    WhyNot.AVOIDED: N_("They are to be kept apart."),
    WhyNot.ONE_SIDE: N_("They are on the same side."),
    WhyNot.HELD_APART: N_("They are held at different tables."),
    WhyNot.INSTITUTION: N_("They are from the same institution."),
    WhyNot.MET_BEFORE: N_("They met at an earlier meeting."),
    WhyNot.POPULAR: N_("More people wish to meet one of them than the rounds allow."),
    WhyNot.TRADED: N_("Seating them together would break more wishes or repeat meetings."),
}


@dataclass(frozen=True, slots=True)
class Missed:
    """A wish that is not kept, and why."""

    who: PersonId
    whom: PersonId
    why: WhyNot

    @property
    def sentence(self) -> Text:
        """The reason in words."""
        return Text(SENTENCES[self.why])


@dataclass(frozen=True, slots=True)
class Explained:
    """What a plan leaves undone, and why."""

    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One round of a person's route. ``table`` -1: resting or away. ``again``: those met in an earlier round."""

    round_: int
    table: int
    company: tuple[PersonId, ...]
    again: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A person's evening: where, with whom, and which wishes come true."""

    person: PersonId
    stops: tuple[Stop, ...]
    met: tuple[PersonId, ...]
    kept: tuple[PersonId, ...]
    missed: tuple[Missed, ...]
    rests: int
    moves: int


@dataclass(frozen=True, slots=True)
class Pair:
    """When two people meet (rounds, table), or why not."""

    meetings: tuple[tuple[int, int], ...]
    why_not: WhyNot | None


class Explainer:
    """Answers about one plan."""

    def __init__(self, instance: Instance, rounds: Rounds) -> None:
        self._instance = instance
        self._model: Model = build(instance)
        self._rounds = rounds
        self._seats: Seats = seats_of(rounds, self._model.index, instance.rounds)
        self._met = meetings(self._seats)
        self._ids = [p.id for p in instance.people]

    def plan(self) -> Explained:
        """Of the whole plan: every wish that is not kept."""
        return Explained(
            tuple(
                Missed(wish.who, wish.whom, self._why(wish.who, wish.whom))
                for wish in self._instance.wishes
                if not self._meet(wish.who, wish.whom)
            )
        )

    def person(self, person: PersonId) -> Route:
        """The route of one person."""
        who = self._model.index[person]
        seen: set[PersonId] = set()
        stops = []
        for r, row in enumerate(self._seats):
            table = int(row[who])
            together = np.flatnonzero(row == table).tolist() if table != NOWHERE else []
            company = tuple(self._ids[k] for k in together if k != who)
            stops.append(Stop(r, table, company, tuple(x for x in company if x in seen)))
            seen.update(company)
        wanted = [w.whom for w in self._instance.wishes if w.who == person]
        sat = [s.table for s in stops if s.table != NOWHERE]
        return Route(
            person=person,
            stops=tuple(stops),
            met=tuple(sorted(seen, key=str)),
            kept=tuple(x for x in wanted if x in seen),
            missed=tuple(Missed(person, x, self._why(person, x)) for x in wanted if x not in seen),
            rests=int((self._model.present[:, who] & (self._seats[:, who] == NOWHERE)).sum()),
            moves=sum(a != b for a, b in zip(sat, sat[1:], strict=False)),
        )

    def pair(self, a: PersonId, b: PersonId) -> Pair:
        """When these two meet, or why they do not."""
        x, y = self._model.index[a], self._model.index[b]
        together = (self._seats[:, x] == self._seats[:, y]) & (self._seats[:, x] != NOWHERE)
        found = tuple((int(r), int(self._seats[r, x])) for r in np.flatnonzero(together))
        return Pair(found, None if found else self._why(a, b))

    def _meet(self, a: PersonId, b: PersonId) -> bool:
        return bool(self._met[self._model.index[a], self._model.index[b]])

    def _why(self, a: PersonId, b: PersonId) -> WhyNot:
        model, instance = self._model, self._instance
        x, y = model.index[a], model.index[b]
        both: Bools = model.present[:, x] & model.present[:, y]
        if x == y or not both.any():
            return WhyNot.NEVER_TOGETHER
        if _listed(instance.avoid, a, b):
            return WhyNot.AVOIDED
        if instance.two_sides and model.category[x] == model.category[y]:
            return WhyNot.ONE_SIDE
        held = (model.fixed[:, x] >= 0) & (model.fixed[:, y] >= 0) & (model.fixed[:, x] != model.fixed[:, y])
        if held[both].all():
            return WhyNot.HELD_APART
        if model.institution[x] >= 0 and model.institution[x] == model.institution[y]:
            return WhyNot.INSTITUTION
        if _listed(instance.met_before, a, b):
            return WhyNot.MET_BEFORE
        return WhyNot.POPULAR if self._popular(x) or self._popular(y) else WhyNot.TRADED

    def _popular(self, who: int) -> bool:
        """Whether more people wish to meet this person (or they wish to meet more) than they meet in all."""
        return int((self._model.gain[who] > 0).sum()) > int((self._met[who] > 0).sum())


def _listed(pairs: tuple[tuple[PersonId, PersonId], ...], a: PersonId, b: PersonId) -> bool:
    return (a, b) in pairs or (b, a) in pairs
