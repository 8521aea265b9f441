"""Sharing chosen pairs out over rounds: an edge colouring, one colour a round.

Koenig 1916: between two sides as many rounds as the busiest person has partners are enough. Inside one group
one more may be needed (Vizing 1964); the pair without a round then walks at random until it finds one.
"""

import numpy as np

Pair = tuple[int, int]


class RoundTable:
    """Who sits with whom in each round, built pair by pair with alternating (Kempe) chains."""

    def __init__(self, people: int, rounds: int) -> None:
        self.rounds = rounds
        self.partner = [[-1] * rounds for _ in range(people)]
        self.free = [(1 << rounds) - 1 for _ in range(people)]

    def pairs(self, round_: int) -> list[Pair]:
        """The pairs of one round, each once."""
        met = ((a, row[round_]) for a, row in enumerate(self.partner))
        return [(a, b) for a, b in met if a < b]

    def put(self, a: int, b: int, round_: int) -> None:
        """Seats two people together; both must be free."""
        self.partner[a][round_], self.partner[b][round_] = b, a
        self.free[a] &= ~(1 << round_)
        self.free[b] &= ~(1 << round_)

    def take(self, a: int, b: int, round_: int) -> None:
        """Parts two people who sit together."""
        self.partner[a][round_] = self.partner[b][round_] = -1
        self.free[a] |= 1 << round_
        self.free[b] |= 1 << round_

    def chain(self, start: int, first: int, second: int) -> list[Pair]:
        """The pairs reached from ``start`` by partners of round ``first``, then ``second``, and so on."""
        found: list[Pair] = []
        node, now = start, first
        while (other := self.partner[node][now]) >= 0:
            found.append((node, other))
            node, now = other, first + second - now
            if node == start:
                break
        return found

    def exchange(self, chain: list[Pair], first: int, second: int) -> None:
        """Moves the pairs of a chain from ``first`` to ``second`` and back, in turn."""
        turns = [(first, second)[k % 2] for k in range(len(chain))]
        for (a, b), turn in zip(chain, turns, strict=True):
            self.take(a, b, turn)
        for (a, b), turn in zip(chain, turns, strict=True):
            self.put(a, b, first + second - turn)


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def share_out(
    pairs: list[Pair], people: int, rounds: int, rng: np.random.Generator
) -> tuple[RoundTable, list[Pair]]:
    """Gives each pair a round in which both are free. Returns the rounds and the pairs left over.

    Nobody may have more than ``rounds`` partners. Between two sides nothing is left over; inside one group
    pairs are left only after many vain attempts. Rounds get equal numbers of pairs, within one.
    """
    table = RoundTable(people, rounds)
    left = [pair for pair in pairs if not _place(table, *pair)]
    left = [pair for pair in left if not _wander(table, pair, rng)]
    _level(table)
    return table, left


def _place(table: RoundTable, a: int, b: int) -> bool:
    """Seats a pair, turning one alternating chain if no round suits both as it is."""
    common = table.free[a] & table.free[b]
    if common:
        table.put(a, b, _lowest(common))
        return True
    if not table.free[a] or not table.free[b]:
        return False
    mine, theirs = _lowest(table.free[a]), _lowest(table.free[b])
    chain = table.chain(b, mine, theirs)
    if chain[-1][1] == a:
        return False
    table.exchange(chain, mine, theirs)
    table.put(a, b, mine)
    return True


def _wander(table: RoundTable, pair: Pair, rng: np.random.Generator) -> bool:
    """The pair pushes another out of its round, which looks for a place in turn."""
    for _ in range(40 * table.rounds):
        if _place(table, *pair):
            return True
        a, b = pair if rng.random() < 0.5 else pair[::-1]
        gaps = [r for r in range(table.rounds) if table.free[a] >> r & 1]
        wanted = gaps[int(rng.integers(len(gaps)))]
        pushed = table.partner[b][wanted]
        table.take(b, pushed, wanted)
        table.put(a, b, wanted)
        pair = (b, pushed)
    return False


def _level(table: RoundTable) -> None:
    """Evens the numbers of pairs of the rounds: some chain between two rounds has one more of the fuller."""
    sizes = [len(table.pairs(r)) for r in range(table.rounds)]
    while table.rounds and max(sizes) - min(sizes) > 1:
        full, low = sizes.index(max(sizes)), sizes.index(min(sizes))
        for start in range(len(table.partner)):
            if table.partner[start][low] < 0 <= table.partner[start][full]:
                chain = table.chain(start, full, low)
                if len(chain) % 2:
                    table.exchange(chain, full, low)
                    break
        sizes[full], sizes[low] = sizes[full] - 1, sizes[low] + 1
