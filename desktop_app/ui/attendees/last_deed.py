"""The last thing done to somebody in the list of attendees, and how it is taken back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import tr
from desktop_app.ui.widgets.keys import key_name

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee, Attendees

UNDO_KEY = "Ctrl+Z"


@dataclass(frozen=True, slots=True)
class Deed:
    """A cancellation, a restored or confirmed registration, or a correction.

    Attributes:
        before, after: the person as they were, and as the deed left them.
        changed: the fields that a correction changed; none for the others.
    """

    before: "Attendee"
    after: "Attendee"
    changed: tuple[str, ...] = ()

    @property
    def can_be_undone(self) -> bool:
        """A confirmation cannot: nothing makes a registration wait again."""
        return bool(self.changed) or self.before.status != "pending"

    def words(self) -> str:
        """What was done, and the key that takes it back."""
        key, name = key_name(UNDO_KEY), self.after.display_name
        if self.changed:
            return tr("Correction of {name} saved. {key} takes it back.", name=name, key=key)
        if self.after.status == "cancelled":
            return tr("Registration of {name} cancelled. {key} restores it.", name=name, key=key)
        if not self.can_be_undone:
            return tr("Registration of {name} confirmed.", name=name)
        return tr("Registration of {name} restored. {key} cancels it again.", name=name, key=key)

    def undone_words(self) -> str:
        """What taking it back has done."""
        name = self.before.display_name
        if self.changed:
            return tr("Correction of {name} taken back.", name=name)
        if self.before.status == "cancelled":
            return tr("Registration of {name} cancelled.", name=name)
        return tr("Registration of {name} restored.", name=name)

    def undo(self, attendees: "Attendees") -> "Attendee | None":
        """The person as before; None, and nothing is done, when somebody has changed the same since."""
        who = self.after.registration_id
        now = attendees.one(who)
        touched = self.changed or ("status", "present")
        if any(getattr(now, name) != getattr(self.after, name) for name in touched):
            return None
        if self.changed:
            return attendees.edit(who, **{name: getattr(self.before, name) for name in self.changed})
        return attendees.cancel(who) if self.before.status == "cancelled" else attendees.restore(who)


def corrected(before: "Attendee", after: "Attendee", changes: dict[str, object]) -> Deed:
    """A correction; with another category goes what the list had said of it."""
    names = (*changes, "category_typed") if "category_key" in changes else tuple(changes)
    return Deed(before, after, names)
