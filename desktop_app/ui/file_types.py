"""Tell Qt what a community file is, so that no file dialog opens one to find out.

SQLite guards the file with POSIX locks. They belong to the process: when any descriptor of the file is closed, all of
them are gone (https://www.sqlite.org/howtocorrupt.html, section 2.2), the next program that closes the file
takes the write-ahead log away, and what is checked in afterwards is lost. Qt's own file dialog opens every file of a
folder whose ending it does not know, in this process.
"""

import os
import sys

from desktop_app import paths

_VARIABLE = "XDG_DATA_DIRS"
_DEFAULT = "/usr/local/share:/usr/share"


def make_known() -> None:
    """Add ``resources/mime`` to where Qt looks for kinds of files; before the first file dialog."""
    if not sys.platform.startswith("linux"):  # elsewhere the system's own dialog, and other locks
        return
    folders = (os.environ.get(_VARIABLE) or _DEFAULT).split(":")
    ours = str(paths.resources())
    if ours not in folders:
        os.environ[_VARIABLE] = ":".join([ours, *folders])
