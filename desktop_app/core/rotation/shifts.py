"""Shift designs: rows of people that turn round the tables at different speeds.

People stand in rows of as many as there are tables. In round r the person of row i that started at table x
sits at table x + shift[r][i], in a group whose order is the number of tables. Two people of one row never meet;
two of different rows meet at most once exactly when the differences shift[r][i] - shift[r][j] are all distinct
over the rounds. Such a matrix is a difference matrix (Colbourn and Dinitz, Handbook of Combinatorial Designs,
VI.17); its transpose is one too.
"""

from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.design_data import SHIFTS
from desktop_app.core.rotation.fields import add_table, field_product, negatives, prime_power

Matrix = NDArray[np.int64]
Moduli = tuple[int, ...]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@lru_cache(maxsize=512)
def shift_matrix(tables: int, rows: int, rounds: int) -> tuple[Moduli, Matrix] | None:
    """A group of order ``tables`` and shifts of shape (rounds, rows) without a repeated meeting, or None."""
    if rows <= 1 or rounds <= 1:
        return (tables,), np.zeros((rounds, rows), dtype=np.int64)
    field = prime_power(tables)
    if field is not None and rows <= tables and rounds <= tables:
        p, n = field
        return (p,) * n, field_product(p, n)[:rounds, :rows]
    if all(step * turn % tables for step in range(1, rows) for turn in range(1, rounds)):
        return (tables,), np.outer(np.arange(rounds), np.arange(rows)) % tables
    return next((found for stored in SHIFTS.get(tables, ()) if (found := _cut(stored, rows, rounds))), None)


def _cut(stored: tuple[Moduli, str], rows: int, rounds: int) -> tuple[Moduli, Matrix] | None:
    moduli, text = stored
    matrix = np.array([[DIGITS.index(c) for c in line] for line in text.split()], dtype=np.int64)
    for whole in (matrix, matrix.T):
        if whole.shape[0] >= rounds and whole.shape[1] >= rows:
            return moduli, whole[:rounds, :rows]
    return None


def most_shift_rounds(tables: int, rows: int, limit: int) -> int:
    """How many rounds, up to ``limit``, have shifts without a repeated meeting."""
    return next((r for r in range(limit, 0, -1) if shift_matrix(tables, rows, r) is not None), 0)


def routes(moduli: Moduli, shifts: Matrix) -> NDArray[np.int16]:
    """Tables of all places, shape (rounds, rows * tables): place ``row * tables + x`` starts at table x."""
    rounds, rows = shifts.shape
    return add_table(moduli)[shifts].reshape(rounds, rows * prod(moduli)).astype(np.int16)


def extended(tables: int, rows: int, rounds: int) -> tuple[Moduli, Matrix]:
    """Shifts for any number of rounds: as many as are known without repeats, the others with few.

    Each further round takes its shifts row by row where they repeat the fewest meetings so far.
    """
    base = max(1, most_shift_rounds(tables, rows, rounds))
    found = shift_matrix(tables, rows, base)
    moduli, matrix = found if found is not None else ((tables,), np.zeros((1, rows), dtype=np.int64))
    minus, plus = negatives(moduli), add_table(moduli)
    met = np.zeros((rows, rows, tables), dtype=np.int64)
    for line in matrix:
        _count(met, line, minus, plus)
    lines = list(matrix)
    for r in range(len(lines), rounds):
        line = np.zeros(rows, dtype=np.int64)
        for row in range(1, rows):
            again = sum(met[row, i][plus[:, minus[line[i]]]] for i in range(row))
            line[row] = (int(np.argmin(np.roll(again, -r * row))) + r * row) % tables
        _count(met, line, minus, plus)
        lines.append(line)
    return moduli, np.array(lines)


def _count(met: Matrix, line: Matrix, minus: Matrix, plus: Matrix) -> None:
    rows = len(line)
    difference = plus[line[:, None], minus[line][None, :]]
    met[np.arange(rows)[:, None], np.arange(rows)[None, :], difference] += 1
