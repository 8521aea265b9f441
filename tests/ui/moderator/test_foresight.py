"""The boards of the next round are laid out before a key asks for them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt

from desktop_app.core.live.views import BoardTable, HallMode, HallView
from desktop_app.ui.moderator.foresight import Foresight
from desktop_app.ui.widgets.hall import board_names, board_tables
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.test_console import to_first_turn
from tests.ui.projector.samples import board


def view(round_number: int, people: int = 12) -> HallView:
    return HallView(HallMode.TABLES, board=replace(board(people), round_number=round_number))


@pytest.fixture
def ahead() -> list[HallView]:
    return [view(1), view(2)]


@pytest.fixture
def foresight(qapp: object, ahead: list[HallView]) -> Iterator[Foresight]:
    parent = QObject()
    yield Foresight(parent, lambda: tuple(ahead))
    parent.deleteLater()


@pytest.fixture
def seen(foresight: Foresight) -> list[int]:
    rounds: list[int] = []
    foresight.foresaw.connect(lambda shown: rounds.append(shown.board.round_number))
    return rounds


def test_one_board_at_a_time_and_each_once(foresight: Foresight, seen: list[int]) -> None:
    foresight.look()
    assert seen == [1]
    foresight.look()
    foresight.look()
    assert seen == [1, 2]


def test_who_arrives_changes_no_layout(foresight: Foresight, seen: list[int], ahead: list[HallView]) -> None:
    foresight.look()
    known = ahead[0].board
    assert known is not None
    absent = tuple(
        BoardTable(
            table.number, table.name, tuple(replace(p, present=False) for p in table.people), table.note
        )
        for table in known.tables
    )
    ahead[:] = [replace(ahead[0], board=replace(known, tables=absent))]
    foresight.look()
    assert seen == [1]


def test_somebody_at_another_table_does(foresight: Foresight, seen: list[int], ahead: list[HallView]) -> None:
    foresight.look()
    ahead[:] = [view(1, people=13)]
    foresight.look()
    assert seen == [1, 1]


def test_other_screens_need_other_layouts(foresight: Foresight, seen: list[int]) -> None:
    foresight.look()
    foresight.forget()
    foresight.look()
    assert seen == [1, 1]


def test_nobody_looks_again_at_what_was_laid_out(
    foresight: Foresight, seen: list[int], ahead: list[HallView]
) -> None:
    def wants(of: object) -> bool:
        foresight._timer.stop()
        foresight.look_soon(of)
        return foresight._timer.isActive()

    assert wants("round 1")
    foresight.look()
    foresight.look()
    assert wants("round 1"), "one board may be missing still"
    foresight.look()
    assert not wants("round 1")
    assert wants("round 2")
    foresight.look()
    foresight.forget()
    assert wants("round 2")
    assert seen == [1, 2]


def test_a_key_lays_nothing_out(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    to_first_turn(console)
    foresight = console.screen.driver.foresight
    for _ in range(2):
        foresight.look()
    monkeypatch.setattr(foresight, "look_soon", lambda of: None)  # not for the rounds after these
    foresight._timer.stop()

    def refuse(*asked: object) -> None:
        raise AssertionError("laid out when the key was pressed")

    monkeypatch.setattr(board_names, "lay_names", refuse)
    monkeypatch.setattr(board_tables, "lay_tables", refuse)
    console.press(Qt.Key.Key_T)
    assert console.hall_view.mode is HallMode.TABLES
    console.press(Qt.Key.Key_T)
    while console.hall_view.mode is HallMode.TIMER:
        console.press(Qt.Key.Key_Right)
    assert console.hall_view.board is not None
    assert console.hall_view.board.round_number == 2


def test_the_time_of_drawing_does_not_make_the_next_second_late(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_first_turn(console)
    driver = console.screen.driver
    draw = driver._draw

    def slowly(*given: object) -> object:
        console.clock.advance(0.040)
        return draw(*given)  # type: ignore[arg-type]

    console.wait(0.5)
    driver.tick()
    at_once = driver._timer.interval()
    monkeypatch.setattr(driver, "_draw", slowly)
    driver.tick()
    driver._timer.stop()
    assert driver._timer.interval() == at_once - 40
