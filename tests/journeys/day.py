"""A whole day through the real windows, on two screens: run by ``test_whole_day.py`` in processes of its own.

``python -m tests.journeys.day morning FOLDER`` imports the list, makes the badges, checks 150 people in with the codes
read back from the printed pages, plans, drives two rounds and stays in a turn until it is killed.
``python -m tests.journeys.day evening FOLDER`` opens the same file twenty seconds later. Both print JSON lines.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.core.live.views import HallMode, Phase
from desktop_app.services.community import Community
from desktop_app.ui.app import make_application
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.sound import Device
from tests.fakes import FakeClock
from tests.ui.silent_sounds import SilentSounds

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "tests" / "data" / "lists" / "attendees_240.csv"
ARRIVALS = 150
IN_TURN_S, DEAD_S = 60, 20
PATIENCE_S = 120.0


class Day:
    """One process of the program and what people do to it."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.folder, self.clock = folder, clock
        settings = LocalSettings(folder / "computer.json")
        settings.put("language", "fr")
        self.app: QApplication = make_application(settings, "fr")
        self.window = MainWindow(settings)
        self.window.context.sounds = SilentSounds(Device("a", "Haut-parleur"))
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        self.window.open_with(lambda: Community(folder / "c.ronde", clock=clock, random=Random(folder.name)))
        self.until(lambda: bool(self.window.context.event_id))

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program run until something holds; fails after a long while."""
        end = time.monotonic() + PATIENCE_S
        while not (holds() and self.window.context.lane.is_idle() and self.window.context.pool.is_idle()):
            self.app.processEvents()
            assert time.monotonic() < end, "the program did not get there"

    def show(self, key: str) -> Any:
        """Go to a screen by its name and let it settle."""
        self.window.show_screen(key)
        self.until(lambda: True)
        return self.window.screen_of(key)

    def press(self, key: Qt.Key, where: QWidget | None = None) -> None:
        QTest.keyClick(where or QApplication.focusWidget() or self.window, key)
        self.until(lambda: True)

    def ask(self, question: Callable[[Community], Any]) -> Any:
        """Something asked of the services, on their lane."""
        answers: list[Any] = []
        community = self.window.context.workspace
        assert community is not None
        self.window.context.lane.run(lambda: question(community), answers.append)
        self.until(lambda: answers)
        return answers[0]

    def wait(self, seconds: int) -> None:
        """Time passes on both clocks, and the console looks at every second, as it does when nobody sleeps."""
        console: Any = self.window.screen_of("moderator")
        for _ in range(seconds):
            self.clock.advance(1)
            console.driver.tick()
            self.app.processEvents()
        self.until(lambda: True)


def say(**facts: object) -> None:
    """One JSON line for the test."""
    print(json.dumps(facts, ensure_ascii=False), flush=True)


def import_list(day: Day) -> None:
    """Inscrits: the organisers' spreadsheet, previewed and imported."""
    screen = day.show("attendees")
    screen.begin_import(LIST)
    page = screen.assistant
    day.until(lambda: page.import_button.isEnabled() and page.report is not None)
    page.import_button.click()
    day.until(lambda: day.ask(lambda c: len(c.attendees.of_event(day.window.context.event_id))))
    say(step="list", people=len(day.ask(lambda c: c.attendees.of_event(day.window.context.event_id))))


def print_badges(day: Day) -> list[str]:
    """Badges: a PDF for Avery L4785; the codes are read back from its pages at 300 dpi."""
    screen, out = day.show("badges"), day.folder / "badges.pdf"
    screen.ask_file = lambda name: out
    choices = screen.choices
    choices.sheet.setCurrentIndex(choices.sheet.findData("avery-l4785"))
    day.until(lambda: True)
    screen.save()
    day.until(out.exists)
    codes: list[str] = []
    document = pypdfium2.PdfDocument(out)
    for page in document:
        pixels = page.render(scale=300 / 72, grayscale=True).to_numpy()
        codes += [code.text for code in zxingcpp.read_barcodes(pixels)]
        if len(codes) >= ARRIVALS:
            break
    document.close()
    say(step="badges", read=len(set(codes)))
    return codes


