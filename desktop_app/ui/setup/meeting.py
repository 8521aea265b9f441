"""The meetings of the community: which one is worked on, a new one, its title, date, theme and place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from desktop_app.i18n import tr, trn
from desktop_app.ui.screen import Context
from desktop_app.ui.setup.door import DoorFields
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton, Toggle
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.fields import add_field, form
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.core.categories import Category
    from desktop_app.services.changes import Changed
    from desktop_app.services.events import EventInfo


class MeetingCard(Card):
    """Choose, create, change a meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Event"))
        self._context = context
        self._events: list[EventInfo] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Event"))
        # A long title must not push the page out of the window; the whole line is in the tool tip.
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(self._choose)
        self.choice.hide()
        self._counts = small(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.new_button = KeyButton(tr("New event"), "Ctrl+N", PRIMARY, self.begin)
        self.change_button = KeyButton(tr("Change"), "F2", PLAIN, self.change)
        for button in (self.new_button, self.change_button):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.choice, self._counts):
            self.content.addWidget(part)
        self.content.addLayout(row)
        context.bridge.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask for the list anew."""
        community = self._context.workspace
        self.setEnabled(community is not None)
        if community is not None:
            self._context.lane.run_latest("setup meeting", community.events.all, self._show, owner=self)

    def _on_changed(self, changed: "Changed") -> None:
        """People are registered and come in while somebody looks here."""
        if self.isVisible() and changed.touches("event", "registration", "door"):
            self.refresh()

    def begin(self) -> None:
        """A new meeting."""
        sheet = EventSheet(self, self._context, None, self._made)
        sheet.open()

    def change(self) -> None:
        """Another title, date, theme or place for the one worked on."""
        if self._context.event is not None:
            EventSheet(self, self._context, self._context.event, self._made).open()

    def _show(self, events: "list[EventInfo]") -> None:
        self._events = events
        lines = [(_line(event), event.id) for event in events]
        if lines != [(self.choice.itemText(i), self.choice.itemData(i)) for i in range(self.choice.count())]:
            self.choice.clear()  # not at every arrival: somebody may be choosing
            for line, event_id in lines:
                self.choice.addItem(line, event_id)
        self.choice.setCurrentIndex(self.choice.findData(self._context.event_id))
        self.choice.setToolTip(self.choice.currentText())
        self.choice.setVisible(bool(events))
        self.change_button.setEnabled(self._context.event is not None)
        now = next((e for e in events if e.id == self._context.event_id), None)
        if now is None:
            self._counts.setText(
                tr("Create the first event of the community; then import the list of attendees.")
            )
        else:
            self._counts.setText(
                ", ".join(
                    (
                        trn("{n} registered", "{n} registered", now.registered),
                        trn("{n} present", "{n} present", now.present),
                    )
                )
            )

    def _choose(self, index: int) -> None:
        self._context.session.choose_event(self._events[index])

    def _made(self, event: "EventInfo") -> None:
        self._context.session.choose_event(event)
        self._context.shell.saved_now()  # in the time of the meeting's place


def _line(event: "EventInfo") -> str:
    parts = (event.date.strftime("%d/%m/%Y"), event.title, event.theme)
    return " · ".join(part for part in parts if part)


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
        self.title_field = QLineEdit(event.title if event else "")
        self.theme = QLineEdit(event.theme if event else "")
        self.place = QLineEdit(event.place if event else "")
        for field in (self.title_field, self.theme, self.place):
            field.setCursorPosition(0)  # a long one shows its beginning
        day = event.date if event else None
        self.date = QDateEdit(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("dd/MM/yyyy")
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
