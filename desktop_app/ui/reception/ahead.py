"""A verdict that is on its way to the disk: painted meanwhile, and shown once it is there."""

import threading
import time
from typing import TYPE_CHECKING

from desktop_app.ui.reception.for_verdicts import faces
from desktop_app.ui.reception.standing import hardly_seen

if TYPE_CHECKING:
    from desktop_app.services.reception import Verdict
    from desktop_app.ui.reception.screen import ReceptionScreen

PATIENCE_S = 0.004
"""A window that is ready to show a verdict waits no longer for the disk, a quarter of a picture of its screen; then the
verdict is shown when it comes."""


class Ahead:
    """What a verdict will be, told on the lane just before it is written."""

    def __init__(self, verdict: "Verdict") -> None:
        self.verdict = verdict
        self._is_settled = self._is_durable = False
        self._settled = threading.Lock()
        self._settled.acquire()

    def settle(self, *, is_durable: bool) -> None:
        """On the lane: it is on the disk now, or will not be. What was said first holds."""
        if not self._is_settled:
            self._is_settled, self._is_durable = True, is_durable
            self._settled.release()

    def is_durable(self) -> bool:
        """On the GUI thread: whether it is on the disk, as far as that can be said in `PATIENCE_S`."""
        return self._settled.acquire(timeout=PATIENCE_S) and self._is_durable


def show_ahead(desk: "ReceptionScreen", ahead: Ahead) -> None:
    """While it is being written: in the stream of people who are let in one after the other, the next of them."""
    shown, verdict = desk.verdict, ahead.verdict
    if shown is None or not (shown.outcome.lets_in and verdict.outcome.lets_in) or desk.view.shows_results():
        return
    if hardly_seen(shown, desk.door.seen_s(desk.drawn_s), (), verdict):
        return  # they are told of first
    # The lane has told this and not yet begun its commit: once the disk is at work, this paints meanwhile.
    desk.context.lane.give_way()
    from desktop_app.ui.reception.buttons import buttons_for

    face, buttons = faces().face_of(verdict, desk.categories), buttons_for(verdict, desk.deeds)
    if desk.card.show_when(ahead.is_durable, face, buttons):
        desk.verdict, desk.drawn_s = verdict, time.monotonic()
