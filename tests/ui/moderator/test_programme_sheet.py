"""The programme typed and put right from the console."""

from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.errors import Refused
from desktop_app.core.live.show import Speaker
from desktop_app.core.live.views import RowState
from desktop_app.core.text import N_
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.programme_sheet import (
    KIND,
    LENGTH,
    SPEAKERS,
    START,
    TITLE,
    ProgrammeSheet,
    read_speakers,
    speaker_words,
)
from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet
from tests.ui.moderator.conftest import Console


def sheet_of(console: Console) -> ProgrammeSheet:
    console.screen.quality.programme.click()
    console.qtbot.waitUntil(lambda: bool(console.screen.findChildren(ProgrammeSheet)))
    return console.screen.findChildren(ProgrammeSheet)[0]


def titles(console: Console) -> list[str]:
    return [row.title for row in console.view.run]


def test_an_item_is_typed_and_stands_in_the_run_of_show(console: Console) -> None:
    sheet = sheet_of(console)
    assert [line.title for line in sheet.lines()] == ["Ouverture", "Pause", "Speed dating", "Clôture"]
    sheet.table.setCurrentCell(0, TITLE)
    sheet.add_empty()
    sheet._edit(1, TITLE).setText("Un projet")
    assert sheet.lines()[1].start_min == 14 * 60 + 10
    sheet.apply.click()
    console.settle()
    console.screen.driver.refresh_soon()
    console.settle()
    assert titles(console) == ["Ouverture", "Un projet", "Pause", "Speed dating", "Clôture"]


def test_what_is_changed_under_way_moves_what_follows(console: Console) -> None:
    console.screen.clock.start.click()
    console.settle()
    sheet = sheet_of(console)
    sheet._widget(1, LENGTH).setValue(20)  # type: ignore[attr-defined]
    sheet.table.setCurrentCell(3, TITLE)
    sheet.remove()
    sheet.apply.click()
    console.settle()
    assert [(row.title, row.expected_end) for row in console.view.run][1] == ("Pause", "14:30")
    assert console.view.run[-1].state.value == "skipped"


def test_what_a_session_under_way_does_not_take_is_grey_and_says_why(console: Console) -> None:
    sheet = sheet_of(console)
    columns = (START, LENGTH, KIND, TITLE, SPEAKERS)
    assert all(sheet._widget(row, column).isEnabled() for row in range(4) for column in columns)
    sheet.close()
    console.screen.clock.start.click()
    console.settle()
    console.screen.clock.next.click()
    console.settle()
    console.screen.errands.programme()
    console.settle()
    sheet = next(each for each in console.screen.findChildren(ProgrammeSheet) if each.isVisible())
    grey = {
        (row, column) for row in range(4) for column in columns if not sheet._widget(row, column).isEnabled()
    }
    over, current, rounds = 0, 1, 2
    assert grey == {
        (over, START), (over, LENGTH), (over, KIND), (current, START), (current, KIND),
        (rounds, LENGTH), (rounds, KIND),
    }  # fmt: skip
    assert all(sheet._widget(*place).toolTip() for place in grey)
    assert "as its turns" in sheet._widget(rounds, LENGTH).toolTip()
    sheet.reject()


