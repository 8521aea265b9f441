"""Where commands read and write: closed inputs, and outputs that take nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Ronde

ROOT = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")
CASE = '{"n_rounds": 1, "people": [{"id": 1}, {"id": 2}], "tables": [{"capacity": 2}]}'


def typed(line: str, file: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which ``RONDE`` stands for the command on this file."""
    command = f'"{sys.executable}" -m desktop_app --lang en --data "{file}"'
    return subprocess.run(
        ["sh", "-c", line.replace("RONDE", command)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="a line of a shell")
def test_a_closed_input_is_an_empty_one(ronde: Ronde) -> None:
    event = ronde.event()
    ended = typed(f"RONDE checkin --event {event} - <&-", ronde.file)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full")
@pytest.mark.parametrize("form", ["", "--json"])
@pytest.mark.parametrize(
    "words",
    ["event list", "event create", "checkin --event EVENT x", "rotation solve CASE", "--help", "--version"],
)
def test_an_answer_that_cannot_be_written_is_one_sentence(
    ronde: Ronde, tmp_path: Path, words: str, form: str
) -> None:
    case = tmp_path / "case.json"
    case.write_text(CASE, encoding="utf-8")
    words = words.replace("EVENT", ronde.event()).replace("CASE", str(case))
    ended = typed(f"RONDE {words} {form} > {FULL}", ronde.file)
    if words == "event create" and not form:  # what is wrong with the line has its own way out
        assert (ended.returncode, "--title" in ended.stderr) == (2, True)
        return
    assert (ended.returncode, ended.stderr) == (1, "The answer could not be written: the disk is full.\n")


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full")
def test_nor_is_there_a_word_where_no_stream_takes_any(ronde: Ronde) -> None:
    ronde.event()
    assert typed(f"RONDE event list > {FULL} 2>&1", ronde.file).returncode == 1
    assert typed(f"RONDE event list --data {ronde.file}.none 2> {FULL}", ronde.file).returncode == 1
