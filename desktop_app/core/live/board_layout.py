"""Where names and tables stand on the hall's screen: legible from the last row, or on another page.

Sizes follow AVIXA DISCAS: an element (here a capital letter) is at least distance / 200 high, and 22 minutes
of arc (distance / 156) is preferred. All lengths are pixels of the image unless their name says otherwise;
widths of texts come in em (multiples of the font size) so that this module needs no font.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from desktop_app.core.live.name_lines import Fitted

CAPITAL_EM = 0.727
"""Height of a capital letter of Inter, in em."""

MARGIN = 0.032
"""Nothing important stands within 3 % of the edges; a little more is kept."""

ROW_EM = 1.24
LEAST_COLUMN_EM = 4.0
SLACK_EM = 0.05
"""Letters set side by side are not quite as wide as the sum of their parts."""
MOST_STRETCH = 1.2
"""How much further apart rows may stand where there is room."""
_MOST_FONT_SHARE = 1 / 11
_MOST_TOUCHED = 0.12
"""Of the names, that may be shortened or broken for larger text: one long name must not make all others small."""
_SIZES = 24
"""How finely the size of the text is chosen."""
_ACUITY = 200
_COMFORT = 156
COMFORT_OF_LEAST = _ACUITY / _COMFORT
"""How much larger the preferred size is than the smallest."""


@dataclass(frozen=True, slots=True)
class Room:
    """What was asked once about the hall.

    Attributes:
        farthest_m: distance from the farthest seat to the screen.
        image_height_m: height of the projected image.
    """

    farthest_m: float = 20.0
    image_height_m: float = 3.0

    @property
    def smallest_text(self) -> float:
        """Height of a capital that the last row can just read, as a fraction of the image's height."""
        return self.farthest_m / _ACUITY / self.image_height_m


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


def smallest_font_px(room: Room, height_px: float) -> float:
    """Font size whose capitals the last row can just read."""
    return room.smallest_text * height_px / CAPITAL_EM


def safe_area(width_px: float, height_px: float) -> Area:
    """The image without its edges."""
    x, y = width_px * MARGIN, height_px * MARGIN * 1.25
    return Area(x, y, width_px - 2 * x, height_px - 2 * y)


class Cost(NamedTuple):
    """What is wrong with a layout, the worst first.

    Attributes:
        cut: names cut. crowded: too many of them are shortened or broken. pages: how many.
        plain: tables without a heading. touched: names shortened or broken.
    """

    cut: int
    crowded: bool
    pages: int
    plain: bool
    touched: int


def cost(fits: Sequence[Fitted], pages: int, *, crowded: bool = False, plain: bool = False) -> Cost:
    """Of a layout in which the names stand like that."""
    touched = sum(fit.is_short + fit.lines - 1 for fit in fits)
    return Cost(sum(fit.is_cut for fit in fits), crowded, pages, plain, touched)


class Layout(Protocol):
    """Names on pages."""

    @property
    def fits(self) -> Sequence[Fitted]:
        """How each name stands."""

    @property
    def cost(self) -> Cost:
        """The less, the better."""


_Layout = TypeVar("_Layout", bound=Layout)


def best(layouts: Sequence[_Layout]) -> _Layout:
    """The one with the least cost."""
    return min(layouts, key=lambda layout: layout.cost)


def is_last(layout: Layout) -> bool:
    """Narrower columns than these cannot be better."""
    found = layout.cost
    return found.cut > 0 or (found.pages, found.touched) == (1, 0)


def largest(lay: Callable[[float], _Layout], area: Area, smallest_px: float, comfort_px: float) -> _Layout:
    """The fewest pages, then the largest text between legible and an eleventh of the height."""
    chosen = least = lay(smallest_px)
    most_px = max(smallest_px, comfort_px, area.height * _MOST_FONT_SHARE)
    low, high = 0, _SIZES
    while low < high:
        middle = (low + high + 1) // 2
        found = lay(smallest_px + (most_px - smallest_px) * middle / _SIZES)
        if _is_as_good(found, least):
            chosen, low = found, middle
        else:
            high = middle - 1
    return chosen


def _is_as_good(larger: Layout, least: Layout) -> bool:
    """Larger text may shorten or break a few names more, but nothing else."""
    found, known = larger.cost, least.cost
    few = max(known.touched, 1, _MOST_TOUCHED * len(larger.fits))
    return found[:-1] <= known[:-1] and found.touched <= few
