"""The panel of one attendee: every field, what the list said, cancel and restore."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.i18n import language, tr, trc
from desktop_app.ui import fonts, theme
from desktop_app.ui.attendees.people_field import PeopleField
from desktop_app.ui.attendees.words import STATE_TONES, state_word
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY, QUIET, KeyButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.fields import LineField, add_field, form
from desktop_app.ui.widgets.labels import ElidedLabel, Label, heading, small
from desktop_app.ui.widgets.names import short_name
from desktop_app.ui.widgets.rows import shape_icon

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

_TEXTS = (
    "given_name",
    "family_name",
    "email",
    "phone",
    "institution",
    "unit",
    "role",
    "idea",
    "needs",
    "note",
    "attention",
)
_PLACES = {None: 0, True: 1, False: 2}
_PRIVATE = ("email", "phone", "needs")
_ANSWERS = ("wants_speed_dating", "consent_share", "consent_photo")


class EditPanel(Card):
    """Fields of one attendee, or of somebody new.

    ``saved(registration id or "", changes)``, ``status_asked(registration id, cancel)``, ``closed()``,
    ``wish_changed(registration id, other registration id, kind or "")``, ``badge_asked(registration id)``.
    """

    saved = Signal(str, object)
    status_asked = Signal(str, bool)
    closed = Signal()
    wish_changed = Signal(str, str, str)
    badge_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=20)
        self._who: Attendee | None = None
        self._before: dict[str, object] = {}
        self._shows_typed = True
        self.fields = {name: LineField() for name in _TEXTS}
        self.category = GivingBox()
        self.answers = {name: _answer_box() for name in _ANSWERS}
        self.wishes = PeopleField(tr("Wishes to meet"))
        self.avoids = PeopleField(tr("Not at one table with"))
        self._build()
        for kind, people in (("wish", self.wishes), ("avoid", self.avoids)):
            people.added.connect(partial(self.publish_wish_changed, kind))
            people.dropped.connect(partial(self.publish_wish_changed, ""))
        for field in self.fields.values():
            field.textChanged.connect(lambda _: self._enable())
        for box in (self.category, *self.answers.values()):
            box.currentIndexChanged.connect(lambda _: self._enable())

    def _build(self) -> None:
        top = QHBoxLayout()
        self.name = ElidedLabel("", theme.TITLE_PX, fonts.BOLD)
        self.close_button = KeyButton(tr("Close"), "Esc", QUIET, self.publish_closed, small=True)
        top.addWidget(self.name, 1)
        top.addWidget(self.close_button)
        self.state = Label("", theme.SMALL_PX, fonts.SEMIBOLD)
        self.content.addLayout(top)
        self.badge_button = KeyButton(tr("Badge"), "", PLAIN, self.publish_badge_asked, small=True)
        second = QHBoxLayout()
        second.addWidget(self.state, 1)
        second.addWidget(self.badge_button)
        self.content.addLayout(second)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self._inside = QWidget()
        area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)  # setWidget switches it on
        self._lay_fields(QVBoxLayout(self._inside))
        self.content.addWidget(area, 1)
        self._lay_buttons()

    def _lay_fields(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        f = self.fields
        column.addLayout(_pair((tr("Given name"), f["given_name"]), (tr("Family name"), f["family_name"])))
        single = (
            (tr("Institution"), f["institution"]),
            (tr("Unit"), f["unit"]),
            (tr("Role"), f["role"]),
            (tr("Category"), self.category),
            (tr("E-mail"), f["email"]),
            (tr("Telephone"), f["phone"]),
            (tr("Takes part in the speed dating"), self.answers["wants_speed_dating"]),
            (tr("Idea or problem"), f["idea"]),
        )
        for pair in single:
            column.addLayout(_pair(pair))
        column.addLayout(
            _pair(
                (tr("Shares contact details"), self.answers["consent_share"]),
                (tr("May be photographed"), self.answers["consent_photo"]),
            )
        )
        column.addWidget(self.wishes)
        column.addWidget(self.avoids)
        column.addLayout(_pair((tr("Needs: diet, access (organisers only)"), f["needs"])))
        column.addLayout(_pair((tr("Note for the desk: asked before letting in"), f["note"])))
        column.addLayout(_pair((tr("Attention: VIP, speaker, call the organiser…"), f["attention"])))
        self.typed_heading = heading(tr("As it stands in the list"))
        self.typed = small("", wrap=True)
        self.typed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.typed_heading)
        column.addWidget(self.typed)
        column.addStretch(1)

    def _lay_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.status_button = KeyButton("", "", PLAIN, self.publish_status_asked, small=True)
        self.save_button = KeyButton(tr("Save"), "Ctrl+Return", PRIMARY, self.publish_saved)
        row.addWidget(self.status_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        self.content.addLayout(row)

    def know(self, categories: Mapping[str, Category], institutions: list[str]) -> None:
        """The categories to choose from and the institutions to complete."""
        chosen = self.category.currentData()
        self.category.clear()
        for category in categories.values():
            icon = shape_icon(category.shape, category.colour)
            self.category.addItem(icon, category.label(language()), category.key)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))
        completer = QCompleter(institutions, self.fields["institution"])
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["institution"].setCompleter(completer)

    def know_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Whom wishes may name: registration id, and name with institution."""
        for field in (self.wishes, self.avoids):
            field.know(people)

    def show_wishes(self, wishes: Sequence[tuple[str, str]]) -> None:
        """Whom somebody wishes to meet or must not be seated with: registration id and kind."""
        self.wishes.show_people([whom for whom, kind in wishes if kind == "wish"])
        self.avoids.show_people([whom for whom, kind in wishes if kind == "avoid"])

    def show_private(self, shown: bool) -> None:
        """Addresses, telephone and needs are for the organiser."""
        for name in _PRIVATE:
            field = self.fields[name]
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.NoEcho)
            field.setEnabled(shown)
        self._shows_typed = shown

    def show_attendee(self, who: "Attendee") -> None:
        """Show somebody registered; from one row to the next the same fields stay in view."""
        if not self.isVisible():
            self._area.verticalScrollBar().setValue(0)
        self._who = who
        for name, field in self.fields.items():
            field.setText(str(getattr(who, name)))
        self.category.setCurrentIndex(max(0, self.category.findData(who.category_key)))
        for name, box in self.answers.items():
            box.setCurrentIndex(_PLACES[getattr(who, name)])
        self.name.set_whole_text(who.display_name, short=short_name(who.display_name))
        self.state.setText(state_word(who))
        self.state.set_tone(STATE_TONES[who.attendance])
        cancelled = who.status == "cancelled"
        waits = who.status == "pending"
        word = tr("Restore the registration") if cancelled else tr("Confirm the registration")
        self.status_button.set_label(word if cancelled or waits else tr("Cancel the registration"))
        self.status_button.show()
        self.badge_button.show()
        self.show_typed({})
        self.show_wishes(())
        self._show_wish_fields(True)
        self._begin()

    def show_new(self) -> None:
        """Empty fields for somebody who is not on the list."""
        self._who = None
        for field in self.fields.values():
            field.setText("")
        self.category.setCurrentIndex(max(0, self.category.findData("other")))
        for box in self.answers.values():
            box.setCurrentIndex(0)
        self.name.set_whole_text(tr("Somebody new"))
        self.state.setText(tr("Registered here, not let in yet"))
        self.state.set_tone("muted")
        self.status_button.hide()
        self.badge_button.hide()
        self.show_typed({})
        self._show_wish_fields(False)
        self._area.verticalScrollBar().setValue(0)
        self._begin()
        self.fields["given_name"].setFocus()

    def _show_wish_fields(self, shown: bool) -> None:
        for field in (self.wishes, self.avoids):
            field.setVisible(shown)

    def show_typed(self, cells: Mapping[str, str]) -> None:
        """What the list said, header and cell."""
        cells = cells if self._shows_typed else {}
        lines = [f"{name.strip()} — {' '.join(cell.split())}" for name, cell in cells.items()]
        self.typed.setText("\n".join(lines))
        self.typed_heading.setVisible(bool(lines))

    @property
    def registration_id(self) -> str:
        """Of the person shown, empty for somebody new."""
        return self._who.registration_id if self._who else ""

    def shows(self, who: "Attendee") -> bool:
        """Whether the panel shows this attendee as they are now."""
        return self._who == who

    def changes(self) -> dict[str, object]:
        """What differs from what was shown first."""
        return {name: value for name, value in self._values().items() if value != self._before.get(name)}

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = {name: field.text().strip() for name, field in self.fields.items()}
        values["category_key"] = self.category.currentData()
        return values | {name: box.currentData() for name, box in self.answers.items()}

    def _begin(self) -> None:
        self._before = self._values()
        self._enable()

    def _enable(self) -> None:
        named = bool(self.fields["given_name"].text().strip() or self.fields["family_name"].text().strip())
        self.save_button.setEnabled(named and bool(self.changes()))

    def publish_saved(self) -> None:
        """The only place that emits `saved`."""
        if self.save_button.isEnabled():
            self.saved.emit(self.registration_id, self.changes())

    def publish_status_asked(self) -> None:
        """The only place that emits `status_asked`: what was typed before is kept, for it is shown anew after."""
        if self._who is not None:
            self.publish_saved()
            self.status_asked.emit(self.registration_id, self._who.status == "confirmed")

    def publish_wish_changed(self, kind: str, whom: str) -> None:
        """The only place that emits `wish_changed`."""
        if self.registration_id and whom != self.registration_id:
            self.wish_changed.emit(self.registration_id, whom, kind)

    def publish_badge_asked(self) -> None:
        """The only place that emits `badge_asked`."""
        self.badge_asked.emit(self.registration_id)

    def publish_closed(self) -> None:
        """The only place that emits `closed`."""
        self.closed.emit()


def _answer_box() -> QComboBox:
    box = GivingBox()
    for word, value in (
        (trc("answer", "Not said"), None),
        (trc("answer", "Yes"), True),
        (trc("answer", "No"), False),
    ):
        box.addItem(word, value)
    return box


def _pair(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for name, field in fields:
        layout = form()
        add_field(layout, name, field)
        row.addLayout(layout, 1)
    return row
