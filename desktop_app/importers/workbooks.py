"""XLSX workbooks, read straight from their XML.

openpyxl needs a second pass to tell a formula without a stored result from a blank cell, cannot see hidden columns
when it streams, and takes seconds for the styled blank rows that people leave below a list; a list of people needs
only text, numbers, dates, struck-through rows and what is hidden. Formats: ECMA-376 part 1, chapter 18.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.etree import ElementTree

from desktop_app.core.errors import Refused
from desktop_app.core.roster.rows import Merge, RawTable, Record
from desktop_app.core.text import N_
from desktop_app.importers.opening import damaged

_MOST_UNPACKED_BYTES = 600 * 1024 * 1024
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_RANGE = re.compile(r"([A-Z]+)(\d+):[A-Z]+(\d+)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MOST_COLUMNS = 2000
# What zipfile, zlib, the XML parser and the numbers inside raise on a file that was scratched.
_DAMAGE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ElementTree.ParseError),
    *(KeyError, IndexError, ValueError, OverflowError, EOFError, OSError, RuntimeError),
)


@dataclass(frozen=True, slots=True)
class _Styles:
    """For each cell style: whether it shows a date, and whether it strikes through."""

    dates: tuple[bool, ...] = ()
    struck: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook and whether people see it."""

    table: RawTable
    visible: bool


def read_workbook(data: bytes, name: str) -> list[Sheet]:
    """Every sheet, in order.

    Raises:
        Refused: ``file-damaged`` when the workbook breaks off or does not hold together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive, name)
            return list(_sheets(archive))
    except _DAMAGE as error:
        raise damaged(name) from error


def _refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED_BYTES:
        raise Refused(
            "file-too-large", N_("“{file}” unpacks to more than a list of people can hold."), file=name
        )


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _root(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))


def _find(archive: zipfile.ZipFile, ending: str) -> str | None:
    return next((part for part in archive.namelist() if part.lower().endswith(ending)), None)


def _sheets(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    workbook_part = _find(archive, "workbook.xml") or "xl/workbook.xml"
    folder = posixpath.dirname(workbook_part)
    workbook = _root(archive, workbook_part)
    targets = _relations(
        archive, posixpath.join(folder, "_rels", posixpath.basename(workbook_part) + ".rels")
    )
    strings_part, styles_part = _find(archive, "sharedstrings.xml"), _find(archive, "styles.xml")
    strings = _shared_strings(archive, strings_part) if strings_part else []
    styles = _read_styles(_root(archive, styles_part)) if styles_part else _Styles()
    since_1904 = any(
        e.get("date1904") in ("1", "true") for e in workbook.iter() if _local(e.tag) == "workbookPr"
    )
    for element in workbook.iter():
        if _local(element.tag) != "sheet":
            continue
        relation = next((value for key, value in element.attrib.items() if _local(key) == "id"), "")
        target = targets.get(relation, "")
        part = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        if target and "chartsheet" not in part:
            table = _read_sheet(archive, part, element.get("name", ""), strings, styles, since_1904)
            yield Sheet(table, element.get("state", "visible") == "visible")


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    return {e.get("Id", ""): e.get("Target", "") for e in _root(archive, part)}


def _text_of(element: ElementTree.Element) -> str:
    """All text runs, without the phonetic guide of East Asian scripts."""
    texts: list[str] = []
    for child in element:
        if _local(child.tag) == "t":
            texts.append(child.text or "")
        elif _local(child.tag) == "r":
            texts.extend(t.text or "" for t in child if _local(t.tag) == "t")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(texts))


def _shared_strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    return [_text_of(item) for item in _root(archive, part) if _local(item.tag) == "si"]


def _read_styles(root: ElementTree.Element) -> _Styles:
    formats: dict[int, str] = {}
    fonts: list[bool] = []
    dates: list[bool] = []
    struck: list[bool] = []
    for section in root:
        kind = _local(section.tag)
        if kind == "numFmts":
            formats = {int(e.get("numFmtId", "0")): e.get("formatCode", "") for e in section}
        elif kind == "fonts":
            fonts = [
                any(_local(e.tag) == "strike" and e.get("val", "1") not in ("0", "false") for e in font)
                for font in section
            ]
        elif kind == "cellXfs":
            for xf in section:
                number_format, font = int(xf.get("numFmtId", "0")), int(xf.get("fontId", "0"))
                dates.append(
                    number_format in _BUILT_IN_DATES or _is_date_format(formats.get(number_format, ""))
                )
                struck.append(font < len(fonts) and fonts[font])
    return _Styles(tuple(dates), tuple(struck))


def _is_date_format(code: str) -> bool:
    bare = re.sub(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]', "", code.lower())
    return bool(re.search(r"[ymdhs]", bare)) and "general" not in bare


def _read_sheet(
    archive: zipfile.ZipFile, part: str, name: str, strings: list[str], styles: _Styles, since_1904: bool
) -> RawTable:
    hidden: set[int] = set()
    merged: list[Merge] = []
    records: list[Record] = []
    reader = _CellReader(strings, styles, datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30))
    with archive.open(part) as stream:
        line = 0
        sheet_data: ElementTree.Element | None = None
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            kind = _local(element.tag)
            if event == "start":
                sheet_data = element if kind == "sheetData" else sheet_data
                continue
            if kind == "col" and element.get("hidden") in ("1", "true"):
                hidden.update(
                    range(int(element.get("min", "1")) - 1, min(int(element.get("max", "1")), _MOST_COLUMNS))
                )
            elif kind == "mergeCell":
                merged.extend(_merges_in(element.get("ref", "")))
            elif kind == "row":
                line = int(element.get("r") or line + 1)
                record = reader.record(element, line)
                if not record.is_blank:
                    records.append(record)
                if sheet_data is not None:
                    sheet_data.clear()  # keeps memory flat on thousands of styled blank rows
    return RawTable(name, tuple(records), frozenset(hidden), merged=tuple(merged))


def _merges_in(reference: str) -> Iterator[Merge]:
    """``E5:F7``: column E is merged from row 5 to row 7; nothing for a range of one row."""
    found = _RANGE.fullmatch(reference)
    if found and int(found[3]) > int(found[2]) and (column := _column_of(found[1])) < _MOST_COLUMNS:
        yield Merge(column, int(found[2]), int(found[3]))


def _column_of(letters: str) -> int:
    """``A`` is 0, ``AA`` is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


