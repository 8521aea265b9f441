"""The rotation: plans made, looked at, compared, changed by hand and planned again."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text, trn
from desktop_app.ui.first_page import first_page
from desktop_app.ui.rotation import empty, quality_card, words
from desktop_app.ui.rotation.make_panel import MakePanel
from desktop_app.ui.rotation.person_panel import PersonPanel
from desktop_app.ui.rotation.plan_page import PlanPage
from desktop_app.ui.rotation.plans_card import PlansCard
from desktop_app.ui.rotation.queue_making import QueueMaking
from desktop_app.ui.rotation.search import PlanSearch
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.notices import EmptyState, InlineNotice, ProgressStrip

if TYPE_CHECKING:
    from desktop_app.services.changes import Changed
    from desktop_app.services.community import Community
    from desktop_app.services.rotation import PlanInfo
    from desktop_app.services.rotation_changes import LatecomersSeated

_REFRESH_MS = 150
_SIDE_PX = 316


class RotationScreen(Screen):
    """At the left what to plan and the plans, or who is chosen; at the right the plan that is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.make = MakePanel()
        self.plans = PlansCard()
        self.page = PlanPage(PersonPanel())
        self.notice = InlineNotice(closable=True)
        self.notice.hide()
        self.strip = ProgressStrip()
        self.strip.hide()
        self.search = PlanSearch(self, context, self.strip)
        self.queue = QueueMaking(self, context, self._failed)
        self.undo_button = KeyButton(tr("Undo the change"), "Ctrl+Z", clicked=self.undo)
        self.again_button = KeyButton(tr("Plan again"), "Ctrl+R", clicked=self.plan_again)
        self.offered: KeyButton | None = None
        self._plans_again = self._found_no_seat = self._is_fresh = False
        self._full: object = None  # plan and people as they stood when somebody found no seat
        self.left, self.right = QStackedWidget(), QStackedWidget()
        self._empty: QWidget | None = None
        self._plan_id = ""
        self._plans: list[PlanInfo] = []
        self._effect = ("done", "")
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.left.addWidget(self._side())
        self.left.addWidget(self.page.person)
        self.left.setFixedWidth(_SIDE_PX + 12)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addStretch(1)
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
        row.addWidget(self.left)
        row.addLayout(right, 1)

    def _side(self) -> QScrollArea:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.make)
        column.addWidget(self.plans, 1)
        self.plans.hide()
        column.addStretch(0)  # while there are no plans the form keeps its height
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        side.setAutoFillBackground(False)  # setWidget switches it on
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _connect(self) -> None:
        self.make.make_asked.connect(self.make_plan)
        self.make.proposals_asked.connect(self.propose)
        self.plans.chosen.connect(self.look_at)
        self.plans.use_asked.connect(self.use)
        self.plans.compare_asked.connect(self.compare)
        self.page.swap_asked.connect(self.swap)
        self.page.move_asked.connect(self.move_person)
        self.page.person_shown.connect(self._show_person)
        person = self.page.person
        person.pin_asked.connect(self.pin)
        person.ban_asked.connect(self.forbid)
        person.release_asked.connect(self.release)
        self.notice.closed.connect(self._forget_effect)
        self.search.saved.connect(self._saved)
        self.search.failed.connect(self._failed)
        self._refresh.timeout.connect(self._fetch)
        self.context.bridge.changed.connect(self._on_changed)

    # -- coming and going

    def reload(self) -> None:
        """Another file or meeting; a search for the one before ends."""
        self.search.follow_the_meeting()
        self._plan_id, self._effect, self._is_fresh = "", ("done", ""), True
        self.notice.hide()
        is_open = self.context.workspace is not None and bool(self.context.event_id)
        self.left.setVisible(is_open)
        if is_open:
            self._fetch()
        elif not self.context.shell.is_opening():
            self._show_empty(first_page(self, self.context))

    def on_close(self) -> None:
        """No search outlives the window."""
        self._refresh.stop()
        self.search.cancel()

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
            self._show_person(False)
            self.left.setVisible(numbers[1] >= empty.LEAST_PEOPLE)  # the form, once there is somebody to seat
            self._show_empty(empty.no_plan(self.context, numbers[1], self.make_plan, self.propose))
            return
        self.left.show()
        self._plan_id = view.state.info.id
        if self._is_fresh:  # the next plan is most likely of the same size
            self.make.take_over(view.state.info.request)
        self._is_fresh = False
        self.plans.show_plans(plans, self._plan_id)
        self.page.show_plan(view, categories)
        self.right.setCurrentWidget(self.page)
        self.deeds.setVisible(True)
        self.undo_button.setEnabled(view.state.can_undo)
        left = len(view.state.rounds) - view.state.played
        self.again_button.setEnabled(left > 0)
        stands = (view.state.rounds, view.state.unseated, view.state.missing)
        self._full = stands if self._found_no_seat else self._full
        self._found_no_seat = False
        self._say_who_waits(len(view.state.unseated), len(view.state.missing), left, self._full == stands)

    def _show_person(self, shown: bool) -> None:
        """Who is chosen stands in the place of the form: the tables neither move nor lose room."""
        # While a search runs Esc is the key that ends it.
        self.page.person.close_button.set_key("Esc" if self.strip.isHidden() else "")
        self.left.setCurrentIndex(1 if shown else 0)

    def _say_who_waits(self, unseated: int, missing: int, left: int, is_full: bool) -> None:
        kind, effect = self._effect
        here = trn("{n} person here has no seat", "{n} people here have no seat", unseated)
        away = trn("{n} seated person is not here", "{n} seated people are not here", missing)
        waits = " · ".join(said for said, n in ((here, unseated), (away, missing)) if n and left)
        parts = [part for part in (f"{waits}." if waits else "", effect) if part]
        if kind == "refused":
            parts.reverse()  # the answer to what was just asked comes first
        elif waits:
            kind = "attention"
        if parts:
            self._say(kind, "\n".join(parts), seat=unseated if left else 0, is_full=is_full)
        else:
            self.notice.hide()

    def _show_empty(self, state: EmptyState) -> None:
        if self._empty is not None:
            self.right.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = state
        self.right.addWidget(state)
        self.right.setCurrentWidget(state)
        self.deeds.hide()

    # -- making

    def make_plan(self) -> None:
        """Search in the background; the best plan found is kept and put to use."""
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id:
            return
        if self.make.is_stage():
            self.queue.make(self.make.request().present_only)
            return
        self._forget_effect()
        self.search.begin(self.make.request(), self.make.search_s())

    def _saved(self, plan: "PlanInfo") -> None:
        if any(before.active for before in self._plans):
            self._effect = ("done", tr("The meeting now uses this plan; the one before stays in the list."))
        self._plan_id = plan.id
        self.make.seed += 1  # asked again, another plan of the same quality
        self.context.shell.saved_now()
        self._fetch()

    def propose(self) -> None:
        """Sizes and rounds that fit the time."""
        from desktop_app.ui.rotation.proposals_sheet import ProposalsSheet

        now_ms = int(time.time() * 1000)
        ProposalsSheet(self, self.make.people(), now_ms, self.make.take).open()

    # -- plans

    def look_at(self, plan_id: str) -> None:
        """Show another plan."""
        self._plan_id, self._effect = plan_id, ("done", "")
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
        self._effect = ("done", tr("Held in every plan made from now on."))
        self._on_rotation(lambda c: c.rotation_changes.pin(plan_id, who, table, round_))

    def forbid(self, who: str, table: int) -> None:
        """Keep somebody away from a table in every later plan."""
        plan_id = self._plan_id
        self._effect = ("done", tr("Kept away in every plan made from now on."))
        self._on_rotation(lambda c: c.rotation_changes.forbid(plan_id, who, table))

    def release(self, who: str) -> None:
        """Forget what was fixed for somebody."""
        plan_id = self._plan_id
        self._effect = ("done", tr("Free again."))
        self._on_rotation(lambda c: c.rotation_changes.release(plan_id, who))

    def undo(self) -> None:
        """Take the last change of this plan back."""
        plan_id = self._plan_id
        self._effect = ("done", tr("The last change is undone."))
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

    def _show_seated(self, found: "LatecomersSeated") -> None:
        self._effect = ("refused" if found.left else "done", words.seated_words(found))
        self._found_no_seat = bool(found.left)
        self.context.shell.saved_now()
        self._fetch()

    def _forget_effect(self) -> None:
        self._effect = ("done", "")

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

        self._effect = ("done", "")
        if isinstance(error, Refused):
            self._effect = ("refused", tr_text(error.text))  # stays when the plan is drawn anew
            self._say(*self._effect)
        elif not isinstance(error, Cancelled):
            self.context.shell.report(error)

    def _say(self, kind: str, text: str, *, seat: int = 0, is_full: bool = False) -> None:
        """A line above the plan. ``seat`` people who wait put the button at its end that seats them, or the one
        that plans again where no seat was found for them as things stand."""
        self.notice.say(kind, text)
        if seat and self.offered is None:
            self.offered = self.notice.offer("", self._seat_or_plan_again)
            self.offered.only_print_key()  # the button above hears it
        if self.offered is not None:
            self._plans_again = is_full
            seats = trn("Seat this person, nobody else moves", "Seat them, nobody else moves", seat)
            self.offered.set_label(tr("Plan again") if is_full else seats)
            self.offered.set_key("Ctrl+R" if is_full else "")
            self.offered.setVisible(bool(seat))
        self.notice.show()

    def _seat_or_plan_again(self) -> None:
        if self._plans_again:
            self.plan_again()
        else:
            self.seat_latecomers()


def _read(community: "Community", event_id: str, plan_id: str) -> Any:
    from desktop_app.services.rotation_view import plan_view

    plans = community.rotation.all(event_id)
    known = {plan.id: plan for plan in plans}
    active = next((plan for plan in plans if plan.active), plans[0] if plans else None)
    chosen = known.get(plan_id, active)
    view = plan_view(community.rotation_changes.state(chosen.id)) if chosen is not None else None
    return plans, view, community.rotation.numbers(event_id), community.attendees.categories()
