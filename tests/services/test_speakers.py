import datetime as dt
from zoneinfo import ZoneInfo

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


def test_the_session_says_what_comes_next_once_it_is_under_way(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    now = clock.read().wall.astimezone(ZoneInfo(event.timezone))
    at = now.hour * 60 + now.minute
    community.programme.replace(
        event.id,
        [
            ProgrammeLine("", "talk", "Mot d’accueil", (Speaker("Hélène"),), start_min=at, length_s=600),
            ProgrammeLine("", "talk", "EEG", (Speaker("Victor"),), start_min=at + 10, length_s=600),
        ],
    )
    clock.advance(5 * 60)
    session = community.live.session(event.id)
    session.start()
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("Mot d’accueil", at + 5)
    session.next()
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("EEG", at + 5), "ahead of the programme"
    clock.advance(30 * 60)  # it still waits to be started, long after its place in the programme
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("EEG", at + 35)
    session.stop()
    session.begin_again()
    assert community.speakers.awaited(event.id) is None


def test_after_an_early_end_nobody_is_awaited(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    now = clock.read().wall.astimezone(ZoneInfo(event.timezone))
    at = now.hour * 60 + now.minute
    line = ProgrammeLine("", "talk", "Mot d’accueil", (Speaker("Hélène"),), start_min=at, length_s=600)
    community.programme.replace(event.id, [line])
    session = community.live.session(event.id)
    session.start()
    session.stop()
    assert community.speakers.awaited(event.id) is None


NIGHT = (
    ProgrammeLine("", "opening", "Ouverture", start_min=23 * 60 + 40, length_s=1800),
    ProgrammeLine("", "talk", "Minuit dix", (Speaker("Ada"),), start_min=24 * 60 + 10, length_s=1200),
)


def at(clock: FakeClock, event: EventInfo, hour: int, minute: int, day: int = 26) -> None:
    """Let it be that time where the meeting is."""
    moment = dt.datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(event.timezone))
    clock.advance(moment.timestamp() - clock.wall_ms / 1000)


def test_a_speaker_after_midnight_is_awaited_on_both_sides_of_it(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    community.programme.replace(event.id, NIGHT)
    at(clock, event, 23, 50)
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("Minuit dix", 24 * 60 + 10)
    at(clock, event, 0, 20, day=27)
    assert community.speakers.awaited(event.id) == found, "still for ten minutes"
    at(clock, event, 0, 21, day=27)
    assert community.speakers.awaited(event.id) is None


def test_a_session_after_midnight_still_says_what_comes_next(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    community.programme.replace(event.id, NIGHT)
    at(clock, event, 23, 40)
    session = community.live.session(event.id)
    session.start()
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("Minuit dix", 24 * 60 + 10)
    at(clock, event, 0, 40, day=27)  # it still waits to be called
    found = community.speakers.awaited(event.id)
    assert found is not None and (found.title, found.start_min) == ("Minuit dix", 24 * 60 + 40)
    session.stop()
    assert community.speakers.awaited(event.id) is None, "it was ended"


def test_a_session_that_was_left_the_day_before_awaits_nobody(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    community.programme.replace(event.id, NIGHT)
    at(clock, event, 23, 40)
    community.live.session(event.id).start()
    at(clock, event, 13, 0, day=27)
    assert community.speakers.awaited(event.id) is None


def test_the_day_before_nobody_is_awaited(community: Community, event: EventInfo, clock: FakeClock) -> None:
    community.programme.replace(event.id, NIGHT)
    clock.advance(-dt.timedelta(days=1).total_seconds())
    assert community.speakers.awaited(event.id) is None


def test_several_in_one_cell_and_a_title(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    people = [register(*name) for name in (("Antoine", "Leroy"), ("Jean", "Dupont"), ("Marie", "Durand"))]
    cells = (Speaker("Pr Leroy"), Speaker("Jean Dupont, Marie Durand"))
    community.programme.replace(
        event.id, [ProgrammeLine("", "talk", "Table ronde", cells, start_min=14 * 60 + 15)]
    )
    found = community.speakers.awaited(event.id)
    assert found is not None and found.absent == ("Pr Leroy", "Jean Dupont", "Marie Durand")
    for who in people[:2]:
        community.reception.check_in(event.id, who.code)
    found = community.speakers.awaited(event.id)
    assert found is not None and found.absent == ("Marie Durand",)
