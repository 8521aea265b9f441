"""Events, attendees, copies: what is answered, and what is refused."""

import json
import shlex
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.cli.arguments import SMALLEST_TABLE
from desktop_app.services import rotation_people
from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.store.database import newest_version
from desktop_app.store.identity import version_of
from tests.cli.running import Ronde
from tests.store.files import damage


def register(file: Path, event: str, given: str, family: str) -> str:
    """One more registration; its code."""
    community = Community(file)
    try:
        person = PersonFields(given, family, email=f"{given}@x.example".lower(), institution="CHU de Valmont")
        return community.attendees.register(event, person, RegistrationFields(category_key="clinical")).code
    finally:
        community.close()


def test_an_event_is_made_and_found_by_id_and_short_name(ronde: Ronde) -> None:
    made = ronde("event", "create", "--title", "Cœur", "--date", "2026-11-26", "--place", "Amphi", "--json")
    assert made.code == 0
    assert set(made.data) >= {"id", "slug"}
    for name in (made.data["id"], made.data["slug"]):
        assert ronde("attendees", "list", "--event", name, "--json").data == []
    listed = ronde("event", "list", "--json").data
    assert [(e["title"], e["date"], e["place"]) for e in listed] == [("Cœur", "2026-11-26", "Amphi")]
    assert made.data["slug"] in ronde("event", "list").out


def test_an_event_on_a_day_that_nobody_meant_is_refused(ronde: Ronde) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        ended = ronde("event", "create", "--title", "Cœur", "--date", day, "--json")
        assert (ended.code, ended.data["error"]) == (1, "event-date")


def test_an_event_is_made_in_the_time_of_its_place(ronde: Ronde) -> None:
    words = ("event", "create", "--title", "Cœur", "--date", "2026-11-26")
    made = ronde(*words, "--timezone", "America/Guadeloupe", "--json")
    assert (made.code, made.data["timezone"]) == (0, "America/Guadeloupe")
    assert ronde(*words).code == 0
    zones = [event["timezone"] for event in ronde("event", "list", "--json").data]
    assert zones == ["America/Guadeloupe", "Europe/Paris"]
    ended = ronde(*words, "--timezone", "Guadeloupe")
    assert (ended.code, ended.out) == (1, "")
    assert "“Guadeloupe” is no time zone" in ended.err


def test_attendees_are_listed_with_their_codes(ronde: Ronde) -> None:
    event = ronde.event()
    code = register(ronde.file, event, "Anne-Laure", "Villemin")
    (listed,) = ronde("attendees", "list", "--event", event, "--json").data
    assert listed.pop("id")
    assert listed == {
        "given_name": "Anne-Laure",
        "family_name": "Villemin",
        "email": "anne-laure@x.example",
        "institution": "CHU de Valmont",
        "category": "clinical",
        "status": "confirmed",
        "code": code,
        "present": False,
    }
    assert "VILLEMIN Anne-Laure" in ronde("attendees", "list", "--event", event).out


def test_an_unknown_event_is_refused_in_words_and_in_json(ronde: Ronde) -> None:
    ronde.event()
    in_words = ronde("attendees", "list", "--event", "nowhere")
    assert (in_words.code, in_words.out) == (1, "")
    assert "nowhere" in in_words.err
    in_json = ronde("attendees", "list", "--event", "nowhere", "--json")
    assert (in_json.code, in_json.data["error"]) == (1, "event-unknown")


def test_a_command_never_makes_a_community_by_mistake(ronde: Ronde) -> None:
    ended = ronde("event", "list")
    assert (ended.code, ronde.file.exists()) == (1, False)
    assert str(ronde.file) in ended.err


