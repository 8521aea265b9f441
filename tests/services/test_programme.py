"""Importing and editing the programme, and the stage queue made before the day."""

from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.programme import ProgrammeLine
from tests.services.conftest import Registers

PROGRAMME = """Date;Début;Fin;Durée (min);Type;Titre;Intervenant(s);Affiliation(s);Lieu
26/11/2026;13:30;14:00;30;accueil;Accueil café;;;Hall
26/11/2026;14:00;14:10;10;ouverture;Mot d'accueil;Jean-Luc Maire | Giulia Robert;CRAN | CHRU;Amphithéâtre
26/11/2026;15:43;16:10;27;pause;Pause café;;;Hall
26/11/2026;16:10;17:25;75;speed_dating;Speed dating;;;Amphithéâtre
"""


@pytest.fixture
def programme_file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.csv"
    path.write_text(PROGRAMME, encoding="utf-8-sig")
    return path


def test_a_list_becomes_the_programme(community: Community, event: EventInfo, programme_file: Path) -> None:
    assert len(community.programme.import_list(event.id, programme_file).lines) == 4
    lines = community.programme.items(event.id)
    assert [(line.kind, line.start_min, line.length_s) for line in lines] == [
        ("arrival", 810, 1800), ("opening", 840, 600), ("break", 943, 1620), ("speed_dating", 970, 4500),
    ]  # fmt: skip
    assert [(each.name, each.affiliation) for each in lines[1].speakers] == [
        ("Jean-Luc Maire", "CRAN"),
        ("Giulia Robert", "CHRU"),
    ]


