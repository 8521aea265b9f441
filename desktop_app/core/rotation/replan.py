"""Planning again while the meeting runs: what is played stays, the rest follows who is really there."""

from dataclasses import dataclass, replace

import numpy as np

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.budget import Budget
from desktop_app.core.rotation.checks import check
from desktop_app.core.rotation.instance import Instance, PersonId, Rounds, frozen_rounds
from desktop_app.core.rotation.model import NOWHERE, Model, Seats, build, meetings, rounds_of, seats_of
from desktop_app.core.rotation.room import may_sit, open_capacities
from desktop_app.core.rotation.solve import Progress, Solution, solve
from desktop_app.core.text import N_

# The slider: 0 is the best plan, 1 the fewest changes; what one changed seat costs, beside a missed wish at 3.
STAY_WEIGHTS = ((0.0, 0.0), (0.25, 1.0), (0.5, 2.0), (0.75, 5.0), (1.0, 15.0))


def stay_weight(keep: float) -> float:
    """What a changed seat costs when the slider between best plan (0) and fewest changes (1) is at ``keep``."""
    places, weights = zip(*STAY_WEIGHTS, strict=True)
    return float(np.interp(keep, places, weights))


@dataclass(frozen=True, slots=True)
class Move:
    """A seat that differs from the printed plan; -1 is nowhere (away, or resting)."""

    round_: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What one person must be told: where they sit otherwise than printed, from the next round on."""

    person: PersonId
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Replanned:
    """A new plan for the rounds to come, and what it changes, person by person."""

    solution: Solution
    changes: tuple[Changes, ...]


def replan(
    instance: Instance,
    printed: Rounds,
    played: int,
    budget: Budget,
    *,
    keep: float = 0.5,
    seed: int = 0,
    progress: Progress | None = None,
) -> Replanned:
    """Plan the rounds after the first ``played`` ones again, for the people and tables of ``instance``.

    ``printed``: the plan on the walls. ``played``: rounds that are over or running, kept as printed.
    ``instance.people[...].rounds`` says who is there when; people who left or never came attend no later round.

    Raises:
        Refused: when pins contradict each other.
    """
    live = replace(
        instance,
        frozen=frozen_rounds(printed[:played]),
        baseline=frozen_rounds(printed),
        weights=replace(instance.weights, stay=stay_weight(keep)),
    )
    solution = solve(live, budget, seed, progress)
    return Replanned(solution, changes(printed, solution.rounds, played))


def changes(before: Rounds, after: Rounds, first_round: int = 0) -> tuple[Changes, ...]:
    """Who sits elsewhere from ``first_round`` on, in the order of the first change."""
    moves: dict[PersonId, list[Move]] = {}
    for r in range(first_round, max(len(before), len(after))):
        old, new = _tables(before, r), _tables(after, r)
        for person in sorted(old.keys() | new.keys(), key=str):
            was, now = old.get(person, NOWHERE), new.get(person, NOWHERE)
            if was != now:
                moves.setdefault(person, []).append(Move(r, was, now))
    return tuple(Changes(person, tuple(found)) for person, found in moves.items())


def _tables(rounds: Rounds, r: int) -> dict[PersonId, int]:
    if r >= len(rounds):
        return {}
    return {person: t for t, members in enumerate(rounds[r]) for person in members}


def seat_latecomer(instance: Instance, rounds: Rounds, person: PersonId, first_round: int) -> Rounds:
    """Seats for somebody who comes in late, from ``first_round`` on, without moving anybody.

    Each round the table that suits best among those with a free seat; where no seat is free the person rests.

    Raises:
        Refused: when the person is not in the list, or no round has a free seat.
    """
    check(instance)
    model = build(instance)
    if person not in model.index:
        raise Refused("person-unknown", N_("{person} is not in the list of this plan."), person=person)
    who = model.index[person]
    seats = seats_of(rounds, model.index, instance.rounds)
    seats[first_round:][~model.present[first_round:]] = NOWHERE  # an empty chair is a free seat
    seats[first_round:, who] = NOWHERE
    met = meetings(seats)[who].astype(np.float32)
    for r in range(first_round, instance.rounds):
        if not model.present[r, who]:
            continue
        table = _best_table(model, seats, r, who, met)
        if table != NOWHERE:
            seats[r, who] = table
            company = (seats[r] == table) & (np.arange(model.people) != who)
            met += company
    if (seats[first_round:, who] == NOWHERE).all():
        raise Refused(
            "tables-full",
            N_("No table has a free seat left for {person}. Plan again to make room."),
            person=person,
        )
    return _with_played(rounds, first_round, rounds_of(model, seats))


def _best_table(model: Model, seats: Seats, r: int, who: int, met: np.ndarray) -> int:
    row = seats[r]
    sizes = np.bincount(row[row >= 0], minlength=model.tables)
    price = np.where(
        met > 0, model.price[who] + model.instance.weights.repeat, model.price[who] - model.gain[who]
    )
    free = [
        t
        for t, capacity in enumerate(open_capacities(model, r))
        if 0 < sizes[t] < capacity and may_sit(model, r, who, t)
    ]
    smallest = min((int(sizes[t]) for t in free), default=0)
    uneven = model.instance.weights.uneven
    return min(
        free, key=lambda t: (price[row == t].sum() + uneven * (sizes[t] - smallest), t), default=NOWHERE
    )


def _with_played(printed: Rounds, played: int, planned: Rounds) -> Rounds:
    return [[list(table) for table in tables] for tables in printed[:played]] + planned[played:]
