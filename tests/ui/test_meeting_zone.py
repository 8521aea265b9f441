"""The time zones that the form of a meeting offers."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.zones import is_zone
from desktop_app.ui import meeting_zone
from desktop_app.ui.meeting_zone import ZoneField


def offered(qtbot: QtBot, zone: str) -> tuple[ZoneField, dict[str, str]]:
    field = ZoneField(zone)
    qtbot.addWidget(field)
    return field, {field.itemData(i): field.itemText(i) for i in range(field.count())}


def test_this_computers_zone_is_one_that_the_system_has() -> None:
    own = meeting_zone.computers_zone()
    if not is_zone(own):
        pytest.skip(f"a zone that only this computer knows: {own!r}")
    assert own in meeting_zone._offered("Europe/Paris")


def test_the_zones_of_france_are_offered_and_paris_is_chosen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting_zone, "computers_zone", lambda: "Europe/Paris")
    field, words = offered(qtbot, "")
    assert field.zone() == "Europe/Paris"
    assert words["Indian/Reunion"] == "Réunion"
    assert all(map(is_zone, words))
    assert not any("this computer" in word for word in words.values())


def test_the_computers_own_and_the_meetings_are_offered_where_they_are_others(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting_zone, "computers_zone", lambda: "America/New_York")
    field, words = offered(qtbot, "Asia/Tokyo")
    assert field.zone() == "Asia/Tokyo"
    assert list(words.values())[-2:] == ["America/New York (this computer)", "Asia/Tokyo"]


def test_a_name_that_is_no_zone_is_not_offered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_zone, "computers_zone", lambda: "")
    field, words = offered(qtbot, "Mars/Olympus")
    assert field.zone() == "Europe/Paris"
    assert all(map(is_zone, words))


def test_in_place_of_a_zone_unknown_here_the_computers_own_is_proposed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting_zone, "computers_zone", lambda: "America/Guadeloupe")
    field, _ = offered(qtbot, "Mars/Olympus")
    assert field.zone() == "America/Guadeloupe", "in it the hours were shown until now"
