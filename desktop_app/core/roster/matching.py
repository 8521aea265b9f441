"""Who is who: each row of a list against the others and against the people already known.

Two rows are one person when their names agree and something else does too: an address, a ticket, a telephone number,
or the same institution while one of them has no address. An address alone never merges anybody: secretaries register
several people with their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum

from desktop_app.core.codes import is_valid
from desktop_app.core.folding import fold
from desktop_app.core.roster.affiliations import institution_key
from desktop_app.core.roster.merging import Merged
from desktop_app.core.roster.names import name_key
from desktop_app.core.roster.phones import phone_key
from desktop_app.core.roster.rows import ImportedRow, ImportTable
from desktop_app.core.text import N_, Text

_ALIKE = 0.84


class Outcome(Enum):
    """How a row ends."""

    IMPORTED = "imported"
    UPDATED = "updated"
    MERGED = "merged"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the community, as much as matching needs.

    Attributes:
        person_id: of the person.
        registration_id: of the registration for the event that receives the list, if there is one.
        values: what the community file holds, by the names of `ImportedRow` (strings, or ``None`` where not said).
        last_said: what the last list said of this registration, as `merging.values_of` gave it; empty when it was
            made by hand.
        outside_codes: codes of other platforms on that registration, and that of its badge.
        last_typed: the cells of that list's row, header to cell.
    """

    person_id: str
    given_name: str
    family_name: str
    emails: tuple[str, ...] = ()
    phone: str = ""
    institution: str = ""
    registration_id: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    last_said: Mapping[str, object] = field(default_factory=dict)
    outside_codes: tuple[str, ...] = ()
    last_typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class PlannedPerson:
    """One person that the import registers or updates.

    Attributes:
        merged: what all rows about this person say together.
        known: the person of the community this is, if any.
        changes: for somebody known, the new value of each field that the list changes.
        rows: numbers of the rows about this person.
    """

    merged: Merged
    known: KnownPerson | None = None
    changes: dict[str, object] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """How one row ends, and why.

    Attributes:
        people: indexes into `ImportPlan.people`; two for a row that names two, none when it was set aside.
    """

    row_number: int
    line: int
    outcome: Outcome
    reason: Text
    people: tuple[int, ...] = ()
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedWish:
    """Somebody would like to meet somebody (``"wish"``), or must not be seated with them (``"avoid"``).

    Attributes:
        who: index into `ImportPlan.people`.
        whom: index into `ImportPlan.people`, or the registration id of somebody who is not in the list.
    """

    who: int
    whom: int | str
    kind: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, before anything is written."""

    source: str
    rows: tuple[PlannedRow, ...]
    people: tuple[PlannedPerson, ...]
    remarks: tuple[Text, ...] = ()
    wishes: "tuple[PlannedWish, ...]" = ()

    def count(self, outcome: Outcome) -> int:
        """How many rows end so."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def unchanged(self) -> int:
        """How many of the merged rows only say what the file holds already."""
        return sum(row.reason == NOTHING_NEW for row in self.rows)


NOTHING_NEW = Text(N_("Already registered, nothing new."))


def plan_import(
    table: ImportTable,
    known: Iterable[KnownPerson] = (),
    progress: Callable[[int, int], None] | None = None,
) -> ImportPlan:
    """Settle how every row ends.

    Args:
        table: the list.
        known: everybody in the community.
        progress: told (rows done, rows) now and then; may raise to stop.
    """
    from desktop_app.core.roster.planning import Planner

    return Planner(table, known, progress).plan()


def same_name(given: str, family: str, other_given: str, other_family: str) -> bool:
    """Case, accents, hyphens, and the order of given and family name do not count."""
    return name_key(given, family) == name_key(other_given, other_family) != ""


def alike(given: str, family: str, other_given: str, other_family: str) -> bool:
    """Names that a slip of the keyboard or an initial tells apart; only worth something beside an equal address."""
    if fold(family) == fold(other_family):
        one, two = fold(given), fold(other_given)
        if not one or not two or one[0] == two[0] and (len(one) < 3 or len(two) < 3):
            return True
    one, two = name_key(given, family), name_key(other_given, other_family)
    return bool(one and two) and SequenceMatcher(None, one, two).ratio() >= _ALIKE


