"""The dark rail on the left: one word and one icon for each screen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.roles import Role
from desktop_app.ui import fonts, theme
from desktop_app.ui.registry import Entry
from desktop_app.ui.widgets.keys import key_name, sequence_of

RAIL_WIDTH_PX = 76


class Rail(QWidget):
    """The navigation; ``picked(key)`` when a person chooses a screen."""

    picked = Signal(str)

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.setFixedWidth(RAIL_WIDTH_PX)
        self._items: dict[str, _Item] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 16, 6, 16)
        column.setSpacing(8)
        for entry in sorted(entries, key=lambda e: e.at_bottom):
            if entry.at_bottom and not any(item.entry.at_bottom for item in self._items.values()):
                column.addStretch(1)
            item = _Item(entry)
            item.clicked.connect(lambda _=False, key=entry.key: self.publish_picked(key))
            self._items[entry.key] = item
            column.addWidget(item)
        if not any(item.entry.at_bottom for item in self._items.values()):
            column.addStretch(1)

    def show_current(self, key: str) -> None:
        """Light up the screen in front."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def show_role(self, role: Role) -> None:
        """Only the screens that a desk in that role has; the key of another one does nothing."""
        for item in self._items.values():
            item.setVisible(item.entry.is_for(role))

    def show_icons(self) -> None:
        """The icons come a moment after the words: drawing them needs QtSvg, and the window should be there first."""
        for item in self._items.values():
            item.with_icon = True
            item.update()

    def retranslate(self) -> None:
        """Words in another language."""
        for item in self._items.values():
            item.retranslate()

    def publish_picked(self, key: str) -> None:
        """The only place that emits `picked`."""
        self.picked.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground."""
        QPainter(self).fillRect(self.rect(), theme.colour("rail"))


class _Item(QAbstractButton):
    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.with_icon = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        title = self.entry.title()
        self.setText(title)
        self.setShortcut(sequence_of(self.entry.shortcut))
        self.setAccessibleName(title)
        self.setToolTip(f"{title}   {key_name(self.entry.shortcut)}")

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH_PX - 12, 63)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            ground = QColor(t.rail_active)
            ground.setAlphaF(1.0 if self.isChecked() else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 9, 9)
        ink = "#FFFFFF" if self.isChecked() else t.rail_ink
        if self.with_icon:
            from desktop_app.ui import icons

            place = QRectF(box.center().x() - 10, 12, 20, 20)
            icons.paint_icon(painter, place, self.entry.key, ink)
        painter.setPen(QColor(ink))
        font, word = _fitted(self.text(), box.width() - 4)
        painter.setFont(font)
        painter.drawText(QRectF(0, 38, box.width(), 18), Qt.AlignmentFlag.AlignCenter, word)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#FFFFFF"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)


def _fitted(word: str, room_px: float) -> tuple[QFont, str]:
    """The largest size from 12 px down to 9 at which the word fits; beyond that it is cut."""
    for size in (12, 11, 10, 9):
        font = fonts.font(size, fonts.MEDIUM)
        if QFontMetricsF(font).horizontalAdvance(word) <= room_px:
            return font, word
    font = fonts.font(9, fonts.MEDIUM)
    return font, QFontMetricsF(font).elidedText(word, Qt.TextElideMode.ElideRight, room_px)
