"""One attendee: the panel beside the table, and what is done to the person in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.ui.attendees.edit_panel import EditPanel
from desktop_app.ui.attendees.last_deed import Deed, corrected
from desktop_app.ui.attendees.list_page import ListPage
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

_PERSON = ("given_name", "family_name", "email", "phone", "institution", "unit")


class OneAttendee:
    """Joins the table's choice, the panel and the services.

    Args:
        context: services and shell.
        attendees: the page with the table.
        bring_list: shows that page.
    """

    def __init__(self, context: Context, attendees: ListPage, bring_list: Callable[[], object]) -> None:
        self.context, self.list, self._bring_list = context, attendees, bring_list
        self.panel = EditPanel()
        self._last: Deed | None = None
        self.panel.hide()
        attendees.set_side(self.panel)
        attendees.chosen.connect(self.choose)
        attendees.add_asked.connect(self.add)
        self.panel.saved.connect(self.save)
        self.panel.status_asked.connect(self.set_status)
        self.panel.closed.connect(self.close)
        self.panel.wish_changed.connect(self.change_wish)

    def choose(self, who: "Attendee | None") -> None:
        """A row was chosen; unsaved corrections of somebody else are asked about first."""
        if who is None:
            self._leave_one()
        elif self.panel.isVisible() and who.registration_id == self.panel.registration_id:
            return
        elif self.panel.isVisible() and self.panel.changes():
            self._ask_before_leaving(who)
        else:
            self.show(who)

    def _leave_one(self) -> None:
        """Several rows are lit, or not that of the person: what the panel does would be done to somebody else."""
        shown = self.panel.registration_id
        if not (self.panel.isVisible() and shown):
            return
        are_several = len(self.list.selected_ids()) > 1
        if not self.panel.changes():
            if are_several or self.list.is_hidden(shown):
                self._put_away()
        elif (
            are_several
        ):  # a question at each letter of a search would take the letters: then the panel stays
            self._ask_before_leaving(None)

    def show(self, who: "Attendee") -> None:
        """Show somebody in the panel, with what the list said and whom they wish to meet."""
        self.panel.show_attendee(who)
        self._open()
        community = self.context.workspace
        if community is None:
            return

        def draw(found: tuple[dict[str, str], list[tuple[str, str]]]) -> None:
            if self.panel.registration_id == who.registration_id:
                self.panel.show_typed(found[0])
                self.panel.show_wishes(found[1])

        self.context.lane.run(
            lambda: (
                community.imports.as_typed(who.registration_id),
                community.attendees.wishes(who.event_id, who.registration_id),
            ),
            draw,
            owner=self.panel,
        )

    def change_wish(self, who: str, whom: str, kind: str) -> None:
        """Set or take back whom somebody wishes to meet or must not be seated with."""
        community, event_id = self.context.workspace, self.context.event_id
        if community is None:
            return

        self.forget()

        def work() -> list[tuple[str, str]]:
            if kind:
                community.rotation.wish(event_id, who, whom, kind)
            else:
                community.rotation.drop_wish(event_id, who, whom)
            return community.attendees.wishes(event_id, who)

        def draw(wishes: list[tuple[str, str]]) -> None:
            if self.panel.registration_id == who:
                self.panel.show_wishes(wishes)
            self.context.shell.saved_now()

        self.context.lane.run(work, draw, self.failed, owner=self.panel)

    def _ask_before_leaving(self, who: "Attendee | None") -> None:
        """Typed corrections are not lost by a click in the table; with nobody to show, the panel closes."""
        sheet = Sheet(self.panel, tr("Save the corrections?"))
        sheet.content.addWidget(
            Label(
                tr("You changed {name} and did not save.", name=self.panel.name.accessibleName()), wrap=True
            )
        )

        def leave() -> None:
            sheet.accept()
            if who is None:
                self._put_away()
            else:
                self.show(who)

        def save() -> None:
            self.panel.publish_saved()
            leave()

        stay = self.panel.registration_id
        sheet.rejected.connect(lambda: self.list.select(stay))
        sheet.add_cancel()
        sheet.add_button(tr("Do not save"), "", PLAIN, leave)
        sheet.add_button(tr("Save"), "Ctrl+Return", PRIMARY, save)
        sheet.open()

    def add(self) -> None:
        """Empty fields for somebody who is not on the list."""
        if self.context.workspace is None or not self.context.event_id:
            return
        self._bring_list()
        self.list.clear_selection()
        self.panel.show_new()
        self._open()
        self.panel.fields["given_name"].setFocus()

    def refresh(self) -> None:
        """Somebody came in, or another desk corrected: the panel follows unless something is being typed."""
        place = self.list.model.place_of(self.panel.registration_id)
        if place >= 0 and self.panel.isVisible() and not self.panel.changes():
            who = self.list.model.row(place)
            if not self.panel.shows(who):
                self.show(who)

    def _open(self) -> None:
        self.panel.show()
        self.list.set_panel_shown(True)

    def _put_away(self) -> None:
        self.panel.hide()
        self.list.set_panel_shown(False)

    def close(self, *, force: bool = False) -> None:
        """Hide the panel; what was not saved is forgotten."""
        self._put_away()
        self.list.clear_selection()
        if not force:
            self.list.search.setFocus()

    def save(self, registration_id: str, changes: dict[str, object]) -> None:
        """Write corrections, or register somebody new."""
        community, event_id = self.context.workspace, self.context.event_id
        if community is None:
            return

        self.forget()
        if registration_id:

            def correct() -> Deed:
                before = community.attendees.one(registration_id)
                return corrected(before, community.attendees.edit(registration_id, **changes), changes)

            self.context.lane.run(correct, self._done, self.failed, owner=self.panel)
            return

        def register() -> "Attendee":
            from desktop_app.services.registering import PersonFields, RegistrationFields

            person: dict[str, Any] = {name: changes.pop(name, "") for name in _PERSON}
            fields: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
            return community.attendees.register(
                event_id, PersonFields(**person), RegistrationFields(**fields)
            )

        self.context.lane.run(register, self._saved, self.failed, owner=self.panel)

    def _saved(self, who: "Attendee") -> None:
        if self.panel.isVisible() and self.panel.registration_id in ("", who.registration_id):
            self.show(who)
            self.panel.show_attendee(who)
        self.context.shell.saved_now()

    def set_status(self, registration_id: str, cancel: bool) -> None:
        """Cancel a registration, restore or confirm it."""
        community = self.context.workspace
        if community is None:
            return
        self.forget()
        set_it = community.attendees.cancel if cancel else community.attendees.restore

        def work() -> Deed:
            before = community.attendees.one(registration_id)
            return Deed(before, set_it(registration_id))

        self.context.lane.run(work, self._done, self.failed, owner=self.panel)

    # Taking the last deed back

    def _done(self, deed: Deed) -> None:
        """Say what was done, since nobody was asked before, and keep it for Ctrl+Z."""
        self._saved(deed.after)
        self._last = deed if deed.can_be_undone else None
        self.context.shell.say("done", deed.words())

    def forget(self) -> None:
        """Something else was done since, or the list is another one: Ctrl+Z would take back what nobody thinks of."""
        self._last = None

    def undo(self) -> None:
        """Ctrl+Z outside a field that is being typed in."""
        community, deed = self.context.workspace, self._last
        if community is None or deed is None:
            return
        self.forget()

        def undone(who: "Attendee | None") -> None:
            if who is None:
                text = tr(
                    "{name} was changed again since: nothing is taken back.", name=deed.after.display_name
                )
                self.context.shell.say("attention", text)
                return
            if not self.panel.changes():
                self._saved(who)
            self.context.shell.saved_now()
            self.context.shell.say("done", deed.undone_words())

        self.context.lane.run(lambda: deed.undo(community.attendees), undone, self.failed, owner=self.panel)

    def failed(self, error: Exception) -> None:
        """A refusal in its own words; anything else through the failure path."""
        if isinstance(error, Refused):
            self.context.shell.say("refused", tr_text(error.text))
        else:
            self.context.shell.report(error)