def test_a_programme_that_was_replaced_comes_back(
    community: Community, event: EventInfo, programme_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        community.programme.take_back(event.id)
    assert community.programme.import_list(event.id, programme_file).replaced == 0
    before = community.programme.items(event.id)
    other = tmp_path / "other.csv"
    other.write_text("Début;Titre\n14:00;Autre\n", encoding="utf-8")
    assert community.programme.import_list(event.id, other).replaced == 4
    assert community.programme.take_back(event.id) == before
    assert [line.title for line in community.programme.take_back(event.id)] == ["Autre"]


def test_an_unreadable_list_changes_nothing(
    community: Community, event: EventInfo, programme_file: Path, tmp_path: Path
) -> None:
    community.programme.import_list(event.id, programme_file)
    before = community.programme.items(event.id)
    bad = tmp_path / "bad.csv"
    bad.write_text("Nom;Prénom\n", encoding="utf-8")
    with pytest.raises(Refused):
        community.programme.import_list(event.id, bad)
    assert community.programme.items(event.id) == before


def test_items_are_typed_changed_moved_and_removed(community: Community, event: EventInfo) -> None:
    first, second = community.programme.replace(
        event.id, [ProgrammeLine("", "talk", "  Un  "), ProgrammeLine("", "talk", "Deux", length_s=600)]
    )
    assert first.title == "Un"
    community.programme.change(event.id, first.id, length_s=300, start_min=840)
    community.programme.move(event.id, first.id, 1)
    assert [(line.title, line.length_s) for line in community.programme.items(event.id)] == [
        ("Deux", 600),
        ("Un", 300),
    ]
    community.programme.add(event.id, ProgrammeLine("", "break", "Pause", length_s=900), at=1)
    community.programme.remove(event.id, second.id)
    assert [line.title for line in community.programme.items(event.id)] == ["Pause", "Un"]
    with pytest.raises(Refused) as refused:
        community.programme.remove(event.id, second.id)
    assert refused.value.code == "item-unknown"
    with pytest.raises(Refused):
        community.programme.add(event.id, ProgrammeLine("", "talk", "   "))


def test_the_stage_queue_is_made_from_ideas(
    community: Community, event: EventInfo, register: Registers
) -> None:
    anne = register(
        "Anne", "Villemin", idea="Un tensiomètre", wants_speed_dating=True, category_key="clinical"
    )
    register("Bob", "Silent")
    register("Cléo", "Non", idea="Rien", wants_speed_dating=False)
    dan = register("Dan", "Peut-Être", idea="Un modèle", category_key="research")
    assert community.stage_queue.make(event.id) == 2
    queue = community.stage_queue.entries(event.id)
    assert [(each.name, each.registration, each.title) for each in queue] == [
        ("Anne VILLEMIN", anne.registration_id, "Un tensiomètre"),
        ("Dan PEUT-ÊTRE", dan.registration_id, "Un modèle"),
    ]
    community.reception.admit(event.id, dan.registration_id)
    community.stage_queue.order(event.id, "arrival")
    assert [each.name for each in community.stage_queue.entries(event.id)] == [
        "Dan PEUT-ÊTRE",
        "Anne VILLEMIN",
    ]
    assert community.stage_queue.make(event.id, present_only=True) == 1


def test_nobody_to_present_leaves_the_queue(community: Community, event: EventInfo) -> None:
    with pytest.raises(Refused) as refused:
        community.stage_queue.make(event.id)
    assert refused.value.code == "nobody-presents"


def test_a_list_of_pitches_is_matched_with_the_registered(
    community: Community, event: EventInfo, register: Registers, tmp_path: Path
) -> None:
    guy = register("Guy", "Noirot", institution="Inserm")
    path = tmp_path / "pitches.csv"
    path.write_text(
        "Ordre;Prénom;Nom;Structure;Catégorie;Nature;Titre;Ce que je cherche;Présent ?\n"
        "2;Guy;Noirot;Inserm;Chercheur;Idée;Le télésuivi;des données;oui\n"
        "1;Fanny;Weiss;Centre;Clinicien;Idée;Partager;un industriel;oui\n",
        encoding="utf-8",
    )
    report = community.stage_queue.import_pitches(event.id, path)
    assert [(each.name, each.registration) for each in report.entries] == [
        ("Fanny Weiss", ""),
        ("Guy NOIROT", guy.registration_id),
    ]
    assert [line for line, _ in report.remarks] == [3]


def test_whom_a_list_of_pitches_calls_absent_is_taken_out_unless_the_door_let_them_in(
    community: Community, event: EventInfo, register: Registers, tmp_path: Path
) -> None:
    here = register("Guy", "Noirot")
    register("Fanny", "Weiss")
    community.reception.admit(event.id, here.registration_id)
    path = tmp_path / "pitches.csv"
    path.write_text(
        "Prénom;Nom;Titre;Présent ?\nGuy;Noirot;Un;non\nFanny;Weiss;Deux;non\nAna;Blum;Trois;non\n"
        "Léo;Roux;Quatre;\n",
        encoding="utf-8",
    )
    report = community.stage_queue.import_pitches(event.id, path)
    assert [(each.title, each.skipped) for each in report.entries] == [
        ("Un", False),
        ("Deux", True),
        ("Trois", True),
        ("Quatre", False),
    ]


def remarks(community: Community, event: EventInfo, path: Path, text: str) -> tuple[list[str], list[str]]:
    """Titles that were imported, and what was said of the days."""
    path.write_text(text, encoding="utf-8")
    report = community.programme.import_list(event.id, path)
    return [line.title for line in report.lines], [remark.english() for remark in report.remarks]


def test_a_programme_of_another_day_is_imported_with_a_remark(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    text = PROGRAMME.replace("26/11/2026", "03/12/2026")
    titles, said = remarks(community, event, tmp_path / "p.csv", text)
    assert len(titles) == 4
    assert said == [
        "This list is dated 03/12/2026, and the meeting is on 26/11/2026: its hours were taken for that day."
    ]


def test_a_date_that_a_spreadsheet_counted_up_from_row_to_row_is_one_programme(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    text = "Date;Début;Durée;Titre\n01/12/2026;14:00;10;Un\n02/12/2026;14:10;10;Deux\n"
    titles, said = remarks(community, event, tmp_path / "p.csv", text)
    assert titles == ["Un", "Deux"] and "01/12/2026 – 02/12/2026" in said[0]


def test_of_two_other_days_the_first_is_taken_and_of_two_days_that_of_the_meeting(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    text = "Date;Début;Durée;Titre\n01/12/2026;14:00;10;Un\n01/12/2026;15:00;10;Deux\n02/12/2026;14:10;10;Trois\n"
    titles, said = remarks(community, event, tmp_path / "p.csv", text)
    assert titles == ["Un", "Deux"]
    assert said[1] == "1 item of another day was left out."
    titles, said = remarks(community, event, tmp_path / "p.csv", text.replace("02/12/2026", "26/11/2026"))
    assert (titles, said) == (["Trois"], ["2 items of another day were left out."])


def test_a_dated_evening_is_imported_with_its_night(
    community: Community, event: EventInfo, tmp_path: Path
) -> None:
    text = "Date;Heure;Titre;Durée\n26/11/2026;22:00;Un;60\n26/11/2026;23:00;Deux;60\n27/11/2026;00:00;Trois;60\n"
    assert remarks(community, event, tmp_path / "p.csv", text) == (["Un", "Deux", "Trois"], [])
    assert [line.start_min for line in community.programme.items(event.id)] == [1320, 1380, 1440]
