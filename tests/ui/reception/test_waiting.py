"""Answers that take their time: the desk waits, nothing is lost, and what comes first is painted first."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui import theme
from tests.ui.reception.conftest import Desk, each_key_after


def test_a_busy_file_says_not_recorded_and_keeps_the_scan(desk: Desk) -> None:
    community = desk.window.context.workspace
    assert community is not None
    desk.ask(lambda c: c._store.conn.execute("PRAGMA busy_timeout = 10"))
    with closing(sqlite3.connect(desk.folder / "c.ronde", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.screen.field.setFocus()
        QTest.keyClicks(desk.screen.field, desk.people[0].code)
        QTest.keyClick(desk.screen.field, Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.word == "NOT recorded")
        assert desk.screen.door.waiting() == 1
        assert desk.played == ["attention"]
        assert desk.screen.card.face.tone == "attention"  # a fault of ours is no refusal of a person
        other.execute("ROLLBACK")
    desk.screen.door.try_now()
    desk.qtbot.waitUntil(lambda: desk.word == "Welcome")
    assert desk.screen.door.waiting() == 0
    assert desk.on_disk("ADMITTED") == 1


def test_a_file_that_does_not_answer_tells_the_desk_to_wait(desk: Desk) -> None:
    desk.ask(lambda c: c._store.conn.execute("PRAGMA busy_timeout = 20000"))
    with closing(sqlite3.connect(desk.folder / "c.ronde", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.screen.field.setFocus()
        for who in desk.people[:2]:
            QTest.keyClicks(desk.screen.field, who.code)
            QTest.keyClick(desk.screen.field, Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.word == "One moment")
        assert desk.screen.door.waiting() == 2
        other.execute("ROLLBACK")
    desk.qtbot.waitUntil(lambda: desk.screen.door.waiting() == 0)
    assert desk.on_disk("ADMITTED") == 2


def test_the_verdict_is_painted_before_the_emptied_field(desk: Desk) -> None:
    order: list[str] = []

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                order.append("card" if watched is desk.screen.card else "field")
            return False

    eye, field = Eye(), desk.screen.field
    field.setFocus()
    QTest.keyClicks(field, desk.people[0].code)
    QApplication.processEvents()
    for widget in (field, desk.screen.card):
        widget.installEventFilter(eye)
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "field" in order and "card" in order)
    assert order[0] == "card"
    assert field.updatesEnabled()
    assert field.text() == ""


class Painted(QObject):
    """How often something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_the_field_is_no_hole_until_it_is_painted(desk: Desk) -> None:
    field, window = desk.screen.field, desk.window
    field.setFocus()
    QApplication.processEvents()
    ground = theme.colour("ground").rgb()
    with desk.held_lane():
        for who in desk.people[:3]:
            QTest.keyClicks(
                field, who.code
            )  # still to be painted when the Enter comes, as with a fast scanner
            QTest.keyClick(field, Qt.Key.Key_Return)
            QApplication.processEvents()
            seen = window.screen().grabWindow(window.winId()).toImage()
            middle = field.mapTo(window, field.rect().center())
            assert seen.pixel(middle.x(), field.mapTo(window, QPoint(0, 8)).y()) != ground
    desk.qtbot.waitUntil(field.updatesEnabled)


def test_the_field_is_painted_with_the_verdict_and_not_when_its_patience_ends(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = desk.screen.field
    monkeypatch.setattr(field._paint, "start", lambda: None)
    for who in desk.people[:2]:
        desk.scan(who.code)
        desk.qtbot.waitUntil(field.updatesEnabled)
        assert field.text() == ""


def test_letters_that_were_to_be_painted_when_enter_came_are_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, window = desk.screen.field, desk.window

    def seen() -> QImage:
        whole = window.screen().grabWindow(window.winId()).toImage()
        return whole.copy(QRect(field.mapTo(window, QPoint(0, 0)), field.size()))

    flash_ms = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    desk.type("Mar")
    before = seen()
    with desk.held_lane():
        QTest.keyClicks(field, desk.people[0].code)
        QTest.keyClick(field, Qt.Key.Key_Return)
        monkeypatch.setattr(field, "paint_now", lambda: None)
        QApplication.processEvents()
        assert seen() == before  # and not "Mar" selected, as it will be
    monkeypatch.undo()
    desk.settle()
    desk.qtbot.waitUntil(field.updatesEnabled)
    assert seen() != before
    QApplication.setCursorFlashTime(flash_ms)


def test_letters_of_a_scanner_are_painted_from_time_to_time(desk: Desk) -> None:
    field = desk.screen.field
    field.setFocus()
    QTest.keyClicks(field, desk.people[0].code[:9])
    assert not field.updatesEnabled()
    desk.qtbot.waitUntil(field.updatesEnabled)
    assert field.text() == desk.people[0].code[:9]


def test_letters_of_a_person_are_painted_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    each_key_after(desk, 80, monkeypatch)
    field, painted = desk.screen.field, Painted()
    field.setFocus()
    QApplication.processEvents()
    field.installEventFilter(painted)
    for n, letter in enumerate("Fresneux", 1):
        QTest.keyClicks(field, letter)
        QApplication.processEvents()
        assert painted.times >= n


def test_a_window_resized_while_letters_come_in_shows_no_unpainted_field(desk: Desk) -> None:
    field = desk.screen.field
    field.setFocus()
    QTest.keyClicks(field, desk.people[0].code[:9])
    assert not field.updatesEnabled()
    desk.window.resize(desk.window.width() + 40, desk.window.height())
    QApplication.processEvents()
    assert field.updatesEnabled()


def test_after_a_wait_a_refusal_is_not_hidden_by_the_next_verdict(desk: Desk) -> None:
    with desk.held_lane():
        for code in (desk.people[0].code, "BCDEFGHJKNPRSTUV", desk.people[1].code):
            desk.screen.take_scan(code)
    desk.qtbot.waitUntil(lambda: not desk.screen.door.waiting())
    desk.settle()
    assert desk.on_disk("ADMITTED") == 2
    assert desk.screen.card.face.tone == "refused"
    desk.scan(desk.people[3].code)
    assert desk.screen.card.face.tone != "refused"


def test_a_refusal_drawn_once_more_does_not_hide_who_was_scanned_with_it_before_the_eyes(desk: Desk) -> None:
    desk.scan("BCDEFGHJKNPRSTUV")
    assert desk.screen.card.face.tone == "refused"
    with desk.held_lane():
        desk.screen.take_scan(desk.people[0].code)
        desk.screen.back_to_card()
    desk.qtbot.waitUntil(lambda: not desk.screen.door.waiting())
    desk.settle()
    assert desk.on_disk("ADMITTED") == 1
    assert desk.word == "Welcome"
