"""A meeting under way: rounds that were sat stay as they were, the others are for who is here now."""

from collections.abc import Collection
from dataclasses import replace

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.instance import Instance, Person, PersonId, Rounds, Table, frozen_rounds
from desktop_app.core.text import N_


def going_on(
    instance: Instance,
    sat: Rounds,
    here: Collection[PersonId],
    tables: tuple[Table, ...],
    closed: Collection[int] = (),
) -> Instance:
    """The problem of the rounds to come, for everybody of ``instance``: who has left keeps the rounds that they sat.

    Args:
        sat: rounds that have begun, as people sit in them.
        here: who attends the rounds to come.
        tables: of all rounds. closed: places in it, from 0, that no round to come uses.
    """
    later = frozenset(range(len(sat), instance.rounds))
    sat_by = _rounds_sat(sat)
    people = tuple(
        _attending(
            person,
            sat_by.get(person.id, frozenset()) | (later if person.id in here else frozenset()),
            instance.rounds,
        )
        for person in instance.people
    )
    return replace(
        instance,
        people=people,
        tables=tables,
        closed=frozenset((r, t) for r in later for t in closed if t < len(tables)),
        frozen=frozen_rounds(sat),
    )


def tables_now(
    tables: tuple[Table, ...], people: int, closed: Collection[int] = (), added: int = 0
) -> tuple[Table, ...]:
    """The tables with ``added`` more, and as many more of their kind as it takes to seat everybody without the closed.

    Args:
        closed: numbers as on their signs, from 1.

    Raises:
        Refused: ``table-unknown`` for a number that stands on no table.
    """
    wider = tables + (tables[0],) * added
    for number in closed:
        if not 1 <= number <= len(wider):
            raise Refused("table-unknown", N_("There is no table {table}."), table=number)
    size = max(table.capacity for table in wider)
    open_seats = sum(table.capacity for n, table in enumerate(wider, 1) if n not in closed)
    return wider + (Table(size, 2),) * max(0, -(-(people - open_seats) // size))


def sitters(rounds: Rounds) -> frozenset[PersonId]:
    """Everybody who has a seat in one of these rounds."""
    return frozenset(who for tables in rounds for table in tables for who in table)


def _rounds_sat(rounds: Rounds) -> dict[PersonId, frozenset[int]]:
    """In which of these rounds each person has a seat."""
    found: dict[PersonId, set[int]] = {}
    for r, tables in enumerate(rounds):
        for table in tables:
            for who in table:
                found.setdefault(who, set()).add(r)
    return {who: frozenset(each) for who, each in found.items()}


def _attending(person: Person, rounds: frozenset[int], total: int) -> Person:
    return replace(person, rounds=None if len(rounds) == total else rounds)
