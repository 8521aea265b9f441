"""Who else has the file open: told by heartbeats in the file, and by the processes of this computer."""

import os
import platform

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.windows import OtherWindow, Windows
from desktop_app.store import windows_table
from tests.fakes import FakeClock

ALIVE = f"a@{os.getppid()}@{platform.node()}"
"""Another process of this computer."""
DEAD = f"b@{2**22 + 1}@{platform.node()}"
"""No process has so high a number."""
ELSEWHERE = f"c@{os.getpid()}@another computer"


def put(community: Community, clock: FakeClock, holder: str, desk: str = "1") -> None:
    windows_table.put(community._store, holder, desk, clock.wall_ms)


def holders(community: Community) -> list[str]:
    return [row["holder"] for row in windows_table.every(community._store)]


def test_alone_there_is_nobody_else(community: Community) -> None:
    assert community.windows.enter() == ()
    assert community.windows.others() == ()


def test_windows_of_this_computer_and_of_others_are_told_apart(
    community: Community, clock: FakeClock
) -> None:
    put(community, clock, ALIVE, "1")
    put(community, clock, ELSEWHERE, "3")
    assert community.windows.enter() == (OtherWindow("1", True), OtherWindow("3", False))


def test_a_second_file_of_this_process_is_no_other_window(community: Community) -> None:
    second = Windows(community._recorder)
    second.enter()
    assert community.windows.enter() == ()


def test_a_process_that_died_and_a_window_long_unseen_are_not_there(
    community: Community, clock: FakeClock
) -> None:
    put(community, clock, DEAD)
    put(community, clock, ELSEWHERE)
    clock.advance(151)
    assert [each.is_here for each in community.windows.others()] == [False]  # its clock may be minutes off
    clock.advance(600)
    assert community.windows.enter() == ()
    assert DEAD not in holders(community) and ELSEWHERE in holders(community)
    clock.advance(24 * 3600)
    community.windows.enter()
    assert ELSEWHERE not in holders(community)


def test_a_window_is_seen_while_its_heart_beats(community: Community, clock: FakeClock) -> None:
    other = Windows(community._recorder, ELSEWHERE)
    other.enter()
    for _ in range(5):
        clock.advance(60)
        other.stay()
    assert community.windows.others() == (OtherWindow("2", False),)
    other.leave()
    assert community.windows.others() == ()


def test_a_community_that_is_closed_is_not_there_any_more(community: Community, clock: FakeClock) -> None:
    leaving = Community(community.path, clock=clock)
    leaving.windows.enter()
    assert len(holders(community)) == 1
    leaving.close()
    assert holders(community) == []


def test_a_file_that_cannot_be_written_is_opened_all_the_same(
    community: Community, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(community, clock, ALIVE)

    def full(*_args: object) -> int:
        raise Refused("file-readonly", "Read-only.")

    monkeypatch.setattr(community._store, "write_heartbeat", full)
    assert community.windows.enter() == (OtherWindow("1", True),)
    community.windows.leave()
