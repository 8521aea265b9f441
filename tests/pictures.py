"""Draw every screen from the real windows: ``python tests/pictures.py [folder]``.

French and English, light and dark, on the demo community, without a display. The README and the
guides show these files. Drawn again without a change of the program, they stay the same byte for byte: the clocks
stand, the plan is searched for a number of steps instead of a time, no cursor blinks, and a picture that looks as the
one that is there is left alone.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageChops  # noqa: E402
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop_app import i18n, paths  # noqa: E402
from desktop_app.core.live.views import Command, HallMode, Phase  # noqa: E402
from desktop_app.core.rotation.budget import Budget  # noqa: E402
from desktop_app.core.rotation.instance import Instance  # noqa: E402
from desktop_app.core.rotation.solve import Solution  # noqa: E402
from desktop_app.core.rotation.solve import solve as search  # noqa: E402
from desktop_app.services import rotation  # noqa: E402
from desktop_app.services.community import Community  # noqa: E402
from desktop_app.services.demo import make_demo  # noqa: E402
from desktop_app.ui import app as windows  # noqa: E402
from desktop_app.ui import theme  # noqa: E402
from desktop_app.ui.moderator.screen import ModeratorScreen  # noqa: E402
from desktop_app.ui.reception.screen import ReceptionScreen  # noqa: E402
from desktop_app.ui.settings import LocalSettings  # noqa: E402
from desktop_app.ui.shell import MainWindow  # noqa: E402
from desktop_app.ui.widgets.hall.canvas import HallCanvas  # noqa: E402
from tests.fakes import FakeClock  # noqa: E402

FOLDER = ROOT / "resources" / "pictures"
SIZE_PX = (1440, 900)
STEP_S, AFTER_MS = 19, 800
PLAN_TICKS = 400
BLOCK_PX, FAINT_LEVELS, EDGES_SHARE = 3, 40, 0.03
HALL_PX = (1920, 1080)
MOMENT = datetime(2026, 11, 26, 12, 47, tzinfo=UTC)
_PATIENCE_MS, _QUIET_LOOKS = 60_000, 3


def main(folder: Path) -> None:
    """Draw everything into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    stand_still()
    app = windows.make_application(LocalSettings(None), "fr")
    app.setCursorFlashTime(0)
    for language in i18n.LANGUAGES:
        for theme_name in (theme.LIGHT_NAME, theme.DARK_NAME):
            i18n.use_language(language)
            theme.apply(app, theme_name)
            clock = FakeClock(MOMENT)
            stop_the_clocks(clock)
            opener = partial(make_demo, Path("communaute.ronde"), clock=clock, random=Random(1))
            settings = LocalSettings(None)
            settings.put("theme", theme_name)
            with scratch_folder():
                Studio(app, clock, settings, folder, f"{language}-{theme_name}").draw(opener)


