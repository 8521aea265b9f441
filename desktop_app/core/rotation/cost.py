"""What a plan is worth: every measure, and the one number that ranks plans.

The weights are `instance.Weights`. Same-category and same-institution meetings count above what the numbers
force; a wish counts once; rests and uneven tables count beyond the first step.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.bounds import fewest_meetings
from desktop_app.core.rotation.model import NOWHERE, Bools, Ints, Model, Seats, meetings


@dataclass(frozen=True, slots=True)
class Measures:
    """The qualities of a plan. ``changed_seats``: those that differ from the printed plan.

    ``avoidances``: pairs to be kept apart; ``avoidances_hit``: how often one shares a table.
    """

    cost: float
    meetings: int
    repeats: int
    avoidances_hit: int
    met_before: int
    same_institution: int
    same_category: int
    wishes: float
    wishes_kept: float
    rests: int
    met_least: int
    met_mean: float
    met_most: int
    moves_mean: float
    changed_seats: int
    avoidances: int
    avoidances_kept: int

    @property
    def cross_share(self) -> float:
        """Share of meetings between people of different categories."""
        return 1 - self.same_category / self.meetings if self.meetings else 0.0


def measure(model: Model, seats: Seats) -> Measures:
    """All measures of a valid plan; ``seats`` of shape (rounds, people), -1 for nowhere."""
    instance, weights = model.instance, model.instance.weights
    met = meetings(seats)
    once = met > 0
    total, pairs = int(met.sum()) // 2, int(once.sum()) // 2
    category_floor, institution_floor = group_floors(model)
    category = _inside(met, model.category)
    institution = _inside(met, model.institution)
    apart = _places(model, instance.avoid)
    avoided = _listed(model, met, instance.avoid) + (category if instance.two_sides else 0)
    before = _listed(model, met, instance.met_before)
    wished, kept = _wishes(model, once)
    rests, forced, spread = _rests(model, seats)
    load = _load_spread(seats)
    to_come = model.present[len(model.frozen) :].all(axis=0)  # who came late counts, who has left does not
    partners = once.sum(axis=1)[to_come]
    moves = _moves(seats)[to_come]
    cost = (
        weights.avoidance * avoided
        + weights.repeat * (total - pairs)
        + weights.met_before * before
        + weights.institution * (institution - institution_floor)
        + weights.wish * (wished - kept)
        + weights.category * (category - category_floor)
        + weights.rest_step * max(0, spread - 1)
        + weights.rest * max(0, rests - forced)
        + weights.uneven * max(0, load - 1)
    )
    return Measures(
        cost=round(float(cost), 3),
        meetings=total,
        repeats=total - pairs,
        avoidances_hit=avoided,
        met_before=before,
        same_institution=institution,
        same_category=category,
        wishes=wished,
        wishes_kept=kept,
        rests=rests,
        met_least=int(partners.min(initial=total)) if partners.size else 0,
        met_mean=float(partners.mean()) if partners.size else 0.0,
        met_most=int(partners.max(initial=0)),
        moves_mean=float(moves.mean()) if moves.size else 0.0,
        changed_seats=int(_changed(model, seats).sum()),
        avoidances=len(apart),
        avoidances_kept=sum(not once[pair] for pair in apart),
    )


def _inside(met: NDArray[np.int16], groups: Ints) -> int:
    same = (groups[:, None] == groups[None, :]) & (groups[:, None] >= 0)
    return int(met[same].sum()) // 2


def _listed(model: Model, met: NDArray[np.int16], pairs: tuple[tuple[Any, Any], ...]) -> int:
    return sum(int(met[pair]) for pair in _places(model, pairs))


def _places(model: Model, pairs: tuple[tuple[Any, Any], ...]) -> set[tuple[int, int]]:
    """Each pair once, whoever of the two named it."""
    index = model.index
    return {(min(index[a], index[b]), max(index[a], index[b])) for a, b in pairs}


def _wishes(model: Model, once: Bools) -> tuple[float, float]:
    index = model.index
    wished = kept = 0.0
    for who, whom, weight in model.instance.wishes:
        wished += weight
        kept += weight * bool(once[index[who], index[whom]])
    return wished, kept


def _rests(model: Model, seats: Seats) -> tuple[int, int, int]:
    """Rests, those forced by the numbers, and the spread among people who attend everything."""
    idle = (model.present & (seats == NOWHERE)).sum(axis=0)
    forced = int(model.present.sum() - sum(seated_people(model, r) for r in range(len(seats))))
    regular = model.regular
    sides = sorted(set(model.category.tolist())) if model.instance.two_sides else [None]
    spreads = [idle[regular if side is None else regular & (model.category == side)] for side in sides]
    spread = max((int(s.max() - s.min()) for s in spreads if s.size), default=0)
    return int(idle.sum()), forced, spread


def seated_people(model: Model, round_: int) -> int:
    """How many of those present the tables can seat."""
    here = model.present[round_]
    capacities = [t.capacity for t in model.instance.tables]
    count = min(int(here.sum()), sum(capacities))
    if model.instance.two_sides:
        sides = np.bincount(model.category[here]) if here.any() else np.zeros(0, dtype=int)
        sides = sides[sides > 0]
        count = min(count, 2 * int(sides.min())) if len(sides) == 2 else count
    return count - count % 2 if max(capacities, default=0) == 2 else count


def group_floors(model: Model) -> tuple[int, int]:
    """Meetings inside categories, and inside institutions, that no plan with even tables avoids."""
    category = 0 if model.instance.two_sides else _floor(model, model.category)
    return category, _floor(model, model.institution)


def _floor(model: Model, groups: Ints) -> int:
    most = max((t.capacity for t in model.instance.tables), default=0)
    total = 0
    for r, here in enumerate(model.present):
        known = groups[here]
        counts = np.bincount(known[known >= 0])
        seated, there = seated_people(model, r), int(here.sum())
        if most > 2 and seated == there:
            total += sum(fewest_meetings(n, model.tables) for n in counts.tolist())
        elif most == 2:
            total += max([0, *(n - seated // 2 - (there - seated) for n in counts.tolist())])
    return total


def _load_spread(seats: Seats) -> int:
    spread = 0
    for row in seats:
        sizes = np.bincount(row[row >= 0], minlength=1)
        sizes = sizes[sizes > 0]
        spread = max(spread, int(sizes.max() - sizes.min()) if sizes.size else 0)
    return spread


def _moves(seats: Seats) -> Ints:
    both = (seats[1:] >= 0) & (seats[:-1] >= 0)
    return np.asarray(((seats[1:] != seats[:-1]) & both).sum(axis=0), dtype=np.int64)


def _changed(model: Model, seats: Seats) -> Bools:
    """Seats of rounds to come that differ from the printed plan, shape (rounds, people)."""
    changed = (model.old >= 0) & (seats >= 0) & (model.old != seats)
    changed[: len(model.frozen)] = False
    return np.asarray(changed)
