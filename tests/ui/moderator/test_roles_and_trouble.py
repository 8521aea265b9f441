"""The console where the desk may not drive, where the file cannot be written, and after a sleep."""

from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app.core.errors import Refused
from desktop_app.core.live.views import Command
from desktop_app.core.roles import Role
from desktop_app.services.community import Community
from tests.fakes import FakeClock, today
from tests.ui.moderator.conftest import Console, Opens

Key = Qt.Key


def said(console: Console) -> str:
    notice = console.window.notice
    return notice.label.text() if notice.isVisible() else ""


def test_the_reception_has_no_console(console: Console) -> None:
    window = console.window
    console.press(Key.Key_Space)
    window.session.take_role(Role.RECEPTION)
    console.settle()
    assert window.current_screen() is window.screen_of("reception")
    assert window.rail._items["moderator"].isHidden()
    assert console.screen.driver.session is None
    assert console.hall.shown_view() is None
    QTest.keyClick(window, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_screen() is window.screen_of("reception")
    window.show_screen("moderator")
    assert window.current_screen() is window.screen_of("reception")
    assert said(console).startswith("This desk is the reception")


def test_the_console_is_there_again_in_another_role(console: Console) -> None:
    window = console.window
    window.session.take_role(Role.RECEPTION)
    console.settle()
    window.session.take_role(Role.MODERATOR)
    console.settle()
    assert not window.rail._items["moderator"].isHidden()
    window.show_screen("moderator")
    console.settle()
    console.press(Key.Key_Space)
    assert console.view.is_running


def test_the_hall_comes_back_with_the_role(console: Console) -> None:
    window = console.window
    console.press(Key.Key_Space)
    assert len(console.screen.abandoned()) == 2
    window.session.take_role(Role.RECEPTION)
    console.settle()
    assert console.hall.shown_view() is None
    window.session.take_role(Role.ORGANISER)
    console.settle()
    assert console.hall.shown_view() is not None
    console.hall.close()
    window.session.take_role(Role.RECEPTION)
    window.session.take_role(Role.ORGANISER)
    console.settle()
    assert console.hall.shown_view() is None  # it was closed by hand


def test_the_hall_is_not_shown_another_meeting_when_the_role_comes_back(console: Console) -> None:
    session = console.window.session
    shown = console.window.context.event
    session.take_role(Role.RECEPTION)
    console.settle()
    session.choose_event(console.ask(lambda c: c.events.create("Oncology", today())))
    console.settle()
    session.take_role(Role.ORGANISER)
    console.settle()
    assert console.hall.shown_view() is None
    session.choose_event(shown)
    console.settle()
    assert console.hall.shown_view() is None, "nor later, when nobody expects it"
    console.hall.toggle()
    assert console.hall.shown_view() is not None


def test_a_file_that_makes_the_desk_the_reception_leaves_the_hall_of_the_former_meeting(
    console: Console,
) -> None:
    session = console.window.session
    other = console.ask(lambda c: c.events.create("Oncology", today()))
    console.window.context.role = Role.RECEPTION
    session.choose_event(other)  # both at once: another file, in which the role is behind a PIN
    console.settle()
    assert console.hall.shown_view() is None
    session.take_role(Role.ORGANISER)
    console.settle()
    assert console.hall.shown_view() is None


def full_disk(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: object) -> int:
        raise Refused("disk-full", "The disk is full: this was NOT recorded.")

    workspace = console.window.context.workspace
    assert workspace is not None
    monkeypatch.setattr(workspace._store, "write_heartbeat", refused)


def test_a_file_that_cannot_be_written_is_said_once_and_stands_until_it_can(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    console.press(Key.Key_Space)
    console.window.show_screen("reception")
    with monkeypatch.context() as patched:
        full_disk(console, patched)
        console.wait(1)
        assert said(console).startswith("The disk is full: the clock goes on")
        console.window.say("info", "")
        console.wait(1)
        assert said(console) == ""
        assert "The disk is full" in console.screen.warnings.text.text()
        assert console.view.is_running
    console.wait(1)
    assert said(console).startswith("The file can be written again")
    assert "The disk is full" not in console.screen.warnings.text.text()


def test_a_key_refused_because_another_window_drives_shows_at_once_who_does(
    opens: Opens, console: Console, clock: FakeClock
) -> None:
    console.press(Key.Key_Space)
    other = opens(lambda path: Community(path, clock=clock, desk="2"))
    other.screen.follower.take.click()
    other.settle()
    console.screen.act(Command.NEXT)
    console.settle()
    assert not console.view.is_driving
    assert console.screen.follower.isVisible()
    assert "drives this session: nothing was changed here" in said(console)


def test_C4_the_key_that_wakes_the_computer_finds_the_question(console: Console, clock: FakeClock) -> None:
    console.press(Key.Key_Space)
    console.wait(46)
    clock.advance(90)
    console.press(Key.Key_Space)
    assert console.screen.question.isVisible()
    assert console.view.is_running


def test_a_rehearsal_of_nothing_says_what_is_missing(opens: Opens, clock: FakeClock) -> None:
    def empty(path: Path) -> Community:
        opened = Community(path, clock=clock)
        opened.events.create("Rencontre", date(2026, 11, 26))
        return opened

    console = opens(empty)
    console.screen.driver.call(lambda session, reading: session.rehearse(5, reading=reading))
    console.settle()
    assert "nothing to rehearse yet" in said(console)
    assert not console.view.is_rehearsal


def test_an_imported_programme_of_another_day_is_said(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "programme.csv"
    file.write_text("Date;Début;Durée;Titre\n03/12/2026;14:00;10;Un\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(file), ""))
    console.screen.errands.import_programme()
    console.settle()
    assert said(console).startswith("1 item imported. ")
    assert "This list is dated 03/12/2026" in said(console)
