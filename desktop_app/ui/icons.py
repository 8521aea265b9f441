"""The program's own icons, drawn in the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop_app import paths


@lru_cache(maxsize=64)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw ``resources/icons/<name>.svg`` in ``box`` with ``colour`` (``#RRGGBB``)."""
    _renderer(name, colour).render(painter, box)
