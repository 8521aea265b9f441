"""What can be typed after ``ronde``, in the reader's language."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from desktop_app import __version__
from desktop_app.cli import typed
from desktop_app.cli.output import write
from desktop_app.cli.usage_errors import NotUnderstood, explained
from desktop_app.i18n import LANGUAGES, tr

PAPERS = ("sign-in", "reception-list", "name-list", "table-signs", "plan-cards", "stage-order")
"""The values of `services.papers.PaperKind`, which is heavier to load than a help page may be."""

BACKS = ("none", "same", "plan", "programme")
"""The values of `core.badge.ready.Back`."""
ORDERS = ("name", "institution", "category", "arrival")
"""The values of `services.badge_facts.Order`."""

SMALLEST_TABLE = 3
"""The value of `services.rotation_people.SMALLEST_TABLE`."""

_USUAL_ZONE = "Europe/Paris"
"""The value of `services.zones.USUAL_ZONE`."""

WINDOWS = "windows"
"""The command when none is typed."""
_MAKES_THE_FILE = (WINDOWS, "demo", "event create", "restore")

Fill = Callable[[argparse.ArgumentParser], None]
"""Gives a command its own arguments."""


class _HelpPage(argparse.HelpFormatter):
    """A help page whose headings end in the reader's colon: French sets a space before it."""

    def start_section(self, heading: str | None) -> None:
        """Begin a part; the colon itself is added by argparse."""
        super().start_section(heading and tr("{heading}:", heading=heading).removesuffix(":"))


