"""Workbooks as spreadsheet programs write them, and as accidents leave them."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from desktop_app.core.errors import Refused
from desktop_app.importers.attendees import read_attendees, read_tables
from desktop_app.importers.workbooks import read_workbook
from tests.importers.samples import LISTS

HEADER = ["Nom", "Prénom", "Email", "Date d'inscription"]


def sheet_of(rows: list[list[Any]]) -> tuple[Workbook, Any]:
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    return book, sheet


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "list.xlsx"
    book.save(path)
    return path


def test_numbers_dates_booleans_and_text(tmp_path: Path) -> None:
    moment = dt.datetime(2026, 10, 18, 10, 24)
    book, _ = sheet_of(
        [HEADER, ["Villemin", "Anne", 639983914, moment], ["Durand", True, 1.5, dt.date(2026, 9, 1)]]
    )
    table, _ = read_tables(saved(book, tmp_path))
    assert table.records[1].cells == ("Villemin", "Anne", "639983914", "2026-10-18 10:24:00")
    assert table.records[2].cells == ("Durand", "true", "1.5", "2026-09-01 00:00:00")


def test_the_epoch_of_1904(tmp_path: Path) -> None:
    book, _ = sheet_of([HEADER, ["Villemin", "Anne", "a@x.example", dt.datetime(2026, 10, 18)]])
    book.epoch = dt.datetime(1904, 1, 1)
    assert read_attendees(saved(book, tmp_path)).people[0].registered_at == "2026-10-18T00:00:00"


def test_a_hidden_column_gives_way_to_a_visible_one(tmp_path: Path) -> None:
    book, sheet = sheet_of(
        [["Email", "Nom", "Prénom", "Courriel"], ["old@x.example", "Villemin", "Anne", "new@x.example"]]
    )
    sheet.column_dimensions["A"].hidden = True
    assert read_attendees(saved(book, tmp_path)).people[0].email == "new@x.example"


def test_a_struck_row_is_a_cancellation(tmp_path: Path) -> None:
    book, sheet = sheet_of([HEADER, ["Villemin", "Anne", "a@x.example"], ["Durand", "Paul", "p@x.example"]])
    for cell in sheet[2]:
        cell.font = Font(strike=True)
    people = read_attendees(saved(book, tmp_path)).people
    assert [person.status.value for person in people] == ["cancelled", "confirmed"]


def test_a_merged_cell_holds_for_all_its_rows(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Villemin", "Anne", "CHU"],
        ["Durand", "Paul", None],
        ["Petit", "Zoé", None],
        ["Roy", "Luc", "ENS"],
    ]
    book, sheet = sheet_of([["Nom", "Prénom", "Établissement"], *rows])
    sheet.merge_cells("C2:D3")
    sheet.merge_cells("D4:E4")
    people = read_attendees(saved(book, tmp_path)).people
    assert [person.institution for person in people] == ["CHU", "CHU", "", "ENS"]


def test_a_cell_merged_with_the_header_holds_for_nobody(tmp_path: Path) -> None:
    book, sheet = sheet_of([["Nom", "Prénom", "Établissement"], ["Villemin", "Anne", None]])
    sheet.merge_cells("C1:C2")
    sheet.merge_cells("D1:D1048576")
    people = read_attendees(saved(book, tmp_path)).people
    assert [(person.family_name, person.institution) for person in people] == [("Villemin", "")]


def test_the_sheet_with_the_list_is_found(tmp_path: Path) -> None:
    book, sheet = sheet_of([["Mode d'emploi"], ["Lisez-moi"], ["x"], ["y"]])
    people = book.create_sheet("Inscrits")
    people.append(["Titre"])
    people.append(HEADER)
    people.append(["Villemin", "Anne", "a@x.example"])
    hidden = book.create_sheet("Listes")
    for row in range(40):
        hidden.append(["Nom", "Prénom", row])
    hidden.sheet_state = "hidden"
    assert [p.family_name for p in read_attendees(saved(book, tmp_path)).people] == ["Villemin"]


def test_people_of_the_sheet_of_cancellations_are_told(tmp_path: Path) -> None:
    book, sheet = sheet_of([HEADER, ["Villemin", "Anne", "a@x.example"]])
    sheet.title = "Inscrits"
    gone = book.create_sheet("Annulés")
    gone.append(HEADER)
    gone.append(["Durand", "Paul", "p@x.example"])
    table = read_attendees(saved(book, tmp_path))
    assert [p.family_name for p in table.people] == ["Villemin"]
    assert [p.family_name for p in table.cancelled_elsewhere] == ["Durand"]
    assert "DURAND Paul" in table.remarks[0].english()


def test_formulas_without_result_are_marked() -> None:
    sheets = read_workbook((LISTS / "attendees_240.xlsx").read_bytes(), "x")
    assert [(sheet.table.name, sheet.visible) for sheet in sheets] == [
        ("Inscrits", True),
        ("Annulés", True),
        ("Listes", False),
    ]
    assert sheets[0].table.hidden_columns == {0} and sheets[0].table.records[5].uncomputed == {17}


@given(cut=st.integers(1, 39_900))
@settings(max_examples=40, deadline=None)
def test_a_workbook_cut_short_is_refused(cut: int) -> None:
    data = (LISTS / "attendees_240.xlsx").read_bytes()[:cut]
    with pytest.raises(Refused) as refused:
        read_workbook(data, "x.xlsx")
    assert refused.value.code == "file-damaged"


@given(place=st.integers(0, 5_000), scratch=st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_scratched_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, scratch: bytes
) -> None:
    data = (LISTS / "broken" / "xlsx_formulas_uncached.xlsx").read_bytes()
    path = tmp_path_factory.getbasetemp() / "scratched.xlsx"
    path.write_bytes(data[:place] + scratch + data[place + len(scratch) :])
    try:
        read_attendees(path)
    except Refused as refused:
        assert refused.code


def test_other_archives_are_named() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    from desktop_app.importers.opening import is_workbook

    with pytest.raises(Refused, match="OpenDocument"):
        is_workbook(stream.getvalue(), "x.ods")


def test_another_sheet_with_people_is_told(tmp_path: Path) -> None:
    book, sheet = sheet_of([HEADER, ["Villemin", "Anne", "a@x.example"], ["Petit", "Zoé", "z@x.example"]])
    other = book.create_sheet("Orateurs")
    other.append(HEADER)
    other.append(["Durand", "Paul", "p@x.example"])
    table = read_attendees(saved(book, tmp_path))
    assert len(table.people) == 2 and "Orateurs" in table.remarks[0].english()
