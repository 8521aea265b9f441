"""``ronde backup``, ``restore`` and ``self-check``."""

import argparse
from collections.abc import Sequence

from desktop_app.cli.opening import community, file_of
from desktop_app.cli.output import DONE, REFUSED, Output
from desktop_app.i18n import tr, tr_text
from desktop_app.services.self_check import Check, Mark, check_store


def backup(arguments: argparse.Namespace, output: Output) -> int:
    """Write a copy, to the place named or beside the other copies."""
    with community(arguments) as opened:
        safety = opened.safety
        made = safety.back_up_to(arguments.to) if arguments.to else safety.back_up().path
    output.answer(tr("Copy written: {file}", file=made), {"file": str(made)})
    return DONE


def restore(arguments: argparse.Namespace, output: Output) -> int:
    """Put a copy in the place of the community file; what it held is kept among the copies, or beside it if damaged."""
    from desktop_app.services import safety
    from desktop_app.services.system_clock import SystemClock

    file = file_of(arguments)
    restored = safety.restore(file, arguments.file, SystemClock())
    kept = restored.kept.path if restored.kept else None
    lines = [tr("Restored: {file}", file=file)]
    if kept:
        lines.append(tr("What it held before is kept: {file}", file=kept))
    if restored.set_aside:
        lines.append(tr("The damaged file is kept: {file}", file=restored.set_aside))
    data = {"file": file, "kept": kept, "set_aside": restored.set_aside}
    output.answer("\n".join(lines), {name: str(path) if path else None for name, path in data.items()})
    return DONE


def self_check(arguments: argparse.Namespace, output: Output, checks: Sequence[Check]) -> int:
    """One line for each thing that the day depends on; 1 when one of them fails."""
    everything = [*checks, check_store(arguments.data)]
    words = {Mark.GOOD: tr("good"), Mark.NOTE: tr("note"), Mark.BAD: tr("FAILED")}
    width = max(map(len, words.values()))
    lines = [
        f"{words[c.mark]:<{width}}  "
        + tr("{subject}: {finding}", subject=tr_text(c.subject), finding=tr_text(c.finding))
        for c in everything
    ]
    data = [
        {"check": c.key, "ok": c.mark is not Mark.BAD, "mark": c.mark.value, "message": tr_text(c.finding)}
        for c in everything
    ]
    failed = any(c.mark is Mark.BAD for c in everything)
    output.answer("\n".join(lines), {"ok": not failed, "checks": data})
    return REFUSED if failed else DONE
