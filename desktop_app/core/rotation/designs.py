"""Schedules in which no two people meet twice, built in milliseconds.

A design is made of *places*: whoever is given a place follows its route. Exchanging two people exchanges
their routes, so the number of repeated meetings does not depend on who gets which place.

Sources: CSPLib problem 010 (social golfer); Colbourn and Dinitz, Handbook of Combinatorial Designs
(difference matrices, transversal and resolvable designs); Harvey and Winterer 2005 (known rounds).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.fields import add_table, field_product, prime_power

Tables = NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Routes of places through the tables.

    ``table_of``: shape (rounds, places), the table of each place in each round, every table filled evenly
    (sizes differ by at most one). ``repeats``: meetings above the first, summed over pairs of places.
    ``fixed``: places that never change table, ``fixed[t]`` at table t (hosts), or empty.
    ``apart``: places of which no two ever meet, at most one a table (people of one institution, holes).
    """

    tables: int
    table_of: Tables
    repeats: int
    fixed: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    name: str = ""

    @property
    def rounds(self) -> int:
        """Number of rounds."""
        return int(self.table_of.shape[0])

    @property
    def places(self) -> int:
        """Number of places."""
        return int(self.table_of.shape[1])

    def first_rounds(self, rounds: int) -> "Design":
        """The same routes, cut after ``rounds`` rounds."""
        if rounds >= self.rounds:
            return self
        cut = self.table_of[:rounds]
        return replace(self, table_of=cut, repeats=count_repeats(cut) if self.repeats else 0)

    def without(self, holes: int) -> "Design | None":
        """The design with ``holes`` places taken away, one a table at most; None if it has no such places.

        Hosts keep their places as long as another row can give the holes.
        """
        if holes == 0:
            return self
        row = self._row_of_holes()
        if len(row) < holes:
            return None
        gone = set(row[len(row) - holes :])
        kept = [p for p in range(self.places) if p not in gone]
        renamed = {p: k for k, p in enumerate(kept)}
        table_of = self.table_of[:, kept]
        return replace(
            self,
            table_of=table_of,
            repeats=count_repeats(table_of) if self.repeats else 0,
            fixed=_renamed(self.fixed, renamed),
            apart=_renamed(self.apart, renamed),
        )

    def _row_of_holes(self) -> tuple[int, ...]:
        return self.apart or self.fixed


def _renamed(places: tuple[int, ...], renamed: dict[int, int]) -> tuple[int, ...]:
    return tuple(renamed[p] for p in places if p in renamed)


def count_repeats(table_of: Tables) -> int:
    """Meetings above the first, summed over all pairs of places; ``table_of`` of shape (rounds, places)."""
    met = np.zeros((table_of.shape[1],) * 2, dtype=np.int16)
    for row in table_of:
        met += row[:, None] == row[None, :]
    again = np.maximum(met - 1, 0)
    np.fill_diagonal(again, 0)
    return int(again.sum()) // 2


@lru_cache(maxsize=256)
def design(tables: int, seats: int, rounds: int) -> Design | None:
    """A design for ``tables`` tables of ``seats`` places without any repeated pair, or None."""
    if tables < 1 or seats < 1 or rounds < 1:
        return None
    return next(_candidates(tables, seats, rounds), None)


def design_for(people: int, tables: int, rounds: int) -> Design | None:
    """A design without repeats for ``people`` places spread evenly over ``tables`` tables, or None."""
    if people < 1 or tables < 1:
        return None
    seats = -(-people // tables)
    holes = tables * seats - people
    for found in _candidates(tables, seats, rounds):
        fitted = found.without(holes)
        if fitted is not None:
            return fitted
    return None


def _candidates(tables: int, seats: int, rounds: int) -> Iterator[Design]:
    matrix = shift_matrix(tables, seats, rounds)
    if matrix is not None:
        yield _from_shifts(*matrix)


# -- shift designs


def shift_matrix(tables: int, seats: int, rounds: int) -> tuple[tuple[int, ...], NDArray[np.int64]] | None:
    """A group of order ``tables`` and a matrix of shifts, shape (rounds, seats), or None.

    For any two columns the differences are all distinct: with the rows and columns exchanged this is a
    difference matrix (Handbook of Combinatorial Designs, VI.17).
    """
    if seats <= 1 or rounds <= 1:
        return (tables,), np.zeros((rounds, seats), dtype=np.int64)
    field = prime_power(tables)
    if field is not None and seats <= tables and rounds <= tables:
        p, n = field
        return (p,) * n, field_product(p, n)[:rounds, :seats]
    if all(step * turn % tables for step in range(1, seats) for turn in range(1, rounds)):
        return (tables,), np.outer(np.arange(rounds), np.arange(seats)) % tables
    return None


def _from_shifts(moduli: tuple[int, ...], shifts: NDArray[np.int64]) -> Design:
    """Place ``row * tables + x`` sits at table ``x + shifts[round, row]``."""
    tables = prod(moduli)
    rounds, seats = shifts.shape
    moved = add_table(moduli)[shifts]
    table_of = moved.reshape(rounds, seats * tables).astype(np.int16)
    row = tuple(range(tables))
    last = tuple(range((seats - 1) * tables, seats * tables))
    return Design(tables, table_of, 0, fixed=row, apart=last, name="shifts")


# -- when no design without repeats is known


def best_design(people: int, tables: int, rounds: int) -> Design:
    """The design with the fewest repeats known here for ``people`` places; always one, with even tables."""
    perfect = design_for(people, tables, rounds)
    if perfect is not None:
        return perfect
    reached = next(
        (d for r in range(rounds - 1, 0, -1) if (d := design_for(people, tables, r)) is not None), None
    )
    if reached is None:
        table_of = (np.arange(people) % tables).astype(np.int16)[None, :]
        reached = Design(tables, table_of, 0, name="one round")
    again = np.arange(rounds) % reached.rounds
    table_of = reached.table_of[again]
    return replace(reached, table_of=table_of, repeats=count_repeats(table_of), name=f"{reached.name}, again")
