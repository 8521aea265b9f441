"""A session with a programme and a plan for four, on a real file."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.live_snapshot import LiveSnapshot
from desktop_app.services.programme import ProgrammeLine
from tests.fakes import FakeClock
from tests.services.conftest import Registers


def save_plan(
    community: Community, event: EventInfo, rounds: list[list[list[str]]], plan_id: str = "plan-1"
) -> None:
    """A saved and active plan, as the planner writes it."""
    payload = {
        "title": "Plan",
        "format": "tables",
        "settings": {},
        "quality": {"repeats": 0},
        "rounds": rounds,
    }
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", f"plan:{plan_id}", payload, event.id)
        transaction.add("plan.activated", f"plan:{plan_id}", {}, event.id)


@pytest.fixture
def people(register: Registers) -> list[str]:
    names = [("Anne", "Villemin"), ("Bob", "Klein"), ("Cléo", "Zola"), ("Dan", "Abadie")]
    return [
        register(given, family, wants_speed_dating=True, category_key="clinical").registration_id
        for given, family in names
    ]


@pytest.fixture
def programme(community: Community, event: EventInfo) -> None:
    """13:00 UTC is 14:00 in Paris, when the fake clock starts."""
    community.programme.replace(
        event.id,
        [
            ProgrammeLine("", "opening", "Ouverture", start_min=14 * 60, length_s=600),
            ProgrammeLine("", "break", "Pause", start_min=14 * 60 + 10, length_s=600),
            ProgrammeLine("", "speed_dating", "Speed dating", start_min=14 * 60 + 20, length_s=2400),
            ProgrammeLine("", "closing", "Clôture", start_min=15 * 60, length_s=600),
        ],
    )


@pytest.fixture
def plan(community: Community, event: EventInfo, people: list[str]) -> None:
    a, b, c, d = people
    save_plan(community, event, [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d], [b, c]]])


@pytest.fixture
def live(community: Community, event: EventInfo, programme: None, plan: None) -> LiveSession:
    session = community.live.session(event.id)
    assert session.drive().drives
    return session


@pytest.fixture
def other(community_file: Path, clock: FakeClock, community: Community) -> Iterator[Community]:
    """A second window on the same file."""
    opened = Community(community_file, clock=clock, random=random.Random(8), desk="backstage")
    yield opened
    opened.close()


def digits(snapshot: LiveSnapshot, clock: FakeClock) -> str:
    return snapshot.hall(snapshot.at(clock.read())).digits


def key(snapshot: LiveSnapshot, clock: FakeClock) -> str:
    step = snapshot.at(clock.read()).step
    return step.key if step else ""


def live_lines(community: Community) -> int:
    row = community._store.row("SELECT count(*) AS n FROM journal WHERE kind LIKE 'live.%'")
    assert row is not None
    return int(row["n"])


def to_the_speed_dating(live: LiveSession, clock: FakeClock) -> None:
    """Announced, and nobody has moved yet."""
    live.start()
    clock.advance(600)
    live.next()
    live.start()
    clock.advance(600)
    live.next()


def through_to_round_two(live: LiveSession, clock: FakeClock) -> LiveSnapshot:
    to_the_speed_dating(live, clock)
    live.start()
    clock.advance(120)
    live.start()
    clock.advance(10 + 360 + 120)
    live.start()
    clock.advance(10 + 46)
    return live.snapshot()
