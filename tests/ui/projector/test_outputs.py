"""The hall's windows: cases S1 to S6 of the live session."""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.views import HallMode
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.projector.window import ProjectorWindow
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.widgets.hall.port import OutputState
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY, FakeScreens, at
from tests.ui.projector.samples import hall

VIEW = hall()


class Desk:
    """A console on the left screen and the hall's windows."""

    def __init__(self, qtbot: QtBot, settings: LocalSettings, *screens: object) -> None:
        self.console = QWidget()
        qtbot.addWidget(self.console)
        self.console.setGeometry(QRect(100, 100, 800, 500))
        self.screens = FakeScreens(*screens)  # type: ignore[arg-type]
        self.outputs = HallOutputs(settings, self.screens, lambda: self.console)
        self.outputs.show_views({None: VIEW})
        self.lost: list[str] = []
        self.found: list[str] = []
        self.outputs.lost.connect(self.lost.append)
        self.outputs.found.connect(self.found.append)

    def state(self, index: int = 0) -> OutputState:
        return self.outputs.outputs()[index].state

    def windows(self) -> list[ProjectorWindow]:
        return [slot.window for slot in self.outputs._slots if slot.window is not None]


@pytest.fixture
def desks(qtbot: QtBot, settings: LocalSettings) -> Iterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        desk.outputs.shut()
    made.clear()
    gc.collect()  # windows in a circle of references go here, not whenever the lane happens to collect


def two(qtbot: QtBot, settings: LocalSettings, desks: list[Desk]) -> Desk:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(EPSON, 1366))
    desks.append(desk)
    return desk


def test_the_hall_opens_on_the_second_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    assert desk.outputs.shown_view() is None
    desk.outputs.toggle()
    (window,) = desk.windows()
    assert window.isVisible()
    assert window.geometry() == QRect(1366, 0, 1920, 1080)
    assert desk.outputs.shown_view() == VIEW
    assert desk.outputs.outputs()[0].screen == EPSON


def test_S1_unplugged_the_window_hides_and_the_moderator_is_warned(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0))
    assert desk.windows() == []
    assert desk.state() is OutputState.UNPLUGGED
    assert desk.lost == [EPSON.label()]
    assert desk.outputs.shown_view() is None


def test_S2_plugged_back_it_returns_by_itself_to_the_same_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0))
    later = hall(digits="1:07")
    desk.outputs.show_views({None: later})
    desk.screens.plug(at(LAPTOP, 0), at(replace(EPSON, name="HDMI-4"), 1366))
    (window,) = desk.windows()
    assert window.geometry() == QRect(1366, 0, 1920, 1080)
    assert desk.outputs.shown_view() == later
    assert desk.found == [EPSON.label()]


def test_S1_f11_while_the_screen_is_away_goes_on_waiting_for_it(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.toggle()
    desk.screens.plug(at(LAPTOP, 0))
    desk.outputs.toggle()
    assert desk.state() is OutputState.UNPLUGGED
    assert desk.windows() == [], "nothing covers the console"
    desk.screens.plug(at(LAPTOP, 0), at(EPSON, 1366))
    assert desk.state() is OutputState.SHOWN
    desk.outputs.toggle()
    assert desk.state() is OutputState.CLOSED


def test_S3_f11_while_the_screen_is_away_takes_another_that_is_free(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.toggle()
    desk.screens.plug(at(LAPTOP, 0), at(SONY, 1366))
    assert desk.state() is OutputState.UNPLUGGED
    desk.outputs.toggle()
    assert desk.state() is OutputState.SHOWN
    assert desk.outputs.outputs()[0].screen == SONY
    assert desk.found == [], "it is another screen, and did not come back"


def test_S2_a_screen_that_settles_to_another_size_is_covered_again(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0), at(replace(EPSON, width=1280, height=720), 1366))
    assert desk.windows()[0].geometry() == QRect(1366, 0, 1280, 720)


def test_S3_a_third_screen_moves_nothing(qtbot: QtBot, settings: LocalSettings, desks: list[Desk]) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    window = desk.windows()[0]
    desk.screens.plug(at(SONY, 3286), at(LAPTOP, 0), at(EPSON, 1366))
    assert desk.windows() == [window]
    assert window.geometry() == QRect(1366, 0, 1920, 1080)
    assert desk.outputs.outputs()[0].screen == EPSON


def test_S3_another_projector_does_not_take_the_place_of_the_unplugged_one(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0), at(SONY, 1366))
    assert desk.state() is OutputState.UNPLUGGED
    desk.outputs.close()
    desk.outputs.open()
    assert desk.state() is OutputState.SHOWN
    assert desk.outputs.outputs()[0].screen == SONY


