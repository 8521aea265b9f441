"""The form of a meeting: its title, date, theme and place, and how its door is kept. The same from every screen."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop_app.core.meeting_days import EARLIEST, LATEST
from desktop_app.i18n import tr
from desktop_app.services.events import USUAL_ZONE
from desktop_app.ui.hours import today
from desktop_app.ui.meeting_door import DoorFields
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY, Toggle
from desktop_app.ui.widgets.fields import LineField, add_field, form
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.wheel import steady

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.services.events import EventInfo


def begin_meeting(parent: QWidget, context: Context) -> None:
    """A new meeting; it is worked on from then on."""
    context.shell.leave(lambda: EventSheet(parent, context, None, lambda event: _made(context, event)).open())


def change_meeting(parent: QWidget, context: Context, event: "EventInfo") -> None:
    """Another title, date, theme, place or door."""
    EventSheet(parent, context, event, lambda changed: _made(context, changed)).open()


def _made(context: Context, event: "EventInfo") -> None:
    context.session.choose_event(event)
    context.shell.saved_now()  # in the time of the meeting's place


class EventSheet(Sheet):
    """The fields of a meeting; ``done(event)`` once it is on the disk."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        event: "EventInfo | None",
        done: "Callable[[EventInfo], None]",
    ) -> None:
        super().__init__(parent, tr("Change the event") if event else tr("New event"))
        self._context, self._event, self._done = context, event, done
        self.title_field = LineField(event.title if event else "")
        self.theme = LineField(event.theme if event else "")
        self.place = LineField(event.place if event else "")
        self.date = _date_field(event.date if event else today(USUAL_ZONE))
        self.exits = Toggle(tr("People are scanned out and in again"), bool(event and event.exits_on))
        self.door = DoorFields(event)
        for switch in (self.door.hours, self.door.some):
            switch.toggled.connect(self.make_room_soon)
        community = context.workspace
        if community is not None:
            context.lane.run(community.attendees.categories, self._offer, owner=self)
        layout = form()
        for name, asked in (
            (tr("Title"), self.title_field),
            (tr("Date"), self.date),
            (tr("Theme"), self.theme),
            (tr("Place"), self.place),
        ):
            add_field(layout, name, asked)
        self.content.addLayout(layout)
        self.content.addWidget(self.exits)
        self.content.addWidget(self.door)
        self.add_cancel()
        self.add_button(tr("Save") if event else tr("Create"), "Ctrl+Return", PRIMARY, self._save)
        self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, categories: "list[Category]") -> None:
        self.door.offer(categories)

    def _save(self) -> None:
        community, event = self._context.workspace, self._event
        if community is None:
            return
        if self.door.lets_nobody_in():
            self.say("refused", tr("Choose at least one category that comes in."))
            return
        date: Any = self.date.date().toPython()
        title, theme, place = self.title_field.text(), self.theme.text(), self.place.text()
        door = self.door.wishes(exits_on=self.exits.isChecked())

        def work() -> "EventInfo":
            if event is None:
                return community.events.create(title, date, theme, place, door=door)
            return community.events.change(
                event.id, title=title, date=date, theme=theme, place=place, door=door
            )

        self._context.lane.run(work, self._saved, self._failed, owner=self)

    def _saved(self, event: "EventInfo") -> None:
        self.accept()
        self._done(event)

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._context.shell)


def _date_field(day: dt.date) -> QDateEdit:
    shown, earliest, latest = (QDate(each.year, each.month, each.day) for each in (day, EARLIEST, LATEST))
    field = steady(QDateEdit(shown))
    field.setDateRange(earliest, latest)
    field.setCalendarPopup(True)
    field.setDisplayFormat("dd/MM/yyyy")
    return field
