"""Lays out the boards that come before anybody asks for them: 300 people on pages take longer than a key may."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.live.views import HallView

PAUSE_MS = 300
"""After the digits have changed and been painted, long before they change again."""
_KEPT = 4


_Asked = tuple[object, ...]


def _asked(view: HallView) -> _Asked:
    """What the layout of a board depends on: who sits where and the room for it; not who has arrived."""
    board = view.board
    if board is None:
        return ()
    tables = tuple((table.name, table.note) for table in board.tables)
    return board.round_number, board.names, tables, board.both_ways, bool(view.overlay), view.smallest_text


class Foresight(QObject):
    """``foresaw(HallView)``: a board that may be shown soon; one at a time, each once.

    Args:
        ahead: the views that may come next.
    """

    foresaw = Signal(object)

    def __init__(self, parent: QObject, ahead: Callable[[], tuple[HallView, ...]]) -> None:
        super().__init__(parent)
        self._ahead = ahead
        self._known: list[_Asked] = []
        self._of: object = None
        self._done_of: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def look_soon(self, of: object) -> None:
        """When the hall and the console have been painted; not again for an ``of`` whose boards were all laid out."""
        if self._done_of is None or of != self._done_of:
            self._of = of
            self._timer.start()

    def forget(self) -> None:
        """The screens are others: what was laid out for the former ones is of no use."""
        self._known.clear()
        self._done_of = None

    def look(self) -> None:
        """The first board that is new, if there is one; the others after the next change of the digits."""
        for view in self._ahead():
            asked = _asked(view)
            if asked not in self._known:
                self._known = [*self._known, asked][-_KEPT:]
                self.publish_foresaw(view)
                return
        self._done_of = self._of

    def publish_foresaw(self, view: HallView) -> None:
        """The only place that emits `foresaw`."""
        self.foresaw.emit(view)
