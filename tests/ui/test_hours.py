"""Times are shown in the meeting's zone, wherever the computer was set up."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop_app.ui import hours

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
