"""A window with the rotation in front, on a real file with people who are here."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.rotation.screen import RotationScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.ui.offices import AnyOffice

CATEGORIES = ("clinical", "research", "industry", "patients")


class Office(AnyOffice):
    """The window and what an organiser does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        screen = window.screen_of("rotation")
        assert isinstance(screen, RotationScreen)
        self.screen = screen

    def settle(self) -> None:
        context = self.window.context
        self.qtbot.waitUntil(
            lambda: (
                context.lane.is_idle()
                and context.pool.is_idle()
                and self.screen.search.job is None
                and not self.screen._refresh.isActive()
            ),
            timeout=20_000,
        )

    def ask(self, question: Callable[[Community], Any]) -> Any:
        """A search may be under way: it is not waited for."""
        return self.answer(question)

    def rounds(self) -> Any:
        return self.ask(lambda c: c.rotation.rounds(self.screen._plan_id))

    def make(self) -> None:
        self.screen.make_plan()
        self.settle()
        self.settle()


def community(path: Path, people: int) -> Community:
    opened = Community(path, random=Random(7), desk="2", operator="Sophie")
    event = opened.events.create("Numérique et Santé", date(2026, 11, 26), "Cardiologie", "Amphithéâtre")
    for n in range(people):
        person = PersonFields(f"Given{n}", f"Family{n:02d}", institution=f"I{n % 5}")
        made = opened.attendees.register(event.id, person, RegistrationFields(category_key=CATEGORIES[n % 4]))
        if n < people - 2:
            opened.reception.admit(event.id, made.registration_id)
    return opened


def office_with(people: int, qtbot: QtBot, settings: LocalSettings, folder: Path) -> Iterator[Office]:
    window = MainWindow(settings)
    window.resize(1280, 720)
    window.show_screen("rotation")
    window.show()
    window.open_with(lambda: community(folder / "c.ronde", people))
    qtbot.waitUntil(lambda: bool(window.context.event_id), timeout=20_000)
    made = Office(window, qtbot)
    made.settle()
    yield made
    window.close()


@pytest.fixture
def office(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Iterator[Office]:
    yield from office_with(22, qtbot, settings, tmp_path)


@pytest.fixture
def empty_office(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Iterator[Office]:
    yield from office_with(0, qtbot, settings, tmp_path)


def select(office: Office, *people: str) -> None:
    """Choose people in the table of a round."""
    page = office.screen.page
    chosen = page.round_table.selectionModel()
    chosen.clear()
    for row in range(page.round_model.rowCount()):
        for column in range(page.round_model.columnCount()):
            index = page.round_model.index(row, column)
            if page.round_model.person(index) in people:
                chosen.select(index, QItemSelectionModel.SelectionFlag.Select)


def sheet(kind: type) -> object:
    """The sheet of that kind that is open."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
