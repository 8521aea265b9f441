"""Who is meant in the speakers' cell of a programme."""

import pytest

from desktop_app.core.speaker_names import meant, names_in

PEOPLE = [("Jean", "Dupont"), ("Antoine", "Leroy"), ("Hélène", "Castellani"), ("Ada", "Roy"), ("Guy", "Roy")]


def known(name: str) -> bool:
    return bool(meant(name, PEOPLE))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jean Dupont, Marie Durand", ("Jean Dupont", "Marie Durand")),
        ("Jean Dupont, Marie Durand et Paul Petit", ("Jean Dupont", "Marie Durand", "Paul Petit")),
        ("Jean Dupont, Marie Durand, and Paul Petit", ("Jean Dupont", "Marie Durand", "Paul Petit")),
        ("Ann Lee & Bo Li", ("Ann Lee", "Bo Li")),
        ("Dupont et Leroy", ("Dupont", "Leroy")),
        ("Pr Leroy et Dr Durand", ("Pr Leroy", "Dr Durand")),
        ("Dupont, Jean", ("Dupont, Jean",)),
        ("Durand, Marie", ("Durand, Marie",)),
        ("Jean Dupont, cardiologue", ("Jean Dupont, cardiologue",)),
        ("Juliette Etienne", ("Juliette Etienne",)),
        ("", ("",)),
    ],
)
def test_a_cell_is_parted_where_each_part_is_a_name(cell: str, names: tuple[str, ...]) -> None:
    assert names_in(cell, known) == names


def test_the_same_words_whatever_their_order_case_accents_and_titles() -> None:
    assert meant("CASTELLANI Hélène", PEOPLE) == meant("Dr. Helene Castellani", PEOPLE) == [2]
    assert meant("Hélène Castel", PEOPLE) == []


def test_a_family_name_alone_means_its_only_bearer() -> None:
    assert meant("Pr Leroy", PEOPLE) == [1]
    assert meant("Roy", PEOPLE) == []
