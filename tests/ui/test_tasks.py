import os
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.ui.tasks import Cancelled, LongJob, Workers


@pytest.fixture
def lane() -> Iterator[Workers]:
    made = Workers(1, "test-lane")
    yield made
    made.stop()


def test_results_come_back_in_order_on_the_gui_thread(lane: Workers, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.get_ident()
    for n in range(5):
        lane.run(lambda n=n: n, lambda r: seen.append((r, threading.get_ident() == here)))  # type: ignore[misc]
    qtbot.waitUntil(lane.is_idle)
    assert seen == [(n, True) for n in range(5)]


def test_work_runs_on_one_thread_that_is_not_the_gui_thread(lane: Workers, qtbot: QtBot) -> None:
    threads: set[int] = set()
    for _ in range(4):
        lane.run(threading.get_ident, threads.add)
    qtbot.waitUntil(lane.is_idle)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_an_error_comes_back_as_an_error(lane: Workers, qtbot: QtBot) -> None:
    caught: list[Exception] = []
    lane.run(lambda: 1 / 0, failed=caught.append)
    qtbot.waitUntil(lane.is_idle)
    assert isinstance(caught[0], ZeroDivisionError)


def test_an_error_nobody_handles_goes_to_the_one_failure_path(qtbot: QtBot) -> None:
    caught: list[Exception] = []
    lane = Workers(1, "unhandled", caught.append)
    lane.run(lambda: 1 / 0)
    qtbot.waitUntil(lane.is_idle)
    lane.stop()
    assert isinstance(caught[0], ZeroDivisionError)


def test_urgent_work_goes_first_and_only_the_latest_search_is_done(lane: Workers, qtbot: QtBot) -> None:
    gate = threading.Event()
    order: list[str] = []
    lane.run(gate.wait)
    lane.run_latest("search", lambda: "ma", order.append)
    lane.run_latest("search", lambda: "mar", order.append)
    lane.run(lambda: "scan", order.append, urgent=True)
    gate.set()
    qtbot.waitUntil(lane.is_idle)
    assert order == ["scan", "mar"]


def test_long_work_reports_and_can_be_cancelled(lane: Workers, qtbot: QtBot) -> None:
    progress: list[tuple[int, int]] = []
    ended: list[object] = []
    reached, gate = threading.Event(), threading.Event()

    def work(job: LongJob) -> str:
        job.report(1, 10)
        reached.set()
        gate.wait()
        job.check()
        return "finished"

    job = lane.run_long(work, ended.append, ended.append)
    job.progressed.connect(lambda done, total: progress.append((done, total)))
    reached.wait()
    job.cancel()
    gate.set()
    qtbot.waitUntil(lane.is_idle)
    assert progress == [(1, 10)] or progress == []  # reported before the connection was made, at worst
    assert isinstance(ended[0], Cancelled)


def test_work_that_was_at_its_end_when_somebody_stopped_it_is_told_as_done(
    lane: Workers, qtbot: QtBot
) -> None:
    told: list[object] = []
    reached, gate = threading.Event(), threading.Event()

    def work(job: LongJob) -> str:
        job.check()
        reached.set()
        gate.wait()
        return "written"

    job = lane.run_long(work, told.append, told.append)
    waiting = lane.run(lambda: "never begun", told.append, told.append)
    reached.wait()
    job.cancel()
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lane.is_idle)
    assert told[0] == "written"
    assert isinstance(told[1], Cancelled)


def test_an_answer_for_a_window_that_is_gone_is_dropped(lane: Workers, qtbot: QtBot) -> None:
    import shiboken6

    owner = QObject()
    seen: list[object] = []
    gate = threading.Event()
    lane.run(gate.wait, seen.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lane.is_idle)
    assert seen == []


def test_stopping_forgets_what_waits_and_ends_the_thread(qtbot: QtBot) -> None:
    lane = Workers(1, "stopping")
    seen: list[object] = []
    gate = threading.Event()
    lane.run(gate.wait, seen.append)
    lane.run(lambda: "never", seen.append)
    gate.set()
    lane.stop()
    assert "never" not in seen
    assert not any(t.name.startswith("stopping") for t in threading.enumerate())


def test_what_is_told_behind_a_job_comes_after_its_outcome(lane: Workers, qtbot: QtBot) -> None:
    told: list[object] = []
    here = threading.get_ident()

    def work() -> str:
        lane.behind(lambda: told.append(threading.get_ident()))
        return "outcome"

    lane.run(work, told.append)
    qtbot.waitUntil(lane.is_idle)
    assert told == ["outcome", here]
    lane.behind(lambda: told.append("at once"))  # on no worker there is no outcome to wait for
    assert told[-1] == "at once"


def test_what_fails_behind_a_job_does_not_end_the_lane(lane: Workers, qtbot: QtBot) -> None:
    done: list[str] = []
    with qtbot.captureExceptions() as raised:
        lane.run(lambda: lane.behind(lambda: 1 / 0))
        lane.run(lambda: "next", done.append)
        qtbot.waitUntil(lane.is_idle)
    assert len(raised) == 1
    assert done == ["next"]


def test_a_job_that_was_dropped_is_no_job_for_anybody(lane: Workers, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[object] = []
    lane.run(gate.wait)
    for n in range(20):
        lane.run_latest("search", partial(int, n), done.append)
    gate.set()
    qtbot.waitUntil(lane.is_idle)
    lane.run(lambda: "next", done.append)
    qtbot.waitUntil(lane.is_idle)
    assert done == [19, "next"]
    lane.run_last(lambda: done.append("last"))  # whatever calls are left over
    lane.stop()
    assert done[-1] == "last"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to")
def test_while_somebody_waits_window_and_lane_share_a_core(lane: Workers, qtbot: QtBot) -> None:
    free = os.sched_getaffinity(0)
    seen: list[set[int]] = []

    def answered(cores: set[int]) -> None:
        seen.extend((cores, os.sched_getaffinity(0)))
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        lane.run(lambda: os.sched_getaffinity(0), answered, awaited=True)
        if len(free) > 1:
            assert len(os.sched_getaffinity(0)) == 1
        qtbot.waitUntil(lane.is_idle)
    assert len(raised) == 1
    assert len(seen[0]) == 1
    assert seen[1] == free, "what the answer starts is bound to no core"
    lane.run(lambda: os.sched_getaffinity(0), seen.append)
    qtbot.waitUntil(lane.is_idle)
    assert seen[2] == free


def test_stopping_does_what_is_urgent(qtbot: QtBot) -> None:
    lane, done, gate = Workers(1, "stopping"), [], threading.Event()
    lane.run(gate.wait)
    lane.run(lambda: done.append("waits"))
    lane.run(lambda: done.append("urgent"), urgent=True)
    lane.run_last(lambda: done.append("last"))
    gate.set()
    lane.stop()
    assert [each for each in done if each != "waits"] == ["urgent", "last"]


def test_what_hangs_on_a_job_is_let_go_of_on_the_gui_thread(lane: Workers, qtbot: QtBot) -> None:
    """A widget in a closure that the worker were the last to hold would be destroyed there, and Qt would crash."""
    here, freed = threading.get_ident(), []

    class Hangs:
        def __del__(self) -> None:
            freed.append(threading.get_ident())

    for _ in range(200):
        held = Hangs()
        lane.run(lambda held=held: held, lambda result, held=held: None)  # type: ignore[misc]
        del held
    qtbot.waitUntil(lane.is_idle)
    lane.run(lambda: None)
    qtbot.waitUntil(lane.is_idle)
    assert freed == [here] * 200