def test_S4_on_a_single_screen_a_key_frees_the_operator(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0))
    desks.append(desk)

    def keys(event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F11:
            desk.outputs.toggle()
        return event.key() == Qt.Key.Key_F11

    desk.outputs.keys = keys
    desk.outputs.toggle()
    assert desk.state() is OutputState.COVERS_CONSOLE
    (window,) = desk.windows()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert desk.state() is OutputState.COVERS_CONSOLE
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert desk.state() is OutputState.CLOSED
    assert desk.windows() == []


def test_S4_a_second_screen_plugged_in_frees_the_console(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0))
    desks.append(desk)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0), at(EPSON, 1366))
    assert desk.state() is OutputState.SHOWN
    assert desk.windows()[0].geometry().x() == 1366


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "2"])
def test_S5_the_hall_fills_the_projector_whatever_its_scale_factor(factor: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.projector.scaled", factor],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 0, done.stderr[-400:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert (seen["screen"], seen["console_screen"]) == ("projector", "operator")
    assert (seen["ratio"], seen["pixels"]) == (float(factor), [1920, 1080])
    assert max(seen["differs"]) <= 32, "painting a part leaves traces of what was there before"
    assert seen["capital_px"] >= seen["least_px"]
    left, top, right, bottom = seen["lit"]
    assert 0.03 * 1920 <= left < 0.05 * 1920 and 0.95 * 1920 < right <= 0.97 * 1920
    assert 0.03 * 1080 <= top < 0.08 * 1080 and 0.92 * 1080 < bottom <= 0.97 * 1080


def test_S6_the_projector_is_the_primary_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(EPSON, 0), at(LAPTOP, 1920))
    desks.append(desk)
    desk.outputs.choose(0, EPSON)
    desk.outputs.open()
    assert desk.windows()[0].geometry() == QRect(0, 0, 1920, 1080)
    assert QRect(1920, 0, 1366, 768).contains(desk.console.geometry().center())


def test_S6_the_console_stands_on_the_other_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(EPSON, 0), at(LAPTOP, 1920))
    desks.append(desk)
    desk.console.move(2000, 100)
    desk.outputs.open()
    assert desk.outputs.outputs()[0].screen == EPSON
    assert desk.windows()[0].geometry().x() == 0


