"""Two threads on one core, and free again afterwards."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from desktop_app.ui.cores import OneCore, run_anywhere

if sys.platform != "linux":
    pytest.skip("only Linux is asked to", allow_module_level=True)


@pytest.fixture
def other() -> Iterator[int]:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    assert thread.native_id is not None
    yield thread.native_id
    end.set()
    thread.join()


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core is all there is")
def test_both_share_a_core_until_they_part(other: int) -> None:
    free = os.sched_getaffinity(0)
    cores = OneCore()
    cores.share(other)
    assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(other) == os.sched_getaffinity(0) <= free
    cores.share(other)
    cores.leave()
    assert os.sched_getaffinity(0) == os.sched_getaffinity(other) == free


def test_a_thread_that_has_ended_hinders_nobody() -> None:
    free = os.sched_getaffinity(0)
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
    cores = OneCore()
    cores.share(thread.native_id)
    cores.leave()
    cores.leave()
    assert os.sched_getaffinity(0) == free


def test_a_core_that_cannot_be_told_is_not_shared(other: int, monkeypatch: pytest.MonkeyPatch) -> None:
    free = os.sched_getaffinity(0)
    monkeypatch.setattr("desktop_app.ui.cores._this_core", lambda: -1)
    cores = OneCore()
    cores.share(other)
    assert os.sched_getaffinity(0) == free
    cores.leave()


def test_a_thread_begun_meanwhile_is_not_bound(other: int) -> None:
    free, found = os.sched_getaffinity(0), []
    cores = OneCore()
    cores.share(other)

    def begin() -> None:
        run_anywhere()
        found.append(os.sched_getaffinity(0))

    thread = threading.Thread(target=begin)
    thread.start()
    thread.join()
    cores.leave()
    assert found == [free]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core is all there is")
def test_it_gives_way_only_while_both_share_a_core(other: int, monkeypatch: pytest.MonkeyPatch) -> None:
    gave_way: list[bool] = []
    monkeypatch.setattr(os, "sched_yield", lambda: gave_way.append(True))
    cores = OneCore()
    cores.give_way()
    assert gave_way == []
    cores.share(other)
    cores.give_way()
    cores.leave()
    cores.give_way()
    assert gave_way == [True]
