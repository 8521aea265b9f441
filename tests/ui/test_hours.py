"""Times are shown in the meeting's zone, wherever the computer was set up."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.services.community import Community
from desktop_app.services.safety import Backup, when_made
from desktop_app.ui import hours
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow

NOON_UTC_MS = int(datetime(2026, 7, 1, 12, 0, 5, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(autouse=True)
def computers_own() -> Iterator[None]:
    yield
    hours.use_zone("")


@pytest.mark.parametrize(
    ("zone", "shown"), [("Europe/Paris", "14:00:05"), ("America/Guadeloupe", "08:00:05")]
)
def test_times_are_those_of_the_meeting(zone: str, shown: str) -> None:
    hours.use_zone(zone)
    assert hours.hour_with_seconds(NOON_UTC_MS) == shown
    assert hours.hour(NOON_UTC_MS) == shown[:5]


def test_an_unknown_zone_is_the_computers_own() -> None:
    hours.use_zone("Nowhere/Here")
    assert hours.hour(NOON_UTC_MS) == datetime.fromtimestamp(NOON_UTC_MS / 1000).strftime("%H:%M")
    assert hours.hour(None) == ""


def test_the_first_moment_of_a_clock_that_has_stopped_is_an_hour_too() -> None:
    hours.use_zone("Europe/Paris")
    assert hours.hour(0) == "01:00"


def test_the_header_and_the_line_of_what_is_saved_follow_the_meeting_at_once(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON_UTC_MS / 1000)
    monkeypatch.setattr(time, "time_ns", lambda: NOON_UTC_MS * 1_000_000)
    community = Community(tmp_path / "c.ronde")
    paris, here = (
        community.events.create("M", date(2026, 7, 1), timezone=zone)
        for zone in ("Europe/Paris", "America/Guadeloupe")
    )
    community.close()
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show_screen("reception")
    window.session.choose_event(paris)
    window.saved_now()
    assert (window.header.clock.text(), window.status._saved.text()) == ("14:00", "Saved 14:00:05")
    window.session.choose_event(here)
    assert (window.header.clock.text(), window.status._saved.text()) == ("08:00", "Saved 08:00:05")


def test_a_copy_has_one_time_everywhere(tmp_path: Path) -> None:
    copy = Backup(tmp_path / "copy", NOON_UTC_MS, "hand", 0)
    hours.use_zone("America/Guadeloupe")
    assert when_made(copy, hours.zone()) == "01/07/2026 at 08:00:05"
    i18n.use_language("fr")
    assert when_made(copy, hours.zone()) == "01/07/2026 à 08:00:05"
    hours.use_zone("")
    own = datetime.fromtimestamp(NOON_UTC_MS / 1000)
    assert when_made(copy, hours.zone()) == own.strftime("%d/%m/%Y à %H:%M:%S")


def test_a_new_meeting_is_proposed_on_the_day_that_it_is_where_meetings_are(
    qtbot: QtBot, settings: LocalSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(time, "time", late.timestamp)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    for zone, day in (("", 27), ("America/Guadeloupe", 26), ("Europe/Paris", 27)):
        hours.use_zone(zone)
        sheet = EventSheet(window, window.context, None, lambda event: None)
        assert sheet.date.date() == QDate(2026, 11, day)
        sheet.reject()
