"""What is set up beside the clock: screens and size, checks, lengths, tables, speakers."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.board_layout import Room
from desktop_app.core.live.facts import Facts, PersonFact, boards
from desktop_app.core.live.fits import Fit
from desktop_app.core.live.show import Form, Item, QueueEntry, Speaker, Timing
from desktop_app.core.live.views import HallMode, RowState
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.checks import CheckSheet, Line, People, lines_of
from desktop_app.ui.moderator.console_sheet import ConsoleSheet
from desktop_app.ui.moderator.formats import Begins, FormatSheet, fits_words, length_words, sum_words
from desktop_app.ui.moderator.hall_sheet import HallSheet, size_words
from desktop_app.ui.moderator.power import _linux
from desktop_app.ui.moderator.programme_sheet import KIND, LENGTH, TITLE, ProgrammeSheet
from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet
from desktop_app.ui.moderator.tables_sheet import TablesSheet
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.sound import Device, SilentSounds
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.fields import LineField
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.marks import Mark
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.samples import NOTHING, TABLES, speaker
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY, FakeScreens, at
from tests.ui.projector.samples import board

Key = Qt.Key


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
        "people": People(187, 142, 48),
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
    assert found["list"].text == "142 of 187 are here. Nobody who is planned is missing."
    bench.hall.shut()


def test_each_thing_amiss_is_said_with_what_to_do(bench: Bench) -> None:
    found = checks(bench, sounds=None, view=NOTHING, people=None, battery=True, awake=False)
    assert not any(line.good for line in found.values())
    assert found["screen"].deed == "Project"
    assert "bells are seen" in found["bell"].text
    assert "plug the computer in" in found["power"].text
    bench.screens.plug(at(LAPTOP, 0))
    assert "plug the projector in" in checks(bench)["screen"].text


def test_the_bell_and_the_size_of_the_hall_are_checked_by_a_person(bench: Bench) -> None:
    done: list[str] = []
    said: set[str] = set()
    sheet = CheckSheet(
        bench.window,
        lambda: tuple(checks(bench, heard="bell" in said, room_said="size" in said).values()),
        done.append,
        said.add,
        bench.hall,
    )
    sheet.show()
    for key, deed, answer in (("bell", "Ring", "I heard it"), ("size", "Change", "That is right")):
        line = {each.key: each for each in sheet.lines}[key]
        assert (line.good, line.deed, line.said) == (None, deed, answer)
        next(each for each in sheet.findChildren(KeyButton) if each.label() == answer).click()
        assert {each.key: each.good for each in sheet.lines}[key] is True
    assert done == []
    sheet.act("bell")
    assert done == ["bell"]
    sheet.close()


def test_the_list_is_complete_when_nobody_who_is_planned_is_missing(bench: Bench) -> None:
    names = tuple(f"Prénom{n} NOM" for n in range(9))
    found = checks(bench, people=People(187, 139, 48, names[:2]))["list"]
    assert found.good is False
    assert found.text == "139 of 187 are here. Missing of those planned: Prénom0 NOM, Prénom1 NOM."
    assert checks(bench, people=People(187, 1, 48, names))["list"].text.endswith("Prénom5 NOM and 3 others.")
    assert checks(bench, people=People(187, 1))["list"].good is True
    assert checks(bench, people=People(187, 0))["list"].good is False


def test_who_is_planned_sits_in_the_first_round_or_waits_in_the_queue() -> None:
    here = PersonFact("a", "Anne", "Villemin", is_present=True)
    away = PersonFact("b", "Bob", "Klein")
    walks = PersonFact("c", "Cléo", "Zola")
    facts = Facts(people={each.registration: each for each in (here, away, walks)})
    tables = boards([[["a", "b"]], [["a", "c"]]], facts.people)
    assert People.of(replace(facts, boards=tables), ()) == People(3, 1, 2, ("Bob KLEIN",))
    queue = (speaker(1), speaker(2, is_present=False), speaker(3, RowState.DONE, is_present=False))
    assert People.of(facts, queue) == People(3, 1, 2, ("Prénom2 NOM-DE-FAMILLE",))


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


def test_a_bell_that_was_heard_is_asked_again_on_another_loudspeaker(console: Console) -> None:
    errands = console.screen.errands
    errands._said("bell")
    assert {line.key: line.good for line in errands._checks()}["bell"] is True
    console.sounds.plug(Device("b", "Headphones"))
    assert {line.key: line.good for line in errands._checks()}["bell"] is None


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


BEGINS = Begins({"t": 1_795_700_000_000, "s": 1_795_700_000_000}, timezone(timedelta(hours=1)))
"""14:33:20 on 26 November 2026."""


def test_a_calculator_says_what_fits_and_when_it_ends(bench: Bench) -> None:
    sheet = FormatSheet(bench.window, (TABLE_ITEM, STAGE_ITEM), "t", BEGINS)
    sheet.available.setValue(75)
    assert sheet.fits.text() == "5 rounds of 4 turns, end 15:44, 4 min to spare."
    sheet.item.setCurrentIndex(1)
    sheet.available.setValue(75)
    assert sheet.fits.text() == "21 speakers, end 15:46, 2 min to spare."
    sheet.available.setValue(1)
    assert sheet.fits.text() == "Nothing fits."
    assert fits_words(Fit(Form.PAIRS, 1, 2, 600, 0), "15:46") == "1 round face to face, end 15:46."


def test_the_turn_with_which_all_rounds_fit_is_offered(bench: Bench) -> None:
    sheet = FormatSheet(bench.window, (TABLE_ITEM, STAGE_ITEM), "t", BEGINS)
    sheet.show()
    sheet.available.setValue(75)
    assert sheet.all_fit.isVisible()
    sheet.all_fit.click()
    assert f"turns of {sheet.turn.text()}:" not in sheet.all_fit.label()
    assert not sheet.all_fit.isVisible()
    assert sheet.fits.text().startswith("8 rounds of 4 turns, end 15:4")
    assert sheet.changed_timing() == {"turn_s": sheet.turn.value()}
    sheet.item.setCurrentIndex(1)  # five speakers fit as they are
    sheet.available.setValue(75)
    assert not sheet.all_fit.isVisible()
    sheet.close()


def test_lengths_in_words() -> None:
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


def test_a_few_tables_stand_right_under_their_headings(bench: Bench) -> None:
    sheet = TablesSheet(bench.window, (board(8),), lambda *said: None)
    sheet.resize(700, 600)
    sheet.show()
    QApplication.processEvents()
    boxes = [field.geometry() for field, _ in sheet.fields.values()]
    assert boxes[0].top() < 40
    assert all(below.top() - above.bottom() < 12 for above, below in pairwise(boxes))


@pytest.mark.parametrize("name", ["hall_settings", "check", "tables", "programme"])
def test_the_main_button_of_a_sheet_prints_its_key_and_hears_it(console: Console, name: str) -> None:
    sheet = opened(console, name)
    (main,) = [each for each in sheet.findChildren(KeyButton) if each.label() in ("Done", "Apply")]
    assert main.key == "Ctrl+Return"
    sheet.activateWindow()
    console.qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    console.settle()
    console.qtbot.waitUntil(
        lambda: not any(each.isVisible() for each in console.screen.findChildren(ConsoleSheet))
    )


def test_the_mark_of_a_check_stands_beside_its_heading(bench: Bench) -> None:
    long = Line(
        "list", "List", "Missing of those planned: " + ", ".join(["Anne VILLEMIN"] * 20), False, "See"
    )
    sheet = CheckSheet(bench.window, lambda: (long,), lambda key: None, lambda key: None, bench.hall)
    sheet.show()
    QApplication.processEvents()
    (row,) = sheet._widgets
    (mark,) = row.findChildren(Mark)
    heading = next(label for label in row.findChildren(Label) if label.text() == "List")
    assert row.height() > 80
    assert abs(mark.geometry().center().y() - heading.geometry().center().y()) <= 1


LONG = "Plateforme collaborative de suivi longitudinal multicentrique des patients, par capteurs portés"


def test_long_texts_are_read_from_their_beginning(bench: Bench) -> None:
    one = board(8)
    tables = tuple(replace(table, name=LONG, note=LONG) for table in one.tables)
    names = TablesSheet(bench.window, (replace(one, tables=tables),), lambda *said: None)
    lines = [ProgrammeLine("a", "talk", LONG, (Speaker(LONG),))] * 2
    programme = ProgrammeSheet(bench.window, lines)
    for sheet in (names, programme):
        sheet.show()
        sheet.activateWindow()
        QApplication.processEvents()
        fields = sheet.findChildren(LineField)
        assert len(fields) == (2 * len(one.tables) if sheet is names else 4)
        assert [field.cursorPosition() for field in fields] == [0] * len(fields)
        sheet.close()


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
    sheet = opened(console, "formats")
    assert isinstance(sheet, FormatSheet)
    sheet.turn.setValue(600)
    sheet.apply.click()
    console.settle()
    assert console.view.end > before
    assert not console.screen.findChildren(FormatSheet)


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
    sheet = opened(stage, "insert_speaker")
    assert isinstance(sheet, SpeakerSheet)
    sheet.name.setText("Zoé PETIT")
    sheet.idea.setText("Une idée")
    sheet.add.click()
    stage.settle()
    assert "Zoé PETIT" in [row.name for row in stage.view.queue]


OPENERS = ("hall_settings", "check", "formats", "tables", "insert_speaker", "programme")


def opened(console: Console, name: str) -> ConsoleSheet:
    getattr(console.screen.errands, name)()
    console.settle()
    QApplication.processEvents()
    return next(each for each in console.screen.findChildren(ConsoleSheet) if each.isVisible())


def click(console: Console, button: QAbstractButton) -> None:
    """A click as the window system sends it: a modal sheet would swallow it."""
    handle = console.window.windowHandle()
    assert handle is not None
    place = button.mapTo(console.window, button.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    console.settle()


@pytest.mark.parametrize("name", OPENERS)
def test_no_sheet_stands_in_the_way_of_the_console(console: Console, name: str) -> None:
    console.press(Key.Key_Space)
    sheet = opened(console, name)
    assert QApplication.activeModalWidget() is None
    click(console, console.screen.clock.start)
    assert not console.view.is_running
    getattr(console.screen.errands, name)()
    console.settle()
    assert [each for each in console.screen.findChildren(ConsoleSheet) if each.isVisible()] == [sheet]
    sheet.close()


@pytest.mark.parametrize("name", OPENERS)
def test_keys_of_the_clock_are_live_in_every_sheet(console: Console, name: str) -> None:
    console.press(Key.Key_Space)
    sheet = opened(console, name)
    console.press(Key.Key_PageDown, where=sheet.focusWidget() or sheet)
    assert console.view.title.english() == "Pause"
    console.press(Key.Key_PageUp, where=sheet.focusWidget() or sheet)
    assert console.view.title.english() == "Ouverture"
    sheet.close()


@pytest.mark.parametrize("name", ["hall_settings", "check", "formats"])
def test_keys_a_sheet_that_is_not_for_typing_leaves_space_and_letters_to_the_clock(
    console: Console, name: str
) -> None:
    sheet = opened(console, name)
    console.press(Key.Key_Space, where=sheet.focusWidget() or sheet)
    assert console.view.is_running
    console.press(Key.Key_B, where=sheet.focusWidget() or sheet)
    assert console.hall_view.mode is HallMode.BLACK
    console.press(Key.Key_Up, where=sheet.focusWidget() or sheet)
    assert console.view.digits == "10:30"
    sheet.close()


def test_keys_a_sheet_keeps_those_that_what_has_the_focus_needs(console: Console) -> None:
    sheet = opened(console, "check")
    assert isinstance(sheet, CheckSheet)
    button = next(each for each in sheet.findChildren(KeyButton) if each.label() == "Look again")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("again"))
    button.setFocus()
    console.press(Key.Key_Space, where=button)
    assert pressed == ["again"]
    assert not console.view.is_running
    console.press(Key.Key_B, where=button)
    assert console.hall_view.mode is HallMode.BLACK
    sheet.close()
    sheet = opened(console, "programme")
    assert isinstance(sheet, ProgrammeSheet)
    kind, length, title = sheet._widget(1, KIND), sheet._widget(1, LENGTH), sheet._edit(1, TITLE)
    assert isinstance(length, QSpinBox)
    kind.setFocus()
    console.press(Key.Key_T, where=kind)  # leads to "Talk"
    length.setFocus()
    console.press(Key.Key_Up, where=length)
    assert length.value() == 11
    title.setFocus()
    title.end(False)
    for key in (Key.Key_Space, Key.Key_B, Key.Key_T):
        console.press(key, where=title)
    assert title.text() == "Pause bt"
    assert console.hall_view.mode is HallMode.BLACK
    assert not console.view.is_running
    sheet.close()


def test_keys_m_in_a_sheet_leads_to_the_message(console: Console) -> None:
    sheet = opened(console, "check")
    console.press(Key.Key_M, where=sheet)
    console.qtbot.waitUntil(console.screen.message.field.hasFocus)
    sheet.close()
