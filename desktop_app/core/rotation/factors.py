"""Choosing who meets whom: the cheapest graph in which everybody has a given number of partners.

From any such graph, alternating cycles of negative cost (drop a pair, add a pair, drop, add, ...) are
cancelled until none is left (Klein 1967; Schrijver, Combinatorial Optimization, ch. 12 and 33). Between two
sides this is a transportation problem and the end is a proven optimum; inside one group a cycle may need
the same pair twice (the blossoms of matching theory), and the end is proven only when no such cycle is left.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Costs = NDArray[np.int64]
FAR = np.int64(1) << 40
RETRIES = 12  # other cycles tried when the cheapest ones use a pair twice


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """Chosen pairs, shape (left, right), and whether no cheaper choice exists."""

    chosen: Bools
    proven: bool


def cheapest_two_sided(cost: Costs, start: Bools) -> Factor:
    """The cheapest choice with the row and column sums of ``start``; shape (left, right), costs whole numbers."""
    chosen = start.copy()
    while cycles := _negative_cycles(cost, chosen):
        for cycle in cycles:
            _apply(chosen, cycle)
    return Factor(chosen, proven=True)


def cheapest_one_group(cost: Costs, start: Bools, rng: np.random.Generator) -> Factor:
    """The cheapest symmetric choice with the degrees of ``start``; both symmetric, the diagonal unused."""
    chosen = start.copy()
    cost = cost.copy()
    np.fill_diagonal(cost, FAR)
    blocked = 0
    while True:
        scale = 1 if blocked == 0 else 4 * len(cost)
        seen = cost if blocked == 0 else cost * scale + _symmetric_noise(len(cost), rng)
        cycles = _negative_cycles(seen, chosen)
        if not cycles:
            return Factor(chosen, proven=blocked == 0)
        done = [_apply_both_ways(chosen, cost, cycle) for cycle in cycles]
        blocked = 0 if any(done) else blocked + 1
        if blocked > RETRIES:
            return Factor(chosen, proven=False)


def _symmetric_noise(size: int, rng: np.random.Generator) -> Costs:
    noise = rng.integers(0, 4, (size, size))
    return np.asarray(np.triu(noise, 1) + np.triu(noise, 1).T, dtype=np.int64)


Cycle = list[tuple[int, int, int]]  # (left dropped from, right, left added to), ...


def _negative_cycles(cost: Costs, chosen: Bools) -> list[Cycle]:
    """Disjoint alternating cycles of negative cost, by Bellman and Ford on the graph of exchanges.

    A left node a reaches a right node b by dropping the pair (a, b), and b reaches c by adding (c, b).
    """
    drop = np.ascontiguousarray(np.where(chosen, -cost, FAR).T)  # by right node: both minima run along rows
    add = np.where(chosen, FAR, cost)
    lefts, rights = cost.shape
    to_left = np.zeros(lefts, dtype=np.int64)
    to_right = np.full(rights, FAR)
    from_right = np.full(lefts, -1)
    from_left = np.full(rights, -1)
    rows, columns = np.arange(lefts), np.arange(rights)
    by_right, by_left = np.empty_like(drop), np.empty_like(add)  # kept: fresh arrays cost more than the sums
    for sweep in range(2 * lefts + 2):
        np.add(to_left[None, :], drop, out=by_right)
        best = by_right.argmin(axis=1)
        lower = by_right[columns, best]
        better = lower < to_right
        to_right[better], from_left[better] = lower[better], best[better]
        np.add(to_right[None, :], add, out=by_left)
        best = by_left.argmin(axis=1)
        lower = by_left[rows, best]
        better = lower < to_left
        if not better.any():
            return []
        to_left[better], from_right[better] = lower[better], best[better]
        if sweep and (cycles := _cycles_of(from_right, from_left)):
            return cycles
    return []


def _cycles_of(from_right: NDArray[np.int64], from_left: NDArray[np.int64]) -> list[Cycle]:
    """The cycles of the parent pointers; each is negative."""
    before = np.where(from_right >= 0, from_left[from_right], -1).tolist()
    mark = [0] * len(before)
    cycles: list[Cycle] = []
    for start in range(len(before)):
        node, path = start, []
        while node >= 0 and mark[node] == 0:
            mark[node] = start + 1
            path.append(node)
            node = before[node]
        if node >= 0 and mark[node] == start + 1:
            ring = path[path.index(node) :]
            cycles.append([(before[c], int(from_right[c]), c) for c in ring])
    return cycles


def _apply(chosen: Bools, cycle: Cycle) -> None:
    for dropped, right, added in cycle:
        chosen[dropped, right] = False
        chosen[added, right] = True


def _apply_both_ways(chosen: Bools, cost: Costs, cycle: Cycle) -> bool:
    """Applies the cycle to both halves of a symmetric choice if it uses no pair twice and lowers the cost."""
    drops = {frozenset((a, b)) for a, b, _ in cycle}
    adds = {frozenset((c, b)) for _, b, c in cycle}
    simple = len(drops) == len(adds) == len(cycle) and all(len(pair) == 2 for pair in drops | adds)
    if not simple or drops & adds:
        return False
    if not all(chosen[a, b] for a, b, _ in cycle) or any(chosen[c, b] for _, b, c in cycle):
        return False
    if sum(int(cost[c, b]) - int(cost[a, b]) for a, b, c in cycle) >= 0:
        return False
    for a, b, _ in cycle:
        chosen[a, b] = chosen[b, a] = False
    for _, b, c in cycle:
        chosen[c, b] = chosen[b, c] = True
    return True
