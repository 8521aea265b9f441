"""Making a plan: a good valid one at once, then better ones until the time is up.

A portfolio: exact pairs and two sides; else a design without repeats, people placed on it, then exchanges of single
seats; where designs do not help (loose or odd cases), exchanges from scratch. The best plan of all is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from desktop_app.core.rotation.bounds import RepeatsBound, repeats_bound
from desktop_app.core.rotation.budget import Budget
from desktop_app.core.rotation.checks import check, seat_everybody
from desktop_app.core.rotation.cost import Measures, measure
from desktop_app.core.rotation.instance import Instance, Rounds
from desktop_app.core.rotation.model import NOWHERE, Ints, Model, Seats, build, rounds_of
from desktop_app.core.rotation.noise import Noise
from desktop_app.core.rotation.placing import place
from desktop_app.core.rotation.room import hall_of, open_capacities, plan_rooms
from desktop_app.core.rotation.swaps import Swaps

if TYPE_CHECKING:
    from desktop_app.core.rotation.routes import Routes


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan with what it is worth. ``cpu_s``: time used when it was found. ``proven``: no plan costs less."""

    rounds: Rounds
    measures: Measures
    bound: RepeatsBound
    cpu_s: float
    proven: bool

    @property
    def fewest_repeats(self) -> bool:
        """Whether no plan repeats fewer meetings."""
        return self.bound.met_by(self.measures.repeats)


Progress = Callable[[Solution], None]


class Search:
    """The state of one search: the model, the time, and the best plan so far."""

    def __init__(
        self, instance: Instance, budget: Budget, seed: int, progress: Progress | None = None
    ) -> None:
        check(instance)
        self.model = build(instance)
        self.budget = budget
        self.noise = Noise(seed)
        self.rooms = plan_rooms(self.model, self.noise.take(self.model.people))
        self.bound = bound_of(self.model)
        self.best: Seats | None = None
        self.measures: Measures | None = None
        self.found_s = 0.0
        self.proven = False
        self._progress = progress

    def offer(self, seats: Seats, proven: bool = False) -> bool:
        """Keep a valid plan when it is better than the best; True when it is."""
        measures = measure(self.model, seats)
        changes = self.model.instance.weights.stay
        if self.measures is not None:
            worth = measures.cost + changes * measures.changed_seats
            if worth >= self.measures.cost + changes * self.measures.changed_seats - 1e-6:
                return False
        self.best, self.measures, self.found_s = seats.copy(), measures, self.budget.elapsed_s()
        self.proven = proven or measures.cost <= 0
        if self._progress is not None:
            self._progress(self.solution())
        return True

    def solution(self) -> Solution:
        """The best plan so far; there is one once anything has been offered."""
        assert self.best is not None and self.measures is not None
        rounds = rounds_of(self.model, self.best)
        return Solution(rounds, self.measures, self.bound, self.found_s, self.proven)

    def polish(self, seats: Seats, heat: tuple[float, float], share: float) -> Seats:
        """Exchange single seats for a share of the time left; offers and returns the best plan met."""
        hall = hall_of(self.model, seats)
        if not hall.rounds:
            return seats
        swaps = Swaps(self.model, hall, seats, self.noise)
        swaps.run(heat, self.budget.part(share))
        better = swaps.best(self.model, seats)
        self.offer(better)
        return better


def bound_of(model: Model) -> RepeatsBound:
    """The lower bound on repeats that is shown beside every plan."""
    instance = model.instance
    capacities = [t.capacity for t in instance.tables]
    sides = model.category if instance.two_sides else None
    least = min((t.minimum for t in instance.tables), default=2)
    bound = repeats_bound(model.present, capacities, sides, max(1, least))
    if instance.known_repeats > bound.value:
        return RepeatsBound(instance.known_repeats, type(bound.reason).PROVEN)
    return bound


def solve(instance: Instance, budget: Budget, seed: int = 0, progress: Progress | None = None) -> Solution:
    """The best plan found within the budget; valid from the first one on.

    Raises:
        Refused: when pins, bans and hosts contradict each other, with the sentence that says which.
    """
    search = Search(instance, budget, seed, progress)
    if not _pairs(search, seed):
        search.offer(_first_plan(search))
    if not search.proven:
        _improve(search)
    return search.solution()


def _pairs(search: Search, seed: int) -> bool:
    """Plans for tables of two, until one is proven best or most of the time is gone; whether there are any."""
    if max((t.capacity for t in search.model.instance.tables), default=0) != 2:
        return False
    from desktop_app.core.rotation.couples import couples  # brings numpy.random, which takes 30 ms to load

    for attempt in range(ATTEMPTS):
        pairs = couples(search.model, seed * ATTEMPTS + attempt)
        if pairs is None:
            return False
        search.offer(*pairs)
        if search.proven or search.budget.used() > search.budget.total * 0.75:
            break
    return True


