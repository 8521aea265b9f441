"""Which table size and how many rounds: what each choice gives in the time there is."""

from dataclasses import dataclass

from desktop_app.core.rotation.bounds import most_rounds


@dataclass(frozen=True, slots=True)
class Choice:
    """Tables of ``seats`` for ``rounds`` rounds. ``meets``: people each person meets when nobody meets twice."""

    tables: int
    seats: int
    rounds: int
    round_s: float
    length_s: float
    meets: int
    repeats_forced: bool
    uneven: bool


def propose(
    people: int,
    available_s: float,
    speaking_s: float,
    moving_s: float,
    *,
    tables_at_most: int | None = None,
    sizes: tuple[int, ...] = (2, 3, 4, 5, 6, 7, 8, 10, 12),
) -> list[Choice]:
    """Choices that fit ``available_s``, most people met first.

    A round is one turn of ``speaking_s`` for each seat, then ``moving_s`` to change tables (not after the last).
    Choices with forced repeats come after those without.
    """
    choices = []
    for seats in sizes:
        choice = _choice(people, seats, available_s, speaking_s, moving_s, tables_at_most)
        if choice is not None:
            choices.append(choice)
    seen: dict[tuple[int, int], Choice] = {(c.tables, c.rounds): c for c in choices}
    return sorted(seen.values(), key=lambda c: (c.repeats_forced, -c.meets, c.seats))


def _choice(
    people: int,
    seats: int,
    available_s: float,
    speaking_s: float,
    moving_s: float,
    tables_at_most: int | None,
) -> Choice | None:
    if people < 2 or seats > people:
        return None
    tables = people // 2 if seats == 2 else -(-people // seats)
    if tables_at_most is not None and tables > tables_at_most:
        return None
    largest = 2 if seats == 2 else -(-people // tables)
    round_s = largest * speaking_s
    if round_s <= 0 or round_s > available_s:
        return None
    rounds = int((available_s + moving_s) // (round_s + moving_s))
    possible = _rounds_without_repeat(people, tables, largest)
    rounds = min(rounds, possible) if possible > 1 or rounds <= 1 else rounds
    meets = min(people - 1, rounds * (largest - 1))
    length_s = rounds * round_s + (rounds - 1) * moving_s
    forced = rounds > possible
    return Choice(tables, largest, rounds, round_s, length_s, meets, forced, people % tables != 0)


def _rounds_without_repeat(people: int, tables: int, seats: int) -> int:
    if seats == 2:
        return people - 1 + people % 2
    return 1 if tables < seats else min(most_rounds(tables, seats), (people - 1) // (seats - 1))
