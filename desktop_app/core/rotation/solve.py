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
from desktop_app.core.rotation.model import NOWHERE, Costs, Ints, Model, Seats, build, rounds_of
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

Heat = tuple[float, float]
"""Of a search, at its start and its end, in cost: about so much worse a step may make the plan."""

ATTEMPTS = 16
"""Draws of pairs, at most."""
PAIRS_TIME = 0.75
"""Share of the budget after which no other draw of pairs begins: it must end within the rest."""

SCRATCH_HEAT: Heat = (3.0, 0.5)
POLISH_HEAT: Heat = (0.7, 0.3)
PLACING_HEAT: Heat = (3.3, 1.5)

MANY_REPEATS_TIME = 0.4
"""Share of the time for seats from scratch where the design repeats many: see "The portfolio" in ARCHITECTURE.md."""
SMALL, SMALL_HEAT, SMALL_TIME = 24, (4.0, 1.0), 0.6
"""So few people are also searched without a design, for a share of the time (19 people: a cost of 71 for 85)."""
LOOSE_TIME = 0.5
"""Share of the time for exchanging seats hotly where nobody minds whom they meet."""

PLACING_TIME = ((0.2, 0.36, 0.5), (0.15, 0.85, 0.95))
"""Tightness -> share of the time for placing people (measured)."""
COOLING_S, COOLING_GROWTH = 1e-4, 1.8
"""Seconds to cool once when placing people, measured: so many for one person, growing by that power with more."""
MOST_RUNS, RUNS_GROWTH = 12, 0.65
"""Coolings at most, and the power by which they grow with the time there is: often and short beats once and long."""

PRINTED_HEAT, PRINTED_PEOPLE = 2.0, 60
"""Heat at which the printed plan is searched with up to so many people; with more it is less."""
HEAT_FALLS, HEAT_FALLS_WITH_PRICE = 0.65, 1.2
"""The power by which it falls with more people; faster where a changed seat has a price."""
COLDEST, COOLS_S = 0.2, 0.08
"""Without any time to cool, this share of it is left; so many seconds for each 60 people add as much as all of it."""
PRINTED_END = 0.4
"""The heat at which such a search ends, at most; else half of that at its start."""


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

    def polish(self, seats: Seats, heat: Heat, share: float) -> Seats:
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
        if search.proven or search.budget.used() > search.budget.total * PAIRS_TIME:
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


def tightness(search: Search) -> float:
    """Share of the others that each person meets if nobody meets twice."""
    model = search.model
    together = sum(sum(s * (s - 1) for s in room.sizes) for room in search.rooms)
    return together / max(1, model.people * (model.people - 1))


def _from_printed(search: Search) -> None:
    """Better than the printed plan, from where it is: gentle heat, so that what need not change stays."""
    assert search.best is not None
    people = max(1, search.model.people)
    falls = HEAT_FALLS_WITH_PRICE if search.model.instance.weights.stay else HEAT_FALLS
    gentle = min(PRINTED_HEAT, PRINTED_HEAT * (PRINTED_PEOPLE / people) ** falls)
    if search.budget.is_timed:
        needed_s = COOLS_S * people / PRINTED_PEOPLE
        gentle *= min(1.0, COLDEST + search.budget.left() / needed_s)
    search.polish(search.best, (gentle, min(PRINTED_END, gentle / 2)), 1.0)


def _from_design(search: Search, routes: "Routes") -> None:
    """People on a design, then exchanges of single seats: what helps how much depends on the case."""
    from desktop_app.core.rotation.routes import first_order

    order = first_order(search.model, routes, search.noise, True)
    first = _valid(search, routes, order)
    search.offer(first)
    if search.proven:
        return
    _without_design(search, routes)
    price = (search.model.price - search.model.gain)[np.ix_(routes.people, routes.people)]
    if _is_one_price(price):
        search.polish(first, SCRATCH_HEAT, LOOSE_TIME)  # any placing is as good
    else:
        _place_people(search, routes, order, price)
    assert search.best is not None
    search.polish(search.best, POLISH_HEAT, 1.0)


def _without_design(search: Search, routes: "Routes") -> None:
    """Seats from scratch for a while, where the design repeats many pairs or people are few."""
    people = search.model.people
    if routes.design.repeats > max(search.bound.value, people // 2):
        search.polish(_first_plan(search), SCRATCH_HEAT, MANY_REPEATS_TIME)
    elif people <= SMALL:
        search.polish(_first_plan(search), SMALL_HEAT, SMALL_TIME)


def _is_one_price(price: Costs) -> bool:
    """Whether nobody minds whom they meet."""
    return bool(price.size and price[~np.eye(len(price), dtype=bool)].std() == 0)


def _place_people(search: Search, routes: "Routes", order: Ints, price: Costs) -> None:
    """The same design with other people on its places, several times from another order."""
    from desktop_app.core.rotation.routes import first_order

    share = float(np.interp(tightness(search), *PLACING_TIME))
    one_run_s = len(order) ** COOLING_GROWTH * COOLING_S
    runs = min(MOST_RUNS, max(1, round((search.budget.left() * share / one_run_s) ** RUNS_GROWTH)))
    each = share / runs
    done = 0.0
    for run in range(runs):
        if search.budget.left() <= 0 or search.proven:
            break
        part = search.budget.part(each / (1 - done))
        placing = place(routes.meet, price, order, routes.kind, PLACING_HEAT, part, search.noise)
        done += each
        search.offer(_valid(search, routes, placing.person))
        order = first_order(search.model, routes, search.noise, run % 2 == 1)


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
