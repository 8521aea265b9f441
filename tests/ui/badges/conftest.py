"""A window on a real community file, at the badges screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.printing.cups import JobState, PrinterInfo
from desktop_app.services.community import Community
from desktop_app.services.print_queue import Sending
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui import prints
from desktop_app.ui.badges.screen import BadgesScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.ui.offices import AnyOffice

PEOPLE = (
    ("Anne-Laure", "Villemin", "CHRU de Nancy", "clinical"),
    ("Li", "Wu", "Inria", "research"),
    ("Maximilien-Alexandre", "Fresneux", "Cardiotech", "industry"),
)


class FakePrinter:
    """A printer that answers as told."""

    def __init__(self) -> None:
        self.sent: list[Sending] = []
        self.answer: tuple[JobState, str] = (JobState.DONE, "")
        self.refusal: Exception | None = None

    def printers(self) -> list[PrinterInfo]:
        return [PrinterInfo("Brother", True), PrinterInfo("Office", False, "paused")]

    def send(self, sending: Sending) -> str:
        if self.refusal is not None:
            raise self.refusal
        self.sent.append(sending)
        return str(len(self.sent))

    def state(self, printer: str, job: str) -> tuple[JobState, str]:
        return self.answer


class Office(AnyOffice):
    """The window and what a person does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path) -> None:
        super().__init__(window, qtbot)
        self.folder = folder
        screen = window.screen_of("badges")
        assert isinstance(screen, BadgesScreen)
        self.screen = screen

    def settle(self) -> None:
        """Let lane and pool come to rest."""
        context = self.window.context
        for _ in range(3):
            self.qtbot.waitUntil(
                lambda: (
                    context.lane.is_idle() and context.pool.is_idle() and not self.screen._later.isActive()
                )
            )

    @property
    def event_id(self) -> str:
        return self.window.context.event_id


def community(path: Path, people: tuple[tuple[str, str, str, str], ...] = PEOPLE) -> Community:
    opened = Community(path, random=Random(7))
    event = opened.events.create("Numérique et Santé", date(2026, 11, 26), "Cardiologie", "Amphithéâtre")
    for given, family, institution, category in people:
        fields = RegistrationFields(category_key=category)
        opened.attendees.register(event.id, PersonFields(given, family, institution=institution), fields)
    return opened


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> FakePrinter:
    """No test speaks to a real printer."""
    fake = FakePrinter()
    monkeypatch.setattr(prints, "system_printer", lambda: fake)
    monkeypatch.setattr("desktop_app.ui.badges.screen.system_printer", lambda: fake)
    return fake


@pytest.fixture
def office(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path, printer: FakePrinter, dressed: object
) -> Iterator[Office]:
    settings.put("papers_folder", str(tmp_path))
    window = MainWindow(settings)
    window.show_screen("badges")
    window.show()
    window.open_with(lambda: community(tmp_path / "c.ronde"))
    qtbot.waitUntil(lambda: bool(window.context.event_id))
    made = Office(window, qtbot, tmp_path)
    made.settle()
    yield made
    window.close()
