"""How a command ends, whatever comes in between."""

import argparse
import io
import sys

import pytest

from desktop_app.cli import events, main
from desktop_app.cli.output import Output
from tests.cli.running import SURROUNDINGS, Ronde
from tests.store.files import damage

LIST = ("event", "list")


def meeting(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """The list of events meets this from now on."""

    def fails(_arguments: argparse.Namespace, _output: Output) -> int:
        raise error

    monkeypatch.setattr(events, "list_events", fails)


def test_a_reader_who_had_enough_is_no_failure(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting(monkeypatch, BrokenPipeError())
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stderr", errors)
    assert main.run(LIST, SURROUNDINGS) == 0
    assert errors.closed, "nothing is written to it at the end of the program either"


def test_ctrl_c_ends_a_command_as_the_shell_expects(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting(monkeypatch, KeyboardInterrupt())
    ended = ronde(*LIST)
    assert (ended.code, ended.out, ended.err) == (130, "", "")


def test_a_fault_is_told_with_its_kind_and_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting(monkeypatch, ZeroDivisionError("a secret of somebody"))
    told: list[BaseException] = []

    def report(failure: BaseException) -> str:
        told.append(failure)
        return "/logs/ronde.log"

    assert main.run(("--lang", "en", *LIST), SURROUNDINGS._replace(report_failure=report)) == 1
    out, err = capsys.readouterr()
    assert (out, [type(failure) for failure in told]) == ("", [ZeroDivisionError])
    assert "ZeroDivisionError" in err and "/logs/ronde.log" in err and "secret" not in err


@pytest.mark.parametrize("word", ["soon", "0", "-1", "3601", "nan"])
def test_a_word_is_no_number_of_seconds(ronde: Ronde, word: str) -> None:
    ended = ronde("rotation", "plan", "--event", "x", "--format", "tables", f"--budget-s={word}")
    assert ended.code == 2 and f"“{word}” must be a number of seconds, 3600 at most" in ended.err


def test_a_damaged_file_without_copies_is_refused_without_a_way_back(ronde: Ronde) -> None:
    ronde.event()
    for copy in ronde.file.parent.glob("*-copies/*"):
        copy.unlink()
    damage(ronde.file)
    ended = ronde(*LIST, "--json")
    assert ended.code == 1 and set(ended.data) == {"error", "message"}
