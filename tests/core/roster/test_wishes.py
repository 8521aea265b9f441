"""Whom a cell of wishes or avoidances means."""

from dataclasses import replace

import pytest

from desktop_app.core.roster.matching import KnownPerson, PlannedPerson
from desktop_app.core.roster.rows import ImportedRow
from desktop_app.core.roster.wishes import plan_wishes

PEOPLE = (
    ("Anne", "Aubry", "a@x.example"),
    ("Wei", "Zhang", "z1@x.example"),
    ("Wei", "Zhang", "z2@x.example"),
    ("Paul", "Martin", "p@x.example"),
    ("Claire", "Colin", "c@x.example"),
    ("Jean-Pierre", "de La Tour", ""),
    ("Paul et Marie", "Roux", ""),
)
ANNE, ZHANG_1, _, PAUL, CLAIRE, JEAN_PIERRE, ROUX = range(7)
ASKS = len(PEOPLE)


def asked(cell: str, kind: str = "avoid") -> tuple[list[int | str], list[str]]:
    """Whom somebody means, and what is said of the rest."""
    people = [PlannedPerson(ImportedRow(i, i, g, f, email=e)) for i, (g, f, e) in enumerate(PEOPLE)]
    asking = ImportedRow(9, 9, "Léo", "Petit")
    asking = replace(asking, wishes=(cell,)) if kind == "wish" else replace(asking, avoids=(cell,))
    people.append(PlannedPerson(asking))
    before = KnownPerson("p", "Zoé", "Étienne", registration_id="r1")
    wishes, remarks = plan_wishes(people, [before])
    assert all(wish.who == ASKS and wish.kind == kind for wish in wishes)
    return [wish.whom for wish in wishes], [text.english() for text in remarks.get(ASKS, ())]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Anne Aubry", [ANNE]),
        ("AUBRY", [ANNE]),
        ("P. Martin", [PAUL]),
        ("Martin P.", [PAUL]),
        ("J.-P. de la Tour", [JEAN_PIERRE]),
        ("De La Tour", [JEAN_PIERRE]),
        ("aubry anne / colin claire", [ANNE, CLAIRE]),
        ("ANNE AUBRY et Mme Colin", [ANNE, CLAIRE]),
        ("Martin, Paul", [PAUL]),
        ("Z1@x.example", [ZHANG_1]),
        ("Etienne", ["r1"]),
        ("Paul et Marie Roux", [ROUX]),
    ],
)
def test_a_name_is_understood_where_one_person_fits(cell: str, meant: list[int | str]) -> None:
    assert asked(cell) == (meant, [])
    assert asked(cell, "wish") == (meant, [])


def test_what_is_found_beside_what_is_not_counts() -> None:
    meant, said = asked("ANNE AUBRY et Zhang")
    assert meant == [ANNE]
    assert said == ["Keep apart: several people can be meant by Zhang; set it by hand."]


@pytest.mark.parametrize(("kind", "words"), [("avoid", "Keep apart: nobody"), ("wish", "Wish: nobody")])
def test_what_names_nobody_says_what_was_asked_for(kind: str, words: str) -> None:
    for cell in ("Q. Martin", "nobody@x.example", "A."):
        meant, said = asked(cell, kind)
        assert meant == [] and len(said) == 1 and said[0].startswith(words)


def test_who_names_oneself_is_told_so() -> None:
    for cell in ("Petit", "Léo Petit"):
        assert asked(cell) == ([], [f"Keep apart: {cell} is this person."])
