"""Fields for measures and lengths, and numbers in words, with the reader's decimal sign."""

import re
from typing import TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from desktop_app.i18n import language, tr
from desktop_app.ui.widgets.wheel import steady

_MINUTE_S = 60
_TYPED = re.compile(r"(?:(?P<minutes>[0-9]*)\s*(?::|mi?n?)\s*)?(?:(?P<seconds>[0-9]+)\s*s?)?")
_ON_THE_WAY = ":mins\u00a0\u202f "
_LEFT_PX = 9
_Box = TypeVar("_Box", bound=QAbstractSpinBox)


def indented(box: _Box) -> _Box:
    """The box with its figures off the edge: Qt's style sheets do not pad the left of a spin or time field."""
    box.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)
    return steady(box)


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


def file_size_words(size_bytes: int) -> str:
    """``820 kB``, and from a thousand on ``9.9 MB``."""
    size_kb = max(1, size_bytes // 1000)
    if size_kb < 1000:
        return tr("{size} kB", size=size_kb)
    return tr("{size} MB", size=number_words(size_bytes / 1_000_000, 1))


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
        """3:00, 3:, 180, or as lengths are said in sentences: 3 min, 2 min 05, 40 s."""
        found = _TYPED.fullmatch(text.strip())
        if found is None:
            return self.value()
        return int(found["minutes"] or 0) * _MINUTE_S + int(found["seconds"] or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Minutes and seconds, or on the way to them."""
        if text.strip() and _TYPED.fullmatch(text.strip()):
            return (QValidator.State.Acceptable, text, position)
        good = all((each.isascii() and each.isdigit()) or each in _ON_THE_WAY for each in text)
        return (QValidator.State.Intermediate if good else QValidator.State.Invalid, text, position)
