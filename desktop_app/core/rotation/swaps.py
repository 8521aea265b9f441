"""Exchanges of seats inside rounds, by annealing.

Tables of a round are paired off at random. For each pair of tables every exchange of two people is valued at once,
and one (or none) is drawn from the Boltzmann distribution. Pairs of tables of a round do not disturb one another, and
rounds do so rarely (when two of them bring the same two people together), so a step of a few array operations moves
people at many tables of many rounds; the true cost is looked at again before a plan is kept. How many rounds move
together follows from how often people move: few enough that two rounds seldom bring the same pair together.
"""

from functools import lru_cache

import numpy as np

from desktop_app.core.rotation.budget import Slice
from desktop_app.core.rotation.model import Costs, Ints, Model, Seats, meetings
from desktop_app.core.rotation.noise import Noise
from desktop_app.core.rotation.room import Hall

TOGETHER = 30.0  # two empty seats at one table: keeps sizes even
ASK_EVERY = 4  # steps between looks at the clock
COLLISIONS = 1.0  # pairs that two rounds bring together in one step, on average, for 60 people (measured)


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
    """A search over the seats of a hall, all rounds in one array of tables: (rows, width) people and holes."""

    def __init__(self, model: Model, hall: Hall, seats: Seats, noise: Noise) -> None:
        self._hall, self._noise = hall, noise
        self._size = model.people + hall.holes
        first, again = (_with_holes(x, hall.holes).ravel() for x in _prices(model))
        self._first, self._again = first, again
        met = np.zeros((self._size, self._size), dtype=np.int64)
        met[: model.people, : model.people] = meetings(seats)
        for r in hall.rounds:
            for table in hall.grids[r]:
                empty = table[table >= model.people]
                met[np.ix_(empty, empty)] += 1
        self._met = met.ravel()
        # Two prices a pair: of meeting once more, and of the meeting they have in a round (as if it were not there).
        self._price = np.concatenate(
            (np.where(self._met > 0, again, first), np.where(self._met > 1, again, first))
        )
        self._rows = np.concatenate([hall.grids[r] for r in hall.rounds]).astype(np.int64)
        self._seat_cost = self._seat_costs()
        same = np.kron(np.eye(2, dtype=np.int64), np.ones((hall.width, hall.width), dtype=np.int64))
        self._which = same * self._size**2
        self._sign = np.repeat(np.array([1, -1], dtype=np.float32), hall.width)
        self._moves = 0
        self._best_cost, self._best = self.cost(), self._rows.copy()

    def _seat_costs(self) -> Costs | None:
        parts = [self._hall.seat_cost[r] for r in self._hall.rounds]
        if all(part is None for part in parts):
            return None
        tables = [len(self._hall.tables[r]) for r in self._hall.rounds]
        nothing = [np.zeros((self._size, count), dtype=np.float32) for count in tables]
        return np.concatenate([n if p is None else p for p, n in zip(parts, nothing, strict=True)], axis=1)

    def cost(self) -> float:
        """The cost of the seats as they are now, up to a constant; looks at every pair."""
        met = self._met
        once = met > 0
        total = float(((self._first - self._again) * once).sum() + (self._again * met).sum()) / 2
        if self._seat_cost is not None:
            total += float(self._seat_cost[self._rows, np.arange(len(self._rows))[:, None]].sum())
        return total

    def run(self, heat: tuple[float, float], time: Slice) -> None:
        """Cool from ``heat[0]`` to ``heat[1]`` over the slice of time."""
        step, now, steps = 0, heat[0], self._steps(1)
        most = self._most_moves()
        while steps:
            for first, second in steps:
                if step % ASK_EVERY == 0:
                    done = time.fraction()
                    if done > 0.5:
                        self._keep()
                    if done >= 1:
                        return
                    now = heat[0] * (heat[1] / heat[0]) ** done
                step += 1
                self._step(first, second, now)
            looked = sum(len(first) for first, _ in steps)
            moves_a_round = self._moves / looked * len(self._rows) / 2 / len(self._hall.rounds)
            self._moves = 0
            steps = self._steps(max(1, int(most / max(moves_a_round, 1e-3))))

    def _most_moves(self) -> float:
        """Moves a step that cause few collisions: pairs newly together are like birthdays among all pairs."""
        allowed = COLLISIONS * min(4.0, (60 / self._size) ** 1.5)
        return float((allowed * self._size**2) ** 0.5 / (2 * max(1, self._hall.width - 1)))

    def _keep(self) -> None:
        cost = self.cost()
        if cost < self._best_cost - 1e-3:
            self._best_cost, self._best = cost, self._rows.copy()

    def best(self, model: Model, start: Seats) -> Seats:
        """The best seats met; rounds not searched as in ``start``."""
        at = 0
        for r in self._hall.rounds:
            count = len(self._hall.tables[r])
            self._hall.grids[r] = self._best[at : at + count].astype(np.int32)
            at += count
        return self._hall.seats(model, start)

    def _steps(self, rounds_at_once: int) -> list[tuple[Ints, Ints]]:
        """Steps in which every two tables of a round meet once, some rounds at a time."""
        counts = [len(self._hall.tables[r]) for r in self._hall.rounds]
        starts = np.cumsum([0, *counts[:-1]])
        order = [int(k) for k in self._noise.order(len(counts)) if counts[k] > 1]
        steps = []
        for at in range(0, len(order), rounds_at_once):
            chosen = order[at : at + rounds_at_once]
            longest = max(len(table_pairs(counts[k])) for k in chosen)
            shifts = [int(x * 1000) for x in self._noise.take(len(chosen))]
            for turn in range(longest):
                pairs = [
                    (table_pairs(counts[k])[(turn + shift) % len(table_pairs(counts[k]))], starts[k])
                    for k, shift in zip(chosen, shifts, strict=True)
                ]
                first = np.concatenate([a + start for (a, _), start in pairs])
                second = np.concatenate([b + start for (_, b), start in pairs])
                steps.append((first, second))
        return [steps[int(k)] for k in self._noise.order(len(steps))]

    def _step(self, first: Ints, second: Ints, heat: float) -> None:
        width, count, size = self._hall.width, len(first), self._size
        people = self._rows.take((first, second), axis=0).transpose(1, 0, 2).reshape(count, 2 * width)
        index = (people * size)[:, :, None] + self._which
        index += people[:, None, :]
        price = self._price.take(index)
        pull = price @ self._sign  # with the first table, less with the second
        if self._seat_cost is not None:
            tables = self._seat_cost.shape[1]
            at = people * tables
            pull += self._seat_cost.take(at + first[:, None])
            pull -= self._seat_cost.take(at + second[:, None])
        effect = price[:, :width, width:] * np.float32(-2)
        effect += pull[:, None, width:]
        effect -= pull[:, :width, None]
        flat = effect.reshape(count, width * width)
        noise = self._noise.take(count * (width * width + 1)) * np.float32(heat)
        flat -= noise[count:].reshape(flat.shape)
        chosen = flat.argmin(axis=1)
        moving = (flat.min(axis=1) < -noise[:count]).nonzero()[0]
        if moving.size:
            self._moves += moving.size
            self._exchange(first[moving], second[moving], chosen[moving], people[moving])

    def _exchange(self, first: Ints, second: Ints, chosen: Ints, people: Ints) -> None:
        width, size = self._hall.width, self._size
        seat_a, seat_b = np.divmod(chosen, width)
        at_first, at_second = people[:, :width], people[:, width:]
        each = np.arange(len(first))
        i, j = at_first[each, seat_a][:, None], at_second[each, seat_b][:, None]
        self._rows[first, seat_a], self._rows[second, seat_b] = j[:, 0], i[:, 0]
        who = np.concatenate((i, j, i, j), axis=1)[:, :, None]
        whom = np.concatenate((at_first, at_second, at_second, at_first), axis=1).reshape(
            len(first), 4, width
        )
        pairs = np.concatenate((who * size + whom, whom * size + who)).ravel()
        change = np.broadcast_to(_CHANGE, (2 * len(first), 4, width)).ravel()
        np.add.at(self._met, pairs, change)
        each_other = np.concatenate((i * size + j, j * size + i)).ravel()
        np.add.at(self._met, each_other, -2)  # they were counted as meeting the table they leave to
        met = self._met[pairs]
        first_price, again = self._first[pairs], self._again[pairs]
        self._price[pairs] = np.where(met > 0, again, first_price)
        self._price[pairs + size * size] = np.where(met > 1, again, first_price)


_CHANGE = np.array([-1, -1, 1, 1], dtype=np.int64)[None, :, None]


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
