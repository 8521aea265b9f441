"""The form of a meeting: title, date, theme, place, time zone, and how its door is kept. The same from every screen."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QGridLayout, QWidget

from desktop_app.core.meeting_days import EARLIEST, LATEST
from desktop_app.i18n import tr
from desktop_app.services.zones import USUAL_ZONE
from desktop_app.ui.hours import today
from desktop_app.ui.meeting_door import DoorFields
from desktop_app.ui.meeting_zone import ZoneField
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PRIMARY, Toggle
from desktop_app.ui.widgets.fields import LineField, name_of
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.wheel import steady

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.services.events import EventInfo


def begin_meeting(parent: QWidget, context: Context) -> None:
    """A new meeting; it is worked on from then on."""
    context.shell.leave(lambda: EventSheet(parent, context, None, lambda event: _made(context, event)).open())


def change_meeting(parent: QWidget, context: Context, event: "EventInfo") -> None:
    """Another title, date, theme, place, time zone or door."""
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
        title = tr("Change the event") if event else tr("New event")
        super().__init__(parent, title, width_px=640)
        self._context, self._event, self._done = context, event, done
        self.title_field = LineField(event.title if event else "")
        self.theme = LineField(event.theme if event else "")
        self.place = LineField(event.place if event else "")
        self.date = _date_field(event.date if event else today(USUAL_ZONE))
        self.zone = ZoneField(event.timezone if event else "")
        self.exits = Toggle(tr("People are scanned out and in again"), bool(event and event.exits_on))
        self.door = DoorFields(event)
        for switch in (self.door.hours, self.door.some):
            switch.toggled.connect(self.make_room_soon)
        community = context.workspace
        if community is not None:
            context.lane.run(community.attendees.categories, self._offer, owner=self)
        self.content.addLayout(self._words())
        self.content.addWidget(self.exits)
        self.content.addWidget(self.door)
        self.add_cancel()
        self.add_button(tr("Save") if event else tr("Create"), "Ctrl+Return", PRIMARY, self._save)
        self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self) -> QGridLayout:
        """Two columns: with the hours of the door and its categories, one would not fit a small screen."""
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for row, column, name, field in (
            (0, 0, tr("Title"), self.title_field),
            (1, 0, tr("Date"), self.date),
            (1, 1, tr("Theme"), self.theme),
            (2, 0, tr("Place"), self.place),
            (2, 1, tr("Time zone"), self.zone),
        ):
            columns = 1 if row else 2
            grid.addWidget(name_of(field, name), 2 * row, column, 1, columns)
            grid.addWidget(field, 2 * row + 1, column, 1, columns)
        return grid

    def _offer(self, categories: "list[Category]") -> None:
        self.door.offer(categories)
        self.make_room_soon()

    def _save(self) -> None:
        community, event = self._context.workspace, self._event
        if community is None:
            return
        if self.door.lets_nobody_in():
            self.say("refused", tr("Choose at least one category that comes in."))
            return
        date: Any = self.date.date().toPython()
        title, theme, place = self.title_field.text(), self.theme.text(), self.place.text()
        zone = self.zone.zone()
        door = self.door.wishes(exits_on=self.exits.isChecked())

        def work() -> "EventInfo":
            if event is None:
                return community.events.create(title, date, theme, place, zone, door)
            return community.events.change(
                event.id, title=title, date=date, theme=theme, place=place, timezone=zone, door=door
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
