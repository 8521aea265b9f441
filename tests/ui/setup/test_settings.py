"""The settings screen on a real file: first run, meetings, copies, language, theme, roles."""

from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.services.community import Community
from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.services.settings import COMMUNITY_NAME
from desktop_app.ui import theme
from desktop_app.ui.hours import use_zone, zone
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.setup.screen import SetupScreen
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.sheet import Sheet
from tests.fakes import today


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings) -> Iterator[MainWindow]:
    made = MainWindow(settings)
    made.show_screen("reception")
    made.show()
    made.activateWindow()
    made.open_with(None)
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(window.context.lane.is_idle)


def _setup(window: MainWindow) -> SetupScreen:
    window.show_screen("setup")
    screen = window.current_screen()
    assert isinstance(screen, SetupScreen)
    return screen


def test_without_a_copy_there_is_a_word_instead_of_an_empty_list(
    window: MainWindow, settle: Callable[[], None], settings: LocalSettings, tmp_path: Path
) -> None:
    settings.put("file", str(tmp_path / "new.ronde"))
    copies = _setup(window).copies
    settle()
    assert copies.none.isVisible()
    assert not copies.list.isVisible() and not copies.whose.isVisible(), "nothing is said to be of a file"
    _setup(window).community.open_path(tmp_path / "new.ronde")
    settle()
    copies.copy_now()
    settle()
    assert copies.list.isVisible() and not copies.none.isVisible()


