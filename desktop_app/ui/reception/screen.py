"""The reception desk: scan or type, one verdict, the next person."""

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import tr
from desktop_app.ui.reception import for_verdicts, status
from desktop_app.ui.reception.ahead import show_ahead
from desktop_app.ui.reception.deeds import Deeds
from desktop_app.ui.reception.desk_view import DeskView
from desktop_app.ui.reception.door import Door
from desktop_app.ui.reception.for_verdicts import faces
from desktop_app.ui.reception.idle import idle_face
from desktop_app.ui.reception.not_recorded import show_failure, show_slow
from desktop_app.ui.reception.standing import hardly_seen, is_of_the_same, most_needed, stands
from desktop_app.ui.reception.visitors import Visitors
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.verdict import Action

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.core.checkin import Way
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.changes import Changed
    from desktop_app.services.reception import ReceptionSnapshot, Verdict

SHOWN_RESULTS = 30
_REFRESH_MS = 120
_SPEAKERS_MS = 15_000


class ReceptionScreen(Screen):
    """The field, the verdict, the counts, the last arrivals."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.categories: dict[str, Category] = {}
        self.institutions: list[str] = []
        self.verdict: Verdict | None = None
        self.drawn_s = 0.0
        self.candidate: Attendee | None = None
        self.leaving = False
        self._enter_waits = False
        self._found_for = self._care = ""
        self.door = Door(context)
        self.deeds = Deeds(self)
        self.view = DeskView()
        self.visitors = Visitors(self)
        self.header_tools = self.visitors.tools()
        self.field, self.card = self.view.field, self.view.card
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._speakers = QTimer(self)
        self._speakers.setInterval(_SPEAKERS_MS)
        self._pages = QStackedWidget()
        self._empty: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self._pages.addWidget(self.view)
        self._connect()
        self._show_idle(1)

    def _connect(self) -> None:
        self.field.scanned.connect(self.take_scan)
        self.field.asked.connect(self._ask)
        self.field.typed.connect(self._search)
        self.field.arrow.connect(self._arrow)
        self.view.picked.connect(self.show_candidate)
        self.view.walk_in_button.clicked.connect(lambda: self.deeds.walk_in())
        self.view.doubts_button.clicked.connect(lambda: self.deeds.review_doubts())
        self._listen()
        self._refresh.timeout.connect(self._ask_snapshot)
        self._speakers.timeout.connect(self._ask_awaited)
        self.context.bridge.changed.connect(self._on_changed)
        self.context.bridge.scan.connect(self.take_scan)

    def _listen(self) -> None:
        ahead, slow, failure = (partial(show, self) for show in (show_ahead, show_slow, show_failure))
        self.door.tell(ahead, self._show_verdicts, slow, failure)

    # Coming and going

    def hand_over(self) -> tuple[Door, bool]:
        """Scans that wait to be recorded, and whether people go out."""
        return self.door, self.leaving

    def go_on_with(self, left: Any) -> None:
        """The door of the screen before this one, with all that waits there."""
        self.door.deleteLater()
        self.door, was_leaving = left
        self._listen()
        if was_leaving:
            self.visitors.toggle_leaving()

    def reload(self) -> None:
        """Another file or meeting."""
        self.verdict = self.candidate = None
        self.field.empty()
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id:
            self._show_empty()
            return
        self._pages.setCurrentWidget(self.view)
        self.visitors.offer_all(True)
        self.visitors.offer_exits(bool(self.context.event and self.context.event.exits_on))
        self._show_idle(1)
        # The index of names is filled now, not at the first letter typed in a queue of visitors.
        loaded = self.context.bridge.publish_loaded
        self.context.lane.run(
            lambda: community.attendees.search(event_id, "a", 1), lambda _: loaded(), owner=self
        )
        self._ask_known()
        self._ask_snapshot()
        self._ask_awaited()
        self.say_status()

    def on_shown(self) -> None:
        """Hands are on the scanner; without a meeting there is no field yet, and Enter is the first button's."""
        first = self._empty
        (first if first is not None and first.isVisibleTo(self) else self.field).setFocus()
        self._speakers.start()
        self._ask_awaited()

    def on_hidden(self) -> None:
        """Nobody sees who is awaited."""
        self._speakers.stop()

    def waits_since_s(self) -> list[float]:
        """Scans that the file has not taken yet."""
        return self.door.waits_since_s()

    def abandoned(self) -> list[str]:
        """The same: they are of this meeting and of this file."""
        return status.not_recorded_yet(self.door.waiting())

    def on_end(self) -> None:
        """Scans that wait are written."""
        self.door.end()

    def on_close(self) -> None:
        """No more tries, no camera."""
        self.visitors.close()
        self.door.stop()
        self._refresh.stop()
        self._speakers.stop()

    def _ask_known(self) -> None:
        """What the form of a walk-in offers: categories and institutions, also those that a list just brought."""
        community = self.context.workspace
        if community is not None:
            self.context.lane.run_latest(
                "reception known",
                lambda: (community.attendees.categories(), community.attendees.institutions()),
                self._know,
                owner=self,
            )

    def _know(self, found: Any) -> None:
        categories, self.institutions = found
        self.categories = {c.key: c for c in categories}
        for_verdicts.load()

    def _show_empty(self) -> None:
        if self.context.shell.is_opening():
            return
        from desktop_app.ui.first_page import first_page

        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = first_page(self, self.context)
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)
        self.visitors.offer_all(False)

    def say_status(self) -> None:
        """Scanner ready, or how many scans wait."""
        status.say_status(self.context, self.door.waiting())

    # Fresh numbers

    def _on_changed(self, changed: "Changed") -> None:
        if changed.touches("door", "registration", "person", "category", "event", "doubt", "plan"):
            self._refresh.start()
        if changed.touches("person", "category"):
            self._ask_known()

    def _ask_snapshot(self) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id:
            return
        self.context.lane.run_latest(
            "reception snapshot",
            lambda: community.reception.snapshot(event_id),
            self._show_snapshot,
            owner=self,
        )

    def _ask_awaited(self) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        if community is not None and event_id:
            self.context.lane.run_latest(
                "reception speakers",
                lambda: community.speakers.awaited(event_id),
                self.view.present.awaited.show_awaited,
                owner=self,
            )

    def _show_snapshot(self, snapshot: "ReceptionSnapshot") -> None:
        self.view.show_counts(snapshot, self.categories)
        is_idle = self.who() is None and self.verdict is None and self.card.face == self._ready
        is_other = idle_face(snapshot.expected, leaving=self.leaving) != self._ready
        if is_idle and is_other and not self.field.text() and not self.door.waiting():
            self._show_idle(snapshot.expected)

    # Scans and names

    def take_scan(self, text: str, way: "Way | None" = None) -> None:
        """A scan, from the field or caught elsewhere, at the time at which it was made."""
        self.candidate = None  # the end of the scan is not for whoever is shown
        at_ms = self.door.now_ms()
        status.after_the_sheet(lambda: self.door.scan(text, way, at_ms=at_ms, leaving=self.leaving))

    def _search(self, text: str) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        self.candidate = None
        if not text:
            self._enter_waits = False
            self.back_to_card()
        elif community is not None and event_id:
            self.context.lane.run_latest(
                "reception search",
                lambda: (text, community.attendees.search(event_id, text, SHOWN_RESULTS)),
                self._show_results,
                owner=self,
            )

    def _show_results(self, found: Any) -> None:
        text, people = found
        if text != self.field.text().strip():
            return
        enter_waited, self._enter_waits = self._enter_waits, False
        if not people:
            self.view.show_card()
            self.card.show_face(faces().nobody_face(text))
            return
        self._found_for = text
        self.view.show_results(people, self.categories)
        if enter_waited and len(people) == 1:
            self.show_candidate(people[0])

    def _arrow(self, step: int) -> None:
        if self.view.results is not None and self.view.shows_results():
            self.view.results.step(step)

    def _ask(self, text: str) -> None:
        """Enter in the field: the main deed of what is shown."""
        if self.candidate is not None:
            self.deeds.admit_candidate()
        elif self.view.results is not None and self.view.shows_results() and text == self._found_for:
            who = self.view.results.chosen()
            if who is not None:
                self.show_candidate(who)
        elif text:
            self._enter_waits = True
            self._search(text)
        else:
            main = next((b for b in self.card.buttons() if b.key == "Return"), None)
            if main is not None:
                main.click()

    def show_candidate(self, who: "Attendee") -> None:
        """Show who it is; Enter lets them in."""
        from desktop_app.ui.reception.buttons import candidate_buttons

        self.candidate, self.verdict = who, None
        self.deeds.end_of_one()
        self.view.show_card()
        face, buttons = faces().candidate_face(who, self.categories), candidate_buttons(who, self.deeds)
        self.card.show_face(face, buttons)
        self.field.setFocus()

    def take_candidate(self) -> "Attendee | None":
        """The person found by name, who is now dealt with."""
        who, self.candidate = self.candidate, None
        if who is not None:
            self.field.empty()
        return who

    def who(self) -> "Attendee | None":
        """The person who is shown."""
        if self.candidate is not None:
            return self.candidate
        return self.verdict.attendee if self.verdict is not None else None

    def back_to_results(self) -> None:
        """From the person shown to the list; from the list to the last verdict."""
        was_candidate, self.candidate = self.candidate is not None, None
        if was_candidate and self.field.text() and self.view.show_former_results():
            return
        self.field.empty()
        self.back_to_card()

    def back_to_card(self) -> None:
        """The last verdict, or ready for the next person."""
        self.candidate = None
        self.view.show_card()
        if self.verdict is not None:
            self.draw_verdict(self.verdict)
        else:
            self._show_idle(1)
            self._ask_snapshot()

    def forget_verdict(self) -> None:
        """Ready for the next person."""
        self.verdict = None
        self.back_to_card()

    def _show_idle(self, expected: int) -> None:
        buttons: list[Action] = []
        if not expected:
            to_list = lambda: self.context.shell.show_screen("attendees")  # noqa: E731 - one deed, one line
            buttons = [Action(tr("Import the list"), "Return", PRIMARY, to_list)]
        self.view.show_card()
        self._ready = idle_face(expected, leaving=self.leaving)
        self.card.show_face(self._ready, buttons)

    # Verdicts

    def _show_verdicts(self, verdicts: "tuple[Verdict, ...]") -> None:
        shown = [v for v in verdicts if not (v.silent and is_of_the_same(v, self.verdict))]
        if shown:
            verdict = most_needed(shown)  # all stand in the last lines
            former, seen_s = self.verdict, self.door.seen_s(self.drawn_s)
            if not stands(former, verdict, seen=seen_s > 0):
                self.candidate = None
                self.view.show_card()
                self.draw_verdict(verdict)
                self.drawn_s = time.monotonic()
            unseen = hardly_seen(former, seen_s, shown, self.verdict)
            self.deeds.follow(shown, admitted=verdict.outcome.lets_in)
            self._care = status.say_care(self.context, unseen, self._care)
            # With the next event: what has just been painted goes to the screen first.
            QTimer.singleShot(0, self, lambda: self._tell(verdict, shown))
        else:
            self.say_status()

    def _tell(self, verdict: "Verdict", shown: "list[Verdict]") -> None:
        """What follows a verdict that the desk has before its eyes already: sound, greeting, other screens."""
        self.field.paint_now()
        self.say_status()
        self.context.shell.play(faces().sound_of(verdict))
        self.context.shell.saved_now()
        for each in shown:
            self.visitors.greet(each)
        if verdict.outcome.name == "LEFT":
            self.visitors.forget()
        if not self.isVisible():
            status.say_elsewhere(self.context, verdict)

    def draw_verdict(self, verdict: "Verdict") -> None:
        """Show a verdict with its keys, be it once more: it was seen when it came."""
        from desktop_app.ui.reception.buttons import buttons_for

        self.verdict = verdict
        if verdict.outcome.name == "AMBIGUOUS" and verdict.choices:
            self._found_for = self.field.text().strip()
            self.view.show_results(list(verdict.choices), self.categories, faces().hint_of(verdict))
        else:
            face = faces().face_of(verdict, self.categories)
            self.card.show_face(face, buttons_for(verdict, self.deeds))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere here begins a search; Esc goes back; Enter is the main deed."""
        if self._pages.currentWidget() is not self.view:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.deeds.undo()
        elif event.key() == Qt.Key.Key_Escape:
            is_back = self.candidate is None and not self.field.text() and not self.view.shows_results()
            self.back_to_results()
            self.field.setFocus()
            event.setAccepted(not is_back)  # nothing to go back from: it closes the line of notice
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.field.text().strip())
        elif event.text().isprintable() and event.text().strip():
            self.field.take_text(event.text())
        else:
            super().keyPressEvent(event)
