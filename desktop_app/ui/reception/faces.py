"""From a verdict to what the desk sees and hears: word, mark, tone, sound, sentence. Pure functions."""

from typing import TYPE_CHECKING

from desktop_app.core.categories import Category
from desktop_app.core.checkin import Outcome
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text
from desktop_app.i18n import language, tr, tr_text, trc
from desktop_app.ui.hours import hour, hour_with_seconds
from desktop_app.ui.widgets.verdict_places import Face

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.reception import Verdict

TONES = {
    Outcome.ADMITTED: ("admitted", "check", "admitted"),
    Outcome.RE_ENTERED: ("admitted", "check", "admitted"),
    Outcome.LEFT: ("neutral", "out", "already_in"),
    Outcome.ALREADY_IN: ("attention", "again", "already_in"),
    Outcome.UNKNOWN_CODE: ("refused", "cross", "refused"),
    Outcome.MISREAD: ("attention", "question", "attention"),
    Outcome.WRONG_EVENT: ("refused", "cross", "refused"),
    Outcome.CANCELLED: ("refused", "cross", "refused"),
    Outcome.REVOKED: ("attention", "again", "attention"),
    Outcome.NOT_ADMITTED_HERE: ("refused", "cross", "refused"),
    Outcome.NEEDS_CONFIRMATION: ("attention", "question", "attention"),
    Outcome.AMBIGUOUS: ("attention", "question", "attention"),
    Outcome.TOO_EARLY: ("attention", "clock", "attention"),
    Outcome.TOO_LATE: ("attention", "clock", "attention"),
}
"""Tone of the band, mark, sound."""


_DASH = " — "

_HINTS = {
    Outcome.UNKNOWN_CODE: Text(
        N_("This code is not on the list. Look for the person by name, or register with F4.")
    ),
    Outcome.MISREAD: Text(N_("The code was not read whole. Scan it once more, or type the name.")),
    Outcome.CANCELLED: Text(
        N_("This registration was cancelled. Restore it only if the person is expected.")
    ),
    Outcome.REVOKED: Text(
        N_("A newer badge was printed for this person. If it is them, let them in and take this one.")
    ),
    Outcome.NOT_ADMITTED_HERE: Text(N_("This door is not for this category today.")),
    Outcome.AMBIGUOUS: Text(N_("Several people share this code. Choose with the arrow keys, then Enter.")),
    Outcome.TOO_EARLY: Text(N_("The door is not open yet.")),
    Outcome.TOO_LATE: Text(N_("The door is closed.")),
}
"""What happened and what to do, where it is the same for everybody."""
_WORDS = {
    Outcome.ADMITTED: Text(N_("Welcome")),
    Outcome.RE_ENTERED: Text(N_("Welcome back")),
    Outcome.LEFT: Text(N_("Gone out")),
    Outcome.ALREADY_IN: Text(N_("Already in")),
    Outcome.UNKNOWN_CODE: Text(N_("Unknown code")),
    Outcome.MISREAD: Text(N_("Scan again")),
    Outcome.WRONG_EVENT: Text(N_("Another event")),
    Outcome.CANCELLED: Text(N_("Registration cancelled")),
    Outcome.REVOKED: Text(N_("Older badge")),
    Outcome.NOT_ADMITTED_HERE: Text(N_("Not admitted here")),
    Outcome.NEEDS_CONFIRMATION: Text(N_("Ask first")),
    Outcome.AMBIGUOUS: Text(N_("Who is it?")),
    Outcome.TOO_EARLY: Text(N_("Too early")),
    Outcome.TOO_LATE: Text(N_("Too late")),
}
"""Made once: a verdict needs one of them, not all fourteen."""


def word_of(outcome: Outcome) -> str:
    """The one word of the band."""
    return tr_text(_WORDS[outcome])


def _undone_word(verdict: "Verdict") -> str:
    """Nobody walked through the door: a line was taken back."""
    return tr("Exit taken back") if verdict.undone_exit else tr("Entry taken back")


def sound_of(verdict: "Verdict") -> str:
    """The sound of a verdict; somebody to look after has a sound of their own."""
    if verdict.outcome.lets_in and verdict.attendee is not None and verdict.attendee.attention:
        return "vip"
    return TONES[verdict.outcome][2]


