"""Schedules in which no two people meet twice, or as few as known, built in milliseconds.

A design is made of *places*: whoever is given a place follows its route. Exchanging two people exchanges
their routes, so the number of repeated meetings does not depend on who gets which place.

Sources: CSPLib problem 010 (social golfer); Colbourn and Dinitz, Handbook of Combinatorial Designs
(difference matrices, transversal and resolvable designs); Harvey and Winterer 2005 (orthogonal Latin
rectangles); Miller, Valkov and Abel 2026 (starter blocks). The stored schedules come from our own searches
with prescribed symmetry.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from desktop_app.core.rotation.bounds import fewest_meetings
from desktop_app.core.rotation.design_data import SCHEDULES
from desktop_app.core.rotation.design_near import NEAR
from desktop_app.core.rotation.pairs import circle
from desktop_app.core.rotation.partners import seat_pairs
from desktop_app.core.rotation.shifts import extended, most_shift_rounds, routes, shift_matrix

Tables = NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Routes of places through the tables.

    ``table_of``: shape (rounds, places), the table of each place in each round, every table filled evenly
    (sizes differ by at most one). ``repeats``: meetings above the first, summed over pairs of places.
    ``fixed``: places that never change table, ``fixed[t]`` at table t (hosts), or empty.
    ``apart``: places of which no two ever meet, at most one a table (one institution, holes), none of them
    in ``fixed`` unless there is no other such row.
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

    def without(self, holes: int) -> "Design | None":
        """The design with ``holes`` places taken away, one a table at most; None if it has no such places.

        Hosts keep their places as long as another row can give the holes.
        """
        if holes == 0:
            return self
        row = self.apart if len(self.apart) >= holes else self.fixed
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
            fixed=() if gone.intersection(self.fixed) else tuple(renamed[p] for p in self.fixed),
            apart=tuple(renamed[p] for p in self.apart if p in renamed),
        )


def count_repeats(table_of: Tables) -> int:
    """Meetings above the first, summed over all pairs of places; ``table_of`` of shape (rounds, places)."""
    again = np.maximum(_times_met(table_of) - 1, 0)
    np.fill_diagonal(again, 0)
    return int(again.sum()) // 2


def _times_met(table_of: Tables) -> NDArray[np.int16]:
    met = np.zeros((table_of.shape[1],) * 2, dtype=np.int16)
    for row in table_of:
        met += row[:, None] == row[None, :]
    return met


# -- without any repeat


@lru_cache(maxsize=256)
def design(tables: int, seats: int, rounds: int) -> Design | None:
    """A design for ``tables`` tables of ``seats`` places without any repeated pair, or None."""
    if tables < 1 or seats < 1 or rounds < 1:
        return None
    return next(_perfect(tables, seats, rounds), None)


@lru_cache(maxsize=256)
def design_for(people: int, tables: int, rounds: int, hosts: bool = False) -> Design | None:
    """A design without repeats for ``people`` places spread evenly over ``tables`` tables, or None.

    With ``hosts`` it has a place at each table that never moves (``fixed``).
    """
    if people < 1 or tables < 1 or rounds < 1:
        return None
    seats = -(-people // tables)
    holes = tables * seats - people
    fitted = (found.without(holes) for found in _perfect(tables, seats, rounds))
    exact = _stored(people, tables, rounds) if holes else iter(())
    return next((d for d in chain(fitted, exact) if d is not None and (d.fixed or not hosts)), None)


def _perfect(tables: int, seats: int, rounds: int) -> Iterator[Design]:
    """Designs without repeats, those with a row for hosts first."""
    if seats > tables and rounds > 1:
        return
    found = shift_matrix(tables, seats, rounds)
    if found is not None:
        yield _of_rows(tables, routes(*found), 0, "rows that turn")
    yield from _stored(tables * seats, tables, rounds)
    if seats == 2 and rounds < 2 * tables:
        yield _of_places(tables, seat_pairs(circle(2 * tables)[:rounds]), 0, "circle")
    if seats > 1 and tables % seats == 0 and found is None:
        yield from _with_rounds_in_rows(tables, seats, rounds)


def _stored(people: int, tables: int, rounds: int) -> Iterator[Design]:
    for words in SCHEDULES.get((people, tables), ()):
        if len(words.split()) >= rounds:
            yield _of_places(tables, _decoded(words.split()[:rounds]), 0, "stored")


def _with_rounds_in_rows(tables: int, seats: int, rounds: int) -> Iterator[Design]:
    """Nobody meets inside a row, so each row may hold a schedule of its own in the last rounds."""
    turning = most_shift_rounds(tables, seats, rounds)
    inside = design(tables // seats, seats, rounds - turning) if turning else None
    found = shift_matrix(tables, seats, turning) if inside is not None else None
    if inside is None or found is None:
        return
    part = tables // seats
    rows = np.repeat(np.arange(seats, dtype=np.int16) * part, tables)
    last = np.tile(inside.table_of, seats) + rows[None, :]
    table_of = np.concatenate([routes(*found), last.astype(np.int16)])
    yield _of_places(tables, table_of, 0, "rows that turn, then rounds inside the rows")


def _decoded(rounds: list[str]) -> Tables:
    """Stored rounds: the table of each place, in base 36."""
    return np.array([[int(c, 36) for c in line] for line in rounds], dtype=np.int16)


def _of_rows(tables: int, table_of: Tables, repeats: int, name: str) -> Design:
    """A shift design: the first row never moves, no row meets inside."""
    places = table_of.shape[1]
    last = tuple(range(places - tables, places)) if places > tables else ()
    return Design(tables, table_of, repeats, fixed=tuple(range(tables)), apart=last, name=name)


def _of_places(tables: int, table_of: Tables, repeats: int, name: str) -> Design:
    """Any schedule: looks for rows that never meet, and numbers the tables after the first of them."""
    strangers = _times_met(table_of) == 0
    first = _never_meeting(strangers, tables)
    if len(first) < tables:
        return Design(tables, table_of, repeats, apart=first, name=name)
    renumbered = np.empty_like(table_of)
    for row, new in zip(table_of, renumbered, strict=True):
        name_of = np.empty(tables, dtype=np.int16)
        name_of[row[list(first)]] = np.arange(tables)
        new[:] = name_of[row]
    strangers[list(first)] = False
    strangers[:, list(first)] = False
    second = _never_meeting(strangers, tables)
    return Design(tables, renumbered, repeats, fixed=first, apart=second, name=name)


def _never_meeting(strangers: NDArray[np.bool_], size: int) -> tuple[int, ...]:
    """Up to ``size`` places that are all strangers, grown from some places by keeping most choices open."""
    masks = [int("".join("1" if s else "0" for s in row[::-1]), 2) for row in strangers.tolist()]
    best: list[int] = []
    for start in range(0, len(masks), 1 + len(masks) // 24):
        row, open_ = [start], masks[start]
        while len(row) < size and open_:
            row.append(max(_members(open_), key=lambda p: (masks[p] & open_).bit_count()))
            open_ &= masks[row[-1]]
        best = max(best, row, key=len)
        if len(best) == size:
            break
    return tuple(sorted(best))


def _members(mask: int) -> list[int]:
    return [p for p in range(mask.bit_length()) if mask >> p & 1]


# -- when no design without repeats is known


@lru_cache(maxsize=256)
def best_design(people: int, tables: int, rounds: int, hosts: bool = False) -> Design:
    """The design with the fewest repeats known here for ``people`` places; always one, with even tables.

    With ``hosts`` those with a place at each table that never moves come first.
    """
    perfect = design_for(people, tables, rounds, hosts)
    if perfect is not None:
        return perfect
    known = [found for found in _imperfect(people, tables, rounds) if found is not None]
    return min(known, key=lambda found: (hosts and not found.fixed, found.repeats))


def _imperfect(people: int, tables: int, rounds: int) -> Iterator[Design | None]:
    most = min(-(-people // tables), tables)
    yield design_for(people, tables, rounds)
    yield _near(people, tables, rounds)
    least = None
    for rows in range(most, 0, -1):
        again = (rounds - 1) * tables * fewest_meetings(people // tables, rows)
        if least is not None and again >= least:
            break
        for base in (design(tables, rows, rounds), _near(tables * rows, tables, rounds)):
            found = _together(base, people)
            least = found.repeats if found is not None and (least is None or found.repeats < least) else least
            yield found
    table_of = routes(*extended(tables, most, rounds))
    turning = _of_rows(tables, table_of, count_repeats(table_of), "rows that turn, some repeats")
    yield _together(turning, people)


def _near(people: int, tables: int, rounds: int) -> Design | None:
    """A stored schedule with few repeats, of so many rounds or cut from a few more."""
    stored = (NEAR.get((people, tables, r), "").split()[:rounds] for r in range(rounds, rounds + 4))
    found = [_decoded(words) for words in stored if words]
    if not found:
        return None
    table_of = min(found, key=count_repeats)
    return _of_places(tables, table_of, count_repeats(table_of), "stored, few repeats")


def _together(base: Design | None, people: int) -> Design | None:
    """More people than places: several share a place and stay together, which repeats the fewest pairs.

    A table of more people than there are tables keeps some together in the next round anyway; when the same
    ones stay together throughout, each further round repeats just those pairs. None if tables get uneven.
    """
    if base is None or people <= base.places:
        return base.without(base.places - people) if base is not None else None
    order = list(
        dict.fromkeys([*base.fixed, *base.apart, *range(base.places)])
    )  # whole rows first: even tables
    twins = np.array(order)[np.arange(people - base.places) % base.places]
    table_of = np.concatenate([base.table_of, base.table_of[:, twins]], axis=1)
    sizes = np.array([np.bincount(row, minlength=base.tables) for row in table_of])
    if sizes.max() - sizes.min() > 1:
        return None
    return replace(
        base, table_of=table_of, repeats=count_repeats(table_of), name=f"{base.name}, some staying together"
    )
