"""Closing is asked about once when it would cut something short, and never when the program is told to end."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.leaving import Leaving
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.sheet import Sheet
from tests.fakes import today

Opens = Callable[[list[str]], MainWindow]


@pytest.fixture
def opens(qtbot: QtBot, settings: LocalSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opens:
    """A window in which the given things go on."""

    def opened(sentences: list[str]) -> MainWindow:
        window = MainWindow(settings)
        window.show_screen("reception")
        monkeypatch.setattr(window.current_screen(), "unfinished", lambda: sentences)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_with(None)
        qtbot.waitUntil(window.context.lane.is_idle)
        return window

    return opened


def question() -> Sheet | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, Sheet) else None


def test_with_nothing_going_on_the_window_closes_at_once(opens: Opens) -> None:
    window = opens([])
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isHidden()


def test_it_asks_says_what_goes_on_and_stays_open(opens: Opens, qtbot: QtBot) -> None:
    window = opens(["A session is under way.", "The hall sees it."])
    window.close()
    window.close()  # impatient, or the system's own menu
    assert len(window.findChildren(Sheet)) == 1
    sheet = question()
    assert sheet is not None and window.isVisible()
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert {"A session is under way.", "The hall sees it."} <= set(words)
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.isVisible() and question() is None
    assert window.context.lane.run(lambda: None) is not None  # it works on
    qtbot.waitUntil(window.context.lane.is_idle)
    window.end()
    assert window.isHidden()


def test_the_keys_alone_close_it_all_the_same_and_ask_once(opens: Opens, qtbot: QtBot) -> None:
    window = opens(["A session is under way."])
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    sheet = question()
    assert sheet is not None
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.isHidden)
    assert question() is None


def test_a_program_that_is_told_to_end_asks_nobody(opens: Opens) -> None:
    window = opens(["A session is under way."])
    window.end()
    assert window.isHidden() and question() is None


def test_a_system_that_ends_closes_the_window_unasked(opens: Opens) -> None:
    window = opens(["A session is under way."])
    window.before_the_system_ends()
    window.close()
    assert window.isHidden() and question() is None


def test_when_the_system_did_not_end_after_all_it_asks_again(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.leaving.SYSTEM_ENDS_MS", 0)
    window = opens(["A session is under way."])
    leaving = Leaving(window, lambda: [window.current_screen()])
    leaving.expect_the_end()
    assert not leaving.may_close()
    sheet = question()
    assert sheet is not None
    sheet.reject()


def test_what_is_new_since_the_question_is_waited_for_or_asked_about(opens: Opens, qtbot: QtBot) -> None:
    waits = ["A session is under way."]
    window = opens(waits)
    window.close()
    waits.append("A scan waits.")
    agree(qtbot)
    QApplication.processEvents()
    assert window.isVisible() and question() is None
    waits.pop()  # it is written
    qtbot.waitUntil(window.isHidden)


def test_what_cannot_be_written_is_asked_about_again(
    opens: Opens, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.leaving._PATIENCE_MS", 0)
    waits = ["A session is under way."]
    window = opens(waits)
    window.close()
    waits.append("A scan waits.")
    agree(qtbot)
    qtbot.waitUntil(lambda: question() is not None)
    assert window.isVisible()
    agree(qtbot)
    qtbot.waitUntil(window.isHidden)


def agree(qtbot: QtBot) -> None:
    sheet = question()
    assert sheet is not None
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def meeting(path: Path, day: date) -> Community:
    made = Community(path)
    made.events.create("Santé", day)
    return made


@pytest.fixture
def desk(opens: Opens, qtbot: QtBot, tmp_path: Path) -> Callable[[date], MainWindow]:
    """A desk with a meeting of that day, and nothing unfinished."""

    def opened(day: date) -> MainWindow:
        window = opens([])
        window.open_with(lambda: meeting(tmp_path / "c.ronde", day))
        lane, pool = window.context.lane, window.context.pool
        qtbot.waitUntil(lambda: bool(window.context.event_id) and lane.is_idle() and pool.is_idle())
        return window

    return opened


def test_on_the_day_the_key_asks_at_every_desk(desk: Callable[[date], MainWindow], qtbot: QtBot) -> None:
    window = desk(today())
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    sheet = question()
    assert sheet is not None and window.isVisible()
    sheet.reject()
    window.close()  # by its own button: meant
    assert window.isHidden()


def test_on_another_day_the_key_closes(desk: Callable[[date], MainWindow]) -> None:
    window = desk(today() + timedelta(days=30))
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isHidden()


def test_a_scan_under_the_question_is_checked_in_at_once_and_not_lost(
    desk: Callable[[date], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = desk(today())
    community, event_id = window.context.workspace, window.context.event_id
    assert community is not None
    found: list[str] = []

    def register() -> str:
        fields = RegistrationFields()
        return community.attendees.register(event_id, PersonFields("Anne", "Villemin"), fields).code

    window.context.lane.run(register, found.append)
    qtbot.waitUntil(window.context.lane.is_idle)
    window.leaving.close_by_key()
    window.context.bridge.publish_scan(found[0])
    agree(qtbot)
    qtbot.waitUntil(window.isHidden)
    again = Community(tmp_path / "c.ronde")
    try:
        assert again.reception.snapshot(event_id).present == 1
    finally:
        again.close()
