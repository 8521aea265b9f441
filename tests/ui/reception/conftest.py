"""A window on a real community file with a small meeting."""

import itertools
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.reception.screen import ReceptionScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.sheet import Sheet
from tests.fakes import today
from tests.ui.offices import AnyOffice

PEOPLE: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("Anne-Laure", "Villemin", "CHRU de Nancy", {"category_key": "clinical", "idea": "Suivi à domicile"}),
    ("Jean", "Martin", "CHRU de Nancy", {"category_key": "clinical"}),
    ("Jean", "Martin", "Inria", {"category_key": "research"}),
    ("Paul", "Fresneux", "Cardiotech", {"category_key": "industry", "note": "À payer : 20 €"}),
    ("Inès", "Leroy", "Inria", {"category_key": "research", "attention": "VIP"}),
)


class Desk(AnyOffice):
    """The window and what a person does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, people: list[Attendee], folder: Path) -> None:
        super().__init__(window, qtbot)
        self.people, self.folder = people, folder
        screen = window.screen_of("reception")
        assert isinstance(screen, ReceptionScreen)
        self.screen = screen
        self.played: list[str] = []
        window.equipment.sounds = self.played.append

    def settle(self) -> None:
        """Let the lane, the timers and the events come to rest."""
        self.qtbot.waitUntil(
            lambda: self.window.context.lane.is_idle() and not self.screen._refresh.isActive()
        )

    def scan(self, code: str, end: Qt.Key = Qt.Key.Key_Return, where: QWidget | None = None) -> None:
        target = where or self.screen.field
        target.setFocus()
        QTest.keyClicks(target, code)
        QTest.keyClick(target, end)
        self.settle()

    def type(self, text: str) -> None:
        self.screen.field.setFocus()
        QTest.keyClicks(self.screen.field, text)
        self.qtbot.waitUntil(lambda: not self.screen.field._search.isActive())
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.screen.field, key, held)
        self.settle()

    @contextmanager
    def held_lane(self) -> Iterator[None]:
        """Within it the file answers nothing."""
        busy, gate = threading.Event(), threading.Event()

        def hold_up() -> None:
            busy.set()
            gate.wait()

        self.window.context.lane.run(hold_up)
        assert busy.wait(5)
        try:
            yield
        finally:
            gate.set()

    def on_disk(self, outcome: str) -> int:
        """How often the file has it, read by somebody else."""
        with closing(sqlite3.connect(self.folder / "c.ronde")) as file:
            asked = "SELECT count(*) FROM check_ins WHERE outcome = ?"
            return int(file.execute(asked, (outcome,)).fetchone()[0])

    def sheet(self) -> Sheet:
        """The dialog that is open, once it has the keyboard."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, Sheet)
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def present(self) -> int:
        return int(self.ask(lambda c: c.reception.snapshot(self.window.context.event_id).present))

    @property
    def word(self) -> str:
        return self.screen.card.face.word


def community(path: Path) -> Community:
    opened = Community(path, random=Random(7), desk="2", operator="Sophie")
    event = opened.events.create("Numérique et Santé", today(), "Cardiologie", "Amphithéâtre")
    for given, family, institution, fields in PEOPLE:
        person = PersonFields(given, family, institution=institution, email=f"{family}@example.org".lower())
        opened.attendees.register(event.id, person, RegistrationFields(**fields))
    return opened


@pytest.fixture(autouse=True)
def _seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person looks at every verdict; the tests do not wait for them to have done so."""
    monkeypatch.setattr("desktop_app.ui.reception.standing.LEAST_SEEN_S", 0.0)


def each_key_after(desk: "Desk", step_ms: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the scan field hears keys this far apart, however fast the test types."""
    times = itertools.count(1_000_000.0, step_ms)
    monkeypatch.setattr(desk.screen.field, "_now_ms", lambda: next(times))


@pytest.fixture
def desk(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Iterator[Desk]:
    settings.put("desk", "2")
    window = MainWindow(settings)
    window.show_screen("reception")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_with(lambda: community(tmp_path / "c.ronde"))
    qtbot.waitUntil(lambda: bool(window.context.event_id))
    made = Desk(window, qtbot, [], tmp_path)
    made.settle()
    made.people = sorted(
        made.ask(lambda c: c.attendees.of_event(window.context.event_id)), key=lambda p: p.number
    )
    yield made
    window.close()
