"""Somebody to look after: on every card, and told in a line when the next answer takes them off it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.services.attendees import Attendee
from desktop_app.services.community import Community
from desktop_app.services.rotation_people import PlanRequest
from tests.ui.reception.conftest import Desk


def test_of_badges_glued_together_somebody_to_look_after_is_shown(desk: Desk) -> None:
    desk.scan(desk.people[4].code + desk.people[0].code)
    assert desk.present() == 2
    assert desk.screen.card.face.name == ("Inès", "LEROY")


def test_who_is_to_be_looked_after_is_told_before_and_after_they_are_let_in(desk: Desk) -> None:
    desk.type("leroy")
    QTest.keyClick(desk.screen.field, Qt.Key.Key_Return)
    desk.settle()
    assert (desk.screen.card.face.hint, desk.screen.card.face.is_warning) == ("VIP", True)
    desk.scan(desk.people[4].code)
    desk.scan(desk.people[0].code)
    desk.scan(desk.people[4].code)
    assert ("Attention", "VIP") in desk.screen.card.face.chips


def test_somebody_to_look_after_has_a_sound(desk: Desk) -> None:
    desk.scan(desk.people[4].code)
    assert desk.played == ["vip"]


def test_somebody_to_look_after_who_was_hardly_seen_is_told_beside_the_next_verdict(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.reception.standing.LEAST_SEEN_S", 60.0)
    desk.scan(desk.people[0].code)
    desk.scan(desk.people[4].code)
    desk.scan(desk.people[1].code)
    assert desk.on_disk("ADMITTED") == 3
    assert desk.screen.card.face.name == ("Jean", "MARTIN")
    assert desk.window.notice.label.text() == "Inès LEROY — VIP"
    desk.ask(lambda c: c.attendees.edit(desk.people[2].registration_id, attention="Chaise roulante"))
    desk.scan(desk.people[2].code)
    desk.scan("BCDEFGHJKNPRSTUV")
    assert desk.window.notice.label.text() == "Inès LEROY — VIP\nJean MARTIN — Chaise roulante"
    desk.window.say("", "")
    desk.scan("BCDEFGHJKNPRSTUV")
    assert desk.screen.card.face.tone == "refused"
    assert not desk.window.notice.isVisible()


def test_who_lets_somebody_in_by_a_key_sees_it_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.reception.standing.LEAST_SEEN_S", 60.0)
    desk.scan(desk.people[3].code)
    assert desk.word == "Ask first"
    desk.press(Qt.Key.Key_F9)
    assert desk.word == "Welcome"
    desk.scan(desk.people[4].code)
    desk.screen.deeds.undo()
    desk.settle()
    assert desk.word == "Entry taken back"


def test_a_latecomer_is_told_that_there_is_no_table_yet(desk: Desk) -> None:
    late, *others = desk.people
    for who in others:
        desk.ask(partial(_let_in, who))
    request = PlanRequest(table_size=3, rounds=2)
    desk.ask(lambda c: c.rotation.plan(late.event_id, request, budget_s=0.1))
    desk.scan(late.code)
    assert ("Speed dating", "No table yet") in desk.screen.card.face.chips


def _let_in(who: Attendee, community: Community) -> None:
    community.reception.admit(who.event_id, who.registration_id, confirmed=True)