def check_in(day: Day, codes: list[str]) -> None:
    """Accueil: each code typed as a scanner does, with its Enter."""
    screen = day.show("reception")
    for code in codes[:ARRIVALS]:
        screen.field.setFocus()
        QTest.keyClicks(screen.field, code)
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
        day.until(lambda: screen.verdict is not None and not screen.door.waiting())
        if screen.verdict.outcome.name == "NEEDS_CONFIRMATION":
            day.press(Qt.Key.Key_F9, screen.field)
        day.clock.advance(8)
    snapshot = day.ask(lambda c: c.reception.snapshot(day.window.context.event_id))
    say(step="scans", present=snapshot.present)


def make_plan(day: Day) -> None:
    """Rotation: a plan for those who are here, made with the window's button."""
    screen = day.show("rotation")
    day.until(lambda: screen.make.people() > 1)
    screen.make.seats.setValue(6)
    screen.make.rounds.setValue(4)
    screen.make.make_button.click()
    day.until(lambda: screen.page.view is not None and screen.right.currentWidget() is screen.page)
    event_id = day.window.context.event_id
    made = day.ask(lambda c: c.rotation.active(event_id))
    say(step="plan", people=made.quality["people"], repeats=made.quality["repeats"])


def drive(day: Day) -> None:
    """Animation: two rounds on the hall's screen, then a minute into a turn of the third."""
    screen = day.show("moderator")
    hall = screen.hall
    hall.open()
    modes: set[HallMode] = set()
    day.press(Qt.Key.Key_Space)
    while not screen.view.title.english().startswith("Round 3"):
        modes.add(hall.shown_view().mode)
        day.wait(30)
        day.press(Qt.Key.Key_Right)
    while screen.view.phase in (Phase.MOVE, Phase.SETTLE, Phase.READY):
        day.press(Qt.Key.Key_Right)
    modes.add(hall.shown_view().mode)
    day.wait(IN_TURN_S)
    screens = [
        w.screen().name() for w in QApplication.topLevelWidgets() if w.property("hall") and w.isVisible()
    ]
    say(step="drive", digits=screen.view.digits, modes=sorted(m.name for m in modes), hall_on=screens)


def morning(folder: Path) -> None:
    """From the list to a turn of round 3; then the process waits to be killed."""
    clock = FakeClock()
    with_event = Community(folder / "c.ronde", clock=clock, random=Random(1))
    with_event.events.create("Numérique et Santé", dt.date(2026, 11, 26), "Cardiologie", "Amphithéâtre")
    with_event.close()
    day = Day(folder, clock)
    import_list(day)
    check_in(day, print_badges(day))
    make_plan(day)
    drive(day)
    say(step="in a turn", wall_ms=clock.wall_ms, monotonic_ms=clock.monotonic_ms)
    day.until(lambda: False)


def evening(folder: Path, wall_ms: int, monotonic_ms: int) -> None:
    """Twenty seconds after the kill: go on at the right second."""
    clock = FakeClock(monotonic_ms=monotonic_ms)
    clock.wall_ms = wall_ms
    clock.advance(DEAD_S)
    day = Day(folder, clock)
    screen = day.show("moderator")
    day.until(lambda: screen.view is not None)
    question = screen.view.question
    say(step="asked", question=question.text.english() if question else "", running=screen.view.is_running)
    next(b for b, a in zip(screen.question.buttons, question.answers, strict=True) if a.is_default).click()
    day.until(lambda: screen.view.question is None)
    day.until(lambda: True)
    snapshot = day.ask(lambda c: c.reception.snapshot(day.window.context.event_id))
    say(step="resumed", digits=screen.view.digits, running=screen.view.is_running, present=snapshot.present)
    day.window.close()


if __name__ == "__main__":
    if sys.argv[1] == "morning":
        morning(Path(sys.argv[2]))
    else:
        evening(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
