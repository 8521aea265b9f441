"""``ronde rotation``: plan the rounds of an event, or solve a case on its own."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.cli.opening import community
from desktop_app.cli.output import DONE, Output, write
from desktop_app.core.errors import Refused
from desktop_app.core.plan_quality import headline
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_
from desktop_app.i18n import tr, tr_text, trn

if TYPE_CHECKING:
    from desktop_app.services.rotation import PlanInfo


def plan(arguments: argparse.Namespace, output: Output) -> int:
    """Plan and keep the plan, or the stage queue, in the community file."""
    if arguments.format == "stage":
        return _stage(arguments, output)
    from desktop_app.services.rotation_people import PlanRequest

    request = PlanRequest(
        format=arguments.format,
        table_size=arguments.table_size,
        rounds=arguments.rounds,
        present_only=arguments.present,
    )
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        made = opened.rotation.plan(event.id, request, arguments.budget_s)
        rounds = opened.rotation.rounds(made.id)
    answer = {"id": made.id, "format": made.format, "quality": made.quality, "rounds": rounds}
    output.answer(_said(made), answer)
    return DONE


def _said(made: "PlanInfo") -> str:
    """The plan in two lines."""
    quality = made.measured
    people = trn("{n} person", "{n} people", quality.people)
    tables = trn("{n} table", "{n} tables", quality.tables)
    rounds = trn("{n} round", "{n} rounds", made.request.rounds)
    worth = [
        tr("{name}: {value}", name=tr_text(figure.label), value=tr_text(figure.value))
        for figure in headline(quality)
    ]
    return f"{people} · {tables} · {rounds}\n{' · '.join(worth)}"


def _stage(arguments: argparse.Namespace, output: Output) -> int:
    """Everybody who has something to present, in the order of the list."""
    with community(arguments) as opened:
        event = opened.events.find(arguments.event)
        opened.stage_queue.make(event.id, present_only=arguments.present)
        entries = opened.stage_queue.entries(event.id)
    lines = [f"{n}. {entry.name} · {entry.title}" for n, entry in enumerate(entries, 1)]
    queue = [{"registration": e.registration, "name": e.name, "title": e.title} for e in entries]
    output.answer("\n".join(lines), {"format": "stage", "queue": queue})
    return DONE


def solve(arguments: argparse.Namespace, output: Output) -> int:
    """Print the rounds of a case as JSON, whatever form was asked for: it is made for programs."""
    import time

    from desktop_app.core.rotation.entry import solve_case

    solved = solve_case(_read_case(arguments.file), arguments.budget_s, arguments.seed, time.process_time)
    write(json.dumps(solved, ensure_ascii=False), output.stream)
    return DONE


def _read_case(file: Path) -> dict[str, Any]:
    try:
        case = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused(
            "file-unreadable",
            N_("“{file}” cannot be read: {error}. Check its name."),
            file=str(file),
            error=reason_of(error),
        ) from error
    except (ValueError, RecursionError) as error:
        raise Refused(
            "case-unreadable", N_("“{file}” is no planner case in JSON."), file=str(file)
        ) from error
    if not isinstance(case, dict):
        raise Refused("case-unreadable", N_("“{file}” is no planner case in JSON."), file=str(file))
    return case