def face_of(verdict: "Verdict", categories: dict[str, Category]) -> Face:
    """How a verdict looks."""
    tone, mark, _ = TONES[verdict.outcome]
    who = verdict.attendee
    if who is None:
        return Face(
            tone, mark, word_of(verdict.outcome), hour_with_seconds(verdict.at_ms), hint=hint_of(verdict)
        )
    return Face(
        tone,
        mark,
        _undone_word(verdict) if verdict.undone else word_of(verdict.outcome),
        _aside(verdict),
        category_of(who, categories),
        (who.given_name, who.family_name.upper()),
        place_of(who),
        _chips(verdict, who),
        hint_of(verdict),
        first_big=verdict.seat is not None,
        facts_first=verdict.seat is not None or bool(who.attention and not verdict.outcome.lets_in),
        is_warning=verdict.outcome.lets_in and bool(who.attention),
    )


def candidate_face(who: "Attendee", categories: dict[str, Category]) -> Face:
    """Somebody found by name, before they are let in: show who it is, then Enter."""
    cancelled = who.status == "cancelled"
    if who.present:
        hint = tr("Already in since {time}.", time=hour(who.first_in_ms))
    elif cancelled:
        hint = tr("This registration was cancelled.")
    elif who.first_in_ms is not None and not who.attention:
        hint = tr("Came in at {time}, and went out again.", time=hour(who.first_in_ms))
    else:
        hint = who.attention
    chips = [(tr("Note for the desk"), who.note)] if who.note else []
    if who.attention and hint != who.attention:
        chips.insert(0, (tr("Attention"), who.attention))
    return Face(
        "neutral",
        "question",
        tr("Is it this person?"),
        tr("No. {number}", number=who.number),
        category_of(who, categories),
        (who.given_name, who.family_name.upper()),
        place_of(who),
        tuple(chips),
        hint,
        facts_first=bool(who.attention),
        is_warning=bool(hint) and hint == who.attention,
    )


def slow_face(waiting: int) -> Face:
    """The file is busy: the desk must not take silence for a yes."""
    hint = tr("The file is busy. The scan is kept ({n} waiting); let nobody in before the answer.", n=waiting)
    return Face("neutral", "clock", tr("One moment"), hint=hint)


def not_recorded_face(error: Exception, waiting: int) -> Face:
    """The store said no: nobody is let in on the strength of it. It is no refusal of the person either."""
    text = not_recorded_text(error, waiting)
    return Face("attention", "exclamation", tr("NOT recorded"), "", hint=text)


def not_recorded_text(error: Exception, waiting: int) -> str:
    """Why not, and whether it is tried again."""
    reason = tr_text(error.text) if isinstance(error, Refused) else tr("The file did not answer.")
    kept = tr("The scan is kept and tried again by itself ({n} waiting).", n=waiting) if waiting else ""
    return f"{reason}\n{kept}".strip()


def nobody_face(text: str) -> Face:
    """A search without result."""
    hint = tr("No one here is called “{text}”. Try fewer letters, or register the person with F4.", text=text)
    return Face("neutral", "question", tr("Nobody found"), hint=hint)


def hint_of(verdict: "Verdict") -> str:
    """What happened and what to do, in a sentence; empty when the word says it all."""
    outcome = verdict.outcome
    if outcome is Outcome.ALREADY_IN:
        return already_in_text(verdict)
    if outcome is Outcome.NEEDS_CONFIRMATION:
        return verdict.reason or tr("This registration is not confirmed yet. Let the person in?")
    if outcome is Outcome.WRONG_EVENT:
        return _wrong_event_text(verdict)
    if outcome is Outcome.LEFT and not verdict.undone and verdict.first_at_ms is None:
        return tr("No entry was recorded for this person.")
    if verdict.out_since_ms is not None:
        return tr("Already gone out at {time}.", time=hour(verdict.out_since_ms))
    if outcome.lets_in:
        return verdict.attendee.attention if verdict.attendee else ""
    if outcome in (Outcome.TOO_EARLY, Outcome.TOO_LATE):
        return _outside_hours_text(verdict)
    return tr_text(_HINTS[outcome]) if outcome in _HINTS else ""


