"""Fields to type in."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.keys import key_name, key_size, paint_key, sequence_of
from desktop_app.ui.widgets.labels import small


class SearchField(QLineEdit):
    """A line edit with the key that leads to it printed inside, while it is empty."""

    def __init__(self, placeholder: str, key: str = "Ctrl+F", *, large: bool = False) -> None:
        super().__init__()
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        if large:
            self.setFont(fonts.font(23))
            self.setStyleSheet("QLineEdit { border-radius: 12px; padding: 0 20px; min-height: 60px; }")
        if key:
            from PySide6.QtGui import QShortcut

            self._shortcut = QShortcut(sequence_of(key), self, self.take_focus)

    def take_focus(self) -> None:
        """The key was pressed: type here, over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the key cap at its right end."""
        super().paintEvent(event)
        name = key_name(self._key)
        if name and not self.text() and self.width() > key_size(name).width() + 160:
            painter = QPainter(self)
            right = QPointF(self.width() - 20, self.height() / 2)
            paint_key(painter, right, name, theme.colour("muted"), theme.colour("control_line"))


def form() -> QFormLayout:
    """A form whose labels stand above their fields: it survives longer words and narrow windows."""
    layout = QFormLayout()
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setVerticalSpacing(4)
    layout.setContentsMargins(0, 0, 0, 0)
    return layout


def add_field(layout: QFormLayout, name: str, field: QWidget) -> None:
    """A field with its name above, bound for screen readers and Alt keys."""
    label = small(name)
    label.setBuddy(field)
    field.setAccessibleName(name)
    layout.addRow(label, field)
