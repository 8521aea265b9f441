"""What the program says in one line, laid over the top of the window: nothing under it moves when it comes or goes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui import theme
from desktop_app.ui.frame import Header
from desktop_app.ui.screen import Screen
from desktop_app.ui.widgets.notices import InlineNotice

GOOD_NEWS_MS = 8_000
_MARGIN_PX = 12
_TOP_PX, _GAP_PX, _HIGH_PX = 8, 16, 68
"""Where the line begins, what it leaves beside a button, and how high it may be without hiding one."""

Offer = tuple[str, Callable[[], object]]
"""A word for a button, and what it does."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a line may lie.

    Attributes:
        best: hides no button when it is no higher than this. most: as wide as can be, for a line that needs more.
        least: so large in any case: what lies under it is hidden whole, not in the middle of a word.
        is_centred: in the middle of it, not at its left.
        is_brief: for a good word in a narrow place: small letters, and no button, since it goes by itself.
    """

    best: QRect
    most: QRect
    least: QSize
    is_centred: bool = False
    is_brief: bool = False


def room_over(header: Header, stack: QStackedWidget, *, is_brief: bool) -> Room:
    """Over the title, left of the small buttons and the time; over what a screen without a header gives for it."""
    screen, front = stack.geometry(), stack.currentWidget()
    most = QRect(screen.left(), _TOP_PX, screen.width(), _HIGH_PX)
    if header.isHidden():
        place = front.notice_place(is_brief=is_brief) if isinstance(front, Screen) else None
        if place is None:
            return Room(most, most, QSize(0, 0), is_centred=True)
        return _over_part(most, place.translated(screen.topLeft()), is_brief=is_brief)
    best = QRect(most)
    best.setRight(header.x() + header.free_px() - _GAP_PX)
    least = QSize(header.words_px() + _GAP_PX, header.geometry().bottom() + 8 - most.top())
    return Room(best, most, least)


def _over_part(most: QRect, place: QRect, *, is_brief: bool) -> Room:
    """Over one part of a screen, which is hidden whole; a good word stays there however long it is."""
    least = QSize(place.width(), max(0, place.bottom() + 1 - _TOP_PX))
    best = QRect(QPoint(place.left(), _TOP_PX), least.expandedTo(QSize(0, _HIGH_PX)))
    return Room(best, best if is_brief else most, least, is_brief=is_brief)


class Banner(InlineNotice):
    """Goes by Esc, by a click on it, when another screen comes to the front; good news by itself after a while.

    Args:
        window: over which it lies.
        room: asked each time where there is room for it; told whether it is a brief good word.
    """

    def __init__(self, window: QWidget, room: Callable[[bool], Room]) -> None:
        super().__init__(closable=True, margin=_MARGIN_PX)
        self._room, self._is_brief = room, False
        self.hide()
        self.setParent(window)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(GOOD_NEWS_MS)
        self._hush.timeout.connect(self.take_away)
        self.closed.connect(self.take_away)

    def tell(self, kind: str, text: str, offer: Offer | None = None) -> None:
        """Another line, instead of the one that was there, perhaps with a button."""
        self.say(kind, text)
        self.withdraw()
        if offer is not None:
            word, act = offer
            self.offer(word, lambda: self._take_up(act))
        self._is_brief = kind == "done" and offer is None
        self._hush.stop()
        if kind in ("done", "info") and offer is None:
            self._hush.start()
        self.show()
        self.place()
        QTimer.singleShot(0, self, self.place)  # what is around it may just be finding its own place

    def take_away(self) -> None:
        """Nothing more to say."""
        self._hush.stop()
        self.hide()

    def place(self) -> None:
        """Where it hides least: beside the buttons of the header if its words find room there."""
        if not self.isVisible():
            return
        room = self._room(self._is_brief)
        self.show_close(not room.is_brief)
        self.setGeometry(self._beside(room) or self._over_all(room))
        self.raise_()

    def _beside(self, room: Room) -> QRect | None:
        """Where it hides no button, in smaller letters if need be; None when its words find no room there."""
        for size_px in (theme.BODY_PX, theme.SMALL_PX):
            self.set_letters(size_px)
            width_px = min(room.best.width(), max(room.least.width(), self.one_line_px()))
            size = QSize(width_px, max(room.least.height(), self.heightForWidth(width_px)))
            if size.height() <= room.best.height():
                spare_px = (room.best.width() - size.width()) // 2 if room.is_centred else 0
                return QRect(room.best.topLeft() + QPoint(spare_px, 0), size)
        return None

    def _over_all(self, room: Room) -> QRect:
        """From edge to edge: a button under it is hidden whole."""
        self.set_letters(theme.SMALL_PX if room.is_brief else theme.BODY_PX)
        width_px = room.most.width()
        return QRect(
            room.most.topLeft(), QSize(width_px, max(room.least.height(), self.heightForWidth(width_px)))
        )

    def set_colours(self, ground: str, edge: str) -> None:
        """With a stronger line than in a page: it lies on cards and ground alike."""
        super().set_colours(ground, "control_line")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it: it was read."""
        self.publish_closed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Not for what lies under it."""
        event.accept()

    def _take_up(self, act: Callable[[], object]) -> None:
        self.take_away()
        act()
