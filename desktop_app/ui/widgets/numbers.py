"""Fields for measures and lengths, and numbers in words, with the reader's decimal sign."""

from typing import TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from desktop_app.i18n import language

_MINUTE_S = 60
_LEFT_PX = 9
_Box = TypeVar("_Box", bound=QAbstractSpinBox)


def indented(box: _Box) -> _Box:
    """The box with its figures off the edge: Qt's style sheets do not pad the left of a spin or time field."""
    box.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)
    return box


def number_field(
    name: str, unit: str, least: float, most: float, step: float = 1.0, decimals: int = 1
) -> QDoubleSpinBox:
    """A number with its unit; ``valueChanged`` comes when the typing is done, not at each key."""
    field = indented(QDoubleSpinBox())
    field.setLocale(QLocale(language()))
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setDecimals(decimals)
    field.setSuffix(unit)
    field.setAccessibleName(name)
    field.setMinimumWidth(90)
    field.setKeyboardTracking(False)
    return field


def number_words(value: float, decimals: int = 2) -> str:
    """A number in a sentence: as short as it is exact, ``99,06`` in French."""
    shown = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    return shown.replace(".", QLocale(language()).decimalPoint())


def size_words(width_mm: float, height_mm: float) -> str:
    """``99,1 × 67,7 mm``."""
    return f"{number_words(width_mm, 1)} × {number_words(height_mm, 1)}\u00a0mm"


class Seconds(QSpinBox):
    """A length as minutes and seconds: 3:00, as on the hall's clock."""

    def __init__(self, name: str, least_s: int, most_s: int, step_s: int = 15) -> None:
        super().__init__()
        indented(self)
        self.setAccessibleName(name)
        self.setRange(least_s, most_s)
        self.setSingleStep(step_s)

    def textFromValue(self, value: int) -> str:
        """3:00."""
        return f"{value // _MINUTE_S}:{value % _MINUTE_S:02}"

    def valueFromText(self, text: str) -> int:
        """3:00, 3:, or 180."""
        minutes, colon, seconds = text.strip().partition(":")
        if not colon:
            return int(minutes or 0)
        return int(minutes or 0) * _MINUTE_S + int(seconds or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Digits with at most one colon."""
        minutes, _, seconds = text.strip().partition(":")
        good = all(not part or (part.isascii() and part.isdigit()) for part in (minutes, seconds))
        state = QValidator.State.Acceptable if good and text.strip() else QValidator.State.Intermediate
        return (state if good else QValidator.State.Invalid, text, position)
