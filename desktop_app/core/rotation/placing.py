"""Who gets which route of a design: a quadratic assignment, solved by annealing.

Exchanging two people exchanges their routes in every round, so the repeats of the design stay as they are
while wishes, categories and institutions get better (Koopmans and Beckmann 1957; Burkard and Rendl 1984 for
annealing). Written for NumPy: for a handful of places at once the effect of exchanging each with every other is
two products of matrices; each place then draws its partner from the Boltzmann distribution, and the few
exchanges drawn are applied one by one with their exact joint effect.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.budget import Slice
from desktop_app.core.rotation.model import NEVER, Costs, Ints
from desktop_app.core.rotation.noise import Noise

AT_ONCE = 8  # places looked at together: more would draw too many exchanges that disturb one another
ASK_EVERY = 16  # steps between looks at the clock
QUENCH, COLD = 0.93, 0.2  # the last part of the time goes straight downhill


@dataclass(slots=True, eq=False)
class Placing:
    """People on places. ``person``: (places,), who has each place; the cost is of all meetings together."""

    person: Ints
    cost: float


def place(
    meet: Costs,
    price: Costs,
    start: Ints,
    kind: Ints | None,
    heat: tuple[float, float],
    time: Slice,
    noise: Noise,
) -> Placing:
    """The best placing met while cooling from ``heat[0]`` to ``heat[1]``.

    ``meet``: (places, places), how often two places meet. ``price``: (people, people), what a meeting costs.
    ``start``: (places,), the person at each place. ``kind``: (places,) or None; only places of one kind exchange.
    """
    search = _Search(meet, price, start, kind)
    best = Placing(search.person.copy(), search.cost)
    places, order, at, step, now = len(start), noise.order(len(start)), 0, 0, heat[0]
    batch = max(1, min(AT_ONCE, places // 6))
    while True:
        if step % ASK_EVERY == 0:
            done = time.fraction()
            if done >= 1:
                return best
            now = heat[0] * (heat[1] / heat[0]) ** (done / QUENCH) if done < QUENCH else COLD
        step += 1
        if at + batch > places:
            order, at = noise.order(places), 0
        search.step(order[at : at + batch], now, noise)
        at += batch
        if search.cost < best.cost - 1e-3:
            best = Placing(search.person.copy(), search.cost)


class _Search:
    def __init__(self, meet: Costs, price: Costs, start: Ints, kind: Ints | None) -> None:
        self._meet = np.ascontiguousarray(meet, dtype=np.float32)
        self._ruled_out: Costs | None = None
        if kind is not None:
            self._ruled_out = np.where(kind[:, None] != kind[None, :], NEVER, 0).astype(np.float32)
        self.person = start.copy()
        self._price = price[np.ix_(start, start)].astype(np.float32)  # by place
        self._own: NDArray[np.float32] = (self._meet * self._price).sum(axis=1)  # what each place costs now
        self.cost = float(self._own.sum()) / 2

    def step(self, places: Ints, heat: float, noise: Noise) -> None:
        """Let each of ``places`` draw a partner to exchange with (itself: stay)."""
        effect = self._effects(places)
        count = effect.size
        drawn = noise.take(count).reshape(effect.shape) * np.float32(-heat)
        drawn += effect
        partner = drawn.argmin(axis=1)
        moving = (partner != places).nonzero()[0].tolist()
        if moving:
            own = self._own[places]
            wanted = [
                (int(places[k]), int(partner[k]), float(effect[k, partner[k]] - own[k])) for k in moving
            ]
            self._apply(wanted, heat)

    def _effects(self, places: Ints) -> Costs:
        """What exchanging each of ``places`` with every other place adds to the cost, plus its own cost now.

        For places i and j: sum over k of (meet[j,k] - meet[i,k]) (price[i,k] - price[j,k]), k other than i, j.
        """
        price, meet = self._price[places], self._meet[places]
        effect = price @ self._meet
        effect += meet @ self._price
        meet *= price
        meet += meet
        effect += meet
        effect -= self._own
        if self._ruled_out is not None:
            effect += self._ruled_out[places]
        return np.asarray(effect, dtype=np.float32)

    def _apply(self, wanted: list[tuple[int, int, float]], heat: float) -> None:
        applied: list[tuple[int, int, Costs, Costs]] = []
        for i, j, alone in wanted:
            together = alone
            for a, b, price_a, price_b in applied:
                if i in (a, b) or j in (a, b):
                    together = np.inf
                    break
                together += self._joint(i, j, a, b, price_a, price_b)
            if together <= alone + heat:
                applied.append((i, j, *self._exchange(i, j)))
                self.cost += together

    def _joint(self, i: int, j: int, a: int, b: int, price_a: Costs, price_b: Costs) -> float:
        """What two exchanges cost together beyond what each costs alone."""
        meet = self._meet
        met = meet[a, i] - meet[a, j] - meet[b, i] + meet[b, j]
        return float(met * (price_a[i] - price_a[j] - price_b[i] + price_b[j]))

    def _exchange(self, i: int, j: int) -> tuple[Costs, Costs]:
        """Exchange the people of two places; returns their prices as they were."""
        meet_i, meet_j = self._meet[i], self._meet[j]
        old_i, old_j = self._price[i].copy(), self._price[j].copy()
        between = meet_i[j] * old_i[j]
        own_i, own_j = meet_i @ old_j + between, meet_j @ old_i + between
        self._own += (meet_i - meet_j) * (old_j - old_i)
        self._own[i], self._own[j] = own_i, own_j
        self.person[i], self.person[j] = self.person[j], self.person[i]
        new_i, new_j = old_j.copy(), old_i.copy()
        new_i[i], new_i[j] = old_j[j], old_j[i]
        new_j[i], new_j[j] = old_i[j], old_i[i]
        self._price[i], self._price[j] = new_i, new_j
        self._price[:, i], self._price[:, j] = new_i, new_j
        return old_i, old_j
