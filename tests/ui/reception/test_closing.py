"""Closing the desk while scans wait: what can be written is, what nobody was told of is asked about."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.core.errors import Refused
from desktop_app.ui.failures import Failures
from desktop_app.ui.reception.screen import ReceptionScreen
from desktop_app.ui.widgets.sheet import Sheet
from tests.ui.reception.conftest import Desk


def words(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.sheet().findChildren(QLabel))


def agree(desk: Desk) -> None:
    QTest.keyClick(desk.sheet(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def patience(monkeypatch: pytest.MonkeyPatch, length_ms: int) -> None:
    monkeypatch.setattr("desktop_app.ui.leaving._PATIENCE_MS", length_ms)


def test_another_scan_than_the_one_in_the_question_is_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience(monkeypatch, 0)
    with desk.held_lane():
        desk.screen.take_scan(desk.people[0].code)
        desk.window.close()
        assert "1 scan waits" in words(desk)
    with desk.held_lane():  # the first is written, then the file answers nothing again
        desk.screen.take_scan(desk.people[1].code)
        desk.qtbot.waitUntil(lambda: desk.screen.door.waiting() == 1)
        first = desk.sheet()
        agree(desk)
        desk.qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, first))
        assert desk.window.isVisible()
        assert "1 scan waits" in words(desk)
        desk.sheet().reject()
    desk.qtbot.waitUntil(lambda: not desk.screen.door.waiting())
    assert desk.on_disk("ADMITTED") == 2


def test_fewer_scans_than_in_the_question_are_written_and_ask_nothing_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience(monkeypatch, 60_000)
    with desk.held_lane():
        for who in desk.people[:2]:
            desk.screen.take_scan(who.code)
        desk.window.close()
        assert "2 scans wait" in words(desk)
    with desk.held_lane():
        desk.qtbot.waitUntil(lambda: desk.screen.door.waiting() == 1)
        agree(desk)
        QApplication.processEvents()
        assert desk.window.leaving.may_close(), "whoever closes it once more has agreed already"
        assert QApplication.activeModalWidget() is None
        assert desk.window.isVisible(), "the scan is waited for"
    desk.qtbot.waitUntil(desk.window.isHidden)
    assert desk.on_disk("ADMITTED") == 2


def test_what_was_agreed_to_be_lost_holds_the_window_up_for_a_while_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience(monkeypatch, 0)
    busy_file(desk, monkeypatch)
    desk.screen.take_scan(desk.people[0].code)
    desk.qtbot.waitUntil(desk.screen.door._retry.isActive)
    desk.window.close()
    agree(desk)
    desk.qtbot.waitUntil(desk.window.isHidden)


def test_who_stays_has_agreed_to_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    busy_file(desk, monkeypatch)
    desk.screen.take_scan(desk.people[0].code)
    desk.qtbot.waitUntil(desk.screen.door._retry.isActive)
    for _ in range(2):
        desk.window.close()
        assert "1 scan waits" in words(desk)
        desk.sheet().reject()
    assert desk.window.isVisible()
    desk.window.end()


def busy_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise Refused("file-busy", "Busy.")

    community = desk.window.context.workspace
    assert community is not None
    monkeypatch.setattr(community.reception, "check_in", refuse)


def test_a_program_that_is_told_to_end_writes_what_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, lane = threading.Event(), desk.window.context.lane
    lane.run(gate.wait)
    for who in desk.people[:3]:
        desk.screen.take_scan(who.code)
    assert desk.screen.door.waiting() == 3
    stop = lane.stop

    def stop_now() -> None:
        gate.set()  # the answers find nobody any more
        stop()

    monkeypatch.setattr(lane, "stop", stop_now)
    desk.window.leaving.is_attended = False
    desk.window.close()
    assert desk.window.isHidden()
    assert desk.on_disk("ADMITTED") == 3


def test_what_waits_is_written_once_however_often_the_door_is_told_to_end(desk: Desk) -> None:
    with desk.held_lane():
        for who in desk.people[:3]:
            desk.screen.take_scan(who.code)
        desk.screen.door.end()
        desk.screen.door.end()
    desk.settle()
    desk.window.leaving.is_attended = False
    desk.window.close()
    assert desk.on_disk("ADMITTED") == 3
    assert desk.on_disk("ALREADY_IN") == 0


def test_another_language_keeps_what_waits(desk: Desk) -> None:
    with desk.held_lane():
        for who in desk.people[:3]:
            desk.screen.take_scan(who.code)
        desk.window._drop("reception")
        desk.window.show_screen("reception")
        screen = desk.window.screen_of("reception")
        assert isinstance(screen, ReceptionScreen)
        assert screen.door.waiting() == 3
    desk.qtbot.waitUntil(lambda: not screen.door.waiting())
    assert desk.on_disk("ADMITTED") == 3


def test_a_scan_that_found_the_file_busy_is_written_at_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    community, gate, lane = desk.window.context.workspace, threading.Event(), desk.window.context.lane
    assert community is not None
    check_in, calls = community.reception.check_in, []

    def is_busy_first(*args: Any, **how: Any) -> Any:
        calls.append(args)
        gate.wait()
        if len(calls) == 1:
            raise Refused("file-busy", "The file is busy.")
        if len(calls) == 2:
            raise ZeroDivisionError  # a fault of ours holds up nobody else's scan
        return check_in(*args, **how)

    monkeypatch.setattr(community.reception, "check_in", is_busy_first)
    for i in (0, 1, 2, 4):
        desk.screen.take_scan(desk.people[i].code)
    stop = lane.stop

    def stop_now() -> None:
        gate.set()
        stop()

    monkeypatch.setattr(lane, "stop", stop_now)
    desk.window.leaving.is_attended = False
    desk.window.close()
    assert len(calls) == 5
    assert desk.on_disk("ADMITTED") == 3
    assert [type(error) for error in desk.window.session.not_recorded] == [ZeroDivisionError]


@pytest.mark.parametrize("is_attended", [True, False])
def test_a_scan_that_is_refused_for_good_at_the_end_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_attended: bool
) -> None:
    community, gate, lane = desk.window.context.workspace, threading.Event(), desk.window.context.lane
    assert community is not None
    answers = iter([Refused("event-unknown", "No such event."), ZeroDivisionError("VILLEMIN")])

    def refuse(*_args: object, **_named: object) -> None:
        gate.wait()
        raise next(answers)

    stop, read = lane.stop, list[str]()

    def stop_now() -> None:
        gate.set()
        stop()

    def look(sheet: Sheet) -> int:
        read.extend(label.text() for label in (sheet.title, *sheet.findChildren(QLabel)))
        return 0

    monkeypatch.setattr(community.reception, "check_in", refuse)
    monkeypatch.setattr(lane, "stop", stop_now)
    monkeypatch.setattr(Sheet, "exec", look)
    monkeypatch.setattr(desk.window.leaving, "may_close", lambda: True)
    desk.window._failures = failures = Failures(lambda: tmp_path)
    for who in desk.people[:2]:
        desk.screen.take_scan(who.code)
    desk.window.leaving.is_attended = is_attended
    desk.window.close()
    failures.close_log()
    logged = (tmp_path / "ronde.log").read_text(encoding="utf-8")
    assert ("2 scans were NOT recorded" in read, "No such event." in read) == (is_attended, is_attended)
    assert "ZeroDivisionError" in logged and "VILLEMIN" not in logged
    assert ("core.errors.Refused" in logged) is not is_attended
