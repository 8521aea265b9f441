"""Writing a file that leaves the program (a paper, a list, a layout), all or nothing."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_

_MARKS = (b"%PDF-", b"PK\x03\x04")
_LONGEST_MARK = 8


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` through a temporary file beside it, so that no half file is ever left.

    What stands there is replaced when it is of the same kind: a paper made anew, and not the list that it came from.

    Raises:
        Refused: ``file-is-community`` for a file that holds people;
            ``file-protected`` for one that must not be changed;
            ``file-of-another-kind`` for a list where a paper was to go, or anything else;
            ``file-not-written`` with the system's reason (disk full, folder missing, not allowed).
    """
    if paths.is_community(path):
        raise Refused(
            "file-is-community",
            N_("“{file}” is a community file and stays as it is. Choose another name."),
            file=path.name,
        )
    _may_be_replaced(path, data)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:  # not a temporary file of the system's, which nobody else may read
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink()
        raise Refused(
            "file-not-written",
            N_("The file {file} could not be written: {reason}. Nothing was left half done."),
            file=path.name,
            reason=reason_of(fault),
        ) from fault


def _may_be_replaced(path: Path, data: bytes) -> None:
    """The person who typed the name of a file that is there may have meant another one."""
    try:
        mode = path.stat().st_mode
        is_protected, is_a_file = not mode & stat.S_IWUSR, stat.S_ISREG(mode)
        start = _start_of(path) if is_a_file else b""
    except OSError:  # nothing is there, or writing will say what is wrong
        return
    if is_protected:
        raise Refused(
            "file-protected",
            N_("“{file}” is write-protected and stays as it is. Choose another name."),
            file=path.name,
        )
    if not is_a_file or start and _mark_of(start) != _mark_of(data):
        raise Refused(
            "file-of-another-kind",
            N_("“{file}” is a file of another kind and stays as it is. Choose another name."),
            file=path.name,
        )


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LONGEST_MARK)


def _mark_of(start: bytes) -> bytes:
    """By what a PDF and a workbook begin; empty for text."""
    return next((mark for mark in _MARKS if start.startswith(mark)), b"")
