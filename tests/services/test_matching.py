"""What the door asks of somebody who is registered there just now."""

from datetime import time

from desktop_app.core.checkin import Outcome
from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from desktop_app.services.registering import PersonFields, RegistrationFields


def test_a_walk_in_is_asked_nothing_but_the_hours_hold(community: Community, event: EventInfo) -> None:
    paul, zoe = PersonFields("Paul", "Martin"), PersonFields("Zoe", "Nowak")
    noted = RegistrationFields(source="walk-in", note="To pay: 20 €")
    assert community.reception.walk_in(event.id, paul, noted).outcome is Outcome.ADMITTED
    community.events.change(event.id, door=DoorWishes(opens_at=time(20), closes_at=time(21)))
    verdict = community.reception.walk_in(event.id, zoe, noted)
    assert verdict.outcome is Outcome.TOO_EARLY
    assert verdict.attendee is not None and not verdict.attendee.present
