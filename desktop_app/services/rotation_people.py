"""From the people of an event to the planner's instance: who takes part, what they wish, whom they met before."""

from dataclasses import dataclass, field

from desktop_app.core.errors import Refused
from desktop_app.core.rotation import instance as problem
from desktop_app.core.rotation.going_on import going_on, sitters
from desktop_app.core.rotation.instance import (
    Instance,
    Knobs,
    Person,
    Rounds,
    Table,
    Wish,
)
from desktop_app.core.text import N_
from desktop_app.store import registrations_table, wishes_table
from desktop_app.store.store import Row, Store

TABLES, PAIRS = "tables", "pairs"
SMALLEST_TABLE, LARGEST_TABLE, MOST_ROUNDS = 3, 12, problem.MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What the organiser asks for.

    Attributes:
        format: ``"tables"`` or ``"pairs"``.
        table_size: seats at a table (3 to 12); pairs have 2.
        rounds: how many.
        present_only: only those checked in; otherwise everybody expected.
        two_sides: for pairs, the category that stays seated and meets all others; empty when all meet all.
        knobs: how much to mix.
        seed: another seed gives another plan of the same quality.
    """

    format: str = TABLES
    table_size: int = 6
    rounds: int = 6
    present_only: bool = True
    two_sides: str = ""
    knobs: Knobs = field(default_factory=Knobs)
    seed: int = 0


def instance_for(store: Store, event_id: str, request: PlanRequest, sat: Rounds | None = None) -> Instance:
    """The problem as the file stands now.

    Args:
        sat: rounds that have begun, as people sat: they stay, and the others are planned after them.

    Raises:
        Refused: ``nobody-to-seat`` when fewer than two take part; ``plan-sizes`` for impossible sizes;
            ``rounds-begun`` when no round would be left to plan.
    """
    _check(request)
    rows = taking_part(store, event_id, present_only=request.present_only)
    if len(rows) < 2:
        raise Refused(
            "nobody-to-seat",
            N_("Fewer than two people take part so far. Check people in, or plan for everybody expected."),
        )
    return (
        _going_on(store, event_id, request, rows, sat) if sat else instance_of(store, event_id, request, rows)
    )


def _going_on(store: Store, event_id: str, request: PlanRequest, rows: list[Row], sat: Rounds) -> Instance:
    """The rounds after those that have begun, for who takes part now; who has left since keeps the rounds they sat."""
    begun, here = len(sat), {row["id"] for row in rows}
    if request.rounds <= begun:
        raise Refused(
            "rounds-begun", N_("Round {n} has begun already: ask for more rounds than that in all."), n=begun
        )
    concerned = here | sitters(sat)
    wanted = [row for row in registrations_table.of_event(store, event_id) if row["id"] in concerned]
    instance = instance_of(store, event_id, request, wanted)
    size = 2 if request.format == PAIRS else request.table_size
    needed = len(tables_for(len(here), size))
    count = max(needed, *(len(tables) for tables in sat))
    largest = max(size, *(len(seats) for tables in sat for seats in tables))
    return going_on(instance, sat, here, (Table(largest, 2),) * count, closed=range(needed, count))


def instance_of(store: Store, event_id: str, request: PlanRequest, rows: list[Row]) -> Instance:
    """The problem for these registrations, whether they are here or not."""
    people = tuple(_person(row, request) for row in rows)
    known = {person.id for person in people}
    pairs = wishes_table.of_event(store, event_id)
    here = [row for row in pairs if row["who_id"] in known and row["whom_id"] in known]
    return Instance(
        people=people,
        tables=tables_for(len(people), 2 if request.format == PAIRS else request.table_size),
        rounds=request.rounds,
        wishes=tuple(Wish(row["who_id"], row["whom_id"]) for row in here if row["kind"] == "wish"),
        avoid=tuple((row["who_id"], row["whom_id"]) for row in here if row["kind"] == "avoid"),
        met_before=tuple(p for p in wishes_table.met_before(store, event_id) if known.issuperset(p)),
        two_sides=bool(request.two_sides) and request.format == PAIRS,
        weights=request.knobs.weights(),
    )


def taking_part(store: Store, event_id: str, *, present_only: bool) -> list[Row]:
    """Those who take part in the speed dating: not cancelled, not unwilling, and here if that is asked."""
    return [
        row
        for row in registrations_table.of_event(store, event_id)
        if row["wants_speed_dating"] != 0
        and (row["present"] if present_only else row["status"] != "cancelled")
    ]


def tables_for(people: int, size: int) -> tuple[Table, ...]:
    """As many tables as seat everybody, with no more than ``size`` at each; for pairs one may rest."""
    count = people // 2 if size == 2 else -(-people // size)
    return (Table(size, 2),) * max(count, 1)


def _person(row: Row, request: PlanRequest) -> Person:
    category = row["category_key"]
    if request.two_sides and request.format == PAIRS:
        category = "stays" if category == request.two_sides else "moves"
    return Person(
        row["id"], category, row["institution_id"], stays=bool(request.two_sides) and category == "stays"
    )


def _check(request: PlanRequest) -> None:
    if request.format not in (TABLES, PAIRS):
        raise Refused("plan-format", N_("A plan is for tables or for pairs."))
    sizes = SMALLEST_TABLE <= request.table_size <= LARGEST_TABLE or request.format == PAIRS
    if not sizes or not 1 <= request.rounds <= MOST_ROUNDS:
        raise Refused(
            "plan-sizes",
            N_("Tables seat {least} to {most} people, and there are 1 to {rounds} rounds."),
            least=SMALLEST_TABLE,
            most=LARGEST_TABLE,
            rounds=MOST_ROUNDS,
        )
