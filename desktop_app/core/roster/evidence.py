"""What a whole list teaches about each of its rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop_app.core.folding import fold
from desktop_app.core.roster.affiliations import agreed_spellings, institution_key
from desktop_app.core.roster.emails import name_order, words_of
from desktop_app.core.roster.given_names import is_given_name, spellings
from desktop_app.core.roster.names import (
    Name,
    begins_with_particle,
    guess_lost,
    has_lost_letters,
    recase,
    recover_lost,
)

_ENOUGH = 5
_MOST, _NEARLY_ALL = 0.8, 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """The habits of a list.

    Attributes:
        email_order: +1 when addresses spell given then family name, -1 the other way round, 0 when they do not say.
        swapped: the two name columns stand under each other's header in the whole list.
        families: folded family name to the spelling with capitals and small letters, where one was typed.
        lexicon: spellings of names for recovering lost accents.
        institutions: `institution_key` to the spelling to use.
        steady_domains: mail domains whose addresses follow ``email_order`` nearly without exception.
        as_given, as_family: how often each folded name stands in the two columns.
    """

    email_order: int = 1
    swapped: bool = False
    families: dict[str, str] | None = None
    lexicon: frozenset[str] = frozenset()
    institutions: dict[str, str] | None = None
    steady_domains: frozenset[str] = frozenset()
    as_given: Counter[str] = field(default_factory=Counter)
    as_family: Counter[str] = field(default_factory=Counter)

    def institution(self, name: str) -> str:
        """The agreed spelling of an institution."""
        return (self.institutions or {}).get(institution_key(name), name)

    def cased(self, given: str, family: str) -> tuple[str, str]:
        """Both names in capitals and small letters; a family name as others of the list spell it."""
        if family.isupper() or family.islower():
            family = (self.families or {}).get(fold(family)) or recase(family, is_family=True)
        return recase(given, is_family=False), recase(family, is_family=True)

    def accented(self, text: str, address: str = "") -> str | None:
        """A name with its lost accents again, part by part, or ``None`` when a part fits no name or several.

        What no known name decides, the spelling in the e-mail address does.
        """
        spelled = words_of(address)
        parts = [
            self._recovered(part, spelled) if has_lost_letters(part) else part
            for part in text.replace("-", " - ").split(" ")
        ]
        return None if None in parts else " ".join(p for p in parts if p).replace(" - ", "-")

    def _recovered(self, part: str, spelled: tuple[str, ...]) -> str | None:
        known = recover_lost(part, self.lexicon)
        return known or next((guess for word in spelled if (guess := guess_lost(part, word))), None)

    def order_signs(self, given: str, family: str, address: str) -> tuple[int, int]:
        """Signs that the two names are swapped, and signs that they are not."""
        order = name_order(address, given, family) * self.email_order
        given_known, family_known = is_given_name(given), is_given_name(family)
        sure = 2 if address.partition("@")[2] in self.steady_domains else 1
        signs = (
            (sure * (order < 0), sure * (order > 0)),
            (family_known and not given_known, given_known and not family_known),
            (_shouts_alone(given, family), _shouts_alone(family, given)),
            self._usage(given, family),
            (begins_with_particle(given), begins_with_particle(family)),
        )
        return sum(against for against, _ in signs), sum(for_it for _, for_it in signs)

    def _usage(self, given: str, family: str) -> tuple[bool, bool]:
        """Where the two names stand in the other rows of the list."""
        one, two = fold(given), fold(family)
        one_there, one_here = self.as_family[one], max(self.as_given[one] - 1, 0)
        two_there, two_here = self.as_given[two], max(self.as_family[two] - 1, 0)
        return (one_there > one_here and two_there > two_here), (
            one_here > one_there and two_here > two_there
        )


def _shouts_alone(one: str, other: str) -> bool:
    return one.isupper() and not other.isupper() and len(one) > 2


def gather(
    names: Iterable[tuple[str, str, str]], institutions: Iterable[str], known_institutions: Iterable[str] = ()
) -> Evidence:
    """Learn from a list.

    Args:
        names: given name, family name and address of each row, stripped but in the case that was typed.
        institutions: as read by `read_affiliation`.
        known_institutions: spellings of the community.
    """
    rows = [row for row in names if row[0] and row[1]]
    orders = Counter(
        order for given, family, address in rows if (order := name_order(address, given, family))
    )
    families = Counter(family for _, family, _ in rows if not family.isupper() and not family.islower())
    by_fold: dict[str, str] = {}
    for family, _ in families.most_common():
        by_fold.setdefault(fold(family), family)
    lexicon = (
        spellings()
        | {given.title() for given, _, _ in rows if not has_lost_letters(given)}
        | set(by_fold.values())
    )
    order = _order(orders)
    return Evidence(
        order,
        _all_swapped(rows),
        by_fold,
        frozenset(lexicon),
        agreed_spellings(institutions, known_institutions),
        _steady_domains(rows, order),
        Counter(fold(given) for given, _, _ in rows),
        Counter(fold(family) for _, family, _ in rows),
    )


def _order(orders: Counter[int]) -> int:
    total = orders.total()
    if total < _ENOUGH:
        return 1
    order, count = orders.most_common(1)[0]
    return order if count >= _MOST * total else 0


def _steady_domains(rows: list[tuple[str, str, str]], order: int) -> frozenset[str]:
    kept: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for given, family, address in rows:
        found = name_order(address, given, family)
        told[address.partition("@")[2]] += found != 0
        kept[address.partition("@")[2]] += found != 0 and found == order
    return frozenset(d for d, count in kept.items() if count >= _ENOUGH and count >= _NEARLY_ALL * told[d])


def _all_swapped(rows: list[tuple[str, str, str]]) -> bool:
    """First names stand in the family column almost everywhere."""
    telling = [
        is_given_name(family) for given, family, _ in rows if is_given_name(given) != is_given_name(family)
    ]
    return len(telling) >= _ENOUGH and sum(telling) >= _MOST * len(telling)


def put_in_order(name: Name, address: str, evidence: Evidence) -> tuple[Name, bool, bool]:
    """The name with its parts in their places.

    Returns:
        The name, whether it was swapped, and whether it is doubtful (one sign only).
    """
    if evidence.swapped:
        name = Name(name.family, name.given, name.sure)
    against, for_it = evidence.order_signs(name.given, name.family, address)
    if against >= 2 and against > for_it:
        return Name(name.family, name.given, name.sure), not evidence.swapped, False
    doubtful = against >= 1 and not for_it and is_given_name(name.family) and not is_given_name(name.given)
    return name, evidence.swapped, doubtful
