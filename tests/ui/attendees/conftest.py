"""A window on an empty community, with the attendees in front."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.ui.attendees.import_page import ImportPage
from desktop_app.ui.attendees.screen import AttendeesScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from tests.ui.offices import AnyOffice

LISTS = Path(__file__).parents[2] / "data" / "lists"


class Office(AnyOffice):
    """The window and what an organiser does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        screen = window.screen_of("attendees")
        assert isinstance(screen, AttendeesScreen)
        self.screen = screen

    def settle(self) -> None:
        context = self.window.context
        self.qtbot.waitUntil(
            lambda: (
                context.lane.is_idle()
                and context.pool.is_idle()
                and not self.screen._refresh.isActive()
                and not self.screen.list._typing.isActive()
            ),
            timeout=20_000,
        )

    def attendees(self) -> list[Attendee]:
        found: list[Attendee] = self.ask(lambda c: c.attendees.of_event(self.window.context.event_id))
        return found

    def read(self, path: Path) -> ImportPage:
        self.screen.begin_import(path)
        self.settle()
        assert self.screen.assistant is not None
        return self.screen.assistant

    def bring_in(self, path: Path) -> None:
        self.read(path).carry_out()
        self.settle()

    def names(self) -> list[str]:
        """Names in the rows that are shown."""
        rows = self.screen.list.filter
        return [str(rows.index(i, 0).data()) for i in range(rows.rowCount())]


def community(path: Path) -> Community:
    opened = Community(path, random=Random(7), desk="2", operator="Sophie")
    opened.events.create("Numérique et Santé", date(2026, 11, 26), "Cardiologie", "Amphithéâtre")
    return opened


@pytest.fixture
def office(qtbot: QtBot, settings: LocalSettings, tmp_path: Path) -> Iterator[Office]:
    window = MainWindow(settings)
    window.show_screen("attendees")
    window.show()
    window.open_with(lambda: community(tmp_path / "c.ronde"))
    qtbot.waitUntil(lambda: bool(window.context.event_id))
    made = Office(window, qtbot)
    made.settle()
    yield made
    window.close()


@pytest.fixture
def small_list(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text(
        "Nom;Prénom;Email;Structure;Catégorie;Remarques\n"
        "VILLEMIN;Anne;anne@x.example;CHRU de Nancy;Clinicienne;\n"
        "DURAND;Paul;paul@x.example;Inria;Chercheur;arrive tard\n"
        "ÉTIENNE;Zoé;zoe@x.example;CHRU de Nancy;Médecin;annulé\n",
        encoding="utf-8",
    )
    return path
