"""The run of the day and the list of pitches."""

import datetime as dt
from pathlib import Path

import pytest

from desktop_app.core.errors import Refused
from desktop_app.core.programme import KINDS, Programme, read_kind, read_speakers
from desktop_app.core.roster.pitches import Registered, match_pitches
from desktop_app.core.roster.rows import Answer
from desktop_app.importers.pitches import read_pitches
from desktop_app.importers.programme import read_programme
from tests.importers.samples import LISTS, write


def test_the_sample_programme() -> None:
    programme = read_programme(LISTS / "programme.csv")
    assert len(programme.items) == 15 and not programme.remarks
    opening = programme.items[1]
    assert opening.kind == "opening" and (opening.start_min, opening.length_s) == (14 * 60, 600)
    assert [speaker.name for speaker in opening.speakers] == ["Jean-Luc Maire", "Giulia Robert"]
    assert opening.speakers[1].affiliation.startswith("CHRU de Nancy - Délégation")
    assert (
        programme.items[3].title
        == "Suivre l'insuffisance cardiaque à domicile : capteurs, alertes et parcours"
    )
    assert {item.kind for item in programme.items} == set(KINDS)
    assert programme.of_day(dt.date(2026, 11, 26)) == programme.items


def test_lengths_come_from_the_end_or_from_the_next_item(tmp_path: Path) -> None:
    text = "Heure;Titre;Intervenants\n14h00 - 14h10;Ouverture;A\n14h10;Exposé;B\n14h40;Fin;\n"
    programme = read_programme(write(tmp_path, text))
    assert [item.length_s for item in programme.items] == [600, 1800, 0]
    assert "Fin" in programme.remarks[0].english()


def test_items_come_in_the_order_of_their_hours(tmp_path: Path) -> None:
    programme = read_programme(write(tmp_path, "Start,End,Title\n15:00,15:15,Two\n14:00,14:30,One\n"))
    assert [item.title for item in programme.items] == ["One", "Two"]


def starts(programme: Programme) -> list[tuple[str, int | None, int]]:
    """Title, start and length in minutes."""
    return [(item.title, item.start_min, item.length_s // 60) for item in programme.items]


def test_an_evening_goes_on_after_midnight(tmp_path: Path) -> None:
    text = "Heure;Titre\n22:00 - 23:30;Un\n23:30 - 00:30;Deux\n00:30;Trois\n01:00 - 01:15;Quatre\n"
    programme = read_programme(write(tmp_path, text))
    assert starts(programme) == [
        ("Un", 1320, 90),
        ("Deux", 1410, 60),
        ("Trois", 1470, 30),
        ("Quatre", 1500, 15),
    ]
    assert not programme.remarks


def test_what_is_dated_after_midnight_ends_the_item_before_it(tmp_path: Path) -> None:
    text = "Date;Heure;Titre\n26/11/2026;23:00;Un\n27/11/2026;00:30;Deux\n27/11/2026;09:00;Trois\n"
    programme = read_programme(write(tmp_path, text))
    assert starts(programme) == [("Un", 1380, 90), ("Deux", 30, 0), ("Trois", 540, 0)], (
        "no item lasts all night"
    )


def test_midnight_is_written_24_00_too(tmp_path: Path) -> None:
    text = "Heure;Titre\n22:00 - 24:00;Un\n24:00;Deux\n24h30 - 1h00;Trois\n"
    programme = read_programme(write(tmp_path, text))
    assert starts(programme) == [("Un", 1320, 120), ("Deux", 1440, 30), ("Trois", 1470, 30)]


def test_a_time_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    text = "Heure;Fin;Titre;Durée\n25:00;;Un;10\n14:00;soir;Deux;10\n14:00 - 14:75;;Trois;10\n?;;Quatre;10\n"
    programme = read_programme(write(tmp_path, text))
    assert [remark.english() for remark in programme.remarks] == [
        f"“{title}”: “{time}” cannot be read as a time of the day."
        for title, time in (("Un", "25:00"), ("Deux", "soir"), ("Trois", "14:75"))
    ]


def test_a_morning_that_stands_below_an_evening_is_of_the_same_day(tmp_path: Path) -> None:
    text = "Heure;Titre;Durée\n14:00;Un;10\n22:00;Deux;10\n09:00;Trois;10\n"
    programme = read_programme(write(tmp_path, text))
    assert [item.title for item in programme.items] == ["Trois", "Un", "Deux"]


def test_a_list_of_pitches_is_no_programme(tmp_path: Path) -> None:
    pitches = "Ordre;Prénom;Nom;Nature;Titre\n1;Guy;Noirot;Idée;Le refus du télésuivi\n"
    with pytest.raises(Refused) as refused:
        read_programme(write(tmp_path, pitches))
    assert refused.value.code == "programme-untimed"


def test_a_list_of_people_is_no_programme(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_programme(write(tmp_path, "Nom;Prénom\nA;B\n"))
    assert refused.value.code == "columns-unknown"


@pytest.mark.parametrize(
    ("typed", "title", "kind"),
    [
        ("", "Mot d'accueil", "opening"),
        ("", "Pause café", "break"),
        ("speed_dating", "x", "speed_dating"),
        ("", "IRM", "talk"),
    ],
)
def test_kinds(typed: str, title: str, kind: str) -> None:
    assert read_kind(typed, title) == kind


def test_one_affiliation_for_two_speakers() -> None:
    assert [s.affiliation for s in read_speakers("A | B", "CNRS")] == ["CNRS", "CNRS"]
    assert [s.affiliation for s in read_speakers("A | B | C", "X | Y")] == ["X", "Y", ""]


def test_the_sample_pitches() -> None:
    pitches = read_pitches(LISTS / "pitches_24.csv")
    assert len(pitches) == 24 and pitches[0].speaker == "Guy Noirot"
    assert (pitches[2].category_key, pitches[2].present) == ("industry", Answer.NO)


def test_pitches_find_their_speakers() -> None:
    pitches = read_pitches(LISTS / "pitches_24.csv")[:4]
    registered = [
        Registered("r1", "Guy", "NOIROT", institution="Inserm"),
        Registered("r2", "Fanny", "Weiss", institution="Centre psychothérapique (fictif)"),
        Registered("r3", "Fanny", "Weiss", institution="CNRS"),
        Registered("r4", "Myriam", "Vautrin", institution="Cigogne Data & Cloud"),
    ]
    matched = match_pitches(pitches, registered)
    assert [m.registration_id for m in matched] == ["r1", "r2", "r4", None]
    assert matched[2].remark is not None and "Myriam" in matched[2].remark.english()
