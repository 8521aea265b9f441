"""The run of the day as a list gives it: items with their hours, speakers and places."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from desktop_app.core.folding import fold
from desktop_app.core.live.show import Speaker
from desktop_app.core.meeting_days import LISTED_NIGHT_ENDS
from desktop_app.core.text import N_, Text, counted

ARRIVAL, OPENING, TALK, RESOURCE = "arrival", "opening", "talk", "resource"
BREAK, SPEED_DATING, CLOSING, COCKTAIL = "break", "speed_dating", "closing", "cocktail"
"""`SPEED_DATING` runs a plan or a queue."""

KINDS = (ARRIVAL, OPENING, TALK, RESOURCE, BREAK, SPEED_DATING, CLOSING, COCKTAIL)
"""Words of `ProgrammeItem.kind`, as the run of show knows them: files and entries of the journal hold no other."""

DAY_MIN = 24 * 60
_NIGHT_ENDS_MIN = LISTED_NIGHT_ENDS.hour * 60
_EVENING_MIN = 18 * 60
_HALF_A_DAY_MIN = 12 * 60

_MEANINGS = (
    (SPEED_DATING, r"speed ?dating|speed|rencontres eclair|rotation|pitch\w*"),
    (OPENING, r"ouverture|opening|mots? d accueil|bienvenue|welcome(?! coffee)|introduction"),
    (ARRIVAL, r"accueil|arrival|welcome coffee|registration|emargement|remise des badges"),
    (BREAK, r"pause|break|dejeuner|lunch|repas|coffee"),
    (COCKTAIL, r"cocktail|buffet|aperitif|drinks|verre|reception|echanges libres|networking"),
    (CLOSING, r"cloture|conclusion|synthese|closing|wrap up|fin"),
    (RESOURCE, r"ressources?|resources?|plateforme|service"),
    (TALK, r"projets?|talk|conference|expose|intervention|presentation|table ronde|keynote|session"),
)


def is_break(kind: str) -> bool:
    """Whether people stand about meanwhile: they are called back, and no bell rings."""
    return kind in (BREAK, COCKTAIL)


def is_arrival(kind: str) -> bool:
    """Whether people come in meanwhile: they are welcomed, and no bell rings."""
    return kind == ARRIVAL


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item.

    Attributes:
        kind: one of `KINDS`.
        day: date, ``None`` when the list gives none.
        start_min: minutes after local midnight of that day, beyond 24 hours in the night that follows; ``None`` when
            no time was given.
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
        """The items of a day and its night. Without any, all of them; of several days that overlap, the first."""
        own = self._with_its_night(day)
        if own:
            return own
        starts = [item.start_min for item in self.items if item.start_min is not None]
        first = min((item.day for item in self.items if item.day is not None), default=None)
        if starts == sorted(starts):
            return self.items
        return self._with_its_night(first) if first is not None else self.items

    def _with_its_night(self, day: dt.date) -> tuple[ProgrammeItem, ...]:
        """The items of a day (or of none), and what the list dates the day after and belongs to its evening."""
        return tuple(
            item if item.day in (None, day) else late
            for item, late in zip(self.items, with_nights(self.items), strict=True)
            if item.day in (None, day) or late.day == day
        )

    def remarks_on(self, day: dt.date) -> tuple[Text, ...]:
        """What whoever imports should know about the dates of a list, for a meeting on that day."""
        found: list[Text] = []
        others = sorted({item.day for item in self.items if item.day not in (None, day)}, key=str)
        if others and all(item.day != day for item in self.items):
            dates = " – ".join(_written(each) for each in dict.fromkeys((others[0], others[-1])) if each)
            text = N_(
                "This list is dated {dates}, and the meeting is on {day}: its hours were taken for that day."
            )
            found.append(Text(text, {"dates": dates, "day": _written(day)}))
        left_out = len(self.items) - len(self.of_day(day))
        if left_out:
            found.append(
                counted(
                    "{n} item of another day was left out.",
                    "{n} items of another day were left out.",
                    left_out,
                )
            )
        return tuple(found)


def with_nights(items: Sequence[ProgrammeItem]) -> list[ProgrammeItem]:
    """The small hours after a day that has an evening, counted on from that day."""
    evenings = {
        item.day.toordinal()
        for item in items
        if item.day is not None and item.start_min is not None and item.start_min >= _EVENING_MIN
    }
    return [_of_the_evening(item, evenings) for item in items]


def _of_the_evening(item: ProgrammeItem, evenings: Set[int]) -> ProgrammeItem:
    if item.day is None or item.start_min is None or item.start_min >= _NIGHT_ENDS_MIN:
        return item
    before = item.day.toordinal() - 1
    if before not in evenings:
        return item
    return replace(item, day=dt.date.fromordinal(before), start_min=item.start_min + DAY_MIN)


def past_midnight(items: Iterable[ProgrammeItem]) -> list[ProgrammeItem]:
    """Items in the order of their list, where the hours begin anew after midnight: 22:00, 23:00, 00:30.

    A start in the small hours that lies more than half a day before the one above it is of the same evening.
    """
    found: list[ProgrammeItem] = []
    before_day, before_min = None, 0
    for item in items:
        start_min = item.start_min
        if start_min is not None:
            is_anew = start_min < _NIGHT_ENDS_MIN and before_min - start_min > _HALF_A_DAY_MIN
            if is_anew and item.day == before_day:
                start_min += DAY_MIN
            before_day, before_min = item.day, start_min
        found.append(replace(item, start_min=start_min))
    return found


def nearest_start_min(time_min: int, stood_min: int) -> int:
    """The moment that a typed time of day means for an item, minutes after midnight of the meeting's day.

    Of the small hours the nearest to where the item stood, that day or in its night: from 23:50, 00:05 is a quarter
    of an hour later. Any other is of that day.
    """
    meant = (time_min, time_min + DAY_MIN) if time_min < _NIGHT_ENDS_MIN else (time_min,)
    return min(meant, key=lambda start_min: abs(start_min - stood_min))


def minute_of(moment: dt.datetime, day: dt.date) -> int:
    """A local moment in minutes after midnight of a meeting's day; beyond 24 hours in its night, negative before it."""
    return (moment.date() - day).days * DAY_MIN + moment.hour * 60 + moment.minute


def _written(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")


def read_kind(typed: str, title: str) -> str:
    """The kind that the list's own word means, or else the title; a talk when neither says."""
    for text in (typed, title):
        words = fold(text.replace("_", " "))
        for kind, pattern in _MEANINGS:
            if re.search(rf"\b(?:{pattern})\b", words):
                return kind
        if words:
            break
    return TALK


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
