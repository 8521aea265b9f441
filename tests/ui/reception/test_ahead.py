"""A verdict is painted while it is written, and seen by nobody before it is on the disk."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject

from desktop_app.core.checkin import Outcome
from desktop_app.services.community import Community
from desktop_app.services.reception import Verdict
from desktop_app.ui.reception.ahead import Ahead
from tests.ui.reception.conftest import Desk


class Paintings(QObject):
    """Which name the card shows each time it has been painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.seen: list[tuple[str, ...]] = []
        desk.screen.card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self.desk.screen.card.face.name)
        return False


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time the window asked whether the disk has it: what it was told."""
    told: list[bool] = []
    truly = Ahead.is_durable

    def is_durable(self: Ahead) -> bool:
        told.append(truly(self))
        return told[-1]

    monkeypatch.setattr(Ahead, "is_durable", is_durable)
    monkeypatch.setattr("desktop_app.ui.reception.ahead.PATIENCE_S", 5.0)
    return told


def test_the_next_one_let_in_is_painted_once_and_is_on_the_disk_by_then(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.scan(desk.people[0].code)
    assert asked == []  # the first of the day takes another face and other buttons
    on_disk: list[int] = []
    paintings, shown = Paintings(desk), desk.screen.card.show_when

    def show_when(*face: Any) -> bool:
        is_shown = shown(*face)
        on_disk.append(desk.on_disk("ADMITTED"))
        return is_shown

    monkeypatch.setattr(desk.screen.card, "show_when", show_when)
    desk.scan(desk.people[1].code)
    assert asked == [True]
    assert on_disk == [2]
    assert len(paintings.seen) == 1
    assert desk.screen.card.face.name == ("Jean", "MARTIN")
    assert desk.played[-1] == "admitted"
    desk.screen.card.buttons()[-1].click()
    desk.settle()
    assert desk.present() == 1  # the buttons are those of the new verdict


def test_what_the_disk_has_not_is_not_shown(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.scan(desk.people[0].code)
    before = desk.screen.card.face
    after: list[Any] = []
    shown, settle = desk.screen.card.show_when, Ahead.settle

    def fails(self: Ahead, *, is_durable: bool) -> None:
        settle(self, is_durable=False)
        raise OSError("the disk is gone")

    def show_when(*face: Any) -> bool:
        is_shown = shown(*face)
        after.extend((is_shown, desk.screen.card.face))
        return is_shown

    monkeypatch.setattr(Ahead, "settle", fails)
    monkeypatch.setattr(desk.screen.card, "show_when", show_when)
    monkeypatch.setattr(desk.window.context.shell, "report", lambda error: None)
    desk.scan(desk.people[1].code)
    assert asked == [False]
    assert after == [False, before]
    assert desk.word == "NOT recorded"


def test_a_slow_disk_holds_the_window_up_no_longer_than_a_moment(desk: Desk) -> None:
    ahead = Ahead(Verdict(Outcome.ADMITTED, 0))
    assert not ahead.is_durable()
    ahead.settle(is_durable=True)
    assert ahead.is_durable()


def test_a_refusal_and_whoever_comes_after_it_are_not_painted_ahead(desk: Desk, asked: list[bool]) -> None:
    for code in (desk.people[0].code, "BCDEFGHJKNPRSTUV", desk.people[1].code):
        desk.scan(code)
    assert asked == []


def test_a_list_of_people_found_is_not_painted_over(desk: Desk, asked: list[bool]) -> None:
    desk.scan(desk.people[0].code)
    with desk.held_lane():
        desk.screen.take_scan(desk.people[1].code)
        desk.screen.view.show_results([desk.people[2]], {})
    desk.settle()
    assert asked == []
    assert desk.screen.card.face.name == ("Jean", "MARTIN")


def test_behind_another_screen_nothing_is_painted_ahead(desk: Desk, asked: list[bool]) -> None:
    desk.scan(desk.people[0].code)
    desk.window.show_screen("attendees")
    desk.window.context.bridge.publish_scan(desk.people[1].code)
    desk.settle()
    assert asked == []
    assert desk.present() == 2
    desk.window.show_screen("reception")
    assert desk.screen.card.face.name == ("Jean", "MARTIN")


def test_the_lane_says_so_also_when_it_fails(desk: Desk) -> None:
    told: list[Ahead] = []
    failed = threading.Event()

    def ask(foresee: Any) -> None:
        foresee(None)
        failed.set()
        raise OSError

    desk.screen.door.foreseen.connect(told.append)

    def on_the_lane(community: Community) -> None:
        with pytest.raises(OSError):
            desk.screen.door._with_foresight(ask)

    desk.ask(on_the_lane)
    assert failed.is_set()
    desk.qtbot.waitUntil(lambda: bool(told))
    assert not told[0].is_durable()


def test_it_gives_way_once_before_it_paints(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.scan(desk.people[0].code)
    gave_way: list[tuple[str, ...]] = []
    lane = desk.window.context.lane
    monkeypatch.setattr(lane, "give_way", lambda: gave_way.append(desk.screen.card.face.name))
    desk.scan(desk.people[1].code)
    assert gave_way == [("Anne-Laure", "VILLEMIN")]
