"""Meetings and how their door is kept, on a real file."""

from datetime import date, time
from pathlib import Path

import pytest

from desktop_app.core.checkin import Outcome
from desktop_app.core.errors import Refused
from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from desktop_app.services.programme import ProgrammeLine
from desktop_app.store import live_table
from tests.fakes import FakeClock
from tests.services.conftest import Registers

TALK = ProgrammeLine("", "talk", "Talk", start_min=840, length_s=600)


def test_the_door_keeps_its_hours_when_the_meeting_moves_across_a_clock_change(community_file: Path) -> None:
    community = Community(community_file)
    door = DoorWishes(opens_at=time(13, 15), closes_at=time(18), admits=frozenset({"clinical"}))
    event = community.events.create("Sante", date(2026, 10, 24), door=door)
    assert (event.opens_at, event.closes_at, event.admits) == (time(13, 15), time(18), {"clinical"})
    moved = community.events.change(event.id, date=date(2026, 10, 26))
    assert (moved.opens_at, moved.closes_at) == (time(13, 15), time(18))
    assert moved.opens_ms is not None
    assert event.opens_ms is not None
    assert (
        moved.opens_ms - event.opens_ms == (2 * 24 + 1) * 3_600_000
    )  # Paris puts its clocks back that night
    community.close()


def test_the_door_keeps_its_hours_where_the_meeting_takes_place_elsewhere(community: Community) -> None:
    door = DoorWishes(opens_at=time(13, 15), closes_at=time(18))
    event = community.events.create("Sante", date(2026, 10, 24), door=door)
    moved = community.events.change(event.id, timezone="America/Montreal")
    assert (moved.opens_at, moved.closes_at) == (time(13, 15), time(18))
    assert (moved.opens_ms or 0) - (event.opens_ms or 0) == 6 * 3_600_000


