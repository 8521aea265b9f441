"""The boxes of a layout: what goes where, in millimetres from the top left corner of the badge."""

from dataclasses import dataclass
from enum import Enum

INK = "#131A2A"
MUTED = "#5B6579"
LINE = "#C3CAD6"
WHITE = "#FFFFFF"
CATEGORY = "category"
"""A colour name: the colour of the person's category."""


class Weight(Enum):
    """The cuts of the bundled font that badges use."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Align(Enum):
    """Where a line stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Upright(Enum):
    """Where lines stand in the height of their box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in millimetres; y grows downwards."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """The right edge."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The lower edge."""
        return self.y_mm + self.height_mm

    def moved(self, dx_mm: float, dy_mm: float) -> "Rect":
        """The same size elsewhere."""
        return Rect(self.x_mm + dx_mm, self.y_mm + dy_mm, self.width_mm, self.height_mm)

    def grown(self, by_mm: float) -> "Rect":
        """Larger on all sides (smaller when negative)."""
        return Rect(
            self.x_mm - by_mm, self.y_mm - by_mm, self.width_mm + 2 * by_mm, self.height_mm + 2 * by_mm
        )

    def holds(self, other: "Rect", slack_mm: float = 0.01) -> bool:
        """Whether ``other`` lies inside."""
        return (
            other.x_mm >= self.x_mm - slack_mm
            and other.y_mm >= self.y_mm - slack_mm
            and other.right_mm <= self.right_mm + slack_mm
            and other.bottom_mm <= self.bottom_mm + slack_mm
        )

    def meets(self, other: "Rect", slack_mm: float = 0.01) -> bool:
        """Whether the two share an area."""
        return (
            self.x_mm < other.right_mm - slack_mm
            and other.x_mm < self.right_mm - slack_mm
            and self.y_mm < other.bottom_mm - slack_mm
            and other.y_mm < self.bottom_mm - slack_mm
        )


@dataclass(frozen=True, slots=True)
class TextBox:
    """Words that fit themselves.

    Attributes:
        template: text with ``{field}`` places.
        largest_pt, good_pt, least_pt: the size starts at the largest; lines are added before it falls under the
            good one, and it never falls under the least.
        lines: how many lines at most.
        leading: from one baseline to the next, in sizes.
        follows: begins where the words of the box before it end, takes the height that those left free, and is set
            no larger than they are.
        only: category keys for which the box is drawn; empty for all.
    """

    rect: Rect
    template: str
    largest_pt: float = 12.0
    good_pt: float = 12.0
    least_pt: float = 9.0
    lines: int = 1
    weight: Weight = Weight.REGULAR
    colour: str = INK
    align: Align = Align.LEFT
    upright: Upright = Upright.TOP
    leading: float = 1.2
    follows: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BandBox:
    """The colour band of the category with its shape and word. ``inset_mm``: from the left edge to the shape."""

    rect: Rect
    size_pt: float = 17.0
    least_pt: float = 7.0
    inset_mm: float = 7.0
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CodeBox:
    """The code, square, in the middle of ``rect``, which holds its quiet zone too."""

    rect: Rect
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowsBox:
    """A table plan or a programme. ``source``: ``plan`` or ``programme``."""

    rect: Rect
    source: str = "plan"
    size_pt: float = 15.0
    least_pt: float = 6.0
    pitch_mm: float = 10.5
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NotesBox:
    """Dotted lines to write on, the first after its label."""

    rect: Rect
    size_pt: float = 11.0
    pitch_mm: float = 6.0
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FillBox:
    """A coloured rectangle; a thin one is a line. ``colour``: ``#RRGGBB`` or `CATEGORY`."""

    rect: Rect
    colour: str = LINE
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture kept under ``name`` with the community (a logo), scaled to fit."""

    rect: Rect
    name: str = "logo"
    only: frozenset[str] = frozenset()


Box = TextBox | BandBox | CodeBox | RowsBox | NotesBox | FillBox | PictureBox


@dataclass(frozen=True, slots=True)
class Layout:
    """A badge: its size and the boxes of both sides, drawn in order. An empty back is not printed."""

    key: str
    name: str
    width_mm: float
    height_mm: float
    front: tuple[Box, ...]
    back: tuple[Box, ...] = ()

    @property
    def rect(self) -> Rect:
        """The whole badge."""
        return Rect(0.0, 0.0, self.width_mm, self.height_mm)
