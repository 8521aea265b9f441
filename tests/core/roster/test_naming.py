"""Names in a row: what is made of them, and what is said of it."""

import pytest

from desktop_app.core.roster.reading import read_people
from tests.core.roster.test_header import table_of

GUESSED = "Which part of “{}” is the family name was guessed."
BOTH = "Two people in one row: each has a registration."

JOINED = "“{}” seems to name two people: only one is registered here, add the other by hand."


@pytest.mark.parametrize(
    ("cell", "names", "remarks"),
    [
        ("Le Goff Yann", ["Le Goff Yann"], []),
        ("Ben Ali Fatima", ["Ben Ali Fatima"], [GUESSED.format("Ben Ali Fatima")]),
        ("Leroy Antoine, PhD", ["Leroy Antoine"], []),
        ("Petit Anne et Bernard", ["Petit Anne", "Petit Bernard"], [BOTH]),
        ("M. et Mme Petit", ["Petit"], [JOINED.format("M. et Mme Petit")]),
        ("MARTIN/DURAND Claire", ["Martin/Durand Claire"], [JOINED.format("MARTIN/DURAND Claire")]),
        ("MARTIN Paul et Anne", ["Martin Paul et Anne"], [JOINED.format("MARTIN Paul et Anne")]),
        ("Rahman MD", ["Md Rahman"], []),
        ("Kowalski", ["Kowalski"], ["The given name is missing."]),
    ],
)
def test_a_whole_name(cell: str, names: list[str], remarks: list[str]) -> None:
    people = read_people(table_of("Nom Prénom|Email", f"{cell}|secretariat@x.example")).people
    assert [f"{who.family_name} {who.given_name}".strip() for who in people] == names
    assert [remark.english() for remark in people[0].remarks] == remarks


@pytest.mark.parametrize(("family", "given"), [("M. et Mme Petit", "Jean"), ("Petit", "M. et Mme Jean")])
def test_a_couple_in_two_columns_is_told(family: str, given: str) -> None:
    (who,) = read_people(table_of("Nom|Prénom|Email", f"{family}|{given}|secretariat@x.example")).people
    typed = family if " " in family else given
    assert (who.given_name, who.family_name) == ("Jean", "Petit")
    assert JOINED.format(typed) in [remark.english() for remark in who.remarks]


def test_a_row_set_aside_is_quoted_as_typed() -> None:
    (row,) = read_people(table_of("Nom Prénom|Email", "M. et Mme Durand|")).set_aside
    assert row.reason.english().startswith("Only “M. et Mme Durand” stands in this row")
