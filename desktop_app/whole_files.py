"""Writing a file that leaves the program (a paper, a list, a layout), all or nothing."""

import os
from contextlib import suppress
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` through a temporary file beside it, so that no half file is ever left.

    Raises:
        Refused: ``file-is-community`` for a file that holds people;
            ``file-not-written`` with the system's reason (disk full, folder missing, not allowed).
    """
    if paths.is_community(path):
        raise Refused(
            "file-is-community",
            N_("“{file}” is a community file and stays as it is. Choose another name."),
            file=path.name,
        )
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
