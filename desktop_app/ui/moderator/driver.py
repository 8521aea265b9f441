"""The clock of the console: asks the frozen session again at every second, rings, and sends commands to the lane.

Drawing never waits for the lane: what stands on both screens is computed here from the last snapshot and a
reading of the clocks.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_app.core.clock import Clock, Reading
from desktop_app.core.live.cues import Ear
from desktop_app.core.live.hall import board_round
from desktop_app.core.live.position import Position, next_change_ms
from desktop_app.core.live.views import Command, Cue, HallMode, HallView, ModeratorView
from desktop_app.ui.moderator.foresight import Foresight
from desktop_app.ui.moderator.port import Call, Session, Snapshot
from desktop_app.ui.sound import Sounds
from desktop_app.ui.tasks import Workers
from desktop_app.ui.widgets.hall.port import HallPort

REFRESH_MS = 250
"""Arrivals at the door come in bursts; the picture of who is present may be so old."""

_LEAST_WAIT_MS = 10
"""Between two looks, however long the drawing took: the window must hear its keys."""


class LiveDriver(QObject):
    """At every second and change ``showed(HallView)``, then ``moved(ModeratorView, HallView)``; ``rang(Cue)``."""

    showed = Signal(object)
    moved = Signal(object, object)
    rang = Signal(object)

    def __init__(
        self,
        lane: Workers,
        clock: Clock,
        hall: HallPort,
        sounds: Callable[[], Sounds | None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._lane, self._clock, self._hall, self._sounds, self._failed = lane, clock, hall, sounds, failed
        self._session: Session | None = None
        self._snapshot: Snapshot | None = None
        self._ear = Ear()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(REFRESH_MS)
        self._refreshing.timeout.connect(self._refresh)
        self.foresight = Foresight(self, self._views_ahead)
        hall.changed.connect(self._show_hall)

    @property
    def snapshot(self) -> Snapshot | None:
        """The session as last heard of."""
        return self._snapshot

    @property
    def session(self) -> Session | None:
        """The live session in use."""
        return self._session

    def use(self, find: Callable[[], Session] | None) -> None:
        """Follow another session: ``find`` gets it on the lane. None lets go of the one in use."""
        self.stop()
        if find is None:
            return

        def work() -> tuple[Session, Snapshot]:
            session = find()
            session.drive()
            return session, session.snapshot()

        self._lane.run(work, self._begin, self._failed, owner=self)

    def stop(self) -> None:
        """No more ticks; the drive is free for others."""
        self._timer.stop()
        self._refreshing.stop()
        if self._session is not None:
            self._lane.run(self._session.release)
        self._session = self._snapshot = None
        self._ear = Ear()

    def read(self) -> Reading:
        """Both clocks now."""
        return self._clock.read()

    def do(self, command: Command) -> None:
        """A key or a button."""
        self.call(lambda session, reading: session.do(command, reading=reading))

    def call(
        self,
        call: Call,
        done: Callable[[], object] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Any command; it counts from now, however long the lane is busy. ``failed`` in place of the shell's way."""
        session = self._session
        if session is None:
            return
        reading = self._clock.read()

        def heard(snapshot: object) -> None:
            self._heard(snapshot)
            if done is not None:
                done()

        def refused(error: Exception) -> None:
            (failed or self._failed)(error)
            self.refresh_soon()  # another window drives, perhaps: the console shows it at once

        self._lane.run(lambda: call(session, reading), heard, refused, owner=self, urgent=True)

    def refresh_soon(self) -> None:
        """Something was written: people arrived, a plan was made, another window drives."""
        if self._session is not None and not self._refreshing.isActive():
            self._refreshing.start()

    def tick(self) -> None:
        """Look at the clocks, draw, ring, come back when the digits change; then say to the file that it runs."""
        reading = self._clock.read()
        self._look(reading)
        self._beat(reading)

    def _look(self, reading: Reading) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        position = snapshot.at(reading)
        self._ear = self._ear.listened(position, reading.monotonic_ms)
        self._ring(snapshot.drives)
        view = self._draw(snapshot, position, reading)
        speed = max(1, view.rehearsal_speed) if view.is_rehearsal else 1
        drawn_ms = self._clock.read().monotonic_ms - reading.monotonic_ms
        self._timer.start(max(_LEAST_WAIT_MS, ceil(next_change_ms(position) / speed - drawn_ms)))
        self.foresight.look_soon((snapshot.facts, board_round(position), position.state.hall.overlay))

    # What comes back from the lane

    def _begin(self, found: tuple[Session, Snapshot]) -> None:
        self._session, self._snapshot = found
        self._ear = Ear()
        if self._snapshot.is_live:
            self._hall.resume()
        self.tick()
        sounds = self._sounds()
        if sounds is not None:
            sounds.prepare()

    def _heard(self, snapshot: object) -> None:
        if snapshot is None or self._session is None:
            return
        self._snapshot = snapshot  # type: ignore[assignment]
        self._look(self._clock.read())

    def _refresh(self) -> None:
        if self._session is not None:
            self._lane.run_latest("live", self._session.snapshot, self._heard, self._failed, owner=self)

    def _beat(self, reading: Reading) -> None:
        session = self._session
        if session is not None:
            self._lane.run_latest("live-beat", lambda: session.beat(reading), self._beaten, owner=self)

    def _beaten(self, changed: object) -> None:
        """A beat that noticed something (a sleep, say) gives a new snapshot."""
        if hasattr(changed, "moderator"):
            self._heard(changed)

    # Drawing and ringing

    def _ring(self, drives: bool) -> None:
        cue = self._ear.rang
        if cue is None:
            return
        self.publish_rang(cue)
        sounds = self._sounds()
        if drives and sounds is not None:
            sounds.ring(cue)

    def _draw(self, snapshot: Snapshot, position: Position, reading: Reading) -> ModeratorView:
        """The hall first: what the console shows beside it takes ten times as long to work out."""
        twin = self._ear.twin(reading.monotonic_ms)
        main = self._seen(snapshot.hall(position), twin)
        views: dict[HallMode | None, HallView] = {None: main}
        for output in self._hall.outputs():
            if output.page is not None:
                views[output.page] = self._seen(snapshot.hall(position, output.page), twin)
        self._hall.show_views(views)
        self.publish_showed(main)
        view = snapshot.moderator(position)
        self.publish_moved(view, main)
        return view

    def _seen(self, view: HallView, twin: Cue | None) -> HallView:
        """With what is known here and not to the session: the size of the hall, and the bell that just rang."""
        return replace(view, smallest_text=self._hall.room().smallest_text, cue=twin)

    def _views_ahead(self) -> tuple[HallView, ...]:
        """The boards that may be shown next, as the hall would show them."""
        snapshot = self._snapshot
        if snapshot is None:
            return ()
        position = snapshot.at(self._clock.read())
        dress = HallView(
            HallMode.TABLES,
            overlay=position.state.hall.overlay,
            is_rehearsal=snapshot.facts.is_rehearsal,
            smallest_text=self._hall.room().smallest_text,
        )
        return tuple(replace(dress, board=board) for board in snapshot.boards_ahead(position))

    def _show_hall(self) -> None:
        if self._snapshot is not None:
            self.foresight.forget()
            reading = self._clock.read()
            self._draw(self._snapshot, self._snapshot.at(reading), reading)

    def publish_showed(self, hall: HallView) -> None:
        """The only place that emits `showed`."""
        self.showed.emit(hall)

    def publish_moved(self, view: ModeratorView, hall: HallView) -> None:
        """The only place that emits `moved`."""
        self.moved.emit(view, hall)

    def publish_rang(self, cue: Cue) -> None:
        """The only place that emits `rang`."""
        self.rang.emit(cue)
