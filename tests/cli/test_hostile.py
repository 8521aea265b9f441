"""What nobody should type, typed: a sentence and an exit code, and nothing is lost."""

import os
from pathlib import Path

import pytest

from tests.cli.running import Ronde


@pytest.mark.parametrize(
    "words",
    [
        ("attendees", "export", "--event", "EVENT", "FILE"),
        ("paper", "sign-in", "--event", "EVENT", "--out", "FILE"),
        ("badges", "--event", "EVENT", "--sheet", "a6", "--blank", "1", "--out", "FILE"),
        ("backup", "--to", "FILE"),
    ],
)
def test_nothing_is_written_over_the_community(ronde: Ronde, words: tuple[str, ...]) -> None:
    event = ronde.event()
    ended = ronde(*(word.replace("EVENT", event).replace("FILE", str(ronde.file)) for word in words))
    assert ended.code == 1 and ended.err
    assert [each["id"] for each in ronde("event", "list", "--json").data] == [event]


def test_nor_over_a_copy_of_one(ronde: Ronde, tmp_path: Path) -> None:
    event, copy = ronde.event(), tmp_path / "copy.RONDE"
    assert ronde("backup", "--to", copy).code == 0
    before = copy.read_bytes()
    ended = ronde("attendees", "export", "--event", event, copy, "--json")
    assert (ended.code, ended.data["error"]) == (1, "file-is-community") and copy.read_bytes() == before


@pytest.mark.parametrize("name", ["", " ", "a\0b", "\ud800", "x" * 256, "x" * 256 + "/y"])
@pytest.mark.parametrize(
    "words",
    [
        ("attendees", "import", "--event", "e"),
        ("attendees", "export", "--event", "e"),
        ("programme", "import", "--event", "e"),
        ("paper", "sign-in", "--event", "e", "--out"),
        ("rotation", "solve"),
        ("restore",),
        ("backup", "--to"),
        ("event", "list", "--data"),
    ],
)
def test_a_name_that_no_file_can_have_is_not_understood(
    ronde: Ronde, words: tuple[str, ...], name: str
) -> None:
    ended = ronde(*words, name)
    assert ended.code == 2 and ended.err and not any(ord(c) < 32 and c != "\n" for c in ended.err)
    assert ronde(*words, name, "--json").data["error"] == "usage"


@pytest.mark.parametrize(("name", "is_too_long"), [("y" * 255, False), ("é" * 127, False), ("é" * 128, True)])
def test_a_name_is_as_long_as_disks_allow_and_that_is_said(
    ronde: Ronde, tmp_path: Path, name: str, is_too_long: bool
) -> None:
    said = ronde("restore", tmp_path / name).err
    assert ("too long: 255 bytes at most" in said) is is_too_long


def test_a_name_too_long_for_what_is_made_beside_it_is_refused(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event()
    ended = ronde("backup", "--to", tmp_path / ("y" * 250), "--json")
    assert (ended.code, ended.data["error"]) == (1, "name-too-long") and list(tmp_path.glob("y*")) == []


@pytest.mark.parametrize("seed", ["", "1.5", "9" * 5000, "\0"])
def test_a_seed_is_a_whole_number(ronde: Ronde, tmp_path: Path, seed: str) -> None:
    assert ronde("rotation", "solve", tmp_path / "case.json", f"--seed={seed}").code == 2


@pytest.mark.parametrize("event", ["caf\udce9", "\ud800", "\0", "", "é" * 500, "' OR 1=1 --"])
def test_an_event_that_cannot_be_is_unknown(ronde: Ronde, event: str) -> None:
    ronde.event()
    ended = ronde("attendees", "list", "--event", event, "--json")
    assert (ended.code, ended.data["error"]) == (1, "event-unknown")


@pytest.mark.skipif(os.name != "posix", reason="named pipes and devices that are files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize(
    "words",
    [
        ("restore", "FILE"),
        ("restore", "FILE", "--force"),
        ("event", "list", "--data", "FILE"),
        ("event", "create", "--title", "x", "--date", "2026-11-26", "--data", "FILE"),
        ("attendees", "import", "--event", "EVENT", "FILE"),
        ("programme", "import", "--event", "EVENT", "FILE"),
    ],
)
def test_what_is_no_regular_file_is_refused_at_once(
    ronde: Ronde, tmp_path: Path, words: tuple[str, ...], kind: str
) -> None:
    event, place = ronde.event(), tmp_path / "place"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    ended = ronde(*(word.replace("EVENT", event).replace("FILE", str(place)) for word in words), "--json")
    assert ended.code == 1 and ended.data["error"] in ("file-unreadable", "file-is-folder")
    assert ended.data["message"].count(place.name) == 1
