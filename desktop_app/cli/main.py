"""From the words typed to a command run: the language, the parser, the exit code."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop_app import i18n
from desktop_app.cli.arguments import WINDOWS, language_asked, parser
from desktop_app.cli.output import USAGE, NotWritten, Output, standard_output
from desktop_app.cli.usage_errors import NotUnderstood
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text

if TYPE_CHECKING:
    from desktop_app.services.self_check import Check

Command = Callable[[argparse.Namespace, Output], int]
_INTERRUPTED = 130


class Surroundings(NamedTuple):
    """What the command line cannot know by itself.

    Attributes:
        open_windows: open the windows on the community that the arguments name; returns the exit code.
        checks: what the windows' side has to say in a self-check (fonts, sounds, screens, printers).
        report_failure: put an unexpected failure in the log; returns where the log is.
    """

    open_windows: Callable[[argparse.Namespace], int]
    checks: "Callable[[], Sequence[Check]]"
    report_failure: Callable[[BaseException], str]


def run(argv: Sequence[str], surroundings: Surroundings) -> int:
    """Run what was typed and return the exit code: 0 done, 1 refused, 2 not understood."""
    i18n.use_language(language_asked(argv) or i18n.system_language())
    output = standard_output(as_json="--json" in argv)
    try:
        return _run(argv, surroundings, output)
    except NotWritten as lost:
        return output.give_up(lost)


def _run(argv: Sequence[str], surroundings: Surroundings, output: Output) -> int:
    try:
        arguments = parser().parse_args(argv)
    except NotUnderstood as wrong:
        return output.say_no("usage", str(wrong), USAGE)
    try:
        return _command(arguments, surroundings)(arguments, output)
    except Refused as refused:
        return _refuse(refused, output)
    except BrokenPipeError:  # the reader had enough: not a failure of ours
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except NotWritten:
        raise
    except Exception as failure:
        log = surroundings.report_failure(failure)
        return output.fail("failure", Text(_FAILED, {"kind": type(failure).__name__, "log": log}))


def _refuse(refused: Refused, output: Output) -> int:
    """The sentence; for a lost file also the command that brings its last good copy back."""
    from desktop_app.services.safety import FileLost

    if isinstance(refused, FileLost):
        from desktop_app.cli import safety

        return safety.refuse_lost(refused, output)
    return output.refuse(refused)


_FAILED = N_("Something went wrong that should not ({kind}). Nothing half-done was kept. Details: {log}")


def _command(arguments: argparse.Namespace, surroundings: Surroundings) -> Command:
    if arguments.self_check or arguments.command == "self-check":
        return lambda args, out: _self_check(args, out, surroundings)
    if arguments.command in (WINDOWS, "demo"):
        return lambda args, _out: surroundings.open_windows(args)
    return _commands()[arguments.command]


def _commands() -> Mapping[str, Command]:
    from desktop_app.cli import attendees, badges, checkin, events, programme, rotation, safety

    return {
        "event create": events.create,
        "event list": events.list_events,
        "attendees import": attendees.import_list,
        "attendees list": attendees.list_attendees,
        "attendees export": attendees.export_list,
        "programme import": programme.import_list,
        "programme undo": programme.undo,
        "checkin": checkin.check_in,
        "rotation plan": rotation.plan,
        "rotation solve": rotation.solve,
        "badges": badges.write,
        "paper": badges.write_paper,
        "backup": safety.backup,
        "restore": safety.restore,
    }


def _self_check(arguments: argparse.Namespace, output: Output, surroundings: Surroundings) -> int:
    from desktop_app.cli import safety

    return safety.self_check(arguments, output, surroundings.checks())
