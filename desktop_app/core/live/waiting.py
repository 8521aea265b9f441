"""Tables that wait for somebody before a round starts: who is missing, and how that is said in little room."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desktop_app.core.folding import display_name
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.position import Position
from desktop_app.core.live.views import Waiting
from desktop_app.core.text import N_, Text, counted

MOST_TABLES, MOST_NAMES = 3, 2
"""What the moderator reads beside a running clock; more tables and more names are counted."""


def waiting_tables(position: Position, facts: Facts) -> dict[int, list[str]]:
    """Before a round starts: by table, names of those who are not checked in."""
    step = position.step
    if step is None or not step.round_number or (step.turn and (step.turn > 1 or position.is_started)):
        return {}
    board = facts.board(step.round_number)
    absent: dict[int, list[str]] = defaultdict(list)
    for table in board.tables if board else ():
        for person in table.people:
            if not person.present:
                absent[table.number].append(display_name(person.given_name, person.family_name))
    return dict(absent)


def waiting(absent: Mapping[int, Sequence[str]]) -> tuple[Waiting, ...]:
    """A line for each of the first tables, and one that counts the others; ``absent``: names by table."""
    found = [
        Waiting(_line(table, names), _whole_line(table, names))
        for table, names in list(absent.items())[:MOST_TABLES]
    ]
    more = len(absent) - MOST_TABLES
    if more > 0:
        counting = Text(N_("Other tables that wait for somebody: {n}."), {"n": more})
        found.append(Waiting(counting, counting))
    return tuple(found)


def _line(table: int, names: Sequence[str]) -> Text:
    more = len(names) - MOST_NAMES
    if more <= 0:
        return _whole_line(table, names)
    return counted(
        "Table {table} waits for {names} and {n} other.",
        "Table {table} waits for {names} and {n} others.",
        more,
        table=table,
        names=", ".join(names[:MOST_NAMES]),
    )


def _whole_line(table: int, names: Sequence[str]) -> Text:
    return Text(N_("Table {table} waits for {names}."), {"table": table, "names": ", ".join(names)})
