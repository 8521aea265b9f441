"""How a screen plugs into the shell.

A screen is a folder under ``ui/`` with one class derived from `Screen`, built with a `Context`. It is named in one
line of `desktop_app.ui.registry` and imported when it is first shown. Screens never import each other: they meet
through the services, the bridge and the shell.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desktop_app.core.roles import Role
from desktop_app.ui.bridge import Bridge
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.tasks import Workers

if TYPE_CHECKING:
    from desktop_app.services.community import Community
    from desktop_app.services.events import EventInfo
    from desktop_app.ui.sound import Sounds
    from desktop_app.ui.widgets.hall.port import HallPort

ALL_SHOWN = "shown"
"""First word of a place of the badges: these people are whom a list shows, nobody chose them."""


class Shell(Protocol):
    """What a screen may ask of the window around it."""

    def show_screen(self, key: str, place: str = "") -> None:
        """Go to another screen: ``"reception"``, ``"attendees"``..., and to a ``place`` in it (`Screen.go_to`)."""

    def open_with(self, opener: "Callable[[], Community] | None") -> None:
        """Open another community file with what ``opener`` returns; it runs on the lane."""

    def say(self, kind: str, text: str, offer: "tuple[str, Callable[[], object]] | None" = None) -> None:
        """Show a line over the top: ``kind`` is ``"info"``, ``"done"``, ``"attention"`` or ``"refused"``; with
        ``offer``, a button: its word and what it does."""

    def said(self) -> str:
        """The line that stands there now; empty when there is none."""

    def report(self, error: Exception) -> None:
        """Say what went wrong: a `Refused` in its own words, anything else through the failure dialog and log."""

    def set_status(self, key: str, tone: str, text: str) -> None:
        """A dot and a word in the status bar (``tone``: ``admitted``, ``attention``, ``refused``, ``muted``)."""

    def saved_now(self) -> None:
        """Something is on disk: the status bar says when."""

    def play(self, sound: str) -> None:
        """A short sound: ``"admitted"``, ``"already_in"``, ``"attention"``, ``"refused"``, ``"vip"``."""

    def restyle(self) -> None:
        """Theme or language was changed in the settings: dress and translate everything anew."""

    def leave(self, act: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Do ``act``, which goes to another meeting, file or role: at once, or after a question if a screen says
        what that would cut short; ``stay`` when the answer is no."""

    def is_opening(self) -> bool:
        """Whether a community file is still being opened: too early for an empty state."""

    def set_subtitle(self, text: str) -> None:
        """The grey line under the title, until the screen changes."""


class Context:
    """What every screen is given.

    Attributes:
        lane: the database lane; every call of a service goes through ``lane.run``.
        pool: two threads for long pure work.
        bridge: signals of what changed.
        settings: this computer's own settings.
        shell: the window around the screen.
        workspace: the open `desktop_app.services.community.Community`, None until a file is open.
        event, event_id: the meeting worked on; None and ``""`` when there is none.
        role: who works here, to be asked what they may do.
        session: opens files and chooses the meeting (`desktop_app.ui.session.Session`).
        sounds: bells and verdict sounds. make_hall: gives the hall's screens, made at the first call.
        is_awake: whether the system keeps the computer awake; None while it has not answered.
    """

    def __init__(
        self, lane: Workers, pool: Workers, bridge: Bridge, settings: LocalSettings, shell: Shell
    ) -> None:
        self.lane = lane
        self.pool = pool
        self.bridge = bridge
        self.settings = settings
        self.shell = shell
        self.workspace: Community | None = None
        self.event: EventInfo | None = None
        self.session: Any = None
        self.role = Role.ORGANISER
        self.event_id = ""
        self.sounds: Sounds | None = None
        self.make_hall: Callable[[], HallPort] | None = None
        self.is_awake: Callable[[], bool | None] | None = None

    @property
    def desk(self) -> str:
        """The name of this desk, in the file that is open."""
        return self.workspace.desk if self.workspace is not None else self.settings.text("desk") or "1"


class Screen(QWidget):
    """Base of the screens. Build the widgets in ``__init__``, fetch in `reload`.

    Set ``shows_header`` or ``shows_status`` to False to have the whole height (the moderator's console).
    """

    shows_header = True
    shows_status = True
    header_tools: QWidget | None = None
    """Small buttons beside the clock, shown while the screen is in front."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def reload(self) -> None:
        """The file or the event is another one (or the screen is new): ask the services and draw."""

    def on_shown(self) -> None:
        """The screen comes to the front; put the focus where hands expect it."""

    def go_to(self, place: str) -> None:
        """Somebody was led to a part of this screen: the keyboard goes there."""

    def on_hidden(self) -> None:
        """Another screen comes to the front: stop timers that only feed the eye."""

    def notice_place(self, *, is_brief: bool) -> QRect | None:
        """What a line of notice hides here, whole, where there is no header; ``is_brief``: a good word that goes by
        itself. None: it lies in the middle at the top."""
        return None

    def unfinished(self) -> list[str]:
        """What goes on here that closing the window would cut short: a sentence for each, said before it closes."""
        return []

    def waits_since_s(self) -> list[float]:
        """When each scan was made that is not on the disk yet, in seconds of the steady clock."""
        return []

    def abandoned(self) -> list[str]:
        """What goes on, for another meeting, file or role: said before one is left in the middle of something."""
        return []

    def on_end(self) -> None:
        """The program ends, and `on_close` follows: what must not be lost is written before the file is closed."""

    def on_close(self) -> None:
        """The window closes, or the screen is built anew: close windows of your own (the projector)."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A page shows nothing of its focus; Qt would paint the whole of it again."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The same when the focus goes to a field."""

    def retranslate(self) -> bool:
        """The language changed. Return False (the default) and the shell builds the screen anew."""
        return False

    def hand_over(self) -> object:
        """The screen is about to be built anew: what the next one goes on with; None for nothing."""
        return None

    def go_on_with(self, left: object) -> None:
        """What the screen before this one handed over; called before `reload`."""
