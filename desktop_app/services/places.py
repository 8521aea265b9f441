"""Whether a community file can be kept in a folder, found out by trying."""

import tempfile
from pathlib import Path

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_


def check_folder(folder: Path) -> None:
    """Nothing, where files can be made in ``folder``.

    Raises:
        Refused: ``folder-missing`` or ``folder-unwritable``, with what to do.
    """
    if not folder.is_dir():
        raise Refused(
            "folder-missing",
            N_("There is no folder “{folder}”. Make it, or name a file elsewhere with --data."),
            folder=str(folder),
        )
    try:
        tempfile.TemporaryFile(dir=folder).close()  # what the rights say is not always what the disk does
    except OSError as error:
        raise Refused(
            "folder-unwritable",
            N_("The folder “{folder}” cannot be written to. Allow it, or name a file elsewhere with --data."),
            folder=str(folder),
        ) from error
