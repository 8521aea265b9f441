"""The badge on the table: boxes are picked, moved and sized by mouse and keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.core.badge.boxes import Rect
from desktop_app.core.badge.content import BadgeContent
from desktop_app.core.badge.editing import Draft
from desktop_app.i18n import tr
from desktop_app.services.badges import code_modules, composed
from desktop_app.ui import theme
from desktop_app.ui.widgets.badge_face import paint_face

_HANDLE_PX = 9
_STEP_MM, _FINE_MM = 0.5, 0.1
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QWidget):
    """Shows a draft with a real person's texts. ``changed`` carries the new draft.

    Arrow keys move the box in hand by half a millimetre (Ctrl: a tenth), Shift with them sizes it, Tab takes the
    next box, Delete removes it.
    """

    changed = Signal(object)

    def __init__(self, draft: Draft, content: BadgeContent, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.draft, self.content, self.pictures = draft, content, pictures
        self._grip: tuple[Draft, QPointF, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 300)
        self.setAccessibleName(tr("Badge layout: Tab takes a box, arrow keys move it, Shift sizes it"))

    def show_draft(self, draft: Draft) -> None:
        """Another state of the layout."""
        self.draft = draft
        self.update()

    def show_content(self, content: BadgeContent) -> None:
        """Another person's texts."""
        self.content = content
        self.update()

    def publish_changed(self, draft: Draft) -> None:
        """The only place that emits `changed`."""
        self.show_draft(draft)
        self.changed.emit(draft)

    def sizeHint(self) -> QSize:
        """Large: it is the work."""
        return QSize(560, 560)

    def point_of(self, x_mm: float, y_mm: float) -> QPointF:
        """Where a place of the badge is in the widget."""
        page, scale = self._page()
        return QPointF(page.left() + x_mm * scale, page.top() + y_mm * scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the box under the mouse, or the corner that sizes the one in hand."""
        at = event.position()
        sizing = self._on_handle(at)
        draft = self.draft
        if not sizing:
            x_mm, y_mm = self._mm(at)
            draft = draft.pick(draft.at(x_mm, y_mm))
            self.publish_changed(draft)
        if draft.box is not None:
            self._grip = (draft, at, sizing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or size what was taken; near edges catch it unless Alt is held."""
        if self._grip is None:
            return
        start, from_px, sizing = self._grip
        assert start.box is not None
        scale = self._page()[1]
        moved = event.position() - from_px
        dx, dy = moved.x() / scale, moved.y() / scale
        rect = start.box.rect
        catch = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        wanted = (
            Rect(rect.x_mm, rect.y_mm, rect.width_mm + dx, rect.height_mm + dy)
            if sizing
            else rect.moved(dx, dy)
        )
        self.publish_changed(start.place(wanted, catch=catch and not sizing).joined(start))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Delete, Escape."""
        key = Qt.Key(event.key())
        box = self.draft.box
        if key in _ARROWS and box is not None:
            self.publish_changed(self.draft.place(_stepped(box.rect, _ARROWS[key], event.modifiers())))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and box is not None:
            self.publish_changed(self.draft.remove())
        elif key == Qt.Key.Key_Escape and box is not None:
            self.publish_changed(self.draft.pick(None))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the boxes, and out of the badge after the last."""
        now, count = self.draft.selected, len(self.draft.boxes)
        wanted = (0 if forward else count - 1) if now is None else now + (1 if forward else -1)
        if not 0 <= wanted < count:
            return super().focusNextPrevChild(forward)
        self.publish_changed(self.draft.pick(wanted))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge, the frames of its boxes, the box in hand with its corner."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page, scale = self._page()
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(page)
        painter.save()
        painter.translate(page.topLeft())
        painter.scale(scale, scale)
        front, back = composed(self.draft.layout, self.content)
        drawn = back.drawn if self.draft.on_back else front.drawn
        paint_face(painter, drawn, code_modules, self.pictures)
        painter.restore()
        self._paint_frames(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_frames(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, box in enumerate(self.draft.boxes):
            is_held = index == self.draft.selected
            pen = QPen(QColor("#1F3A8A" if is_held else "#A5B0D0"), 2 if is_held else 1)
            pen.setStyle(Qt.PenStyle.SolidLine if is_held else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(self._box(box.rect))
        if self.draft.box is not None:
            painter.setBrush(QColor("#1F3A8A"))
            painter.drawRect(self._handle())

    def _page(self) -> tuple[QRectF, float]:
        layout = self.draft.layout
        room = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        scale = min(room.width() / layout.width_mm, room.height() / layout.height_mm)
        page = QRectF(0, 0, layout.width_mm * scale, layout.height_mm * scale)
        page.moveCenter(room.center())
        return page, scale

    def _box(self, rect: Rect) -> QRectF:
        scale = self._page()[1]
        return QRectF(
            self.point_of(rect.x_mm, rect.y_mm),
            self.point_of(rect.x_mm, rect.y_mm) + QPointF(rect.width_mm * scale, rect.height_mm * scale),
        )

    def _handle(self) -> QRectF:
        assert self.draft.box is not None
        corner = self._box(self.draft.box.rect).bottomRight()
        return QRectF(corner.x() - _HANDLE_PX / 2, corner.y() - _HANDLE_PX / 2, _HANDLE_PX, _HANDLE_PX)

    def _on_handle(self, at: QPointF) -> bool:
        return self.draft.box is not None and self._handle().adjusted(-3, -3, 3, 3).contains(at)

    def _mm(self, at: QPointF) -> tuple[float, float]:
        page, scale = self._page()
        return (at.x() - page.left()) / scale, (at.y() - page.top()) / scale


def _stepped(rect: Rect, way: tuple[int, int], held: Qt.KeyboardModifier) -> Rect:
    step = _FINE_MM if held & Qt.KeyboardModifier.ControlModifier else _STEP_MM
    dx, dy = way[0] * step, way[1] * step
    if held & Qt.KeyboardModifier.ShiftModifier:
        return Rect(rect.x_mm, rect.y_mm, rect.width_mm + dx, rect.height_mm + dy)
    return rect.moved(dx, dy)
