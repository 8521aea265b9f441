"""The fields of a person at the desk, for a walk-in and for a correction. Everything with the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.core.categories import Category
from desktop_app.i18n import language, tr
from desktop_app.ui.widgets.buttons import Toggle
from desktop_app.ui.widgets.choice import GivingBox
from desktop_app.ui.widgets.fields import LineField, add_field, form
from desktop_app.ui.widgets.labels import small

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee


class PersonForm(QWidget):
    """Names, institution completing from the known ones, category, consents.

    ``name_changed()`` when name or address changed, to look for doubles.
    """

    name_changed = Signal()

    def __init__(self, categories: list[Category], institutions: list[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.given, self.family, self.email = LineField(), LineField(), LineField()
        self.institution, self.unit = LineField(), LineField()
        self.institution.setCompleter(_completer(institutions, self.institution))
        self.category = GivingBox()
        self.category.setPlaceholderText(tr("Choose…"))
        for category in categories:
            self.category.addItem(category.label(language()), category.key)
        self.speed_dating = Toggle(tr("Takes part in the speed dating"))
        self.share = Toggle(tr("Agrees to share contact details"))
        self.photo = Toggle(tr("Agrees to be photographed"))
        column.addLayout(_side_by_side((tr("Given name"), self.given), (tr("Family name"), self.family)))
        column.addLayout(_side_by_side((tr("Institution"), self.institution), (tr("Unit"), self.unit)))
        column.addLayout(_side_by_side((tr("Category"), self.category), (tr("E-mail"), self.email)))
        column.addWidget(self.speed_dating)
        column.addWidget(small(tr("Consents, asked aloud and noted with the time:")))
        column.addWidget(self.share)
        column.addWidget(self.photo)
        for field in (self.given, self.family, self.email):
            field.textEdited.connect(lambda _: self.publish_name_changed())

    def fill(self, who: "Attendee") -> None:
        """Show a known person."""
        for field, text in (
            (self.given, who.given_name),
            (self.family, who.family_name),
            (self.email, who.email),
            (self.institution, who.institution),
            (self.unit, who.unit),
        ):
            field.setText(text)
        self.category.setCurrentIndex(max(0, self.category.findData(who.category_key)))
        self.speed_dating.setChecked(bool(who.wants_speed_dating))
        self.share.setChecked(bool(who.consent_share))
        self.photo.setChecked(bool(who.consent_photo))

    def show_address(self, seen: bool) -> None:
        """Reception does not see the addresses of people on the list; it may write down a new one."""
        self.email.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.NoEcho)
        self.email.setEnabled(seen)

    def begin_with(self, typed: str) -> None:
        """Words that were searched in vain become the name: a lone word is the family name."""
        words = typed.split()
        if not words or any(c.isdigit() or c == "@" for c in typed):
            self.email.setText(typed if "@" in typed else "")
            return
        self.family.setText(words[-1])
        self.given.setText(" ".join(words[:-1]))

    def changes(self, before: "Attendee") -> dict[str, object]:
        """What differs from ``before``, as `Attendees.edit` takes it."""
        now: dict[str, object] = {
            "given_name": self.given.text().strip(),
            "family_name": self.family.text().strip(),
            "email": self.email.text().strip(),
            "institution": self.institution.text().strip(),
            "unit": self.unit.text().strip(),
            "category_key": self.category.currentData(),
        }
        for name, toggle in (
            ("wants_speed_dating", self.speed_dating),
            ("consent_share", self.share),
            ("consent_photo", self.photo),
        ):
            # A consent that was never asked for stays unsaid until somebody switches it.
            if toggle.isChecked() or getattr(before, name) is not None:
                now[name] = toggle.isChecked()
        return {name: value for name, value in now.items() if value != getattr(before, name)}

    def publish_name_changed(self) -> None:
        """The only place that emits `name_changed`."""
        self.name_changed.emit()


def _completer(institutions: list[str], parent: QLineEdit) -> QCompleter:
    completer = QCompleter(institutions, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    return completer


def _side_by_side(*fields: tuple[str, QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for name, field in fields:
        layout = form()
        add_field(layout, name, field)
        row.addLayout(layout, 1)
    return row
