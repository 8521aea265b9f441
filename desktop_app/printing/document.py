"""A PDF document with our conventions: the same bytes for the same input, compressed, without trace of the maker."""

import io
from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.printing.pen import PT_PER_MM, Pen


class Document:
    """A PDF of pages of one size, built in memory."""

    def __init__(
        self,
        title: str,
        width_mm: float,
        height_mm: float,
        black_only: bool = False,
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0
        self._bytes = io.BytesIO()
        self.width_mm = width_mm
        self.height_mm = height_mm
        self.canvas = Canvas(
            self._bytes,
            pagesize=(width_mm * PT_PER_MM, height_mm * PT_PER_MM),
            pageCompression=1,
            invariant=1,
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("Ronde")
        self.pen = Pen(self.canvas, height_mm, black_only, pictures)

    def end_page(self) -> None:
        """The page is complete."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """The whole file."""
        self.canvas.save()
        return self._bytes.getvalue()
