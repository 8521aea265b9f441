"""What the moderator's console knows of the hall's screens, without knowing their windows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from PySide6.QtGui import QKeyEvent

from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.views import HallMode, HallView
from desktop_app.ui.screens import Present, ScreenIdentity
from desktop_app.ui.widgets.hall.sheet import Options


class OutputState(Enum):
    """What has become of one screen of the hall."""

    CLOSED = "closed"
    """Nobody asked for it."""
    SHOWN = "shown"
    COVERS_CONSOLE = "covers_console"
    """Shown on the only screen there is, over the console; a key frees it."""
    UNPLUGGED = "unplugged"
    """Wanted, but its screen is not there; it comes back by itself."""
    HELD_BACK = "held_back"
    """Its screen is the only one left for the console; it comes when there is another."""


@dataclass(frozen=True, slots=True)
class Output:
    """One screen of the hall.

    Attributes:
        screen: the chosen screen; None until one was chosen.
        page: a page of its own; None follows the moderator.
        size: of its image, in pixels; None while it is not shown.
    """

    screen: ScreenIdentity | None
    page: HallMode | None
    state: OutputState
    size: tuple[int, int] | None = None


def is_waited_for(outputs: Sequence[Output]) -> bool:
    """Whether the hall sees nothing and will see it again as soon as a screen is plugged in."""
    states = {each.state for each in outputs}
    return OutputState.UNPLUGGED in states and states.isdisjoint(
        {OutputState.SHOWN, OutputState.COVERS_CONSOLE}
    )


class HallPort(Protocol):
    """The hall's screens, as the console drives them."""

    @property
    def changed(self) -> Any:
        """Signal: an output was opened, closed, unplugged, plugged back or changed."""

    @property
    def lost(self) -> Any:
        """Signal(str): a screen in use was unplugged; its label."""

    @property
    def found(self) -> Any:
        """Signal(str): it is back; its label."""

    keys: Callable[[QKeyEvent], bool] | None
    """Who gets the keys pressed over a hall window."""

    def outputs(self) -> tuple[Output, ...]:
        """The main one first."""

    def present(self) -> list[Present]:
        """The screens that are plugged in."""

    def show_views(self, views: Mapping[HallMode | None, HallView]) -> None:
        """A view for each page asked for by `outputs` (None is what the moderator chose)."""

    def prepare(self, view: HallView) -> None:
        """Lay out a view that may be shown soon."""

    def shown_view(self) -> HallView | None:
        """What the main output really shows; None while the hall sees nothing of ours."""

    def toggle(self) -> None:
        """F11: open all outputs, or free the console and the hall; one that waits for its screen goes on waiting."""

    def open(self) -> None:
        """Show the hall's windows."""

    def close(self) -> None:
        """Hide the hall's windows."""

    def step_aside(self, event_id: str) -> None:
        """Hide the hall's windows for a while: this desk, which showed that meeting, has become the reception, say."""

    def come_back(self, event_id: str) -> None:
        """Show again what stepped aside, if it was of the same meeting."""

    def resume(self) -> None:
        """Open again what was open when the program ended, but never over the only screen."""

    def choose(self, index: int, screen: ScreenIdentity) -> None:
        """Put an output on that screen, and remember it."""

    def set_page(self, index: int, page: HallMode | None) -> None:
        """Give an output a page of its own."""

    def add(self) -> None:
        """One more output."""

    def remove(self, index: int) -> None:
        """One output less; the main one stays."""

    def room(self) -> Room:
        """What was said of the hall's size."""

    def set_room(self, room: Room) -> None:
        """Remember the hall's size."""

    def options(self) -> Options:
        """Dark or light, logo."""

    def set_light(self, light: bool) -> None:
        """The variant for bright rooms."""

    def set_logo(self, file: str) -> None:
        """The picture of the page LOGO."""
