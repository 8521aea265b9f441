"""The stage queue of a session on a real file: orders, and a queue that is made anew beside it."""

from collections.abc import Iterator

import pytest

from desktop_app.core.live.views import QueueRow
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.conftest import Registers

SPEAKERS = (("Anne", "clinical"), ("Bob", "clinical"), ("Cléo", "research"), ("Dan", "research"))


@pytest.fixture
def speakers(community: Community, event: EventInfo, register: Registers, clock: FakeClock) -> list[str]:
    """Four speakers in a queue; the first is not here."""
    ids = []
    for given, category in SPEAKERS:
        idea = f"Idée de {given}"
        ids.append(register(given, "Test", idea=idea, category_key=category).registration_id)
        clock.advance(1)
    for registration in reversed(ids[1:]):
        community.reception.admit(event.id, registration)
        clock.advance(1)
    community.stage_queue.make(event.id)
    return ids


@pytest.fixture
def live(community: Community, event: EventInfo, speakers: list[str]) -> Iterator[LiveSession]:
    session = community.live.session(event.id)
    session.drive()
    yield session


def rows(live: LiveSession, clock: FakeClock) -> tuple[QueueRow, ...]:
    snapshot = live.snapshot()
    return snapshot.moderator(snapshot.at(clock.read())).queue


def names(live: LiveSession, clock: FakeClock) -> list[str]:
    return [row.name.split()[0] for row in rows(live, clock)]


def states(live: LiveSession, clock: FakeClock) -> list[str]:
    return [row.state.value for row in rows(live, clock)]


def test_by_arrival_before_the_start_begins_with_the_first_who_came(
    live: LiveSession, clock: FakeClock
) -> None:
    snapshot = live.order_queue("arrival")
    assert names(live, clock) == ["Dan", "Cléo", "Bob", "Anne"]
    assert states(live, clock) == ["current", "coming", "coming", "coming"]
    title = snapshot.moderator(snapshot.at(clock.read())).title
    assert title.english() == "Speaker 1 of 4"


def test_earlier_while_somebody_walks_to_the_stage_passes_over_nobody(
    live: LiveSession, clock: FakeClock
) -> None:
    live.start()
    clock.advance(60)
    live.next()
    keys = [row.key for row in rows(live, clock)]
    live.order_queue((keys[0], keys[2], keys[1], keys[3]))
    assert names(live, clock) == ["Anne", "Bob", "Cléo", "Dan"]
    live.order_queue((keys[0], keys[1], keys[3], keys[2]))
    assert names(live, clock) == ["Anne", "Bob", "Dan", "Cléo"]
    assert states(live, clock) == ["done", "current", "coming", "coming"]
