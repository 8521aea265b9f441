"""The stage queue of a session on a real file: orders, and a queue that is made anew beside it."""

from collections.abc import Iterator

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.show import QueueEntry
from desktop_app.core.live.views import QueueRow
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from desktop_app.services.programme import ProgrammeLine
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
    with pytest.raises(Refused) as refused:
        live.order_queue((keys[0], keys[2], keys[1], keys[3]))
    assert refused.value.code == "speaker-up"
    assert names(live, clock) == ["Anne", "Bob", "Cléo", "Dan"]
    live.order_queue((keys[0], keys[1], keys[3], keys[2]))
    assert names(live, clock) == ["Anne", "Bob", "Dan", "Cléo"]
    assert states(live, clock) == ["done", "current", "coming", "coming"]


def test_a_name_corrected_at_the_desk_leaves_the_moderators_queue_alone(
    live: LiveSession, community: Community, clock: FakeClock, speakers: list[str], event: EventInfo
) -> None:
    community.programme.replace(
        event.id,
        [
            ProgrammeLine("", "opening", "Ouverture", length_s=600),
            ProgrammeLine("", "speed_dating", "Speed dating", length_s=2400),
        ],
    )
    live.start()
    live.order_queue(tuple(reversed([row.key for row in rows(live, clock)])))
    live.insert_speaker("Invité SURPRISE", "Une idée", after_current=False)
    item = live.snapshot().state.show.items[1]
    live.skip(item.id, rows(live, clock)[1].key)
    community.attendees.edit(speakers[0], given_name="Annie")
    live.beat(clock.read())
    assert names(live, clock) == ["Dan", "Cléo", "Bob", "Annie", "Invité"]
    assert states(live, clock) == ["coming", "skipped", "coming", "coming", "coming"]


def test_a_queue_made_anew_while_the_stage_runs_is_taken_and_told(
    live: LiveSession, community: Community, clock: FakeClock, event: EventInfo, register: Registers
) -> None:
    live.start()
    clock.advance(20)
    register("Eve", "Neuf", idea="Idée de Eve")
    community.stage_queue.make(event.id)
    live.beat(clock.read())
    assert names(live, clock) == ["Anne", "Bob", "Cléo", "Dan", "Eve"]
    snapshot = live.snapshot()
    view = snapshot.moderator(snapshot.at(clock.read()))
    assert [text.english() for text in view.notices] == ["New in the queue: Eve NEUF."]
    assert view.digits == "2:40"


def test_a_queue_made_again_keeps_the_ids_of_its_speakers(
    community: Community, event: EventInfo, speakers: list[str]
) -> None:
    before = [(entry.registration, entry.id) for entry in community.stage_queue.entries(event.id)]
    community.stage_queue.make(event.id, present_only=True)
    after = [(entry.registration, entry.id) for entry in community.stage_queue.entries(event.id)]
    assert after == before[1:]
    doubled = [QueueEntry("", "Invité", title="Une idée"), QueueEntry("", "Invité", title="Une autre")]
    first = community.stage_queue.replace(event.id, doubled)
    again = community.stage_queue.replace(event.id, doubled[::-1])
    assert {entry.title: entry.id for entry in first} == {entry.title: entry.id for entry in again}