def test_a_copy_is_written_and_put_back(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event("First")
    copy = tmp_path / "copy.ronde"
    assert ronde("backup", "--to", copy, "--json").data == {"file": str(copy)}
    ronde.event("Second")
    restored = ronde("restore", copy, "--json")
    assert restored.code == 0
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["First"]
    ronde("restore", restored.data["kept"])
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["First", "Second"]


def test_a_copy_of_another_community_is_put_back_only_when_told_twice(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event("Mine")
    other = Ronde(tmp_path / "other.ronde", ronde._capsys, ronde._patch)
    other.event("Elsewhere")
    ended = ronde("restore", other.file, "--json")
    assert (ended.code, ended.data["error"]) == (1, "copy-of-another")
    assert "(Elsewhere)" in ended.data["message"]
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["Mine"]
    assert shlex.split(ended.data["command"])[3:] == ["restore", str(other.file), "--force"]
    assert ended.data["command"] in ronde("restore", other.file).err
    assert ronde(*shlex.split(ended.data["command"])[3:]).code == 0
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["Elsewhere"]


def test_a_file_of_a_newer_version_is_replaced_only_when_told_twice(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event("Old")
    copy = tmp_path / "copy.ronde"
    ronde("backup", "--to", copy)
    conn = sqlite3.connect(ronde.file)
    conn.execute(f"PRAGMA user_version = {newest_version() + 1}")
    conn.close()
    before = ronde.file.read_bytes()
    ended = ronde("restore", copy, "--json")
    assert (ended.code, ended.data["error"]) == (1, "copy-over-newer")
    assert ronde.file.read_bytes() == before
    assert ended.data["command"] in ronde("restore", copy).err
    forced = ronde(*shlex.split(ended.data["command"])[3:], "--json")
    assert (forced.code, version_of(Path(forced.data["kept"]))) == (0, newest_version() + 1)
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["Old"]


def test_a_copy_never_takes_the_place_of_the_file_itself(ronde: Ronde) -> None:
    ronde.event()
    ended = ronde("backup", "--to", ronde.file, "--json")
    assert (ended.code, ended.data["error"]) == (1, "backup-onto-itself")


def test_a_copy_never_takes_the_place_of_any_file(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event()
    there = tmp_path / "copy.ronde"
    assert ronde("backup", "--to", there).code == 0
    ended = ronde("backup", "--to", there, "--json")
    assert (ended.code, ended.data["error"]) == (1, "copy-exists")
    nowhere = ronde("backup", "--to", tmp_path / "nowhere" / "copy.ronde", "--json")
    assert (nowhere.code, nowhere.data["error"]) == (1, "folder-missing")


@pytest.mark.parametrize(("spoil", "error"), [(damage, "file-damaged"), (Path.unlink, "file-gone")])
def test_a_lost_file_says_the_command_that_brings_it_back(
    ronde: Ronde, spoil: Callable[[Path], None], error: str
) -> None:
    ronde.event("First")
    copy = ronde("backup", "--json").data["file"]
    spoil(ronde.file)
    ended = ronde("event", "create", "--title", "T", "--date", "2026-11-26", "--json")
    assert (ended.code, ended.data["error"], ended.data["copy"]) == (1, error, copy)
    in_words = ronde("event", "list")
    assert ended.data["command"] in in_words.err
    assert shlex.split(ended.data["command"])[3:] == ["restore", copy]
    restored = ronde(*shlex.split(ended.data["command"])[3:], "--json")
    assert (restored.code, bool(restored.data["set_aside"])) == (0, error == "file-damaged")
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["First"]


def test_what_is_missing_is_named(ronde: Ronde, tmp_path: Path) -> None:
    nowhere = Ronde(tmp_path / "nowhere" / "c.ronde", ronde._capsys, ronde._patch)
    ended = nowhere("event", "create", "--title", "T", "--date", "2026-11-26", "--json")
    assert (ended.code, ended.data["error"]) == (1, "folder-missing")
    assert str(tmp_path / "nowhere") in ended.data["message"]
    ronde.event()
    missing = ronde("restore", tmp_path / "missing.ronde", "--json")
    assert missing.data["error"] == "file-missing"


def test_a_file_that_is_no_community_is_refused_and_left_alone(ronde: Ronde) -> None:
    ronde.file.write_bytes(b"Nom;Prenom\nHADDAD;Gilles\n")
    for words in (["event", "list"], ["event", "create", "--title", "T", "--date", "2026-11-26"]):
        assert ronde(*words).code == 1
    assert ronde.file.read_bytes() == b"Nom;Prenom\nHADDAD;Gilles\n"


def test_a_wrong_copy_changes_nothing(ronde: Ronde, tmp_path: Path) -> None:
    ronde.event("First")
    wrong = tmp_path / "list.csv"
    wrong.write_text("Nom", encoding="utf-8")
    assert ronde("restore", wrong).code == 1
    assert ronde("restore", tmp_path / "missing.ronde").code == 1
    assert [e["title"] for e in ronde("event", "list", "--json").data] == ["First"]


def test_self_check_says_one_line_each(ronde: Ronde) -> None:
    ended = ronde("self-check", "--json")
    assert ended.code == 0
    assert [(c["check"], c["ok"]) for c in ended.data["checks"]] == [("store", True)]


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["checkin"],
        ["event"],
        ["event", "create", "--title", " ", "--date", "2026-11-26"],
        ["event", "create", "--title", "T", "--date", "26/11/2026"],
        ["rotation", "plan", "--event", "e", "--format", "round"],
        ["rotation", "plan", "--event", "e", "--format", "tables", "--table-size", "1"],
        ["rotation", "solve", "case.json", "--budget-s", "nan"],
        ["badges", "--event", "e", "--sheet", "a6"],
        ["attendees", "list", "--event", "e", "--more"],
    ],
)
def test_what_cannot_be_understood_is_a_usage_error(ronde: Ronde, words: list[str]) -> None:
    ended = ronde(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "--help" in ended.err
    assert not ronde.file.exists()


def test_tables_have_one_least_size_in_every_sentence(ronde: Ronde) -> None:
    assert SMALLEST_TABLE == rotation_people.SMALLEST_TABLE
    event = ronde.event()
    plan = ("rotation", "plan", "--event", event, "--format", "tables", "--table-size")
    for size in (0, 1, 2):
        ended = ronde(*plan, size)
        assert (ended.code, f"“{size}” must be a number from 3 up" in ended.err) == (2, True)
    ended = ronde(*plan, 13)
    assert (ended.code, "Tables seat 3 to 12 people" in ended.err) == (1, True)
    pairs = ronde("rotation", "plan", "--event", event, "--format", "pairs", "--table-size", 2, "--json")
    assert pairs.data["error"] == "nobody-to-seat"


def test_options_may_stand_before_or_after_the_command(ronde: Ronde) -> None:
    assert json.loads(ronde("--json", "event", "create", "--title", "T", "--date", "2026-11-26").out)["slug"]
    assert ronde("event", "list", "--json").data[0]["title"] == "T"
