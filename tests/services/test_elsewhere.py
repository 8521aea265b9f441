"""What another window wrote is told as precisely as what was written here; heartbeats are no news."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services import community as community_module
from desktop_app.services import elsewhere
from desktop_app.services.changes import Changed
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.fakes import FakeClock
from tests.services.conftest import Registers


@pytest.fixture
def other(community: Community, event: EventInfo, community_file: Path) -> Iterator[Community]:
    """A second window on the file, which has read everything."""
    opened = Community(community_file, clock=FakeClock(), random=random.Random(9), desk="5")
    opened.notice_others()
    yield opened
    opened.close()


@pytest.fixture
def told(other: Community) -> list[Changed]:
    heard: list[Changed] = []
    other.changes.subscribe(heard.append)
    return heard


def test_an_arrival_at_another_desk_is_an_arrival(
    community: Community, event: EventInfo, register: Registers, other: Community, told: list[Changed]
) -> None:
    anne = register("Anne", "Villemin")
    assert other.notice_others()
    told.clear()
    community.reception.check_in(event.id, anne.code)
    assert other.notice_others() and not other.notice_others()
    (heard,) = told
    assert (heard.families, heard.event_ids) == ({"door"}, {event.id})
    assert heard.subjects == {f"registration:{anne.registration_id}"}


def test_names_are_not_read_again_for_an_arrival_and_found_after_a_registration(
    community: Community, event: EventInfo, register: Registers, other: Community
) -> None:
    anne = register("Anne", "Villemin")
    other.notice_others()
    assert len(other.attendees.search(event.id, "villemin")) == 1
    index = other.attendees._indexes[event.id]
    community.reception.check_in(event.id, anne.code)
    other.notice_others()
    other.attendees.search(event.id, "villemin")
    assert other.attendees._indexes[event.id] is index
    register("Jean", "Villemin")
    other.notice_others()
    assert len(other.attendees.search(event.id, "villemin")) == 2


def test_a_window_that_is_only_there_is_no_news(
    community: Community, other: Community, told: list[Changed]
) -> None:
    community.windows.stay()
    assert not other.notice_others()
    assert told == []


def test_who_drives_concerns_the_session_alone_and_a_heartbeat_nobody(
    community: Community, event: EventInfo, clock: FakeClock, other: Community, told: list[Changed]
) -> None:
    session = community.live.session(event.id)
    session.drive()
    assert other.notice_others()
    for _ in range(3):
        clock.advance(1)
        session.beat(clock.read())
        assert not other.notice_others()
    session.release()
    assert other.notice_others()
    assert [heard.families for heard in told] == [{"live"}, {"live"}]
    assert all(heard.event_ids == {event.id} for heard in told)


def test_a_rename_is_found_whatever_else_happened_meanwhile(
    community: Community, event: EventInfo, register: Registers, other: Community
) -> None:
    anne, bob = register("Anne", "Villemin"), register("Bob", "Blum")
    other.notice_others()
    other.attendees.search(event.id, "a")
    community.attendees.edit(anne.registration_id, family_name="Zwingli")
    community.reception.check_in(event.id, bob.code)
    other.reception.check_in(event.id, anne.code)
    assert other.notice_others()
    found = other.attendees.search(event.id, "zwingli")
    assert [each.registration_id for each in found] == [anne.registration_id]


def test_what_concerns_one_meeting_hides_nothing_of_the_others(
    community: Community, event: EventInfo, register: Registers, other: Community, told: list[Changed]
) -> None:
    anne = register("Anne", "Villemin")
    later = community.events.create("Later", event.date)
    other.notice_others()
    told.clear()
    community.live.session(later.id).drive()
    community.attendees.edit(anne.registration_id, family_name="Zwingli")
    assert other.notice_others()
    heard = {each.event_ids: each.families for each in told}
    assert heard[frozenset()] == {"person"} and heard[frozenset({later.id})] == {"live"}


def test_news_that_could_not_be_read_come_with_the_next_look(
    community: Community,
    event: EventInfo,
    register: Registers,
    other: Community,
    told: list[Changed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anne = register("Anne", "Villemin")
    other.notice_others()
    told.clear()
    community.reception.check_in(event.id, anne.code)
    with monkeypatch.context() as patched:
        patched.setattr(other._store, "heads_since", _unreadable)
        with pytest.raises(Refused):
            other.notice_others()
    assert other.notice_others()
    assert [heard.families for heard in told] == [{"door"}]


def _unreadable(*asked: object) -> None:
    raise Refused("file-busy", "Busy.")


def test_what_is_written_here_is_told_once(
    event: EventInfo, community: Community, register: Registers, other: Community, told: list[Changed]
) -> None:
    anne, bob = register("Anne", "Villemin"), register("Bob", "Blum")
    other.notice_others()
    told.clear()
    other.reception.check_in(event.id, anne.code)
    community.reception.check_in(event.id, bob.code)
    assert other.notice_others()
    assert [heard.subjects for heard in told] == [
        {f"registration:{anne.registration_id}"},
        {f"registration:{bob.registration_id}"},
    ]


def test_of_two_desks_one_folds_the_log_before_a_check_in_has_to(
    community: Community,
    event: EventInfo,
    register: Registers,
    other: Community,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(community_module, "FOLD_AFTER_ENTRIES", 10)
    people = [register("Anne", f"Villemin{n}") for n in range(10)]
    other.notice_others()
    other.fold_log()
    for n, person in enumerate(people):
        assert not other.is_log_long()
        (community if n % 2 else other).reception.check_in(event.id, person.code)
        other.notice_others()
    assert other.is_log_long()


def test_of_many_entries_everything_is_read_anew(
    register: Registers, other: Community, told: list[Changed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "MOST_ENTRIES", 3)
    for name in ("Abel", "Blum", "Cros"):
        register("Anne", name)
    assert other.notice_others()
    assert told[0].elsewhere
    register("Anne", "Dumas")
    told.clear()
    assert other.notice_others()
    families = [heard.families for heard in told]
    assert frozenset().union(*families) == {"person", "registration", "code"}


def test_what_was_written_here_does_not_make_the_news_long(
    event: EventInfo,
    register: Registers,
    other: Community,
    told: list[Changed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(elsewhere, "MOST_ENTRIES", 4)
    for title in ("A", "B", "C", "D", "E"):
        other.events.create(title, event.date)
        assert not other.notice_others()
    told.clear()
    register("Anne", "Villemin")
    assert other.notice_others()
    assert not told[0].elsewhere
