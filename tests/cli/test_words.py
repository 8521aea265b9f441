"""What the command line says of itself: help pages, and complaints about what was typed."""

import re

import pytest

from desktop_app.cli import main
from tests.architecture.test_translations import ILL_SET
from tests.cli.running import SURROUNDINGS, Ronde

GROUPS = {
    "": ["demo", "event", "attendees", "programme", "checkin", "rotation", "badges", "paper"],
    "event": ["create", "list"],
    "attendees": ["import", "list", "export"],
    "programme": ["import"],
    "rotation": ["plan", "solve"],
}
PAGES = [[], ["backup"], ["restore"], ["self-check"]]
PAGES += [[*([group] if group else []), name] for group, names in GROUPS.items() for name in names]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_help_pages_are_well_set_in_french(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main.run(["--lang", "fr", *words, "--help"], SURROUNDINGS)
    page = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "options\u00a0:" in page
    assert page.startswith("usage\u00a0:")
    wrong = [line for line in page.splitlines() if ILL_SET.search(line)]
    assert wrong == []


def test_every_command_has_a_page_here(ronde: Ronde) -> None:
    page = ronde("--help").out.partition("commands:")[2]
    commands = re.findall(r"^    ([a-z-]+) ", page, re.MULTILINE)
    assert {words[0] for words in PAGES if words} == set(commands)


def test_a_complaint_is_json_when_json_was_asked_for(ronde: Ronde) -> None:
    ended = ronde("event", "create", "--json")
    assert (ended.code, ended.err) == (2, "")
    assert ended.data["error"] == "usage"
    assert "--title" in ended.data["message"]
    assert "ronde event create --help" in ended.data["message"]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_only_a_command_that_makes_the_file_says_so(ronde: Ronde, words: list[str]) -> None:
    makes = words in ([], ["demo"], ["event", "create"], ["restore"])
    assert ("made when missing" in " ".join(ronde(*words, "--help").out.split())) is makes


@pytest.mark.parametrize(
    ("language", "quoted"), [("en", "“x” is not one of “tables”"), ("fr", "«\u202fx\u202f»")]
)
def test_a_complaint_quotes_as_the_reader_does(
    capsys: pytest.CaptureFixture[str], language: str, quoted: str
) -> None:
    words = ("--lang", language, "rotation", "plan", "--event", "e", "--format", "x")
    assert main.run(words, SURROUNDINGS) == 2
    said = capsys.readouterr().err
    assert quoted in said and "'" not in said
