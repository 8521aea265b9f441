"""Random numbers for the search, drawn once from a seed and read from there (drawing is the slow part)."""

import random

import numpy as np
from numpy.typing import NDArray

SIZE = 1 << 16


class Noise:
    """Standard Gumbel noise in a ring. ``argmax(-cost / heat + noise)`` draws from the Boltzmann distribution.

    Source: the Gumbel-max trick (Gumbel 1954; Yellott 1977).
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        bits = np.frombuffer(self._random.randbytes(4 * SIZE), dtype=np.uint32)
        uniform = (bits.astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-32)
        np.clip(uniform, 1e-9, 1 - 6e-8, out=uniform)
        self._ring: NDArray[np.float32] = -np.log(-np.log(uniform))

    def take(self, count: int) -> NDArray[np.float32]:
        """``count`` numbers, to be read and not changed: a stretch of the ring from anywhere."""
        while 2 * count > len(self._ring):
            self._ring = np.concatenate((self._ring, self._ring[::-1]))
        start = int(self._random.random() * (len(self._ring) - count))
        return self._ring[start : start + count]

    def order(self, count: int) -> NDArray[np.int64]:
        """A random order of 0, 1, ... count - 1."""
        return np.asarray(self.take(count).argsort())