@dataclass(slots=True)
class Index:
    """Positions of people by what can identify them."""

    emails: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)
    codes: dict[str, list[int]] = field(default_factory=dict)

    def add(self, position: int, emails: Iterable[str], name: str, codes: Iterable[str]) -> None:
        """Remember somebody; the same position may be added again with more."""
        for places, keys in ((self.emails, emails), (self.names, (name,)), (self.codes, codes)):
            for key in keys:
                held = places.setdefault(key, [])
                if key and position not in held:
                    held.append(position)


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies somebody, for comparing a row with a row or with a known person."""

    given: str
    family: str
    emails: tuple[str, ...]
    phone: str
    institution: str
    codes: tuple[str, ...] = ()

    @classmethod
    def of_row(cls, row: ImportedRow) -> "Identity":
        """Of a row."""
        emails = (row.email, *row.other_emails) if row.email else ()
        codes = tuple(code.code for code in row.outside_codes)
        return cls(row.given_name, row.family_name, emails, row.phone, row.institution, codes)

    @classmethod
    def of_known(cls, person: KnownPerson) -> "Identity":
        """Of somebody of the community."""
        return cls(
            person.given_name,
            person.family_name,
            person.emails,
            person.phone,
            person.institution,
            person.outside_codes,
        )

    @classmethod
    def as_said(cls, person: KnownPerson) -> "Identity | None":
        """Of somebody of the community as the last list named them, before anything was corrected by hand."""
        said = person.last_said
        if not said:
            return None
        words = {name: str(said.get(name) or "") for name in ("given_name", "family_name", "email", "phone")}
        emails = (words["email"],) if words["email"] else ()
        house = str(said.get("institution") or "")
        return cls(words["given_name"], words["family_name"], emails, words["phone"], house)

    @property
    def name(self) -> str:
        """Key of the name."""
        return name_key(self.given, self.family)


class Sign(Enum):
    """How strongly two identities agree, strongest first."""

    BADGE = 7
    ADDRESS = 6
    TICKET = 5
    PHONE = 4
    HOUSE = 3
    NAME = 2
    SLIP = 1
    NONE = 0


def compare(one: Identity, two: Identity) -> Sign:
    """Whether two identities are one person, and by what.

    `Sign.SLIP` is an equal address or ticket under a name that differs by a slip of the keyboard.
    """
    shares_address = any(email in two.emails for email in one.emails)
    shares_ticket = any(code in two.codes for code in one.codes)
    if not same_name(one.given, one.family, two.given, two.family):
        near = (shares_address or shares_ticket) and alike(one.given, one.family, two.given, two.family)
        return Sign.SLIP if near else Sign.NONE
    if any(code in two.codes and is_valid(code) for code in one.codes):
        return Sign.BADGE
    if shares_address:
        return Sign.ADDRESS
    if shares_ticket:
        return Sign.TICKET
    if one.phone and (phone_key(one.phone) or one.phone) == (phone_key(two.phone) or two.phone):
        return Sign.PHONE
    one_lacks_address = not one.emails or not two.emails
    house = institution_key(one.institution)
    if one_lacks_address and house and house == institution_key(two.institution):
        return Sign.HOUSE
    nothing_else = not (
        one.emails or two.emails or one.institution or two.institution or one.phone or two.phone
    )
    return Sign.NAME if nothing_else else Sign.NONE


_WORDS_OF_SIGN = {
    Sign.BADGE: N_("same name and badge"),
    Sign.ADDRESS: N_("same name and address"),
    Sign.TICKET: N_("same name and ticket"),
    Sign.PHONE: N_("same name and telephone"),
    Sign.HOUSE: N_("same name and institution"),
    Sign.NAME: N_("same name, and nothing else is known of either"),
    Sign.SLIP: N_("same address, nearly the same name"),
    Sign.NONE: N_("same name, named together with somebody else"),
}


def words_of(sign: Sign) -> Text:
    """The sign in words."""
    return Text(_WORDS_OF_SIGN[sign])
