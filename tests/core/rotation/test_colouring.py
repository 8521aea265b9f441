import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.rotation.colouring import RoundTable, share_out


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 999))
def test_two_sides_need_no_more_rounds_than_the_busiest_person(lefts: int, rights: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    chosen = rng.random((lefts, rights)) < 0.5
    rounds = int(max(chosen.sum(axis=0).max(), chosen.sum(axis=1).max(), 1))
    pairs = [(int(a), lefts + int(b)) for a, b in np.argwhere(chosen)]
    table, left = share_out(pairs, lefts + rights, rounds, rng)
    assert not left
    seated = [pair for r in range(rounds) for pair in table.pairs(r)]
    assert sorted(seated) == sorted(pairs)
    sizes = [len(table.pairs(r)) for r in range(rounds)]
    assert max(sizes) - min(sizes) <= 1


def test_a_triangle_does_not_fit_in_two_rounds() -> None:
    table, left = share_out([(0, 1), (1, 2), (0, 2)], 3, 2, np.random.default_rng(0))
    assert len(left) == 1
    assert len(table.pairs(0)) + len(table.pairs(1)) == 2


def test_exchanging_a_chain_keeps_everybody_paired() -> None:
    table = RoundTable(4, 2)
    table.put(0, 1, 0)
    table.put(1, 2, 1)
    table.put(2, 3, 0)
    table.exchange(table.chain(0, 0, 1), 0, 1)
    assert table.pairs(0) == [(1, 2)] and table.pairs(1) == [(0, 1), (2, 3)]
    table.take(1, 2, 0)
    assert table.pairs(0) == [] and table.free[1] == 1
