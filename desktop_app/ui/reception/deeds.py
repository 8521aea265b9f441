"""What the desk can do with the person who is shown: admit, take back, register, correct, doubt, print."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.attendees import Attendee
    from desktop_app.services.community import Community
    from desktop_app.services.reception import Verdict
    from desktop_app.ui.reception.door import Door
    from desktop_app.ui.reception.screen import ReceptionScreen
    from desktop_app.ui.widgets.sheet import Sheet


class Deeds:
    """The commands of the reception screen. Those that change the door wait for their turn there."""

    def __init__(self, screen: "ReceptionScreen") -> None:
        self._screen = screen
        self._context = screen.context
        self._said = ""

    @property
    def _door(self) -> "Door":
        return self._screen.door

    @property
    def leaving(self) -> bool:
        """Whether scans let people out."""
        return self._screen.leaving

    def admit(self, who: "Attendee", *, confirmed: bool = False) -> None:
        """Let in somebody who is known, also while scans let people out: the button says so."""
        self._door.admit(who.registration_id, confirmed=confirmed)

    def admit_candidate(self) -> None:
        """Let in the person found by name, or out while scans let people out."""
        who = self._screen.take_candidate()
        if who is None:
            return
        if who.status == "cancelled":
            self.restore_and_admit(who)
        else:
            self._door.admit(who.registration_id, leaving=self.leaving)

    def restore_and_admit(self, who: "Attendee") -> None:
        """Take a cancellation back and let in."""
        event_id = self._context.event_id

        def question(community: "Community") -> "tuple[Verdict]":
            community.attendees.restore(who.registration_id)
            return (community.reception.admit(event_id, who.registration_id, confirmed=True),)

        self._door.ask(question)

    def undo(self) -> None:
        """Take back the entry that is shown, or this desk's last one."""
        event_id, verdict = self._context.event_id, self._screen.verdict
        line_id = verdict.line_id if verdict and verdict.outcome.lets_in else None
        self._door.ask(lambda c: tuple(v for v in (c.reception.undo(event_id, line_id),) if v is not None))

    def dismiss(self) -> None:
        """Not let in: the refusal is recorded already; the desk is ready for the next person."""
        self._screen.forget_verdict()

    def back(self) -> None:
        """From the person shown back to the list."""
        self._screen.back_to_results()

    def walk_in(self) -> None:
        """Register somebody who is not on the list."""
        if self._context.workspace is None or not self._context.event_id:
            return
        from desktop_app.ui.reception.walk_in import WalkInSheet

        screen = self._screen
        sheet = WalkInSheet(
            screen,
            self._context,
            list(screen.categories.values()),
            screen.institutions,
            self._door.ask,
            self.admit,
        )
        sheet.begin_with(screen.field.text().strip())
        sheet.accepted.connect(screen.field.empty)
        self.open_sheet(sheet)

    def correct(self) -> None:
        """Put right the person who is shown."""
        screen, who = self._screen, self._screen.who()
        if who is None:
            return
        from desktop_app.ui.reception.correct import CorrectSheet

        categories = list(screen.categories.values())
        self.open_sheet(
            CorrectSheet(screen, self._context, who, categories, screen.institutions, self._corrected)
        )

    def _corrected(self, who: "Attendee", renewed: bool) -> None:
        screen = self._screen
        self._context.shell.saved_now()
        if screen.candidate is not None:
            screen.show_candidate(who)
        elif screen.verdict is not None:
            screen.draw_verdict(replace(screen.verdict, attendee=who))
        if renewed:
            text = tr("The badge shows the old text: print a new one (F8). The old code is revoked.")
            self._say_of_one("attention", text)

    def open_doubt(self) -> None:
        """Somebody else may have come with this badge: note it, decide later."""
        who, community, event_id = self._screen.who(), self._context.workspace, self._context.event_id
        if who is None or community is None:
            return
        text = tr("Doubt opened for {name}. Review it with F7.", name=who.display_name)
        self._context.lane.run(
            lambda: community.doubts.open(event_id, who.registration_id),
            lambda _: self._say_of_one("attention", text),
            owner=self._screen,
        )

    def review_doubts(self) -> None:
        """The open doubts, and how they ended."""
        from desktop_app.ui.reception.doubts import DoubtsSheet

        self.open_sheet(DoubtsSheet(self._screen, self._context))

    def print_badge(self) -> None:
        """Hand the badge to the printing queue; the next scan does not wait for it."""
        who, community = self._screen.who(), self._context.workspace
        if who is None or community is None:
            return
        text = tr("Badge of {name}: sent to the printer.", name=who.display_name)
        self._context.lane.run(
            lambda: community.print_queue.print_one(who.registration_id),
            lambda _: self._say_of_one("done", text),
            partial(self._not_printed, who),
            owner=self._screen,
        )

    def _not_printed(self, who: "Attendee", error: Exception) -> None:
        """A desk without a printer is no refusal of the person whose verdict stands below."""
        if isinstance(error, Refused) and error.code == "no-printer":
            show = partial(self._context.shell.show_screen, "badges", who.registration_id)
            text = tr("Badge of {name}: {reason}", name=who.display_name, reason=tr_text(error.text))
            self._say_of_one("attention", text, (tr("To this badge"), show))
        elif isinstance(error, Refused):
            self._say_of_one("attention", tr_text(error.text))
        else:
            self._context.shell.report(error)

    def _say_of_one(
        self, kind: str, text: str, offer: "tuple[str, Callable[[], object]] | None" = None
    ) -> None:
        """A line about one person, which must not stand over the card of the next one."""
        self._said = text
        self._context.shell.say(kind, text, offer)

    def end_of_one(self) -> None:
        """Somebody else is shown: what was said of one person goes; what still stands for all stays."""
        if self._said and self._context.shell.said() == self._said:
            self._context.shell.say("info", "")
        self._said = ""

    def follow(self, shown: "list[Verdict]", *, admitted: bool) -> None:
        """The next verdict: the former person's line goes, and badges are printed where the desk wants that."""
        self.end_of_one()
        if admitted:
            self.print_after_admission(shown)

    def print_after_admission(self, verdicts: "list[Verdict]") -> None:
        """Where the desk prints every badge: those who were just let in, after the scans that wait."""
        community = self._context.workspace
        for verdict in verdicts:
            who = verdict.attendee
            if community is not None and who is not None and verdict.outcome.lets_in:
                self._context.lane.run(
                    partial(_printed_or_asked, community, who.registration_id),
                    partial(self._ask_to_print, who.display_name),
                    owner=self._screen,
                )

    def _ask_to_print(self, name: str, is_asked: bool) -> None:
        if is_asked:
            self._say_of_one("info", tr("Print the badge of {name}? Press F8.", name=name))

    def open_sheet(self, sheet: "Sheet") -> None:
        """Open a dialog; the scan field has the keyboard again afterwards."""
        field = self._screen.field
        sheet.finished.connect(lambda: QTimer.singleShot(0, field, field.setFocus))
        sheet.open()


def _printed_or_asked(community: "Community", registration_id: str) -> bool:
    """Queue the badge where the desk prints every one; True where the desk wants to be asked first."""
    community.print_queue.after_admission(registration_id)
    return community.print_queue.asks_for(registration_id)
