"""What a composed badge is made of: a few kinds of marks in millimetres that any painter can draw."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.core.badge.boxes import Rect, Weight


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. ``x_mm``: its left end; ``y_mm``: its baseline; ``squeeze``: horizontal scale."""

    x_mm: float
    y_mm: float
    width_mm: float
    text: str
    size_pt: float
    weight: Weight
    colour: str
    squeeze: float = 1.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, dotted or not."""

    x1_mm: float
    y1_mm: float
    x2_mm: float
    y2_mm: float
    width_mm: float
    colour: str
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape of a category, ``size_mm`` across, around its middle."""

    shape: str
    x_mm: float
    y_mm: float
    size_mm: float
    colour: str


@dataclass(frozen=True, slots=True)
class CodeMark:
    """A QR code. ``rect``: the square of its modules, without the quiet zone."""

    rect: Rect
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, scaled to fit ``rect``."""

    rect: Rect
    name: str


Drawn = Words | Fill | Stroke | Mark | CodeMark | Picture


class RemarkKind(Enum):
    """What a person should know about a badge before it is printed."""

    CUT = "cut"
    """The text was too long; an ellipsis stands for the rest."""
    BROKEN = "broken"
    """A word was broken where it has no hyphen."""
    LEFT_OUT = "left-out"
    """Rows of the programme or of the table plan have no place."""
    MISSING_SIGNS = "missing-signs"
    """No bundled font has some of its signs."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault of one badge.

    Attributes:
        text: the whole text concerned; of rows that are left out, whether they are of the ``plan`` or ``programme``.
        detail: the missing signs by name.
        count: how many rows are left out.
    """

    kind: RemarkKind
    text: str
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a badge."""

    drawn: tuple[Drawn, ...]
    remarks: tuple[Remark, ...] = ()
