"""What both boards have round their pages: headline and clock, where in the board this is, the legend."""

from functools import lru_cache

from PySide6.QtGui import QColor

from desktop_app.core.live.board_layout import Area
from desktop_app.core.live.views import Category, Phase
from desktop_app.i18n import tr_text
from desktop_app.ui.shapes import readable
from desktop_app.ui.widgets.hall.scene import RIGHT, Mark, Plate
from desktop_app.ui.widgets.hall.sheet import HEADER_EM, Sheet, shown_digits
from desktop_app.ui.widgets.hall.texts import BOLD, SEMIBOLD, width_px

MARK_EM, MARK_GAP_EM = 0.62, 0.55
_BANDED = (Phase.PAUSED, Phase.OVERTIME, Phase.ENDED)
"""States that a board says with a band; moving is what a board is for."""


def board_room(sheet: Sheet) -> Area:
    """Between the header and the footer."""
    gap = sheet.unit(12)
    top = sheet.safe.y + max(sheet.size(66), sheet.size(54)) * HEADER_EM + gap
    bottom = sheet.safe.y + sheet.safe.height - sheet.least * HEADER_EM - gap
    return Area(sheet.safe.x, top, sheet.safe.width, max(1.0, bottom - top))


def compose_header(sheet: Sheet, headline: str, part: str = "") -> None:
    """The headline, the clock, and which ``part`` of the alphabet stands under it."""
    view = sheet.view
    figure = shown_digits(view.digits or view.wall)
    ink = sheet.colours.ink if view.digits else sheet.colours.muted
    words, sizes, tone = "", (sheet.size(54), sheet.size(66)), sheet.colours.accent
    if sheet.band and view.word and view.phase in _BANDED:
        bottom = sheet.safe.y + max(sizes) * HEADER_EM
        sheet.add(Plate(Area(0, 0, sheet.width, bottom), sheet.band.ground))
        words = ink = tone = sheet.band.ink
        headline = f"{tr_text(view.word)} · {headline}"
    if part:
        _part(sheet, headline, figure, part, sizes, tone)
    sheet.header(headline, figure, sizes[1], ink, sizes[0], words)


def _part(sheet: Sheet, headline: str, figure: str, part: str, sizes: tuple[int, int], tone: str) -> None:
    """Which names these are, beside the clock; left out where the headline needs the room (the foot says it)."""
    small, large = sizes
    right = width_px(figure, large, BOLD) + small * 1.2
    wide = width_px(part, small, BOLD)
    if width_px(headline, small, BOLD) + small * 1.5 + wide + right <= sheet.safe.width:
        x = sheet.safe.x + sheet.safe.width - right - wide
        sheet.words(Area(x, sheet.safe.y, wide + 1, large * HEADER_EM), part, small, tone, BOLD, RIGHT)


def foot_area(sheet: Sheet) -> Area:
    """The line under the board."""
    high = sheet.least * 1.35
    return Area(sheet.safe.x, sheet.safe.y + sheet.safe.height - high, sheet.safe.width, high)


def compose_strip(sheet: Sheet, parts: list[str], page: int) -> bool:
    """All parts of the board in a line, the one on the screen marked; False where they do not fit."""
    px, area = sheet.least, foot_area(sheet)
    widths = [width_px(part, px, SEMIBOLD) for part in parts]
    gap = 1.1 * px
    if sum(widths) + gap * (len(parts) - 1) > area.width:
        return False
    x = area.x
    for place, (part, wide) in enumerate(zip(parts, widths, strict=True)):
        colour = sheet.colours.accent if place == page else sheet.colours.muted
        sheet.words(Area(x, area.y, wide + 1, area.height), part, px, colour, SEMIBOLD)
        if place == page:
            under = Area(x, area.y + area.height - px * 0.14, wide, px * 0.09)
            sheet.add(Plate(under, sheet.colours.accent, px * 0.045))
        x += wide + gap
    return True


def compose_footer(sheet: Sheet, label: str, short: str, legend: tuple[Category, ...] = ()) -> None:
    """Which part of the board this is, and the legend where both stand at the legible size."""
    px, area = sheet.least, foot_area(sheet)
    wide = sum(_legend_px(category, px) for category in legend)
    for text in (label, short):
        if legend and width_px(text, px) + wide + px <= area.width:
            _legend(sheet, Area(area.x + area.width - wide, area.y, wide, area.height), px, legend)
            break
    else:
        text = label
    sheet.words(area, text, px, sheet.colours.muted)


def short_label(pages: int, page: int) -> str:
    """2/5, where there are several pages."""
    return f"{page + 1}/{pages}" if pages > 1 else ""


def _legend_px(category: Category, px: float) -> float:
    return width_px(category.name, px) + (MARK_EM + 1.2) * px


def _legend(sheet: Sheet, area: Area, px: int, legend: tuple[Category, ...]) -> None:
    x = area.x
    for category in legend:
        wide = _legend_px(category, px)
        compose_mark(sheet, x + 0.8 * px, area, px, category)
        offset = (1.1 + MARK_EM) * px
        text = Area(x + offset, area.y, wide - offset, area.height)
        sheet.words(text, category.name, px, sheet.colours.muted)
        x += wide


def compose_mark(sheet: Sheet, x: float, line: Area, px: float, category: Category) -> None:
    """The shape of a category, before a name."""
    size = MARK_EM * px
    colour = _mark_colour(category.colour, sheet.colours.card)
    box = Area(x, line.y + (line.height - size) / 2, size, size)
    sheet.add(Mark(box, category.shape, colour))


@lru_cache(maxsize=64)
def _mark_colour(colour: str, ground: str) -> str:
    return readable(QColor(colour), QColor(ground), 3.0).name()
