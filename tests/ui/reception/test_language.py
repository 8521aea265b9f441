"""A change of the language builds the desk anew: nothing that waits at the door is lost."""

import pytest

from desktop_app import i18n
from desktop_app.core.errors import Refused
from desktop_app.services.events import DoorWishes
from desktop_app.ui.reception.screen import ReceptionScreen
from tests.ui.reception.conftest import Desk


def speak(desk: Desk, language: str) -> None:
    """As in the settings: every screen is built anew."""
    i18n.use_language(language)
    desk.window.restyle()
    screen = desk.window.screen_of("reception")
    assert isinstance(screen, ReceptionScreen)
    assert screen is not desk.screen
    desk.screen = screen


def test_scans_that_wait_survive_a_change_of_language(desk: Desk) -> None:
    with desk.held_lane():
        for person in desk.people[:3]:
            desk.screen.take_scan(person.code)
        speak(desk, "fr")
        assert desk.screen.door.waiting() == 3
        assert desk.window.status.text_of("scanner").startswith("3 scans attendent")
    desk.qtbot.waitUntil(lambda: not desk.screen.door.waiting())
    desk.settle()
    assert desk.present() == 3
    assert desk.word == "Bienvenue"
    desk.scan(desk.people[3].code)
    assert desk.screen.door.waiting() == 0


def test_scans_that_the_file_refuses_for_now_survive_it_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    community = desk.window.context.workspace
    assert community is not None
    with monkeypatch.context() as patch:
        patch.setattr(community.reception, "check_in", _busy)
        desk.screen.take_scan(desk.people[0].code)
        desk.qtbot.waitUntil(lambda: desk.screen.door._retry.isActive())
        speak(desk, "fr")
        desk.settle()
        assert desk.screen.door.waiting() == 1
    desk.screen.door.try_now()
    desk.qtbot.waitUntil(lambda: not desk.screen.door.waiting())
    desk.settle()
    assert desk.present() == 1


def test_people_still_go_out_after_a_change_of_language(desk: Desk) -> None:
    event_id = desk.window.context.event_id
    event = desk.ask(lambda c: c.events.change(event_id, door=DoorWishes(exits_on=True)))
    desk.window.session.choose_event(event)
    desk.settle()
    desk.screen.visitors.toggle_leaving()
    speak(desk, "fr")
    assert desk.screen.leaving
    assert "SORTIE" in desk.screen.field.placeholderText().upper()


def test_a_notice_in_the_former_language_goes(desk: Desk) -> None:
    desk.window.say("attention", "The screen was unplugged.")
    speak(desk, "fr")
    assert not desk.window.notice.isVisible()


def _busy(*_args: object, **_named: object) -> None:
    raise Refused("file-busy", "Busy.")
