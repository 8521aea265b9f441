"""Fields for measures, with the reader's decimal sign."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox

from desktop_app.i18n import language


def number_field(
    name: str, unit: str, least: float, most: float, step: float = 1.0, decimals: int = 1
) -> QDoubleSpinBox:
    """A number with its unit; ``valueChanged`` comes when the typing is done, not at each key."""
    field = QDoubleSpinBox()
    field.setLocale(QLocale(language()))
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setDecimals(decimals)
    field.setSuffix(unit)
    field.setAccessibleName(name)
    field.setMinimumWidth(90)
    field.setKeyboardTracking(False)
    return field
