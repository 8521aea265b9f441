"""Whom people wish to meet, by the names that a list gives."""

from collections.abc import Sequence

from desktop_app.core.roster.matching import KnownPerson, PlannedPerson, PlannedWish
from desktop_app.core.roster.names import name_key
from desktop_app.core.text import N_, Text


def plan_wishes(
    people: Sequence[PlannedPerson], known: Sequence[KnownPerson]
) -> tuple[list[PlannedWish], dict[int, list[Text]]]:
    """Wishes and avoidances between people of the list or registered already.

    Returns:
        The wishes, and remarks by index of the person whose wish names nobody or several people.
    """
    by_name: dict[str, set[int | str]] = {}
    listed = set()
    for place, person in enumerate(people):
        by_name.setdefault(name_key(person.merged.given_name, person.merged.family_name), set()).add(place)
        listed.add(person.known.person_id if person.known else "")
    for other in known:
        if other.registration_id and other.person_id not in listed:
            by_name.setdefault(name_key(other.given_name, other.family_name), set()).add(
                other.registration_id
            )
    wishes: list[PlannedWish] = []
    remarks: dict[int, list[Text]] = {}
    for place, person in enumerate(people):
        asked = [("wish", name) for name in person.merged.wishes] + [
            ("avoid", name) for name in person.merged.avoids
        ]
        for kind, name in asked:
            found = by_name.get(name_key(name, ""), set()) - {place}
            if len(found) == 1:
                wishes.append(PlannedWish(place, found.pop(), kind))
            else:
                remarks.setdefault(place, []).append(_unclear(name, len(found)))
    return wishes, remarks


def _unclear(name: str, count: int) -> Text:
    if count:
        return Text(N_("Wish: several people are called {name}; set it by hand."), {"name": name})
    return Text(N_("Wish: nobody on the list is called {name}."), {"name": name})
