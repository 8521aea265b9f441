"""Words of the attendees screen for fields, outcomes and states."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.core.presence import Attendance
from desktop_app.core.roster.columns import Field
from desktop_app.i18n import tr, trc
from desktop_app.ui import hours

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee

FIELDS: tuple[tuple[Field, Callable[[], str]], ...] = (
    (Field.FAMILY, lambda: tr("Family name")),
    (Field.GIVEN, lambda: tr("Given name")),
    (Field.FULL_NAME, lambda: tr("Whole name")),
    (Field.EMAIL, lambda: tr("E-mail")),
    (Field.PHONE, lambda: tr("Telephone")),
    (Field.INSTITUTION, lambda: tr("Institution")),
    (Field.UNIT, lambda: tr("Unit")),
    (Field.ROLE, lambda: tr("Role")),
    (Field.CATEGORY, lambda: tr("Category")),
    (Field.SPEED_DATING, lambda: tr("Speed dating: yes or no")),
    (Field.IDEA, lambda: tr("Idea or problem")),
    (Field.SHARE, lambda: tr("Agrees to share contact details")),
    (Field.SHARE_REFUSED, lambda: tr("Refuses to share contact details")),
    (Field.PHOTO, lambda: tr("Agrees to be photographed")),
    (Field.PHOTO_REFUSED, lambda: tr("Refuses to be photographed")),
    (Field.DIET, lambda: tr("Diet")),
    (Field.ACCESS, lambda: tr("Access")),
    (Field.WISH, lambda: tr("Wishes to meet")),
    (Field.AVOID, lambda: tr("Not at one table with")),
    (Field.NOTE, lambda: tr("Comment")),
    (Field.STATUS, lambda: tr("State of the registration")),
    (Field.CANCELLED_AT, lambda: tr("Cancelled on")),
    (Field.DRAFT, lambda: tr("Draft")),
    (Field.REGISTERED, lambda: tr("Date of registration")),
    (Field.REGISTERED_TIME, lambda: tr("Time of registration")),
    (Field.SUBMITTED, lambda: tr("Date of the answer")),
    (Field.TICKET, lambda: tr("Code on the ticket")),
    (Field.ACCOUNT_NAME, lambda: tr("Name of the account")),
    (Field.BUYER_EMAIL, lambda: tr("E-mail of who booked")),
    (Field.BUYER_GIVEN, lambda: tr("Given name of who booked")),
    (Field.BUYER_FAMILY, lambda: tr("Family name of who booked")),
    (Field.BUYER_NAME, lambda: tr("Name of who booked")),
    (Field.BUYER_INSTITUTION, lambda: tr("Institution of who booked")),
    (Field.NETWORK, lambda: tr("Network address: not kept")),
)
"""What a column can feed, in the order of the choices."""


def ending_word(ending: str) -> str:
    """How a row ends, in one word."""
    words = {
        "imported": tr("New"),
        "updated": tr("Updated"),
        "cancelled": tr("Cancelled"),
        "pending": tr("To confirm"),
        "merged": tr("Merged"),
        "unchanged": tr("Unchanged"),
        "set_aside": tr("Set aside"),
    }
    return words.get(ending, ending)


ENDING_TONES = {
    "imported": "admitted_text",
    "updated": "accent",
    "cancelled": "refused_text",
    "pending": "attention_text",
    "merged": "muted",
    "unchanged": "muted",
    "set_aside": "attention_text",
}


def state_word(who: "Attendee") -> str:
    """Present since when, gone out, expected, to confirm or cancelled."""
    if who.attendance is Attendance.PRESENT:
        time = hours.hour(who.first_in_ms)
        return tr("Present, {time}", time=time) if time else tr("Present")
    words = {
        Attendance.CANCELLED: tr("Cancelled"),
        Attendance.PENDING: tr("To confirm"),
        Attendance.GONE_OUT: tr("Gone out"),
        Attendance.EXPECTED: trc("attendee", "Expected"),
    }
    return words[who.attendance]


STATE_TONES = {
    Attendance.PRESENT: "admitted_text",
    Attendance.CANCELLED: "refused_text",
    Attendance.PENDING: "attention_text",
    Attendance.GONE_OUT: "muted",
    Attendance.EXPECTED: "muted",
}
"""The theme token of a state."""
