"""The programme typed and put right from the console."""

from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from pytestqt.qtbot import QtBot

from desktop_app.core.live.show import Speaker
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
    file.write_text("Prénom;Nom;Titre\nAnne;Villemin;Une idée\nInconnue;Personne;Autre\n", encoding="utf-8")
    monkeypatch.setattr(
        "desktop_app.ui.moderator.errands.QFileDialog.getOpenFileName", lambda *args: (str(file), "")
    )
    sheet = sheet_of(console)
    sheet.ways[2].click()
    console.settle()
    console.screen.driver.refresh_soon()
    console.settle()
    assert [row.name for row in console.view.queue] == ["Anne VILLEMIN", "Inconnue Personne"]


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
    sheet = ProgrammeSheet(None, lines)  # type: ignore[arg-type]
    qtbot.addWidget(sheet)
    assert sheet.lines() == lines
    from PySide6.QtCore import QTime

    sheet._widget(0, START).setTime(QTime(9, 5))  # type: ignore[attr-defined]
    assert sheet.lines()[0].start_min == 545


@pytest.mark.parametrize(
    "speakers",
    [(), (Speaker("Anne Villemin"),), (Speaker("Anne Villemin", "CHRU (Nancy)"), Speaker("Bob", "Inserm"))],
)
def test_speakers_are_read_as_they_are_written(speakers: tuple[Speaker, ...]) -> None:
    assert read_speakers(speaker_words(speakers)) == speakers
