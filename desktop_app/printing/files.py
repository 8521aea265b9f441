"""Writing a file all or nothing."""

import os
import tempfile
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` through a temporary file beside it, so that no half file is ever left.

    Raises:
        Refused: ``file-not-written`` with the system's reason (disk full, folder missing, not allowed).
    """
    part: str | None = None
    try:
        handle, part = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError as fault:
        if part is not None:
            Path(part).unlink(missing_ok=True)
        raise Refused(
            "file-not-written",
            N_("The file {file} could not be written: {reason}. Nothing was left half done."),
            file=path.name,
            reason=fault.strerror or str(fault),
        ) from fault
