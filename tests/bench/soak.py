"""A round that really runs: console and hall window offscreen, while another process checks people in.

In the first process the windows on a meeting of 300 people at tables and 2,300 registered, driven by the real clocks;
in the second, scans as one after the other as come in at a crowded door (2,000 an hour, or faster when asked).
Prints one JSON line: share of one core, growth of the memory in MB (after a warm-up), digits that changed, how many
changed more than 100 ms late, the worst, and scans done meanwhile.
Aims for an hour: under 15 % of a core, under 5 MB, none late.
Run: ``python -m tests.bench.soak [--seconds 120] [--scans-an-hour 2000]``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from math import ceil
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402

from desktop_app.core.live.position import Position  # noqa: E402
from desktop_app.services.community import Community  # noqa: E402
from desktop_app.services.programme import ProgrammeLine  # noqa: E402
from desktop_app.services.registering import PersonFields, Registrar, RegistrationFields  # noqa: E402
from desktop_app.ui import app as windows  # noqa: E402
from desktop_app.ui.moderator.screen import ModeratorScreen  # noqa: E402
from desktop_app.ui.projector.outputs import HallOutputs  # noqa: E402
from desktop_app.ui.settings import LocalSettings  # noqa: E402
from desktop_app.ui.shell import MainWindow  # noqa: E402
from tests.fakes import today  # noqa: E402
from tests.ui.projector.fakes import EPSON, LAPTOP, FakeScreens, at  # noqa: E402

SEATED, WALKING, SEATS, ROUNDS = 300, 2_000, 6, 8
WARM_UP_S = 10.0
LATE_MS = 100
SCANNER = """
import sys, time
from pathlib import Path
from desktop_app.services.community import Community
community = Community(Path(sys.argv[1]), desk="2")
event = community.events.all()[0]
codes = [a.code for a in community.attendees.of_event(event.id)]
for n, code in enumerate(codes):
    community.reception.check_in(event.id, code)
    print(n + 1, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def fill(file: Path) -> None:
    """The meeting: people, a plan, and a programme of one item."""
    community = Community(file)
    event = community.events.create("Bench", today())
    people = []
    with community._recorder.transaction() as transaction:
        registrar = Registrar(community._store)
        for n in range(SEATED + WALKING):
            person = registrar.add_person(transaction, PersonFields(f"Anne{n % 40}", f"Villemin{n}"))
            wanted = RegistrationFields(
                wants_speed_dating=n < SEATED, category_key=("clinical", "research")[n % 2]
            )
            people.append(registrar.register(transaction, event.id, person, wanted))
    seated = people[:SEATED]
    shift = [seated[n:] + seated[:n] for n in range(ROUNDS)]
    rounds = [[line[n : n + SEATS] for n in range(0, SEATED, SEATS)] for line in shift]
    payload = {"title": "", "format": "tables", "settings": {}, "quality": {"repeats": 0}, "rounds": rounds}
    with community._recorder.transaction() as transaction:
        transaction.add("plan.saved", "plan:bench", payload, event.id)
        transaction.add("plan.activated", "plan:bench", {}, event.id)
    community.programme.replace(event.id, [ProgrammeLine("", "speed_dating", "Speed dating")])
    community.close()


class Show:
    """The console and the hall, running a round."""

    def __init__(self, file: Path) -> None:
        settings = LocalSettings(None)
        self.app = windows.make_application(settings, "fr")
        self.window = MainWindow(settings)
        self.hall = HallOutputs(settings, FakeScreens(at(LAPTOP, 0), at(EPSON, 1366)), lambda: self.window)
        self.window.equipment.hall = self.hall
        self.window.show()
        self.window.open_with(lambda: Community(file))
        self.until(lambda: bool(self.window.context.event_id))
        self.window.show_screen("moderator")
        screen = self.window.current_screen()
        assert isinstance(screen, ModeratorScreen)
        self.driver = screen.driver
        self.until(lambda: self.driver.snapshot is not None)
        self.hall.open()
        self.lateness_ms: list[float] = []
        self._digits: int | None = None
        self._key = ""
        self.driver.moved.connect(self._moved)

    def until(self, done: "object") -> None:
        """Let events pass until something holds."""
        while not done():  # type: ignore[operator]
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def begin(self) -> None:
        """Into the first turn, with rounds that follow by themselves."""
        item = self.driver.snapshot.state.show.items[0].id  # type: ignore[union-attr]
        self.driver.call(
            lambda session, reading: session.set_timing(item, auto_rounds=True, move_s=20, turn_s=60)
        )
        self.settle()
        self.driver.call(lambda session, reading: session.start(reading=reading))
        self.settle()

    def settle(self) -> None:
        """Until the lane is idle."""
        self.until(self.window.context.lane.is_idle)

    def run(self, seconds: float) -> None:
        """Let it run."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def close(self) -> None:
        """Shut everything."""
        self.window.close()
        self.app.processEvents()

    def _moved(self, view: object, hall: object) -> None:
        """The digits as painted against those that should stand there now."""
        snapshot = self.driver.snapshot
        if snapshot is None:
            return
        position: Position = snapshot.at(self.driver.read())
        digits = ceil(position.remaining_ms / 1000)
        key = position.step.key if position.step else ""
        if key == self._key and self._digits is not None and digits < self._digits:
            self.lateness_ms.append((self._digits - 1) * 1000 - position.remaining_ms)
        self._digits, self._key = digits, key


def memory_mb() -> float:
    """Resident memory of this process; 0 where it cannot be read."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--scans-an-hour", type=float, default=2000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "bench.ronde"
        fill(file)
        show = Show(file)
        show.begin()
        pause = str(3600 / asked.scans_an_hour)
        with subprocess.Popen(
            [sys.executable, "-c", SCANNER, str(file), pause], stdout=subprocess.PIPE
        ) as scanner:
            show.run(WARM_UP_S)
            show.lateness_ms.clear()
            before_mb, cpu, began = memory_mb(), time.process_time(), time.monotonic()
            show.run(asked.seconds)
            share = (time.process_time() - cpu) / (time.monotonic() - began)
            grown_mb = memory_mb() - before_mb
            scanner.terminate()
            assert scanner.stdout is not None
            scans = len(scanner.stdout.read().splitlines())
        show.close()
    late = show.lateness_ms
    found = {
        "bench": "soak",
        "seconds": asked.seconds,
        "core_share": round(share, 4),
        "growth_mb": round(grown_mb, 2),
        "digits": len(late),
        "late_over_100_ms": sum(ms > LATE_MS for ms in late),
        "worst_late_ms": round(max(late, default=0), 1),
        "scans": scans,
    }
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
