"""What the session knows of the event: people, seats, quality.

Frozen; made anew when somebody arrives or a plan changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from types import MappingProxyType

from desktop_app.core.folding import display_name, name_order
from desktop_app.core.live.script import seat_letter
from desktop_app.core.live.views import Board, BoardName, BoardPerson, BoardTable, Category
from desktop_app.core.plan_quality import Figure
from desktop_app.core.text import N_, Text


@dataclass(frozen=True, slots=True)
class PersonFact:
    """What the hall's screen and the moderator need of one registration."""

    registration: str
    given_name: str
    family_name: str
    affiliation: str = ""
    category: str = ""
    is_present: bool = False
    arrived_ms: int | None = None

    @property
    def name(self) -> str:
        """ "Marie LEROY", as the hall reads it."""
        return display_name(self.given_name, self.family_name)


@dataclass(frozen=True, slots=True)
class Facts:
    """The event around the session.

    Attributes:
        zone: of the meeting; None is the computer's own, see `core.zones`.
        people: by registration. boards: one for each round of the plan.
        latecomers: present, willing and without a seat; from_round: first round in which they could sit.
        absents: with a seat in a round that comes, and not here.
        quality: what the plan is worth. table_notes: by table number.
        driver: desk that drives; is_driven: somebody does.
        page_s: how long a page of the board stays; 0 is as it fits the time.
        board_pages: "both", "tables" or "names" while people change table.
    """

    event_title: str = ""
    event_subtitle: str = ""
    zone: tzinfo | None = UTC
    people: Mapping[str, PersonFact] = field(default_factory=lambda: MappingProxyType({}))
    boards: tuple[Board, ...] = ()
    latecomers: tuple[str, ...] = ()
    from_round: int = 0
    absents: tuple[str, ...] = ()
    quality: tuple[Figure, ...] = ()
    driver: str = ""
    is_driven: bool = True
    is_rehearsal: bool = False
    rehearsal_speed: int = 1
    page_s: int = 0
    board_pages: str = "both"

    def board(self, round_number: int) -> Board | None:
        """Where everybody sits in that round, counted from 1."""
        return self.boards[round_number - 1] if 0 < round_number <= len(self.boards) else None

    def person(self, registration: str) -> PersonFact | None:
        """Somebody, if known."""
        return self.people.get(registration)


Rounds = Sequence[Sequence[Sequence[str]]]
"""Rounds of tables of registrations, in the order of the seats; an empty list is an unused table."""


def boards(
    rounds: Rounds,
    people: Mapping[str, PersonFact],
    legend: Iterable[Category] = (),
    *,
    table_names: Mapping[int, str] | None = None,
    table_notes: Mapping[int, str] | None = None,
    both_ways: bool = True,
) -> tuple[Board, ...]:
    """One board for each round; people that a plan names and nobody knows are left out."""
    everybody = {each for tables in rounds for seats in tables for each in seats}
    used = {people[each].category for each in everybody if each in people}
    shown = tuple(category for category in legend if category.key in used)
    names, notes = table_names or {}, table_notes or {}
    known = [people[each] for each in everybody if each in people]
    known.sort(key=lambda who: (name_order(who.given_name, who.family_name), who.registration))
    order = {who.registration: place for place, who in enumerate(known)}
    return tuple(
        _board(tables, number, len(rounds), order, people, shown, names, notes, both_ways)
        for number, tables in enumerate(rounds, start=1)
    )


def _board(
    tables: Sequence[Sequence[str]],
    number: int,
    rounds: int,
    order: Mapping[str, int],
    people: Mapping[str, PersonFact],
    legend: tuple[Category, ...],
    table_names: Mapping[int, str],
    table_notes: Mapping[int, str],
    both_ways: bool,
) -> Board:
    seated = {each for seats in tables for each in seats}
    cards = tuple(
        BoardTable(
            place,
            table_names.get(place, ""),
            tuple(_person(people[each], seat) for seat, each in enumerate(seats, 1) if each in people),
            table_notes.get(place, ""),
        )
        for place, seats in enumerate(tables, start=1)
        if seats
    )
    resting = tuple(_person(people[each], 0) for each in order if each not in seated)
    return Board(
        number,
        rounds,
        Text(N_("Round {n} — join your table"), {"n": number}),
        Text(N_("Round {n} — find your table"), {"n": number}),
        cards,
        _names(cards, resting, order),
        resting,
        legend,
        both_ways=both_ways,
    )


def _names(
    cards: tuple[BoardTable, ...], resting: tuple[BoardPerson, ...], order: Mapping[str, int]
) -> tuple[BoardName, ...]:
    """Everybody with their table, in the alphabetical ``order``; 0 is no table."""
    lines = [(order[each.registration], _name(each, card)) for card in cards for each in card.people]
    lines += [(order[each.registration], _name(each, None)) for each in resting]
    lines.sort(key=lambda line: line[0])
    return tuple(name for _, name in lines)


def _name(person: BoardPerson, card: BoardTable | None) -> BoardName:
    number, name = (card.number, card.name) if card is not None else (0, "")
    return BoardName(person.given_name, person.family_name, number, name, person.category)


def _person(person: PersonFact, seat: int) -> BoardPerson:
    return BoardPerson(
        person.registration,
        person.given_name,
        person.family_name,
        person.category,
        person.is_present,
        seat_letter(seat),
    )
