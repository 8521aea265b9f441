"""The seats of one round: how many at each table, who rests, and a first valid seating.

A round is a grid: a row for each table in use, ``width`` seats a row, people by number and holes (empty seats)
by numbers from ``people`` up. Holes make tables of unequal sizes look alike to the search.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.model import NEVER, NOWHERE, Bools, Costs, Model, Seats

Grid = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The seats of a round. ``sizes``: people at each table (0: not in use); ``seated``: who has a seat."""

    sizes: tuple[int, ...]
    seated: Bools

    @property
    def tables(self) -> NDArray[np.int64]:
        """Numbers of the tables in use."""
        return np.flatnonzero(np.array(self.sizes, dtype=np.int64) > 0)


def open_capacities(model: Model, round_: int) -> list[int]:
    """Seats of each table, 0 when it is closed in this round."""
    closed = model.instance.closed
    return [0 if (round_, t) in closed else table.capacity for t, table in enumerate(model.instance.tables)]


def even_room(capacities: list[int], minimums: list[int], people: int, needed: list[int]) -> list[int]:
    """Sizes as even as can be, as many people seated as can be; ``needed``: people pinned to each table.

    Tables that would fall below their minimum are left empty, the ones that nobody is pinned to first.
    """
    order = sorted(
        (t for t, c in enumerate(capacities) if c > 0),
        key=lambda t: (needed[t] == 0, minimums[t], -capacities[t], t),
    )
    must = sum(1 for t in order if needed[t])
    best = [0] * len(capacities)
    for used in range(len(order), max(must, 1) - 1, -1):
        sizes = _level(capacities, needed, order[:used], people)
        short = [t for t in order[:used] if sizes[t] < max(1, minimums[t])]
        for t in short:
            if not needed[t]:
                sizes[t] = 0
        if sum(sizes) > sum(best):
            best = sizes
        if sum(sizes) == min(people, sum(capacities)):
            break
    return best


