"""Names in a row: what is made of them, and what is said of it."""

import pytest

from desktop_app.core.roster.reading import read_people
from tests.core.roster.test_header import table_of

GUESSED = "Which part of “{}” is the family name was guessed."
BOTH = "Two people in one row: each has a registration."


@pytest.mark.parametrize(
    ("cell", "names", "remarks"),
    [
        ("Le Goff Yann", ["Le Goff Yann"], []),
        ("Ben Ali Fatima", ["Ben Ali Fatima"], [GUESSED.format("Ben Ali Fatima")]),
        ("Leroy Antoine, PhD", ["Leroy Antoine"], []),
        ("Petit Anne et Bernard", ["Petit Anne", "Petit Bernard"], [BOTH]),
        (
            "M. et Mme Petit",
            ["Petit"],
            [
                "“M. et Mme Petit” seems to name two people: only one is registered here, add the other by hand."
            ],
        ),
        ("Kowalski", ["Kowalski"], ["The given name is missing."]),
    ],
)
def test_a_whole_name(cell: str, names: list[str], remarks: list[str]) -> None:
    people = read_people(table_of("Nom Prénom|Email", f"{cell}|secretariat@x.example")).people
    assert [f"{who.family_name} {who.given_name}".strip() for who in people] == names
    assert [remark.english() for remark in people[0].remarks] == remarks
