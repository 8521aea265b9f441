"""Which keys stand below a verdict: every doubtful case is one key away from its end."""

from typing import TYPE_CHECKING

from desktop_app.core.checkin import Outcome
from desktop_app.i18n import tr
from desktop_app.ui.widgets.buttons import PLAIN, PRIMARY
from desktop_app.ui.widgets.verdict import Action

if TYPE_CHECKING:
    from desktop_app.services.attendees import Attendee
    from desktop_app.services.reception import Verdict
    from desktop_app.ui.reception.deeds import Deeds

LET_IN_KEY = "F9"
"""After a scan Enter lets nobody in: scanners end a code with one, and some with two."""

_OUTSIDE_HOURS = (Outcome.TOO_EARLY, Outcome.TOO_LATE)
_FOR_THE_DESK = (Outcome.NEEDS_CONFIRMATION, Outcome.REVOKED, *_OUTSIDE_HOURS)
"""Where the desk decides: let in or not."""


def buttons_for(verdict: "Verdict", deeds: "Deeds") -> list[Action]:
    """The buttons of a verdict, the main one first."""
    who, outcome = verdict.attendee, verdict.outcome
    if who is None:
        return []
    if outcome.lets_in:
        return [
            Action(tr("Print the badge"), "F8", PRIMARY, deeds.print_badge),
            _correct(deeds),
            Action(tr("Take back the entry"), "Ctrl+Z", PLAIN, deeds.undo),
        ]
    if outcome is Outcome.ALREADY_IN:
        return [
            Action(tr("Reprint"), "F8", PRIMARY, deeds.print_badge),
            Action(tr("Someone else: doubt"), "F6", PLAIN, deeds.open_doubt),
            _correct(deeds),
        ]
    if outcome is Outcome.WRONG_EVENT:
        here = verdict.also_here
        if here is None:
            return []
        return [Action(tr("Let in"), LET_IN_KEY, PRIMARY, lambda: deeds.admit(here))]
    return _after_refusal(outcome, who, deeds)


def _after_refusal(outcome: Outcome, who: "Attendee", deeds: "Deeds") -> list[Action]:
    if outcome is Outcome.LEFT and who.present:  # the exit was taken back
        return [_correct(deeds)]
    if outcome is Outcome.LEFT:
        word = tr("Let in") if who.first_in_ms is None else tr("Let in again")
        return [Action(word, LET_IN_KEY, PRIMARY, lambda: deeds.admit(who)), _correct(deeds)]
    if outcome is Outcome.CANCELLED:
        again = Action(tr("Restore and let in"), LET_IN_KEY, PLAIN, lambda: deeds.restore_and_admit(who))
        return [again, _correct(deeds)]
    if outcome in _FOR_THE_DESK:
        word = tr("Let in anyway") if outcome in _OUTSIDE_HOURS else tr("Let in")
        return [
            Action(word, LET_IN_KEY, PRIMARY, lambda: deeds.admit(who, confirmed=True)),
            Action(tr("Do not let in"), "Esc", PLAIN, deeds.dismiss),
            _correct(deeds),
        ]
    return [_correct(deeds)]


def candidate_buttons(who: "Attendee", deeds: "Deeds") -> list[Action]:
    """For somebody found by name: Enter lets in, Esc goes back to the list."""
    if deeds.leaving and who.status != "cancelled":
        return [
            Action(tr("Let out"), "Return", PRIMARY, deeds.admit_candidate),
            _correct(deeds),
            Action(tr("Back"), "Esc", PLAIN, deeds.back),
        ]
    if who.present:
        return [
            Action(tr("Reprint"), "F8", PRIMARY, deeds.print_badge),
            _correct(deeds),
            Action(tr("Back"), "Esc", PLAIN, deeds.back),
        ]
    word = tr("Restore and let in") if who.status == "cancelled" else tr("Let in")
    return [
        Action(word, "Return", PRIMARY, deeds.admit_candidate),
        _correct(deeds),
        Action(tr("Back"), "Esc", PLAIN, deeds.back),
    ]


def _correct(deeds: "Deeds") -> Action:
    return Action(tr("Correct"), "F2", PLAIN, deeds.correct)
