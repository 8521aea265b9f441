"""The console on a real community file: a programme, a plan of three rounds, two screens, a fake clock."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.live.views import HallView, ModeratorView
from desktop_app.services.community import Community
from desktop_app.services.programme import ProgrammeLine
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.moderator.screen import ModeratorScreen
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.sound import Device
from tests.fakes import FakeClock
from tests.ui.offices import AnyOffice
from tests.ui.projector.fakes import EPSON, LAPTOP, FakeScreens, at
from tests.ui.silent_sounds import SilentSounds

NAMES = (("Anne", "Villemin"), ("Bob", "Klein"), ("Cléo", "Zola"), ("Dan", "Abadie"))


def community(path: Path, clock: FakeClock, *, plan: bool = True) -> Community:
    """A meeting with an opening, a break, tables (or a stage queue) and a closing; everybody is here."""
    opened = Community(path, clock=clock, random=Random(7), desk="1")
    event = opened.events.create("Numérique et Santé", date(2026, 11, 26), "Cardiologie", "Amphithéâtre")
    opened.programme.replace(
        event.id,
        [
            ProgrammeLine("", "opening", "Ouverture", start_min=14 * 60, length_s=600),
            ProgrammeLine("", "break", "Pause", start_min=14 * 60 + 10, length_s=600),
            ProgrammeLine("", "speed_dating", "Speed dating", start_min=14 * 60 + 20, length_s=2400),
            ProgrammeLine("", "closing", "Clôture", start_min=15 * 60, length_s=600),
        ],
    )
    ids = []
    for given, family in NAMES:
        fields = RegistrationFields(wants_speed_dating=True, category_key="clinical", idea=f"Idée de {given}")
        registered = opened.attendees.register(event.id, PersonFields(given, family), fields)
        opened.reception.admit(event.id, registered.registration_id)
        ids.append(registered.registration_id)
    if plan:
        a, b, c, d = ids
        save_plan(opened, event.id, [[[a, b], [c, d]], [[a, c], [b, d]], [[a, d], [b, c]]])
    else:
        opened.stage_queue.make(event.id)
    return opened


def save_plan(opened: Community, event_id: str, rounds: list[list[list[str]]]) -> None:
    """A saved and active plan, as the planner writes it."""
    quality = {"title": "Plan", "format": "tables", "settings": {}, "quality": {}, "rounds": rounds}
    with opened._recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:p1", quality, event_id)
        transaction.add("plan.activated", "plan:p1", {}, event_id)


class Console(AnyOffice):
    """The console and what a person does to it."""

    def __init__(
        self, window: MainWindow, qtbot: QtBot, clock: FakeClock, screens: FakeScreens, hall: HallOutputs
    ) -> None:
        super().__init__(window, qtbot)
        self.clock, self.screens, self.hall = clock, screens, hall
        screen = window.current_screen()
        assert isinstance(screen, ModeratorScreen)
        self.screen = screen
        self.sounds = SilentSounds(Device("a", "Loudspeaker"))
        window.context.sounds = self.sounds
        screen.on_shown()

    @property
    def view(self) -> ModeratorView:
        assert self.screen.view is not None
        return self.screen.view

    @property
    def hall_view(self) -> HallView:
        found = self.hall.shown_view()
        assert found is not None
        return found

    @property
    def bells(self) -> list[str]:
        return self.sounds.heard

    def settle(self) -> None:
        """Let the lane and the refreshes come to rest."""
        driver, lane = self.screen.driver, self.window.context.lane

        def is_at_rest() -> bool:
            # The clock stands still: a second that is about to begin never does, and would be asked for without end.
            driver._timer.stop()
            return lane.is_idle() and not driver._refreshing.isActive()

        self.qtbot.waitUntil(is_at_rest)

    def press(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        where: QWidget | None = None,
    ) -> None:
        QTest.keyClick(where or self.window.focusWidget() or self.window, key, held)
        self.settle_keys()

    def settle_keys(self) -> None:
        """Let a key act."""
        # A letter is held for a moment in case a scanner types it.
        wedge = self.window.equipment.wedge
        self.qtbot.waitUntil(lambda: wedge is None or not wedge.is_holding())
        self.settle()

    def wait(self, seconds: float) -> None:
        """Time passes; the screen looks again, often enough that nobody takes it for a sleep."""
        while seconds > 0:
            self.clock.advance(min(seconds, 15))
            seconds -= 15
            self.screen.driver.tick()
            self.settle()


Opens = Callable[..., Console]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def opens(qtbot: QtBot, settings: LocalSettings, tmp_path: Path, clock: FakeClock) -> Iterator[Opens]:
    """Open a window on a file: ``opens(lambda path: community(path, clock))``."""
    windows: list[MainWindow] = []

    def opened(make: Callable[[Path], Community], name: str = "c.ronde") -> Console:
        window = MainWindow(settings)
        windows.append(window)
        screens = FakeScreens(at(LAPTOP, 0), at(EPSON, 1366))
        hall = HallOutputs(settings, screens, lambda: window)
        window.equipment.hall = hall
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_with(lambda: make(tmp_path / name))
        qtbot.waitUntil(lambda: bool(window.context.event_id))
        window.show_screen("moderator")
        console = Console(window, qtbot, clock, screens, hall)
        qtbot.waitUntil(lambda: console.screen.view is not None)
        hall.open()
        qtbot.waitUntil(window.isActiveWindow)
        console.settle()
        return console

    yield opened
    for window in windows:
        if not window.isHidden():
            window.end()
    QApplication.processEvents()


@pytest.fixture
def console(opens: Opens, clock: FakeClock) -> Console:
    return opens(lambda path: community(path, clock))


@pytest.fixture
def stage(opens: Opens, clock: FakeClock) -> Console:
    """The same meeting with a stage queue instead of tables."""
    return opens(lambda path: community(path, clock, plan=False))