def already_in_text(verdict: "Verdict") -> str:
    """When, at which desk and by whom the person was let in first."""
    when = hour(verdict.first_at_ms)
    if verdict.first_operator:
        return tr(
            "Already let in at {time}, desk {desk}, by {operator}.",
            time=when,
            desk=verdict.first_desk,
            operator=verdict.first_operator,
        )
    return tr("Already let in at {time}, desk {desk}.", time=when, desk=verdict.first_desk)


def _outside_hours_text(verdict: "Verdict") -> str:
    """When the door opens or has closed, and what else the desk should know before it lets the person in anyway."""
    who = verdict.attendee
    if verdict.door_ms is None:
        said = tr_text(_HINTS[verdict.outcome])
    elif verdict.outcome is Outcome.TOO_EARLY:
        said = tr("The door opens at {time}.", time=hour(verdict.door_ms))
    else:
        said = tr("The door has been closed since {time}.", time=hour(verdict.door_ms))
    if who is not None and who.source == "walk-in":
        said += " " + tr("The registration is kept.")
    if who is not None and who.status == "pending":
        said += " " + tr("This registration is not confirmed yet. Let the person in?")
    return said


def _wrong_event_text(verdict: "Verdict") -> str:
    other = verdict.other_event
    said = tr("This badge is for “{title}”.", title=other.title if other else "")
    if verdict.also_here is not None:
        return said + " " + tr("The person is registered here too: F9 lets them in.")
    return said + " " + tr("The person is not registered here: F4 registers them.")


def _aside(verdict: "Verdict") -> str:
    if verdict.outcome is Outcome.ADMITTED:  # who comes back has had a number
        return tr(
            "entry {number} · {time}", number=verdict.entrance_number, time=hour_with_seconds(verdict.at_ms)
        )
    return hour_with_seconds(verdict.at_ms)


def _chips(verdict: "Verdict", who: "Attendee") -> tuple[tuple[str, str], ...]:
    chips = []
    if verdict.seat is not None:
        place = tr(
            "Table {table} · round {round}", table=verdict.seat.table_number, round=verdict.seat.round_number
        )
        chips.append((tr("Speed dating"), place))
    elif verdict.lacks_table and verdict.outcome.lets_in:
        chips.append((tr("Speed dating"), tr("No table yet")))
    if who.attention and not verdict.outcome.lets_in:  # there it is the sentence
        chips.append((tr("Attention"), who.attention))
    if who.idea and verdict.outcome is not Outcome.ALREADY_IN:
        chips.append((tr("Their idea"), who.idea))
    if who.note and verdict.outcome is not Outcome.NEEDS_CONFIRMATION:
        chips.append((tr("Note for the desk"), who.note))
    return tuple(chips)


def category_of(who: "Attendee", categories: dict[str, Category]) -> tuple[str, str, str] | None:
    """Word, shape and colour of somebody's category."""
    found = categories.get(who.category_key)
    if found is None:
        return None
    return found.word(who.category_typed, language()), found.shape, found.colour


def place_of(who: "Attendee") -> str:
    """Institution and unit on one line."""
    return " — ".join(part for part in (who.institution, who.unit or who.role) if part)


def line_words(outcome: str, name: str, undone: bool, took_back: str = "") -> tuple[str, str, str, str]:
    """A line of the last arrivals: name, what happened, mark and tone.

    The mark is empty for an admission: the category shows.
    """
    if outcome == "UNDONE":
        is_exit = took_back == Outcome.LEFT.name
        happened = trc("line", "exit taken back") if is_exit else trc("line", "entry taken back")
        return name, _DASH + happened, "out", "muted"
    known = Outcome[outcome]
    if known.lets_in:
        return name, "", "", "muted" if undone else "ink"
    tone = {"refused": "refused_text", "attention": "attention_text"}.get(TONES[known][0], "muted")
    short = trc("line", "already in") if known is Outcome.ALREADY_IN else word_of(known).lower()
    said = (name, _DASH + short) if name else (word_of(known), "")
    return *said, TONES[known][1], tone
