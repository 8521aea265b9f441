"""One verdict, read at two metres: one colour, one word, one shape, and the name as large as it goes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.buttons import PLAIN, KeyButton
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.tips import tip
from desktop_app.ui.widgets.verdict_paint import (
    RADIUS_PX,
    FacePen,
    aside_left_of_both,
    band_colour,
    paint_aside,
    paint_band,
    paint_card,
    words_box,
)
from desktop_app.ui.widgets.verdict_places import (
    BAND_PX,
    OVER_PX,
    SIDE_PX,
    TOP_PX,
    Face,
    least_height_px,
    words_corner,
)

_ABOVE_BUTTONS_PX, _BELOW_BUTTONS_PX = 18, 28
_EDGE_PX = 2
"""The line round the card is one wide; at a scale of 1.25 it reaches into the next."""


class Action(NamedTuple):
    """A button below a verdict: its word, its key, its kind, and what it does."""

    word: str
    key: str
    kind: str = PLAIN
    do: Callable[[], object] = lambda: None


class _Upheld:
    """A face that is painted before anybody knows whether it holds."""

    def __init__(self, holds: Callable[[], bool], former: Face) -> None:
        self._holds, self.former, self.held = holds, former, False

    def ask(self) -> bool:
        self.held = self._holds()
        return self.held


class VerdictCard(QWidget):
    """Paints a `Face`; the buttons below it are widgets, which stay when the next verdict has the same."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face("neutral", "", "")
        self._actions: tuple[Action, ...] = ()
        self._buttons: list[KeyButton] = []
        self._cut: list[str] = []
        self._cut_said: list[str] = []
        self._upheld: _Upheld | None = None
        self._words: QRegion | None = None
        self._edges: tuple[int, int] | None = None
        self._room, self._body = QRectF(), QRect()
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
            self._say()
            return
        former, self._face = self._face, face
        same_buttons = self._show_actions(tuple(actions))
        self._say()
        if face.tone == former.tone and same_buttons:
            self._repaint_words(former)
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
        self._upheld = upheld = _Upheld(holds, self._face)
        self._face = face
        try:
            self._repaint_words(upheld.former)
        finally:
            self._upheld = None
            if not upheld.held:  # or nobody sees the card, or it could not be painted
                self._face = upheld.former
        if upheld.held:
            self._actions = tuple(actions)
        return upheld.held

    def _say(self) -> None:
        """To a screen reader."""
        face = self._face
        self.setAccessibleName(" ".join((face.word, *face.name)))
        self.setAccessibleDescription(" ".join((face.aside, face.under, face.hint)))
        _announce(self, " ".join((face.word, *face.name, face.under, face.hint)))

    def buttons(self) -> list[KeyButton]:
        """The buttons now on the card."""
        return list(self._buttons)

    def minimumSizeHint(self) -> QSize:
        """The face at its smallest, and the buttons."""
        return QSize(320, least_height_px(self._face) + _ABOVE_BUTTONS_PX + 42 + _BELOW_BUTTONS_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, band, words. What is painted goes to the screen when this returns."""
        upheld = self._upheld
        if upheld is None:
            self._paint(event)
            self._say_cut()
            return
        try:
            self._paint(event)
            upheld.ask()
        finally:
            if not upheld.held:
                self._face = upheld.former
                self._paint(event)
            self._say_cut()

    def _say_cut(self) -> None:
        """What had to be cut is whole in the tool tip; the one of the former face is not left over this one."""
        if self._cut != self._cut_said:
            from PySide6.QtWidgets import QToolTip  # here: nothing is cut in the first picture

            self._cut_said = self._cut
            self.setToolTip(tip("\n".join(self._cut)))
            QToolTip.hideText()

    def _paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint_face(painter, event.region())
        finally:
            painter.end()

    def _paint_face(self, painter: QPainter, region: QRegion) -> None:
        if self._words is None:
            self._measure()
        words_only = self._words is not None and region.subtracted(self._words).isEmpty()
        if not words_only:
            paint_card(painter, QRectF(self.rect()), self._face.tone)
        # One after the other, each in a clip of its own, since what stood outside of it would stay there.
        self._paint_band(painter, region, with_ground=words_only)
        self._paint_body(painter, with_ground=words_only)

    def _paint_band(self, painter: QPainter, region: QRegion, *, with_ground: bool) -> None:
        band = QRect(0, 0, self.width(), BAND_PX)
        painter.setClipRect(band)
        if with_ground:
            painter.fillRect(QRectF(band), QColor(band_colour(self._face.tone)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with_words = region.intersects(words_box(self._face, self.width()))
        (paint_band if with_words else paint_aside)(painter, self._face, self.width())

    def _paint_body(self, painter: QPainter, *, with_ground: bool) -> None:
        if with_ground:
            painter.setClipRect(self._body)
            painter.fillRect(self.rect(), theme.colour("card"))  # its edges fall on no pixel of this clip
        painter.setClipRect(self._words_rect(self._face))
        pen = FacePen(painter, self._face, self._room)
        pen.paint()
        self._cut = pen.cut

    def _repaint_words(self, former: Face) -> None:
        self._measure()
        self._words = self._words_region(former)
        try:
            self.repaint(self._words)  # and with it whatever else was to be painted
        finally:
            self._words = None

    def _words_region(self, former: Face) -> QRegion:
        """Where other words stand than before: not at the edges, and of the band often at its right end only.

        As little as may be: to fill what stays empty takes as long as to paint the words.
        """
        width = self.width()
        left = aside_left_of_both(former, self._face, width)
        band = QRect(left, _EDGE_PX, width - RADIUS_PX - left, BAND_PX - _EDGE_PX)
        return QRegion(band).united(self._words_rect(former).united(self._words_rect(self._face)))

    def _words_rect(self, face: Face) -> QRect:
        """All that the words of a face below the band stand in."""
        corner = words_corner(face, self._room)
        return self._body if corner is None else self._body.intersected(QRect(QPoint(0, BAND_PX), corner))

    def _measure(self) -> None:
        """What words below the band are fitted into, and all that they may stand in."""
        width, bottom = self.width(), self._words_bottom()
        if (width, bottom) != self._edges:
            self._edges = width, bottom
            self._room = QRectF(SIDE_PX, BAND_PX + TOP_PX, width - 2 * SIDE_PX, bottom - 1 - BAND_PX - TOP_PX)
            height = max(0, bottom + OVER_PX - BAND_PX)  # Qt turns a negative one round
            self._body = QRect(_EDGE_PX, BAND_PX, width - 2 * _EDGE_PX, height)

    def _words_bottom(self) -> int:
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