def test_speakers_are_queued_from_a_list_of_pitches(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pitches.csv"
    file.write_text(
        "Prénom;Nom;Titre;Présent ?\nAnne;Villemin;Une idée;oui\nInconnue;Personne;Autre;\nPaul;Absent;Rien;non\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(
        "desktop_app.ui.moderator.errands.QFileDialog.getOpenFileName", lambda *args: (str(file), "")
    )
    sheet = sheet_of(console)
    sheet.ways[2].click()
    console.settle()
    console.screen.driver.refresh_soon()
    console.settle()
    assert [row.name for row in console.view.queue] == ["Anne VILLEMIN", "Inconnue Personne", "Paul Absent"]
    assert [row.state is RowState.SKIPPED for row in console.view.queue] == [False, False, True]
    said = console.window.notice.label.text()
    assert said == "2 speakers in the queue. Left out, absent according to the list: 1. Not registered: 2."


def test_an_imported_programme_is_undone_and_redone_by_keys(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "p.csv"
    file.write_text("Heure;Durée;Type;Titre\n14:00;10;Ouverture;Autre ouverture\n", encoding="utf-8")
    monkeypatch.setattr(
        "desktop_app.ui.moderator.errands.QFileDialog.getOpenFileName", lambda *args: (str(file), "")
    )
    before = titles(console)
    console.screen.errands.import_programme()
    console.settle()
    assert "Autre ouverture" in titles(console) and "Ouverture" not in titles(console)
    said = console.window.notice.label.text()
    assert "4" in said and "Ctrl+Z" in said
    assert console.view.undo_label is not None
    console.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(console) == before
    console.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "Autre ouverture" in titles(console)


def test_rows_are_moved_and_nothing_else_is_touched(console: Console) -> None:
    sheet = sheet_of(console)
    before = sheet.lines()
    sheet.table.setCurrentCell(1, TITLE)
    sheet.shift(-1)
    assert sheet.lines() == (before[1], before[0], *before[2:])
    sheet.shift(-1)
    sheet.shift(1)
    assert sheet.lines() == before
    sheet.reject()


def test_the_row_that_is_typed_in_is_the_one_that_moves(console: Console) -> None:
    sheet = sheet_of(console)
    before = sheet.lines()
    sheet._edit(2, TITLE).setFocus()
    console.qtbot.waitUntil(lambda: sheet.table.currentRow() == 2)
    sheet.down.click()
    assert sheet.lines() == (*before[:2], before[3], before[2])
    sheet.reject()


def test_a_time_that_nobody_touched_stays_as_it_was(qtbot: QtBot) -> None:
    lines = (
        ProgrammeLine("a", "talk", "Sans heure", length_s=90),
        ProgrammeLine("b", "cocktail", "Après minuit", start_min=24 * 60 + 30, length_s=600),
    )
    sheet = ProgrammeSheet(None, lines)
    qtbot.addWidget(sheet)
    assert sheet.lines() == lines
    type_time(sheet, 0, "0905")
    assert sheet.lines()[0].start_min == 545


def type_time(sheet: ProgrammeSheet, row: int, digits: str) -> None:
    """Over what stands there, from the hours on."""
    field = sheet._widget(row, START)
    assert isinstance(field, QTimeEdit)
    field.setSelectedSection(QTimeEdit.Section.HourSection)
    QTest.keyClicks(field, digits)


def test_a_time_that_is_typed_is_the_nearest_to_where_the_item_stood(qtbot: QtBot) -> None:
    stood = (23 * 60 + 50, 24 * 60 + 20, 24 * 60 + 20, 20)
    lines = tuple(ProgrammeLine(f"{n}", "talk", "x", start_min=start) for n, start in enumerate(stood))
    sheet = ProgrammeSheet(None, lines)
    qtbot.addWidget(sheet)
    for row, digits in enumerate(("0005", "0025", "2355", "2355")):
        type_time(sheet, row, digits)
    starts = [line.start_min for line in sheet.lines()]
    assert starts == [24 * 60 + 5, 24 * 60 + 25, 23 * 60 + 55, 23 * 60 + 55], "never before the day"
    sheet.table.setCurrentCell(0, TITLE)
    sheet.shift(1)
    assert [line.start_min for line in sheet.lines()] == [starts[1], starts[0], *starts[2:]]


def test_an_item_put_below_the_evening_is_of_the_night(qtbot: QtBot) -> None:
    lines = (
        ProgrammeLine("a", "talk", "Le matin", start_min=10 * 60),
        ProgrammeLine("b", "talk", "Le soir", start_min=23 * 60 + 30),
    )
    sheet = ProgrammeSheet(None, lines)
    qtbot.addWidget(sheet)
    sheet.table.setCurrentCell(0, TITLE)
    sheet.shift(1)
    type_time(sheet, 1, "0015")
    assert [line.start_min for line in sheet.lines()] == [23 * 60 + 30, 24 * 60 + 15]


def test_an_item_without_a_time_is_given_midnight(qtbot: QtBot) -> None:
    lines = (
        ProgrammeLine("a", "talk", "Rien au-dessus"),
        ProgrammeLine("b", "talk", "Le soir", start_min=23 * 60 + 30),
        ProgrammeLine("c", "talk", "Sans heure"),
        ProgrammeLine("d", "talk", "Minuit"),
    )
    sheet = ProgrammeSheet(None, lines)
    qtbot.addWidget(sheet)
    type_time(sheet, 0, "0000")
    type_time(sheet, 3, "0000")
    assert [line.start_min for line in sheet.lines()] == [0, 23 * 60 + 30, None, 24 * 60]


def test_an_empty_programme_says_what_to_do_until_the_first_row(qtbot: QtBot) -> None:
    sheet = ProgrammeSheet(None, ())
    qtbot.addWidget(sheet)
    sheet.show()
    hint = sheet.table.findChild(QLabel)
    assert hint is not None and hint.isVisible()
    assert sheet.table.viewport().rect().contains(hint.geometry())
    sheet.add.click()
    assert not hint.isVisible()
    sheet.take.click()
    assert hint.isVisible()


@pytest.mark.parametrize(
    "speakers",
    [(), (Speaker("Anne Villemin"),), (Speaker("Anne Villemin", "CHRU (Nancy)"), Speaker("Bob", "Inserm"))],
)
def test_speakers_are_read_as_they_are_written(speakers: tuple[Speaker, ...]) -> None:
    assert read_speakers(speaker_words(speakers)) == speakers


def test_tab_goes_through_the_fields_and_on_to_the_buttons(console: Console) -> None:
    sheet = sheet_of(console)
    sheet.table.setCurrentCell(0, TITLE)
    sheet.add_empty()
    last = sheet.table.rowCount() - 1
    sheet._widget(last, SPEAKERS).setFocus()
    passed: list[QWidget | None] = []
    while not sheet.apply.hasFocus() and len(passed) < 10:
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        passed.append(sheet.focusWidget())
    assert passed == [sheet.add, sheet.up, sheet.down, sheet.take, *sheet.ways, sheet.cancel, sheet.apply]
    sheet._widget(2, START).setFocus()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Backtab)
    assert sheet.focusWidget() is sheet._widget(1, SPEAKERS)  # the line that was added later stands between
    sheet.reject()


def test_what_a_refusal_leaves_is_what_was_typed(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    session = console.screen.driver.session
    assert session is not None

    def refused(lines: object) -> None:
        raise Refused("busy", N_("The file is busy."))

    monkeypatch.setattr(session, "set_lines", refused)
    sheet = sheet_of(console)
    sheet._edit(0, TITLE).setText("Ouverture officielle")
    console.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, sheet._edit(0, TITLE))
    assert sheet.isVisible() and sheet.notice.isVisible()
    assert sheet.notice.label.text() == "The file is busy."
    assert sheet.lines()[0].title == "Ouverture officielle"
    monkeypatch.undo()
    console.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, sheet._edit(0, TITLE))
    assert titles(console)[0] == "Ouverture officielle"
    assert not console.screen.findChildren(ProgrammeSheet)


