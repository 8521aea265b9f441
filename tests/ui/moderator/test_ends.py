"""The end of a session, and of the window in the middle of one: asked about, never a slip of the hand."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.services.live_snapshot import LiveSnapshot
from desktop_app.ui.widgets.sheet import Sheet
from tests.ui.moderator.conftest import Console

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_closing_in_the_middle_of_a_session_says_what_would_end(console: Console) -> None:
    (hall,) = console.screen.unfinished()
    assert "The hall sees" in hall
    console.press(Key.Key_Space)
    session, hall = console.screen.unfinished()
    assert "right second" in session and "The hall sees" in hall
    console.hall.close()
    assert console.screen.unfinished() == [session]
    console.press(Key.Key_Space)  # paused, and still under way
    assert console.screen.unfinished() == [session]
    console.window.close()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, Sheet) and console.window.isVisible()
    sheet.reject()


def test_the_button_that_ends_the_session_asks_in_the_page_first(console: Console) -> None:
    assert not console.screen.clock.stop.isEnabled(), "nothing has begun"
    console.press(Key.Key_Space)
    console.screen.clock.stop.click()
    console.settle()
    assert console.screen.question.isVisible()
    not_yet, end = console.screen.question.buttons
    assert (not_yet.label(), end.label()) == ("Not yet", "End the session")
    not_yet.click()
    console.settle()
    assert console.screen.question.isHidden() and console.view.ended is None
    console.screen.clock.stop.click()
    console.settle()
    console.screen.question.buttons[1].click()
    console.settle()
    assert console.view.ended is not None
    console.press(Key.Key_Z, CTRL)
    assert console.view.ended is None


def test_a_window_that_only_follows_closes_at_once(console: Console) -> None:
    console.press(Key.Key_Space)
    console.hall.close()
    snapshot = console.screen.driver.snapshot
    assert isinstance(snapshot, LiveSnapshot)
    console.screen.driver._snapshot = replace(snapshot, drives=False)
    assert console.screen.unfinished() == []


def test_a_rehearsal_is_nothing_to_ask_about(console: Console) -> None:
    console.hall.close()
    console.screen.driver.call(lambda session, reading: session.rehearse(1, reading=reading))
    console.settle()
    console.press(Key.Key_Space)
    assert console.view.is_rehearsal and console.view.is_running
    assert console.screen.unfinished() == []
