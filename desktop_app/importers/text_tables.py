"""Tables in text: CSV, TSV and their relatives, in whatever encoding and with whatever quotes."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from desktop_app.core.errors import Refused
from desktop_app.core.roster.header_words import score_header
from desktop_app.core.roster.rows import RawTable, Record
from desktop_app.core.text import N_, Text

SEPARATORS = (";", ",", "\t", "|")
_LONGEST_FIELD = 10_000_000
_SAMPLE_ROWS = 400
_LONGEST_QUOTED_LINES = 200
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text_table(data: bytes, name: str) -> RawTable:
    """The rows of a text file.

    Args:
        data: the whole file.
        name: for refusals.

    Raises:
        Refused: ``file-not-text`` for binary content.
    """
    lines = [line.removesuffix("\r") for line in decode_lines(data, name)]
    if len(lines) == 1 and "\r" in lines[0]:
        lines = lines[0].split("\r")
    separator = None
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        separator = lines[0][4]
        lines[0] = ""
    csv.field_size_limit(_LONGEST_FIELD)
    separator = separator or choose_separator(lines)
    repairs: list[Text] = []
    records = tuple(
        Record(line, tuple(cells)) for line, cells in enumerate(parse(lines, separator, repairs), start=1)
    )
    return RawTable("", records, remarks=tuple(repairs))


def decode_lines(data: bytes, name: str) -> list[str]:
    """Lines of text: UTF-16 first (with or without its mark), then UTF-8 and cp1252, line by line.

    One wrong byte spoils only its own line; stray NUL bytes are dropped.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").split("\n")
    guessed = _utf16_without_mark(data)
    if guessed:
        return data.decode(guessed, "replace").split("\n")
    plain = data.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    _refuse_binary(data, plain, name)
    return [_decode_line(line) for line in plain.split(b"\n")]


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else None


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _refuse_binary(data: bytes, plain: bytes, name: str) -> None:
    """Text has hardly any control bytes; pictures and programs are full of them."""
    sample = plain[:65536]
    controls = sum(sample.count(bytes([b])) for b in range(32) if b not in (9, 10, 11, 12, 13, 27))
    nuls = data[:65536].count(0)
    if controls > 0.02 * len(sample) or nuls > 0.3 * min(len(data), 65536):
        raise Refused(
            "file-not-text",
            N_("“{file}” is neither text nor a workbook. Save the list as CSV or XLSX and import that."),
            file=name,
        )


def choose_separator(lines: list[str]) -> str:
    """The separator that gives known headers, and then the most rows of one even width."""
    return max(SEPARATORS, key=lambda separator: _separator_score(lines, separator))


def _separator_score(lines: list[str], separator: str) -> tuple[int, int, int]:
    rows = []
    for cells in parse(lines, separator, []):
        if any(cell.strip() for cell in cells):
            rows.append(cells)
        if len(rows) >= _SAMPLE_ROWS:
            break
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, even = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    known = max((score_header(row) for row in rows[:12] if len(row) > 1), default=0)
    return known, even, width


def parse(lines: list[str], separator: str, repairs: list[Text]) -> Iterator[list[str]]:
    """The cells of each row.

    A quote that never closes, or that would swallow whole rows, counts as an ordinary character.
    """
    expected = _usual_width(lines, separator)
    index = row = 0
    while index < len(lines):
        row += 1
        line = lines[index]
        if '"' not in line:
            yield line.split(separator)
            index += 1
            continue
        span = _span(lines, index, separator, expected)
        if span:
            yield _cells("\n".join(lines[index : index + span]), separator)
            index += span
        else:
            repairs.append(
                Text(
                    N_("Line {line}: a quotation mark is not closed; the line was read without it."),
                    {"line": row},
                )
            )
            yield [cell.replace('"', "") for cell in line.split(separator)]
            index += 1


def _usual_width(lines: list[str], separator: str) -> int:
    widths = Counter(
        len(line.split(separator)) for line in lines[:_SAMPLE_ROWS] if line.strip() and '"' not in line
    )
    return widths.most_common(1)[0][0] if widths else 0


def _span(lines: list[str], start: int, separator: str, expected: int) -> int:
    """How many lines the row takes, 0 when its quote is not closed."""
    quotes = 0
    for span in range(1, _LONGEST_QUOTED_LINES + 1):
        if start + span > len(lines):
            return 0
        line = lines[start + span - 1]
        quotes += line.count('"')
        if span > 1 and _stands_alone(line, separator, expected, last=quotes % 2 == 0):
            return 0
        if quotes % 2 == 0:
            return span
    return 0


def _stands_alone(line: str, separator: str, expected: int, last: bool) -> bool:
    """A line inside quotes that is a whole row of its own was swallowed by mistake."""
    if expected < 3:
        return False
    cells = line.split(separator) if '"' not in line else _cells(line, separator)
    return len(cells) == expected and not (last and line.count('"') % 2)


def _cells(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [""])
    except csv.Error:
        return [cell.replace('"', "") for cell in text.replace("\r", " ").replace("\n", " ").split(separator)]
