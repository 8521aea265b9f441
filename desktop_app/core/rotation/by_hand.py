"""Changes that the organiser makes by hand: what each does to the plan is shown before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.checks import check
from desktop_app.core.rotation.cost import Measures, measure
from desktop_app.core.rotation.instance import Ban, Instance, PersonId, Pin, Rounds
from desktop_app.core.rotation.model import build, seats_of
from desktop_app.core.text import N_


@dataclass(frozen=True, slots=True)
class Effect:
    """A plan after a change by hand, with its measures before and after."""

    rounds: Rounds
    before: Measures
    after: Measures


def swap(instance: Instance, rounds: Rounds, round_: int, a: PersonId, b: PersonId) -> Effect:
    """Exchange the seats of two people in one round.

    Raises:
        Refused: when the round is played, one of them has no seat there, or a pin holds one elsewhere.
    """
    at_a, at_b = _table(instance, rounds, round_, a), _table(instance, rounds, round_, b)
    _allowed(instance, round_, a, at_b)
    _allowed(instance, round_, b, at_a)

    def exchange(tables: list[list[PersonId]]) -> None:
        tables[at_a] = [b if x == a else x for x in tables[at_a]]
        tables[at_b] = [a if x == b else x for x in tables[at_b]]

    if at_a == at_b:
        return _effect(instance, rounds, round_, lambda tables: None)
    return _effect(instance, rounds, round_, exchange)


def move(instance: Instance, rounds: Rounds, round_: int, person: PersonId, table: int) -> Effect:
    """Give somebody a free seat at another table in one round.

    Raises:
        Refused: when the round is played, the table is full or closed, or a pin forbids it.
    """
    from_table = _table(instance, rounds, round_, person)
    _allowed(instance, round_, person, table)
    if from_table == table:
        return _effect(instance, rounds, round_, lambda tables: None)
    taken = len(rounds[round_][table]) if table < len(rounds[round_]) else 0
    if taken >= instance.tables[table].capacity:
        raise Refused(
            "table-full",
            N_("Table {table} is full in round {round}. Swap two people instead."),
            table=table + 1,
            round=round_ + 1,
        )

    def shift(tables: list[list[PersonId]]) -> None:
        while len(tables) <= table:
            tables.append([])
        tables[from_table].remove(person)
        tables[table].append(person)

    return _effect(instance, rounds, round_, shift)


def pin(instance: Instance, person: PersonId, table: int, round_: int | None = None) -> Instance:
    """Hold somebody at a table (in one round, or in all): holds in every later plan.

    Raises:
        Refused: when that contradicts another pin, a host or a ban.
    """
    kept = tuple(p for p in instance.pins if (p.person, p.round_) != (person, round_))
    return _checked(replace(instance, pins=(*kept, Pin(person, table, round_))))


def forbid(
    instance: Instance, person: PersonId, table: int | None = None, round_: int | None = None
) -> Instance:
    """Keep somebody away from a table, or (without a table) out of a round: holds in every later plan.

    Raises:
        Refused: when that contradicts a pin or a host.
    """
    return _checked(replace(instance, bans=(*instance.bans, Ban(person, table, round_))))


def release(instance: Instance, person: PersonId) -> Instance:
    """Forget every pin and ban of a person."""
    return replace(
        instance,
        pins=tuple(p for p in instance.pins if p.person != person),
        bans=tuple(b for b in instance.bans if b.person != person),
    )


def _checked(instance: Instance) -> Instance:
    check(instance)
    return instance


def _table(instance: Instance, rounds: Rounds, round_: int, person: PersonId) -> int:
    if not 0 <= round_ < len(rounds):
        raise Refused("round-unknown", N_("There is no round {round}."), round=round_ + 1)
    if round_ < len(instance.frozen):
        raise Refused("round-played", N_("Round {round} is already played."), round=round_ + 1)
    for t, members in enumerate(rounds[round_]):
        if person in members:
            return t
    raise Refused("no-seat", N_("{person} has no seat in round {round}."), person=person, round=round_ + 1)


def _allowed(instance: Instance, round_: int, person: PersonId, table: int) -> None:
    if not 0 <= table < len(instance.tables):
        raise Refused("table-unknown", N_("There is no table {table}."), table=table + 1)
    if (round_, table) in instance.closed:
        raise Refused(
            "table-closed", N_("Table {table} is closed in round {round}."), table=table + 1, round=round_ + 1
        )
    holds = [t for t, host in instance.hosts.items() if host == person]
    holds += [p.table for p in instance.pins if p.person == person and p.round_ in (None, round_)]
    if any(t != table for t in holds):
        raise Refused(
            "pinned",
            N_("{person} is held at table {table}. Release them first."),
            person=person,
            table=holds[0] + 1,
        )
    if any(b.person == person and b.round_ in (None, round_) and b.table == table for b in instance.bans):
        raise Refused(
            "banned", N_("{person} is kept away from table {table}."), person=person, table=table + 1
        )


def _effect(
    instance: Instance, rounds: Rounds, round_: int, change: Callable[[list[list[PersonId]]], None]
) -> Effect:
    model = build(instance)
    after = [[list(table) for table in tables] for tables in rounds]
    change(after[round_])
    before_seats, after_seats = (seats_of(x, model.index, instance.rounds) for x in (rounds, after))
    return Effect(after, measure(model, before_seats), measure(model, after_seats))
