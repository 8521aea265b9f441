"""What a file is, told by its first bytes and never by its name."""

import os
import zipfile
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

LARGEST_BYTES = 200 * 1024 * 1024

_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_KNOWN_STARTS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"SQLite format 3": "SQLite",
    b"BEGIN:VC": "vCard or iCalendar",
}


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        Refused: ``file-missing``, ``file-is-folder``, ``file-unreadable``, ``file-empty`` or ``file-too-large``.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Refused(
                "file-is-folder", N_("“{file}” is a folder. Choose the list that is in it."), file=path.name
            )
        if not path.is_file():  # a pipe would keep us waiting, and a device may never end
            raise Refused(
                "file-unreadable",
                N_("“{file}” is a pipe or a device. Save the list as a file and import that."),
                file=path.name,
            )
        if size > LARGEST_BYTES:
            raise Refused(
                "file-too-large",
                N_("“{file}” is larger than {most} MB: that is not a list of people."),
                file=path.name,
                most=LARGEST_BYTES // 1024 // 1024,
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("file-missing", N_("There is no file “{file}”."), file=path.name) from error
    except OSError as error:
        if (
            isinstance(error, PermissionError) and os.name != "nt"
        ):  # Windows says the same of a file that is open
            raise Refused(
                "file-unreadable",
                N_("“{file}” may not be read: your account has no right to. Allow reading it and try again."),
                file=path.name,
            ) from error
        raise Refused(
            "file-unreadable",
            N_("“{file}” cannot be opened. If another program has it open, close it there and try again."),
            file=path.name,
        ) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("file-empty", N_("“{file}” is empty: there is nothing in it."), file=path.name)
    return data


def is_workbook(data: bytes, name: str) -> bool:
    """Whether the bytes are an XLSX workbook (``True``) or text (``False``).

    Raises:
        Refused: ``file-protected``, ``file-old-xls``, ``file-damaged``, ``file-html``, ``file-other-format``.
    """
    if data.startswith(_OLE2):
        _refuse_ole2(data, name)
    if data.startswith(_ZIP):
        return _check_zip(data, name)
    for start, what in _KNOWN_STARTS.items():
        if data.startswith(start):
            raise Refused(
                "file-other-format",
                N_("“{file}” is a {what} file, not a list. Save the list as CSV or XLSX and import that."),
                file=name,
                what=what,
            )
    _refuse_markup(data, name)
    return False


def _refuse_ole2(data: bytes, name: str) -> None:
    if _ENCRYPTED_PACKAGE in data:
        raise Refused(
            "file-protected",
            N_(
                "“{file}” is protected by a password. Open it, remove the password, save it as XLSX and import"
                " that."
            ),
            file=name,
        )
    raise Refused(
        "file-old-xls",
        N_(
            "“{file}” is an old .xls workbook, or one protected by a password. Open it in a spreadsheet"
            " program,"
            " save it as XLSX without a password and import that."
        ),
        file=name,
    )


def _check_zip(data: bytes, name: str) -> bool:
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise damaged(name) from error
    if any(part.lower().endswith("workbook.xml") for part in inside):
        return True
    if "mimetype" in inside or "content.xml" in inside:
        what = "OpenDocument (.ods)"
    elif any(part.endswith("workbook.bin") for part in inside):
        what = "XLSB"
    elif any(part.startswith("word/") for part in inside):
        what = "Word"
    else:
        what = "ZIP"
    raise Refused(
        "file-other-format",
        N_("“{file}” is a {what} file, not a list. Save the list as CSV or XLSX and import that."),
        file=name,
        what=what,
    )


def damaged(name: str) -> Refused:
    """The refusal for a workbook that breaks off or does not hold together."""
    return Refused(
        "file-damaged",
        N_(
            "“{file}” is damaged or was not copied whole. Fetch it again, or open it, save it as a new XLSX"
            " and import that."
        ),
        file=name,
    )


def _refuse_markup(data: bytes, name: str) -> None:
    start = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")) or (
        start.startswith(b"<?xml") and (b"<html" in start or b"spreadsheet" in start)
    ):
        raise Refused(
            "file-html",
            N_(
                "“{file}” is a web page with a spreadsheet’s name. Open it in a spreadsheet program, save it"
                " as XLSX and import that."
            ),
            file=name,
        )
