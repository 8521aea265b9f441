"""A meeting in a time zone that this computer does not know: its hours are the computer's, and all of it works."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.core.live.show import Speaker
from desktop_app.services.community import Community
from desktop_app.services.events import DoorWishes, EventInfo
from desktop_app.services.live_facts import planned_ms
from desktop_app.services.programme import ProgrammeLine
from tests.printing.pages import text_of
from tests.services.conftest import Registers

UNKNOWN = "Mars/Olympus"
OPENS, CLOSES = dt.time(8, 30), dt.time(18)

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system keeps its time zone")


@pytest.fixture(autouse=True)
def computer_in_guadeloupe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "AST4")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def lost(community: Community, event: EventInfo) -> EventInfo:
    """The meeting as a computer that knows more zones than this one has written it."""
    community.events.change(event.id, timezone="America/Guadeloupe", door=DoorWishes(False, OPENS, CLOSES))
    community._recorder.record("event.changed", f"event:{event.id}", {"timezone": UNKNOWN}, event.id)
    return community.events.find(event.id)


def test_the_file_opens_on_the_meeting_of_the_day(community: Community, lost: EventInfo) -> None:
    reopened = Community(community.path, clock=community.clock)
    try:
        assert reopened.events.to_show() == lost
        assert reopened.events.is_on(lost.id)
    finally:
        reopened.close()


def test_its_hours_are_those_of_the_computer(community: Community, lost: EventInfo) -> None:
    assert (lost.timezone, lost.opens_at, lost.closes_at) == (UNKNOWN, OPENS, CLOSES)
    begins_ms = planned_ms(lost, 9 * 60)
    assert begins_ms == round(dt.datetime(2026, 11, 26, 13, tzinfo=dt.UTC).timestamp() * 1000)


def test_papers_and_lists_are_written(
    community: Community, lost: EventInfo, register: Registers, tmp_path: Path
) -> None:
    who = register("Anne", "Villemin")
    community.reception.check_in(lost.id, who.code)
    assert "09:00" in text_of(community.papers.sign_in_sheet(lost.id))
    assert community.exports.write_attendees(lost.id, tmp_path / "list.csv") == 1
    assert "09:00" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


def test_a_list_with_dates_of_consent_is_imported(
    community: Community, lost: EventInfo, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Nom;Prénom;Email;Photo;Date d'inscription\nVILLEMIN;Anne;anne@x.example;oui;2026-10-18 10:24\n",
        encoding="utf-8",
    )
    assert community.imports.import_attendees(lost.id, path).counts["imported"] == 1


def test_a_session_runs(community: Community, lost: EventInfo, tmp_path: Path) -> None:
    speaker = (Speaker("Leïla HADDADI"),)
    lines = [ProgrammeLine("", "talk", title, speaker, start_min=9 * 60 + 15) for title in ("EEG", "ECG")]
    community.programme.replace(lost.id, lines)
    awaited = community.speakers.awaited(lost.id)
    assert awaited is not None and awaited.absent == ("Leïla HADDADI",)
    session = community.live.session(lost.id)
    session.start()
    session.next()
    session.stop()
    written = tmp_path / "log.csv"
    assert community.live_log.write(lost.id, written) and "09:00" in written.read_text(encoding="utf-8-sig")


def test_it_can_be_given_another_zone_and_keeps_its_times_of_day(
    community: Community, lost: EventInfo
) -> None:
    renamed = community.events.change(lost.id, title="Another title")
    assert (renamed.timezone, renamed.opens_at) == (UNKNOWN, OPENS)
    moved = community.events.change(lost.id, timezone="Europe/Paris")
    assert (moved.timezone, moved.opens_at, moved.closes_at) == ("Europe/Paris", OPENS, CLOSES)