@pytest.mark.parametrize("zone", ["", "Nowhere/Here", "europe", "Europe", "../Paris", "a" * 300])
def test_a_time_zone_that_there_is_not_is_refused_and_nothing_changes(
    community: Community, event: EventInfo, zone: str
) -> None:
    for ask in (
        lambda: community.events.create("Sante", date(2026, 10, 24), timezone=zone),
        lambda: community.events.change(event.id, timezone=zone),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "zone-unknown"
    assert community.events.all() == [event]


def test_the_door_keeps_its_hours_on_another_day_elsewhere(community: Community) -> None:
    door = DoorWishes(exits_on=True, opens_at=time(13, 15), admits=frozenset({"clinical"}))
    event = community.events.create("Sante", date(2026, 10, 24), door=door)
    moved = community.events.change(event.id, timezone="Asia/Tokyo", date=date(2026, 11, 3))
    assert (moved.date, moved.timezone) == (date(2026, 11, 3), "Asia/Tokyo")
    assert DoorWishes(moved.exits_on, moved.opens_at, moved.closes_at, moved.admits) == door


def test_another_title_says_nothing_of_the_door(community: Community) -> None:
    event = community.events.create("Sante", date(2026, 10, 24), door=DoorWishes(opens_at=time(9)))
    community.events.change(event.id, title="Health")
    assert community._store.entries(f"event:{event.id}")[-1].payload == {"title": "Health"}


def test_a_door_that_closes_after_midnight_closes_on_the_next_day(
    community: Community, clock: FakeClock
) -> None:
    door = DoorWishes(opens_at=time(20), closes_at=time(1))
    event = community.events.create("Sante", date(2026, 10, 24), door=door)
    assert (event.opens_at, event.closes_at) == (time(20), time(1))
    assert (event.closes_ms or 0) - (event.opens_ms or 0) == 5 * 3_600_000
    for moved in (
        community.events.change(event.id, date=date(2026, 11, 26)),
        community.events.change(event.id, timezone="America/Guadeloupe"),
        community.events.change(event.id, door=door),
    ):
        assert (moved.opens_at, moved.closes_at) == (time(20), time(1))
        assert (moved.closes_ms or 0) - (moved.opens_ms or 0) == 5 * 3_600_000
    whole_day = community.events.change(event.id, door=DoorWishes(opens_at=time(9), closes_at=time(9)))
    assert (whole_day.closes_ms or 0) - (whole_day.opens_ms or 0) == 24 * 3_600_000


def test_people_come_in_after_midnight_until_the_door_closes(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne, paul = register("Anne", "Villemin"), register("Paul", "Villemin")
    community.events.change(event.id, door=DoorWishes(opens_at=time(20), closes_at=time(1)))
    clock.advance(10.9 * 3600)  # 0:54 in Paris
    assert community.reception.check_in(event.id, anne.code)[0].outcome is Outcome.ADMITTED
    clock.advance(0.2 * 3600)
    assert community.reception.check_in(event.id, paul.code)[0].outcome is Outcome.TOO_LATE


def test_hours_are_taken_away_again(community_file: Path) -> None:
    community = Community(community_file)
    event = community.events.create("Sante", date(2026, 10, 24), door=DoorWishes(opens_at=time(9)))
    assert community.events.change(event.id, door=DoorWishes(exits_on=True)).opens_ms is None
    assert community.events.find(event.id).exits_on
    community.close()


def test_a_meeting_is_on_all_its_day_at_its_place(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    assert community.events.is_on(event.id)
    clock.advance(9.9 * 3600)  # 23:54 in Paris
    assert community.events.is_on(event.id)
    clock.advance(0.2 * 3600)
    assert not community.events.is_on(event.id)


def test_a_meeting_stays_on_in_the_night_after_its_day_while_people_come_to_its_door(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne, paul, zoe = (register(name, "Villemin") for name in ("Anne", "Paul", "Zoé"))
    clock.advance(8 * 3600)  # 22:00 in Paris
    community.reception.check_in(event.id, anne.code)
    clock.advance(2.5 * 3600)  # 0:30
    assert community.events.is_on(event.id)
    community.paper_list.enter(event.id, str(paul.number), clock.wall_ms - 4 * 3_600_000)
    assert community.events.is_on(event.id), "entered now, whenever they came"
    community.reception.undo(event.id)
    clock.advance(2.5 * 3600)
    assert community.events.is_on(event.id)
    clock.advance(0.6 * 3600)  # 3:36, the last three hours and six minutes ago
    assert not community.events.is_on(event.id)
    community.reception.check_in(event.id, "no code of anybody")
    assert community.events.is_on(event.id)
    clock.advance(0.4 * 3600)  # 4:00
    community.reception.check_in(event.id, paul.code)
    clock.advance(1.9 * 3600)  # 5:54
    assert community.events.is_on(event.id)
    clock.advance(0.1 * 3600)  # 6:00: a new day
    community.reception.check_in(event.id, zoe.code)
    assert not community.events.is_on(event.id)


def test_a_door_in_use_keeps_no_meeting_of_another_day_on(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    other = community.events.create("Another day", date(2026, 11, 24))
    anne = register("Anne", "Villemin", event_id=other.id)
    clock.advance(10.5 * 3600)  # 0:30 in Paris
    community.reception.check_in(other.id, anne.code)
    assert not community.events.is_on(other.id)
    assert not community.events.is_on(event.id)  # nobody came to its door


def test_a_session_keeps_its_meeting_on_past_midnight_and_on_a_mistyped_date(
    community: Community, clock: FakeClock
) -> None:
    event = community.events.create("Wrong", date(2027, 11, 26))
    community.programme.replace(event.id, [TALK])
    session = community.live.session(event.id)
    assert not community.events.is_on(event.id)
    session.drive()
    session.do(Command.START)
    assert community.events.under_way() == {event.id}
    clock.advance(10 * 3600)
    assert community.events.is_on(event.id)
    session.stop()
    assert not community.events.is_on(event.id)


def test_a_session_that_nobody_ended_is_left_after_half_a_day(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    community.programme.replace(event.id, [TALK])
    session = community.live.session(event.id)
    session.drive()
    session.do(Command.START)
    clock.advance(13 * 3600)
    assert community.events.under_way() == frozenset()


def test_a_session_that_was_left_waits_for_a_driver_and_a_driven_one_does_not(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    community.programme.replace(event.id, [TALK])
    session = community.live.session(event.id)
    session.drive()
    assert not community.events.waits_for_a_driver(event.id)  # nothing was begun
    session.do(Command.START)
    assert not community.events.waits_for_a_driver(event.id)
    session.release()
    assert community.events.waits_for_a_driver(event.id)
    live_table.take_lease(
        community._store, event.id, "token@1@another-computer", "stage", clock.wall_ms, by_force=True
    )
    assert not community.events.waits_for_a_driver(event.id)
    clock.advance(6)
    assert community.events.waits_for_a_driver(event.id)


def made(community: Community, title: str, day: date, timezone: str = "Europe/Paris") -> str:
    return community.events.create(title, day, timezone=timezone).id


def shown(community: Community, remembered: str = "") -> str:
    event = community.events.to_show(remembered)
    return event.title if event is not None else ""


def test_a_file_without_meetings_shows_none(community: Community) -> None:
    assert community.events.to_show("anything") is None


def test_the_meeting_shown_is_todays_then_the_one_worked_on_then_the_next(community: Community) -> None:
    past = made(community, "Past", date(2026, 10, 1))
    assert shown(community) == "Past"
    made(community, "Next", date(2026, 12, 1))
    later = made(community, "Later", date(2027, 1, 1))
    assert shown(community) == "Next"
    assert (shown(community, later), shown(community, past)) == ("Later", "Past")
    morning, evening = (made(community, name, date(2026, 11, 26)) for name in ("Morning", "Evening"))
    assert shown(community, later) == "Morning"
    assert (shown(community, morning), shown(community, evening)) == ("Morning", "Evening")


def test_today_is_the_day_at_the_place_of_the_meeting_by_the_clock_of_the_community(
    community: Community, clock: FakeClock
) -> None:
    made(community, "Paris", date(2026, 11, 27))
    made(community, "Tahiti", date(2026, 11, 26), "Pacific/Tahiti")
    clock.advance(10.5 * 3600)  # 23:30 in London, 0:30 on the next day in Paris, 13:30 in Papeete
    assert shown(community) == "Tahiti"
    clock.advance(11 * 3600)  # half past midnight in Papeete
    assert shown(community) == "Paris"


def test_last_nights_meeting_is_shown_while_people_come_to_its_door(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    tomorrow = made(community, "Tomorrow", date(2026, 11, 27))
    clock.advance(9.9 * 3600)  # 23:54 in Paris
    community.reception.check_in(event.id, anne.code)
    clock.advance(0.5 * 3600)
    assert (shown(community), shown(community, event.id)) == (event.title, event.title)
    assert shown(community, tomorrow) == "Tomorrow"  # both are on: the one that was worked on last
    clock.advance(3 * 3600)
    assert (shown(community), shown(community, event.id)) == ("Tomorrow", "Tomorrow")


def test_a_session_under_way_is_shown_before_the_meeting_of_the_day(
    community: Community, clock: FakeClock
) -> None:
    evening = made(community, "Past midnight", date(2026, 11, 26))
    made(community, "Today", date(2026, 11, 27))
    community.programme.replace(evening, [TALK])
    session = community.live.session(evening)
    session.drive()
    session.do(Command.START)
    clock.advance(11 * 3600)
    assert shown(community) == "Past midnight"


ENDS_OF_THE_CALENDAR = (date(1, 1, 1), date(1999, 12, 31), date(2100, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize("day", ENDS_OF_THE_CALENDAR)
def test_a_day_on_which_no_meeting_is_is_refused_and_nothing_changes(
    community: Community, event: EventInfo, day: date
) -> None:
    for ask in (
        lambda: community.events.create("Sante", day),
        lambda: community.events.change(event.id, date=day),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "event-date"
    assert community.events.all() == [event]
    for last in (date(2000, 1, 1), date(2099, 12, 31)):
        assert community.events.change(event.id, date=last).date == last


@pytest.mark.parametrize("day", ENDS_OF_THE_CALENDAR)
def test_a_meeting_that_an_earlier_version_let_stand_on_such_a_day_is_given_another(
    community: Community, event: EventInfo, day: date
) -> None:
    hours_ms = [
        (day - date(1970, 1, 1)).days * 86_400_000 + hour * 3_600_000 for hour in (-1, 25)
    ]  # beyond the calendar
    payload = {"date": day.isoformat(), "opens_ms": hours_ms[0], "closes_ms": hours_ms[1]}
    community._recorder.record("event.changed", f"event:{event.id}", payload, event.id)
    assert community.events.find(event.id).date == day
    assert not community.events.is_on(event.id)
    assert community.events.to_show() is not None
    assert community.events.change(event.id, title="Other words").title == "Other words"
    with pytest.raises(Refused) as refused:
        community.events.change(event.id, door=DoorWishes(opens_at=time(9), closes_at=time(18)))
    assert refused.value.code == "event-date"
    assert community.events.change(event.id, date=date(2026, 11, 26)).date == date(2026, 11, 26)
    assert community.events.is_on(event.id)
