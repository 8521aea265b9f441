"""Drawing composed marks into a PDF page: operators written directly, in points, from the top left of a badge.

The library's own calls cost several times as much for the same picture; they are kept for documents, fonts and
pictures.
"""

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desktop_app.core.badge import shapes
from desktop_app.core.badge.boxes import Rect
from desktop_app.core.badge.drawn import CodeMark, Drawn, Fill, Mark, Picture, Stroke, Words
from desktop_app.printing import fonts, qr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PT_PER_MM = 72 / 25.4
_CIRCLE = 0.5523
"""Length of the handles with which four cubic curves make a circle."""


_MOST_WRITTEN = 2000
"""Lines remembered: those that stand on every badge are written once."""


class Pen:
    """Writes marks into one document.

    Args:
        canvas: the document.
        page_height_mm: height of its pages.
        black_only: for thermal printers, which have no grey: dark colours become black, light ones white.
        pictures: PNG files by the name that layouts give them; a name that is missing is left out.
    """

    def __init__(
        self,
        canvas: "Canvas",
        page_height_mm: float,
        black_only: bool = False,
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self._canvas: Any = canvas
        self._pictures = pictures
        self._forms: dict[str, float] = {}
        self._page_height_mm = page_height_mm
        self._black_only = black_only
        self._shown: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._colours: dict[str, str] = {}
        self._written: dict[Words, str] = {}

    def draw(self, marks: tuple[Drawn, ...], at: Rect, upside_down: bool = False) -> None:
        """Draw ``marks`` with their origin at the top left of ``at`` on the current page."""
        x_pt, y_pt = at.x_mm * PT_PER_MM, (self._page_height_mm - at.y_mm) * PT_PER_MM
        turn = "1 0 0 1"
        if upside_down:
            turn = "-1 0 0 -1"
            x_pt, y_pt = at.right_mm * PT_PER_MM, (self._page_height_mm - at.bottom_mm) * PT_PER_MM
        parts = [f"q {turn} {_n(x_pt)} {_n(y_pt)} cm"]
        parts += [self._operators(mark) for mark in marks if not isinstance(mark, Picture)]
        parts.append("Q")
        self._canvas.addLiteral("\n".join(parts))
        for mark in marks:
            if isinstance(mark, Picture) and mark.name in self._pictures:
                self._picture(mark, (-1 if upside_down else 1, x_pt, y_pt))

    def _operators(self, mark: Drawn) -> str:
        if isinstance(mark, Words):
            return self._words(mark)
        if isinstance(mark, CodeMark):
            return _code(mark)
        if isinstance(mark, Fill):
            return f"{self._colour(mark.colour)} rg {_rect(mark.rect)} f"
        if isinstance(mark, Mark):
            return f"{self._colour(mark.colour)} rg {_shape(mark)} f"
        return self._stroke(mark) if isinstance(mark, Stroke) else ""

    def _words(self, mark: Words) -> str:
        known = self._written.get(mark)
        if known is None:
            if len(self._written) > _MOST_WRITTEN:
                self._written.clear()
            known = self._written[mark] = self._write(mark)
        return known

    def _write(self, mark: Words) -> str:
        shown = [self._show(mark, run) for run in fonts.line(mark.text, mark.weight).runs]
        return f"BT {self._colour(mark.colour)} rg {' '.join(shown)} ET"

    def _show(self, mark: Words, run: fonts.Run) -> str:
        size = mark.size_pt
        x_pt = mark.x_mm * PT_PER_MM + run.x_em * size * mark.squeeze
        y_pt = run.y_em * size - mark.y_mm * PT_PER_MM
        pieces = self._encoded(run.font, run.text)
        shown = " ".join(f"{name} {_n(size)} Tf <{data}> Tj" for name, data in pieces)
        return f"{mark.squeeze:.4g} 0 0 1 {_n(x_pt)} {_n(y_pt)} Tm {shown}"

    def _encoded(self, font_name: str, text: str) -> tuple[tuple[str, str], ...]:
        """The text as pieces of one font subset each: its name in the page and its bytes in hexadecimal."""
        key = (font_name, text)
        found = self._shown.get(key)
        if found is None:
            font, document = fonts.pdf_font(font_name), self._canvas._doc
            found = tuple(
                (font.getSubsetInternalName(subset, document), data.hex())
                for subset, data in font.splitString(text, document)
            )
            self._shown[key] = found
        return found

    def _picture(self, mark: Picture, at: tuple[int, float, float]) -> None:
        """A picture as large as its box allows, in the box's middle; embedded once however often it is drawn."""
        ratio = self._forms.get(mark.name) or self._embed(mark.name)
        width, height = mark.rect.width_mm, mark.rect.height_mm
        shown_w, shown_h = (width, width / ratio) if width / ratio <= height else (height * ratio, height)
        left = mark.rect.x_mm + (width - shown_w) / 2
        foot = mark.rect.y_mm + (height + shown_h) / 2
        turn, x_pt, y_pt = at
        canvas = self._canvas
        canvas.saveState()
        canvas.transform(turn, 0, 0, turn, x_pt, y_pt)
        canvas.transform(shown_w * PT_PER_MM, 0, 0, shown_h * PT_PER_MM, left * PT_PER_MM, -foot * PT_PER_MM)
        canvas.doForm(f"picture-{mark.name}")
        canvas.restoreState()

    def _embed(self, name: str) -> float:
        """Put a picture into the document, one point wide and high; gives its width through its height."""
        from reportlab.lib.utils import ImageReader

        reader = ImageReader(io.BytesIO(self._pictures[name]))
        width, height = reader.getSize()
        self._canvas.beginForm(f"picture-{name}", 0, 0, 1, 1)
        self._canvas.drawImage(reader, 0, 0, 1, 1, mask="auto")
        self._canvas.endForm()
        self._forms[name] = width / height
        return self._forms[name]

    def _stroke(self, mark: Stroke) -> str:
        dots = f"[0 {_n(mark.width_mm * 3.2 * PT_PER_MM)}] 0 d 1 J" if mark.dotted else "[] 0 d 0 J"
        return (
            f"{self._colour(mark.colour)} RG {_n(mark.width_mm * PT_PER_MM)} w {dots} "
            f"{_x(mark.x1_mm)} {_y(mark.y1_mm)} m {_x(mark.x2_mm)} {_y(mark.y2_mm)} l S"
        )

    def _colour(self, colour: str) -> str:
        found = self._colours.get(colour)
        if found is None:
            parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
            if self._black_only:
                parts = [0.0] * 3 if sum(parts) < 2.4 else [1.0] * 3
            found = self._colours[colour] = " ".join(_n(part) for part in parts)
        return found


def _n(value: float) -> str:
    """A number as short as a PDF allows, to a hundredth (of a point: 3.5 µm)."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _x(mm: float) -> str:
    return _n(mm * PT_PER_MM)


def _y(mm: float) -> str:
    return _n(-mm * PT_PER_MM)


def _rect(rect: Rect) -> str:
    return f"{_x(rect.x_mm)} {_y(rect.bottom_mm)} {_x(rect.width_mm)} {_x(rect.height_mm)} re"


def _code(mark: CodeMark) -> str:
    """The whole code as one path in whole units, so that no seam shows between modules."""
    size, path = qr.path(mark.text)
    unit = f"{mark.rect.width_mm * PT_PER_MM / size:.4f}"
    corner = f"{_x(mark.rect.x_mm)} {_y(mark.rect.y_mm)}"
    return f"q {unit} 0 0 -{unit} {corner} cm 0 g {path} f Q"


def _shape(mark: Mark) -> str:
    points = shapes.corners(mark.shape, mark.size_mm)
    if not points:
        return _circle(mark)
    steps = [f"{_x(mark.x_mm + dx)} {_y(mark.y_mm + dy)}" for dx, dy in points]
    return f"{steps[0]} m {' '.join(f'{step} l' for step in steps[1:])} h"


def _circle(mark: Mark) -> str:
    radius, handle = mark.size_mm / 2, mark.size_mm / 2 * _CIRCLE

    def at(dx: float, dy: float) -> str:
        return f"{_x(mark.x_mm + dx)} {_y(mark.y_mm + dy)}"

    return (
        f"{at(radius, 0)} m "
        f"{at(radius, handle)} {at(handle, radius)} {at(0, radius)} c "
        f"{at(-handle, radius)} {at(-radius, handle)} {at(-radius, 0)} c "
        f"{at(-radius, -handle)} {at(-handle, -radius)} {at(0, -radius)} c "
        f"{at(handle, -radius)} {at(radius, -handle)} {at(radius, 0)} c h"
    )
