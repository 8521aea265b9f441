"""From a key to changed pixels: every key of the console, until both the hall's window and the console are painted.

The windows of `tests.bench.soak` (300 people at tables, 2,300 registered) with a running round. Each key is sent to
the console's window as the window system sends it, at a moment that has nothing to do with the second; it counts
until the hall's window *and* its miniature on the console have been painted with what the key asks for (M, which
changes nothing in the hall: until its field is painted with the focus). Letters and signs wait a moment in case a
scanner types them; that is part of the time. The floor of the same run is a bare widget that fills itself with
another colour at each key.
Prints one JSON line: p50, p99 and worst in ms for each key and for all of them, and the same of the floor.
Aim: under 50 ms at p99. Run: ``python -m tests.bench.key [--times 60] [--printing]``.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt  # noqa: E402
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWindow  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QLineEdit, QWidget  # noqa: E402

from desktop_app.core.live.script import StepKind  # noqa: E402
from desktop_app.core.live.views import Command, HallMode, HallView  # noqa: E402
from desktop_app.ui.moderator import message  # noqa: E402
from desktop_app.ui.moderator.screen import ModeratorScreen  # noqa: E402
from desktop_app.ui.widgets.hall.canvas import HallCanvas, Miniature  # noqa: E402
from tests.bench.badges import ours as badges_sheet  # noqa: E402
from tests.bench.soak import SEATED, Show, fill  # noqa: E402
from tests.printing.people import contents  # noqa: E402

Key, Held = Qt.Key, Qt.KeyboardModifier
PATIENCE_S = 2.0
WARM_UP_S = 3.0
LONG_S = 3_000
BETWEEN_S = (0.15, 0.45)

Shows = Callable[[HallView, HallView], bool]
"""Whether a view shows what a key asked for, against the view before it."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key, and how to see that it was obeyed; ``shows`` is None for what only the console shows."""

    name: str
    key: Qt.Key
    shows: Shows | None
    held: Qt.KeyboardModifier = Held.NoModifier


@dataclass(slots=True)
class Painted:
    """What was painted since the last key, and when."""

    canvases: list[tuple[bool, HallView, float]] = field(default_factory=list)
    fields: list[float] = field(default_factory=list)

    def clear(self) -> None:
        """A new key."""
        self.canvases.clear()
        self.fields.clear()

    def at(self, press: Press, before: HallView) -> float | None:
        """When the last of the pictures was painted that the key had to change; None while one is missing."""
        if press.shows is None:
            return self.fields[0] if self.fields else None
        shows = press.shows
        firsts = [
            next((at for small, view, at in self.canvases if small is is_small and shows(before, view)), None)
            for is_small in (False, True)
        ]
        hall, console = firsts
        return None if hall is None or console is None else max(hall, console)


def watch(painted: Painted) -> None:
    """Note every painting of the hall's pictures and of the message field; before any of them is made."""
    paint = HallCanvas.paintEvent

    def canvas(self: HallCanvas, event: QPaintEvent) -> None:
        paint(self, event)
        painted.canvases.append((isinstance(self, Miniature), self.view, time.perf_counter()))

    def line(self: QLineEdit, event: QPaintEvent) -> None:
        QLineEdit.paintEvent(self, event)
        if self.hasFocus():
            painted.fields.append(time.perf_counter())

    HallCanvas.paintEvent = canvas  # type: ignore[method-assign]
    message._Field.paintEvent = line  # type: ignore[method-assign]


def seconds(view: HallView) -> int:
    """The digits as a number."""
    minutes, _, rest = view.digits.removeprefix("-").partition(":")
    return int(minutes or 0) * 60 + int(rest or 0)


def jumped(before: HallView, after: HallView) -> bool:
    """More or less time than a second makes."""
    return abs(seconds(after) - seconds(before)) > 20


def other_mode(before: HallView, after: HallView) -> bool:
    """Another page."""
    return after.mode is not before.mode


def other_step(before: HallView, after: HallView) -> bool:
    """Another turn, or the walk to another table."""
    return (after.headline, after.speaking, after.mode) != (before.headline, before.speaking, before.mode)


ROUND = (
    Press("Space", Key.Key_Space, lambda before, after: after.phase is not before.phase),
    Press("Space", Key.Key_Space, lambda before, after: after.phase is not before.phase),
    Press("Up", Key.Key_Up, jumped),
    Press("Down", Key.Key_Down, jumped),
    Press("B", Key.Key_B, other_mode),
    Press("B", Key.Key_B, other_mode),
    Press(".", Key.Key_Period, other_mode),
    Press("Ctrl+Z", Key.Key_Z, other_mode, Held.ControlModifier),
    Press("T", Key.Key_T, other_mode),
    Press("T", Key.Key_T, other_mode),
    Press("M", Key.Key_M, None),
    Press("Right", Key.Key_Right, other_step),
    Press("Left", Key.Key_Left, other_step),
    Press("PgDown", Key.Key_PageDown, other_step),
    Press("PgUp", Key.Key_PageUp, other_step),
)
"""Once through all keys; the round ends where it began."""


