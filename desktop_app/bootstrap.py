"""The composition root: the only file that knows everybody. Everything heavy is imported late."""

import argparse
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.community import Community
    from desktop_app.services.self_check import Check


def run(argv: Sequence[str]) -> int:
    """Run the program with its arguments and return the exit code."""
    from desktop_app.cli import main

    return main.run(argv, main.Surroundings(_open_windows, _checks, _report_failure))


def _open_windows(arguments: argparse.Namespace) -> int:
    """The windows on a community file, or on a new demo."""
    run_windows = _windows()
    return run_windows(_opener(arguments), getattr(arguments, "lang", None))


def _opener(arguments: argparse.Namespace) -> "Callable[[], Community] | None":
    """What opens the file, later, on the database lane; None when there is nothing to open yet."""
    if arguments.command == "demo":
        return _demo_opener(arguments.data)
    file = arguments.data or _last_file()
    return None if file is None else lambda: _open(file)


def _demo_opener(named: "Path | None") -> "Callable[[], Community]":
    """The demo: a new file where one is named, otherwise also the one that was left in its session."""
    from desktop_app.services import demo

    file = demo.free_file(named)  # refused before any window when no file can be made there
    return demo.go_on_or_make if named is None else lambda: demo.make_demo(file)


def _last_file() -> "Path | None":
    """The file worked on last, or this user's own; None when neither is there."""
    from pathlib import Path

    from desktop_app import paths
    from desktop_app.ui.settings import LocalSettings

    last = LocalSettings(paths.computer_file()).text("file")
    if last and Path(last).is_file():
        return Path(last)
    own = paths.default_community_file()
    return own if own.is_file() else None


def _open(file: "Path") -> "Community":
    from desktop_app.services.community import Community

    return Community(file)


def _windows() -> "Callable[[Callable[[], Community] | None, str | None], int]":
    """What runs the windows.

    Raises:
        Refused: ``no-qt`` when Qt cannot be loaded, ``no-display`` where no window can be shown.
    """
    try:
        from desktop_app.ui import app
        from desktop_app.ui.display import why_no_window
    except ImportError as error:
        raise Refused("no-qt", _NO_QT, error=str(error)) from error
    why = why_no_window(os.environ.get("RONDE_TYPED", "ronde"))
    if why is not None:
        raise Refused("no-display", why.source, **why.values)
    return app.run


_NO_QT = N_(
    "The windows cannot open because Qt cannot be loaded ({error}). The other commands work without it."
)


def _checks() -> "Sequence[Check]":
    """The self-checks; what Qt has to say is one failure when Qt cannot be loaded."""
    from desktop_app.services.self_check import Check, Mark, check_files

    try:
        from desktop_app.ui import self_check
    except ImportError as error:
        text = Text(_NO_QT, {"error": str(error)})
        return [check_files(), Check("windows", Mark.BAD, Text(N_("Windows")), text)]
    return [check_files(), *self_check.checks()]


def _report_failure(failure: BaseException) -> str:
    from desktop_app.services.failure_log import FailureLog, describe

    log = FailureLog()
    log.write("error", describe(failure))
    log.close()
    return str(log.file)
