"""``ronde attendees import``, ``programme import`` and ``rotation plan`` on the demo's lists."""

import errno
import json
import os
import re
from pathlib import Path

import pytest

from desktop_app import paths
from tests.cli.running import Ronde
from tests.cli.test_commands import register

DEMO = paths.resources() / "demo"
PLAN = ("rotation", "plan", "--format", "tables", "--budget-s", "0.1")
BROKEN = {
    "empty.csv": b"",
    "header_only.csv": "Nom;Prénom;Email\n".encode(),
    "junk.csv": bytes(range(256)) * 20,
    "protected.xlsx": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    "truncated.xlsx": b"PK\x03\x04" + bytes(90),
    "no_names.csv": b"Colour;Size\nred;3\nblue;4\n",
}


def import_demo(ronde: Ronde) -> str:
    """The demo's people in a new event; its id."""
    event = ronde.event()
    assert ronde("attendees", "import", DEMO / "participants.csv", "--event", event).code == 0
    return event


def test_every_row_ends_somewhere_with_its_reason(ronde: Ronde) -> None:
    event = ronde.event()
    report = ronde("attendees", "import", DEMO / "participants.csv", "--event", event, "--json").data
    counts = report["counts"]
    assert counts["rows"] == len(report["rows"]) == 96
    assert counts["rows"] == sum(counts[end] for end in ("imported", "updated", "merged", "set_aside"))
    assert all(row["reason"] and row["outcome"] for row in report["rows"])
    listed = {a["id"] for a in ronde("attendees", "list", "--event", event, "--json").data}
    assert {row["registration"] for row in report["rows"]} == listed


