"""The plain commands of a live session: each looks at the position and says what happens."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from uuid import uuid4

from desktop_app.core.clock import Clock, Reading
from desktop_app.core.errors import Refused
from desktop_app.core.live import commands, edits
from desktop_app.core.live.commands import Changes
from desktop_app.core.live.keys import ADJUST_S
from desktop_app.core.live.position import Position
from desktop_app.core.live.rounds import free_round
from desktop_app.core.live.rundown import TurnTime, turn_times
from desktop_app.core.live.show import Form, Item, QueueEntry
from desktop_app.core.live.views import Command, HallMode
from desktop_app.core.text import N_
from desktop_app.services.live_snapshot import LiveSnapshot

Decide = Callable[[Position], Changes]


class LiveCommands(ABC):
    """What a moderator can ask for; `LiveSession` writes it down."""

    _clock: Clock

    @abstractmethod
    def _do(self, decide: Decide, reading: Reading | None = None) -> LiveSnapshot:
        """Decide at a reading, write, and give the snapshot after it."""

    @abstractmethod
    def snapshot(self, reading: Reading | None = None) -> LiveSnapshot:
        """The session as it stands, for any thread."""

    @abstractmethod
    def _look(self, reading: Reading) -> Position:
        """Where the session stands."""

    def free_round(self, reading: Reading | None = None) -> int:
        """The first round, counted from 1, in which people can still be placed; 0 when there is none.

        Asked at every scan: it reads nobody from the file, and takes no news from whoever shows the session.
        """
        return free_round(self._look(reading or self._clock.read()).state)

    def turns(self, reading: Reading) -> tuple[TurnTime, ...]:
        """Planned and actual times of every turn so far."""
        return turn_times(self.snapshot(reading).at(reading))

    def start(self, reading: Reading | None = None) -> LiveSnapshot:
        """Start, or go on."""
        return self._do(commands.start, reading)

    def pause(self, reading: Reading | None = None) -> LiveSnapshot:
        """Stop counting for now."""
        return self._do(commands.pause, reading)

    def toggle(self, reading: Reading | None = None) -> LiveSnapshot:
        """Start or pause."""
        return self._do(commands.toggle, reading)

    def adjust(self, by_s: int, reading: Reading | None = None) -> LiveSnapshot:
        """More time, or less."""
        return self._do(lambda at: commands.adjust(at, by_s), reading)

    def next(self, reading: Reading | None = None) -> LiveSnapshot:
        """What should come now."""
        return self._do(commands.go_next, reading)

    def previous(self, reading: Reading | None = None) -> LiveSnapshot:
        """Back, with the elapsed time."""
        return self._do(commands.go_previous, reading)

    def go_to(self, key: str, reading: Reading | None = None) -> LiveSnapshot:
        """To an item or a step, which waits."""
        return self._do(lambda at: commands.go_to(at, key), reading)

    def reset(self, reading: Reading | None = None) -> LiveSnapshot:
        """The current step from its beginning."""
        return self._do(commands.reset, reading)

    def stop(self, reading: Reading | None = None) -> LiveSnapshot:
        """End the session."""
        return self._do(commands.stop, reading)

    def skip(self, item: str = "", entry: str = "", reading: Reading | None = None) -> LiveSnapshot:
        """Leave out a speaker or an item; without a name, whoever is up."""
        return self._do(lambda at: commands.skip(at, item, entry), reading)

    def put_back(self, entry: str, to: int | None = None, reading: Reading | None = None) -> LiveSnapshot:
        """A speaker who was left out (or has spoken) comes again: last, or at that place of the queue."""

        def decide(at: Position) -> Changes:
            item = stage_item(at, entry)
            place = len(item.queue) if to is None else to
            return commands.edit(at, [edits.put_back(item.id, entry, place)])

        return self._do(decide, reading)

    def insert_speaker(
        self,
        name: str,
        title: str = "",
        *,
        affiliation: str = "",
        registration: str = "",
        after_current: bool = True,
    ) -> LiveSnapshot:
        """A speaker more on stage: right after the one who is up, or last."""
        entry = QueueEntry(uuid4().hex, name.strip(), registration, affiliation, title)

        def decide(at: Position) -> Changes:
            item = stage_item(at)
            up = at.step.entry if at.step is not None and at.step.item_id == item.id else ""
            place = next((n + 1 for n, each in enumerate(item.queue) if each.id == up), len(item.queue))
            return commands.edit(
                at, [edits.insert_speaker(item.id, entry, place if after_current else len(item.queue))]
            )

        return self._do(decide)

    def edit(self, *wanted: edits.Edit, reading: Reading | None = None) -> LiveSnapshot:
        """Change the run of show (see `core.live.edits`)."""
        return self._do(lambda at: commands.edit(at, wanted), reading)

    def show(self, mode: HallMode | None, reading: Reading | None = None) -> LiveSnapshot:
        """The hall's page; None is "by itself", and so is the page that is already chosen."""
        return self._do(lambda at: commands.show_page(at, mode), reading)

    def say(self, text: str, *, over: bool = True, reading: Reading | None = None) -> LiveSnapshot:
        """A message to the hall, over the page or as a page; empty takes it away."""
        return self._do(lambda at: commands.say(text, over=over), reading)

    def turn_page(self, by: int, reading: Reading | None = None) -> LiveSnapshot:
        """Turn the pages of the board."""
        return self._do(lambda at: commands.turn_page(by), reading)

    def answer(self, question: str, choice: str, reading: Reading | None = None) -> LiveSnapshot:
        """Answer the open question with the key of an `Answer`."""
        return self._do(lambda at: commands.answer(at, question, choice), reading)


def stage_item(at: Position, entry: str = "") -> Item:
    """The item on stage at hand, or the next one; with a speaker, the item that has them."""
    items = [item for item in at.state.show.items if item.form is Form.STAGE and not item.dropped]
    if entry:
        items = [item for item in items if any(each.id == entry for each in item.queue)]
    current = at.step.item_id if at.step else ""
    found = next((item for item in items if item.id == current), items[0] if items else None)
    if found is None:
        raise Refused("no-queue", N_("There is no stage queue in this session."))
    return found


KEYS: dict[Command, Decide] = {
    Command.START: commands.toggle,
    Command.PAUSE: commands.pause,
    Command.NEXT: commands.go_next,
    Command.PREVIOUS: commands.go_previous,
    Command.PLUS: lambda at: commands.adjust(at, ADJUST_S),
    Command.MINUS: lambda at: commands.adjust(at, -ADJUST_S),
    Command.RESET: commands.reset,
    Command.STOP: commands.ask_end,
    Command.SKIP: commands.skip,
    Command.BLACK: lambda at: commands.show_page(at, HallMode.BLACK),
    Command.TABLES: lambda at: commands.show_page(at, HallMode.TABLES),
    Command.NEXT_PAGE: lambda at: commands.turn_page(1),
    Command.PREVIOUS_PAGE: lambda at: commands.turn_page(-1),
}
