"""Face to face: plans for tables of two, exact where everybody is there all along."""

import random

import numpy as np

from desktop_app.core.rotation.model import NOWHERE, Ints, Model, Seats, meetings
from desktop_app.core.rotation.pairs import plan_pairs
from desktop_app.core.rotation.two_sides import PairPlan, plan_two_sides, seat_pairs


def couples(model: Model, seed: int) -> tuple[Seats, bool] | None:
    """Seats of a plan in pairs and whether it is proven best; None when the case asks for a search.

    One of each pair keeps its table when possible; people who stay have a table of their own. Played rounds
    count as meetings and rests.
    """
    instance = model.instance
    usable = [t for t, table in enumerate(instance.tables) if table.capacity >= 2]
    plain = not (model.fixed >= 0).any() and not instance.closed and model.ruled_out is None
    rounds = len(model.free_rounds)
    if not plain or not usable or model.people < 2 or not rounds:
        return None
    if any(instance.tables[t].capacity > 2 for t in usable):
        return None
    rng = np.random.default_rng(random.Random(seed).getrandbits(32))
    sides = np.unique(model.category)
    if instance.two_sides and len(sides) != 2:
        return None
    order = np.argsort(model.category, kind="stable") if instance.two_sides else np.arange(model.people)
    cost = np.rint(model.price - model.gain).astype(np.int64)[np.ix_(order, order)]
    played = len(model.frozen)
    known = {
        "again": round(instance.weights.repeat),
        "present": model.present[played:, order],
        "met": meetings(model.frozen).astype(np.int64)[np.ix_(order, order)],
        "rested": (model.present[:played] & (model.frozen == NOWHERE)).sum(axis=0)[order],
    }
    if instance.two_sides:
        lefts = int((model.category == sides[0]).sum())
        plan = plan_two_sides(cost[:lefts, lefts:], rounds, len(usable), rng, **known)
    else:
        plan = plan_pairs(cost, rounds, len(usable), rng, **known)
    return _seats(model, plan, usable, order)


def _seats(model: Model, plan: PairPlan, usable: list[int], people: Ints) -> tuple[Seats, bool]:
    staying = [k for k, p in enumerate(people.tolist()) if model.instance.people[p].stays]
    home = np.full(model.people, NOWHERE, dtype=np.int16)
    if len(staying) <= len(usable):
        home[staying] = np.arange(len(staying))
    tables = seat_pairs(plan.partner, home)
    seats = np.full(model.present.shape, NOWHERE, dtype=np.int16)
    seats[: len(model.frozen)] = model.frozen
    real = np.array([*usable, NOWHERE], dtype=np.int16)  # -1 stays -1
    seats[len(model.frozen) :, people] = real[tables]
    return seats, plan.proven and not len(model.frozen)