def test_what_the_text_says_a_program_is_told_too(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    file = tmp_path / "list.csv"
    file.write_text(
        "Liste provisoire\nNom;Prénom;Email;Statut\n"
        "HADDAD et MARTIN;Gilles et Rose;gilles@x.example;\nDURAND;Paul;paul@x.example;Annulé\n",
        encoding="utf-8",
    )
    in_words = ronde("attendees", "import", file, "--event", event, "--dry-run").out
    report = ronde("attendees", "import", file, "--event", event, "--json").data
    pair, cancelled = report["rows"]
    listed = {a["id"]: a for a in ronde("attendees", "list", "--event", event, "--json").data}
    assert {pair["registration"], pair["also_registered"], cancelled["registration"]} == set(listed)
    assert listed[cancelled["registration"]]["status"] == "cancelled"
    assert report["cancelled"] == report["counts"]["cancelled"] == 1
    assert "1 cancelled" in in_words
    assert all(remark in in_words for remark in report["remarks"])


def test_a_list_that_came_without_a_copy_of_what_stood_before_says_so(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = import_demo(ronde)
    written = ronde("attendees", "import", DEMO / "participants.csv", "--event", event, "--json")
    assert written.data["without_copy"] is None

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop_app.store.backups.make", full)
    in_words = ronde("attendees", "import", DEMO / "participants.csv", "--event", event)
    report = ronde("attendees", "import", DEMO / "participants.csv", "--event", event, "--json").data
    assert in_words.code == 0
    assert report["without_copy"] in in_words.out and "disk is full" in report["without_copy"]


def test_a_list_that_says_nothing_new_is_said_to(ronde: Ronde) -> None:
    event = import_demo(ronde)
    again = ronde("attendees", "import", DEMO / "participants.csv", "--event", event)
    assert again.code == 0
    assert again.out.startswith("96 rows, 0 imported, 96 unchanged.")


def test_a_list_without_one_usable_row_is_refused(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    useless = tmp_path / "useless.csv"
    useless.write_text("Nom;Prénom;Email\n;;a@x.example\n;;b@x.example\n", encoding="utf-8")
    ended = ronde("attendees", "import", useless, "--event", event, "--json")
    assert (ended.code, ended.data["counts"]["rows"], ended.data["counts"]["set_aside"]) == (1, 2, 2)
    assert all(row["reason"] for row in ended.data["rows"])


def test_a_folder_is_no_list(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    for words in ("attendees", "programme"):
        ended = ronde(words, "import", tmp_path, "--event", event, "--json")
        assert (ended.code, ended.data["error"]) == (1, "file-is-folder")


def test_a_replaced_programme_is_said_and_comes_back(ronde: Ronde, tmp_path: Path) -> None:
    event = ronde.event()
    first = ronde("programme", "import", DEMO / "programme.csv", "--event", event, "--json").data
    other = tmp_path / "other.csv"
    other.write_text("Début;Titre\n14:00;Autre\n", encoding="utf-8")
    assert ronde("programme", "import", other, "--event", event, "--json").data["replaced"] == first["items"]
    assert ronde("programme", "undo", "--event", event, "--json").data["items"] == first["items"]


def test_a_dry_run_changes_nothing(ronde: Ronde) -> None:
    event = ronde.event()
    ended = ronde("attendees", "import", DEMO / "participants.csv", "--event", event, "--dry-run", "--json")
    assert (ended.code, ended.data["counts"]["imported"], ended.data["dry_run"]) == (0, 96, True)
    assert ronde("attendees", "list", "--event", event, "--json").data == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_changes_no_byte(ronde: Ronde, tmp_path: Path, name: str) -> None:
    event = ronde.event()
    before = ronde.file.read_bytes()
    (tmp_path / name).write_bytes(BROKEN[name])
    ended = ronde("attendees", "import", tmp_path / name, "--event", event)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err) > 20
    assert ronde.file.read_bytes() == before


def test_a_list_without_known_columns_asks_for_nothing_that_no_option_does(
    ronde: Ronde, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("un;deux;trois\n1;2;3\n", encoding="utf-8")
    ended = ronde("attendees", "import", tmp_path / "odd.csv", "--event", ronde.event(), "--json")
    assert (ended.code, ended.data["error"]) == (1, "columns-unknown")
    assert "by hand" not in ended.data["message"]


@pytest.mark.skipif(os.name == "nt", reason="Windows says the same of a file that is open")
def test_a_list_that_may_not_be_read_says_so(
    ronde: Ronde, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "list.csv").write_text("Nom\nVillemin\n", encoding="utf-8")
    event = ronde.event()
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    ended = ronde("attendees", "import", tmp_path / "list.csv", "--event", event, "--json")
    assert (ended.code, ended.data["error"]) == (1, "file-unreadable")
    assert "may not be read" in ended.data["message"]


def test_the_programme_is_replaced(ronde: Ronde) -> None:
    event = ronde.event()
    for _ in range(2):
        assert (
            ronde("programme", "import", DEMO / "programme.csv", "--event", event, "--json").data["items"]
            == 11
        )


def test_rounds_are_planned_for_those_who_are_there(ronde: Ronde) -> None:
    event = import_demo(ronde)
    nobody = ronde("rotation", "plan", "--event", event, "--format", "tables", "--present")
    assert nobody.code == 1
    people = ronde("attendees", "list", "--event", event, "--json").data
    ronde("checkin", "--event", event, *[person["code"] for person in people[:60]])
    words = ("--table-size", 5, "--rounds", 4, "--budget-s", 0.2, "--present", "--json")
    plan = ronde("rotation", "plan", "--event", event, "--format", "tables", *words)
    assert plan.code == 0
    assert len(plan.data["rounds"]) == 4
    present = {person["id"] for person in people[:60]}
    for tables in plan.data["rounds"]:
        seated = [who for table in tables for who in table]
        assert len(seated) == len(set(seated))
        assert set(seated) <= present


def test_the_stage_queue_holds_those_with_an_idea(ronde: Ronde) -> None:
    event = import_demo(ronde)
    made = ronde("rotation", "plan", "--event", event, "--format", "stage", "--json").data
    assert len(made["queue"]) > 20
    assert all(entry["title"] for entry in made["queue"])


def test_a_case_is_solved_on_its_own(ronde: Ronde, tmp_path: Path) -> None:
    case = {
        "id": "small",
        "people": [{"id": n} for n in range(16)],
        "tables": [{"capacity": 4}] * 4,
        "n_rounds": 3,
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    ended = ronde("rotation", "solve", file, "--budget-s", 5)
    assert ended.code == 0
    rounds = ended.data["rounds"]
    assert [sorted(who for table in tables for who in table) for tables in rounds] == [list(range(16))] * 3


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"people": 3}'])
def test_a_case_that_is_none_is_refused(ronde: Ronde, tmp_path: Path, text: str) -> None:
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    ended = ronde("rotation", "solve", file, "--json")
    assert (ended.code, "error" in ended.data) == (1, True)
    assert ronde("rotation", "solve", tmp_path / "missing.json").code == 1


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_the_list_goes_out_and_comes_back(ronde: Ronde, tmp_path: Path, name: str) -> None:
    event = import_demo(ronde)
    written = ronde("attendees", "export", tmp_path / name, "--event", event, "--json")
    assert (written.code, written.data["people"]) == (0, 96)
    again = ronde("attendees", "import", tmp_path / name, "--event", event, "--dry-run", "--json").data
    assert (again["imported"], again["counts"]["rows"]) == (0, 96)


def test_an_export_to_nowhere_is_refused(ronde: Ronde, tmp_path: Path) -> None:
    event = import_demo(ronde)
    ended = ronde("attendees", "export", tmp_path / "absent" / "out.csv", "--event", event, "--json")
    assert (ended.code, ended.data["error"]) == (1, "file-not-written")


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({}, "no “people”"),
        ({"people": []}, "no “tables”"),
        ({"people": [{"category": "a"}], "tables": [], "n_rounds": 1}, "“id” is missing in “people”"),
        ({"people": [], "tables": [{"capacity": "x"}], "n_rounds": 1}, "“tables” is not written"),
        ({"people": [], "tables": [], "n_rounds": 1, "wishes": [[1]]}, "“wishes” is not written"),
        ({"people": [], "tables": [{"capacity": 4}], "n_rounds": 1}, "“people” is empty"),
        ({"people": [{"id": 1}], "tables": [], "n_rounds": 1}, "“tables” is empty"),
        ({"people": [{"id": 1}], "tables": [{"capacity": 4}], "n_rounds": 10**6}, "40 rounds at most"),
    ],
)
def test_a_case_that_cannot_be_read_is_named_by_its_part(
    ronde: Ronde, tmp_path: Path, case: dict[str, object], said: str
) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    ended = ronde("rotation", "solve", file, "--budget-s", 1)
    assert (ended.code, said in ended.err) == (1, True), ended.err


def test_the_list_is_in_the_words_of_the_reader(ronde: Ronde) -> None:
    event = ronde.event()
    register(ronde.file, event, "Anne", "Villemin")
    listed = ronde("attendees", "list", "--event", event)
    assert "Registered" in listed.out and "Clinicians" in listed.out and "confirmed" not in listed.out
    (kept,) = ronde("attendees", "list", "--event", event, "--json").data
    assert (kept["status"], kept["category"]) == ("confirmed", "clinical")


def test_a_plan_is_said_in_the_words_of_its_screens(ronde: Ronde) -> None:
    event = import_demo(ronde)
    made = ronde(*PLAN, "--event", event, "--rounds", "2", "--table-size", "4")
    people, worth = made.out.splitlines()
    assert made.code == 0 and people.endswith(" · 2 rounds")
    assert re.match(
        r"People met: \S+ \(min\. \d\) · Repeated pairs: 0 — optimal · Meetings across worlds: ", worth
    )
