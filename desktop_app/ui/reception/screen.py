"""The reception desk: scan or type, one verdict, the next person."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.core.checkin import Outcome
from desktop_app.i18n import tr
from desktop_app.ui.reception.counts import ArrivalsCurve, LastCard, PresentCard
from desktop_app.ui.reception.door import Door
from desktop_app.ui.reception.faces import (
    candidate_face,
    face_of,
    idle_face,
    not_recorded_face,
    sound_of,
    word_of,
)
from desktop_app.ui.reception.scan_field import ScanField
from desktop_app.ui.screen import Context, Screen
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.notices import EmptyState
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.verdict import VerdictCard

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.changes import Changed
    from desktop_app.services.reception import ReceptionSnapshot, Verdict
    from desktop_app.ui.reception.results import ResultsList

RIGHT_PX = 340
SHOWN_RESULTS = 30
_REFRESH_MS = 120


class ReceptionScreen(Screen):
    """See `reception.png`: the field, the verdict, the counts, the last arrivals."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.categories: dict[str, Category] = {}
        self.institutions: list[str] = []
        self.verdict: Verdict | None = None
        self.candidate: Attendee | None = None
        self._waiting_enter = False
        self._leaving = False
        self.door = Door(context)
        self.door.answered.connect(self._show_verdicts)
        self.door.failed.connect(self._show_failure)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._ask_snapshot)
        self._build()
        context.bridge.changed.connect(self._on_changed)
        context.bridge.scan.connect(self.take_scan)

    # Building

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        outer.addWidget(self._pages)
        self._desk = QWidget()
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(self._build_left(), 1)
        row.addWidget(self._build_right())
        self._pages.addWidget(self._desk)
        self._empty: QWidget | None = None
        self.card.show_face(idle_face(1))

    def _build_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        self.field = ScanField()
        self.field.scanned.connect(self.take_scan)
        self.field.asked.connect(self._ask)
        self.field.typed.connect(self._search)
        self.field.arrow.connect(self._arrow)
        self.card = VerdictCard()
        self.results: ResultsList | None = None
        self._left = QStackedWidget()
        self._left.addWidget(self.card)
        column.addWidget(self.field)
        column.addWidget(self._left, 1)
        return column

    def _build_right(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(RIGHT_PX)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.present, self.last = PresentCard(), LastCard()
        self.curve = ArrivalsCurve()
        self.curve.hide()
        self.present.content.addWidget(self.curve)
        self.last.content.addStretch(1)
        self.walk_in_button = KeyButton(tr("Register on the spot"), "F4", PLAIN, self.walk_in)
        self.last.content.addWidget(self.walk_in_button)
        self.doubts_button = KeyButton("", "F7", PLAIN, self.review_doubts)
        self.doubts_button.hide()
        self.last.content.addWidget(self.doubts_button)
        column.addWidget(self.present)
        column.addWidget(self.last, 1)
        return right

    # Coming and going

    def reload(self) -> None:
        """Another file or meeting."""
        self.verdict = self.candidate = None
        self.field.empty()
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id:
            self._show_empty()
            return
        self._pages.setCurrentWidget(self._desk)
        self._show_idle(1)
        self.context.lane.run(
            lambda: (
                community.attendees.categories(),
                community.attendees.institutions(),
                # The index of names is filled now, not at the first letter typed in a queue of visitors.
                community.attendees.search(event_id, "a", 1),
            ),
            self._know,
            owner=self,
        )
        self._ask_snapshot()
        self._say_scanner()

    def on_shown(self) -> None:
        """Hands are on the scanner."""
        self.field.setFocus()

    def on_close(self) -> None:
        """No more tries."""
        self.door.stop()
        self._refresh.stop()

    def _know(self, found: Any) -> None:
        categories, self.institutions, _ = found
        self.categories = {c.key: c for c in categories}

    def _show_empty(self) -> None:
        if getattr(self.context.shell, "opening", False):
            return
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self._empty_page()
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)

    def _empty_page(self) -> EmptyState:
        to_setup = lambda: self.context.shell.show_screen("setup")  # noqa: E731 - one action, used twice
        if self.context.workspace is None:
            return EmptyState(
                tr("No community yet"),
                tr("A community file holds people and events. Create yours, open one, or look at the demo."),
                ((tr("Create, open or see the demo"), "Return", to_setup),),
            )
        return EmptyState(
            tr("No event yet"),
            tr("Create the first event of the community; then import the list of attendees."),
            ((tr("Create an event"), "Return", to_setup),),
        )

    def _say_scanner(self) -> None:
        waiting = self.door.waiting()
        if waiting:
            text = tr("{n} scans wait to be recorded", n=waiting)
            self.context.shell.set_status("scanner", "refused_text", text)
        else:
            self.context.shell.set_status("scanner", "admitted_text", tr("Ready to scan"))
        desk = self.context.settings.text("desk", "1")
        operator = self.context.settings.text("operator")
        said = tr("Desk {desk}", desk=desk) + (f" — {operator}" if operator else "")
        self.context.shell.set_status("desk", "admitted_text", said)

    # Fresh numbers

    def _on_changed(self, changed: "Changed") -> None:
        if changed.touches("door", "registration", "person", "category", "event", "doubt", "plan"):
            self._refresh.start()

    def _ask_snapshot(self) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        if community is None or not event_id:
            return
        self.context.lane.run_latest(
            "reception snapshot",
            lambda: (community.reception.snapshot(event_id), community.reception.arrivals_ms(event_id)),
            self._show_snapshot,
            owner=self,
        )

    def _show_snapshot(self, found: Any) -> None:
        snapshot, arrivals = found
        self._draw_counts(snapshot, arrivals)
        if self.verdict is None and self.candidate is None and not self.field.text():
            self._show_idle(snapshot.expected)

    def _draw_counts(self, snapshot: "ReceptionSnapshot", arrivals: list[int]) -> None:
        self.present.show_counts(snapshot)
        self.present.show_pace(snapshot.forecast)
        self.curve.show_times(arrivals, snapshot.read_ms)
        self.last.show_lines(snapshot.last, self.categories)
        self.doubts_button.setVisible(bool(snapshot.doubts_open))
        self.doubts_button.set_label(tr("Doubts to review: {n}", n=snapshot.doubts_open))

    # Scans and names

    def take_scan(self, text: str) -> None:
        """A scan, from the field or caught elsewhere. Under an open dialog it waits, and the dialog says so."""
        dialog = QApplication.activeModalWidget()
        at_ms = self.door.now_ms()
        if isinstance(dialog, Sheet):
            dialog.say("attention", tr("A scan waits. It is checked in as soon as this is closed."))
            dialog.finished.connect(lambda: self.door.scan(text, at_ms=at_ms, leaving=self._leaving))
            return
        self.door.scan(text, at_ms=at_ms, leaving=self._leaving)

    def _search(self, text: str) -> None:
        community, event_id = self.context.workspace, self.context.event_id
        if not text:
            self._waiting_enter = False
            self._back_to_card()
            return
        if community is None or not event_id:
            return
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
        results = self._results()
        results.show_people(people, self.categories)
        self.candidate = None
        if people:
            self._left.setCurrentWidget(results)
        else:
            self._show_nobody(text)
        if self._waiting_enter:
            self._waiting_enter = False
            if len(people) == 1:
                self.show_candidate(people[0])

    def _results(self) -> "ResultsList":
        if self.results is None:
            from desktop_app.ui.reception.results import ResultsList

            self.results = ResultsList()
            self.results.picked.connect(self.show_candidate)
            self._left.addWidget(self.results)
        return self.results

    def _show_nobody(self, text: str) -> None:
        from desktop_app.ui.widgets.verdict import Face

        face = Face(
            "neutral",
            "question",
            tr("Nobody found"),
            hint=tr(
                "No one here is called “{text}”. Try fewer letters, or register the person with F4.",
                text=text,
            ),
        )
        self.card.show_face(face)
        self._left.setCurrentWidget(self.card)

    def _arrow(self, step: int) -> None:
        if self.results is not None and self._left.currentWidget() is self.results:
            self.results.step(step)

    def _ask(self, text: str) -> None:
        """Enter in the field: the main deed of what is shown."""
        if self.candidate is not None:
            self.admit_candidate()
        elif self.results is not None and self._left.currentWidget() is self.results:
            who = self.results.chosen()
            if who is not None:
                self.show_candidate(who)
        elif text:
            self._waiting_enter = True
            self._search(text)
        elif self.card.buttons() and self.card.buttons()[0].key == "Return":
            self.card.buttons()[0].click()

    def show_candidate(self, who: "Attendee") -> None:
        """Show who it is; Enter lets them in."""
        self.candidate, self.verdict = who, None
        self._left.setCurrentWidget(self.card)
        admit = KeyButton(tr("Let in"), "Return", PRIMARY, self.admit_candidate)
        buttons = [admit, self._button_correct(), KeyButton(tr("Back"), "Esc", PLAIN, self._back_to_results)]
        if who.status == "cancelled":
            buttons[0] = KeyButton(tr("Restore and let in"), "Return", PRIMARY, self.admit_candidate)
        self.card.show_face(candidate_face(who, self.categories), buttons)
        self.field.setFocus()

    def admit_candidate(self) -> None:
        """Let in the person who is shown."""
        who, self.candidate = self.candidate, None
        if who is None:
            return
        self.field.empty()
        if who.status == "cancelled":
            self._restore_and_admit(who)
        else:
            self.door.admit(who.registration_id, leaving=self._leaving)

    def _restore_and_admit(self, who: "Attendee") -> None:
        event_id = self.context.event_id
        self.door.ask(
            lambda c: (
                c.attendees.restore(who.registration_id),
                (c.reception.admit(event_id, who.registration_id),),
            )[1]
        )

    def _back_to_results(self) -> None:
        self.candidate = None
        if self.field.text() and self.results is not None and self.results.found.people:
            self._left.setCurrentWidget(self.results)
        else:
            self.field.empty()
            self._back_to_card()

    def _back_to_card(self) -> None:
        self.candidate = None
        self._left.setCurrentWidget(self.card)
        if self.verdict is not None:
            self._draw_verdict(self.verdict)
        else:
            self._ask_snapshot()

    def _show_idle(self, expected: int) -> None:
        self._left.setCurrentWidget(self.card)
        self.card.show_face(idle_face(expected))

    # Verdicts

    def _show_verdicts(self, verdicts: "tuple[Verdict, ...]") -> None:
        shown = [v for v in verdicts if not v.silent]
        self._say_scanner()
        if not shown:
            return
        # Of badges that were glued together the one that needs a person is shown; all stand in the last lines.
        verdict = next((v for v in shown if v.outcome.is_refusal), shown[-1])
        self.verdict, self.candidate = verdict, None
        self._left.setCurrentWidget(self.card)
        self._draw_verdict(verdict)
        self.context.shell.saved_now()
        self.context.shell.play(sound_of(verdict))
        if not self.isVisible():
            self._say_elsewhere(verdict)

    def _say_elsewhere(self, verdict: "Verdict") -> None:
        """A scan while another screen is in front: one line there."""
        name = verdict.attendee.display_name if verdict.attendee else ""
        kind = "done" if verdict.outcome.lets_in else "attention"
        self.context.shell.say(kind, " — ".join(part for part in (word_of(verdict.outcome), name) if part))

    def _draw_verdict(self, verdict: "Verdict") -> None:
        if verdict.outcome is Outcome.AMBIGUOUS and verdict.choices:
            self._results().show_people(list(verdict.choices), self.categories)
            self._left.setCurrentWidget(self._results())
            return
        self.card.show_face(face_of(verdict, self.categories), self._buttons_for(verdict))

    def _show_failure(self, error: Exception, waiting: int) -> None:
        self._left.setCurrentWidget(self.card)
        self.verdict = self.candidate = None
        self.card.show_face(not_recorded_face(error, waiting))
        self.context.shell.play("refused")
        self._say_scanner()

    def _buttons_for(self, verdict: "Verdict") -> list[KeyButton]:
        if verdict.attendee is None:
            return [KeyButton(tr("Register on the spot"), "", PLAIN, self.walk_in)]
        outcome = verdict.outcome
        if outcome.lets_in:
            return [
                self._button_print(tr("Print the badge")),
                self._button_correct(),
                KeyButton(tr("Take back the entry"), "Ctrl+Z", PLAIN, self.undo),
            ]
        if outcome is Outcome.ALREADY_IN:
            return [
                self._button_print(tr("Same person: reprint")),
                KeyButton(tr("Someone else: open a doubt"), "F6", PLAIN, self.open_doubt),
                self._button_correct(),
            ]
        if outcome is Outcome.WRONG_EVENT:
            here = verdict.also_here
            if here is None:
                return []
            return [KeyButton(tr("Let in"), "Return", PRIMARY, lambda: self.door.admit(here.registration_id))]
        return self._buttons_for_refusal(verdict)

    def _buttons_for_refusal(self, verdict: "Verdict") -> list[KeyButton]:
        who = verdict.attendee
        assert who is not None
        outcome = verdict.outcome
        if outcome is Outcome.LEFT:
            return [
                KeyButton(tr("Let in again"), "Return", PRIMARY, lambda: self._admit_known(who)),
                self._button_correct(),
            ]
        if outcome is Outcome.CANCELLED:
            again = KeyButton(tr("Restore and let in"), "F9", PLAIN, lambda: self._restore_and_admit(who))
            return [again, self._button_correct()]
        if outcome in (Outcome.NEEDS_CONFIRMATION, Outcome.REVOKED):
            return [
                KeyButton(tr("Let in"), "Return", PRIMARY, lambda: self._admit_known(who, confirmed=True)),
                KeyButton(tr("Do not let in"), "Esc", PLAIN, self._dismiss),
                self._button_correct(),
            ]
        return [self._button_correct()]

    def _admit_known(self, who: "Attendee", *, confirmed: bool = False) -> None:
        self.door.admit(who.registration_id, confirmed=confirmed)

    def _dismiss(self) -> None:
        """Not let in: the refusal is recorded already; the desk is ready for the next person."""
        self.verdict = None
        self._back_to_card()

    def _button_print(self, word: str) -> KeyButton:
        return KeyButton(word, "F8", PRIMARY, self.print_badge)

    def _button_correct(self) -> KeyButton:
        return KeyButton(tr("Correct"), "F2", PLAIN, self.correct)

    # Deeds

    def _who(self) -> "Attendee | None":
        if self.candidate is not None:
            return self.candidate
        return self.verdict.attendee if self.verdict is not None else None

    def undo(self) -> None:
        """Take back the entry that is shown, or this desk's last one."""
        event_id = self.context.event_id
        line_id = self.verdict.line_id if self.verdict and self.verdict.outcome.lets_in else None
        self.door.ask(lambda c: tuple(v for v in (c.reception.undo(event_id, line_id),) if v is not None))

    def walk_in(self) -> None:
        """Register somebody who is not on the list."""
        if self.context.workspace is None or not self.context.event_id:
            return
        from desktop_app.ui.reception.walk_in import WalkInSheet

        typed = self.field.text().strip()
        sheet = WalkInSheet(
            self,
            self.context,
            list(self.categories.values()),
            self.institutions,
            self.door.ask,
            lambda who: self.door.admit(who.registration_id),
        )
        sheet.begin_with(typed)
        sheet.accepted.connect(self.field.empty)
        self._open(sheet)

    def correct(self) -> None:
        """Put right the person who is shown."""
        who = self._who()
        if who is None:
            return
        from desktop_app.ui.reception.correct import CorrectSheet

        self._open(
            CorrectSheet(
                self, self.context, who, list(self.categories.values()), self.institutions, self._corrected
            )
        )

    def _corrected(self, who: "Attendee", renewed: bool) -> None:
        from dataclasses import replace

        self.context.shell.saved_now()
        if self.candidate is not None:
            self.show_candidate(who)
        elif self.verdict is not None:
            self.verdict = replace(self.verdict, attendee=who)
            self._draw_verdict(self.verdict)
        if renewed:
            self.context.shell.say(
                "attention",
                tr("The badge shows the old text: print a new one (F8). The old code is revoked."),
            )

    def open_doubt(self) -> None:
        """Somebody else may have come with this badge: note it, decide later."""
        who, community, event_id = self._who(), self.context.workspace, self.context.event_id
        if who is None or community is None:
            return
        self.context.lane.run(
            lambda: community.doubts.open(event_id, who.registration_id),
            lambda _: self.context.shell.say(
                "attention", tr("Doubt opened for {name}. Review it with F7.", name=who.display_name)
            ),
            owner=self,
        )

    def review_doubts(self) -> None:
        """The open doubts, and how they ended."""
        from desktop_app.ui.reception.doubts import DoubtsSheet

        self._open(DoubtsSheet(self, self.context))

    def print_badge(self) -> None:
        """Hand the badge to the printing queue; the next scan does not wait for it."""
        who = self._who()
        if who is not None:
            from desktop_app.ui.reception.printing import print_badge

            print_badge(self.context, who)

    def _open(self, sheet: Sheet) -> None:
        sheet.finished.connect(lambda: QTimer.singleShot(0, self.field, self.field.setFocus))
        sheet.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere here begins a search; Esc goes back; Enter is the main deed."""
        if event.key() == Qt.Key.Key_Escape:
            self._back_to_results()
            self.field.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.field.text().strip())
        elif event.text().isprintable() and event.text().strip():
            self.field.take_text(event.text())
        else:
            super().keyPressEvent(event)
