"""From the scanner's Enter to the painted verdict, on the disk, with 20,000 registrations.

Each scan is followed in the same folder by the floor: one bare ``sqlite3`` insert and commit (WAL, synchronous=FULL).
The real reception window, offscreen; the letters come as key presses. Prints one JSON line: p50 and p99 in ms of both,
the worst, and the ratio of the p99. Aim: ratio at most 3, never over 50 ms. A disk is slow in bursts of some twenty
writes: the p99 of 2,000 rests on one or two of them, that of 6,000 stands stiller.
Run: ``python -m tests.bench.scan [--people 20000] [--scans 6000]``.
"""

import argparse
import json
import os
import random
import sqlite3
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app.core.checkin import Outcome  # noqa: E402
from desktop_app.services.community import Community  # noqa: E402
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields  # noqa: E402
from desktop_app.ui import app as windows  # noqa: E402
from desktop_app.ui.reception.screen import ReceptionScreen  # noqa: E402
from desktop_app.ui.settings import LocalSettings  # noqa: E402
from desktop_app.ui.shell import MainWindow  # noqa: E402

CATEGORIES = ("clinical", "research", "industry", "patients")
_BLOCK = 2_000


def fill(file: Path, people: int) -> list[str]:
    """A community with that many registrations; their codes."""
    community = Community(file)
    event = community.events.create("Bench", date(2026, 11, 26))
    for first in range(0, people, _BLOCK):
        with community._recorder.transaction() as transaction:
            registrar = Registrar(community._store)
            for n in range(first, min(first + _BLOCK, people)):
                person = PersonFields(
                    f"Anne{n % 400}", f"Villemin{n}", f"p{n}@x.example", institution=f"CHU {n % 90}"
                )
                known = registrar.add_person(transaction, person)
                wanted = RegistrationFields(category_key=CATEGORIES[n % 4])
                registrar.register(transaction, event.id, known, wanted)
    codes = [attendee.code for attendee in community.attendees.of_event(event.id)]
    community.close()
    return codes


class Floor:
    """The least that a durable line can cost here."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, code TEXT, at_ms INTEGER)")

    def write(self, code: str) -> float:
        """One line; how long it took in ms."""
        began = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO lines (code, at_ms) VALUES (?, ?)", (code, time.time_ns()))
        self.connection.execute("COMMIT")
        return (time.perf_counter() - began) * 1000


class Eye(QObject):
    """Sees when the card has painted a verdict."""

    def __init__(self, screen: ReceptionScreen) -> None:
        super().__init__()
        self.screen, self.seen, self.at = screen, "", 0.0
        screen.card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the paint event of the card: note which verdict it showed."""
        if isinstance(event, QPaintEvent):
            QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The painting is over: the event loop has the word again, and this comes before all that waits there."""
        if self.screen.verdict is not None:
            self.seen, self.at = self.screen.verdict.code, time.perf_counter()


class Desk:
    """The reception window with a scanner."""

    def __init__(self, file: Path) -> None:
        self.app = windows.make_application(LocalSettings(None), "fr")
        self.window = MainWindow(LocalSettings(None))
        self.window.show_screen("reception")
        self.window.show()
        self.window.open_with(lambda: Community(file))
        self.settle()
        screen = self.window.current_screen()
        assert isinstance(screen, ReceptionScreen)
        self.screen = screen
        self.eye = Eye(screen)

    def settle(self) -> None:
        """Until nothing is under way."""
        while not (self.window.context.lane.is_idle() and self.window.context.pool.is_idle()):
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.app.processEvents()

    def scan(self, code: str) -> float:
        """One badge; ms from the Enter to the painted verdict."""
        QTest.keyClicks(self.screen.field, code)
        self.app.processEvents()  # a scanner leaves a millisecond or more between two keys
        began = time.perf_counter()
        QTest.keyClick(self.screen.field, Qt.Key.Key_Return)
        while self.eye.seen != code:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        lasted = (self.eye.at - began) * 1000
        assert self.screen.verdict is not None
        assert self.screen.verdict.outcome is Outcome.ADMITTED, self.screen.verdict
        self.settle()
        return lasted

    def close(self) -> None:
        """Shut the window and the file."""
        self.window.close()
        QApplication.processEvents()


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of all lie."""
    return sorted(values)[min(len(values) - 1, round(share * len(values)))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--scans", type=int, default=6_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        codes = fill(Path(folder) / "bench.ronde", asked.people)
        desk, floor = Desk(Path(folder) / "bench.ronde"), Floor(Path(folder) / "floor.db")
        chosen = random.Random(1).sample(codes, asked.scans + 20)
        pairs = [(desk.scan(code), floor.write(code)) for code in chosen][20:]
        desk.close()
        floor.connection.close()
    scans, lines = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    p99, floor_p99 = percentile(scans, 0.99), percentile(lines, 0.99)
    found = {
        "bench": "scan",
        "people": asked.people,
        "scans": len(scans),
        "p50_ms": round(percentile(scans, 0.5), 2),
        "p99_ms": round(p99, 2),
        "worst_ms": round(max(scans), 2),
        "floor_p50_ms": round(percentile(lines, 0.5), 2),
        "floor_p99_ms": round(floor_p99, 2),
        "ratio_p99": round(p99 / floor_p99, 2),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
