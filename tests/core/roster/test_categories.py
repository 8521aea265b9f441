"""Which category a word means, spelled rightly or with a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.roster.categories import Meaning, choices, meaning_of, read_category
from desktop_app.core.roster.reading import read_people
from tests.core.roster.test_header import table_of


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Chercheuse", "research"),
        ("Chercheur·e", "research"),
        ("Chercheur / enseignant-chercheur", "research"),
        ("Doctorant", "research"),
        ("Médecin", "clinical"),
        ("Personnel hospitalier", "clinical"),
        ("Soignant", "clinical"),
        ("Recherche clinique", "research"),
        ("Entreprise de santé numérique", "industry"),
        ("Start-up", "industry"),
        ("Privé", "industry"),
        ("Asso patients", "patients"),
        ("Patients", "patients"),
        ("Autre : entreprise", "industry"),
        ("Autre : collectivité", "other"),
        ("Institutionnel", "other"),
        ("Chercheur, Association de patients", "research"),
        ("", "other"),
        ("Plombier", "other"),
        ("Clinician", "clinical"),
        ("Academic", "research"),
    ],
)
def test_categories(typed: str, key: str) -> None:
    assert read_category(typed) == key


def test_several_categories_in_one_cell() -> None:
    assert choices("Chercheur, Association de patients") == ["research", "patients"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("IDE", "clinical"),
        ("MCU-PH", "clinical"),
        ("PU-PH", "clinical"),
        ("PUPH", "clinical"),
        ("CCA", "clinical"),
        ("PH", "clinical"),
        ("IPA", "clinical"),
        ("AS", "clinical"),
        ("ARC", "research"),
        ("Attachée de recherche clinique", "research"),
        ("Ingénieur d'étude", "research"),
        ("Maître de conférences", "research"),
        ("Phare", "other"),
    ],
)
def test_short_forms_of_hospitals_and_universities(typed: str, key: str) -> None:
    assert read_category(typed) == key


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("Cherhceur", Meaning("research", taken_for="chercheur")),
        ("Clinicein", Meaning("clinical", taken_for="clinicien")),
        ("Indutriel", Meaning("industry", taken_for="industriel")),
        ("Pateints", Meaning("patients", taken_for="patient")),
        ("Medcin hospitalisé", Meaning("clinical")),
        ("Medcin", Meaning("clinical", taken_for="médecin")),
        ("Physicien", Meaning("other", known=False)),
        ("Chrehceur", Meaning("other", known=False)),
        ("Bénévole", Meaning("other", known=False)),
        ("Directeur", Meaning("other", known=False)),
        ("?", Meaning("other", known=False)),
        ("Autre", Meaning("other")),
        ("Élue", Meaning("other")),
        (" - ", Meaning("other")),
        ("", Meaning("other")),
        ("Bénévole, Chercheur", Meaning("research")),
    ],
)
def test_a_slip_is_understood_and_what_is_not_known_is_told(typed: str, meaning: Meaning) -> None:
    assert meaning_of(typed) == meaning


def test_what_was_made_of_a_category_stands_in_its_row() -> None:
    rows = ("Vidal|Anne|a@x.example|Clinicein", "Roy|Paul|b@x.example|Bénévole", "Petit|Zoé|c@x.example|")
    people = read_people(table_of("Nom|Prénom|Email|Catégorie", *rows)).people
    assert [[remark.english() for remark in person.remarks] for person in people] == [
        ["The category “Clinicein” was taken for “clinicien”."],
        ["Category not recognised: “Bénévole”, put under Others."],
        [],
    ]
    assert [person.category_typed for person in people] == ["clinicien", "Bénévole", ""]


@given(st.text(max_size=60))
def test_any_text_has_a_category(text: str) -> None:
    assert meaning_of(text).key in ("clinical", "research", "industry", "patients", "other")