class Parser(argparse.ArgumentParser):
    """A parser that says the one thing to do next instead of a page of usage.

    Args:
        fill: gives it its arguments when it is first used: of all commands one is typed, and making the others
            would cost the windows a twentieth of their start.
    """

    def __init__(self, fill: Fill | None = None, **kwargs: Any) -> None:
        super().__init__(**{"add_help": False, "allow_abbrev": False, "formatter_class": _HelpPage, **kwargs})
        self._fill = fill

    def _filled(self) -> None:
        fill, self._fill = self._fill, None
        if fill is None:
            return
        self._positionals.title = tr("arguments")
        self._optionals.title = tr("options")
        self.add_argument("-h", "--help", action="help", help=tr("show this help and stop"))
        fill(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As every parser does, with its arguments made now."""
        self._filled()
        parsed, rest = super().parse_known_args(args, namespace)
        complaint = _complaint(parsed)
        if complaint:
            self.error(complaint)
        return parsed, rest

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        how = tr("Type “{command} --help” for help.", command=self.prog)
        raise NotUnderstood(f"{explained(message)}\n{how}")

    def _print_message(self, message: str, file: Any = None) -> None:
        """A help page goes out as every answer does: argparse would say nothing of one that is lost."""
        if message:
            write(message, file or sys.stderr, end="")

    def format_usage(self) -> str:
        """The usage line with its first word translated."""
        return _translated_usage(super().format_usage())

    def format_help(self) -> str:
        """The help page with its first word translated."""
        self._filled()
        return _translated_usage(super().format_help())


def _complaint(parsed: argparse.Namespace) -> str:
    """What is wrong with two options together, as argparse would say it; pairs have tables of two anyway."""
    if getattr(parsed, "format", "") == "tables" and parsed.table_size < SMALLEST_TABLE:
        return f"argument --table-size: {typed.too_small(parsed.table_size, SMALLEST_TABLE)}"
    return ""


def _translated_usage(text: str) -> str:
    return text.replace("usage:", tr("usage:"), 1)


def language_asked(argv: Sequence[str]) -> str | None:
    """The language named by ``--lang``, read before the parser is made because the parser speaks it."""
    for i, word in enumerate(argv):
        value = argv[i + 1] if word == "--lang" and i + 1 < len(argv) else word.removeprefix("--lang=")
        if value in LANGUAGES and word.startswith("--lang"):
            return value
    return None


def parser() -> Parser:
    """The parser of the whole command line; every command sets ``command`` to its words."""
    does = tr("Run a meeting: check-in, badges, rotation, clock, projector.")
    return Parser(_fill_top, prog="ronde", description=does)


def _fill_top(top: argparse.ArgumentParser) -> None:
    top.add_argument(
        "--version", action="version", version=f"ronde {__version__}", help=tr("show the version and stop")
    )
    top.add_argument("--self-check", action="store_true", help=argparse.SUPPRESS)
    top.set_defaults(command=WINDOWS, data=None, json=False)
    _add_common(top, WINDOWS)
    commands = _subcommands(top)
    _add(commands, "demo", tr("open the windows on a ready community with a demo event"))
    _group(commands, "event", tr("make and list events"), _fill_event)
    _group(commands, "attendees", tr("import and list attendees"), _fill_attendees)
    _group(commands, "programme", tr("import the programme"), _fill_programme)
    _add(commands, "checkin", tr("check people in by their code"), _fill_checkin)
    _group(commands, "rotation", tr("plan who meets whom"), _fill_rotation)
    _add(commands, "badges", tr("write the badges as a PDF"), _fill_badges)
    _add(commands, "paper", tr("write a paper of the meeting as a PDF"), _fill_paper)
    _add(commands, "backup", tr("write a copy of the community file"), _fill_backup)
    _add(commands, "restore", tr("put a copy back in the place of the community file"), _fill_restore)
    _add(commands, "self-check", tr("check fonts, sounds, screens, printers and the store"))


def _add_common(to: argparse.ArgumentParser, command: str) -> None:
    """The options that may stand before or after the command."""
    made = command in _MAKES_THE_FILE
    to.add_argument(
        "--data",
        type=typed.file,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help=tr("the community file (made when missing)") if made else tr("the community file"),
    )
    to.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=tr("the language of texts and windows")
    )
    to.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=tr("answer in JSON, for programs")
    )


def _subcommands(of: argparse.ArgumentParser, *, required: bool = False) -> Any:
    return of.add_subparsers(
        metavar=tr("COMMAND"), title=tr("commands"), required=required, parser_class=Parser
    )


def _add(to: Any, name: str, does: str, fill: Fill | None = None, *, command: str = "") -> None:
    """A command with the common options; ``command`` is what it is known as when parsed."""

    def filled(made: argparse.ArgumentParser) -> None:
        _add_common(made, command or name)
        made.set_defaults(command=command or name)
        if fill is not None:
            fill(made)

    to.add_parser(name, help=does, description=does, fill=filled)


def _group(to: Any, name: str, does: str, fill: Callable[[Any], None]) -> None:
    """A command that only gathers others; ``fill`` adds them."""
    to.add_parser(
        name, help=does, description=does, fill=lambda made: fill(_subcommands(made, required=True))
    )


def _add_event_option(to: argparse.ArgumentParser) -> None:
    to.add_argument("--event", required=True, metavar="E", help=tr("the event: its short name or its id"))


def _fill_event(group: Any) -> None:
    _add(group, "create", tr("make an event"), _fill_event_create, command="event create")
    _add(group, "list", tr("list the events"), command="event list")


def _fill_event_create(create: argparse.ArgumentParser) -> None:
    create.add_argument("--title", required=True, type=typed.text, help=tr("what it is called"))
    create.add_argument(
        "--date",
        required=True,
        type=typed.date,
        metavar="YYYY-MM-DD",
        help=tr("the day, for example 2026-11-26"),
    )
    create.add_argument("--theme", default="", help=tr("its theme, for example Cardiology"))
    create.add_argument("--place", default="", help=tr("where it is"))
    create.add_argument(
        "--timezone",
        default=_USUAL_ZONE,
        metavar="ZONE",
        help=tr(
            "the time zone of the place, for example America/Guadeloupe (default: {zone})", zone=_USUAL_ZONE
        ),
    )


def _fill_attendees(group: Any) -> None:
    importing = tr("import a list of attendees (CSV, XLSX, ...)")
    _add(group, "import", importing, _fill_attendees_import, command="attendees import")
    _add(group, "list", tr("list the attendees"), _add_event_option, command="attendees list")
    exporting = tr("write the attendees to a file")
    _add(group, "export", exporting, _fill_attendees_export, command="attendees export")


def _fill_attendees_import(importing: argparse.ArgumentParser) -> None:
    _fill_import(importing)
    importing.add_argument(
        "--dry-run", action="store_true", help=tr("say what would happen and change nothing")
    )


def _fill_attendees_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("file", type=typed.file, metavar="FILE", help=tr("the file to write: .csv or .xlsx"))
    _add_event_option(export)
    export.add_argument(
        "--with-needs", action="store_true", help=tr("diet and access, wishes and separations too")
    )


def _fill_programme(group: Any) -> None:
    _add(group, "import", tr("import the items of the programme"), _fill_import, command="programme import")
    _add(group, "undo", tr("take the last change back"), _add_event_option, command="programme undo")


def _fill_import(importing: argparse.ArgumentParser) -> None:
    importing.add_argument("file", type=typed.file, metavar="FILE", help=tr("the list"))
    _add_event_option(importing)


def _fill_checkin(checkin: argparse.ArgumentParser) -> None:
    _add_event_option(checkin)
    checkin.add_argument(
        "codes", nargs="+", metavar="CODE", help=tr("codes; - reads them from standard input, one a line")
    )


def _fill_rotation(group: Any) -> None:
    _add(group, "plan", tr("plan the rounds of an event"), _fill_rotation_plan, command="rotation plan")
    _add(
        group, "solve", tr("solve a planner case on its own"), _fill_rotation_solve, command="rotation solve"
    )


def _fill_rotation_plan(plan: argparse.ArgumentParser) -> None:
    _add_event_option(plan)
    plan.add_argument(
        "--format", required=True, choices=("tables", "pairs", "stage"), help=tr("how people meet")
    )
    plan.add_argument(
        "--table-size", type=typed.whole, default=6, metavar="N", help=tr("people at a table (default: 6)")
    )
    plan.add_argument(
        "--rounds", type=typed.number(1), default=6, metavar="N", help=tr("rounds (default: 6)")
    )
    plan.add_argument("--present", action="store_true", help=tr("only for the people who are checked in"))
    _add_budget(plan, default_s=1.0)


def _fill_rotation_solve(solve: argparse.ArgumentParser) -> None:
    solve.add_argument("file", type=typed.file, metavar="INSTANCE.json", help=tr("the case"))
    _add_budget(solve, default_s=10.0)
    solve.add_argument(
        "--seed",
        type=typed.whole,
        default=0,
        metavar="N",
        help=tr("another seed gives another plan (default: 0)"),
    )


def _add_budget(to: argparse.ArgumentParser, default_s: float) -> None:
    to.add_argument(
        "--budget-s",
        type=typed.seconds,
        default=default_s,
        metavar="S",
        help=tr("seconds to search (default: {seconds})", seconds=f"{default_s:g}"),
    )


def _fill_badges(badges: argparse.ArgumentParser) -> None:
    _add_event_option(badges)
    badges.add_argument(
        "--sheet", required=True, metavar="SHEET", help=tr("the label sheet: a6, avery-l4785...")
    )
    badges.add_argument(
        "--out", required=True, type=typed.file, metavar="FILE.pdf", help=tr("the PDF to write")
    )
    badges.add_argument(
        "--start-at",
        type=typed.number(1),
        default=1,
        metavar="N",
        help=tr("the first free label of the first sheet"),
    )
    badges.add_argument(
        "--back",
        choices=BACKS,
        default=BACKS[0],
        help=tr("the back: nothing, the front again, the table plan..."),
    )
    badges.add_argument(
        "--registration",
        action="append",
        default=[],
        metavar="ID",
        help=tr("only this person, by registration or by the code of “attendees list”; may be repeated"),
    )
    badges.add_argument("--order", choices=ORDERS, default=ORDERS[0], help=tr("the order of the badges"))
    badges.add_argument(
        "--only-new", action="store_true", help=tr("only those whose badge was never printed")
    )
    badges.add_argument("--marks", action="store_true", help=tr("draw cutting marks"))
    badges.add_argument(
        "--blank",
        type=typed.number(0),
        default=0,
        metavar="N",
        help=tr("blank badges for walk-ins, at the end"),
    )


def _fill_paper(paper: argparse.ArgumentParser) -> None:
    paper.add_argument("kind", choices=PAPERS, help=tr("which paper"))
    _add_event_option(paper)
    paper.add_argument(
        "--out", required=True, type=typed.file, metavar="FILE.pdf", help=tr("the PDF to write")
    )


def _fill_backup(backup: argparse.ArgumentParser) -> None:
    backup.add_argument(
        "--to", type=typed.file, metavar="FILE", help=tr("where (default: beside the other copies)")
    )


def _fill_restore(restore: argparse.ArgumentParser) -> None:
    restore.add_argument("file", type=typed.file, metavar="FILE", help=tr("the copy"))
    restore.add_argument(
        "--force",
        action="store_true",
        help=tr("also when the copy is of another community, or the file of a newer version"),
    )
