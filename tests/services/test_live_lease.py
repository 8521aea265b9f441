"""The lease of the drive, and times of the programme on the wall clock."""

import datetime as dt
import os
import platform
import subprocess
import sys
from dataclasses import replace

import pytest

from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.live_facts import planned_ms
from desktop_app.services.live_lease import Lease
from desktop_app.services.processes import boot_id, has_died, holder_name
from desktop_app.store import live_table
from tests.fakes import FakeClock


def test_a_process_that_ended_has_died_and_this_one_has_not() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert has_died(f"token@{ended.pid}@{platform.node()}")
    assert not has_died(holder_name("token"))
    assert not has_died(f"token@{os.getppid()}@{platform.node()}")


@pytest.mark.parametrize("holder", ["", "token", "token@x@y", "token@1@another-computer", "@@", "a@-1@b"])
def test_what_cannot_be_known_is_taken_to_live(holder: str) -> None:
    assert not has_died(holder)


def test_the_boot_has_one_name() -> None:
    assert boot_id() == boot_id() != ""


def test_a_driver_on_another_computer_is_gone_after_five_seconds(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    store = community._store
    live_table.take_lease(store, event.id, "token@1@another-computer", "scène", clock.wall_ms)
    lease = Lease(community._recorder, event.id, "mine")
    clock.advance(5)
    assert not lease.take(clock.read())
    assert lease.driver(clock.read()) == "scène"
    clock.advance(1)
    assert lease.take(clock.read())
    assert lease.seen is not None and lease.seen.wall_ms == clock.wall_ms - 6_000
    lease.release()
    assert lease.driver(clock.read()) == ""


def test_a_driver_that_fell_silent_does_not_drive_any_more_whatever_its_clock_says(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    store, ahead_ms = community._store, 3_600_000
    lease = Lease(community._recorder, event.id, "mine")

    def beat_elsewhere() -> None:
        seen_ms = clock.wall_ms + ahead_ms
        live_table.take_lease(store, event.id, "token@1@another-computer", "scène", seen_ms)

    for _ in range(10):
        beat_elsewhere()
        assert lease.driver(clock.read()) == "scène"
        clock.advance(1)
    clock.advance(5)
    assert lease.driver(clock.read()) == ""
    beat_elsewhere()
    assert lease.driver(clock.read()) == "scène"


def at(event: EventInfo, day: dt.date, start_min: int | None) -> str:
    ms = planned_ms(replace(event, date=day), start_min)
    return "" if ms is None else dt.datetime.fromtimestamp(ms / 1000, dt.UTC).strftime("%d %H:%M")


def test_times_of_the_programme_are_those_of_the_place(event: EventInfo) -> None:
    assert at(event, dt.date(2026, 11, 26), 14 * 60 + 15) == "26 13:15"
    assert at(event, dt.date(2026, 7, 1), 14 * 60 + 15) == "01 12:15"
    assert at(event, dt.date(2026, 11, 26), None) == ""


def test_C3_a_programme_on_the_days_when_the_clocks_change(event: EventInfo) -> None:
    assert at(event, dt.date(2027, 3, 28), 10 * 60) == "28 08:00"
    assert at(event, dt.date(2026, 10, 25), 10 * 60) == "25 09:00"
    assert at(event, dt.date(2026, 10, 24), 26 * 60) == "25 00:00"


def test_a_window_that_waits_for_an_answer_is_alive_but_drives_nothing(
    community: Community, event: EventInfo, clock: FakeClock
) -> None:
    store = community._store
    live_table.take_lease(store, event.id, live_table.NOBODY, "scène", clock.wall_ms)
    last_driven_ms = clock.wall_ms
    clock.advance(20)
    waiting = Lease(community._recorder, event.id, "second")
    assert waiting.take(clock.read()) and waiting.seen is not None and waiting.seen.wall_ms == last_driven_ms
    clock.advance(60)
    waiting.keep(clock.read(), drives=False)
    waiting.release(keeps_trace=True, drives=False)
    third = Lease(community._recorder, event.id, "third")
    assert third.take(clock.read()) and third.seen is not None and third.seen.wall_ms == last_driven_ms
