"""Lays out the boards that come before anybody asks for them: 300 people on pages take longer than a key may."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.live.views import Board, HallView

PAUSE_MS = 300
"""After the digits have changed and been painted, long before they change again."""
_KEPT = 4


class Foresight(QObject):
    """``foresaw(HallView)``: a board that may be shown soon; one at a time, each once.

    Args:
        ahead: the views that may come next.
    """

    foresaw = Signal(object)

    def __init__(self, parent: QObject, ahead: Callable[[], tuple[HallView, ...]]) -> None:
        super().__init__(parent)
        self._ahead = ahead
        self._known: list[Board] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def look_soon(self) -> None:
        """When the hall and the console have been painted."""
        self._timer.start()

    def forget(self) -> None:
        """The screens are others: what was laid out for the former ones is of no use."""
        self._known.clear()

    def look(self) -> None:
        """The first board that is new, if there is one; the others later."""
        new = [view for view in self._ahead() if view.board and not self._knows(view.board)]
        if not new:
            return
        assert new[0].board is not None
        self._known = [*self._known, new[0].board][-_KEPT:]
        self.publish_foresaw(new[0])
        if len(new) > 1:
            self.look_soon()

    def _knows(self, board: Board) -> bool:
        """Whether the same people sit at the same tables; who has arrived changes no layout."""
        return any(
            (known.round_number, known.names) == (board.round_number, board.names) for known in self._known
        )

    def publish_foresaw(self, view: HallView) -> None:
        """The only place that emits `foresaw`."""
        self.foresaw.emit(view)
