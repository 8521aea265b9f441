"""Lengths, tables, speakers and lines of the programme beside the clock."""

from dataclasses import replace
from datetime import timedelta, timezone
from itertools import pairwise

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication

from desktop_app.core.live.fits import Fit
from desktop_app.core.live.script import StepKind, item_steps
from desktop_app.core.live.show import Form, Item, QueueEntry, Speaker, Timing
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.formats import Begins, FormatSheet, fits_words, length_words, sum_words
from desktop_app.ui.moderator.programme_sheet import ProgrammeSheet
from desktop_app.ui.moderator.speaker_sheet import SpeakerSheet
from desktop_app.ui.moderator.tables_sheet import TablesSheet
from desktop_app.ui.widgets.fields import LineField
from tests.ui.moderator.conftest import Console
from tests.ui.moderator.sheet_bench import Bench, bench, opened
from tests.ui.projector.samples import board

__all__ = ["bench"]


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


def test_face_to_face_has_the_turns_that_run() -> None:
    timing = Timing(turn_s=180, move_s=60, settle_s=10)
    pairs = Item("p", "Speed dating", form=Form.PAIRS, timing=timing, rounds=(2,) * 4)
    assert sum_words(pairs) == "4 rounds face to face, 17 min in all."
    swapping = replace(pairs, timing=replace(timing, half_swap=True))
    assert sum_words(swapping) == "4 rounds of 2 turns, 17 min in all."
    assert [sum(step.kind is StepKind.TURN for step in item_steps(each)) for each in (pairs, swapping)] == [
        4,
        8,
    ]


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


def test_a_change_of_length_reaches_the_running_item(console: Console) -> None:
    before = console.view.end
    sheet = opened(console, "formats")
    assert isinstance(sheet, FormatSheet)
    sheet.turn.setValue(600)
    sheet.apply.click()
    console.settle()
    assert console.view.end > before
    assert not console.screen.findChildren(FormatSheet)


def test_a_speaker_is_put_in_right_after_the_one_who_is_up(stage: Console) -> None:
    sheet = opened(stage, "insert_speaker")
    assert isinstance(sheet, SpeakerSheet)
    sheet.name.setText("Zoé PETIT")
    sheet.idea.setText("Une idée")
    sheet.add.click()
    stage.settle()
    assert "Zoé PETIT" in [row.name for row in stage.view.queue]
