"""What people mean by the words they choose: yes and no, states of a registration."""

import re

from desktop_app.core.folding import fold
from desktop_app.core.roster.repair import listed
from desktop_app.core.roster.rows import Answer, Status

_YES = listed(
    "oui|o|x|1|vrai|true|yes|y|ok|v|si|ja|accord|volontiers|certainement|accepte|checked|coche"
) | listed(
    "d accord|bien sur|avec plaisir|pas de probleme|pas de souci|aucun probleme|aucun souci|no problem"
    "|sans reserve"
)
_NO = listed("non|n|0|faux|false|no|nein|nope|refus|refuse|jamais|unchecked|aucun|aucune") | listed(
    "non merci|no thanks|pas d accord"
)
# What nobody's house, unit or trade is called; "SI", "OK" and "1" may be.
_NO_NAMES = listed("oui|non|yes|no|aucun|aucune")
_HARMLESS = re.compile(r"\b(?:pas de (?:probleme|souci)|aucun (?:probleme|souci)|no problem)s?\b")
_REFUSES = re.compile(
    r"\b(?:n[e ]? ?(?:autorise|accepte|souhaite|desire|veux|consens)\w* pas|ne .* pas"
    r"|n .* pas|refus\w*|oppos\w*|not|don t|do not|disagree|decline\w*)\b"
)
_AGREES = re.compile(r"\b(?:autorise|accepte|souhaite|consens|agree|accept|consent|allow|favorable)\w*\b")
_DOUBTS = re.compile(
    r"\b(?:sauf|seulement|uniquement|peut etre|a confirmer|a voir|maybe|unless|only|except"
    r"|je ne sais pas|ne sais pas)\b"
)
_TICKS = {
    "✓": Answer.YES,
    "✔": Answer.YES,
    "☑": Answer.YES,
    "☒": Answer.YES,
    "✅": Answer.YES,
    "❌": Answer.NO,
    "✗": Answer.NO,
    "☐": Answer.NO,
    "+": Answer.YES,
    "-": Answer.UNKNOWN,
}


def read_answer(text: str) -> Answer:
    """Yes, no or unknown from free words (French and English), ticks, ``x``, ``1``, ``Vrai``."""
    tick = _TICKS.get(text.strip().rstrip("\ufe0f"))
    words = fold(text)
    if tick or not words:
        return tick or Answer.UNKNOWN
    if words in _YES or words in _NO:
        return Answer.YES if words in _YES else Answer.NO
    if _DOUBTS.search(words):
        return Answer.UNKNOWN
    first = words.split()[0]
    if first in ("oui", "yes", "non", "no") and not _HARMLESS.match(words):
        return Answer.YES if first in ("oui", "yes") else Answer.NO
    if _HARMLESS.search(words):
        return Answer.YES
    if _REFUSES.search(words):
        return Answer.NO
    return Answer.YES if _AGREES.search(words) else Answer.UNKNOWN


def is_plain_answer(text: str) -> bool:
    """The whole cell is a yes or a no, in whatever form; "Non-Profit Care" only begins like one."""
    words = fold(text)
    return words in _YES or words in _NO or _TICKS.get(text.strip(), Answer.UNKNOWN) is not Answer.UNKNOWN


def names_nothing(text: str) -> bool:
    """An answer in words ("aucun", "non") where a name was asked for."""
    return fold(text) in _NO_NAMES


def reverse(answer: Answer) -> Answer:
    """The answer to the opposite question ("I refuse to be photographed")."""
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)


_CANCELLED = re.compile(
    r"\b(?:annul\w*|cancel\w*|rembours\w*|refund\w*|withdrawn|desist\w*|desinscri\w*|expire\w*|rejected"
    r"|refuse\w*|decline\w*|supprime\w*|deleted|ne viendra pas|ne vient (?:pas|plus)"
    r"|empeche\w*|not attending|rejete\w*|overpaid cancelled|c)\b"
)
_PENDING = re.compile(
    r"\b(?:attente|pending|a confirmer|a valider|awaiting|unpaid|impaye\w*|non paye\w*|not approved"
    r"|unconfirmed|provisoire|waiting|waitlist\w*|liste d attente|brouillon|draft|n)\b"
)
_NOTE_CANCELS = re.compile(
    r"^(?:annul\w*|cancel\w*|desist\w*|desinscri\w*|empeche\w*)\b|\b(?:est|a|sera|inscription|participation"
    r"|venue) (?:annul|desist)\w*|\bne (?:viendra|vient|pourra|peut) (?:pas|plus)\b|\bno longer (?:coming"
    r"|attending)\b"
)
_NEEDS = re.compile(
    r"\b(?:pmr|fauteuil|handicap\w*|mobilite reduite|wheelchair|accessib\w*|lsf|malvoyant\w*"
    r"|malentendant\w*|allerg\w*|aveugle|sourde?)\b"
)
_NOTHING_NEEDED = listed(
    "aucun|aucune|ras|r a s|non|neant|rien|none|no|n a|na|nothing|normal|standard|sans|pas de regime|0"
    "|faux|false"
)


def read_status(text: str) -> Status:
    """What a platform or an organiser says of a registration; unknown words mean that it is confirmed."""
    words = fold(text)
    if _CANCELLED.search(words):
        return Status.CANCELLED
    return Status.PENDING if _PENDING.search(words) else Status.CONFIRMED


def note_cancels(text: str) -> bool:
    """A comment says that this person does not come: ``ANNULÉ (mail du 12/10)``, ``ne viendra pas``."""
    return bool(_NOTE_CANCELS.search(fold(text)))


def note_is_need(text: str) -> bool:
    """A comment tells of a wheelchair, an allergy...: it can be health data and belongs with the needs."""
    return bool(_NEEDS.search(fold(text)))


def read_needs(text: str) -> str:
    """A diet or access need as typed, empty when the words mean none."""
    words = fold(text)
    return "" if not words or words in _NOTHING_NEEDED else text