def test_K6_the_chosen_screen_comes_back_after_a_restart(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    first = two(qtbot, settings, desks)
    first.outputs.open()
    first.outputs.shut()
    again = Desk(qtbot, settings, at(SONY, 1366), at(LAPTOP, 0), at(EPSON, 3000))
    desks.append(again)
    again.outputs.resume()
    assert again.state() is OutputState.SHOWN
    assert again.windows()[0].geometry().x() == 3000


def test_nothing_opens_by_itself_over_the_only_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    first = two(qtbot, settings, desks)
    first.outputs.open()
    first.outputs.shut()
    again = Desk(qtbot, settings, at(LAPTOP, 0))
    desks.append(again)
    again.outputs.resume()
    assert again.windows() == []


def test_K6_after_a_restart_with_the_projector_off_it_comes_by_itself_to_the_chosen_screen(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    first = two(qtbot, settings, desks)
    first.outputs.open()
    first.outputs.shut()
    again = Desk(qtbot, settings, at(LAPTOP, 0))
    desks.append(again)
    again.outputs.resume()
    assert (again.state(), again.windows(), again.lost) == (OutputState.UNPLUGGED, [], [])
    again.screens.plug(at(LAPTOP, 0), at(SONY, 1366))
    assert again.windows() == []
    again.screens.plug(at(LAPTOP, 0), at(SONY, 1366), at(EPSON, 3000))
    assert again.windows()[0].geometry().x() == 3000
    assert again.found == [EPSON.label()]
    assert again.console.geometry().x() == 100


def test_K6_closed_by_hand_it_stays_closed_after_a_restart(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    first = two(qtbot, settings, desks)
    first.outputs.open()
    first.outputs.toggle()
    again = two(qtbot, settings, desks)
    again.outputs.resume()
    assert again.state() is OutputState.CLOSED


def places(desk: Desk) -> list[tuple[OutputState, int | None]]:
    """State of each output, and the left edge of its window."""
    slots = desk.outputs._slots
    return [(slot.state, slot.window.geometry().x() if slot.window else None) for slot in slots]


LEFT, RIGHT = replace(SONY, name="HDMI-1"), replace(SONY, name="HDMI-2")


def test_S1_of_two_like_projectors_the_unplugged_one_does_not_take_the_screen_of_the_other(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(LEFT, 1366), at(RIGHT, 2646))
    desks.append(desk)
    desk.outputs.choose(0, LEFT)
    desk.outputs.open()
    desk.outputs.add()
    assert places(desk) == [(OutputState.SHOWN, 1366), (OutputState.SHOWN, 2646)]
    desk.screens.plug(at(LAPTOP, 0), at(RIGHT, 2646))
    assert places(desk) == [(OutputState.UNPLUGGED, None), (OutputState.SHOWN, 2646)]
    assert desk.lost == [LEFT.label()]
    desk.screens.plug(at(RIGHT, 2646), at(LAPTOP, 0), at(LEFT, 1366))
    assert places(desk) == [(OutputState.SHOWN, 1366), (OutputState.SHOWN, 2646)]
    assert desk.found == [LEFT.label()]


def test_S1_the_hall_does_not_wander_to_a_like_projector_that_shows_something_else(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(LEFT, 1366), at(RIGHT, 2646))
    desks.append(desk)
    desk.outputs.choose(0, LEFT)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0), at(RIGHT, 2646))
    assert places(desk) == [(OutputState.UNPLUGGED, None)]


def test_S2_a_projector_without_a_serial_number_comes_back_on_another_socket(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(LEFT, 1366))
    desks.append(desk)
    desk.outputs.open()
    desk.screens.plug(at(LAPTOP, 0))
    desk.screens.plug(at(LAPTOP, 0), at(RIGHT, 1366))
    assert places(desk) == [(OutputState.SHOWN, 1366)]
    assert desk.outputs.outputs()[0].screen == RIGHT


def test_a_screen_chosen_for_two_outputs_is_swapped(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(EPSON, 1366), at(SONY, 3286))
    desks.append(desk)
    desk.outputs.open()
    desk.outputs.add()
    desk.outputs.choose(0, SONY)
    assert places(desk) == [(OutputState.SHOWN, 3286), (OutputState.SHOWN, 1366)]
    again = HallOutputs(settings, desk.screens, lambda: desk.console)
    assert [each.screen for each in again.outputs()] == [SONY, EPSON]


def test_S6_with_two_projectors_the_console_goes_to_the_laptop(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(EPSON, 0), at(SONY, 1920), at(LAPTOP, 3200))
    desks.append(desk)
    desk.outputs.choose(0, EPSON)
    desk.outputs.open()
    assert QRect(3200, 0, 1366, 768).contains(desk.console.geometry().center())
    desk.outputs.add()
    assert places(desk) == [(OutputState.SHOWN, 0), (OutputState.SHOWN, 1920)]
    assert QRect(3200, 0, 1366, 768).contains(desk.console.geometry().center())


def test_S4_when_the_projector_goes_the_second_output_leaves_the_only_screen_to_the_console(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.outputs.add()
    desk.outputs.choose(1, LAPTOP)
    desk.screens.plug(at(LAPTOP, 0))
    assert places(desk) == [(OutputState.UNPLUGGED, None), (OutputState.HELD_BACK, None)]
    assert (desk.lost, desk.windows()) == ([EPSON.label()], [])


def test_S4_the_last_screen_is_kept_for_the_console(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.outputs.add()
    desk.outputs.choose(1, LAPTOP)
    assert places(desk) == [(OutputState.SHOWN, 1366), (OutputState.HELD_BACK, None)]
    assert desk.console.geometry().topLeft().x() == 100
    desk.screens.plug(at(LAPTOP, 0), at(EPSON, 1366), at(SONY, 3286))
    assert places(desk) == [(OutputState.SHOWN, 1366), (OutputState.SHOWN, 0)]
    assert desk.console.geometry().x() >= 3286
    desk.screens.plug(at(LAPTOP, 0), at(EPSON, 1366))
    assert places(desk)[1] == (OutputState.HELD_BACK, None)
    assert QRect(0, 0, 1366, 768).contains(desk.console.geometry().center())


def test_two_outputs_show_different_pages_and_are_remembered(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = Desk(qtbot, settings, at(LAPTOP, 0), at(EPSON, 1366), at(SONY, 3286))
    desks.append(desk)
    desk.outputs.open()
    desk.outputs.add()
    desk.outputs.set_page(1, HallMode.NAMES)
    names = hall(HallMode.NAMES)
    desk.outputs.show_views({None: VIEW, HallMode.NAMES: names})
    assert [window.view for window in desk.windows()] == [VIEW, names]
    assert desk.outputs.outputs()[1].screen == SONY
    again = HallOutputs(settings, desk.screens, lambda: desk.console)
    assert [(each.screen, each.page) for each in again.outputs()] == [
        (EPSON, None),
        (SONY, HallMode.NAMES),
    ]
    desk.outputs.remove(1)
    assert len(desk.windows()) == 1


def test_the_window_closed_by_the_window_manager_is_only_hidden(
    qtbot: QtBot, settings: LocalSettings, desks: list[Desk]
) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.open()
    desk.windows()[0].close()
    assert desk.state() is OutputState.CLOSED


def test_room_and_variant_are_remembered(qtbot: QtBot, settings: LocalSettings, desks: list[Desk]) -> None:
    desk = two(qtbot, settings, desks)
    desk.outputs.set_room(Room(25, 2.5))
    desk.outputs.set_light(True)
    desk.outputs.set_logo("/nowhere.png")
    again = HallOutputs(settings, desk.screens, lambda: desk.console)
    assert again.room() == Room(25, 2.5)
    assert again.options().light
    assert again.options().logo is None
