"""From a frozen view of the hall to a scene, whatever the page."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.core.live.board_layout import Area
from desktop_app.core.live.views import HallMode, HallView
from desktop_app.i18n import language
from desktop_app.ui.widgets.hall import boards, pages, programme_page, timer
from desktop_app.ui.widgets.hall.palette import cue_colour
from desktop_app.ui.widgets.hall.scene import Frame, Scene, Shown
from desktop_app.ui.widgets.hall.sheet import Options, Sheet

_PAGES: dict[HallMode, Callable[[Sheet], Shown | None]] = {
    HallMode.WELCOME: pages.compose_welcome,
    HallMode.PROGRAMME: programme_page.compose_programme,
    HallMode.ITEM: timer.compose_item,
    HallMode.TIMER: timer.compose_timer,
    HallMode.TABLES: boards.compose_tables,
    HallMode.NAMES: boards.compose_names,
    HallMode.SPEAKER: timer.compose_speaker,
    HallMode.MESSAGE: pages.compose_message,
    HallMode.BREAK: pages.compose_break,
    HallMode.THANKS: pages.compose_thanks,
    HallMode.LOGO: pages.compose_logo,
}
BLACK = Scene("#000000")
_KEPT = 4
"""The hall, its picture on the console and two more screens show the same view."""


@dataclass(frozen=True, slots=True)
class _Composed:
    view: HallView
    asked: tuple[float, float, Options, str]
    scene: Scene


_composed: deque[_Composed] = deque(maxlen=_KEPT)


def compose(view: HallView, width: float, height: float, options: Options) -> Scene:
    """The scene of a view on an image of this size; the console's picture of the hall is not laid out again."""
    if view.mode is HallMode.BLACK and not view.overlay:
        return BLACK
    asked = (width, height, options, language())
    for known in _composed:
        if known.view is view and known.asked == asked:
            return known.scene
    scene = _scene(view, width, height, options)
    _composed.append(_Composed(view, asked, scene))
    return scene


def _scene(view: HallView, width: float, height: float, options: Options) -> Scene:
    sheet = Sheet(view, width, height, options)
    if view.mode is HallMode.BLACK:
        return _message_on_black(sheet)
    band = pages.reserve_overlay(sheet) if view.overlay else None
    pages_shown = _PAGES[view.mode](sheet) or Shown()
    if band is not None:
        pages.compose_overlay(sheet, band)
    if view.is_rehearsal:
        pages.compose_rehearsal(sheet)
    if view.cue is not None:
        whole = Area(0, 0, width, height)
        sheet.add(Frame(whole, cue_colour(view.cue, sheet.colours), sheet.unit(26)))
    return Scene(sheet.colours.ground, tuple(sheet.elements), *pages_shown)


def _message_on_black(sheet: Sheet) -> Scene:
    """The room stays dark but for the message: it may be what everybody must know now."""
    pages.compose_overlay(sheet, pages.reserve_overlay(sheet))
    return Scene(BLACK.ground, tuple(sheet.elements))
