"""Plans from designs: which places a design offers for an instance, and who starts where."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from desktop_app.core.rotation.designs import Design, best_design
from desktop_app.core.rotation.model import NOWHERE, Costs, Ints, Model, Seats
from desktop_app.core.rotation.noise import Noise
from desktop_app.core.rotation.room import Room


@dataclass(slots=True, eq=False)
class Routes:
    """A design with as many places as there are people to seat.

    ``table_of``: (rounds, places), real table numbers where hosts hold them. ``meet``: (places, places).
    ``people``: (places,), the people to place. ``kind``: (places,) or None, what exchanges with what.
    ``hosted``: design table -> real table, for the host in place ``fixed[table]``.
    """

    design: Design
    meet: Costs
    people: Ints
    kind: Ints | None
    used: Ints

    def seats(self, model: Model, person: Ints) -> Seats:
        """The table of each person when ``person[p]`` (an index in ``people``) has place p."""
        seats = np.full((model.instance.rounds, model.people), NOWHERE, dtype=np.int16)
        real = self._real_tables(model, person)
        seats[:, self.people[person]] = real[self.design.table_of]
        seats[~model.present] = NOWHERE
        return seats

    def _real_tables(self, model: Model, person: Ints) -> Ints:
        """The table of the room that each table of the design stands for: that of its host, if it has one."""
        real = np.full(len(self.used), NOWHERE, dtype=np.int64)
        if self.kind is not None:
            for t, place in enumerate(self.design.fixed):
                if self.kind[place]:
                    real[t] = model.fixed[-1, self.people[person[place]]]
        rest = [t for t in self.used.tolist() if t not in set(real.tolist())]
        real[real < 0] = rest
        return real


def routes_for(model: Model, rooms: list[Room]) -> Routes | None:
    """The design for a fresh plan, or None when tables, sizes or pins allow none."""
    if len(model.frozen) or not rooms:
        return None
    people = np.flatnonzero(model.present.any(axis=0))
    used = rooms[0].tables
    same_tables = all(np.array_equal(room.tables, used) for room in rooms)
    if len(used) < 2 or len(people) < 2 or not same_tables or model.ruled_out is not None:
        return None
    seats = -(-len(people) // len(used))
    if any(model.instance.tables[t].capacity < seats for t in used.tolist()):
        return None
    hosts = _hosts(model, people)
    if hosts is None:
        return None
    design = best_design(len(people), len(used), model.instance.rounds, hosts=bool(len(hosts)))
    if len(hosts) > len(design.fixed):
        return None
    order, kind = people, None
    if len(hosts):
        kind = np.zeros(len(people), dtype=np.int64)
        at = list(design.fixed[: len(hosts)])
        kind[at] = 1
        order = np.empty(len(people), dtype=np.int64)
        order[at] = hosts
        order[np.setdiff1d(np.arange(len(people)), at)] = np.setdiff1d(people, hosts)
    return Routes(design, _meet(design), order, kind, used)


def _hosts(model: Model, people: Ints) -> Ints | None:
    """People held at one table in all rounds; None when other pins forbid a design."""
    fixed = model.fixed
    held = people[(fixed[:, people] >= 0).any(axis=0)]
    always = held[(fixed[:, held] == fixed[-1:, held]).all(axis=0)]
    if len(always) < len(held) or len(set(fixed[-1, always].tolist())) < len(always):
        return None
    return np.asarray(always, dtype=np.int64)


def _meet(design: Design) -> Costs:
    meet = np.zeros((design.places, design.places), dtype=np.float32)
    for row in design.table_of:
        meet += row[:, None] == row[None, :]
    np.fill_diagonal(meet, 0)
    return meet


def first_order(model: Model, routes: Routes, noise: Noise, by_institution: bool) -> Ints:
    """Who starts on which place: people of one institution (or category) side by side, so in rows that never meet."""
    count = len(routes.people)
    institution, category = model.institution[routes.people], model.category[routes.people]
    shuffled = noise.take(count)
    size = Counter(institution.tolist())
    sizes = np.array([0 if i < 0 else size[i] for i in institution.tolist()])
    names = noise.take(max(1, int(institution.max(initial=0)) + 2))
    keys = (
        (shuffled, category, names[institution], -sizes)
        if by_institution
        else (shuffled, names[institution], category)
    )
    order = np.lexsort(keys)
    if routes.kind is None:
        return order
    person = np.arange(count)
    free = routes.kind == 0
    is_free = free.copy()  # people stand in the order of places, so a person is free when its place is
    person[free] = order[is_free[order]]
    hosts = np.flatnonzero(~free)
    person[hosts] = hosts[noise.order(len(hosts))]
    return person
