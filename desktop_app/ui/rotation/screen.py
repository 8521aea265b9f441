"""The rotation: plans made, looked at, compared, changed by hand and planned again."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.first_page import first_page
from desktop_app.ui.rotation import quality_card, words
from desktop_app.ui.rotation.make_panel import MakePanel
from desktop_app.ui.rotation.nothing_yet import LEAST_PEOPLE, no_plan, nobody_to_seat
from desktop_app.ui.rotation.plan_page import PlanPage
from desktop_app.ui.rotation.plans_card import PlansCard
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.notices import EmptyState, InlineNotice, ProgressStrip

if TYPE_CHECKING:
    from desktop_app.core.rotation.solve import Solution
    from desktop_app.services.changes import Changed
    from desktop_app.services.community import Community
    from desktop_app.services.rotation import PlanInfo
    from desktop_app.ui.tasks import Job

_REFRESH_MS = 150
_SIDE_PX = 316


class RotationScreen(Screen):
    """At the left what to plan and the plans; at the right the plan that is looked at."""

    _found = Signal(int, float)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.make = MakePanel()
        self.plans = PlansCard()
        self.page = PlanPage()
        self.notice = InlineNotice(closable=True)
        self.notice.hide()
        self.strip = ProgressStrip()
        self.strip.hide()
        self.stop_button = KeyButton(tr("Stop here"), "", clicked=self.stop)
        self.undo_button = KeyButton(tr("Undo the change"), "Ctrl+Z", clicked=self.undo)
        self.again_button = KeyButton(tr("Plan again"), "Ctrl+R", clicked=self.plan_again)
        self.seat_button = KeyButton(tr("Seat them, nobody else moves"), "", clicked=self.seat_latecomers)
        self.right = QStackedWidget()
        self._empty: QWidget | None = None
        self._plan_id = ""
        self._plans: list[PlanInfo] = []
        self._stopping = False
        self._effect = ""
        self._job: Job | None = None
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.make)
        left.addWidget(self.plans, 1)
        left.addStretch(0)  # while there are no plans the form keeps its height
        self.side = scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(_SIDE_PX + 12)
        scroll.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget#side { border: 0; background: transparent; }"
        )
        side.setObjectName("side")
        self.strip.content.addWidget(self.stop_button)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addStretch(1)
        deeds.addWidget(self.seat_button)
        deeds.addWidget(self.undo_button)
        deeds.addWidget(self.again_button)
        self.deeds = QWidget()
        self.deeds.setLayout(deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        self.right.addWidget(self.page)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.strip)
        right.addWidget(self.notice)
        right.addWidget(self.right, 1)
        right.addWidget(self.deeds)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(scroll)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.make.make_asked.connect(self.make_plan)
        self.make.proposals_asked.connect(self.propose)
        self.plans.chosen.connect(self.look_at)
        self.plans.use_asked.connect(self.use)
        self.plans.compare_asked.connect(self.compare)
        self.page.swap_asked.connect(self.swap)
        self.page.move_asked.connect(self.move_person)
        person = self.page.person
        person.pin_asked.connect(self.pin)
        person.ban_asked.connect(self.forbid)
        person.release_asked.connect(self.release)
        self.strip.cancelled.connect(self.cancel)
        self._found.connect(self._show_found)
        self._refresh.timeout.connect(self._fetch)
        self.context.bridge.changed.connect(self._on_changed)

    # -- coming and going

    def reload(self) -> None:
        """Another file or meeting."""
        self._plan_id, self._effect = "", ""
        self.notice.hide()
        if self.context.workspace is None or not self.context.event_id:
            if not self.context.shell.is_opening():
                self._show_empty(first_page(self, self.context))
            return
        self._fetch()

    def on_close(self) -> None:
        """No search outlives the window."""
        self._refresh.stop()
        self.cancel()

    def _on_changed(self, changed: "Changed") -> None:
        concerned = changed.elsewhere or not changed.event_ids or self.context.event_id in changed.event_ids
        families = ("plan", "registration", "person", "door", "wish", "category", "live")
        if concerned and changed.touches(*families):
            self._refresh.start()

    def _fetch(self) -> None:
        community, event_id, plan_id = self.context.workspace, self.context.event_id, self._plan_id
        if community is not None and event_id:
            self.context.lane.run_latest(
                "rotation", lambda: _read(community, event_id, plan_id), self._draw, owner=self
            )

    def _draw(self, found: Any) -> None:
        plans, view, numbers, categories = found
        self._plans = plans
        self.make.set_numbers(*numbers)
        self.make.set_categories(categories)
        self.plans.setVisible(bool(plans))
        if view is None:
            self._show_no_plan(numbers[1])
            return
        self.side.show()
        self._plan_id = view.state.info.id
        self.plans.show_plans(plans, self._plan_id)
        self.page.show_plan(view, categories)
        self.right.setCurrentWidget(self.page)
        self.deeds.setVisible(True)
        self.undo_button.setEnabled(view.state.can_undo)
        left = len(view.state.rounds) - view.state.played
        self.again_button.setEnabled(left > 0)
        self._say_who_waits(len(view.state.unseated), len(view.state.missing), left)

    def _say_who_waits(self, unseated: int, missing: int, left: int) -> None:
        self.seat_button.setVisible(bool(left and unseated))
        if self._effect:
            self._say("done", self._effect)
        elif left and (unseated or missing):
            here = trn("{n} person here has no seat", "{n} people here have no seat", unseated)
            away = trn("{n} seated person is not here", "{n} seated people are not here", missing)
            self._say("attention", " · ".join(x for x, n in ((here, unseated), (away, missing)) if n) + ".")
        else:
            self.notice.hide()

    def _show_no_plan(self, expected: int) -> None:
        if expected < LEAST_PEOPLE:
            self._show_empty(nobody_to_seat(self.context))
        else:
            self._show_empty(no_plan(self.make_plan, self.propose), can_make=True)

    def _show_empty(self, empty: EmptyState, *, can_make: bool = False) -> None:
        """What to do first; the form stands beside it once there is somebody to seat."""
        if self._empty is not None:
            self.right.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self.right.addWidget(self._empty)
        self.right.setCurrentWidget(self._empty)
        self.side.setVisible(can_make)
        self.deeds.hide()

    # -- making

    def make_plan(self) -> None:
        """Search in the background; the best plan found is kept and put to use."""
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id or self._job is not None:
            return
        if self.make.is_stage():
            present_only = self.make.request().present_only
            self._do(lambda: community.stage_queue.make(event_id, present_only), self._queue_made)
            return
        request, seconds = self.make.request(), self.make.search_s()
        self.strip.begin(tr("Planning..."))
        self._stopping = False
        self._effect = ""
        self.context.lane.run(
            lambda: community.rotation.instance(event_id, request),
            lambda instance: self._search(request, instance, seconds),
            self._failed,
            owner=self,
        )

    def _search(self, request: Any, instance: Any, seconds: float) -> None:
        from desktop_app.services.rotation import solve

        def work(job: "Job") -> "Solution":
            return solve(
                instance,
                seconds,
                request.seed,
                progress=lambda s: self.publish_found(s.measures.repeats, s.measures.met_mean),
                should_stop=lambda: self._stopping or job.is_cancelled(),
            )

        self._job = self.context.pool.run_long(
            work, lambda solution: self._save(request, instance, solution), self._failed, owner=self
        )

    def publish_found(self, repeats: int, met: float) -> None:
        """A better plan was found; may be called from the worker."""
        self._found.emit(repeats, met)

    def _show_found(self, repeats: int, met: float) -> None:
        again = trn("{n} repeated pair", "{n} repeated pairs", repeats)
        self.strip.detail.setText(tr("So far: {repeats}, {mean} met", repeats=again, mean=words.number(met)))

    def stop(self) -> None:
        """Keep the best plan found so far."""
        self._stopping = True

    def cancel(self) -> None:
        """Forget the search."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.strip.hide()

    def _save(self, request: Any, instance: Any, solution: "Solution") -> None:
        self._job = None
        self.strip.hide()
        community, event_id = self.context.workspace, self.context.event_id
        if community is not None:
            self.make.seed += 1  # asked again, another plan of the same quality
            self._do(lambda: community.rotation.save(event_id, request, instance, solution), self._saved)

    def _saved(self, plan: "PlanInfo") -> None:
        self._plan_id = plan.id
        self.context.shell.saved_now()
        self._fetch()

    def _queue_made(self, count: int) -> None:
        text = trn("{n} presentation in the queue", "{n} presentations in the queue", count)
        self.context.shell.say("done", text)

    def propose(self) -> None:
        """Sizes and rounds that fit the time."""
        from desktop_app.ui.rotation.proposals_sheet import ProposalsSheet

        now_ms = int(time.time() * 1000)
        ProposalsSheet(self, self.make.people(), now_ms, self.make.take).open()

    # -- plans

    def look_at(self, plan_id: str) -> None:
        """Show another plan."""
        self._plan_id, self._effect = plan_id, ""
        self._fetch()

    def use(self, plan_id: str) -> None:
        """The meeting uses this plan."""
        self._on_rotation(lambda c: c.rotation.activate(plan_id))

    def compare(self, left: str, right: str) -> None:
        """Two plans side by side."""
        from desktop_app.ui.rotation.compare_sheet import CompareSheet

        found = {plan.id: plan for plan in self._plans}
        if left in found and right in found:
            CompareSheet(self, found[left], found[right], self.use).open()

    # -- by hand

    def swap(self, round_: int, a: str, b: str) -> None:
        """Exchange two people."""
        plan_id = self._plan_id
        self._on_rotation(lambda c: c.rotation_changes.swap(plan_id, round_, a, b), self._show_effect)

    def move_person(self, round_: int, who: str, table: int) -> None:
        """A free seat at another table."""
        plan_id = self._plan_id
        self._on_rotation(lambda c: c.rotation_changes.move(plan_id, round_, who, table), self._show_effect)

    def pin(self, who: str, table: int, always: bool) -> None:
        """Hold somebody at a table in every later plan."""
        plan_id, round_ = self._plan_id, None if always else self.page.round_model.round
        self._effect = tr("Held in every plan made from now on.")
        self._on_rotation(lambda c: c.rotation_changes.pin(plan_id, who, table, round_))

    def forbid(self, who: str, table: int) -> None:
        """Keep somebody away from a table in every later plan."""
        plan_id = self._plan_id
        self._effect = tr("Kept away in every plan made from now on.")
        self._on_rotation(lambda c: c.rotation_changes.forbid(plan_id, who, table))

    def release(self, who: str) -> None:
        """Forget what was fixed for somebody."""
        plan_id = self._plan_id
        self._effect = tr("Free again.")
        self._on_rotation(lambda c: c.rotation_changes.release(plan_id, who))

    def undo(self) -> None:
        """Take the last change of this plan back."""
        plan_id = self._plan_id
        self._effect = tr("The last change is undone.")
        self._on_rotation(lambda c: c.rotation_changes.undo(plan_id))

    def plan_again(self) -> None:
        """Plan the rounds to come for who is here now."""
        from desktop_app.ui.rotation.replan_sheet import ReplanSheet

        if self._plan_id:
            ReplanSheet(self, self.context, self._plan_id).open()

    def seat_latecomers(self) -> None:
        """A seat for everybody who is here and has none; nobody else moves."""
        plan_id = self._plan_id
        self._on_rotation(lambda c: c.rotation_changes.seat_latecomers(plan_id), self._show_seated)

    def _show_seated(self, count: int) -> None:
        self._effect = trn("{n} person has a seat now.", "{n} people have a seat now.", count)
        self.context.shell.saved_now()
        self._fetch()

    def _show_effect(self, effect: Any) -> None:
        self._effect = quality_card.effect(effect.before, effect.after)
        self.context.shell.saved_now()
        self._fetch()

    # -- helpers

    def _on_rotation(
        self, act: "Callable[[Community], Any]", done: Callable[[Any], None] | None = None
    ) -> None:
        community = self.context.workspace
        if community is not None:
            self._do(lambda: act(community), done or (lambda _: self._fetch()))

    def _do(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.context.lane.run(act, done, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        from desktop_app.ui.tasks import Cancelled

        self._job = None
        self.strip.hide()
        self._effect = ""
        if isinstance(error, Refused):
            self._say("refused", tr_text(error.text))
        elif not isinstance(error, Cancelled):
            self.context.shell.report(error)

    def _say(self, kind: str, text: str) -> None:
        self.notice.say(kind, text)
        self.notice.show()


def _read(community: "Community", event_id: str, plan_id: str) -> Any:
    from desktop_app.services.rotation_view import plan_view

    plans = community.rotation.all(event_id)
    known = {plan.id: plan for plan in plans}
    active = next((plan for plan in plans if plan.active), plans[0] if plans else None)
    chosen = known.get(plan_id, active)
    view = plan_view(community.rotation_changes.state(chosen.id)) if chosen is not None else None
    return plans, view, community.rotation.numbers(event_id), community.attendees.categories()
