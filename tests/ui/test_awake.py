"""The computer is kept awake on the day of the meeting and while a session runs, and let go at the end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.ui import awake
from desktop_app.ui.bridge import Bridge


class System:
    """What wakepy finds: whether the system does as it is asked."""

    def __init__(self) -> None:
        self.does_it = True
        self.answers = threading.Event()
        self.answers.set()

    @contextmanager
    def presenting(self, on_fail: str) -> Iterator[SimpleNamespace]:
        self.answers.wait()
        yield SimpleNamespace(active=self.does_it)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    made = System()
    monkeypatch.setattr("wakepy.keep.presenting", made.presenting)
    return made


@pytest.fixture
def context() -> SimpleNamespace:
    return SimpleNamespace(event=None, bridge=Bridge(), is_live=lambda: False)


Keep = Callable[[], awake.Awake]


@pytest.fixture
def keep(context: SimpleNamespace, system: System) -> Iterator[Keep]:
    owner, made = QObject(), list[awake.Awake]()

    def kept() -> awake.Awake:
        made.append(awake.Awake(context, owner))  # type: ignore[arg-type]
        return made[-1]

    yield kept
    for keeper in made:
        keeper.stop()
    assert not any(t.name == "awake" and t.is_alive() for t in threading.enumerate())


def test_awake_on_the_day_and_asleep_on_others(context: SimpleNamespace, keep: Keep, qtbot: QtBot) -> None:
    keeper = keep()
    assert keeper.holds() is False
    context.event = SimpleNamespace(date=date.today())
    context.bridge.publish_event_selected("e")
    qtbot.waitUntil(lambda: keeper.holds() is True)
    context.event = SimpleNamespace(date=date.today() + timedelta(days=1))
    context.bridge.publish_event_selected("f")
    assert keeper.holds() is False


def test_a_session_past_midnight_is_kept_awake_to_its_end(
    context: SimpleNamespace, keep: Keep, qtbot: QtBot
) -> None:
    context.event = SimpleNamespace(date=date.today() - timedelta(days=1))
    context.is_live = lambda: True
    keeper = keep()
    qtbot.waitUntil(lambda: keeper.holds() is True)
    context.is_live = lambda: False
    keeper.look()
    assert keeper.holds() is False


def test_what_the_system_did_is_said_and_not_what_it_was_asked(
    context: SimpleNamespace, system: System, keep: Keep, qtbot: QtBot
) -> None:
    system.does_it = False
    system.answers.clear()
    context.is_live = lambda: True
    keeper = keep()
    assert keeper.holds() is None
    system.answers.set()
    qtbot.waitUntil(lambda: keeper.holds() is False)
