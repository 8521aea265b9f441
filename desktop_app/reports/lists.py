"""Writing a list as CSV or XLSX, whole or not at all."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop_app.core.formulas import is_active
from desktop_app.reports.cells import Cell, for_csv
from desktop_app.whole_files import write_whole

_WIDEST = 48
_CONTROLS = dict.fromkeys(i for i in range(32) if i not in (9, 10, 13))


def write_list(path: Path, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a list; the end of the file's name chooses: ``.xlsx``, or CSV for anything else.

    CSV is UTF-8 with its mark and semicolons, as French spreadsheet programs open it. Cells that begin with
    ``= + - @`` TAB or CR are text in both.

    Raises:
        Refused: as `whole_files.write_whole`.
    """
    data = _xlsx(title, header, rows) if path.suffix.lower() == ".xlsx" else _csv(header, rows)
    write_whole(path, data)


def _csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([for_csv(cell) for cell in header])
    writer.writerows([for_csv(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "".join(c for c in title if c not in "[]:*?/\\'")[:31] or "Liste"
    table: list[list[Cell]] = [list(header), *(list(row) for row in rows)]
    for line, row in enumerate(table, start=1):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(line, column), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in range(len(header)):
        longest = max(len(str(row[column] or "")) for row in table)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(cell: Any, value: Cell) -> None:
    """A text is stored as a text, whatever it begins with, and stays one when somebody edits the cell."""
    if isinstance(value, str):
        cell.value = value.translate(_CONTROLS)
        cell.data_type = "s"
        cell.quotePrefix = is_active(value)
    else:
        cell.value = value
