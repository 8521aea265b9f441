"""What an import says of each row: how it ends, and which field it changes."""

import datetime as dt
from pathlib import Path
from typing import Protocol

import pytest

from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from desktop_app.services.import_report import ImportReport

HEADER = "Nom;Prénom;Courriel;Téléphone;Statut\n"


class Read(Protocol):
    def __call__(self, rows: str, header: str = HEADER) -> ImportReport: ...


@pytest.fixture
def read(community: Community, event: EventInfo, tmp_path: Path) -> Read:
    def one(rows: str, header: str = HEADER) -> ImportReport:
        path = tmp_path / "list.csv"
        path.write_text(header + rows, encoding="utf-8")
        return community.imports.import_attendees(event.id, path)

    return one


def test_a_new_person_whom_the_list_cancels_is_told_as_cancelled(read: Read) -> None:
    report = read("Roux;Henri;h@x.example;;Remboursé\nGarnier;Éloïse;e@x.example;;En attente\n")
    assert [(row.outcome, row.ending, row.status) for row in report.rows] == [
        ("imported", "cancelled", "cancelled"),
        ("imported", "pending", "pending"),
    ]
    assert (report.counts["cancelled"], report.counts["pending"]) == (1, 1)
    assert "cancelled" in report.rows[0].reason.english() and "confirm" in report.rows[1].reason.english()


def test_a_cancellation_says_so_and_a_return_is_an_update(read: Read) -> None:
    read("Roux;Henri;h@x.example;;Validé\n")
    gone = read("Roux;Henri;h@x.example;;Annulé\n").rows[0]
    assert (gone.outcome, gone.ending, gone.status) == ("updated", "cancelled", "cancelled")
    assert [change.text() for change in gone.changes] == ["Status: Registered → Cancelled"]
    back = read("Roux;Henri;h@x.example;;Validé\n").rows[0]
    assert (back.ending, back.status) == ("updated", "confirmed")


def test_every_changed_field_is_told_with_what_stood_there(read: Read) -> None:
    read("Roux;Henri;h@x.example;;\n")
    row = read("ROUX;Henri;h@x.example;06 39 98 39 14;En attente\n").rows[0]
    told = [change.text() for change in row.changes]
    assert told == ["Telephone: – → 06 39 98 39 14", "Status: Registered → To confirm"]


def test_a_long_value_is_cut_where_room_is_short(read: Read) -> None:
    header = "Nom;Prénom;Courriel;Idée\n"
    read("Roux;Henri;h@x.example;\n", header)
    change = (
        read(f"Roux;Henri;h@x.example;{'Des capteurs pour la glycémie ' * 4}\n", header).rows[0].changes[0]
    )
    assert change.text(32).endswith("…") and len(change.text(32)) < 50 < len(change.text())


def test_a_row_that_says_nothing_new_is_unchanged_and_not_merged(read: Read) -> None:
    rows = "Roux;Henri;h@x.example;;\nRoux;Henri;h@x.example;;\n"
    read(rows)
    assert [row.ending for row in read(rows).rows] == ["unchanged", "merged"]


def test_a_namesake_without_an_address_is_not_said_to_have_another(read: Read) -> None:
    read("Roux;Henri;h@x.example;;\n")
    header = "Nom;Prénom;Courriel;Établissement\n"
    report = read("Roux;Henri;;CHU\nRoux;Henri;other@x.example;CNRS\n", header)
    assert "nothing else tells" in report.rows[0].remarks[-1].english()


def test_somebody_of_an_earlier_meeting_is_told_what_changes_of_what_was_known(
    community: Community, read: Read, tmp_path: Path
) -> None:
    read("Roux;Henri;h@x.example;06 39 98 39 14;\n")
    later = community.events.create("Suite", dt.date(2027, 3, 26))
    (tmp_path / "later.csv").write_text(
        "Nom;Prénom;Courriel;Téléphone;Service\nRoux;Henri;h@x.example;06 39 98 00 00;Accueil\n",
        encoding="utf-8",
    )
    row = community.imports.import_attendees(later.id, tmp_path / "later.csv").rows[0]
    assert row.ending == "imported" and "earlier" in row.reason.english()
    assert [change.text() for change in row.changes] == ["Telephone: 06 39 98 39 14 → 06 39 98 00 00"]


def test_a_row_has_the_name_that_will_stand(read: Read) -> None:
    header = "Nom;Prénom;Courriel;Établissement\n"
    read("Nguyễn;Văn An;n@x.example;ENS\n", header)
    row = read("Nguyen Van An;n@x.example\n", "Nom complet;Courriel\n").rows[0]
    assert (row.ending, row.name, row.institution) == ("unchanged", "NGUYỄN Văn An", "ENS")


def test_the_summary_tells_each_row_once_and_nothing_of_what_there_is_none(read: Read) -> None:
    rows = "Roux;Henri;h@x.example;;\nGarnier;Éloïse;e@x.example;;En attente\n"

    def summary(rows: str) -> list[str]:
        return [text.english() for text in read(rows).summary()]

    assert summary(rows) == ["2 imported", "1 to confirm"]
    assert summary(rows) == ["0 imported", "2 unchanged"]
    changed = rows.replace("e@x.example;;En attente", "e@x.example;06 39 98 39 14;Annulé")
    repeated = "Morel;Ana;a@x.example;;\n" * 2
    assert summary(changed + repeated + ";;z@x.example;;\n") == [
        "1 imported",
        "1 updated",
        "1 merged",
        "1 unchanged",
        "1 cancelled",
        "1 set aside",
    ]


def test_a_preview_says_what_will_be_made_and_the_import_what_was(
    community: Community, event: EventInfo, read: Read, tmp_path: Path
) -> None:
    read("Roux;Henri;h@x.example;;\n")
    path = tmp_path / "again.csv"
    path.write_text(f"{HEADER}Roux;Henri;henri@y.example;;\n", encoding="utf-8")
    for dry_run, words in ((True, "a new person will be made"), (False, "a new person was made")):
        report = community.imports.import_attendees(event.id, path, dry_run=dry_run)
        assert words in report.rows[0].remarks[0].english()
