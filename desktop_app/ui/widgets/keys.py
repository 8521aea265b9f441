"""Keys as a person reads them on the keyboard, and the little key cap that is printed on buttons."""

import sys

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QPen

from desktop_app.i18n import trc
from desktop_app.ui import fonts

_FONT_PX = 12


def key_name(sequence: str) -> str:
    """``"Ctrl+Z"`` as it is printed: ``Ctrl Z``; arrows as signs; Space, Enter... in the reader's language."""
    if not sequence:
        return ""
    parts = sequence.split("+") if sequence not in ("+", "Ctrl++") else [sequence]
    return " ".join(_part_name(part) for part in parts)


def _part_name(part: str) -> str:
    names = {
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Return": "↵",
        "Enter": "↵",
        "Ctrl": "⌘" if sys.platform == "darwin" else trc("key", "Ctrl"),
        "Space": trc("key", "Space"),
        "Esc": trc("key", "Esc"),
        "Del": trc("key", "Del"),
        "Shift": trc("key", "Shift"),
        "PgUp": trc("key", "PgUp"),
        "PgDown": trc("key", "PgDn"),
    }
    return names.get(part, part)


def sequence_of(key: str) -> QKeySequence:
    """The key sequence of a portable text such as ``"Ctrl+Z"``."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText)


def key_size(name: str) -> QSizeF:
    """Room that the cap of a printed key name needs."""
    metrics = QFontMetricsF(fonts.font(_FONT_PX, fonts.SEMIBOLD))
    return QSizeF(max(24.0, metrics.horizontalAdvance(name) + 14), 19)


def paint_key(painter: QPainter, right_middle: QPointF, name: str, ink: QColor, line: QColor) -> None:
    """Paint the cap with its right edge's middle at ``right_middle``."""
    size = key_size(name)
    box = QRectF(
        right_middle.x() - size.width(), right_middle.y() - size.height() / 2, size.width(), size.height()
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.drawLine(
        QPointF(box.left() + 4, box.bottom() + 0.5), QPointF(box.right() - 4, box.bottom() + 0.5)
    )
    painter.setPen(ink)
    painter.setFont(fonts.font(_FONT_PX, fonts.SEMIBOLD))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
