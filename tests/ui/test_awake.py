"""The computer is kept awake while the meeting is on, and let go at the end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.core.live.views import Command
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.fakes import START, FakeClock

TODAY = START.date()
TALK = ProgrammeLine("", "talk", "Talk", start_min=840, length_s=600)


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
def window(qtbot: QtBot, settings: LocalSettings, tmp_path: Path, system: System) -> Iterator[MainWindow]:
    """On a file with a meeting of today and one of another day; the first was worked on last."""
    community = Community(tmp_path / "c.ronde", clock=FakeClock())
    today, _ = (
        community.events.create(title, TODAY + timedelta(days=days))
        for title, days in (("Today", 0), ("Other", 40))
    )
    settings.put("event", today.id)
    community.close()
    made = MainWindow(settings)
    made.show_screen("reception")
    made.show()
    qtbot.waitUntil(lambda: made.context.is_awake is not None)
    made.open_with(lambda: Community(tmp_path / "c.ronde", clock=FakeClock()))
    yield made
    made.close()
    assert not any(t.name == "awake" and t.is_alive() for t in threading.enumerate())


def choose_the_other(window: MainWindow, qtbot: QtBot) -> EventInfo:
    """Work on the meeting of another day."""
    context, found = window.context, list[EventInfo]()
    community = context.workspace
    assert community is not None
    context.lane.run(community.events.all, found.extend)
    qtbot.waitUntil(lambda: bool(found))
    other = next(event for event in found if event.title == "Other")
    context.session.choose_event(other)
    return other


def test_awake_while_the_meeting_is_on_and_asleep_on_other_days(window: MainWindow, qtbot: QtBot) -> None:
    context, keeper = window.context, window.equipment.awake
    assert keeper is not None
    qtbot.waitUntil(keeper.holds)
    community = context.workspace
    assert community is not None
    other = choose_the_other(window, qtbot)
    qtbot.waitUntil(lambda: not keeper.holds())
    context.lane.run(lambda: community.programme.replace(other.id, [TALK]))
    context.lane.run(lambda: community.live.session(other.id).drive())
    context.lane.run(lambda: community.live.session(other.id).do(Command.START))
    qtbot.waitUntil(context.lane.is_idle)
    keeper.look()  # as every half minute
    qtbot.waitUntil(keeper.holds)


def test_copies_are_made_while_the_session_of_another_day_is_under_way(
    window: MainWindow, qtbot: QtBot
) -> None:
    context, session = window.context, window.session
    qtbot.waitUntil(lambda: context.workspace is not None and context.lane.is_idle())
    community = context.workspace
    assert community is not None
    other = choose_the_other(window, qtbot)
    qtbot.waitUntil(
        lambda: context.lane.is_idle() and context.pool.is_idle()
    )  # the first copy is made beside the lane
    community.safety._last_ms = 0  # ten minutes have passed
    before = len(community.safety.copies())
    session._copy_if_due()
    qtbot.waitUntil(lambda: context.lane.is_idle() and context.pool.is_idle())
    assert len(community.safety.copies()) == before
    context.lane.run(lambda: community.programme.replace(other.id, [TALK]))
    context.lane.run(lambda: community.live.session(other.id).drive())
    context.lane.run(lambda: community.live.session(other.id).do(Command.START))
    qtbot.waitUntil(context.lane.is_idle)
    session._copy_if_due()
    qtbot.waitUntil(lambda: context.lane.is_idle() and context.pool.is_idle())
    assert [copy.reason for copy in community.safety.copies()].count("live") == 1


def test_the_meeting_whose_session_is_under_way_opens_on_its_question(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path
) -> None:
    community = Community(tmp_path / "night.ronde", clock=FakeClock())
    community.events.create("Today", TODAY)
    yesterday = community.events.create("Yesterday", TODAY - timedelta(days=1))
    community.programme.replace(yesterday.id, [TALK])
    community.live.session(yesterday.id).drive()
    community.live.session(yesterday.id).do(Command.START)
    community.close()
    window = MainWindow(settings)
    window.show_screen("reception")
    window.show()
    window.open_with(lambda: Community(tmp_path / "night.ronde", clock=FakeClock()))
    qtbot.waitUntil(lambda: window._current == "moderator")
    assert window.context.event_id == yesterday.id
    window.close()


def test_what_the_system_did_is_said_and_not_what_it_was_asked(
    window: MainWindow, system: System, qtbot: QtBot
) -> None:
    keeper = window.equipment.awake
    assert keeper is not None
    qtbot.waitUntil(lambda: keeper.holds() is True)
    keeper._let_go()
    system.does_it = False
    system.answers.clear()
    keeper.look()
    qtbot.waitUntil(lambda: keeper.holds() is None)
    system.answers.set()
    qtbot.waitUntil(lambda: keeper.holds() is False)