def test_a_refused_speaker_is_not_typed_twice(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    console.screen.errands.insert_speaker()
    sheet = console.screen.findChildren(SpeakerSheet)[0]
    sheet.name.setText("Zoé Tardive")
    sheet.add.click()
    console.settle()
    assert sheet.isVisible() and sheet.notice.isVisible() and sheet.name.text() == "Zoé Tardive"
    sheet.reject()


def test_the_sheet_gives_way_to_a_small_laptop(console: Console) -> None:
    sheet = sheet_of(console)
    assert sheet.minimumSizeHint().height() <= 560
    sheet.reject()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_kind_is_cut(qtbot: QtBot, language: str) -> None:
    i18n.use_language(language)
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = ProgrammeSheet(parent, [ProgrammeLine("a", "speed_dating", "Rencontres")])
    sheet.show()
    field = sheet._widget(0, KIND)
    assert isinstance(field, QComboBox)
    option = QStyleOptionComboBox()
    field.initStyleOption(option)
    box = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room_px = field.style().subControlRect(box[0], option, box[1], field).width()
    words = [field.itemText(n) for n in range(field.count())]
    assert max(map(field.fontMetrics().horizontalAdvance, words)) <= room_px


@pytest.mark.parametrize(("window_px", "sheet_px"), [(1000, 980), (1280, 1088), (1920, 1600), (3840, 1600)])
def test_the_sheet_is_wider_in_a_wider_window(qtbot: QtBot, window_px: int, sheet_px: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(window_px, 720)
    sheet = ProgrammeSheet(parent, [ProgrammeLine("a", "talk", "Projet 2")])
    sheet.show()
    QApplication.processEvents()
    assert (sheet.width(), sheet.minimumWidth()) == (sheet_px, 980)
    assert sheet.table.columnWidth(TITLE) > (sheet_px - 470) / 2