def _first_plan(search: Search) -> Seats:
    """Any valid plan: the printed one where there is one, nobody's wishes otherwise."""
    model = search.model
    if model.instance.baseline is not None:
        # Nobody leaves a table only to make sizes even: newcomers go to the emptiest tables.
        roomy = [replace(room, sizes=tuple(open_capacities(model, r))) for r, room in enumerate(search.rooms)]
        seats = seat_everybody(model, roomy, model.old)
        if _holds(model, seats):
            return seats
    return seat_everybody(model, search.rooms, model.old)


def _improve(search: Search) -> None:
    model = search.model
    if model.people < 2 or model.tables < 2 or not len(model.free_rounds):
        return
    if model.instance.baseline is not None:
        _from_printed(search)
        return
    if max(t.capacity for t in model.instance.tables) == 2 and search.measures is not None:
        assert search.best is not None
        search.polish(search.best, POLISH_HEAT, 1.0)
        return
    from desktop_app.core.rotation.routes import (
        routes_for,
    )  # planning again needs no design: a tenth of its time

    routes = routes_for(model, search.rooms)
    if routes is None:
        assert search.best is not None
        search.polish(search.best, SCRATCH_HEAT, 1.0)
        return
    _from_design(search, routes)


ATTEMPTS = 16
PLACING_SHARE = (
    (0.2, 0.36, 0.5),
    (0.15, 0.85, 0.95),
)  # tightness -> share of the time for placing people (measured)
MOST_RUNS = 12
SCRATCH_HEAT = (3.0, 0.5)
SMALL, SMALL_HEAT = 24, (4.0, 1.0)  # so few people are also searched without a design (19: 71 for 85)
PLACING_HEAT = (3.3, 1.5)
POLISH_HEAT = (0.7, 0.3)


def tightness(search: Search) -> float:
    """Share of the others that each person meets if nobody meets twice."""
    model = search.model
    together = sum(sum(s * (s - 1) for s in room.sizes) for room in search.rooms)
    return together / max(1, model.people * (model.people - 1))


def _from_printed(search: Search) -> None:
    """Better than the printed plan, from where it is: gentle heat, so that what need not change stays."""
    assert search.best is not None
    people = max(1, search.model.people)
    gentle = min(2.0, 2.0 * (60 / people) ** (1.2 if search.model.instance.weights.stay else 0.65))
    if search.budget.is_timed:
        gentle *= min(1.0, 0.2 + search.budget.left() / (0.08 * people / 60))  # no time to cool: hardly warm
    search.polish(search.best, (gentle, min(0.4, gentle / 2)), 1.0)


def _from_design(search: Search, routes: "Routes") -> None:
    from desktop_app.core.rotation.routes import first_order

    model, noise = search.model, search.noise
    tight = tightness(search)
    price = (model.price - model.gain)[np.ix_(routes.people, routes.people)]
    share = float(np.interp(tight, *PLACING_SHARE))
    start = first_order(model, routes, noise, True)
    first = _valid(search, routes, start)
    search.offer(first)
    if search.proven:
        return
    if routes.design.repeats > max(search.bound.value, model.people // 2):
        search.polish(_first_plan(search), SCRATCH_HEAT, 0.4)
    elif model.people <= SMALL:
        search.polish(_first_plan(search), SMALL_HEAT, 0.6)
    if price.size and price[~np.eye(len(price), dtype=bool)].std() == 0:
        share = 0.0  # nobody minds whom they meet: any placing is as good
        search.polish(first, SCRATCH_HEAT, 0.5)
    one_run = len(start) ** 1.8 * 1e-4  # seconds to cool once, measured
    runs = min(MOST_RUNS, max(1, round((search.budget.left() * share / one_run) ** 0.65)))
    amount = share / runs
    done = 0.0
    for run in range(runs if share else 0):
        if search.budget.left() <= 0 or search.proven:
            break
        placing = place(
            routes.meet,
            price,
            start,
            routes.kind,
            PLACING_HEAT,
            search.budget.part(amount / (1 - done)),
            noise,
        )
        done += amount
        search.offer(_valid(search, routes, placing.person))
        start = first_order(model, routes, noise, run % 2 == 1)
    assert search.best is not None
    search.polish(search.best, POLISH_HEAT, 1.0)


def _valid(search: Search, routes: "Routes", person: Ints) -> Seats:
    """The plan of a placing; people who are away, or pins, may ask for another seat here and there."""
    seats = routes.seats(search.model, person)
    if _holds(search.model, seats):
        return seats
    return seat_everybody(search.model, search.rooms, seats)


def _holds(model: Model, seats: Seats) -> bool:
    """Whether everybody who is there sits, where pins say, at tables that are neither too full nor too empty."""
    played, tables = len(model.frozen), model.instance.tables
    there, fixed = model.present[played:], model.fixed[played:]
    seats = seats[played:]
    if ((seats != NOWHERE) != there).any() or ((fixed >= 0) & (fixed != seats)).any():
        return False
    for row in seats:
        sizes = np.bincount(row[row >= 0], minlength=len(tables)).tolist()
        if any(
            size and not table.minimum <= size <= table.capacity
            for size, table in zip(sizes, tables, strict=True)
        ):
            return False
    return True
