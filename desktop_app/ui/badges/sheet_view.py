"""A small drawing of the sheet on which the first free label is chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.core.badge.sheets import Sheet, sheet_named
from desktop_app.i18n import tr
from desktop_app.ui import fonts, theme

_MARGIN_PX = 4


class SheetView(QWidget):
    """The sheet in small: used labels are hatched. Click the first free one, or move with the arrow keys."""

    start_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet = sheet_named("a6")
        self._start_at = 1
        self._badges = 0
        self.setFixedHeight(168)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    @property
    def start_at(self) -> int:
        """The first free label, from 1."""
        return self._start_at

    def set_sheet(self, sheet: Sheet) -> None:
        """Another sheet, from its first label on."""
        self._sheet = sheet
        self._start_at = 1
        self._describe()

    def set_badges(self, badges: int) -> None:
        """How many badges will be printed: the labels of the first sheet that they take are filled."""
        self._badges = badges
        self.update()

    def choose(self, start_at: int) -> None:
        """Begin at that label and say so."""
        wanted = min(max(start_at, 1), self._sheet.labels)
        if wanted != self._start_at:
            self._start_at = wanted
            self._describe()
            self.publish_start_chosen(wanted)

    def publish_start_chosen(self, start_at: int) -> None:
        """The only place that emits `start_chosen`."""
        self.start_chosen.emit(start_at)

    def label_at(self, point: QPointF) -> int | None:
        """The label under a point, from 1."""
        for index in range(self._sheet.labels):
            if self._box(index).contains(point):
                return index + 1
        return None

    def label_box(self, number: int) -> QRectF:
        """Where label ``number`` (from 1) is drawn."""
        return self._box(number - 1)

    def sizeHint(self) -> QSize:
        """A third of the column."""
        return QSize(220, 168)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The label clicked is the first free one."""
        found = self.label_at(event.position())
        if found is not None:
            self.choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the start."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._sheet.columns,
            Qt.Key.Key_Down: self._sheet.columns,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._start_at + step <= self._sheet.labels:
            self.choose(self._start_at + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Page, labels, numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(self._page())
        for index in range(self._sheet.labels):
            self._paint_label(painter, index)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self._page().adjusted(-3, -3, 3, 3))

    def _paint_label(self, painter: QPainter, index: int) -> None:
        box = self._box(index).adjusted(1, 1, -1, -1)
        number = index + 1
        is_used = number < self._start_at
        is_taken = self._start_at <= number < self._start_at + self._badges
        painter.setPen(QPen(QColor("#C3C9D6"), 1))
        painter.setBrush(QColor("#1F3A8A" if is_taken else "#FFFFFF"))
        if is_used:
            painter.setBrush(QColor("#EDEFF4"))
        painter.drawRoundedRect(box, 2, 2)
        if is_used:
            painter.drawLine(box.topLeft(), box.bottomRight())
        elif box.height() > 13:
            painter.setPen(QColor("#FFFFFF" if is_taken else "#5B6579"))
            painter.setFont(fonts.figures(10, fonts.SEMIBOLD))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _page(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        scale = self._scale(room)
        box = QRectF(0, 0, self._sheet.page_width_mm * scale, self._sheet.page_height_mm * scale)
        box.moveCenter(room.center())
        return box

    def _scale(self, room: QRectF) -> float:
        return min(room.width() / self._sheet.page_width_mm, room.height() / self._sheet.page_height_mm)

    def _box(self, index: int) -> QRectF:
        page = self._page()
        scale = page.width() / self._sheet.page_width_mm
        label = self._sheet.label(index)
        return QRectF(
            page.left() + label.x_mm * scale,
            page.top() + label.y_mm * scale,
            label.width_mm * scale,
            label.height_mm * scale,
        )

    def _describe(self) -> None:
        words = tr("Begins at label {start} of {labels}", start=self._start_at, labels=self._sheet.labels)
        self.setAccessibleName(words)
        self.setToolTip(tr("Click the first free label of a part-used sheet."))
        self.update()
