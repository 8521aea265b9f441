"""One verdict, read at two metres: one colour, one word, one shape, and the name as large as it goes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.verdict_paint import (
    BAND_PX,
    RADIUS_PX,
    SIDE_PX,
    TOP_PX,
    Face,
    FacePen,
    least_height_px,
    paint_band,
    paint_card,
    paint_ground,
)

_ABOVE_BUTTONS_PX, _BELOW_BUTTONS_PX = 18, 28


class Action(NamedTuple):
    """A button below a verdict: its word, its key, its kind, and what it does."""

    word: str
    key: str
    kind: str = PLAIN
    do: Callable[[], object] = lambda: None


class VerdictCard(QWidget):
    """Paints a `Face`; the buttons below it are widgets, which stay when the next verdict has the same."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face("neutral", "", "")
        self._actions: tuple[Action, ...] = ()
        self._buttons: list[KeyButton] = []
        self._cut: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, BAND_PX, SIDE_PX, _BELOW_BUTTONS_PX)
        column.addStretch(1)
        self._row = FlowLayout()
        column.addLayout(self._row)

    @property
    def face(self) -> Face:
        """What is shown."""
        return self._face

    def show_face(self, face: Face, actions: Sequence[Action] = ()) -> None:
        """Show another verdict with its buttons, now and not with the next event."""
        same_tone, self._face = face.tone == self._face.tone, face
        same_buttons = self._show_actions(tuple(actions))
        self.setAccessibleName(" ".join((face.word, *face.name)))
        self.setAccessibleDescription(" ".join((face.aside, face.under, face.hint)))
        _announce(self, " ".join((face.word, *face.name, face.under, face.hint)))
        if same_tone and same_buttons:
            self.repaint(self._words_region())
        else:
            self.updateGeometry()
            self.repaint()

    def buttons(self) -> list[KeyButton]:
        """The buttons now on the card."""
        return list(self._buttons)

    def minimumSizeHint(self) -> QSize:
        """The face at its smallest, and the buttons."""
        return QSize(320, least_height_px(self._face) + _ABOVE_BUTTONS_PX + 42 + _BELOW_BUTTONS_PX)

    def event(self, event: QEvent) -> bool:
        """What had to be cut is whole in the tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._cut:
            QToolTip.showText(event.globalPos(), "\n".join(self._cut), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, band, words."""
        painter = QPainter(self)
        only_words = event.rect().left() > 0
        (paint_ground if only_words else paint_card)(painter, QRectF(self.rect()), self._face.tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_band(painter, self._face, self.width())
        room = QRectF(SIDE_PX, BAND_PX + TOP_PX, self.width() - 2 * SIDE_PX, 0)
        room.setBottom(self._body_bottom() - 1)
        pen = FacePen(painter, self._face, room)
        pen.paint()
        self._cut = pen.cut

    def _words_region(self) -> QRegion:
        """Where words stand: all but the edges, which are the same for every verdict of a tone."""
        edge = 2  # the line is one wide; at a scale of 1.25 it reaches into the next
        band = QRect(RADIUS_PX, edge, self.width() - 2 * RADIUS_PX, BAND_PX - edge)
        body = QRect(edge, BAND_PX, self.width() - 2 * edge, self._body_bottom() - BAND_PX)
        return QRegion(band).united(body)

    def _body_bottom(self) -> int:
        """Down to where the painted words may reach."""
        top = min((button.y() for button in self._buttons), default=self.height() - _BELOW_BUTTONS_PX)
        return top - _ABOVE_BUTTONS_PX if self._buttons else top

    def _show_actions(self, actions: tuple[Action, ...]) -> bool:
        """Whether the buttons could stay; what they do is always the newest."""
        stay = [a[:3] for a in actions] == [a[:3] for a in self._actions]
        self._actions = actions
        if not stay:
            self._clear()
            self._buttons = [self._button(i, action) for i, action in enumerate(actions)]
            layout = self.layout()
            if layout is not None:
                layout.activate()
        return stay

    def _button(self, index: int, action: Action) -> KeyButton:
        button = KeyButton(action.word, action.key, action.kind, lambda: self._actions[index].do())
        self._row.addWidget(button)
        button.show()
        return button

    def _clear(self) -> None:
        while self._row.count():
            self._row.takeAt(0)
        for button in self._buttons:
            button.hide()
            button.deleteLater()


def _announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader at once; nobody has to go and look for the verdict."""
    if not widget.isVisible():
        return
    # Here, because loading these takes 3 ms of the start, and there is no verdict in the first picture.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
