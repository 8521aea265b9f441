"""What the console needs of the live session: calls for the database lane, and a frozen picture of it."""

from collections.abc import Callable
from typing import Any, Protocol

from desktop_app.core.clock import Reading
from desktop_app.core.live.facts import Facts
from desktop_app.core.live.position import Position
from desktop_app.core.live.views import Board, Command, HallMode, HallView, ModeratorView

Act = Callable[[Command], None]
"""A command without anything to add."""


class Snapshot(Protocol):
    """The session, frozen; every method is pure and may be called on the GUI thread each second."""

    @property
    def facts(self) -> Facts:
        """The event around the session."""

    @property
    def drives(self) -> bool:
        """Whether this window drives the clock."""

    @property
    def is_live(self) -> bool:
        """A session is under way: started, and not ended."""

    def at(self, reading: Reading) -> Position:
        """Where the session stands at that reading."""

    def hall(self, position: Position, mode: HallMode | None = None) -> HallView:
        """What a screen of the hall shows; ``mode`` is a page of its own."""

    def boards_ahead(self, position: Position) -> tuple[Board, ...]:
        """The boards that a screen of the hall may show next."""

    def moderator(self, position: Position) -> ModeratorView:
        """What the console shows."""


class Session(Protocol):
    """The live session of one meeting; all methods run on the lane, commands give the new snapshot."""

    def drive(self) -> Any:
        """Take the drive if nobody has it."""

    def release(self) -> None:
        """Leave the drive to others."""

    def beat(self, reading: Reading) -> Any:
        """Once a second: this window is alive."""

    def snapshot(self) -> Snapshot:
        """The session as it stands."""

    def do(self, command: Command, *, reading: Reading | None = None) -> Snapshot:
        """What a key asks for."""


Call = Callable[[Any, Reading], Any]
"""A command on the session at the reading of the key press; runs on the lane, gives a snapshot."""
