"""Which screens there are, how one is known again after it was unplugged, and which one the hall gets.

A screen is known by maker, model and serial number where it gives them, otherwise by the name of its socket and
its size; never by its place in a list, which changes with every cable.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What is remembered of a screen. ``width`` and ``height`` are its own pixels."""

    maker: str = ""
    model: str = ""
    serial: str = ""
    name: str = ""
    width: int = 0
    height: int = 0

    def label(self) -> str:
        """As a person calls it: its model or maker, or the name of its socket, and its pixels."""
        return f"{self.called()}, {self.width} × {self.height}"

    def called(self) -> str:
        """Its model or maker alone, where there is little room."""
        return " ".join(part for part in (self.maker, self.model) if part) or self.name or "?"

    def encode(self) -> dict[str, Any]:
        """For the settings file."""
        return asdict(self)


def decode_identity(value: Any) -> ScreenIdentity | None:
    """From the settings file; None for anything else."""
    if not isinstance(value, dict):
        return None
    texts = [str(value.get(key, "")) for key in ("maker", "model", "serial", "name")]
    sizes = [value.get(key, 0) for key in ("width", "height")]
    if not all(isinstance(size, int) for size in sizes):
        return None
    return ScreenIdentity(texts[0], texts[1], texts[2], texts[3], sizes[0], sizes[1])


def likeness(wanted: ScreenIdentity, found: ScreenIdentity) -> int:
    """How surely two identities are one screen: 0 not at all, 4 beyond doubt."""
    same_model = (wanted.maker, wanted.model) == (found.maker, found.model)
    if wanted.serial and found.serial:
        return 4 if same_model and wanted.serial == found.serial else 0
    if not same_model:
        return 0
    if wanted.name == found.name:
        return 3 if (wanted.width, wanted.height) == (found.width, found.height) else 2
    return 1 if wanted.model and (wanted.width, wanted.height) == (found.width, found.height) else 0


_BY_MODEL_ONLY = 1
Beside = Sequence[Set[ScreenIdentity]]
"""For each wanted screen, those that were seen beside it: they are not it under another name."""


def assign(
    wanted: Sequence[ScreenIdentity | None], present: Sequence[ScreenIdentity], beside: Beside = ()
) -> list[int | None]:
    """Which screen each wanted one is now, None when it is not there: the surest first, no screen twice.

    Two projectors of one model without serial numbers are alike; the one that was unplugged does not take the
    place of the other.
    """
    sure = [
        (-grade, slot, place)
        for slot, each in enumerate(wanted)
        if each is not None
        for place, found in enumerate(present)
        if (grade := likeness(each, found))
        and not (grade == _BY_MODEL_ONLY and slot < len(beside) and found in beside[slot])
    ]
    places: list[int | None] = [None] * len(wanted)
    for _, slot, place in sorted(sure):
        if places[slot] is None and place not in places:
            places[slot] = place
    return places


def propose(present: Sequence[ScreenIdentity], operator: int, taken: Set[int] = frozenset()) -> int | None:
    """The screen for the hall when nobody chose: the largest that is not the operator's; None if there is none.

    One that another output has ``taken`` only if there is no other.
    """
    others = [i for i in range(len(present)) if i != operator]
    free = [i for i in others if i not in taken] or others
    return max(free, key=lambda i: present[i].width * present[i].height, default=None)


def is_built_in(screen: ScreenIdentity) -> bool:
    """A laptop's own panel, as far as its name tells."""
    name = screen.name.casefold()
    return name.startswith(("edp", "lvds", "dsi")) or "built-in" in name


def labels(present: Sequence[ScreenIdentity]) -> list[str]:
    """What people call each; two of one model are told apart by their sockets."""
    called = Counter(each.label() for each in present)
    return [
        f"{each.name} · {each.label()}" if called[each.label()] > 1 and each.name else each.label()
        for each in present
    ]


def identity(screen: QScreen) -> ScreenIdentity:
    """What Qt tells of a screen."""
    ratio = screen.devicePixelRatio()
    size = screen.geometry().size()
    return ScreenIdentity(
        screen.manufacturer(),
        screen.model(),
        screen.serialNumber(),
        screen.name(),
        round(size.width() * ratio),
        round(size.height() * ratio),
    )


@dataclass(frozen=True, slots=True)
class Present:
    """A screen that is plugged in now.

    Attributes:
        area: in the desktop's own units (after the scale factor).
        screen: Qt's handle; None in tests.
    """

    identity: ScreenIdentity
    area: QRect
    screen: QScreen | None = None


class Screens(Protocol):
    """The screens of this computer; Qt's, or made up in tests."""

    @property
    def changed(self) -> Any:
        """Signal: a screen came, went, or has another size."""

    def present(self) -> list[Present]:
        """Those that are plugged in now, the primary one first."""


class QtScreens(QObject):
    """The screens that Qt knows."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = _application()
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self.publish_changed)
        self._removing: QScreen | None = None
        for screen in app.screens():
            screen.geometryChanged.connect(self.publish_changed)

    def present(self) -> list[Present]:
        """Those that are plugged in now, the primary one first."""
        primary = _application().primaryScreen()
        screens = [screen for screen in _application().screens() if screen is not self._removing]
        screens.sort(key=lambda screen: screen is not primary)
        return [Present(identity(screen), screen.geometry(), screen) for screen in screens]

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.publish_changed)
        self.publish_changed()

    def _removed(self, screen: QScreen) -> None:
        # Qt says so while the screen is still in its list.
        self._removing = screen
        self.publish_changed()
        self._removing = None


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
