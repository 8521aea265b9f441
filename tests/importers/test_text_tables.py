"""Text in any encoding, with any separator and any quotes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import Refused
from desktop_app.importers.attendees import read_attendees, read_tables
from desktop_app.importers.text_tables import SEPARATORS, choose_separator, read_text_table

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=12)
NAMES = st.text(st.sampled_from("abcdéèêçôûïÉŒœàÅß -'"), min_size=1, max_size=10).map(lambda s: "x" + s)


def written(rows: list[list[str]], separator: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [record.cells for record in read_text_table(data, "x.csv").records if not record.is_blank]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@given(names=st.lists(NAMES, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_what_a_spreadsheet_writes_is_read(separator: str, encoding: str, names: list[str]) -> None:
    rows = [["Nom", "Prénom", "Courriel"], *([name, "Zoé", "z@x.example"] for name in names)]
    assert cells(written(rows, separator).encode(encoding)) == [tuple(row) for row in rows]


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), separator=st.sampled_from(SEPARATORS)
)
@settings(max_examples=150, deadline=None)
def test_quoted_cells_come_back(rows: list[list[str]], separator: str) -> None:
    table = [["Nom", "Prénom", "Email"], *rows]
    expected = [tuple(row) for row in table if any(cell.strip() for cell in row)]
    assert cells(written(table, separator).encode("utf-8")) == expected


def test_lines_inside_quotes() -> None:
    data = b'Nom;Structure;Note\nA;"Un\nDeux\nTrois";x\nB;y;z\n'
    assert cells(data)[1:] == [("A", "Un\nDeux\nTrois", "x"), ("B", "y", "z")]


@pytest.mark.parametrize("later", ['C;"y";z\n', "C;y;z\n"])
def test_an_open_quote_swallows_nobody(later: str) -> None:
    data = f'Nom;Prénom;Email\nA;"Sans fin;a@x\nB;b;b@x\n{later}'.encode()
    assert [row[0] for row in cells(data)] == ["Nom", "A", "B", "C"]


def test_inches_in_a_cell() -> None:
    assert cells(b'Nom;Taille;Email\nA;5" ecran;a@x\nB;x;b@x\n')[1] == ("A", "5 ecran", "a@x")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert cells(f"Nom,Email{end}A,a@x{end}".encode()) == [("Nom", "Email"), ("A", "a@x")]


def test_the_line_that_names_the_separator() -> None:
    assert cells(b"sep=|\nNom|Email\nA, b;c|a@x\n") == [("Nom", "Email"), ("A, b;c", "a@x")]


def test_very_long_cells() -> None:
    assert len(cells(b'Nom;Note\nA;"' + b"x" * 300_000 + b'"\n')[1][1]) == 300_000


def test_commas_in_semicolon_lists() -> None:
    lines = ["Nom;Sujet", *(f"A{i};un, deux, trois" for i in range(9))]
    assert choose_separator(lines) == ";"


@given(data=st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    try:
        read_attendees(path)
    except Refused as refused:
        assert refused.code and refused.text.english()


@given(st.integers(0, 45_000), st.binary(min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_list_with_a_scratch_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, scratch: bytes
) -> None:
    data = (Path(__file__).parent.parent / "data/lists/attendees_240.csv").read_bytes()
    path = tmp_path_factory.getbasetemp() / "scratched.csv"
    path.write_bytes(data[:place] + scratch + data[place + len(scratch) :])
    try:
        assert len(read_tables(path)[0].records) > 200
    except Refused as refused:
        assert refused.code == "file-not-text"
