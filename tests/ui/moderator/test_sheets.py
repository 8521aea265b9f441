"""What is set up beside the clock: screens and size, checks, lengths, tables, speakers."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.show import Form, Item, QueueEntry, Timing
from desktop_app.core.live.views import HallMode
from desktop_app.ui.moderator.checks import CheckSheet, Line, People, lines_of
from desktop_app.ui.moderator.formats import FormatSheet, Seconds, fits_words, length_words, sum_words
from desktop_app.ui.moderator.hall_sheet import HallSheet, size_words
from desktop_app.ui.moderator.power import _linux
from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet
from desktop_app.ui.moderator.tables_sheet import TablesSheet
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.sound import Device, SilentSounds
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.samples import NOTHING, TABLES
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY, FakeScreens, at
from tests.ui.projector.samples import board


class Bench:
    """A window and two screens."""

    def __init__(self, qtbot: QtBot, settings: LocalSettings) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.setGeometry(50, 50, 800, 500)
        self.screens = FakeScreens(at(LAPTOP, 0), at(EPSON, 1366))
        self.hall = HallOutputs(settings, self.screens, lambda: self.window)


@pytest.fixture
def bench(qtbot: QtBot, settings: LocalSettings) -> Iterator[Bench]:
    yield Bench(qtbot, settings)
    gc.collect()  # windows in a circle of references go here, not whenever the lane happens to collect


def checks(bench: Bench, **changes: object) -> dict[str, Line]:
    values: dict[str, object] = {
        "sounds": SilentSounds(Device("a", "Loudspeaker")),
        "view": TABLES,
        "people": People(187, 142),
        "battery": False,
        "awake": True,
    }
    values |= changes
    sounds, view, people = values.pop("sounds"), values.pop("view"), values.pop("people")
    found = lines_of(bench.hall, sounds, view, people, **values)  # type: ignore[arg-type]
    return {line.key: line for line in found}


def test_when_all_is_well_only_the_last_row_and_the_bell_are_left_to_look_at(bench: Bench) -> None:
    bench.hall.open()
    found = checks(bench, view=replace(TABLES, latecomers=None))
    assert {key: line.good for key, line in found.items()} == {
        "screen": True,
        "size": None,
        "bell": None,
        "awake": True,
        "power": True,
        "list": True,
        "show": True,
    }
    assert found["screen"].text == EPSON.label()
    assert found["list"].text == "142 of 187 are here."
    bench.hall.shut()


def test_each_thing_amiss_is_said_with_what_to_do(bench: Bench) -> None:
    found = checks(bench, sounds=None, view=NOTHING, people=None, battery=True, awake=False)
    assert not any(line.good for line in found.values())
    assert found["screen"].deed == "Project"
    assert "bells are seen" in found["bell"].text
    assert "plug the computer in" in found["power"].text
    bench.screens.plug(at(LAPTOP, 0))
    assert "plug the projector in" in checks(bench)["screen"].text


def test_the_check_of_the_bell_is_done_by_ear(bench: Bench, qtbot: QtBot) -> None:
    done: list[str] = []
    sheet = CheckSheet(
        bench.window,
        lambda heard: tuple(checks(bench, heard=heard).values()),
        done.append,
        bench.hall,
    )
    sheet.show()
    sheet._act("bell")
    assert done == ["bell"]
    assert {line.key: line.good for line in sheet.lines}["bell"] is None
    sheet._was_heard()
    assert {line.key: line.good for line in sheet.lines}["bell"] is True
    sheet.close()


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
    sheet = HallSheet(bench.window, bench.hall, SilentSounds())
    sheet.show()
    sheet.close()


TABLE_ITEM = Item(
    "t", "Speed dating", form=Form.TABLES, timing=Timing(), rounds=(4,) * 8, planned_length_ms=75 * 60_000
)
TALK_ITEM = Item("o", "Ouverture", length_ms=600_000)
STAGE_ITEM = Item(
    "s",
    "Pitches",
    form=Form.STAGE,
    timing=Timing(turn_s=180, move_s=30, settle_s=0),
    queue=tuple(QueueEntry(str(n), f"Speaker {n}") for n in range(5)),
)


def test_lengths_are_read_and_typed_as_minutes_and_seconds(qtbot: QtBot) -> None:
    box = Seconds(0, 3600)
    qtbot.addWidget(box)
    box.setValue(185)
    assert box.text() == "3:05"
    assert [box.valueFromText(text) for text in ("2:30", "150", "4:")] == [150, 150, 240]
    assert box.textFromValue(0) == "0:00"


def test_only_what_differs_is_sent(bench: Bench) -> None:
    sheet = FormatSheet(bench.window, (TALK_ITEM, TABLE_ITEM), "t")
    sheet.show()
    assert sheet.chosen() is TABLE_ITEM
    assert sheet.changed_timing() == {}
    sheet.turn.setValue(150)
    sheet.overtime.click()
    assert sheet.changed_timing() == {"turn_s": 150, "overtime": False}
    sheet.item.setCurrentIndex(0)
    assert not sheet.turn.isEnabled()
    sheet.close()


def test_a_calculator_says_what_fits() -> None:
    assert fits_words(STAGE_ITEM, 75 * 60) == "21 speakers, 2 min to spare."
    assert sum_words(STAGE_ITEM) == "5 speakers, 17 min in all."
    assert sum_words(TABLE_ITEM).startswith("8 rounds of 4 turns, 1 h ")
    assert sum_words(TALK_ITEM) == "10 min in all."
    assert [length_words(s) for s in (40, 3600, 5400)] == ["40 s", "1 h 00", "1 h 30"]


def test_names_and_places_of_tables_are_sent_where_they_differ(bench: Bench) -> None:
    sent: list[tuple[int, str, str]] = []
    sheet = TablesSheet(bench.window, (board(8),), lambda *said: sent.append(said))
    sheet.show()
    sheet.fields[2][1].setText(" à gauche de la scène ")
    sheet.accept()
    assert sent == [(2, "", "à gauche de la scène")]


def test_a_speaker_needs_a_name(bench: Bench) -> None:
    sheet = SpeakerSheet(bench.window)
    sheet.show()
    assert not sheet.add.isEnabled()
    sheet.name.setText("Anne KLEIN")
    assert sheet.add.isEnabled()
    assert sheet.values() == ("Anne KLEIN", "", "", True)
    sheet.close()


def supply(folder: Path, name: str, kind: str, online: str = "") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "type").write_text(kind, encoding="ascii")
    if online:
        (folder / name / "online").write_text(online, encoding="ascii")


def test_power_is_read_from_the_system(tmp_path: Path) -> None:
    supply(tmp_path / "a", "AC", "Mains", "0")
    supply(tmp_path / "a", "BAT0", "Battery")
    assert _linux(tmp_path / "a") is True
    supply(tmp_path / "b", "AC", "Mains", "1")
    supply(tmp_path / "b", "BAT0", "Battery")
    assert _linux(tmp_path / "b") is False
    (tmp_path / "c").mkdir()
    assert _linux(tmp_path / "c") is False


def test_a_change_of_length_reaches_the_running_item(console: Console) -> None:
    before = console.view.end
    console.screen.errands._set_timing(console.view.run[2].key, {"turn_s": 600})
    console.settle()
    assert console.view.end > before


def test_sheets_open_from_the_console(console: Console) -> None:
    for open_it in (
        console.screen.errands.hall_settings,
        console.screen.errands.check,
        console.screen.errands.formats,
        console.screen.errands.tables,
        console.screen.errands.insert_speaker,
    ):
        open_it()
        QApplication.processEvents()
    shown = {type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert {"HallSheet", "CheckSheet", "FormatSheet", "TablesSheet", "SpeakerSheet"} <= shown


def test_a_speaker_is_put_in_right_after_the_one_who_is_up(stage: Console) -> None:
    stage.screen.errands._insert("Zoé PETIT", "Une idée", "", True)
    stage.settle()
    assert "Zoé PETIT" in [row.name for row in stage.view.queue]
