"""Speakers of the stage queue as a list gives them, matched with the people registered."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.core.folding import display_name
from desktop_app.core.roster.affiliations import institution_key
from desktop_app.core.roster.matching import alike, same_name
from desktop_app.core.roster.rows import Answer
from desktop_app.core.text import N_, Text


@dataclass(frozen=True, slots=True)
class Pitch:
    """One line of a list of pitches.

    Attributes:
        line: row number in the file.
        present: whether the list says that the speaker is there.
    """

    line: int
    given_name: str
    family_name: str
    email: str = ""
    institution: str = ""
    category_key: str = "other"
    title: str = ""
    present: Answer = Answer.UNKNOWN

    @property
    def speaker(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody registered, as much as matching needs."""

    registration_id: str
    given_name: str
    family_name: str
    email: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class MatchedPitch:
    """A pitch and the registration of its speaker, ``None`` with the reason when nobody or several fit."""

    pitch: Pitch
    registration_id: str | None
    remark: Text | None = None

    def waits(self, is_here: bool) -> bool:
        """Whether the speaker waits for a turn: whom the list calls absent does not, unless let in at the door."""
        return is_here or self.pitch.present is not Answer.NO


def match_pitches(pitches: Iterable[Pitch], registered: Iterable[Registered]) -> list[MatchedPitch]:
    """Each pitch with the registration of its speaker; the order of the list is kept."""
    people = list(registered)
    return [_match(pitch, people) for pitch in pitches]


def _match(pitch: Pitch, people: list[Registered]) -> MatchedPitch:
    named = [p for p in people if same_name(pitch.given_name, pitch.family_name, p.given_name, p.family_name)]
    if len(named) > 1:
        house = institution_key(pitch.institution)
        closer = [p for p in named if pitch.email and p.email == pitch.email]
        closer = closer or [p for p in named if house and institution_key(p.institution) == house]
        named = closer if len(closer) == 1 else named
    if len(named) == 1:
        return MatchedPitch(pitch, named[0].registration_id)
    if named:
        return MatchedPitch(pitch, None, Text(N_("Several people are registered under this name.")))
    slips = [
        p
        for p in people
        if institution_key(p.institution) == institution_key(pitch.institution) != ""
        and alike(pitch.given_name, pitch.family_name, p.given_name, p.family_name)
    ]
    if len(slips) == 1:
        name = display_name(slips[0].given_name, slips[0].family_name)
        return MatchedPitch(pitch, slips[0].registration_id, Text(N_("Taken for {name}."), {"name": name}))
    return MatchedPitch(pitch, None, Text(N_("Nobody of this name is registered.")))
