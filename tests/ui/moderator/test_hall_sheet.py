"""Screens, pages, size and bells of the hall."""

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.views import HallMode
from desktop_app.ui.moderator.hall_sheet import HallSheet, size_words
from desktop_app.ui.sound import Device
from desktop_app.ui.widgets.buttons import KeyButton
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.sheet_bench import Bench, bench, opened
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY, at
from tests.ui.silent_sounds import SilentSounds

__all__ = ["bench"]

Key = Qt.Key


def test_the_size_of_the_hall_is_asked_once_and_remembered(console: Console) -> None:
    errands = console.screen.errands

    def good() -> bool | None:
        return {line.key: line.good for line in errands._checks()}["size"]

    assert good() is None
    errands._said("size")
    assert good() is True
    console.hall.set_room(Room(31, 3))  # another hall
    assert good() is None
    sheet = opened(console, "hall_settings")
    assert isinstance(sheet, HallSheet)
    sheet.farthest.setValue(28)
    sheet.accept()
    assert good() is True
    assert "28 m to the last row, image 3 m high." in next(
        line.text for line in errands._checks() if line.key == "size"
    )


def test_screens_pages_and_size_are_chosen_and_remembered(bench: Bench) -> None:
    bench.screens.plug(at(LAPTOP, 0), at(EPSON, 1366), at(SONY, 3286))
    bench.hall.open()
    sounds = SilentSounds(Device("a", "Loudspeaker"), Device("b", "Headphones"))
    sheet = HallSheet(bench.window, bench.hall, sounds)
    sheet.show()
    bench.hall.add()
    bench.hall.set_page(1, HallMode.NAMES)
    assert [output.screen for output in bench.hall.outputs()] == [EPSON, SONY]
    sheet.farthest.setValue(25)
    sheet.image.setValue(3)
    assert bench.hall.room() == Room(25, 3)
    assert "45 of 1080" in sheet.legible.text()
    sheet.light.click()
    assert bench.hall.options().light
    sheet.close()
    bench.hall.shut()


def test_the_sheet_of_the_hall_fits_a_small_screen_in_french_and_its_button_stays_in_sight(
    console: Console,
) -> None:
    i18n.use_language("fr")
    console.screen.hall.add()
    console.screen.errands.hall_settings()
    sheet = console.screen.findChildren(HallSheet)[0]
    QApplication.processEvents()
    sheet.make_room()
    assert sheet.width() <= 960 and sheet.sizeHint().width() <= sheet.width()
    assert sheet.sizeHint().height() <= 660, "a window of 720 with its frame"
    done = sheet.findChildren(KeyButton)[-1]
    assert done.label() == "Terminé"
    sheet.resize(sheet.width(), 480)
    QApplication.processEvents()
    assert sheet.height() == 480, "it scrolls"
    assert sheet.rect().contains(done.geometry())
    sheet.close()


def test_the_boards_of_a_move_and_the_time_of_a_page_are_chosen(console: Console) -> None:
    to_the_first_move(console)
    assert console.hall_view.board is not None and console.hall_view.board.page_s == 0
    choice = console.screen.errands._board_choice()
    assert choice is not None
    choice.pages.activated.emit(choice.pages.findData("names"))
    choice.stay.activated.emit(choice.stay.findData(12))
    console.settle()
    assert console.hall_view.mode is HallMode.NAMES
    assert console.hall_view.board is not None and console.hall_view.board.page_s == 12
    again = console.screen.errands._board_choice()
    assert again is not None
    assert (again.pages.currentData(), again.stay.currentData()) == ("names", 12)


def to_the_first_move(console: Console) -> None:
    """The opening and the break are over; people look for their first table."""
    while console.view.hall_mode is not HallMode.TABLES:
        console.press(Qt.Key.Key_Right)


def test_the_size_of_the_hall_in_words() -> None:
    assert size_words(Room(25, 3), (1920, 1080)) == (
        "Letters of at least 45 of 1080 pixels: 10 lines on a page of names."
    )


def test_without_a_loudspeaker_the_sheet_says_so(bench: Bench) -> None:
    sounds = SilentSounds()
    sheet = HallSheet(bench.window, bench.hall, sounds)
    sheet.show()
    assert "No loudspeaker" in sheet.sound.state.text()
    assert not sheet.sound.controls.isVisible()
    sounds.plug(Device("a", "Loudspeaker"))
    assert not sheet.sound.state.isVisible()
    assert sheet.sound.controls.isVisible()
    sheet.close()


def test_the_sheet_knows_the_chosen_loudspeakers_when_it_is_opened_again(bench: Bench) -> None:
    sounds = SilentSounds(Device("a", "Loudspeaker"), Device("b", "Headphones"))
    part = HallSheet(bench.window, bench.hall, sounds).sound
    part.hall.setCurrentIndex(1)
    part.hall.activated.emit(1)
    part.quiet.setCurrentIndex(2)
    part.quiet.activated.emit(2)
    again = HallSheet(bench.window, bench.hall, sounds).sound
    assert (again.hall.currentText(), again.quiet.currentText()) == ("Loudspeaker", "Headphones")
    sounds.plug(Device("b", "Headphones"))
    assert again.hall.currentText() == "Loudspeaker (unplugged)"
    assert again.state.text() == "Loudspeaker is gone: bells ring on Headphones."


def test_every_bell_and_the_quiet_one_can_be_tried(bench: Bench) -> None:
    sounds = SilentSounds(Device("a", "Loudspeaker"), Device("b", "Headphones"))
    part = HallSheet(bench.window, bench.hall, sounds).sound
    assert not part.quiet_test.isEnabled()
    sounds.choose_quiet("b")
    for button in (*part.bells, part.quiet_test):
        button.click()
    assert sounds.heard == ["gong", "warning", "last_call", "end", "move", "settle"]
    assert sounds.heard_quietly == ["warning"]


def test_the_console_says_that_bells_are_not_heard_or_ring_elsewhere(console: Console) -> None:
    line = console.screen.hall_card.sound
    assert not line.isVisible()
    console.sounds.plug()
    assert "No loudspeaker" in line.text() and line.isVisible()
    console.sounds.plug(Device("a", "Loudspeaker"), Device("b", "Hall"))
    assert not line.isVisible()
    console.sounds.choose("b")
    console.sounds.plug(Device("a", "Loudspeaker"))
    assert line.text() == "Hall is gone: bells ring on Loudspeaker."
    assert line.isVisible()
