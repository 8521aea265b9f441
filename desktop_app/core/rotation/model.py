"""An instance as arrays: what every meeting costs, who is there, which seats are ruled out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.instance import Instance, PersonId, Rounds

Costs = NDArray[np.float32]
Seats = NDArray[np.int16]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

NEVER = 1e6  # the cost of a seat that is ruled out
NOWHERE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The arrays of an instance; people are numbered in the order of ``instance.people``.

    ``present``: shape (rounds, people). ``price``: (people, people), each meeting. ``gain``: (people, people),
    once, when a pair meets at all. ``fixed``: (rounds, people), the table somebody must have, -1 for any.
    ``ruled_out``: (rounds, people, tables) or None. ``old``: (rounds, people), the table of the printed plan.
    """

    instance: Instance
    index: dict[PersonId, int]
    present: Bools
    price: Costs
    gain: Costs
    category: Ints
    institution: Ints
    fixed: Seats
    ruled_out: Bools | None
    frozen: Seats
    old: Seats

    @property
    def people(self) -> int:
        """How many people the instance lists."""
        return len(self.index)

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return len(self.instance.tables)

    @property
    def regular(self) -> Bools:
        """Who attends every round."""
        return np.asarray(self.present.all(axis=0))

    @property
    def free_rounds(self) -> range:
        """Rounds still to be planned."""
        return range(len(self.frozen), self.instance.rounds)


def build(instance: Instance) -> Model:
    """The arrays of a checked instance (see ``checks.check``)."""
    index = {p.id: k for k, p in enumerate(instance.people)}
    present = _present(instance)
    category = _numbers([p.category for p in instance.people])
    institution = _numbers([p.institution for p in instance.people])
    return Model(
        instance=instance,
        index=index,
        present=present,
        price=_price(instance, index, category, institution),
        gain=_gain(instance, index),
        category=category,
        institution=institution,
        fixed=_fixed(instance, index, present),
        ruled_out=_ruled_out(instance, index),
        frozen=seats_of(instance.frozen, index, len(instance.frozen)),
        old=seats_of(instance.baseline or (), index, instance.rounds),
    )


def _present(instance: Instance) -> Bools:
    present = np.ones((instance.rounds, len(instance.people)), dtype=bool)
    for k, person in enumerate(instance.people):
        if person.rounds is not None:
            present[:, k] = [r in person.rounds for r in range(instance.rounds)]
    for ban in instance.bans:
        if ban.table is None:
            k = next(i for i, p in enumerate(instance.people) if p.id == ban.person)
            present[slice(None) if ban.round_ is None else ban.round_, k] = False
    return present


def _numbers(labels: list[str | None]) -> Ints:
    """A number for each label; None gets -1."""
    known = {label: k for k, label in enumerate(sorted({x for x in labels if x is not None}))}
    return np.array([-1 if x is None else known[x] for x in labels], dtype=np.int64)


def _together(groups: Ints) -> Bools:
    return np.asarray((groups[:, None] == groups[None, :]) & (groups[:, None] >= 0))


def _price(instance: Instance, index: dict[PersonId, int], category: Ints, institution: Ints) -> Costs:
    weights = instance.weights
    price = np.zeros((len(index), len(index)), dtype=np.float32)
    one_category = len(set(category.tolist())) < 2
    if not one_category:
        price += np.float32(weights.category) * _together(category)
    if instance.two_sides:
        price += np.float32(weights.avoidance) * _together(category)
    price += np.float32(weights.institution) * _together(institution)
    for pairs, weight in ((instance.avoid, weights.avoidance), (instance.met_before, weights.met_before)):
        for a, b in {(min(index[a], index[b]), max(index[a], index[b])) for a, b in pairs}:
            price[a, b] += weight
            price[b, a] += weight
    np.fill_diagonal(price, 0)
    return price


def _gain(instance: Instance, index: dict[PersonId, int]) -> Costs:
    gain = np.zeros((len(index), len(index)), dtype=np.float32)
    for who, whom, weight in instance.wishes:
        a, b = index[who], index[whom]
        gain[a, b] += weight * instance.weights.wish
        gain[b, a] += weight * instance.weights.wish
    np.fill_diagonal(gain, 0)
    return gain


def _fixed(instance: Instance, index: dict[PersonId, int], present: Bools) -> Seats:
    fixed = np.full(present.shape, NOWHERE, dtype=np.int16)
    for table, host in instance.hosts.items():
        fixed[:, index[host]] = table
    for person, table, round_ in instance.pins:
        fixed[slice(None) if round_ is None else round_, index[person]] = table
    _give_tables_to_those_who_stay(instance, fixed)
    fixed[~present] = NOWHERE
    return fixed


def _give_tables_to_those_who_stay(instance: Instance, fixed: Seats) -> None:
    """Each who stays keeps one table, the least taken first; where tables seat two, the pairs see to it."""
    staying = [k for k, p in enumerate(instance.people) if p.stays and (fixed[:, k] < 0).all()]
    tables = [t for t, table in enumerate(instance.tables) if table.capacity > 2]
    for n, k in enumerate(staying):
        if tables and n < sum(instance.tables[t].capacity for t in tables):
            taken = np.bincount(fixed[:1][fixed[:1] >= 0], minlength=len(instance.tables))
            free = [t for t in tables if taken[t] < instance.tables[t].capacity]
            if free:
                fixed[:, k] = min(free, key=lambda t: (taken[t], t))


def _ruled_out(instance: Instance, index: dict[PersonId, int]) -> Bools | None:
    bans = [ban for ban in instance.bans if ban.table is not None]
    if not bans:
        return None
    ruled_out = np.zeros((instance.rounds, len(index), len(instance.tables)), dtype=bool)
    for person, table, round_ in bans:
        ruled_out[slice(None) if round_ is None else round_, index[person], table] = True
    return ruled_out


# -- seats as an array, and as lists of people


def seats_of(
    rounds: Rounds | tuple[tuple[tuple[PersonId, ...], ...], ...], index: dict[PersonId, int], count: int
) -> Seats:
    """The table of each person, shape (count, people), -1 for nowhere. Unknown people are left out."""
    seats = np.full((count, len(index)), NOWHERE, dtype=np.int16)
    for r, tables in enumerate(rounds[:count]):
        for t, members in enumerate(tables):
            seats[r, [index[i] for i in members if i in index]] = t
    return seats


def rounds_of(model: Model, seats: Seats) -> Rounds:
    """Lists of people for each table of each round; played rounds exactly as they were played."""
    ids = [p.id for p in model.instance.people]
    played = [[list(table) for table in tables] for tables in model.instance.frozen]
    planned: Rounds = []
    for row in seats[len(played) :]:
        tables: list[list[PersonId]] = [[] for _ in range(model.tables)]
        for k in np.flatnonzero(row >= 0).tolist():
            tables[row[k]].append(ids[k])
        planned.append(tables)
    return played + planned


def meetings(seats: Seats) -> NDArray[np.int16]:
    """How often each pair shares a table, shape (people, people), zero on the diagonal."""
    met = np.zeros((seats.shape[1],) * 2, dtype=np.int16)
    for row in seats:
        met += (row[:, None] == row[None, :]) & (row[:, None] >= 0)
    np.fill_diagonal(met, 0)
    return met
