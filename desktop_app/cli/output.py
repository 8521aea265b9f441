"""Where answers go: a text for people, or JSON for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple, TextIO

from desktop_app.core.errors import Refused
from desktop_app.core.system_reasons import reason_of
from desktop_app.core.text import N_, Text
from desktop_app.i18n import tr_text

DONE, REFUSED, USAGE = 0, 1, 2
"""The exit codes."""


class NotWritten(Exception):
    """The answer could not be written where it should go; what was done before stays done."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.text = Text(N_("The answer could not be written: {error}."), {"error": reason_of(error)})


def write(text: str, stream: TextIO | None, end: str = "\n") -> None:
    """Out at once, since whoever reads may wait for it.

    Raises:
        NotWritten: the disk is full, for example. BrokenPipeError: the reader had enough.
    """
    try:
        print(text, file=stream, end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(error) from error


class Output(NamedTuple):
    """The answer's way out.

    Attributes:
        as_json: whether a program reads it.
        stream: where answers are written; refusals of a person's command go to ``errors``.
    """

    as_json: bool
    stream: TextIO
    errors: TextIO

    def answer(self, text: str, data: object) -> None:
        """One whole answer in both forms; the one that was asked for is written at once."""
        write(json.dumps(data, ensure_ascii=False) if self.as_json else text, self.stream)

    def refuse(self, refused: Refused) -> int:
        """The sentence that says why, and the exit code."""
        return self.fail(refused.code, refused.text)

    def fail(self, code: str, text: Text) -> int:
        """As `refuse`, without an exception."""
        return self.say_no(code, tr_text(text), REFUSED)

    def say_no(self, code: str, sentence: str, exit_code: int) -> int:
        """Why nothing was done, in the form that was asked for; returns the exit code."""
        self.refuse_with(sentence, {"error": code, "message": sentence})
        return exit_code

    def give_up(self, lost: NotWritten) -> int:
        """Say so beside the answers, once: what is left in the stream would be tried again at the end."""
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            print(tr_text(lost.text), file=self.errors, flush=True)
        return REFUSED

    def refuse_with(self, text: str, data: object) -> None:
        """A refusal with more than its sentence; a person's goes to ``errors``."""
        if self.as_json:
            self.answer(text, data)
        else:
            write(_printable(text), self.errors)


def _printable(text: str) -> str:
    """What was typed is said again in a refusal: control characters would speak to the terminal."""
    return "".join("\ufffd" if ord(char) < 32 and char not in "\n\t" else char for char in text)


def standard_output(*, as_json: bool) -> Output:
    """Standard output and error, for consoles that lack a letter too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if as_json else None, errors="replace")
    return Output(as_json, sys.stdout, sys.stderr)


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as aligned columns, two spaces between them."""
    lines = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