def _level(capacities: list[int], needed: list[int], tables: list[int], people: int) -> list[int]:
    """Fill ``tables`` evenly, each with at least the people it needs."""
    sizes = [0] * len(capacities)
    left = people
    for t in tables:
        sizes[t] = min(needed[t], left)
        left -= sizes[t]
    while left > 0:
        open_ = [t for t in tables if sizes[t] < capacities[t]]
        if not open_:
            break
        low = min(sizes[t] for t in open_)
        lowest = [t for t in open_ if sizes[t] == low]
        next_ = min([sizes[t] for t in open_ if sizes[t] > low] + [min(capacities[t] for t in lowest)])
        step = min(next_ - low, left // len(lowest))
        for t in lowest if step else lowest[:left]:
            sizes[t] += max(step, 1)
            left -= max(step, 1)
    return sizes


def plan_rooms(model: Model, tie: NDArray[np.float32]) -> list[Room]:
    """The room of every round; rests go first to those who rested least. ``tie``: (people,), breaks ties."""
    rested = (model.present[: len(model.frozen)] & (model.frozen == NOWHERE)).sum(axis=0).astype(np.float32)
    rooms = []
    for r in range(model.instance.rounds):
        here = model.present[r]
        if r < len(model.frozen):
            taken = model.frozen[r]
            counts = np.bincount(taken[taken >= 0], minlength=model.tables)
            rooms.append(Room(tuple(counts.tolist()), taken >= 0))
            continue
        fixed = model.fixed[r]
        needed = np.bincount(fixed[fixed >= 0], minlength=model.tables).tolist()
        minimums = [t.minimum for t in model.instance.tables]
        sizes = even_room(open_capacities(model, r), minimums, int(here.sum()), needed)
        seated = here.copy()
        spare = int(here.sum()) - sum(sizes)
        if spare > 0:
            may = np.flatnonzero(here & (fixed < 0))
            chosen = may[np.lexsort((tie[may], rested[may]))[:spare]]
            seated[chosen] = False
            rested[chosen] += 1
        rooms.append(Room(tuple(sizes), seated))
    return rooms


def arrange(model: Model, round_: int, room: Room, wanted: Seats) -> Seats:
    """A valid seating of a round, close to ``wanted`` (shape (people,), -1: no wish): (people,) tables.

    Pins and bans hold; nobody else is displaced from a wanted seat while another is free. People who find no
    permitted free seat make others move along a chain (augmenting paths of bipartite matching).
    """
    left = list(room.sizes)
    row = np.full(model.people, NOWHERE, dtype=np.int16)
    fixed = model.fixed[round_]
    for k in np.flatnonzero(room.seated & (fixed >= 0)).tolist():
        row[k] = fixed[k]
        left[fixed[k]] -= 1
    free = room.seated & (fixed < 0)
    for k in np.flatnonzero(free & (wanted >= 0)).tolist():
        t = int(wanted[k])
        if left[t] > 0 and may_sit(model, round_, k, t):
            row[k] = t
            left[t] -= 1
    for k in np.flatnonzero(free & (row < 0)).tolist():
        _seat_by_chain(model, round_, k, row, left)
    return row


def may_sit(model: Model, round_: int, person: int, table: int) -> bool:
    """Whether pins and bans let this person sit there."""
    fixed = int(model.fixed[round_, person])
    if fixed >= 0:
        return fixed == table
    return model.ruled_out is None or not model.ruled_out[round_, person, table]


def _seat_by_chain(model: Model, round_: int, person: int, row: Seats, left: list[int]) -> bool:
    """Seat one more person, moving others along the shortest chain of permitted seats if need be."""
    came: dict[int, tuple[int, int]] = {}  # table -> (who would take a seat there, table they leave)
    frontier = [(person, NOWHERE)]
    while frontier:
        following = []
        for who, from_table in frontier:
            tables = sorted(range(len(left)), key=lambda t: (-left[t], t))
            for t in tables:
                if t in came or t == from_table or not may_sit(model, round_, who, t):
                    continue
                came[t] = (who, from_table)
                if left[t] > 0:
                    _shift(t, row, left, came)
                    return True
                following += [(int(k), t) for k in np.flatnonzero((row == t) & (model.fixed[round_] < 0))]
        frontier = following
    return False


def _shift(table: int, row: Seats, left: list[int], came: dict[int, tuple[int, int]]) -> None:
    left[table] -= 1
    t = table
    while t != NOWHERE:
        who, from_table = came[t]
        row[who] = t
        t = from_table


# -- grids


@dataclass(slots=True, eq=False)
class Hall:
    """The rounds to search: for each a grid of seats, the tables of its rows, and what a seat costs by itself.

    ``grids[r]``: (rows, width), people and holes. ``seat_cost[r]``: (people + holes, rows) or None when every
    seat is as good as another. Played rounds have a grid too, and are never changed.
    """

    rounds: list[int]
    grids: dict[int, Grid]
    tables: dict[int, NDArray[np.int64]]
    seat_cost: dict[int, Costs | None]
    holes: int
    width: int

    def seats(self, model: Model, start: Seats) -> Seats:
        """The table of each person; rounds not searched as in ``start``."""
        seats = start.copy()
        for r in self.rounds:
            grid = self.grids[r]
            row = np.full(model.people + self.holes, NOWHERE, dtype=np.int16)
            row[grid] = self.tables[r][:, None]
            seats[r] = row[: model.people]
        return seats


def hall_of(model: Model, seats: Seats) -> Hall:
    """The grids of a valid plan."""
    rounds = [r for r in model.free_rounds if (seats[r] >= 0).any()]
    sizes = {r: np.bincount(seats[r][seats[r] >= 0], minlength=model.tables) for r in rounds}
    width = max((int(s.max()) for s in sizes.values()), default=0)
    holes = max((int((s > 0).sum()) * width - int(s.sum()) for s in sizes.values()), default=0)
    hall = Hall(rounds, {}, {}, {}, holes, width)
    for r in rounds:
        _add_grid(model, hall, r, seats[r], sizes[r])
    return hall


def _add_grid(model: Model, hall: Hall, r: int, row: Seats, sizes: NDArray[np.int64]) -> None:
    used = np.flatnonzero(sizes > 0)
    grid = np.empty((len(used), hall.width), dtype=np.int32)
    next_hole = model.people
    free: dict[int, int] = {}  # hole -> row of the grid
    blocked: dict[int, int] = {}
    most = int(sizes.max())
    capacities = open_capacities(model, r)
    minimums = [t.minimum for t in model.instance.tables]
    flexible = [capacities[t] >= hall.width and most - 1 >= minimums[t] for t in used.tolist()]
    for k, t in enumerate(used.tolist()):
        members = np.flatnonzero(row == t)
        empty = hall.width - len(members)
        grid[k, : len(members)] = members
        grid[k, len(members) :] = np.arange(next_hole, next_hole + empty)
        for h in range(next_hole, next_hole + empty):
            (free if flexible[k] else blocked)[h] = k
        next_hole += empty
    hall.grids[r], hall.tables[r] = grid, used
    hall.seat_cost[r] = _seat_cost(model, hall, r, free, blocked, flexible)


def _seat_cost(
    model: Model, hall: Hall, r: int, free: dict[int, int], blocked: dict[int, int], flexible: list[bool]
) -> Costs | None:
    used = hall.tables[r]
    cost = np.zeros((model.people + hall.holes, len(used)), dtype=np.float32)
    fixed = model.fixed[r]
    for k in np.flatnonzero(fixed >= 0).tolist():
        cost[k] = np.where(used == fixed[k], 0, NEVER)
    if model.ruled_out is not None:
        cost[: model.people][model.ruled_out[r][:, used]] = NEVER
    for hole in free:
        cost[hole] = np.where(flexible, 0, NEVER)
    for hole, k in blocked.items():
        cost[hole] = NEVER
        cost[hole, k] = 0
    stay = model.instance.weights.stay
    if stay:
        had = np.flatnonzero(model.old[r] >= 0)
        cost[had] += np.float32(stay) * (model.old[r][had][:, None] != used[None, :])
    return cost if cost.any() else None