def into_a_long_turn(show: Show) -> None:
    """The first turn of the first round, long enough for the whole bench."""
    show.begin()
    snapshot = show.driver.snapshot
    assert snapshot is not None
    item = snapshot.at(show.driver.read()).state.show.items[0].id
    show.driver.call(lambda session, reading: session.set_timing(item, turn_s=LONG_S, move_s=LONG_S))
    show.settle()
    while not in_a_turn(show):
        show.driver.do(Command.NEXT)
        show.run(0.2)
        show.settle()
    show.run(WARM_UP_S)


def in_a_turn(show: Show) -> bool:
    """Whether somebody's time runs; the countdown before it has the timer too, and ends by itself among the keys."""
    snapshot, view = show.driver.snapshot, show.hall.shown_view()
    assert snapshot is not None
    step = snapshot.at(show.driver.read()).step
    is_turn = step is not None and step.kind is StepKind.TURN
    return is_turn and view is not None and view.mode is HallMode.TIMER


def print_until(stop: Event) -> None:
    """Badges for everybody, again and again: the longest work in Python that may run beside a live session."""
    everybody = contents(SEATED)
    while not stop.is_set():
        badges_sheet(everybody)


class Bare(QWidget):
    """The floor: another colour at each key."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        self._colours = ["#0C1220", "#161F33"]
        self.painted_at = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The other colour."""
        self._colours.reverse()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colours[0])
        painter.end()
        self.painted_at = time.perf_counter()


class Keys:
    """Presses keys in a window and times them."""

    def __init__(self, show: Show, painted: Painted) -> None:
        self.show, self.painted, self.random = show, painted, random.Random(1)
        self.found: dict[str, list[float]] = {}
        screen = show.window.current_screen()
        assert isinstance(screen, ModeratorScreen)
        self.screen = screen
        handle = show.window.windowHandle()
        assert handle is not None
        self.handle: QWindow = handle
        show.window.activateWindow()
        screen.setFocus()

    def once(self) -> None:
        """Every key once."""
        for press in ROUND:
            self.show.run(self.random.uniform(*BETWEEN_S))
            self.show.settle()
            self._press(press)
            self.screen.setFocus()

    def _press(self, press: Press) -> None:
        before = self.show.hall.shown_view()
        assert before is not None
        self.painted.clear()
        began = time.perf_counter()
        QTest.keyClick(self.handle, press.key, press.held)
        while (at := self.painted.at(press, before)) is None:
            if time.perf_counter() - began > PATIENCE_S:
                raise SystemExit(f"{press.name} changed nothing in {PATIENCE_S:.0f} s")
            self.show.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.found.setdefault(press.name, []).append((at - began) * 1000)

    def bare(self, times: int) -> list[float]:
        """The floor."""
        widget = Bare()
        widget.show()
        handle = widget.windowHandle()
        assert handle is not None
        self.show.run(0.2)
        took = []
        for _ in range(times):
            self.show.run(0.02)
            began = time.perf_counter()
            QTest.keyClick(handle, Key.Key_Up)
            while widget.painted_at < began:
                self.show.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            took.append((widget.painted_at - began) * 1000)
        widget.close()
        return took


def figures(took: list[float]) -> dict[str, float]:
    """p50, p99 and the worst, in ms."""
    ordered = sorted(took)
    last = len(ordered) - 1
    return {
        "p50": round(ordered[last // 2], 1),
        "p99": round(ordered[round(last * 0.99)], 1),
        "worst": round(ordered[-1], 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--printing", action="store_true", help="while badges are made on the pool")
    asked = parser.parse_args()
    times = asked.times
    painted = Painted()
    watch(painted)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "bench.ronde"
        fill(file)
        show = Show(file)
        into_a_long_turn(show)
        keys, stop = Keys(show, painted), Event()
        if asked.printing:
            show.window.context.pool.run(lambda: print_until(stop))
        keys.once()
        keys.found.clear()
        for _ in range(times):
            keys.once()
        floor = figures(keys.bare(times * 5))
        stop.set()
        show.close()
    every = figures([ms for took in keys.found.values() for ms in took])
    print(
        json.dumps(
            {
                "bench": "key",
                "printing": asked.printing,
                "load": round(os.getloadavg()[0], 1),
                "floor_ms": floor,
                "keys_ms": {name: figures(took) for name, took in keys.found.items()},
                "all_ms": every,
                "ratio": round(every["p99"] / 50, 2),
            }
        ),
        flush=True,
    )


if __name__ == "__main__":
    main()
