"""Who has sat with whom already at this meeting: rounds that have begun, by the plans that were in use then."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from desktop_app.core.clock import Reading
from desktop_app.core.live import fold, kinds
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.position import Watch, position
from desktop_app.core.live.rounds import plans_of_begun
from desktop_app.core.rotation.instance import Rounds
from desktop_app.services.processes import boot_id
from desktop_app.store import live_table, plans_table
from desktop_app.store.store import Row, Store


@dataclass(frozen=True, slots=True)
class Sat:
    """What was sat at this meeting.

    Attributes:
        rounds: begun rounds of the session under way in the format asked for; a plan made now goes on from them.
        met: pairs who shared a table in all others: in a session that was ended, or in another format.
    """

    rounds: Rounds
    met: tuple[tuple[str, str], ...]


def sat(store: Store, event_id: str, format_: str, now: Reading) -> Sat:
    """The rounds begun in every session of a meeting."""
    rounds: Rounds = []
    met: dict[tuple[str, str], None] = {}
    for session in reversed(live_table.sessions(store, event_id)):
        begun, formats = _begun(store, session, now)
        if session["ended_ms"] is None and formats <= {format_}:
            rounds = [[list(seats) for seats in tables] for tables in begun]
        else:
            met |= dict.fromkeys(_pairs(begun))
    return Sat(rounds, tuple(met))


def _begun(store: Store, session: Row, now: Reading) -> tuple[list[list[list[str]]], set[str]]:
    """Tables of the rounds that have begun, and the formats of their plans."""
    state = fold.fold(store.entries(f"{kinds.FAMILY}:{session['id']}"))
    state = position(state, Watch(Instant.of(now, boot_id(), state.run), drives=False)).state
    plans = plans_of_begun(state)
    seats = {each: plans_table.rounds(store, each) for each in set(plans)}
    formats = {row["format"] for each in seats if (row := plans_table.plan(store, each)) is not None}
    taken = [seats[each][place] if place < len(seats[each]) else [] for place, each in enumerate(plans)]
    return taken, formats


def _pairs(rounds: list[list[list[str]]]) -> Iterator[tuple[str, str]]:
    for tables in rounds:
        for seats in tables:
            yield from combinations(sorted(seats), 2)
