"""Whom people wish to meet, and whom they must not sit with, by the names that a list gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.core.folding import fold
from desktop_app.core.roster.matching import KnownPerson, PlannedPerson, PlannedWish
from desktop_app.core.roster.names import name_key, strip_name
from desktop_app.core.text import N_, Text

_SEVERAL = re.compile(r"\s*[/&+,]\s*|\s+(?:et|and)\s+", re.IGNORECASE)
_NOBODY = {
    "wish": N_("Wish: nobody on the list is called {name}."),
    "avoid": N_("Keep apart: nobody on the list is called {name}."),
}
_SEVERAL_FIT = {
    "wish": N_("Wish: several people can be meant by {name}; set it by hand."),
    "avoid": N_("Keep apart: several people can be meant by {name}; set it by hand."),
}
_ONESELF = {
    "wish": N_("Wish: {name} is this person."),
    "avoid": N_("Keep apart: {name} is this person."),
}

Place = int | str
"""Index into the people of the plan, or the registration of somebody who is not in the list."""


def plan_wishes(
    people: Sequence[PlannedPerson], known: Sequence[KnownPerson]
) -> tuple[list[PlannedWish], dict[int, list[Text]]]:
    """Wishes and avoidances between people of the list or registered already.

    Returns:
        The wishes, and remarks by index of the person whose wish names nobody or several people.
    """
    if not any(person.merged.wishes or person.merged.avoids for person in people):
        return [], {}
    directory = _Directory()
    listed = set()
    for place, person in enumerate(people):
        row = person.merged
        directory.add(place, row.given_name, row.family_name, (row.email, *row.other_emails))
        listed.add(person.known.person_id if person.known else "")
    for other in known:
        if other.registration_id and other.person_id not in listed:
            directory.add(other.registration_id, other.given_name, other.family_name, other.emails)
    wishes: list[PlannedWish] = []
    remarks: dict[int, list[Text]] = {}
    for place, person in enumerate(people):
        asked = [("wish", name) for name in person.merged.wishes] + [
            ("avoid", name) for name in person.merged.avoids
        ]
        for kind, cell in asked:
            for name, found in directory.named(cell):
                others = found - {place}
                if len(others) == 1:
                    wishes.append(PlannedWish(place, others.pop(), kind))
                else:
                    remarks.setdefault(place, []).append(_unclear(kind, name, others, found))
    return wishes, remarks


@dataclass(slots=True)
class _Directory:
    """Everybody by what somebody else may write of them."""

    by_name: dict[str, set[Place]] = field(default_factory=dict)
    by_address: dict[str, set[Place]] = field(default_factory=dict)
    by_family: dict[str, list[tuple[Place, str]]] = field(default_factory=dict)
    """Folded family name to who bears it, with the initials of their given names."""

    def add(self, place: Place, given: str, family: str, addresses: Sequence[str]) -> None:
        """Remember somebody."""
        self.by_name.setdefault(name_key(given, family), set()).add(place)
        initials = "".join(word[0] for word in fold(given).split())
        self.by_family.setdefault(fold(family), []).append((place, initials))
        for address in addresses:
            if address:
                self.by_address.setdefault(address.lower(), set()).add(place)

    def named(self, cell: str) -> Iterator[tuple[str, set[Place]]]:
        """Each name that a cell holds with whom it can mean.

        A whole name first, since one may hold an "et"; parted only where it is nobody's.
        """
        parts = [part for piece in _SEVERAL.split(cell) if (part := strip_name(piece))]
        found = self._meant(cell)
        if found or len(parts) < 2:
            yield cell, found
        else:
            yield from ((part, self._meant(part)) for part in parts)

    def _meant(self, name: str) -> set[Place]:
        if "@" in name:
            return set(self.by_address.get(name.lower(), ()))
        return set(self.by_name.get(name_key(name, ""), ())) or self._by_family(fold(name))

    def _by_family(self, words: str) -> set[Place]:
        """``Aubry``, ``P. Martin``, ``Martin J.-P.``: a family name, alone or with initials."""
        letters = "".join(word for word in words.split() if len(word) == 1)
        family = " ".join(word for word in words.split() if len(word) > 1)
        whole = {place for place, _ in self.by_family.get(words, ()) if words}
        if whole or not letters or not family:
            return whole
        return {place for place, initials in self.by_family.get(family, ()) if initials.startswith(letters)}


def _unclear(kind: str, name: str, others: set[Place], found: set[Place]) -> Text:
    words = _SEVERAL_FIT if others else _ONESELF if found else _NOBODY
    return Text(words[kind], {"name": name})
