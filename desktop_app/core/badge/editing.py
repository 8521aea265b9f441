"""Changing a layout by hand: one side at a time, every step can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from desktop_app.core.badge.boxes import Box, CodeBox, Layout, Rect, TextBox
from desktop_app.core.badge.compose import QUIET_MODULES, code_rect
from desktop_app.core.badge.ready import LEAST_CODE_MM
from desktop_app.core.text import N_, Text

GRID_MM = 0.5
CATCH_MM = 1.2
"""How near an edge must come to another to be caught by it."""
SMALLEST_MM = 1.0
_MOST_STEPS = 200


class Edge(Enum):
    """The sides to which boxes are aligned."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Draft:
    """A layout that is being changed.

    Attributes:
        on_back: which side is on the table.
        selected: index of the box in hand, or None.
        past, future: layouts to go back to and forward to.
    """

    layout: Layout
    on_back: bool = False
    selected: int | None = None
    past: tuple[Layout, ...] = ()
    future: tuple[Layout, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the side on the table."""
        return self.layout.back if self.on_back else self.layout.front

    @property
    def box(self) -> Box | None:
        """The box in hand."""
        if self.selected is None or self.selected >= len(self.boxes):
            return None
        return self.boxes[self.selected]

    def turned(self, on_back: bool) -> "Draft":
        """The other side on the table."""
        return replace(self, on_back=on_back, selected=None)

    def pick(self, index: int | None) -> "Draft":
        """Take a box in hand."""
        return replace(self, selected=index)

    def at(self, x_mm: float, y_mm: float) -> int | None:
        """The box under a point, the smallest first: small ones lie on large ones."""
        point = Rect(x_mm, y_mm, 0.0, 0.0)
        under = [i for i, box in enumerate(self.boxes) if box.rect.holds(point)]
        return min(under, key=lambda i: _area(self.boxes[i].rect), default=None)

    def add(self, box: Box) -> "Draft":
        """A new box, in hand."""
        return replace(self._with((*self.boxes, box)), selected=len(self.boxes))

    def remove(self) -> "Draft":
        """Without the box in hand."""
        if self.box is None:
            return self
        left = tuple(box for index, box in enumerate(self.boxes) if index != self.selected)
        return replace(self._with(left), selected=None)

    def change(self, **values: Any) -> "Draft":
        """The box in hand with other values."""
        if self.box is None:
            return self
        return self._put(replace(self.box, **values))

    def place(self, rect: Rect, catch: bool = False) -> "Draft":
        """The box in hand elsewhere or of another size; with ``catch`` near edges and the grid hold it."""
        if self.box is None:
            return self
        wanted = self.caught(rect) if catch else rect
        size = (max(wanted.width_mm, SMALLEST_MM), max(wanted.height_mm, SMALLEST_MM))
        return self._put(
            replace(self.box, rect=Rect(_fine(wanted.x_mm), _fine(wanted.y_mm), *map(_fine, size)))
        )

    def caught(self, rect: Rect) -> Rect:
        """``rect`` moved so that an edge or middle meets one of the badge or of another box, or the grid."""
        others = [box.rect for index, box in enumerate(self.boxes) if index != self.selected]
        others.append(self.layout.rect)
        xs = [x for r in others for x in (r.x_mm, r.right_mm, r.x_mm + r.width_mm / 2)]
        ys = [y for r in others for y in (r.y_mm, r.bottom_mm, r.y_mm + r.height_mm / 2)]
        return rect.moved(
            _catch(rect.x_mm, rect.width_mm, xs) - rect.x_mm,
            _catch(rect.y_mm, rect.height_mm, ys) - rect.y_mm,
        )

    def align(self, edge: Edge) -> "Draft":
        """The box in hand against an edge, or in the middle, of the badge."""
        if self.box is None:
            return self
        rect, width, height = self.box.rect, self.layout.width_mm, self.layout.height_mm
        x = {Edge.LEFT: 0.0, Edge.CENTRE: (width - rect.width_mm) / 2, Edge.RIGHT: width - rect.width_mm}
        y = {Edge.TOP: 0.0, Edge.MIDDLE: (height - rect.height_mm) / 2, Edge.BOTTOM: height - rect.height_mm}
        return self.place(Rect(x.get(edge, rect.x_mm), y.get(edge, rect.y_mm), rect.width_mm, rect.height_mm))

    def rename(self, key: str, name: str) -> "Draft":
        """The same layout under another name."""
        return replace(self, layout=replace(self.layout, key=key, name=name))

    def undo(self) -> "Draft":
        """One step back."""
        if not self.past:
            return self
        return self._step(self.past[-1], self.past[:-1], (self.layout, *self.future))

    def redo(self) -> "Draft":
        """One step forward again."""
        if not self.future:
            return self
        return self._step(self.future[0], (*self.past, self.layout), self.future[1:])

    def joined(self, before: "Draft") -> "Draft":
        """A whole drag as one step: ``before`` is the draft at its beginning."""
        if self.layout == before.layout:
            return replace(self, past=before.past)
        return replace(self, past=(*before.past, before.layout)[-_MOST_STEPS:], future=())

    def _put(self, box: Box) -> "Draft":
        boxes = tuple(box if index == self.selected else old for index, old in enumerate(self.boxes))
        return self._with(boxes)

    def _with(self, boxes: tuple[Box, ...]) -> "Draft":
        if boxes == self.boxes:
            return self
        layout = replace(self.layout, back=boxes) if self.on_back else replace(self.layout, front=boxes)
        return replace(self, layout=layout, past=(*self.past, self.layout)[-_MOST_STEPS:], future=())

    def _step(self, layout: Layout, past: tuple[Layout, ...], future: tuple[Layout, ...]) -> "Draft":
        moved = replace(self, layout=layout, past=past, future=future)
        return replace(moved, selected=None) if moved.box is None else moved


OUTSIDE = N_("A box stands outside the badge.")
NO_CODE = N_("The front has no code: the badge cannot be scanned.")
SMALL_CODE = N_("The code is {side} mm: under {least} mm scanners miss it.")
CROWDED_CODE = N_("A box stands in the white rim that the code needs.")
NO_NAME = N_("The front has no name.")


def problems(layout: Layout) -> tuple[Text, ...]:
    """What will not work with this layout, in sentences; empty when all is well."""
    found: list[Text] = []
    whole = layout.rect.grown(0.05)
    if not all(whole.holds(box.rect) for box in (*layout.front, *layout.back)):
        found.append(Text(OUTSIDE))
    codes = [box for box in layout.front if isinstance(box, CodeBox)]
    found += [Text(NO_CODE)] if not codes else []
    for code in codes:
        found += _code_problems(code, layout.front)
    if not any(isinstance(box, TextBox) and "_name}" in box.template for box in layout.front):
        found.append(Text(NO_NAME))
    return tuple(found)


def _code_problems(code: CodeBox, boxes: Sequence[Box]) -> list[Text]:
    square = code_rect(code)
    found = []
    if square.width_mm < LEAST_CODE_MM - 0.01:
        found.append(Text(SMALL_CODE, {"side": round(square.width_mm, 1), "least": LEAST_CODE_MM}))
    quiet = square.grown(square.width_mm / 21 * QUIET_MODULES)
    near = (box.rect for box in boxes if not isinstance(box, CodeBox))
    if any(rect.meets(quiet, 0.4) for rect in near):
        found.append(Text(CROWDED_CODE))
    return found


def _catch(start: float, length: float, edges: Sequence[float]) -> float:
    """Where a side begins when its start, end or middle is caught by the nearest edge, or by the grid."""
    moves = [edge - part for edge in edges for part in (start, start + length, start + length / 2)]
    nearest = min(moves, key=abs, default=CATCH_MM + 1)
    return start + nearest if abs(nearest) <= CATCH_MM else round(start / GRID_MM) * GRID_MM


def _area(rect: Rect) -> float:
    return rect.width_mm * rect.height_mm


def _fine(mm: float) -> float:
    return round(mm, 2)
