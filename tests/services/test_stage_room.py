"""The queue beside the programme: how many have room, and the others in reserve."""

from collections.abc import Iterator

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.live.show import Form
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live import LiveSession
from tests.fakes import FakeClock
from tests.services.conftest import Registers
from tests.services.live_ground import programme

__all__ = ["programme"]

SPEAKERS = 15


@pytest.fixture
def live(
    community: Community, event: EventInfo, programme: None, register: Registers
) -> Iterator[LiveSession]:
    """Speed dating has 40 minutes: eleven speakers of 3:00 with 0:30 between them."""
    for n in range(SPEAKERS):
        register(f"Given{n}", f"Family{n:02d}", idea=f"Idea {n}")
    community.stage_queue.make(event.id)
    yield community.live.session(event.id)


def test_how_many_have_room_follows_the_lengths_of_the_session(
    live: LiveSession, community: Community, event: EventInfo
) -> None:
    time = community.stage_room.of(event.id)
    assert time is not None
    assert (time.count, time.length_ms, time.slot_ms, time.fits) == (15, 3_120_000, 2_400_000, 11)
    live.drive()
    item = next(each for each in live.snapshot().state.show.items if each.form is Form.STAGE)
    live.set_timing(item.id, turn_s=120)
    time = community.stage_room.of(event.id)
    assert time is not None and time.fits == 15


def test_those_kept_speak_and_the_others_can_be_brought_back(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    assert community.stage_room.keep(event.id, 11) == 4
    live.drive()
    snapshot = live.snapshot()
    rows = snapshot.moderator(snapshot.at(clock.read())).queue
    assert [row.state.value for row in rows] == ["coming"] * 11 + ["skipped"] * 4
    live.put_back(rows[-1].key)
    time = community.stage_room.of(event.id)
    assert time is not None and time.slot_ms == 2_400_000


def test_nobody_is_left_out_from_outside_once_the_speakers_have_begun(
    live: LiveSession, community: Community, event: EventInfo, clock: FakeClock
) -> None:
    live.drive()
    item = next(each for each in live.snapshot().state.show.items if each.form is Form.STAGE)
    live.go_to(item.id)
    live.start()
    clock.advance(5)
    assert community.stage_room.of(event.id) is None
    with pytest.raises(Refused) as refused:
        community.stage_room.keep(event.id, 11)
    assert refused.value.code == "stage-begun"
    assert not any(entry.skipped for entry in community.stage_queue.entries(event.id))


def test_without_a_queue_there_is_nothing_to_say(
    community: Community, event: EventInfo, programme: None
) -> None:
    assert community.stage_room.of(event.id) is None
