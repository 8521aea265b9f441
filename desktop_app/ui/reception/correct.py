"""Put somebody right at the desk: name, institution, note, attention, cancel or restore."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.i18n import tr
from desktop_app.ui.reception.person_form import PersonForm
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY
from desktop_app.ui.widgets.fields import LineField, add_field, form
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee


class CorrectSheet(Sheet):
    """The form of one attendee; ``corrected(attendee, badge_is_stale)`` once it is on the disk."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        who: "Attendee",
        categories: list[Category],
        institutions: list[str],
        corrected: "Callable[[Attendee, bool], None]",
    ) -> None:
        super().__init__(parent, tr("Correct"), width_px=680)
        self._context, self._who, self._corrected = context, who, corrected
        self.form = PersonForm(categories, institutions)
        self.form.fill(who)
        self.form.show_address(context.role.sees_addresses)
        self.note, self.attention = LineField(who.note), LineField(who.attention)
        self.content.addWidget(self.form)
        self.content.addLayout(self._desk_fields())
        self._add_status_button()
        self.add_cancel(tr("Close without saving"))
        self.add_button(tr("Save"), "Ctrl+Return", PRIMARY, self._save)
        self.form.given.setFocus()

    def _desk_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field in (
            (tr("Note for the desk: asked before letting in"), self.note),
            (tr("Attention: VIP, speaker, call the organiser…"), self.attention),
        ):
            layout = form()
            add_field(layout, name, field)
            row.addLayout(layout, 1)
        return row

    def _add_status_button(self) -> None:
        if self._who.status == "cancelled":
            self.add_aside(tr("Restore the registration"), self._restore)
        else:
            self.add_aside(tr("Mark as cancelled"), self._cancel)

    def _save(self) -> None:
        community, who = self._context.workspace, self._who
        changes = self.form.changes(who)
        for name, field in (("note", self.note), ("attention", self.attention)):
            if field.text().strip() != getattr(who, name):
                changes[name] = field.text().strip()
        if community is None or not changes:
            self.accept()
            return
        # A badge that shows the old name is replaced: a new code, and the old one is revoked.
        renew = community.attendees.changes_badge(changes) and who.badges_printed > 0

        def work() -> "Attendee":
            now = community.attendees.edit(who.registration_id, **changes)
            return community.attendees.new_code(who.registration_id) if renew else now

        self._run(work, renew)

    def _cancel(self) -> None:
        community, who = self._context.workspace, self._who
        if community is not None:
            self._run(lambda: community.attendees.cancel(who.registration_id), False)

    def _restore(self) -> None:
        community, who = self._context.workspace, self._who
        if community is not None:
            self._run(lambda: community.attendees.restore(who.registration_id), False)

    def _run(self, work: "Callable[[], Attendee]", renewed: bool) -> None:
        self._context.lane.run(work, lambda now: self._done(now, renewed), self._failed, owner=self)

    def _done(self, now: "Attendee", renewed: bool) -> None:
        self.accept()
        self._corrected(now, renewed)

    def _failed(self, error: Exception) -> None:
        from desktop_app.core.errors import Refused
        from desktop_app.i18n import tr_text

        if isinstance(error, Refused):
            self.say("refused", tr_text(error.text))
        else:
            self.reject()
            self._context.shell.report(error)
