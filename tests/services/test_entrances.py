"""The number that the desk reads out is the number of people in the file, whatever happened before and elsewhere."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from desktop_app.services.reception import Verdict
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.store import registrations_table
from tests.fakes import FakeClock
from tests.services.conftest import Registers

PEOPLE, STEPS = 6, 60
DEEDS = [
    "scan",
    "scan",
    "scan",
    "at the other desk",
    "out",
    "undo",
    "walk in",
    "other meeting",
    "unknown",
    "event",
]


@pytest.fixture
def other_desk(community: Community, community_file: Path, clock: FakeClock) -> Iterator[Community]:
    opened = Community(community_file, clock=clock, random=random.Random(8), desk="3", operator="Luc")
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_the_file_says(
    community: Community,
    event: EventInfo,
    other_desk: Community,
    register: Registers,
    clock: FakeClock,
    seed: int,
) -> None:
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    second = community.events.create("Autre", dt.date(2026, 12, 3))
    codes = [register(f"P{n}", "ROY").code for n in range(PEOPLE)]
    chance, told = random.Random(seed), 0
    for _ in range(STEPS):
        clock.advance(60)
        verdict = _deed(chance, community, other_desk, event, second, codes)
        if verdict is not None:
            assert verdict.entrance_number == _in_the_file(community, event)
            told += 1
    assert told > STEPS / 2


def _deed(
    chance: random.Random,
    community: Community,
    other_desk: Community,
    event: EventInfo,
    second: EventInfo,
    codes: list[str],
) -> Verdict | None:
    """Something at the door; the verdict that bears the number of ``event``, if there is one."""
    deed, code = chance.choice(DEEDS), chance.choice(codes)
    if deed == "at the other desk":
        return other_desk.reception.check_in(event.id, code)[0]
    if deed == "undo":
        community.reception.undo(event.id)
    elif deed == "other meeting":
        community.reception.check_in(second.id, code)
    elif deed == "event":
        community.events.change(event.id, title=f"Titre {chance.random()}")
    elif deed == "walk in":
        walked_in = PersonFields(f"W{chance.random()}", "BENALI")
        return community.reception.walk_in(event.id, walked_in, RegistrationFields())
    else:
        raw = "nobody" if deed == "unknown" else code
        return community.reception.check_in(event.id, raw, leaving=deed == "out")[0]
    return None


def _in_the_file(community: Community, event: EventInfo) -> int:
    return registrations_table.entrance_number(community._store, event.id)


def test_a_scan_after_a_scan_counts_nobody_anew(
    community: Community, event: EventInfo, register: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [register(f"P{n}", "ROY").code for n in range(3)]
    community.reception.check_in(event.id, codes[0])
    monkeypatch.setattr(registrations_table, "entrance_number", lambda *asked: pytest.fail("counted"))
    numbers = [community.reception.check_in(event.id, code)[0].entrance_number for code in codes[1:]]
    assert numbers == [2, 3]


def test_a_silent_scan_between_those_of_another_desk_makes_no_number_wrong(
    community: Community, event: EventInfo, other_desk: Community, register: Registers
) -> None:
    codes = [register(f"P{n}", "ROY").code for n in range(5)]
    community.reception.check_in(event.id, codes[0])
    other_desk.reception.check_in(event.id, codes[1])
    (again,) = community.reception.check_in(event.id, codes[0])
    assert again.silent
    other_desk.reception.check_in(event.id, codes[2])
    other_desk.reception.check_in(event.id, codes[3])
    assert community.reception.check_in(event.id, codes[4])[0].entrance_number == 5


def test_an_entry_in_the_place_of_another_is_not_the_one_counted_from(
    community: Community, event: EventInfo, register: Registers, community_file: Path
) -> None:
    """As when an earlier copy was put back, and the journal has grown to the same length again."""
    register("Anne", "ROY")
    store = community._store
    with store.transaction():
        assert store.newest_before() != ""
    with closing(sqlite3.connect(community_file)) as other, other:
        other.execute("DROP TRIGGER journal_is_never_changed")
        other.execute("UPDATE journal SET id = 'another' WHERE seq = (SELECT max(seq) FROM journal)")
    with store.transaction():
        assert store.newest_before() == ""


def test_an_exit_scanned_again_tells_when_the_person_had_gone_out(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    since, left_ms = [], 0
    for leaving in (True, False, True, True, True, False, True):
        clock.advance(60)
        (verdict,) = community.reception.check_in(event.id, anne.code, leaving=leaving)
        since.append(verdict.out_since_ms)
        left_ms = verdict.at_ms if len(since) == 3 else left_ms
    assert since == [None, None, None, left_ms, left_ms, None, None]


def test_an_exit_that_was_taken_back_is_none(
    community: Community, event: EventInfo, register: Registers, clock: FakeClock
) -> None:
    anne = register("Anne", "Villemin")
    community.events.change(event.id, door=DoorWishes(exits_on=True))
    for leaving in (False, True):
        clock.advance(60)
        community.reception.check_in(event.id, anne.code, leaving=leaving)
    community.reception.undo(event.id)
    clock.advance(60)
    for is_again in (False, True):
        (verdict,) = community.reception.check_in(event.id, anne.code, leaving=True)
        assert (verdict.out_since_ms is not None) is is_again
