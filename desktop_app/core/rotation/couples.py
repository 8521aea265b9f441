"""Face to face: plans for tables of two, exact where everybody is there all along."""

import random

import numpy as np

from desktop_app.core.rotation.model import NOWHERE, Ints, Model, Seats
from desktop_app.core.rotation.pairs import plan_pairs
from desktop_app.core.rotation.two_sides import PairPlan, plan_two_sides, seat_pairs


def couples(model: Model, seed: int) -> tuple[Seats, bool] | None:
    """Seats of a plan in pairs and whether it is proven best; None when the case asks for a search.

    One of each pair keeps its table when possible.
    """
    instance = model.instance
    usable = [t for t, table in enumerate(instance.tables) if table.capacity >= 2]
    plain = (
        model.present.all() and not (model.fixed >= 0).any() and not len(model.frozen) and not instance.closed
    )
    if not plain or model.ruled_out is not None or not usable or model.people < 2:
        return None
    if any(instance.tables[t].capacity > 2 for t in usable):
        return None
    rng = np.random.default_rng(random.Random(seed).getrandbits(32))
    if instance.two_sides:
        return _two_sides(model, usable, rng)
    cost = np.rint(model.price - model.gain).astype(np.int64)
    plan = plan_pairs(cost, instance.rounds, len(usable), rng, round(instance.weights.repeat))
    return _seats(model, plan, usable, np.arange(model.people))


def _two_sides(model: Model, usable: list[int], rng: np.random.Generator) -> tuple[Seats, bool] | None:
    sides = np.unique(model.category)
    if len(sides) != 2:
        return None
    left, right = (np.flatnonzero(model.category == side) for side in sides)
    cost = np.rint(model.price - model.gain).astype(np.int64)[np.ix_(left, right)]
    again = round(model.instance.weights.repeat)
    plan = plan_two_sides(cost, model.instance.rounds, len(usable), rng, again)
    return _seats(model, plan, usable, np.concatenate((left, right)))


def _seats(model: Model, plan: PairPlan, usable: list[int], people: Ints) -> tuple[Seats, bool]:
    tables = seat_pairs(plan.partner)
    seats = np.full(model.present.shape, NOWHERE, dtype=np.int16)
    real = np.array([*usable, NOWHERE], dtype=np.int16)  # -1 stays -1
    seats[:, people] = real[tables]
    return seats, plan.proven
