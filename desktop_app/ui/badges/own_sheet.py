"""A sheet of one's own: what a ruler tells, in millimetres."""

from collections.abc import Callable

from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLineEdit, QWidget

from desktop_app.core.badge.sheets import Sheet
from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.numbers import number_field
from desktop_app.ui.widgets.sheet import Sheet as Dialog

Save = Callable[
    [
        str,
        tuple[float, float],
        tuple[float, float],
        tuple[int, int],
        tuple[float, float],
        tuple[float, float],
    ],
    object,
]
"""Called with name, page, label, columns and rows, corner and step, as `services.sheets.Sheets.save`."""


_WIDTH_PX, _FIELD_PX = 700, 124


class OwnSheet(Dialog):
    """Asks for the measures, beginning with those of a sheet that is like it."""

    def __init__(self, parent: QWidget | None, like: Sheet, save: Save) -> None:
        super().__init__(parent, tr("Own sheet"), width_px=_WIDTH_PX)
        self._save = save
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of the sheet"))
        self.name.setAccessibleName(tr("Name of the sheet"))
        self.content.addWidget(self.name)
        grid = QGridLayout()
        grid.setSpacing(8)
        pairs = (
            (tr("Page"), (tr("width"), like.page_width_mm), (tr("height"), like.page_height_mm)),
            (tr("Label"), (tr("width"), like.label_width_mm), (tr("height"), like.label_height_mm)),
            (tr("Labels"), (tr("across"), like.columns), (tr("down"), like.rows)),
            (tr("First label"), (tr("from the left"), like.left_mm), (tr("from the top"), like.top_mm)),
            (tr("From one to the next"), (tr("across"), like.pitch_x_mm), (tr("down"), like.pitch_y_mm)),
        )
        self.fields: list[tuple[QDoubleSpinBox, QDoubleSpinBox]] = []
        for row, (title, *halves) in enumerate(pairs):
            grid.addWidget(small(title, "ink"), row, 0)
            fields = tuple(self._field(f"{title}, {word}", value, row == 2) for word, value in halves)
            for place, (field, (word, _)) in enumerate(zip(fields, halves, strict=True)):
                grid.addWidget(small(word), row, 1 + 2 * place)
                grid.addWidget(field, row, 2 + 2 * place)
            self.fields.append((fields[0], fields[1]))
        self.content.addLayout(grid)
        self.add_cancel()
        self.add_button(tr("Keep the sheet"), "Ctrl+Return", PRIMARY, self.save)

    def save(self) -> None:
        """Hand the measures over; the caller closes the dialog when they make sense."""
        page, label, count, corner, pitch = ((a.value(), b.value()) for a, b in self.fields)
        self._save(self.name.text(), page, label, (round(count[0]), round(count[1])), corner, pitch)

    @staticmethod
    def _field(name: str, value: float, is_count: bool) -> QDoubleSpinBox:
        if is_count:
            field = number_field(name, "", 1, 60, decimals=0)
        else:
            field = number_field(name, " mm", 0, 1000, decimals=2)
        field.setValue(value)
        field.setMinimumWidth(_FIELD_PX)
        return field
