"""What each column of a list feeds, put right by hand."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.core.roster.columns import Field
from desktop_app.ui.attendees import preview_model
from desktop_app.ui.attendees.column_choices import ColumnChoices
from desktop_app.ui.attendees.words import FIELDS
from tests.ui.attendees.conftest import Office


def test_every_field_is_among_the_choices() -> None:
    assert {field for field, _ in FIELDS} == set(Field) - {Field.IGNORED}


def test_only_what_a_person_changes_is_fed_differently(qtbot: QtBot) -> None:
    choices = ColumnChoices()
    qtbot.addWidget(choices)
    choices.show_columns(
        [("Pas avec", "avoids"), ("Tarif", "ignored"), ("Lieu", ""), ("Nom", "family_name")], []
    )
    assert choices.mapping() == {}
    choices.boxes[2].setCurrentIndex(choices.boxes[2].findData(Field.INSTITUTION.value))
    assert choices.mapping() == {2: Field.INSTITUTION}


def test_what_was_not_understood_stands_first(qtbot: QtBot) -> None:
    choices = ColumnChoices()
    qtbot.addWidget(choices)
    choices.show_columns([("Nom", "family_name"), ("Lieu", ""), ("Tarif", "ignored")], [], [1])
    choices.resize(320, 600)
    choices.show()
    heights = [box.mapTo(choices, box.rect().topLeft()).y() for box in choices.boxes]
    assert heights[1] < heights[0] < heights[2]


def test_the_review_says_how_many_columns_were_not_understood(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    path.write_text(
        "Nom;Prénom;Email;Établissement;Lieu;Couleur;Vide\nVILLEMIN;Anne;anne@x.example;CHRU;Nancy;bleu;\n",
        encoding="utf-8",
    )
    office.window.resize(1280, 720)
    page = office.read(path)
    assert page.unread_button.text() == "2 columns not understood", "one that is blank loses nothing"
    page.unread_button.click()
    assert page.columns.isVisible() and not page.view.isColumnHidden(preview_model.INSTITUTION)
    for place in (4, 5):
        page.columns.boxes[place].setCurrentIndex(page.columns.boxes[place].findData(Field.NOTE.value))
        office.settle()
    assert not page.unread_button.isVisible()


def test_a_column_left_unused_on_purpose_is_settled(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    path.write_text("Nom;Prénom;Email;Couleur\nVILLEMIN;Anne;anne@x.example;bleu\n", encoding="utf-8")
    page = office.read(path)
    assert page.unread_button.text() == "1 column not understood"
    page.unread_button.click()
    box = page.columns.boxes[3]
    assert box.currentText() == "Not used"
    box.activated.emit(box.currentIndex())  # chosen again from the open list
    office.settle()
    assert not page.unread_button.isVisible() and page.columns.mapping() == {}
    assert page.columns.boxes[3] is box, "not drawn anew under the pointer"
    assert office.read(path).unread_button.isVisible(), "another reading asks again"


def test_separations_outlive_the_correction_of_another_column(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "apart.csv"
    path.write_text(
        "Nom;Prénom;Email;Ne pas mettre avec;Lieu\n"
        "VILLEMIN;Anne;anne@x.example;Paul Durand;CHRU\n"
        "DURAND;Paul;paul@x.example;;Inria\n",
        encoding="utf-8",
    )
    page = office.read(path)
    box = page.columns.boxes[4]
    box.setCurrentIndex(box.findData(Field.INSTITUTION.value))
    office.settle()
    assert page.report and page.report.counts["wishes"] == 1
    assert page.report.rows[0].institution == "CHRU"
    assert "1 separation at table" in page.remarks.text()
