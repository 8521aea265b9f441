"""What the day depends on, tried before the day: what was found, and whether it will do."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.core.text import N_, Text


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
    "round_end",
    "finished",
)
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
    """A community file can be made, written and read here; the one named, if any, opens."""
    subject = Text(N_("Store"))
    try:
        registered = _try_store()
        if community is not None and community.exists():
            _open_and_close(community)
    except Refused as refused:
        return Check("store", Mark.BAD, subject, refused.text)
    except OSError as error:
        return Check("store", Mark.BAD, subject, Text(N_("cannot write: {error}"), {"error": error.strerror}))
    if not registered:
        return Check("store", Mark.BAD, subject, Text(N_("what was written could not be read again")))
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


def _open_and_close(file: Path) -> None:
    from desktop_app.services.community import Community

    Community(file).close()
