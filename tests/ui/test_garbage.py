"""Garbage in cycles is collected on the GUI thread, in small bites, and all of it when nobody waits."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.garbage import FULL_EVERY_S, GIVE_BACK_EVERY_S, Garbage, give_back_memory


class Clock:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def collects() -> Iterator[list[int]]:
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def _cycle() -> "weakref.ref[QWidget]":
    class Cyclic(QWidget):
        itself: QWidget

    widget = Cyclic()
    widget.itself = widget
    return weakref.ref(widget)


def test_another_thread_never_destroys_a_widget(owner: QObject, qtbot: QtBot) -> None:
    gc.enable()
    garbage = Garbage(owner)
    lost = _cycle()
    worker = threading.Thread(target=lambda: [[] for _ in range(50_000)])
    worker.start()
    worker.join()
    assert lost() is not None
    gc.collect()
    assert lost() is None
    garbage.stop()
    gc.disable()


def test_the_young_are_collected_at_a_look(owner: QObject, collects: list[int]) -> None:
    garbage = Garbage(owner)
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 100)]
    garbage.look()
    assert collects
    assert kept
    garbage.stop()


def test_all_is_collected_once_a_minute_at_most_and_in_a_quiet_moment(
    owner: QObject, collects: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    clock, quiet = Clock(), [False]
    garbage = Garbage(owner, lambda: quiet[0], clock)
    garbage.look()
    clock.now_s = FULL_EVERY_S
    garbage.look()
    assert collects == []
    quiet[0] = True
    garbage.look()
    garbage.look()
    assert collects == [2]
    garbage.stop()


class Slow(Clock):
    """A clock on which everything takes a tenth of a second."""

    def __call__(self) -> float:
        self.now_s += 0.1
        return self.now_s


@pytest.mark.parametrize(("clock", "sets_aside"), [(Slow(), True), (Clock(), False)], ids=["long", "short"])
def test_what_made_a_collection_long_is_not_looked_at_again(
    owner: QObject, clock: Clock, sets_aside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    garbage = Garbage(owner, now_s=clock)
    clock.now_s += FULL_EVERY_S
    garbage.look()
    assert bool(gc.get_freeze_count()) is sets_aside
    garbage.stop()
    assert not gc.get_freeze_count()


def test_what_was_read_is_set_aside_and_the_former_files_is_collected(owner: QObject) -> None:
    garbage = Garbage(owner)
    lost = _cycle()
    garbage.set_aside()
    assert lost() is None
    lost = _cycle()
    garbage.set_aside()  # another language, another role: the file is the same
    assert lost() is not None
    garbage.expect_much()
    garbage.set_aside()
    assert lost() is None
    assert gc.get_freeze_count()
    garbage.stop()


def test_python_collects_again_at_the_end(owner: QObject) -> None:
    gc.enable()
    garbage = Garbage(owner)
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
    gc.disable()


def test_memory_is_given_back_every_five_minutes_in_a_quiet_moment(
    owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr("desktop_app.ui.garbage.give_back_memory", lambda: given.append(1))
    clock, quiet = Clock(), [False]
    garbage = Garbage(owner, lambda: quiet[0], clock)
    clock.now_s = GIVE_BACK_EVERY_S
    garbage.look()
    assert given == []
    quiet[0] = True
    garbage.look()
    garbage.look()
    assert given == [1]
    garbage.stop()


def test_giving_memory_back_does_no_harm() -> None:
    give_back_memory()
