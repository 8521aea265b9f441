import numpy as np
import pytest

from desktop_app.core.rotation.factors import cheapest_one_group, cheapest_two_sided


@pytest.mark.parametrize("seed", range(5))
def test_two_sides_match_the_best_assignment(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 20, (6, 6))
    found = cheapest_two_sided(cost, np.eye(6, dtype=bool))
    assert (found.chosen.sum(axis=0) == 1).all() and (found.chosen.sum(axis=1) == 1).all()
    assert found.proven
    assert int(cost[found.chosen].sum()) == _best_assignment(cost)


def _best_assignment(cost: np.ndarray) -> int:
    """Dynamic programming over the sets of columns used."""
    best = {0: 0}
    for row in cost.tolist():
        step: dict[int, int] = {}
        for used, value in best.items():
            for column, price in enumerate(row):
                if not used >> column & 1:
                    key = used | 1 << column
                    step[key] = min(step.get(key, 10**9), value + price)
        best = step
    return min(best.values())


def test_one_group_keeps_degrees_and_symmetry() -> None:
    rng = np.random.default_rng(3)
    cost = np.triu(rng.integers(0, 9, (10, 10)), 1)
    cost = cost + cost.T
    start = np.zeros((10, 10), dtype=bool)
    ring = np.arange(10)
    for step in (1, 2):
        start[ring, (ring + step) % 10] = start[(ring + step) % 10, ring] = True
    found = cheapest_one_group(cost, start, rng)
    assert (found.chosen == found.chosen.T).all() and not found.chosen.diagonal().any()
    assert (found.chosen.sum(axis=0) == 4).all()
    assert cost[found.chosen].sum() <= cost[start].sum()


def test_two_triangles_cannot_be_better_than_their_cost() -> None:
    """The half-integral optimum (two odd rings) is out of reach for whole pairs."""
    cost = np.full((6, 6), 10, dtype=np.int64)
    for ring in ((0, 1, 2), (3, 4, 5)):
        for a in ring:
            for b in ring:
                cost[a, b] = 0
    start = np.zeros((6, 6), dtype=bool)
    for a, b in ((0, 3), (1, 4), (2, 5)):
        start[a, b] = start[b, a] = True
    found = cheapest_one_group(cost, start, np.random.default_rng(0))
    assert cost[found.chosen].sum() // 2 == 10
