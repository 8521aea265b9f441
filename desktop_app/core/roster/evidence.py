"""What a whole list teaches about each of its rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.core.folding import fold
from desktop_app.core.roster.affiliations import agreed_spellings, institution_key
from desktop_app.core.roster.emails import name_order
from desktop_app.core.roster.given_names import is_given_name, spellings
from desktop_app.core.roster.names import Name, has_lost_letters, recase, recover_lost

_ENOUGH = 5
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """The habits of a list.

    Attributes:
        email_order: +1 when addresses spell given then family name, -1 the other way round, 0 when they do not say.
        swapped: the two name columns stand under each other's header in the whole list.
        families: folded family name to the spelling with capitals and small letters, where one was typed.
        lexicon: spellings of names for recovering lost accents.
        institutions: `institution_key` to the spelling to use.
    """

    email_order: int = 1
    swapped: bool = False
    families: dict[str, str] | None = None
    lexicon: frozenset[str] = frozenset()
    institutions: dict[str, str] | None = None

    def institution(self, name: str) -> str:
        """The agreed spelling of an institution."""
        return (self.institutions or {}).get(institution_key(name), name)

    def cased(self, given: str, family: str) -> tuple[str, str]:
        """Both names in capitals and small letters; a family name as others of the list spell it."""
        if family.isupper() or family.islower():
            family = (self.families or {}).get(fold(family)) or recase(family, is_family=True)
        return recase(given, is_family=False), recase(family, is_family=True)

    def accented(self, text: str) -> str | None:
        """A name with its lost accents again, part by part, or ``None`` when a part fits no name or several."""
        parts = [
            recover_lost(part, self.lexicon) if has_lost_letters(part) else part
            for part in text.replace("-", " - ").split(" ")
        ]
        return None if None in parts else " ".join(p for p in parts if p).replace(" - ", "-")

    def order_signs(self, given: str, family: str, address: str) -> tuple[int, int]:
        """Signs that the two names are swapped, and signs that they are not."""
        order = name_order(address, given, family) * self.email_order
        given_known, family_known = is_given_name(given), is_given_name(family)
        against = (
            (order < 0)
            + (family_known and not given_known)
            + (given.isupper() and not family.isupper() and len(given) > 2)
        )
        for_it = (
            (order > 0)
            + (given_known and not family_known)
            + (family.isupper() and not given.isupper() and len(family) > 2)
        )
        return against, for_it


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
    return Evidence(
        _order(orders),
        _all_swapped(rows),
        by_fold,
        frozenset(lexicon),
        agreed_spellings(institutions, known_institutions),
    )


def _order(orders: Counter[int]) -> int:
    total = orders.total()
    if total < _ENOUGH:
        return 1
    order, count = orders.most_common(1)[0]
    return order if count >= _MOST * total else 0


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
    if against >= 2 and not for_it:
        return Name(name.family, name.given, name.sure), not evidence.swapped, False
    doubtful = against >= 1 and not for_it and is_given_name(name.family) and not is_given_name(name.given)
    return name, evidence.swapped, doubtful
