"""The meetings of the community: which one is worked on, and the ways to a new one and to other words for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app.i18n import tr, trn
from desktop_app.ui.meeting_sheet import begin_meeting, change_meeting
from desktop_app.ui.screen import Context
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.deliberate import DeliberateChoice
from desktop_app.ui.widgets.labels import small
from desktop_app.ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop_app.services.changes import Changed
    from desktop_app.services.events import EventInfo


class MeetingCard(Card):
    """Choose, create, change a meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Event"))
        self._context = context
        self._events: list[EventInfo] = []
        self.choice = DeliberateChoice()
        self.choice.setAccessibleName(tr("Event"))
        # A long title must not push the page out of the window; the whole line is in the tool tip.
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.taken.connect(self._choose)
        self.choice.looked.connect(self._say_how)
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
        begin_meeting(self, self._context)

    def change(self) -> None:
        """Another title, date, theme or place for the one worked on."""
        if self._context.event is not None:
            change_meeting(self, self._context, self._context.event)

    def _show(self, events: "list[EventInfo]") -> None:
        self._events = events
        lines = [(_line(event), event.id) for event in events]
        if lines != [(self.choice.itemText(i), self.choice.itemData(i)) for i in range(self.choice.count())]:
            self.choice.refill(lines)  # not at every arrival: somebody may be choosing
        self.choice.hold(self.choice.findData(self._context.event_id))
        self.choice.setToolTip(tip(self.choice.currentText()))
        self.choice.setVisible(bool(events))
        self.change_button.setEnabled(self._context.event is not None)
        self._say_how(self.choice.is_looking())

    def _say_how(self, is_looking: bool) -> None:
        """How many there are in the one worked on, or what Enter does with another one."""
        now = next((e for e in self._events if e.id == self._context.event_id), None)
        if is_looking:
            self._counts.setText(tr("Enter: work on this event. Esc: stay with the other."))
        elif now is None:
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
        event = self._events[index]
        self._context.shell.leave(lambda: self._context.session.choose_event(event), self.choice.go_back)


def _line(event: "EventInfo") -> str:
    parts = (event.date.strftime("%d/%m/%Y"), event.title, event.theme)
    return " · ".join(part for part in parts if part)
