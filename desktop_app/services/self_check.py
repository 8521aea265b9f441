"""What the day depends on, tried before the day: what was found, and whether it will do."""

import shutil
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_, Text
from desktop_app.services.places import check_folder


class Mark(Enum):
    """How a check ended."""

    GOOD = "good"
    NOTE = "note"
    """It works without, and somebody should know."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried.

    Attributes:
        key: stable word for programs: ``fonts``, ``sounds``, ``screens``, ``printers``, ``store``...
        subject: what it is.
        finding: what was found, in a sentence, with what to do.
    """

    key: str
    mark: Mark
    subject: Text
    finding: Text


SOUNDS = (
    "admitted",
    "already_in",
    "attention",
    "refused",
    "vip",
    "start",
    "gong",
    "warning",
    "last_call",
    "move",
    "settle",
    "end",
    "finished",
)
LEAST_FREE_MB = 200
FONTS = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def check_files() -> Check:
    """The program's own files are where it looks for them."""
    wanted = [paths.resources() / "sounds" / f"{name}.wav" for name in SOUNDS]
    wanted += [paths.resources() / "fonts" / name for name in FONTS]
    wanted += [paths.resources() / "i18n" / "fr" / "cli.json", paths.migrations() / "0001_community.sql"]
    missing = [file.name for file in wanted if not file.is_file()]
    subject = Text(N_("Program files"))
    if missing:
        text = Text(N_("missing: {files}. Install the program again."), {"files": ", ".join(missing)})
        return Check("files", Mark.BAD, subject, text)
    return Check("files", Mark.GOOD, subject, Text(N_("complete")))


def check_store(community: Path | None = None) -> Check:
    """The community file (the one named, or this user's own) opens and can be written, and there is room for it;
    where there is none yet, one can be made."""
    subject = Text(N_("Store"))
    file = (community or paths.default_community_file()).absolute()
    try:
        registered = _try_store()
        if file.exists():
            _try_file(file)
        check_folder(file.parent)
    except Refused as refused:
        return Check("store", Mark.BAD, subject, refused.text)
    except OSError as error:
        text = Text(N_("cannot write: {error}"), {"error": reason_of(error)})
        return Check("store", Mark.BAD, subject, text)
    if not registered:
        return Check("store", Mark.BAD, subject, Text(N_("what was written could not be read again")))
    return _with_room(file, subject)


def _with_room(file: Path, subject: Text) -> Check:
    """What is good but for a disk that is nearly full: each of thirty copies is as large as the file."""
    free_mb = shutil.disk_usage(file.parent).free // 1_000_000
    if free_mb < LEAST_FREE_MB:
        text = Text(N_("only {n} MB are free on the disk: make room before the day"), {"n": free_mb})
        return Check("store", Mark.NOTE if free_mb else Mark.BAD, subject, text)
    if file.exists():
        return Check(
            "store", Mark.GOOD, subject, Text(N_("“{file}” opens and can be written"), {"file": file.name})
        )
    return Check("store", Mark.GOOD, subject, Text(N_("a community file is written and read")))


def _try_store() -> bool:
    import tempfile

    from desktop_app.services.community import Community

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        opened = Community(Path(folder) / "check.ronde")
        try:
            event = opened.events.create("Check", date(2026, 11, 26))
            return opened.events.find(event.slug) == event
        finally:
            opened.close()


def _try_file(file: Path) -> None:
    from desktop_app.services.community import Community

    opened = Community(file)
    try:
        opened.try_writing()
    finally:
        opened.close()
