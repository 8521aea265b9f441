"""Registration on the spot: name, institution, category, consents, with a look for doubles while typing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.categories import OTHER, Category
from desktop_app.i18n import tr
from desktop_app.ui.reception.faces import place_of
from desktop_app.ui.reception.person_form import PersonForm
from desktop_app.ui.reception.results import state_words
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.notices import InlineNotice
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.community import Community

_SHOWN_DOUBLES = 2


class WalkInSheet(Sheet):
    """The form; calls ``register(question)`` with what the door has to ask, or ``admit(attendee)`` for a double."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        categories: list[Category],
        institutions: list[str],
        register: "Callable[[Callable[[Community], Any]], None]",
        admit: "Callable[[Attendee], None]",
    ) -> None:
        super().__init__(parent, tr("Register on the spot"), width_px=680)
        self._context, self._register, self._admit = context, register, admit
        self.form = PersonForm(categories, institutions)
        self.form.speed_dating.setChecked(True)
        self.form.category.setCurrentIndex(-1)  # nobody is made a clinician by a hurried hand
        self.content.addWidget(self.form)
        self._doubles = QVBoxLayout()
        self._doubles.setSpacing(8)
        self.content.addLayout(self._doubles)
        self.form.name_changed.connect(self._look_for_doubles)
        self.add_cancel()
        self.add_button(tr("Register and let in"), "Ctrl+Return", PRIMARY, self._done)
        self.form.given.setFocus()

    def begin_with(self, typed: str) -> None:
        """Take over what was searched in vain."""
        if typed:
            self.form.begin_with(typed)
            self._look_for_doubles()
            (self.form.institution if self.form.given.text() else self.form.given).setFocus()

    def _look_for_doubles(self) -> None:
        community, event_id = self._context.workspace, self._context.event_id
        given, family, email = (f.text() for f in (self.form.given, self.form.family, self.form.email))
        if community is None or len(family.strip()) < 2 and "@" not in email:
            self._show_doubles([])
            return
        self._context.lane.run_latest(
            "walk-in doubles",
            lambda: community.attendees.similar(event_id, given, family, email),
            self._show_doubles,
            owner=self,
        )

    def _show_doubles(self, people: "list[Attendee]") -> None:
        while self._doubles.count():
            item = self._doubles.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for i, who in enumerate(people[:_SHOWN_DOUBLES]):
            known = ", ".join(part for part in (place_of(who), state_words(who)) if part)
            text = tr("Is it {name}? ({known})", name=who.display_name, known=known)
            notice = InlineNotice("attention", text)
            word = tr("Yes, this person") if who.present else tr("Yes, let in")
            notice.offer(word, partial(self._it_is, who), f"Alt+{i + 1}")
            self._doubles.addWidget(notice)
        if self.isVisible():
            self.make_room_soon()

    def _it_is(self, who: "Attendee") -> None:
        self.accept()
        self._admit(who)

    def _done(self) -> None:
        given, family = self.form.given.text().strip(), self.form.family.text().strip()
        if not given and not family:
            self.say("refused", tr("A name is needed: a given name or a family name."))
            self.form.family.setFocus()
            return
        self.accept()
        self._register(self._question())

    def _question(self) -> "Callable[[Community], Any]":
        """What the door asks the services, with the fields as they are now."""
        from desktop_app.services.registering import PersonFields, RegistrationFields

        form, event_id = self.form, self._context.event_id
        person = PersonFields(
            given_name=form.given.text(),
            family_name=form.family.text(),
            email=form.email.text(),
            institution=form.institution.text(),
            unit=form.unit.text(),
        )
        registration = RegistrationFields(
            category_key=form.category.currentData() or OTHER,
            source="walk-in",
            wants_speed_dating=form.speed_dating.isChecked(),
            consent_share=form.share.isChecked(),
            consent_photo=form.photo.isChecked(),
            consent_origin="desk",
        )
        return lambda community: (community.seating.walk_in(event_id, person, registration),)
