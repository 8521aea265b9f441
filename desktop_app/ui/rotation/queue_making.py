"""Making a stage queue: what it takes of the time of the programme, and those kept for whom there is room."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.core.live.lengths import minutes
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.screen import Context

if TYPE_CHECKING:
    from desktop_app.core.live.fits import QueueTime
    from desktop_app.services.community import Community


class QueueMaking(QObject):
    """Makes the queue and says in a line over the screen how long it takes.

    Args:
        failed: hears what was refused.
    """

    def __init__(self, parent: QObject, context: Context, failed: Callable[[Exception], None]) -> None:
        super().__init__(parent)
        self._context, self._failed = context, failed

    def make(self, present_only: bool) -> None:
        """Everybody with an idea, of those here or of all."""
        community, event_id = self._context.workspace, self._context.event_id
        if community is not None and event_id:
            self._do(
                lambda: _made(community, event_id, present_only),
                lambda made: self._say_made(community, event_id, *made),
            )

    def _say_made(self, community: "Community", event_id: str, count: int, time: "QueueTime | None") -> None:
        is_long = time is not None and time.count > time.fits
        offer = None
        if time is not None and is_long and time.fits:
            fits = time.fits
            word = trn("Keep {n} only, the others in reserve", "Keep {n} only, the others in reserve", fits)
            offer = word, lambda: self._keep(community, event_id, fits)
        self._context.shell.say("attention" if is_long else "done", made_words(count, time), offer)

    def _keep(self, community: "Community", event_id: str, count: int) -> None:
        self._do(
            lambda: community.stage_room.keep(event_id, count), lambda others: self._say_kept(count, others)
        )

    def _say_kept(self, count: int, others: int) -> None:
        self._context.shell.saved_now()
        self._context.shell.say("done", kept_words(count, others))

    def _do(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._context.lane.run(act, done, self._failed, owner=self)


def _made(community: "Community", event_id: str, present_only: bool) -> "tuple[int, QueueTime | None]":
    count = community.stage_queue.make(event_id, present_only)
    return count, community.stage_room.of(event_id)


def made_words(count: int, time: "QueueTime | None") -> str:
    """How many speak, how long they take, and how many have room in the programme."""
    if time is None:
        return trn("{n} presentation in the queue", "{n} presentations in the queue", count)
    length, slot = tr_text(minutes(time.length_ms)), tr_text(minutes(time.slot_ms))
    if not time.slot_ms:
        return trn(
            "{n} presentation in the queue, {length} in all.",
            "{n} presentations in the queue, {length} in all.",
            count,
            length=length,
        )
    beside = trn(
        "{n} presentation in the queue: {length}, for {slot} in the programme.",
        "{n} presentations in the queue: {length}, for {slot} in the programme.",
        count,
        length=length,
        slot=slot,
    )
    return f"{beside} {_room_words(time.fits)}" if count > time.fits else beside


def _room_words(fits: int) -> str:
    if not fits:
        return tr("Not even one fits.")
    return trn("Only {n} fits.", "Only {n} fit.", fits)


def kept_words(count: int, others: int) -> str:
    """Who speaks, and where the others are."""
    kept = trn("{n} presentation in the queue", "{n} presentations in the queue", count)
    reserve = trn(
        "{n} in reserve: “Bring back” in the run of show lets them speak.",
        "{n} in reserve: “Bring back” in the run of show lets them speak.",
        others,
    )
    return f"{kept}. {reserve}"
