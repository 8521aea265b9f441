"""``ronde checkin``: codes on the command line and on standard input."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli.checkin import TRIES
from desktop_app.core.checkin import Outcome
from desktop_app.core.errors import Refused
from desktop_app.services.community import Community
from desktop_app.services.reception import Reception, Verdict
from desktop_app.store import database
from tests.cli.running import Ronde
from tests.cli.test_commands import register

ROOT = Path(__file__).resolve().parents[2]

# Scans that lead to nobody: empty, control characters, other worlds' codes, letters of ours with a wrong check letter.
STRANGE = [
    " ", "\t", "\x1b[A", "BEGIN:VCARD", "https://x.example/t/ABCDEF", "0" * 5_000, "é" * 40, "BCDFGHJKNPRSTUVX",
    "'; DROP TABLE people; --", "../../etc/passwd", "{}", "[1]", "null", "=1+1", "😀", "\u202e", "bcdf ghjk", "x" * 16,
]  # fmt: skip


def test_a_door_in_a_time_zone_unknown_to_this_computer_lets_in(ronde: Ronde) -> None:
    event = ronde.event()
    code = register(ronde.file, event, "Anne", "Villemin")
    opened = Community(ronde.file)
    opened._recorder.record("event.changed", f"event:{event}", {"timezone": "Mars/Olympus"}, event)
    opened.close()
    first, second = ronde("checkin", "--event", event, code, code, "--json").lines
    assert (first["outcome"], second["outcome"]) == ("ADMITTED", "ALREADY_IN")
    assert datetime.fromisoformat(first["at"]).utcoffset() is not None


def test_a_code_admits_once_and_says_when_the_second_time(ronde: Ronde) -> None:
    event = ronde.event()
    code = register(ronde.file, event, "Anne-Laure", "Villemin")
    first, second = ronde("checkin", "--event", event, code, code, "--json").lines
    assert (first["outcome"], first["code"], first["name"]) == ("ADMITTED", code, "Anne-Laure VILLEMIN")
    assert datetime.fromisoformat(first["at"]).utcoffset() is not None
    assert second["outcome"] == "ALREADY_IN"
    assert second["first_at"] == first["at"]
    (listed,) = ronde("attendees", "list", "--event", event, "--json").data
    assert listed["present"] is True
    assert listed["id"] == first["registration"]


def test_a_code_waits_while_a_long_list_is_written(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    event = ronde.event()
    codes = [register(ronde.file, event, name, "Villemin") for name in ("Anne", "Paul")]
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 1)
    other = sqlite3.connect(ronde.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tries: list[str] = []
    real = Reception.check_in

    def counted(reception: Reception, *args: Any, **named: Any) -> tuple[Verdict, ...]:
        tries.append(args[1].strip())
        if len(tries) == 3:
            other.execute("ROLLBACK")
        return real(reception, *args, **named)

    monkeypatch.setattr(Reception, "check_in", counted)
    ended = ronde("checkin", "--event", event, "-", "--json", typed="\n".join(codes))
    other.close()
    assert (ended.code, [line["outcome"] for line in ended.lines]) == (0, ["ADMITTED", "ADMITTED"])
    assert tries == [codes[0]] * 3 + [codes[1]]
    assert ended.err.count("kept and tried again") == 1


def test_while_the_file_stays_busy_each_code_is_given_back(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = ronde.event()
    codes = [register(ronde.file, event, name, "Villemin") for name in ("Anne", "Paul", "Léa")]
    tries: list[str] = []
    real = Reception.check_in

    def counted(reception: Reception, *args: Any, **named: Any) -> tuple[Verdict, ...]:
        tries.append(args[1].strip())
        return real(reception, *args, **named)

    monkeypatch.setattr(Reception, "check_in", counted)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 1)
    other = sqlite3.connect(ronde.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ended = ronde("checkin", "--event", event, "-", "--json", typed="\n".join(codes))
    read = ronde("checkin", "--event", event, *codes)
    other.close()
    assert (ended.code, [line["code"] for line in ended.lines]) == (1, codes)
    assert {line["error"] for line in ended.lines} == {"file-busy"}
    assert all("NOT recorded" in line["message"] for line in ended.lines)
    assert (read.code, [code for code in codes if f"{code}: Another program" in read.err]) == (1, codes)
    once = [codes[1], codes[2]]
    assert tries == [*[codes[0]] * TRIES, *once, *[codes[0]] * TRIES, *once], "the others wait once each"


def test_codes_before_and_after_the_disk_filled_up_have_their_answers(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = ronde.event()
    codes = [register(ronde.file, event, name, "Villemin") for name in ("Anne", "Paul", "Léa")]
    real = Reception.check_in

    def filling(reception: Reception, *args: Any, **named: Any) -> tuple[Verdict, ...]:
        if args[1] == codes[1]:
            raise Refused("disk-full", "The disk is full: this was NOT recorded.")
        return real(reception, *args, **named)

    monkeypatch.setattr(Reception, "check_in", filling)
    ended = ronde("checkin", "--event", event, *codes, "--json")
    endings = [(line["code"], line.get("outcome", line.get("error"))) for line in ended.lines]
    assert endings == [(codes[0], "ADMITTED"), (codes[1], "disk-full"), (codes[2], "ADMITTED")], (
        "there may be room again"
    )
    assert ended.code == 1


def test_people_read_words(ronde: Ronde) -> None:
    event = ronde.event()
    code = register(ronde.file, event, "Anne-Laure", "Villemin")
    assert ronde("checkin", "--event", event, code).out == "Welcome · Anne-Laure VILLEMIN\n"
    assert ronde("checkin", "--event", event, code).out.startswith("Already in at ")


AT = int(datetime(2026, 11, 26, 17, 4, tzinfo=UTC).timestamp() * 1000)
SAID = {
    Outcome.ADMITTED: (0, "Welcome"),
    Outcome.ALREADY_IN: (0, "Already in at 18:04"),
    Outcome.RE_ENTERED: (0, "Welcome back"),
    Outcome.LEFT: (0, "Goodbye"),
    Outcome.UNKNOWN_CODE: (1, "Unknown code"),
    Outcome.MISREAD: (1, "Misread: scan again"),
    Outcome.WRONG_EVENT: (1, "Badge of another event: "),
    Outcome.CANCELLED: (1, "Registration cancelled"),
    Outcome.REVOKED: (1, "Old badge: a newer one exists"),
    Outcome.NOT_ADMITTED_HERE: (1, "Not admitted at this door"),
    Outcome.NEEDS_CONFIRMATION: (1, "To confirm at the desk: pending registration"),
    Outcome.AMBIGUOUS: (1, "Several people share this code: choose at the desk"),
    Outcome.TOO_EARLY: (1, "Too early: the door is not open yet"),
    Outcome.TOO_LATE: (1, "Too late: the door is closed"),
}


def answering(verdict: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    """The door answers this from now on."""
    monkeypatch.setattr(Reception, "check_in", lambda *_args, **_named: (verdict,))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_words_and_its_exit_code(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    event = ronde.event()
    answering(Verdict(outcome, AT, "BCD", first_at_ms=AT), monkeypatch)
    ended = ronde("checkin", "--event", event, "BCD")
    code, words = SAID[outcome]
    assert (ended.code, ended.out) == (code, f"{words} · BCD\n")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(Outcome.LEFT, AT, first_at_ms=AT), "Goodbye"),
        (Verdict(Outcome.LEFT, AT, first_at_ms=AT, out_since_ms=AT), "Already gone out at 18:04"),
        (Verdict(Outcome.LEFT, AT), "Goodbye; no entry was recorded"),
        (Verdict(Outcome.NEEDS_CONFIRMATION, AT, reason="to pay"), "To confirm at the desk: to pay"),
    ],
)
def test_the_door_says_what_does_not_fit(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch, verdict: Verdict, said: str
) -> None:
    event = ronde.event()
    answering(verdict, monkeypatch)
    assert ronde("checkin", "--event", event, "BCD").out == f"{said}\n"


def test_a_refusal_is_exit_code_1(ronde: Ronde) -> None:
    event = ronde.event()
    ended = ronde("checkin", "--event", event, "nobody", "--json")
    assert (ended.code, ended.data["outcome"], ended.data["registration"]) == (1, "UNKNOWN_CODE", None)


def test_strange_scans_never_admit_and_never_crash(ronde: Ronde) -> None:
    event = ronde.event()
    register(ronde.file, event, "Anne-Laure", "Villemin")
    ended = ronde("checkin", "--event", event, "--json", "--", *STRANGE)
    assert ended.code == 1
    assert len(ended.lines) >= len(STRANGE)
    assert {line["outcome"] for line in ended.lines} <= {"UNKNOWN_CODE", "MISREAD"}
    (listed,) = ronde("attendees", "list", "--event", event, "--json").data
    assert listed["present"] is False


def test_lines_of_standard_input_are_codes(ronde: Ronde) -> None:
    event = ronde.event()
    codes = [register(ronde.file, event, "Anne", name) for name in ("Un", "Deux", "Trois")]
    ended = ronde(
        "checkin", "--event", event, "-", "--json", typed="\r\n".join([codes[0], "", codes[1].lower()])
    )
    assert [line["outcome"] for line in ended.lines] == ["ADMITTED", "ADMITTED"]
    assert ended.code == 0


def test_a_badge_of_another_meeting_says_which(ronde: Ronde) -> None:
    other, here = ronde.event("Neurology"), ronde.event("Cardiology")
    code = register(ronde.file, other, "Anne", "Villemin")
    ended = ronde("checkin", "--event", here, code)
    assert (ended.code, "Neurology" in ended.out) == (1, True)


def test_answers_stream_line_by_line(ronde: Ronde) -> None:
    event = ronde.event()
    codes = [register(ronde.file, event, "Anne", name) for name in ("Un", "Deux")]
    command = [
        sys.executable,
        "-m",
        "desktop_app",
        "--data",
        str(ronde.file),
        "checkin",
        "--event",
        event,
        "-",
        "--json",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as running:
        assert running.stdin
        assert running.stdout
        for code in codes:
            running.stdin.write(f"{code}\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["code"] == code
        running.stdin.close()
        assert running.wait(30) == 0
