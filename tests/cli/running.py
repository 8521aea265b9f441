"""Runs commands in this process and gives back what a program would read."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON answer."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """JSON answers, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Ronde:
    """The command line on one community file."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.file = data
        self._capsys = capsys
        self._patch = patch

    def __call__(self, *words: object, typed: str = "") -> Ended:
        """Run one command, with ``typed`` on its standard input."""
        self._patch.setattr(sys, "stdin", io.StringIO(typed))
        self._capsys.readouterr()
        try:
            code = main.run(["--lang", "en", "--data", str(self.file), *map(str, words)], SURROUNDINGS)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = self._capsys.readouterr()
        return Ended(code, out, err)

    def event(self, title: str = "Numérique et Santé") -> str:
        """A new event; its id."""
        made = self("event", "create", "--title", title, "--date", "2026-11-26", "--json")
        return str(made.data["id"])


def _no_windows(_arguments: object) -> int:
    raise AssertionError("no command here opens windows")


def _show_failure(failure: BaseException) -> str:
    raise failure


SURROUNDINGS = main.Surroundings(open_windows=_no_windows, checks=lambda: [], report_failure=_show_failure)
