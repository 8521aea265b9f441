"""The community that a command works on."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_

if TYPE_CHECKING:
    from desktop_app.services.community import Community


def file_of(arguments: argparse.Namespace) -> Path:
    """The community file that was named, or this user's own."""
    return arguments.data or paths.default_community_file()


@contextmanager
def community(arguments: argparse.Namespace, *, create: bool = False) -> "Iterator[Community]":
    """The open community, closed at the end; a command that only reads or adds never makes the file.

    Raises:
        Refused: ``no-community`` when the file is missing, ``file-gone`` when its copies are there; see also
            `Community`.
    """
    from desktop_app.services.community import Community
    from desktop_app.services.places import check_folder
    from desktop_app.services.safety import missing

    file = file_of(arguments)
    if not create and not file.exists():
        lost = missing(file)
        if lost is not None:
            raise lost
        raise Refused(
            "no-community",
            N_("There is no community file “{file}”. Make an event first: ronde event create."),
            file=str(file),
        )
    if not file.exists():
        check_folder(file.absolute().parent)
    opened = Community(file)
    try:
        yield opened
    finally:
        opened.close()