@contextmanager
def scratch_folder() -> Iterator[None]:
    """Work in a folder of our own: the settings show where a file is, and so they show its name alone."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def stand_still() -> None:
    """What differs from run to run and from machine to machine: the time a search has, the folder of the log."""

    def solve(instance: Instance, budget_s: float = 1.0, seed: int = 0) -> Solution:
        return search(instance, Budget(time.thread_time, budget_s, ticks=PLAN_TICKS), seed)

    rotation.solve = solve  # type: ignore[assignment]
    paths.user_logs = lambda: Path("~/.local/state/Ronde/log")


def stop_the_clocks(clock: FakeClock) -> None:
    """The desk and the header show the moment of the picture too."""
    time.time = lambda: clock.wall_ms / 1000
    time.time_ns = lambda: clock.wall_ms * 1_000_000


class Studio:
    """One window of the program, and what a person does in it to make it worth a picture."""

    def __init__(
        self, app: QApplication, clock: FakeClock, settings: LocalSettings, folder: Path, ending: str
    ) -> None:
        self.app, self.clock, self.folder, self.ending = app, clock, folder, ending
        self.window = MainWindow(settings)
        self.window.resize(*SIZE_PX)

    def draw(self, opener: Callable[[], Community]) -> None:
        """Every screen of the rail, and the pages of the hall."""
        self.window.show_screen("reception")
        self.window.show()
        self.window.open_with(opener)
        settle(self.app, self.window)
        for entry in self.window.entries:
            self.window.show_screen(entry.key)
            settle(self.app, self.window)
            if entry.key == "reception":
                self._let_somebody_in()
            elif entry.key == "moderator":
                self._run_the_meeting()
            self.window.header.run_clock(True)  # it shows the moment of the picture, not of its last second
            self._save(self.window, entry.key)
        self.window.close()
        self.app.processEvents()

    def _let_somebody_in(self) -> None:
        """A badge is scanned: the first person of the list who has an idea and is not there yet."""
        screen, community = self.window.current_screen(), self.window.context.workspace
        assert isinstance(screen, ReceptionScreen)
        assert community is not None
        people = community.attendees.of_event(self.window.context.event_id)
        screen.take_scan(next(who.code for who in people if who.idea and not who.present))
        settle(self.app, self.window)
        later = QEventLoop()  # the counts follow a moment after the verdict
        QTimer.singleShot(AFTER_MS, later.quit)
        later.exec()
        settle(self.app, self.window)

    def _run_the_meeting(self) -> None:
        """Item after item to the speed dating; there to the second turn of the third round."""
        screen, community = self.window.current_screen(), self.window.context.workspace
        assert isinstance(screen, ModeratorScreen)
        assert community is not None
        self._do(screen, Command.SKIP, 0)  # people have arrived
        for item in community.programme.items(self.window.context.event_id)[1:]:
            if item.kind == "speed_dating":
                break
            self._do(screen, Command.START, item.length_s)
            self._do(screen, Command.NEXT, 0)
        self._hall(screen, HallMode.WELCOME)
        self._do(screen, Command.START, 1)
        self._wait_for(screen, round_number=3, turn=0)
        self._hall(screen, HallMode.TABLES)
        self._hall(screen, HallMode.NAMES)
        self._wait_for(screen, round_number=3, turn=2)
        self._pass(screen, 36)
        self._hall(screen, HallMode.TIMER)

    def _wait_for(self, screen: ModeratorScreen, round_number: int, turn: int) -> None:
        """Time passes; whoever sits at the console goes on when a turn is over."""
        while screen.view is None or (
            screen.view.title.values.get("n"),
            screen.view.title.values.get("turn"),
        ) != (round_number, turn):
            over = screen.view is not None and screen.view.phase in (Phase.OVERTIME, Phase.READY)
            if over:
                screen.act(
                    Command.NEXT if screen.view and screen.view.phase is Phase.OVERTIME else Command.START
                )
                settle(self.app, self.window)
            self._pass(screen, STEP_S)

    def _pass(self, screen: ModeratorScreen, seconds: float) -> None:
        """Time passes in small steps, as it does: a leap would be taken for a computer that slept."""
        while seconds > 0:
            self.clock.advance(min(STEP_S, seconds))
            seconds -= STEP_S
            screen.driver.tick()
            settle(self.app, self.window)

    def _do(self, screen: ModeratorScreen, command: Command, then_s: float) -> None:
        screen.act(command)
        settle(self.app, self.window)
        self._pass(screen, then_s)

    def _hall(self, screen: ModeratorScreen, mode: HallMode) -> None:
        """A page as the projector shows it."""
        snapshot = screen.driver.snapshot
        assert snapshot is not None
        canvas = HallCanvas()
        canvas.resize(*HALL_PX)
        canvas.show_view(snapshot.hall(snapshot.at(self.clock.read()), mode))
        self._save(canvas, f"hall-{mode.value}")
        canvas.deleteLater()

    def _save(self, widget: QWidget, name: str) -> None:
        """The widget as it looks, in few bytes: 256 colours are enough for flat screens."""
        file = self.folder / f"{name}-{self.ending}.png"
        drawn = self.folder / f".{file.name}"
        widget.grab().save(str(drawn))
        with Image.open(drawn) as image:
            small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        drawn.unlink()
        if file.exists() and looks_the_same(file, small):
            print(f"{file.name} (as before)")
            return
        small.save(file, optimize=True)
        print(file.name)


def looks_the_same(file: Path, drawn: Image.Image) -> bool:
    """Whether nobody would see a difference: Qt draws the edges of large letters a shade lighter or darker now and
    then, and a picture is only written anew when the program shows something else."""
    with Image.open(file) as kept:
        before, now = (image.convert("RGB").reduce(BLOCK_PX) for image in (kept, drawn))
    if before.size != now.size:
        return False
    red, green, blue = ImageChops.difference(before, now).split()
    levels = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    is_faint = not any(levels[FAINT_LEVELS:])
    return is_faint and sum(levels[3:]) < EDGES_SHARE * now.width * now.height


def settle(app: QApplication, window: MainWindow) -> None:
    """Let the lane and the pool finish, and what their results ask for in turn; then everything is painted."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    quiet = 0
    while quiet < _QUIET_LOOKS and not deadline.hasExpired():
        app.processEvents()
        app.sendPostedEvents()
        if window.context.lane.is_idle() and window.context.pool.is_idle():
            quiet += 1
        else:
            quiet = 0
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
