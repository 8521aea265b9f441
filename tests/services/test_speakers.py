import datetime as dt

from desktop_app.core.live.show import Speaker
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.programme import ProgrammeLine
from tests.fakes import FakeClock
from tests.services.conftest import Registers


def test_a_speaker_is_awaited_until_checked_in(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    who = register("Leïla", "Haddadi")
    line = ProgrammeLine("", "talk", "EEG", (Speaker("Leila HADDADI"),), start_min=14 * 60 + 15)
    community.programme.replace(event.id, [line])
    found = community.speakers.awaited(event.id)
    assert found is not None and found.absent == ("Leila HADDADI",)
    community.reception.check_in(event.id, who.code)
    assert community.speakers.awaited(event.id) is None


def test_on_another_day_nobody_is_awaited(community: Community, event: EventInfo, clock: FakeClock) -> None:
    line = ProgrammeLine("", "talk", "EEG", (Speaker("Leila HADDADI"),), start_min=14 * 60 + 15)
    community.programme.replace(event.id, [line])
    clock.advance(dt.timedelta(days=1).total_seconds())
    assert community.speakers.awaited(event.id) is None
