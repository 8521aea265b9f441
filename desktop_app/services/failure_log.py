"""The log of what was not expected, for windows and command line alike: bounded, and without personal data.

It holds the kind of an error and the places in the program's code, never its message: messages may quote a name, an
address or a code.
"""

import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import paths

if TYPE_CHECKING:
    import logging

LOG_NAME = "ronde.log"
_LOG_BYTES, _LOG_FILES = 500_000, 4


def describe(error: BaseException) -> str:
    """Kind and places of an error, without its message and without values."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    causes: list[str] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(causes) < 3:
        causes.append(f"  caused by {type(cause).__module__}.{type(cause).__name__}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join([f"{type(error).__module__}.{type(error).__name__}", *lines, *causes])


def _short(filename: str) -> str:
    """The path inside the program: a home folder would tell a person's name."""
    parts = Path(filename).parts
    for root in ("desktop_app", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else filename


def _can_be_written(file: Path) -> bool:
    try:
        file.open("a").close()
    except OSError:
        return False
    return True


class FailureLog:
    """Writes lines into a rotating file: in the user's folder, in the temporary one where that cannot be written,
    onto standard error where neither can.

    Args:
        folder: gives the folder of the log; asked for at the first line.
    """

    def __init__(self, folder: Callable[[], Path] = paths.user_logs) -> None:
        self._folder = folder
        self._log: logging.Logger | None = None

    @cached_property
    def file(self) -> Path:
        """Where the lines go."""
        usual = self._folder() / LOG_NAME
        return usual if _can_be_written(usual) else Path(tempfile.gettempdir()) / LOG_NAME

    def write(self, level: str, text: str) -> None:
        """One entry; ``level`` is ``"error"`` or ``"warning"``. Never raises."""
        try:
            log = self._log or self._open()
        except OSError:
            print(text, file=sys.stderr)
            return
        getattr(log, level)(text)

    def close(self) -> None:
        """Close the file; it opens again when there is something to write."""
        for handler in self._log.handlers if self._log else ():
            handler.close()
        self._log = None

    def _open(self) -> "logging.Logger":
        import logging
        import logging.handlers

        handler = logging.handlers.RotatingFileHandler(
            self.file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        handler.handleError = lambda record: None  # type: ignore[method-assign]  # a full disk is no second failure
        log = logging.Logger("ronde")
        log.addHandler(handler)
        self._log = log
        return log
