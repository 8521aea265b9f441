"""Exchanges of seats inside rounds, by annealing.

With all other rounds fixed, a round is a partition of a graph whose edges are the price of each meeting there. Tables
are paired off at random; for each pair of tables every exchange of two people is valued at once, and one (or none)
is drawn from the Boltzmann distribution. Pairs of tables do not disturb one another, so all draws of a round are
exact although they are made together: one step of a few array operations moves people at every table.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.budget import Slice
from desktop_app.core.rotation.model import Costs, Ints, Model, Seats, meetings
from desktop_app.core.rotation.noise import Noise
from desktop_app.core.rotation.room import Hall

TOGETHER = 30.0  # two empty seats at one table: keeps sizes even
STEPS = 6  # draws in a round before the next round
ASK_EVERY = 2


@lru_cache(maxsize=64)
def table_pairs(tables: int) -> tuple[tuple[Ints, Ints], ...]:
    """All pairs of tables as rounds of disjoint pairs (circle method)."""
    even = tables + tables % 2
    ring, rounds = list(range(even)), []
    for _ in range(max(0, even - 1)):
        pairs = [(ring[k], ring[even - 1 - k]) for k in range(even // 2)]
        pairs = [(a, b) for a, b in pairs if a < tables and b < tables]
        rounds.append((np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])))
        ring = [ring[0], ring[-1], *ring[1:-1]]
    return tuple(rounds)


class Swaps:
    """A search over the seats of a hall. Its grids are changed in place; `best` keeps the best seats met."""

    def __init__(self, model: Model, hall: Hall, seats: Seats, noise: Noise) -> None:
        self.hall = hall
        self._noise = noise
        self._size = model.people + hall.holes
        self._first, self._again = (_with_holes(x, hall.holes).ravel() for x in _prices(model))
        met = np.zeros((self._size, self._size), dtype=np.int16)
        met[: model.people, : model.people] = meetings(seats)
        self._met = met.ravel()
        self._cost = np.where(self._met > 0, self._again, self._first)  # of one more meeting
        self._sign = np.repeat(np.array([1, -1], dtype=np.float32), hall.width)
        self.gained = 0.0  # cost since the start, below 0 is better
        self._best = 0.0
        self._best_grids = {r: grid.copy() for r, grid in hall.grids.items()}

    def run(self, heat: tuple[float, float], time: Slice) -> None:
        """Cool from ``heat[0]`` to ``heat[1]`` over the slice of time."""
        rounds = [r for r in self.hall.rounds if len(self.hall.tables[r]) > 1]
        if not rounds:
            return
        turn, now, order = 0, heat[0], self._noise.order(len(rounds))
        while True:
            if turn % ASK_EVERY == 0:
                done = time.fraction()
                if done >= 1:
                    return
                now = heat[0] * (heat[1] / heat[0]) ** done
            if turn % len(rounds) == 0:
                order = self._noise.order(len(rounds))
            self._round(rounds[int(order[turn % len(rounds)])], now, STEPS)
            turn += 1
            if self.gained < self._best - 1e-3:
                self._best = self.gained
                self._best_grids = {r: grid.copy() for r, grid in self.hall.grids.items()}

    def best(self, model: Model, start: Seats) -> Seats:
        """The best seats met; rounds not searched as in ``start``."""
        now, self.hall.grids = self.hall.grids, self._best_grids
        seats = self.hall.seats(model, start)
        self.hall.grids = now
        return seats

    def _round(self, r: int, heat: float, steps: int) -> None:
        grid, seat_cost = self.hall.grids[r], self.hall.seat_cost[r]
        self._leave(grid)
        pairs = table_pairs(len(grid))
        at = int(self._noise.take(1)[0] * 1000) % len(pairs)
        for k in range(min(steps, 2 * len(pairs))):
            first, second = pairs[(at + k) % len(pairs)]
            self._draw(grid, seat_cost, first, second, heat)
        self._enter(grid)

    def _leave(self, grid: NDArray[np.int32]) -> None:
        """Take the meetings of a round away; `_cost` is then what each meeting would cost in this round."""
        pairs = ((grid * self._size)[:, :, None] + grid[:, None, :]).ravel()
        left = self._met[pairs] - 1
        self._met[pairs] = left
        self._cost[pairs] = np.where(left > 0, self._again[pairs], self._first[pairs])

    def _enter(self, grid: NDArray[np.int32]) -> None:
        pairs = ((grid * self._size)[:, :, None] + grid[:, None, :]).ravel()
        self._met[pairs] += 1
        self._cost[pairs] = self._again[pairs]

    def _draw(
        self, grid: NDArray[np.int32], seat_cost: Costs | None, first: Ints, second: Ints, heat: float
    ) -> None:
        width, count = self.hall.width, len(first)
        people = np.concatenate((grid[first], grid[second]), axis=1)
        cost = self._cost.take((people * self._size)[:, :, None] + people[:, None, :])
        pull = cost @ self._sign  # with the first table, less with the second
        if seat_cost is not None:
            pull += seat_cost[people, first[:, None]]
            pull -= seat_cost[people, second[:, None]]
        effect = cost[:, :width, width:] * np.float32(-2)
        effect += pull[:, None, width:]
        effect -= pull[:, :width, None]
        flat = effect.reshape(count, width * width)
        noise = self._noise.take(count * (width * width + 1)) * np.float32(-heat)
        drawn = flat + noise[count:].reshape(flat.shape)
        chosen = drawn.argmin(axis=1)
        rows = np.arange(count)
        moving = (drawn[rows, chosen] < noise[:count]).nonzero()[0]
        if moving.size:
            chosen = chosen[moving]
            seat_a, seat_b = chosen // width, chosen % width
            row_a, row_b = first[moving], second[moving]
            grid[row_a, seat_a], grid[row_b, seat_b] = grid[row_b, seat_b], grid[row_a, seat_a]
            self.gained += float(flat[moving, chosen].sum())


def _prices(model: Model) -> tuple[Costs, Costs]:
    """What a pair's first meeting costs, and each further one."""
    again = model.price + np.float32(model.instance.weights.repeat)
    np.fill_diagonal(again, 0)
    return model.price - model.gain, again


def _with_holes(price: Costs, holes: int) -> Costs:
    people = len(price)
    whole = np.zeros((people + holes, people + holes), dtype=np.float32)
    whole[:people, :people] = price
    whole[people:, people:] = TOGETHER
    np.fill_diagonal(whole, 0)
    return whole
