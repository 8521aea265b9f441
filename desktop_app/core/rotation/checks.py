"""What contradicts itself in an instance is refused with a sentence; everything else has a valid plan."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.instance import MOST_ROUNDS, Instance, PersonId
from desktop_app.core.rotation.model import Model
from desktop_app.core.rotation.room import Room, arrange, open_capacities
from desktop_app.core.text import N_, counted


def check(instance: Instance) -> None:
    """Refuse an instance whose parts do not fit together.

    Raises:
        Refused: with the sentence that says which person, table or round is meant.
    """
    if instance.rounds < 0:
        raise Refused("rounds-negative", N_("The number of rounds cannot be below zero."))
    if instance.rounds > MOST_ROUNDS:
        raise Refused("rounds-too-many", N_("A plan has {most} rounds at most."), most=MOST_ROUNDS)
    if any(t.capacity < 0 or t.minimum < 0 for t in instance.tables):
        raise Refused("table-negative", N_("A table cannot have fewer than zero seats."))
    people = {p.id for p in instance.people}
    if len(people) < len(instance.people):
        twice = Counter(p.id for p in instance.people).most_common(1)[0][0]
        raise Refused("person-twice", N_("{person} is listed twice."), person=twice)
    _known_people(instance, people)
    _known_places(instance)
    _pins(instance)


def _known_people(instance: Instance, people: set[PersonId]) -> None:
    named: list[PersonId] = [x for wish in instance.wishes for x in wish[:2]]
    named += [x for pair in (*instance.avoid, *instance.met_before) for x in pair]
    named += [
        *instance.hosts.values(),
        *(p.person for p in instance.pins),
        *(b.person for b in instance.bans),
    ]
    for who in named:
        if who not in people:
            raise Refused(
                "person-unknown",
                N_("{person} is named in a wish or a seat but is not in the list."),
                person=who,
            )


def _known_places(instance: Instance) -> None:
    asked = [(p.table, p.round_) for p in instance.pins] + [(b.table, b.round_) for b in instance.bans]
    for table, round_ in [*asked, *((t, None) for t in instance.hosts)]:
        if table is not None and not 0 <= table < len(instance.tables):
            raise Refused("table-unknown", N_("There is no table {table}."), table=table + 1)
        if round_ is not None and not 0 <= round_ < instance.rounds:
            raise Refused("round-unknown", N_("There is no round {round}."), round=round_ + 1)
    if len(instance.frozen) > instance.rounds:
        raise Refused("frozen-too-many", N_("More rounds are already played than the plan has."))
    for r, tables in enumerate(instance.frozen):
        seats = Counter(who for members in tables for who in members)
        twice = [who for who, count in seats.items() if count > 1]
        if twice:
            raise Refused(
                "person-twice-in-round",
                N_("{person} sits twice in round {round}, which is already played."),
                person=twice[0], round=r + 1,
            )  # fmt: skip


def _pins(instance: Instance) -> None:
    """Each pinned seat against other pins, bans and capacities, round by round."""
    person = {p.id: p for p in instance.people}
    for r in range(len(instance.frozen), instance.rounds):
        seat: dict[PersonId, int] = {}
        wanted = [(who, t) for t, who in instance.hosts.items()]
        wanted += [(p.person, p.table) for p in instance.pins if p.round_ in (None, r)]
        for who, table in wanted:
            if not instance.attends(person[who], r):
                continue
            if seat.setdefault(who, table) != table:
                raise Refused(
                    "pins-contradict",
                    N_("{person} is held at table {first} and at table {second} in round {round}. Keep one."),
                    person=who, first=seat[who] + 1, second=table + 1, round=r + 1,
                )  # fmt: skip
        _bans_against(instance, seat, r)
        _too_many(instance, seat, r)


def _bans_against(instance: Instance, seat: dict[PersonId, int], r: int) -> None:
    for ban in instance.bans:
        if ban.round_ in (None, r) and ban.person in seat and ban.table in (None, seat[ban.person]):
            raise Refused(
                "pin-and-ban",
                N_("{person} is held at table {table} in round {round} and kept away from it. Keep one of the two."),
                person=ban.person, table=seat[ban.person] + 1, round=r + 1,
            )  # fmt: skip


def _too_many(instance: Instance, seat: dict[PersonId, int], r: int) -> None:
    for table, count in Counter(seat.values()).items():
        capacity = 0 if (r, table) in instance.closed else instance.tables[table].capacity
        if count > capacity:
            raise Refused(
                "pins-overflow",
                counted(
                    "{n} person is held at table {table} in round {round}, which has room for {capacity}.",
                    "{n} people are held at table {table} in round {round}, which has room for {capacity}.",
                    count,
                    table=table + 1,
                    round=r + 1,
                    capacity=capacity,
                ),
            )


def seat_everybody(model: Model, rooms: list[Room], wanted: Iterable[np.ndarray]) -> np.ndarray:
    """A valid plan close to ``wanted``, (rounds, people) tables.

    Raises:
        Refused: when the seats ruled out leave somebody no seat.
    """
    seats = np.full(model.present.shape, -1, dtype=np.int16)
    for r, row in enumerate(wanted):
        if r < len(model.frozen):
            seats[r] = model.frozen[r]
            continue
        seats[r] = arrange(model, r, rooms[r], row)
        unseated = np.flatnonzero(rooms[r].seated & (seats[r] < 0))
        if unseated.size:
            _refuse(model, r, int(unseated[0]))
    return seats


def _refuse(model: Model, r: int, person: int) -> None:
    who = model.instance.people[person].id
    total = sum(open_capacities(model, r))
    raise Refused(
        "no-seat-permitted",
        N_("The seats ruled out leave {person} no seat in round {round} ({capacity} seats). Allow one more table."),
        person=who, round=r + 1, capacity=total,
    )  # fmt: skip
