"""A session driven in memory: a fake clock, the entries that its commands leave, and looks at the clock."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.core.journal import Entry
from desktop_app.core.live import commands
from desktop_app.core.live.commands import Change
from desktop_app.core.live.cues import Ear
from desktop_app.core.live.edits import Edit
from desktop_app.core.live.fold import fold
from desktop_app.core.live.instant import Instant
from desktop_app.core.live.phases import digits
from desktop_app.core.live.position import Position, Watch, position
from desktop_app.core.live.script import item_length_ms
from desktop_app.core.live.show import (
    STAGE_TIMING,
    TALK_TIMING,
    Form,
    Item,
    QueueEntry,
    Show,
    Timing,
)
from desktop_app.core.live.state import LiveState
from desktop_app.core.live.views import Cue
from tests.fakes import START, FakeClock

MINUTE = 60
START_MS = int(START.timestamp() * 1000)


def talk(
    item_id: str = "talk", minutes: float = 3, start_min: float | None = None, **changes: object
) -> Item:
    """An item of one stretch of time; `start_min` counts from the fake clock's start."""
    length_ms = round(minutes * 60_000)
    planned = None if start_min is None else START_MS + round(start_min * 60_000)
    timing = changes.pop("timing", replace(TALK_TIMING, warning_s=30, last_call_s=10))
    return Item(
        item_id,
        str(changes.pop("title", f"Talk {item_id}")),
        planned_start_ms=planned,
        planned_length_ms=length_ms,
        length_ms=length_ms,
        timing=timing,  # type: ignore[arg-type]
        **changes,  # type: ignore[arg-type]
    )


def tables(
    rounds: int = 3, turns: int = 4, item_id: str = "dating", start_min: float | None = None, **timing: object
) -> Item:
    """Rounds at tables."""
    planned = None if start_min is None else START_MS + round(start_min * 60_000)
    item = Item(
        item_id,
        "Speed dating",
        kind="speed_dating",
        planned_start_ms=planned,
        form=Form.TABLES,
        timing=replace(Timing(), **timing),  # type: ignore[arg-type]
        rounds=(turns,) * rounds,
    )
    return replace(item, planned_length_ms=item_length_ms(item))


def stage(*names: str, item_id: str = "stage", **timing: object) -> Item:
    """A queue of speakers."""
    queue = tuple(
        QueueEntry(name.lower(), name, registration=f"r-{name.lower()}", title=f"Idea of {name}")
        for name in names
    )
    return Item(item_id, "Pitches", form=Form.STAGE, timing=replace(STAGE_TIMING, **timing), queue=queue)  # type: ignore[arg-type]


class Driven:
    """One session. `run` is the process that drives; another value is another process."""

    def __init__(self, *items: Item, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock()
        self.entries: list[Entry] = []
        self.run, self.boot, self.desk = "run-1", "boot-1", "1"
        self.seen: Instant | None = None
        self.rung: list[Cue] = []
        self.ear = Ear()
        if items:
            self.write(commands.open_session("session", Show(items)))

    @property
    def now(self) -> Instant:
        return Instant.of(self.clock.read(), self.boot, self.run)

    @property
    def state(self) -> LiveState:
        return fold(self.entries)

    def look(self, *, drives: bool = True) -> Position:
        return position(self.state, Watch(self.now, drives, self.seen))

    def write(self, changes: Iterable[Change]) -> int:
        """Write down what a command gave; the number of entries."""
        written = 0
        for change in changes:
            number = len(self.entries)
            payload = commands.stamped(change, self.now)
            entry_id, wall_ms = f"e{number:08d}", self.clock.wall_ms
            self.entries.append(
                Entry(entry_id, entry_id, wall_ms, self.desk, "", change.kind, "live:session", payload)
            )
            written += 1
        return written

    def start(self) -> int:
        return self.write(commands.start(self.look()))

    def pause(self) -> int:
        return self.write(commands.pause(self.look()))

    def adjust(self, by_s: int) -> int:
        return self.write(commands.adjust(self.look(), by_s))

    def next(self) -> int:
        return self.write(commands.go_next(self.look()))

    def previous(self) -> int:
        return self.write(commands.go_previous(self.look()))

    def reset(self) -> int:
        return self.write(commands.reset(self.look()))

    def ask_end(self) -> int:
        return self.write(commands.ask_end(self.look()))

    def stop(self) -> int:
        return self.write(commands.stop(self.look()))

    def skip(self, item: str = "", entry: str = "") -> int:
        return self.write(commands.skip(self.look(), item, entry))

    def edit(self, *edits: Edit) -> int:
        return self.write(commands.edit(self.look(), edits))

    def undo(self) -> int:
        return self.write(commands.undo(self.entries, self.now))

    def redo(self) -> int:
        return self.write(commands.redo(self.entries))

    def answer(self, choice: str) -> int:
        asked = self.look().asked
        assert asked is not None
        return self.write(commands.answer(self.look(), asked.value, choice))

    def wait(self, seconds: float) -> None:
        """Time passes, nobody looks."""
        self.clock.advance(seconds)

    def tick(self) -> Cue | None:
        """Look, as the timer of the window does, and hear."""
        self.ear = self.ear.listened(self.look(), self.clock.monotonic_ms)
        if self.ear.rang is not None:
            self.rung.append(self.ear.rang)
        return self.ear.rang

    @property
    def twin(self) -> Cue | None:
        """The bell that the hall still sees."""
        return self.ear.twin(self.clock.monotonic_ms)

    def watch(self, seconds: float, every: float = 0.1) -> None:
        """Time passes under a ticking window."""
        end_ms = self.clock.monotonic_ms + round(seconds * 1000)
        self.tick()
        while self.clock.monotonic_ms < end_ms:
            self.clock.advance(min(every, (end_ms - self.clock.monotonic_ms) / 1000))
            self.tick()

    @property
    def digits(self) -> str:
        return digits(self.look().remaining_ms)

    @property
    def key(self) -> str:
        step = self.look().step
        return step.key if step else ""

    def restart(self, after: float = 0, *, reboot: bool = False) -> None:
        """kill -9, and the program started again that much later."""
        self.clock.advance(after)
        self.run += "'"
        self.ear = Ear()
        if reboot:
            self.boot += "'"
            self.clock.monotonic_ms = 5_000
