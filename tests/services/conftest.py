"""A community of a few people on a real file, with a clock that moves when told."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.registering import PersonFields, RegistrationFields
from tests.fakes import FakeClock

Registers = Callable[..., Attendee]
CATEGORIES = ("clinical", "research", "industry", "patients")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def community(community_file: Path, clock: FakeClock) -> Iterator[Community]:
    opened = Community(community_file, clock=clock, random=random.Random(7), desk="2", operator="Zoé")
    yield opened
    opened.close()


@pytest.fixture
def event(community: Community) -> EventInfo:
    return community.events.create("Numérique et Santé", dt.date(2026, 11, 26), "Cardiologie", "Amphithéâtre")


@pytest.fixture
def register(community: Community, event: EventInfo) -> Registers:
    """Register somebody: ``register("Anne", "Villemin", category_key="clinical")``."""

    def registered(given_name: str, family_name: str, **fields: object) -> Attendee:
        institution = str(fields.pop("institution", ""))
        email = str(fields.pop("email", ""))
        event_id = str(fields.pop("event_id", event.id))
        person = PersonFields(given_name, family_name, email=email, institution=institution)
        return community.attendees.register(event_id, person, RegistrationFields(**fields))  # type: ignore[arg-type]

    return registered


@pytest.fixture
def people(community: Community, event: EventInfo, register: Registers) -> list[str]:
    """Who take part in a rotation, all of them here."""
    ids = crowd(register, 24)
    for registration_id in ids:
        community.reception.admit(event.id, registration_id)
    return ids


def crowd(register: Registers, count: int) -> list[str]:
    """``count`` people of all categories and a few institutions; their registration ids."""
    return [
        register(f"G{n}", f"F{n}", category_key=CATEGORIES[n % 4], institution=f"I{n % 7}").registration_id
        for n in range(count)
    ]
