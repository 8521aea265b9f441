"""The sheet that a page is composed on: size, legible size, colours, header and footer."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QPixmap

from desktop_app.core.live.board_layout import CAPITAL_EM, COMFORT_OF_LEAST, Area, safe_area
from desktop_app.core.live.name_lines import NARROWEST
from desktop_app.core.live.views import HallView
from desktop_app.ui.widgets.hall.palette import Band, Palette, band, palette
from desktop_app.ui.widgets.hall.scene import CENTRE, LEFT, RIGHT, Bar, Element, Plate, Words
from desktop_app.ui.widgets.hall.texts import BOLD, REGULAR, SEMIBOLD, elide, fit_block, width_px

_LINE = 1.25
_LONG = 0.75
"""The share of the width from which a line alone at the bottom begins at its left edge."""
HEADER_EM = 1.35
REHEARSAL_EM = 1.35
"""Height of the word that marks a trial, in the smallest font size."""


@dataclass(frozen=True, slots=True)
class Options:
    """What this computer's settings say about a hall screen.

    Attributes:
        light: the variant for bright rooms.
        logo_file, logo: the picture of the page LOGO; without one the title of the event stands there.
    """

    light: bool = False
    logo_file: str = ""
    logo: QPixmap | None = field(default=None, compare=False)


@dataclass(slots=True)
class Sheet:
    """One picture in the making. All lengths are pixels of the image."""

    view: HallView
    width: float
    height: float
    options: Options
    colours: Palette = field(init=False)
    band: Band | None = field(init=False)
    safe: Area = field(init=False)
    least: int = field(init=False)
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.colours = palette(self.options.light, self.view.inverted)
        self.band = band(self.view.phase, self.colours)
        self.safe = safe_area(self.width, self.height)
        self._set_legible()
        if self.view.is_rehearsal:
            strip = max(0.0, self.least * REHEARSAL_EM - self.safe.y)
            self.safe = Area(self.safe.x, self.safe.y, self.safe.width, self.safe.height - strip)

    def _set_legible(self) -> None:
        self.least = max(6, round(self.view.smallest_text * self.height / CAPITAL_EM + 0.49))

    @property
    def comfort(self) -> int:
        """The size that the last row reads with ease."""
        return round(self.least * COMFORT_OF_LEAST)

    def size(self, of_1080: float) -> int:
        """A size drawn for 1080 lines, at this height, and never under the legible one."""
        return max(self.least, round(of_1080 * self.height / 1080))

    def unit(self, of_1080: float) -> float:
        """A length drawn for 1080 lines, at this height."""
        return of_1080 * self.height / 1080

    def add(self, *elements: Element) -> None:
        """Put elements on top."""
        self.elements.extend(elements)

    def words(
        self,
        area: Area,
        text: str,
        px: int,
        colour: str = "",
        weight: QFont.Weight = REGULAR,
        at: float = LEFT,
    ) -> float:
        """One line, in narrower letters where that is enough to fit, otherwise cut; returns its width."""
        wide = width_px(text, px, weight)
        narrow = area.width / wide if area.width < wide <= area.width / NARROWEST else 1.0
        shown = text if narrow < 1.0 else elide(text, area.width, px, weight)
        if shown:
            self.add(Words(area, shown, px, colour or self.colours.ink, weight, at, narrow))
        return width_px(shown, px, weight) * narrow

    def block(
        self,
        area: Area,
        text: str,
        most_px: float,
        colour: str = "",
        weight: QFont.Weight = BOLD,
        at: float = CENTRE,
        top: bool = False,
    ) -> float:
        """Lines as large as they fit, in the middle of the area (or from its top); returns their height."""
        room = (int(area.width), int(area.height))
        block = fit_block(text, room, self.least, most_px, weight, _LINE)
        step = block.px * _LINE
        used = step * len(block.lines)
        y = area.y if top else area.y + (area.height - used) / 2
        for line in block.lines:
            self.words(Area(area.x, y, area.width, step), line, block.px, colour, weight, at)
            y += step
        return used

    def header(
        self,
        left: str,
        right: str,
        right_px: int,
        right_colour: str,
        left_px: int = 0,
        left_colour: str = "",
    ) -> Area:
        """Headline and a figure on one line; returns the room below."""
        px = left_px or self.size(54)
        high = max(px, right_px) * HEADER_EM
        area = Area(self.safe.x, self.safe.y, self.safe.width, high)
        weight = BOLD if right_px > px * 0.9 else SEMIBOLD
        taken = self.words(area, right, right_px, right_colour, weight, RIGHT) if right else 0.0
        room = Area(area.x, area.y, area.width - taken - (px if taken else 0), high)
        self.words(room, left, px, left_colour or self.colours.ink, BOLD)
        return below(self.safe, high)

    def band_header(self, word: str, headline: str) -> Area:
        """The same line on the band of a state, with the state in a word; returns the room below."""
        assert self.band is not None
        px = self.size(54)
        high = px * HEADER_EM
        area = Area(self.safe.x, self.safe.y, self.safe.width, high)
        bottom = self.safe.y + high * 1.08
        self.add(Plate(Area(0, 0, self.width, bottom), self.band.ground))
        ink = self.band.ink
        taken = self.words(area, word, px, ink, BOLD)
        right = self.words(area, self.view.wall, px, ink, SEMIBOLD, RIGHT) if self._fits(taken, px) else 0.0
        room = area.width - taken - right - 3 * px
        if headline and width_px(headline, px, REGULAR) <= room:
            middle = Area(area.x + taken + 1.5 * px, area.y, room, high)
            self.words(middle, headline, px, ink, REGULAR, CENTRE)
        return below(self.safe, high * 1.08)

    def _fits(self, taken: float, px: int) -> bool:
        return taken + px + width_px(self.view.wall, px, SEMIBOLD) <= self.safe.width

    def time_bar(self, area: Area) -> None:
        """What is left, in the colour of the state."""
        colour = self.band.ground if self.band else self.colours.accent
        self.add(Bar(area, round(self.view.bar, 4), colour, self.colours.track))

    def footer(self, left: str, right: str, px: int, left_weight: QFont.Weight = BOLD) -> Area:
        """A line at the bottom, or two when both do not stand side by side; returns the room above.

        What stands alone is at the right too, unless it is so long that it would seem to begin beside its place.
        """
        high = px * HEADER_EM
        fits = width_px(left, px, left_weight) + width_px(right, px) + px <= self.safe.width
        bottom = self.safe.y + self.safe.height
        lines = 1 if fits or not left or not right else 2
        first = Area(self.safe.x, bottom - high * lines, self.safe.width, high)
        last = Area(self.safe.x, bottom - high, self.safe.width, high)
        self.words(first, left, px, self.colours.ink, left_weight)
        is_long = not left and width_px(right, px) > self.safe.width * _LONG
        self.words(last, right, px, self.colours.muted, REGULAR, LEFT if lines == 2 or is_long else RIGHT)
        return above(self.safe, high * lines if left or right else 0.0)


def below(area: Area, taken: float) -> Area:
    """What is left under a strip."""
    return Area(area.x, area.y + taken, area.width, max(1.0, area.height - taken))


def above(area: Area, taken: float) -> Area:
    """What is left over a strip."""
    return Area(area.x, area.y, area.width, max(1.0, area.height - taken))


def common(one: Area, other: Area) -> Area:
    """The part of the height that both have."""
    top = max(one.y, other.y)
    bottom = min(one.y + one.height, other.y + other.height)
    return Area(one.x, top, one.width, max(1.0, bottom - top))


def shown_digits(digits: str) -> str:
    """With a true minus sign, which is as wide as a figure."""
    return digits.replace("-", "\N{MINUS SIGN}")
