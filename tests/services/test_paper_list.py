"""Ticks of the paper list: they tell who was let in, whatever the hours of the door."""

from datetime import time

from desktop_app.core.checkin import Outcome
from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from tests.fakes import FakeClock
from tests.services.conftest import Registers


def test_whoever_was_ticked_outside_the_hours_was_let_in(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(opens_at=time(20), closes_at=time(21)))
    (verdict,) = community.reception.check_in(event.id, anne.code)
    assert verdict.outcome is Outcome.TOO_EARLY
    (entry,) = community.paper_list.enter(event.id, str(anne.number), clock.wall_ms)
    assert entry.verdict is not None and entry.verdict.outcome is Outcome.ADMITTED
