"""The badges screen: what is chosen is what is shown, saved and printed."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.badge.drawn import Words
from desktop_app.core.badge.sheets import SHEETS
from desktop_app.core.text import Text, counted
from desktop_app.services.badges import CUT, MISSING
from desktop_app.services.community import Community
from desktop_app.ui.badges.choices import sheet_words
from desktop_app.ui.badges.remarks import grouped
from desktop_app.ui.badges.screen import BadgesScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.notices import EmptyState
from tests.printing.pages import decoded, page_count
from tests.ui.badges.conftest import FakePrinter, Office


def words(office: Office) -> list[str]:
    sample = office.screen.preview.shown()
    assert sample is not None
    return [mark.text for mark in sample.front.drawn if isinstance(mark, Words)]


def save_to(office: Office, monkeypatch: pytest.MonkeyPatch, name: str = "out.pdf") -> Path:
    out = office.folder / name
    monkeypatch.setattr(office.screen, "ask_file", lambda _: out)
    return out


def test_the_first_badge_is_shown_with_its_counts(office: Office) -> None:
    assert "FRESNEUX" in words(office)
    assert office.screen.preview.summary.text() == "3 badges · 1 page"
    assert not office.screen.preview.remarks.isVisible()


def test_the_longest_and_the_shortest_name_can_be_looked_at(office: Office) -> None:
    office.screen.preview.samples.pick("1")
    assert "WU" in words(office)


def test_another_sheet_and_start_change_pages_and_are_remembered(
    office: Office, settings: LocalSettings
) -> None:
    choices = office.screen.choices
    choices.sheet.setCurrentIndex(choices.sheet.findData("avery-l4785"))
    office.settle()
    view = choices.sheet_view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.label_box(9).center().toPoint())
    office.settle()
    assert view.start_at == 9
    assert "label 9 of 10" in choices.start_words.text()
    assert office.screen.preview.summary.text() == "3 badges · 2 pages"
    assert settings.text("badges_sheet") == "avery-l4785"


def test_the_start_moves_with_the_arrow_keys(office: Office) -> None:
    view = office.screen.choices.sheet_view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.start_at == 4
    office.settle()


def test_saving_writes_the_pdf_and_counts_the_badges(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    out = save_to(office, monkeypatch)
    office.screen.save()
    office.settle()
    codes = {a.code for a in office.ask(lambda c: c.attendees.of_event(office.event_id))}
    assert set(decoded(out.read_bytes(), 200)) == codes
    assert {a.badges_printed for a in office.ask(lambda c: c.attendees.of_event(office.event_id))} == {1}
    office.screen.choices.who._pick("new")
    office.settle()
    assert "nobody" in office.window.notice.label.text()


def test_a_full_disk_is_said_and_nothing_is_counted(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    out = save_to(office, monkeypatch, "none/out.pdf")
    office.screen.save()
    office.settle()
    assert "could not be written" in office.window.notice.label.text()
    assert not out.exists()
    assert {a.badges_printed for a in office.ask(lambda c: c.attendees.of_event(office.event_id))} == {0}


def test_a_stopped_job_leaves_no_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    out = save_to(office, monkeypatch)
    office.screen.save()
    office.qtbot.waitUntil(lambda: office.screen._work is not None)
    assert office.screen._work is not None
    office.screen._work.cancel()
    office.settle()
    assert out.exists() is False or decoded(out.read_bytes(), 150), "either nothing or all of it"


def test_print_goes_through_the_queue(office: Office, printer: FakePrinter) -> None:
    assert office.screen.print_card.printer_name() == "Brother"
    office.screen.print_now()
    office.settle()
    jobs = office.ask(lambda c: c.print_queue.open_jobs())
    assert [(job.printer, len(job.registration_ids)) for job in jobs] == [("Brother", 3)]
    assert office.screen.queue._rows.count() == 1


def test_each_printer_keeps_its_own_shift(office: Office) -> None:
    card = office.screen.print_card
    card.dx.setValue(1.5)
    card.printer.setCurrentIndex(1)
    assert card.shift_mm() == (0.0, 0.0)
    assert card.note.text() == "paused"
    card.printer.setCurrentIndex(0)
    assert card.shift_mm() == (1.5, 0.0)


def test_the_desk_printer_and_automatic_printing_are_kept(office: Office) -> None:
    choices = office.screen.choices
    choices.sheet.setCurrentIndex(choices.sheet.findData("dymo-99014"))
    office.screen.use_at_desk()
    office.screen.print_card.auto._pick("always")
    office.settle()
    printer, options = office.ask(lambda c: c.print_queue.desk_printer())
    assert (printer, options.sheet) == ("Brother", "dymo-99014")
    assert office.ask(lambda c: c.print_queue.auto_print()).value == "always"
    assert "Brother" in office.screen.print_card.desk_words.text()


def test_other_papers_are_saved_or_say_what_is_missing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.services.papers import PaperKind

    out = save_to(office, monkeypatch, "sheet.pdf")
    office.screen.save_paper(PaperKind.SIGN_IN)
    office.settle()
    assert page_count(out.read_bytes()) == 1
    office.screen.save_paper(PaperKind.TABLE_SIGNS)
    office.settle()
    assert "No rotation is planned" in office.window.notice.label.text()
    office.screen.calibrate()
    office.settle()
    assert page_count(out.read_bytes()) == 1


def test_remarks_are_shown_before_printing(office: Office) -> None:
    person = office.ask(lambda c: c.attendees.of_event(office.event_id))[0]
    office.ask(lambda c: c.attendees.edit(person.registration_id, institution="Institut " * 33))
    office.settle()
    assert office.screen.preview.remarks.isVisible()
    assert "too long" in office.screen.preview.remarks.words.text()


def test_the_same_fault_of_several_people_is_said_once() -> None:
    def cut(name: str, text: str = "CHRU") -> Text:
        return Text(CUT, {"name": name, "text": text, "signs": ""})

    people = [cut(f"Anne {letter}") for letter in "ABCDE"]
    assert grouped([*people, cut("Zoé", "Inria")]) == [
        "“CHRU” is too long on 5 badges; an ellipsis ends it: Anne A, Anne B, Anne C and 2 more",
        "Zoé: “Inria” is too long; an ellipsis ends it.",
    ]
    missing = [Text(MISSING, {"name": name, "text": "", "signs": "U+1B05"}) for name in ("A", "B")]
    assert grouped(missing) == ["No font has U+1B05 on 2 badges: A, B"]
    left = [counted("{n} point is left.", "{n} points are left.", n) for n in (1, 13)]
    assert grouped(left) == ["1 point is left.", "13 points are left."]


def test_people_without_a_table_are_counted_before_printing(office: Office) -> None:
    office.screen.choices.back.pick("plan")
    office.settle()
    assert "3 people have no table yet" in office.screen.preview.remarks.words.text()


@pytest.mark.parametrize("width", [895, 1150])
def test_nothing_leaves_a_small_window(office: Office, width: int) -> None:
    i18n.use_language("fr")
    screen = BadgesScreen(office.window.context)
    try:
        screen.choices.back.pick("plan")
        screen.resize(width, 520)
        screen.grab()  # lays out
        assert screen._page.minimumSizeHint().width() <= width
        for column in screen._columns:
            inside = column.widget()
            assert inside is not None
            assert inside.minimumSizeHint().width() <= column.viewport().width()
    finally:
        screen.deleteLater()


def test_sizes_have_the_decimal_sign_of_the_reader_and_their_unit(office: Office) -> None:
    i18n.use_language("fr")
    assert sheet_words(SHEETS["avery-l7165"]) == "Avery L7165, 99,1 × 67,7\u00a0mm"
    assert sheet_words(SHEETS["zebra-102x76"]) == "Zebra, 102 x 76 mm"
    assert office.screen.choices.sheet_name("avery-l4785") == "Avery L4785, 80 × 50\u00a0mm"


def test_a_screen_that_nobody_looks_at_reads_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.window.show_screen("reception")
    office.settle()
    asked: list[int] = []
    monkeypatch.setattr(office.screen, "refresh", lambda: asked.append(1))
    person = office.ask(lambda c: c.attendees.of_event(office.event_id))[0]
    office.ask(lambda c: c.reception.check_in(office.event_id, person.code))
    office.settle()
    assert asked == []
    office.window.show_screen("badges")
    office.settle()
    assert asked == [1]


def test_an_empty_event_says_what_to_do(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path, printer: FakePrinter
) -> None:
    def empty() -> Community:
        opened = Community(tmp_path / "c.ronde", random=Random(7))
        opened.events.create("Vide", date(2026, 11, 26))
        return opened

    window = MainWindow(settings)
    window.show_screen("badges")
    window.show()
    screen = window.screen_of("badges")
    assert isinstance(screen, BadgesScreen)
    window.open_with(empty)
    qtbot.waitUntil(
        lambda: isinstance(screen._pages.currentWidget(), EmptyState) and bool(window.context.event_id)
    )
    qtbot.waitUntil(lambda: "registered" in _title(screen))
    window.close()


def _title(screen: BadgesScreen) -> str:
    shown = screen._pages.currentWidget()
    return shown.title.text() if isinstance(shown, EmptyState) else ""


def test_a_sheet_of_ones_own_is_measured_kept_and_used(office: Office) -> None:
    choices = office.screen.choices
    choices.sheet.setCurrentIndex(choices.sheet.count() - 1)
    dialog = office.screen.layouts.sheet_dialog
    assert dialog is not None
    dialog.name.setText("Réserve")
    dialog.fields[1][0].setValue(300.0)
    dialog.save()
    office.settle()
    assert dialog.notice.isVisible(), "the label is wider than the page"
    dialog.fields[1][0].setValue(100.0)
    dialog.save()
    office.settle()
    assert choices.options().sheet == "own-reserve"
    assert choices.sheet_view.start_at == 1


def test_the_badges_of_those_who_were_chosen_elsewhere(office: Office) -> None:
    people = office.ask(lambda c: c.attendees.of_event(office.event_id))
    ids = [who.registration_id for who in people if who.family_name != "Villemin"]
    office.window.show_screen("badges", " ".join(ids))
    office.settle()
    choices = office.screen.choices
    assert office.screen.preview.summary.text() == "2 badges · 1 page"
    assert choices.chosen_words.text() == "2 people chosen" and not choices.who.isVisible()
    choices.everybody_button.click()
    office.settle()
    assert office.screen.preview.summary.text() == "3 badges · 1 page"
    assert choices.who.isVisible() and not choices.chosen_part.isVisible()
