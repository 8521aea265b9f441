"""All windows of the hall: each on its own screen, hidden when that is unplugged, back when it is plugged in.

What is remembered (on this computer): for each output the identity of its screen and its own page, whether the
windows were open, the size of the hall, the variant and the logo.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.views import HallMode, HallView
from desktop_app.ui.projector.window import ProjectorWindow, free_console
from desktop_app.ui.screens import (
    Present,
    ScreenIdentity,
    Screens,
    assign,
    decode_identity,
    is_built_in,
    propose,
)
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.widgets.hall.port import Output, OutputState, is_waited_for
from desktop_app.ui.widgets.hall.sheet import Options

OUTPUTS_KEY, OPEN_KEY = "hall.outputs", "hall.open"
FARTHEST_KEY, IMAGE_KEY, LIGHT_KEY, LOGO_KEY = "hall.farthest_m", "hall.image_m", "hall.light", "hall.logo"
SETTLE_MS = 400
"""A screen just plugged in may change its size once more."""


class _Slot:
    """One output: what is wanted, and its window once it was shown."""

    def __init__(self, screen: ScreenIdentity | None = None, page: HallMode | None = None) -> None:
        self.screen, self.page = screen, page
        self.window: ProjectorWindow | None = None
        self.state = OutputState.CLOSED
        self.beside: frozenset[ScreenIdentity] = frozenset()
        """Screens that were seen beside its own."""


class HallOutputs(QObject):
    """The hall's screens (`desktop_app.ui.widgets.hall.port.HallPort`).

    Args:
        screens: which screens there are.
        console: the operator's window; it is moved away when the hall takes its screen.
    """

    changed = Signal()
    lost = Signal(str)
    found = Signal(str)

    def __init__(self, settings: LocalSettings, screens: Screens, console: Callable[[], QWidget]) -> None:
        super().__init__()
        self.keys: Callable[[QKeyEvent], bool] | None = None
        self._settings, self._screens, self._console = settings, screens, console
        self._slots = _read_slots(settings.get(OUTPUTS_KEY))
        self._is_open = False
        self._aside_from: str | None = None
        """The meeting whose hall has stepped aside."""
        self._views: Mapping[HallMode | None, HallView] = {}
        self._options = self._read_options()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.arrange)
        screens.changed.connect(self._screens_changed)

    # What the console asks

    def outputs(self) -> tuple[Output, ...]:
        """The main one first."""
        return tuple(Output(slot.screen, slot.page, slot.state, _image(slot)) for slot in self._slots)

    def present(self) -> list[Present]:
        """The screens that are plugged in."""
        return self._screens.present()

    def prepare(self, view: HallView) -> None:
        """Lay out a view that may be shown soon."""
        for slot in self._slots:
            if slot.window is not None and slot.window.isVisible():
                slot.window.prepare(view)

    def shown_view(self) -> HallView | None:
        """What the main output really shows; None while the hall sees nothing of ours."""
        main = self._slots[0]
        return main.window.view if main.window is not None and main.window.isVisible() else None

    def room(self) -> Room:
        """What was said of the hall's size."""
        known = Room()
        return Room(
            self._settings.number(FARTHEST_KEY, known.farthest_m),
            self._settings.number(IMAGE_KEY, known.image_height_m),
        )

    def options(self) -> Options:
        """Dark or light, logo."""
        return self._options

    # What the console says

    def show_views(self, views: Mapping[HallMode | None, HallView]) -> None:
        """A view for each page asked for by `outputs` (None is what the moderator chose)."""
        self._views = views
        for slot in self._slots:
            self._show(slot)

    def toggle(self) -> None:
        """F11: open all outputs, or free the console and the hall.

        Who presses it while the screen is away wants the picture: another screen that is free gets it, else it waits.
        """
        if self._is_open and not is_waited_for(self.outputs()):
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the hall's windows; without a second screen the hall covers the console until the next F11."""
        self._is_open, self._aside_from = True, None
        self._settings.put(OPEN_KEY, True)
        self._choose_where_needed()
        self.arrange()

    def close(self) -> None:
        """Hide the hall's windows."""
        self._is_open, self._aside_from = False, None
        self._settings.put(OPEN_KEY, False)
        self.arrange()

    def step_aside(self, event_id: str) -> None:
        """Hide the hall's windows for a while; that they were open is not forgotten, a new start included."""
        if self._is_open:
            self._is_open, self._aside_from = False, event_id
            self.arrange()

    def come_back(self, event_id: str) -> None:
        """Show again what stepped aside; the hall that saw another meeting is not shown this one unasked."""
        aside_from, self._aside_from = self._aside_from, None
        if aside_from == event_id:
            self.resume()

    def resume(self) -> None:
        """Open again what was open when the program ended, but never over the only screen.

        A screen that is still off comes by itself when it is there.
        """
        if self._is_open or not self._settings.flag(OPEN_KEY):
            return
        places = self._places()
        if self._slots[0].screen is None or (places[0] is not None and len(self.present()) == 1):
            return
        self._is_open = True
        for slot, place in zip(self._slots, places, strict=True):
            slot.state = OutputState.UNPLUGGED if slot.screen and place is None else slot.state
        self.arrange()

    def shut(self) -> None:
        """The program ends: windows go, what was open is remembered."""
        self._settling.stop()
        self._is_open = False
        for slot in self._slots:
            self._drop(slot)

    def choose(self, index: int, screen: ScreenIdentity) -> None:
        """Put an output on that screen, and remember it; the output that had it gets the other's."""
        slot = self._slots[index]
        identities = [each.identity for each in self.present()]
        for other, place in zip(self._slots, self._places(), strict=True):
            has_it = other.screen == screen or (place is not None and identities[place] == screen)
            if other is not slot and has_it:
                other.screen, other.beside = slot.screen, frozenset()
        slot.screen, slot.beside = screen, frozenset()
        self._remember()
        self.arrange()

    def set_page(self, index: int, page: HallMode | None) -> None:
        """Give an output a page of its own."""
        self._slots[index].page = page
        self._remember()
        self._show(self._slots[index])
        self.publish_changed()

    def add(self) -> None:
        """One more output, on a screen that is still free."""
        taken = {*self._places(), self._console_index()}
        free = [each.identity for place, each in enumerate(self.present()) if place not in taken]
        free.sort(key=is_built_in)
        self._slots.append(_Slot(free[0] if free else None))
        self._remember()
        self.arrange()

    def remove(self, index: int) -> None:
        """One output less; the main one stays."""
        if index > 0:
            self._drop(self._slots.pop(index))
            self._remember()
            self.publish_changed()

    def set_room(self, room: Room) -> None:
        """Remember the hall's size."""
        self._settings.put(FARTHEST_KEY, room.farthest_m)
        self._settings.put(IMAGE_KEY, room.image_height_m)
        self.publish_changed()

    def set_light(self, light: bool) -> None:
        """The variant for bright rooms."""
        self._settings.put(LIGHT_KEY, light)
        self._use_options()

    def set_logo(self, file: str) -> None:
        """The picture of the page LOGO."""
        self._settings.put(LOGO_KEY, file)
        self._use_options()

    # Placing

    def arrange(self) -> None:
        """Bring every window to where it belongs now; those that stand right are not touched."""
        if self._is_open and self._slots[0].screen is None:
            self._choose_where_needed()
        present, places = self.present(), self._places()
        held = self._held_back(places, present)
        taken = {place for slot, place in zip(self._slots, places, strict=True) if slot is not held}
        if self._is_open and len(present) > 1:
            free_console(self._console(), [each for i, each in enumerate(present) if i not in taken])
        for index, (slot, place) in enumerate(zip(self._slots, places, strict=True)):
            before = slot.state
            if slot is held:
                self._drop(slot)
                slot.state = OutputState.HELD_BACK
            else:
                self._arrange(slot, index == 0, present, place)
            self._announce(slot, before)
        self.publish_changed()

    def _places(self) -> list[int | None]:
        """Which of the screens that are present each output has."""
        present = [each.identity for each in self.present()]
        return assign([slot.screen for slot in self._slots], present, [slot.beside for slot in self._slots])

    def _held_back(self, places: list[int | None], present: list[Present]) -> _Slot | None:
        """The last output, where all screens are taken: the console must stand somewhere."""
        placed = [slot for slot, place in zip(self._slots, places, strict=True) if place is not None]
        return placed[-1] if self._is_open and len(present) > 1 and len(placed) == len(present) else None

    def _arrange(self, slot: _Slot, is_main: bool, present: list[Present], place: int | None) -> None:
        if not self._is_open:
            self._drop(slot)
            slot.state = OutputState.CLOSED
        elif place is not None and len(present) > 1:
            self._place(slot, present[place])
            self._know_again(slot, present[place].identity, [each.identity for each in present])
        elif is_main and len(present) == 1 and slot.state in (OutputState.CLOSED, OutputState.COVERS_CONSOLE):
            self._cover(slot, present[0])
        else:
            self._drop(slot)
            away = OutputState.UNPLUGGED if slot.screen is not None else OutputState.CLOSED
            slot.state = OutputState.HELD_BACK if place is not None else away

    def _know_again(self, slot: _Slot, screen: ScreenIdentity, present: list[ScreenIdentity]) -> None:
        """It may have come back on another socket or with another size: that is what is looked for next time."""
        slot.beside = frozenset(present) - {screen}
        if slot.screen != screen:
            slot.screen = screen
            self._remember()

    def _choose_where_needed(self) -> None:
        """A hand opens the hall: last month's projector that is not here does not count."""
        main, places = self._slots[0], self._places()
        if places[0] is not None:
            return
        present = [each.identity for each in self.present()]
        taken = {place for place in places if place is not None}
        chosen = propose(present, self._console_index(), taken)
        if chosen is not None:
            main.screen, main.beside = present[chosen], frozenset()
            main.state = OutputState.CLOSED  # another screen is not one that came back
            self._remember()

    def _place(self, slot: _Slot, where: Present) -> None:
        slot.state = OutputState.SHOWN
        self._window(slot).place(where, takes_keys=False)
        self._show(slot)

    def _cover(self, slot: _Slot, where: Present) -> None:
        window = self._window(slot)
        if slot.state is not OutputState.COVERS_CONSOLE or window.geometry() != where.area:
            slot.state = OutputState.COVERS_CONSOLE
            window.place(where, takes_keys=True)
        self._show(slot)

    def _window(self, slot: _Slot) -> ProjectorWindow:
        if slot.window is None:
            slot.window = ProjectorWindow()
            slot.window.use_options(self._options)
            slot.window.closed_by_hand.connect(self.close)
            slot.window.keys = self._key
        return slot.window

    def _key(self, event: QKeyEvent) -> bool:
        return self.keys is not None and self.keys(event)

    def _drop(self, slot: _Slot) -> None:
        if slot.window is not None:
            slot.window.hide()
            slot.window.deleteLater()
            slot.window = None

    def _show(self, slot: _Slot) -> None:
        view = self._views.get(slot.page) or self._views.get(None)
        if slot.window is not None and view is not None:
            slot.window.show_view(view)

    def _console_index(self) -> int:
        middle = self._console().frameGeometry().center()
        areas = [each.area for each in self.present()]
        return next((i for i, area in enumerate(areas) if area.contains(middle)), 0)

    def _screens_changed(self) -> None:
        self.arrange()
        self._settling.start()

    def _announce(self, slot: _Slot, before: OutputState) -> None:
        label = slot.screen.label() if slot.screen is not None else ""
        if slot.state is OutputState.UNPLUGGED and before is OutputState.SHOWN:
            self.publish_lost(label)
        elif slot.state is OutputState.SHOWN and before is OutputState.UNPLUGGED:
            self.publish_found(label)

    def publish_changed(self) -> None:
        """The only place that emits `changed`."""
        self.changed.emit()

    def publish_lost(self, label: str) -> None:
        """The only place that emits `lost`."""
        self.lost.emit(label)

    def publish_found(self, label: str) -> None:
        """The only place that emits `found`."""
        self.found.emit(label)

    # Remembering

    def _remember(self) -> None:
        self._settings.put(
            OUTPUTS_KEY,
            [
                {
                    "screen": slot.screen.encode() if slot.screen else None,
                    "page": slot.page.value if slot.page else "",
                }
                for slot in self._slots
            ],
        )

    def _read_options(self) -> Options:
        file = self._settings.text(LOGO_KEY)
        logo = QPixmap(file) if file and Path(file).is_file() else None
        return Options(self._settings.flag(LIGHT_KEY), file if logo is not None else "", logo)

    def _use_options(self) -> None:
        self._options = self._read_options()
        for slot in self._slots:
            if slot.window is not None:
                slot.window.use_options(self._options)
        self.publish_changed()


def _image(slot: _Slot) -> tuple[int, int] | None:
    if slot.window is None or not slot.window.isVisible():
        return None
    return slot.window.width(), slot.window.height()


def _read_slots(value: Any) -> list[_Slot]:
    pages = {page.value: page for page in HallMode}
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    found = [_Slot(decode_identity(row.get("screen")), pages.get(row.get("page", ""))) for row in rows]
    return found or [_Slot()]