class _CellReader:
    """Turns row elements into records of text."""

    def __init__(self, strings: list[str], styles: _Styles, epoch: datetime) -> None:
        self._strings = strings
        self._styles = styles
        self._epoch = epoch

    def record(self, row: ElementTree.Element, line: int) -> Record:
        """The cells of a row; struck when most of its filled cells are."""
        cells: dict[int, str] = {}
        uncomputed: set[int] = set()
        struck: list[bool] = []
        column = -1
        for cell in row:
            if not len(cell):
                column += 1 if cell.get("r") is None else 0
                continue
            column = self._column(cell, column)
            if column >= _MOST_COLUMNS:
                break
            text, lacks_result = self._text(cell)
            if lacks_result:
                uncomputed.add(column)
            elif text.strip():
                cells[column] = text
                style = int(cell.get("s", "0"))
                struck.append(style < len(self._styles.struck) and self._styles.struck[style])
        width = max(cells, default=-1) + 1
        return Record(
            line,
            tuple(cells.get(i, "") for i in range(width)),
            2 * sum(struck) > len(struck),
            frozenset(uncomputed),
        )

    @staticmethod
    def _column(cell: ElementTree.Element, before: int) -> int:
        found = _REFERENCE.match(cell.get("r", ""))
        return _column_of(found[1]) if found else before + 1

    def _text(self, cell: ElementTree.Element) -> tuple[str, bool]:
        """Text of a cell, and whether it is a formula without a stored result."""
        kind = cell.get("t", "n")
        parts = {_local(child.tag): child for child in cell}
        if kind == "inlineStr":
            return (_text_of(parts["is"]) if "is" in parts else ""), False
        value = parts["v"].text if "v" in parts else None
        if value is None or (value == "" and "f" in parts):
            return "", "f" in parts
        if kind == "s":
            return self._strings[int(value)], False
        if kind == "b":
            return ("true" if value == "1" else "false"), False
        if kind == "e":
            return "", False
        return (self._number(value, int(cell.get("s", "0"))) if kind == "n" else value), False

    def _number(self, value: str, style: int) -> str:
        number = float(value)
        if style < len(self._styles.dates) and self._styles.dates[style] and 0 <= number < 2_958_466:
            moment = self._epoch + timedelta(days=number) + timedelta(milliseconds=500)
            return moment.replace(microsecond=0).isoformat(sep=" ")
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