def test_the_first_run_teaches_and_leads_to_a_meeting(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    screen = _setup(window)
    assert screen.first.isVisible()
    screen.community.open_path(tmp_path / "new.ronde")
    settle()
    assert not screen.first.isVisible()
    screen.meeting.begin()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClicks(sheet.title_field, "Sante")
    QTest.keyClick(sheet.title_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.context.event is not None
    assert window.context.event.title == "Sante"
    assert "Sante" in window.header.subtitle._whole


def test_a_meeting_without_title_is_refused_in_words(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    screen = _setup(window)
    screen.community.open_path(tmp_path / "new.ronde")
    settle()
    screen.meeting.begin()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    sheet._save()
    settle()
    assert sheet.isVisible()
    assert "title" in sheet.notice.label.text()
    sheet.reject()


def test_a_file_that_is_no_community_is_left_alone(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Nom;Prénom\n", encoding="utf-8")
    _setup(window).community.open_path(path)
    settle()
    assert window.notice.isVisible()
    assert path.read_text(encoding="utf-8") == "Nom;Prénom\n"
    assert window.context.workspace is None


def test_a_copy_is_made_and_put_back(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "c.ronde"
    community = Community(path)
    community.events.create("One", today())
    community.close()
    screen = _setup(window)
    screen.community.open_path(path)
    settle()
    screen.copies.copy_now()
    qtbot.waitUntil(lambda: screen.copies.list.count() >= 2)
    opened = window.context.workspace
    assert opened is not None
    window.context.lane.run(lambda: opened.events.create("Two", today()))
    settle()
    screen.copies._restore(screen.copies._copies[0].path)
    qtbot.waitUntil(lambda: window.context.workspace is not None)
    settle()
    titles: list[str] = []
    again = window.context.workspace
    assert again is not None
    window.context.lane.run(lambda: [e.title for e in again.events.all()], titles.extend)
    settle()
    assert titles == ["One"]


def test_a_copy_of_another_community_is_asked_about_by_its_name(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "c.ronde"
    former = Community(path)
    former.events.create("Former", today())
    former.safety.back_up()
    former.close()
    Community(tmp_path / "other.ronde").close()
    (tmp_path / "other.ronde").replace(path)  # by hand, with the files of the system
    screen = _setup(window)
    screen.community.open_path(path)
    settle()
    screen.copies.refresh()
    settle()
    screen.copies.list.setCurrentRow(screen.copies.list.count() - 1)
    screen.copies.restore()
    settle()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, Sheet)
    assert "another community (Former)" in " ".join(label.text() for label in sheet.findChildren(QLabel))
    next(b for b in sheet.findChildren(KeyButton) if b.label() == "Restore the other community").click()
    qtbot.waitUntil(lambda: window.context.event is not None and window.context.event.title == "Former")
    settle()


def test_language_and_theme_change_at_once(window: MainWindow, settle: Callable[[], None]) -> None:
    screen = _setup(window)
    screen.look._speak("fr")
    assert i18n.language() == "fr"
    assert window.header.title.text() == "Réglages"
    again = window.current_screen()
    assert isinstance(again, SetupScreen) and again is not screen
    again.look._dress("dark")
    assert theme.tokens().dark
    assert window.context.settings.text("theme") == "dark"
    window.context.settings.put("theme", "light")
    window.restyle()
    assert not theme.tokens().dark


def test_a_role_behind_a_pin_is_reception_at_the_start(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    from desktop_app.core.roles import Role

    path = tmp_path / "c.ronde"
    community = Community(path)
    community.roles.set_pin(Role.ORGANISER, "2468")
    community.close()
    screen = _setup(window)
    screen.community.open_path(path)
    settle()
    assert window.context.role is Role.RECEPTION
    # A copy of the file is an export of every address.
    assert screen.copies.export_button.isHidden() and screen.copies.restore_button.isHidden()
    assert not screen.copies.copy_button.isHidden()


def test_the_signature_of_the_desk_follows(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    screen = _setup(window)
    screen.community.open_path(tmp_path / "c.ronde")
    settle()
    screen.desk.operator.setText("Sophie")
    screen.desk._sign()
    settle()
    community = window.context.workspace
    assert community is not None
    assert community.operator == "Sophie"


def test_hours_of_the_door_and_its_categories(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    screen = _setup(window)
    screen.community.open_path(tmp_path / "new.ronde")
    settle()
    screen.meeting.begin()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    settle()
    sheet.title_field.setText("Sante")
    assert not sheet.door.opens.isVisible()
    sheet.door.hours.click()
    assert sheet.door.opens.isVisible()
    sheet.door.opens.setTime(QTime(13, 15))
    sheet.door.closes.setTime(QTime(18, 0))
    sheet.door.some.click()
    for key, box in sheet.door.boxes.items():
        box.setChecked(key == "clinical")
    sheet._save()
    settle()
    event = window.context.event
    assert event is not None
    assert (event.opens_at, event.closes_at) == (time(13, 15), time(18))
    assert event.admits == {"clinical"}
    screen.meeting.change()
    again = QApplication.activeModalWidget()
    assert isinstance(again, EventSheet)
    settle()
    assert again.door.opens.time() == QTime(13, 15)
    assert [key for key, box in again.door.boxes.items() if box.isChecked()] == ["clinical"]
    for box in again.door.boxes.values():
        box.setChecked(False)
    again._save()
    assert "at least one" in again.notice.label.text()
    again.reject()


def test_the_name_of_the_community_is_kept_in_its_file(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    screen = _setup(window)
    assert screen.name.isHidden()
    screen.community.open_path(tmp_path / "c.ronde")
    settle()
    assert screen.name.isVisible()
    QTest.keyClicks(screen.name.field, " Reseau  Sante ")
    QTest.keyClick(screen.name.field, Qt.Key.Key_Return)
    settle()
    community = window.context.workspace
    assert community is not None
    kept: list[str] = []
    window.context.lane.run(lambda: community.settings.get(COMMUNITY_NAME), kept.append)
    settle()
    assert kept == ["Reseau Sante"]
    screen.name.refresh()
    settle()
    assert screen.name.field.text() == "Reseau Sante"


def test_a_second_computer_is_another_desk_and_a_taken_name_is_told(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    community = Community(tmp_path / "c.ronde")
    community.take_desk("another computer", "", "")
    community.close()
    screen = _setup(window)
    screen.community.open_path(tmp_path / "c.ronde")
    settle()
    assert screen.desk.desk.text() == "2"
    assert window.status.text_of("desk") in ("", "Desk 2")
    screen.desk.desk.selectAll()
    QTest.keyClicks(screen.desk.desk, "1")
    QTest.keyClick(screen.desk.desk, Qt.Key.Key_Return)
    settle()
    assert window.status.text_of("desk") == "Desk 1"
    assert screen.desk.taken.isVisible()
    screen.desk.desk.selectAll()
    QTest.keyClicks(screen.desk.desk, "Left")
    QTest.keyClick(screen.desk.desk, Qt.Key.Key_Return)
    settle()
    assert not screen.desk.taken.isVisible()
    assert window.context.desk == "Left"


def kept(file: Path) -> Community:
    """A new community with one meeting, today."""
    made = Community(file)
    made.events.create("Kept", today())
    return made


def test_the_counts_follow_while_the_settings_are_shown_and_when_they_come_back(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    window.open_with(lambda: kept(tmp_path / "c.ronde"))
    settle()
    card = _setup(window).meeting
    settle()
    assert card._counts.text() == "0 registered, 0 present"
    for shown, wanted in (("setup", "1 registered, 1 present"), ("reception", "2 registered, 2 present")):
        window.show_screen(shown)
        community, event_id = window.context.workspace, window.context.event_id
        assert community is not None
        window.context.lane.run(partial(_let_in, community, event_id))
        settle()
        window.show_screen("setup")
        settle()
        assert card._counts.text() == wanted


def _let_in(community: Community, event_id: str) -> None:
    made = community.attendees.register(event_id, PersonFields("Anne", "Villemin"), RegistrationFields())
    community.reception.admit(event_id, made.registration_id)


def test_another_language_reaches_the_status_bar_and_the_notice(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    i18n.use_language("fr")
    window.restyle()

    window.open_with(lambda: kept(tmp_path / "c.ronde"))
    settle()
    _setup(window)
    window.say("attention", "?")
    assert window.notice._close is not None and window.notice._close.label() == "Fermer"
    assert window.status.text_of("scanner") == "Prêt à scanner"
    i18n.use_language("en")
    window.restyle()
    settle()
    assert window.status.text_of("scanner") == "Ready to scan"
    assert window.status.text_of("desk").startswith("Desk ")
    assert window.notice._close.label() == "Close"


def test_a_meeting_is_given_a_day_that_there_is(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "c.ronde"
    community = Community(path)
    event = community.events.create("Wrong", today())
    community._recorder.record("event.changed", f"event:{event.id}", {"date": "0001-01-01"}, event.id)
    community.close()
    screen = _setup(window)
    screen.community.open_path(path)
    settle()
    screen.meeting.change()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    assert (sheet.date.minimumDate(), sheet.date.maximumDate()) == (QDate(2000, 1, 1), QDate(2099, 12, 31))
    sheet.date.setDate(QDate(2026, 11, 26))
    sheet._save()
    settle()
    assert window.context.event is not None
    assert window.context.event.date == date(2026, 11, 26)


def test_a_meeting_is_in_the_time_of_its_place_and_its_door_keeps_its_hours(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    screen = _setup(window)
    screen.community.open_path(tmp_path / "new.ronde")
    settle()
    screen.meeting.begin()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    assert sheet.zone.currentText() == "Mainland France (Paris)"
    sheet.title_field.setText("Sante")
    sheet.door.hours.click()
    sheet.door.opens.setTime(QTime(13, 15))
    sheet._save()
    settle()
    screen.meeting.change()
    again = QApplication.activeModalWidget()
    assert isinstance(again, EventSheet)
    again.zone.setCurrentIndex(again.zone.findText("Guadeloupe"))
    again._save()
    settle()
    event = window.context.event
    assert event is not None
    assert (event.timezone, event.opens_at) == ("America/Guadeloupe", time(13, 15))
    assert str(zone()) == "America/Guadeloupe"
    use_zone("")


def test_a_door_that_closes_after_midnight_says_so_and_shows_its_hours_again(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    screen = _setup(window)
    screen.community.open_path(tmp_path / "new.ronde")
    settle()
    screen.meeting.begin()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, EventSheet)
    sheet.title_field.setText("Sante")
    sheet.door.hours.click()
    assert sheet.door._next_day.text() == ""
    sheet.door.opens.setTime(QTime(20, 0))
    sheet.door.closes.setTime(QTime(1, 0))
    for days in (0, 1):
        assert sheet.door.closes.time() == QTime(1, 0)
        assert sheet.door._next_day.text() == "on the next day"
        sheet.date.setDate(sheet.date.date().addDays(days))
        sheet._save()
        settle()
        event = window.context.event
        assert event is not None
        assert (event.opens_at, event.closes_at) == (time(20), time(1))
        assert (event.closes_ms or 0) - (event.opens_ms or 0) == 5 * 3_600_000
        screen.meeting.change()
        again = QApplication.activeModalWidget()
        assert isinstance(again, EventSheet)
        sheet = again
    sheet.reject()
