"""Fields to type in."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop_app.ui import fonts, theme
from desktop_app.ui.widgets.keys import key_name, key_size, paint_key, sequence_of
from desktop_app.ui.widgets.labels import small

_LETTERS = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)
_KEY_MARGIN_PX = 20
_EDITING = frozenset(
    {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z},
)
"""With Ctrl they copy, paste and undo in every field."""


class _Line(QLineEdit):
    """A line that leaves Ctrl+Z to what is around it while nothing was typed that it could take back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt keeps the key in every case."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineField(_Line):
    """A line to type in that is read from its beginning: when it is filled, and when Tab or an opening sheet leads into
    it and selects all, so that typing takes the place of what stands there."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str | None, /) -> None:
        """Fill it."""
        super().setText(text)
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt leaves the cursor behind what it selects, and a long text shows its end."""
        super().focusInEvent(event)
        length = self.selectionLength()  # as Qt counts: a sign may be two to it
        if length and self.selectedText() == self.text():
            self.setSelection(length, -length)


class SearchField(_Line):
    """A line edit with the key that leads to it printed inside, while it is empty."""

    def __init__(self, placeholder: str, key: str = "Ctrl+F", *, large: bool = False) -> None:
        super().__init__()
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        if large:
            self._make_large()
        if key:
            self._shortcut = QShortcut(sequence_of(key), self, self.take_focus)

    def _make_large(self) -> None:
        """The field of the desk paints its own frame and ground: it is there before the style sheet is."""
        self.setObjectName("large-field")
        self.setFont(fonts.font(23))
        self.setFrame(False)
        self.setTextMargins(20, 0, 20, 0)
        self.setFixedHeight(64)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def _paint_frame(self) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "control_line"), width))
        painter.setBrush(theme.colour("card"))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.CARD_RADIUS_PX, theme.CARD_RADIUS_PX)

    def event(self, event: QEvent) -> bool:
        """A key printed on a button is the button's: on Linux Qt would take Ctrl+E, Ctrl+K or Ctrl+U for the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_ctrl and event.key() in _LETTERS and event.key() not in _EDITING:
                event.ignore()
                return True
        return super().event(event)

    def take_focus(self) -> None:
        """The key was pressed: type here, over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the key cap at its right end."""
        if self.objectName():
            self._paint_frame()
        super().paintEvent(event)
        name = key_name(self._key)
        if name and not self.text() and self._has_room_for(key_size(name).width()):
            painter = QPainter(self)
            right = QPointF(self.width() - _KEY_MARGIN_PX, self.height() / 2)
            paint_key(painter, right, name, theme.colour("muted"), theme.colour("control_line"))

    def _has_room_for(self, key_px: float) -> bool:
        """Whether the key stands behind the words that say what to type, and not on them."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return self.width() > key_px + max(160, words + 2 * _KEY_MARGIN_PX + self.textMargins().left())


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
    layout.addRow(name_of(field, name), field)


def name_of(field: QWidget, name: str) -> QWidget:
    """The name to stand above a field, bound for screen readers and Alt keys."""
    label = small(name)
    label.setBuddy(field)
    field.setAccessibleName(name)
    return label
