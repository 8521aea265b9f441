"""Which category a word means, spelled rightly or with a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.roster import categories
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
        ("PH, CHU de Lyon", "clinical"),
        ("IDE coordinatrice", "clinical"),
        ("PH d'anesthésie", "clinical"),
        ("AS CHU Nantes", "clinical"),
        ("Autre : IDE", "clinical"),
        ("Chef de clinique", "clinical"),
        ("As de pique", "other"),
        ("Arc-en-ciel", "other"),
    ],
)
def test_short_forms_of_hospitals_and_universities(typed: str, key: str) -> None:
    assert read_category(typed) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("As a patient", "patients"),
        ("As researcher", "research"),
        ("Ph.D. student", "research"),
        ("Ph.D", "research"),
        ("Ph D candidate", "research"),
        ("IDE de recherche", "research"),
        ("PH, chercheur", "research"),
        ("Commercial researcher", "research"),
        ("Commercial hospitalier", "clinical"),
        ("Account patient", "patients"),
        ("ARC (patients)", "patients"),
        ("Presse, commercial", "other"),
    ],
)
def test_a_plain_word_says_more_than_a_short_form(typed: str, key: str) -> None:
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
        ("?", Meaning("other")),
        ("N/A", Meaning("other")),
        ("Aucune", Meaning("other")),
        ("Invité", Meaning("other")),
        ("VIP", Meaning("other")),
        ("Patent", Meaning("other", known=False)),
        ("Patience", Meaning("other", known=False)),
        ("Batient", Meaning("other", known=False)),
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
    assert [person.category_typed for person in people] == ["Clinicien", "Bénévole", ""]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("CLINICEN", "Clinicien"), ("Medcin", "Médecin"), ("Clinicen/Visiteur", "Clinicen/Visiteur")],
)
def test_a_mended_word_is_written_as_the_others_and_nothing_beside_it_is_lost(
    typed: str, written: str
) -> None:
    (who,) = read_people(table_of("Nom|Prénom|Email|Catégorie", f"Vidal|Anne|a@x.example|{typed}")).people
    assert who.category_typed == written


def test_a_column_of_tickets_is_told_once() -> None:
    words = ("Tarif plein", "Tarif réduit", "Tarif plein", "Chercheur", "")
    rows = [f"Vidal{i}|Anne|a{i}@x.example|{word}" for i, word in enumerate(words)]
    table = read_people(table_of("Nom|Prénom|Email|Catégorie", *rows))
    assert not any(person.remarks for person in table.people)
    assert [remark.english() for remark in table.remarks] == [
        "Column “Catégorie”: most categories were not recognised (Tarif plein, Tarif réduit…), put under Others."
    ]
    few = read_people(table_of("Nom|Prénom|Email|Catégorie", *rows[1:]))
    assert not few.remarks and sum(bool(person.remarks) for person in few.people) == 2


def test_a_word_is_compared_once_and_with_few_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def compare(typed: str, word: str) -> bool:
        compared.append(word)
        return False

    monkeypatch.setattr(categories, "_is_one_slip", compare)
    categories._one_slip_away.cache_clear()
    for _ in range(2):
        meaning_of("Podologue bénévole à Villemin")
    categories._one_slip_away.cache_clear()
    assert len(compared) == len(set(compared)) and {word[0] for word in compared} == {"p"}


@given(st.text(max_size=60))
def test_any_text_has_a_category(text: str) -> None:
    assert meaning_of(text).key in ("clinical", "research", "industry", "patients", "other")
