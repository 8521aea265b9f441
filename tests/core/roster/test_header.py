"""What the columns of a list feed once their cells and their neighbours are seen."""

import pytest

from desktop_app.core.roster.columns import Field
from desktop_app.core.roster.header import find_header
from desktop_app.core.roster.reading import read_people
from desktop_app.core.roster.rows import RawTable, Record


def table_of(*rows: str) -> RawTable:
    """A table from rows of cells parted by ``|``."""
    return RawTable("", tuple(Record(line, tuple(row.split("|"))) for line, row in enumerate(rows, start=1)))


def test_a_column_of_yes_and_no_is_no_institution() -> None:
    header = find_header(
        table_of("Nom|Prénom|Notre structure vous écrira|Type", "Vidal|Anne|oui|x", "Roy|Paul|non|")
    )
    assert header.fields == (Field.FAMILY, Field.GIVEN, None, None)


@pytest.mark.parametrize(
    ("name", "attribute", "typed", "read"),
    [
        ("Établissement", "institution", ("Aucun", "aucun", "CHU de Brest"), ["", "", "CHU de Brest"]),
        ("Entreprise", "institution", ("non", "non", "Sanofi"), ["", "", "Sanofi"]),
        ("Votre employeur", "institution", ("non", "non", "Sanofi"), ["", "", "Sanofi"]),
        ("Entreprise", "institution", ("Non-Profit Care",), ["Non-Profit Care"]),
        ("Service", "unit", ("1", "2", "1"), ["1", "2", "1"]),
        ("Fonction", "role", ("Aucune", "PH", "aucune"), ["", "PH", ""]),
    ],
)
def test_most_say_none_and_the_others_where_they_come_from(
    name: str, attribute: str, typed: tuple[str, ...], read: list[str]
) -> None:
    table = table_of(f"Nom|Prénom|{name}", *(f"Vidal|Anne{i}|{cell}" for i, cell in enumerate(typed)))
    assert [getattr(person, attribute) for person in read_people(table).people] == read


@pytest.mark.parametrize("typed", [("oui", "non", "oui"), ("x", "", "x"), ("1", "0", "0"), ("✔", "", "")])
def test_a_plain_header_over_nothing_but_yes_and_no_feeds_nothing(typed: tuple[str, ...]) -> None:
    table = table_of("Nom|Prénom|Entreprise", *(f"Vidal|Anne|{cell}" for cell in typed))
    assert find_header(table).fields[2] is None


def test_a_sentence_that_most_answer_by_yes_or_no_feeds_nothing() -> None:
    table = table_of("Nom|Notre structure vous écrira", "Vidal|oui", "Roy|non", "Petit|si possible")
    assert find_header(table).fields[1] is None


def test_a_plain_header_wins_over_a_sentence_to_its_left() -> None:
    table = table_of(
        "Nom|Prénom|Quel organisme finance votre venue ?|Établissement", "Vidal|Anne|ANR|CHU", "Roy|Paul|ANR|"
    )
    assert [person.institution for person in read_people(table).people] == ["CHU", "ANR"]


def test_a_column_chosen_by_hand_wins_over_all_others() -> None:
    table = table_of("Établissement|Nom|Prénom|Autre", "Siège|Vidal|Anne|CHU de Lyon")
    person = read_people(table, mapping={3: Field.INSTITUTION}).people[0]
    assert person.institution == "CHU de Lyon"


def test_laboratory_or_institution_is_the_institution_where_nothing_else_is() -> None:
    asked = "Votre laboratoire ou établissement"
    assert find_header(table_of(f"Nom|Prénom|{asked}", "Vidal|Anne|CHU")).fields[2] is Field.INSTITUTION
    both = find_header(table_of(f"Nom|Prénom|{asked}|Organisme", "Vidal|Anne|Liris|CNRS"))
    assert both.fields[2:] == (Field.UNIT, Field.INSTITUTION)


@pytest.mark.parametrize(
    "asked",
    [
        "Are you coming as a clinician, a researcher or a patient?",
        "Êtes-vous inscrit comme chercheur, clinicien ?",
        "Êtes-vous membre d'une association de patients, clinicien, chercheur ?",
    ],
)
def test_the_answers_tell_whether_a_category_is_asked_for(asked: str) -> None:
    rows = [
        f"{name}|{typed}" for name, typed in (("Vidal", "Clinicien"), ("Roy", "Chercheur"), ("Petit", "?"))
    ]
    assert find_header(table_of(f"Nom|{asked}", *rows)).fields[1] is Field.CATEGORY
    assert find_header(table_of(f"Nom|{asked}", *rows, "Noël|Oui")).fields[1] is None
    assert find_header(table_of(f"Nom|{asked}|Profil", *rows)).fields[1] is None


@pytest.mark.parametrize(
    ("house", "both"),
    [
        ("Établissement", "Structure (service, unité)"),
        ("Établissement", "Établissement : service"),
        ("Organization", "Organization unit"),
        ("Company", "Company department"),
        ("Employer", "Employer department"),
        ("Entreprise", "Entreprise / service"),
        ("Université", "Université - laboratoire"),
        ("Affiliation", "Affiliation (laboratoire, équipe)"),
        ("Hôpital", "Hôpital / service"),
        ("Hôpital", "Service de l'hôpital"),
    ],
)
def test_a_column_that_names_a_unit_too_is_the_unit_beside_an_institution(house: str, both: str) -> None:
    for left, right, cells in ((house, both, "CHU|Cardio"), (both, house, "Cardio|CHU")):
        person = read_people(table_of(f"Nom|Prénom|{left}|{right}", f"Vidal|Anne|{cells}")).people[0]
        assert (person.institution, person.unit) == ("CHU", "Cardio")


def test_of_two_columns_that_name_both_the_first_is_the_institution() -> None:
    table = table_of("Nom|Prénom|Établissement / service|Structure (unité)", "Vidal|Anne|CHU|Cardio")
    assert find_header(table).fields[2:] == (Field.INSTITUTION, Field.UNIT)


def test_wishes_and_separations_are_counted_for_the_whole_list() -> None:
    table = table_of(
        "Nom|Prénom|Souhaite rencontrer|Pas avec", "Vidal|Anne|Paul Roy;Zoé Petit|", "Roy|Paul||Anne Vidal"
    )
    said = [remark.english() for remark in read_people(table).remarks]
    assert said == [
        "2 wishes to meet somebody were read from the list.",
        "1 separation at table was read from the list.",
    ]
