"""The JSON format of rotation cases: a dictionary in, an instance out. Reads no file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.core.errors import Refused
from desktop_app.core.rotation.instance import Ban, Instance, Person, Pin, Table, Wish, frozen_rounds
from desktop_app.core.text import N_


def read_case(case: Mapping[str, Any]) -> Instance:
    """The instance that a case describes.

    Raises:
        Refused: when a part is missing, empty or of another kind; the sentence names it.
    """
    instance = Instance(**{field: _part(case, part, read) for part, (field, read) in _PARTS.items()})
    for part, rows in (("people", instance.people), ("tables", instance.tables)):
        if not rows:
            raise Refused("case-unreadable", N_("In this rotation case, “{part}” is empty."), part=part)
    return instance


def _part(case: Mapping[str, Any], part: str, read: Callable[[Mapping[str, Any]], Any]) -> Any:
    """One part of the case, or a sentence that names it."""
    try:
        return read(case)
    except KeyError as missing:
        name = missing.args[0]
        if name == part:
            raise Refused(
                "case-unreadable", N_("This rotation case has no “{part}”."), part=part
            ) from missing
        source = N_("In this rotation case, “{name}” is missing in “{part}”.")
        raise Refused("case-unreadable", source, name=name, part=part) from missing
    except (TypeError, ValueError, IndexError, AttributeError) as problem:
        source = N_("In this rotation case, “{part}” is not written as it should be.")
        raise Refused("case-unreadable", source, part=part) from problem


_PARTS: dict[str, tuple[str, Callable[[Mapping[str, Any]], Any]]] = {
    "people": ("people", lambda case: tuple(_person(p) for p in case["people"])),
    "tables": (
        "tables",
        lambda case: tuple(Table(int(t["capacity"]), int(t.get("min", 2))) for t in case["tables"]),
    ),
    "n_rounds": ("rounds", lambda case: int(case["n_rounds"])),
    "wishes": ("wishes", lambda case: tuple(_wish(w) for w in case.get("wishes") or ())),
    "avoid": ("avoid", lambda case: _pairs(case.get("avoid") or ())),
    "met_before": ("met_before", lambda case: _pairs(case.get("met_before") or ())),
    "forbid_same_category": ("two_sides", lambda case: bool(case.get("forbid_same_category", False))),
    "hosts": ("hosts", lambda case: {int(t): who for t, who in (case.get("hosts") or {}).items()}),
    "frozen": ("frozen", lambda case: frozen_rounds(case.get("frozen") or ())),
    "baseline": ("baseline", lambda case: _baseline(case.get("baseline"))),
    "pins": ("pins", lambda case: tuple(Pin(*p) for p in case.get("pins") or ())),
    "bans": ("bans", lambda case: tuple(Ban(*b) for b in case.get("bans") or ())),
    "known": ("known_repeats", lambda case: int((case.get("known") or {}).get("repeats_lb", 0))),
    "id": ("id", lambda case: str(case.get("id", ""))),
}
"""Each part of a case by its name: the field of the instance that it fills, and how it is read."""


def _wish(row: Sequence[Any]) -> Wish:
    return Wish(row[0], row[1], float(row[2]) if len(row) > 2 else 1.0)


def _baseline(case: Mapping[str, Any] | None) -> Any:
    return frozen_rounds(case["rounds"]) if case else None


def _person(row: Mapping[str, Any]) -> Person:
    rounds = row.get("rounds")
    if not isinstance(row["id"], int | str):
        raise TypeError("id")
    return Person(
        id=row["id"],
        category=str(row.get("category") or ""),
        institution=row.get("institution"),
        rounds=None if rounds is None else frozenset(int(r) for r in rounds),
        stays=bool(row.get("stays", False)),
    )


def _pairs(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((row[0], row[1]) for row in rows)
