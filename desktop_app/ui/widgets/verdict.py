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
    aside_left_of_both,
    least_height_px,
    paint_aside,
    paint_band,
    paint_card,
    paint_ground,
    words_box,
)

_ABOVE_BUTTONS_PX, _BELOW_BUTTONS_PX = 18, 28


class Action(NamedTuple):
    """A button below a verdict: its word, its key, its kind, and what it does."""

    word: str
    key: str
    kind: str = PLAIN
    do: Callable[[], object] = lambda: None


class _Upheld:
    """A face that is painted before anybody knows whether it holds."""

    def __init__(self, holds: Callable[[], bool], former: Face) -> None:
        self._holds, self.former, self.was_asked = holds, former, False

    def ask(self) -> bool:
        self.was_asked = True
        return self._holds()


class VerdictCard(QWidget):
    """Paints a `Face`; the buttons below it are widgets, which stay when the next verdict has the same."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face("neutral", "", "")
        self._actions: tuple[Action, ...] = ()
        self._buttons: list[KeyButton] = []
        self._cut: list[str] = []
        self._upheld: _Upheld | None = None
        self._is_unsaid = False
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
        if face == self._face and self._has_these(actions):
            self._actions = tuple(actions)
            if self._is_unsaid:
                self._say()
            return
        former, self._face = self._face, face
        same_buttons = self._show_actions(tuple(actions))
        self._say()
        if face.tone == former.tone and same_buttons:
            self.repaint(self._words_region(former))
        else:
            self.updateGeometry()
            self.repaint()

    def show_when(self, holds: Callable[[], bool], face: Face, actions: Sequence[Action] = ()) -> bool:
        """Paint another verdict, and then show it if it holds, or go on with this one; whether it is shown.

        Only over one of the same tone and with the same buttons: nothing else may be seen of what does not hold. It is
        told to a screen reader by `show_face`, which follows.
        """
        if face.tone != self._face.tone or not self._has_these(actions):
            return False
        self._upheld, self._face = _Upheld(holds, self._face), face
        self.repaint(self._words_region(self._upheld.former))
        upheld, self._upheld = self._upheld, None
        if not upheld.was_asked:  # nobody sees the card: nothing was painted
            self._face = upheld.former
        if self._face is face:
            self._actions, self._is_unsaid = tuple(actions), True
        return self._face is face

    def _say(self) -> None:
        """To a screen reader."""
        face, self._is_unsaid = self._face, False
        self.setAccessibleName(" ".join((face.word, *face.name)))
        self.setAccessibleDescription(" ".join((face.aside, face.under, face.hint)))
        _announce(self, " ".join((face.word, *face.name, face.under, face.hint)))

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
        """Card, band, words. What is painted goes to the screen when this returns."""
        self._paint(event)
        if self._upheld is not None and not self._upheld.ask():
            self._face = self._upheld.former
            self._paint(event)

    def _paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        only_words = event.rect().left() > 0
        (paint_ground if only_words else paint_card)(painter, QRectF(self.rect()), self._face.tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with_words = event.region().intersects(words_box(self._face, self.width()))
        (paint_band if with_words else paint_aside)(painter, self._face, self.width())
        room = QRectF(SIDE_PX, BAND_PX + TOP_PX, self.width() - 2 * SIDE_PX, 0)
        room.setBottom(self._body_bottom() - 1)
        pen = FacePen(painter, self._face, room)
        pen.paint()
        self._cut = pen.cut

    def _words_region(self, former: Face) -> QRegion:
        """Where other words stand than before: not at the edges, and of the band often at its right end only."""
        edge = 2  # the line is one wide; at a scale of 1.25 it reaches into the next
        left = aside_left_of_both(former, self._face, self.width())
        band = QRect(left, edge, self.width() - RADIUS_PX - left, BAND_PX - edge)
        body = QRect(edge, BAND_PX, self.width() - 2 * edge, self._body_bottom() - BAND_PX)
        return QRegion(band).united(body)

    def _body_bottom(self) -> int:
        """Down to where the painted words may reach."""
        top = min((button.y() for button in self._buttons), default=self.height() - _BELOW_BUTTONS_PX)
        return top - _ABOVE_BUTTONS_PX if self._buttons else top

    def _show_actions(self, actions: tuple[Action, ...]) -> bool:
        """Whether the buttons could stay; what they do is always the newest."""
        stay = self._has_these(actions)
        self._actions = actions
        if not stay:
            self._clear()
            self._buttons = [self._button(i, action) for i, action in enumerate(actions)]
            layout = self.layout()
            if layout is not None:
                layout.activate()
        return stay

    def _has_these(self, actions: Sequence[Action]) -> bool:
        return [a[:3] for a in actions] == [a[:3] for a in self._actions]

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
