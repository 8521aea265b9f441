"""The run of the day as a list gives it: items with their hours, speakers and places."""

import datetime as dt
import re
from dataclasses import dataclass

from desktop_app.core.folding import fold
from desktop_app.core.live.show import Speaker
from desktop_app.core.text import Text

KINDS = ("arrival", "opening", "talk", "resource", "break", "speed_dating", "closing", "cocktail")
"""Words of `ProgrammeItem.kind`, as the run of show knows them."""

_MEANINGS = (
    ("speed_dating", r"speed ?dating|speed|rencontres eclair|rotation|pitch\w*"),
    ("opening", r"ouverture|opening|mots? d accueil|bienvenue|welcome(?! coffee)|introduction"),
    ("arrival", r"accueil|arrival|welcome coffee|registration|emargement|remise des badges"),
    ("break", r"pause|break|dejeuner|lunch|repas|coffee"),
    ("cocktail", r"cocktail|buffet|aperitif|drinks|verre|reception|echanges libres|networking"),
    ("closing", r"cloture|conclusion|synthese|closing|wrap up|fin"),
    ("resource", r"ressources?|resources?|plateforme|service"),
    ("talk", r"projets?|talk|conference|expose|intervention|presentation|table ronde|keynote|session"),
)


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item.

    Attributes:
        kind: one of `KINDS`.
        day: date, ``None`` when the list gives none.
        start_min: minutes after local midnight, ``None`` when no time was given.
        length_s: as announced, 0 when nothing says it.
    """

    kind: str
    title: str
    speakers: tuple[Speaker, ...] = ()
    place: str = ""
    day: dt.date | None = None
    start_min: int | None = None
    length_s: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """A list of items in the order of the day, and what had to be guessed or left out."""

    items: tuple[ProgrammeItem, ...]
    remarks: tuple[Text, ...] = ()

    def of_day(self, day: dt.date) -> tuple[ProgrammeItem, ...]:
        """The items of one day; all of them when none is of that day."""
        own = tuple(item for item in self.items if item.day in (None, day))
        return own or self.items


def read_kind(typed: str, title: str) -> str:
    """The kind that the list's own word means, or else the title; a talk when neither says."""
    for text in (typed, title):
        words = fold(text.replace("_", " "))
        for kind, pattern in _MEANINGS:
            if re.search(rf"\b(?:{pattern})\b", words):
                return kind
        if words:
            break
    return "talk"


def read_speakers(names: str, affiliations: str) -> tuple[Speaker, ...]:
    """Speakers with their affiliations, parted by ``|`` (or ``;`` or line ends) and paired in order.

    One affiliation for several speakers is everybody's.
    """
    who, where = _parts(names), _parts(affiliations)
    if len(who) > 1 and len(where) == 1:
        where = where * len(who)
    where += [""] * (len(who) - len(where))
    return tuple(Speaker(name, place) for name, place in zip(who, where, strict=False))


def _parts(text: str) -> list[str]:
    separator = r"\s*\|\s*" if "|" in text else r"\s*[;\n]\s*"
    return [" ".join(part.split()) for part in re.split(separator, text) if part.strip()]
