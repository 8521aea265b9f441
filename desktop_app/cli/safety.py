"""``ronde backup``, ``restore`` and ``self-check``."""

import argparse
import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.opening import community, file_of
from desktop_app.cli.output import DONE, REFUSED, Output
from desktop_app.core.errors import Refused
from desktop_app.i18n import tr, tr_text
from desktop_app.services.self_check import Check, Mark, check_store

if TYPE_CHECKING:
    from desktop_app.services.safety import FileLost


_FORCED = ("copy-of-another", "copy-over-newer")
"""What ``--force`` is for."""


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
    try:
        forced = arguments.force
        restored = safety.restore(
            file, arguments.file, SystemClock(), may_be_another=forced, over_newer=forced
        )
    except Refused as refused:
        if refused.code not in _FORCED:
            raise
        return _refuse_unforced(refused, file, arguments.file, output)
    kept = restored.kept.path if restored.kept else None
    lines = [tr("Restored: {file}", file=file)]
    if kept:
        lines.append(tr("What it held before is kept: {file}", file=kept))
    if restored.set_aside:
        lines.append(tr("The damaged file is kept: {file}", file=restored.set_aside))
    data = {"file": file, "kept": kept, "set_aside": restored.set_aside}
    output.answer("\n".join(lines), {name: str(path) if path else None for name, path in data.items()})
    return DONE


def _refuse_unforced(refused: Refused, file: Path, copy: Path, output: Output) -> int:
    """What the copy or the file is, and the command that puts it there all the same."""
    command = _command("--data", str(file), "restore", str(copy), "--force")
    sentence = tr_text(refused.text)
    way = tr("This puts it there all the same, and keeps what the file holds: {command}", command=command)
    data = {"error": refused.code, "message": sentence, "command": command}
    output.refuse_with(f"{sentence}\n{way}", data)
    return REFUSED


def refuse_lost(lost: "FileLost", output: Output) -> int:
    """What is wrong with the file, and the command that puts its newest sound copy back."""
    from desktop_app.services import safety

    copy = safety.last_good_copy(lost.path)
    if copy is None:
        return output.refuse(lost)
    command = _command("--data", str(lost.path), "restore", str(copy.path))
    made = safety.when_made(copy)
    sentence = tr_text(lost.text)
    way_back = tr("The last good copy is of {time}. This puts it back: {command}", time=made, command=command)
    data = {"error": lost.code, "message": sentence, "copy": str(copy.path), "command": command}
    output.refuse_with(f"{sentence}\n{way_back}", data)
    return REFUSED


def _command(*words: str) -> str:
    """As it is typed here."""
    return f"{os.environ.get('RONDE_TYPED', 'ronde')} {_as_typed(words)}"


def _as_typed(words: Sequence[str]) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


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
