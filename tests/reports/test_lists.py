"""Lists out: nothing in them can act, and everything stays readable."""

import csv
import errno
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.core.errors import Refused
from desktop_app.reports.cells import for_csv
from desktop_app.reports.lists import write_list

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+33 6 39 98 00 00",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "\n=1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_leads_what_could_act(text: str) -> None:
    assert for_csv(text) == f"'{text}" and text in for_csv(text)


@given(st.text(max_size=30))
def test_no_csv_cell_begins_a_formula(text: str) -> None:
    assert not for_csv(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("harmless", ["Anne", "d'Haussonville", "06 39 98 00 00", "1 + 1", ""])
def test_csv_leaves_the_rest(harmless: str) -> None:
    assert for_csv(harmless) == harmless


def test_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_list(path, "T", ["Nom", "Tél"], [["Étienne ; fils", "+33 6"], [None, 3]])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream, delimiter=";")) == [
            ["Nom", "Tél"],
            ["Étienne ; fils", "'+33 6"],
            ["", "3"],
        ]


def test_a_workbook_keeps_texts_as_texts(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_list(path, "Numérique [1]: a/b?", ["Nom"], [[text] for text in HOSTILE] + [["bad\x00char"], [7]])
    sheet: Any = load_workbook(path).active
    cells = [sheet.cell(line, 1) for line in range(2, 2 + len(HOSTILE))]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert [str(c.value).strip() for c in cells] == [text.strip() for text in HOSTILE]
    assert sheet.cell(len(HOSTILE) + 2, 1).value == "badchar" and sheet.cell(len(HOSTILE) + 3, 1).value == 7


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_full_disk_that_says_so_late_leaves_the_former_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write_list(tmp_path / name, "T", ["before"], [])
    before = (tmp_path / name).read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused) as refused:
        write_list(tmp_path / name, "T", ["a"], [])
    assert refused.value.code == "file-not-written"
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(name, before)]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_place_that_does_not_exist(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        write_list(tmp_path / "absent" / name, "T", ["a"], [])
    assert refused.value.code == "file-not-written"
