"""Making a plan: the search in the background, what is found so far, the plan that is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import tr, trn
from desktop_app.ui.rotation import words
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.notices import ProgressStrip

if TYPE_CHECKING:
    from desktop_app.core.rotation.solve import Solution
    from desktop_app.services.community import Community
    from desktop_app.services.rotation_people import PlanRequest
    from desktop_app.ui.tasks import Job, LongJob


@dataclass(frozen=True, slots=True, eq=False)
class _Goal:
    """What one search is for: another meeting may be open when it ends."""

    community: "Community"
    event_id: str
    request: "PlanRequest"
    seconds: float


class PlanSearch(QObject):
    """Searches and keeps the best plan found. ``saved(plan)`` when it is on disk, ``failed(error)`` when not.

    Args:
        strip: shows that the search goes on.
    """

    saved = Signal(object)
    failed = Signal(object)
    _found = Signal(int, float)

    def __init__(self, parent: QObject, context: Context, strip: ProgressStrip) -> None:
        super().__init__(parent)
        self._context, self._strip = context, strip
        self._stopping = False
        self.job: Job | None = None
        self._goal: _Goal | None = None
        self.stop_button = KeyButton(tr("Stop here"), "", clicked=self.stop)
        strip.content.addWidget(self.stop_button)
        strip.cancelled.connect(self.cancel)
        self._found.connect(self._show_found)

    def begin(self, request: "PlanRequest", seconds: float) -> None:
        """Search for so long; one search at a time. The plan goes into the meeting that is open now."""
        community, event_id = self._context.workspace, self._context.event_id
        if community is None or self.job is not None:
            return
        self._strip.begin(tr("Planning…"))
        self._stopping = False
        goal = self._goal = _Goal(community, event_id, request, seconds)
        self.job = self._context.lane.run(
            lambda: community.rotation.instance(event_id, request),
            self._while_wanted(goal, lambda instance: self._search(goal, instance)),
            self._while_wanted(goal, self._fail),
            owner=self,
        )

    def stop(self) -> None:
        """Keep the best plan found so far."""
        self._stopping = True

    def cancel(self) -> None:
        """Forget the search, whatever it is doing."""
        if self.job is not None:
            self.job.cancel()
        self._end()

    def follow_the_meeting(self) -> None:
        """Forget a search that is for another meeting than the one open now."""
        goal, now = self._goal, self._context
        if goal is not None and (goal.community is not now.workspace or goal.event_id != now.event_id):
            self.cancel()

    def _while_wanted(self, goal: "_Goal", then: Callable[[Any], None]) -> Callable[[Any], None]:
        """What comes back for a search that was forgotten meanwhile is nobody's any more."""
        return lambda result: then(result) if self._goal is goal else None

    def _search(self, goal: "_Goal", instance: Any) -> None:
        from desktop_app.services.rotation import solve

        def work(job: "LongJob") -> "Solution":
            return solve(
                instance,
                goal.seconds,
                goal.request.seed,
                progress=lambda s: self.publish_found(s.measures.repeats, s.measures.met_mean),
                should_stop=lambda: self._stopping or job.is_cancelled(),
            )

        self.job = self._context.pool.run_long(
            work,
            self._while_wanted(goal, lambda solution: self._save(goal, instance, solution)),
            self._while_wanted(goal, self._fail),
            owner=self,
        )

    def _save(self, goal: "_Goal", instance: Any, solution: "Solution") -> None:
        self.job = self._context.lane.run(
            lambda: goal.community.rotation.save(goal.event_id, goal.request, instance, solution),
            self._while_wanted(goal, self._kept),
            self._while_wanted(goal, self._fail),
            owner=self,
        )

    def _kept(self, plan: object) -> None:
        self._end()
        self.publish_saved(plan)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.publish_failed(error)

    def _end(self) -> None:
        self.job = self._goal = None
        self._strip.hide()

    def _show_found(self, repeats: int, met: float) -> None:
        again = trn("{n} repeated pair", "{n} repeated pairs", repeats)
        self._strip.detail.setText(tr("So far: {repeats}, {mean} met", repeats=again, mean=words.number(met)))

    def publish_found(self, repeats: int, met: float) -> None:
        """The only place that emits `_found`: a better plan was found; may be called from the worker."""
        self._found.emit(repeats, met)

    def publish_saved(self, plan: object) -> None:
        """The only place that emits `saved`."""
        self.saved.emit(plan)

    def publish_failed(self, error: Exception) -> None:
        """The only place that emits `failed`."""
        self.failed.emit(error)
