"""A file that is damaged or gone: its own last good copy is offered, and what cannot be done is said."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.core.errors import Refused
from desktop_app.services import safety
from desktop_app.services.community import Community
from desktop_app.services.safety import Safety
from desktop_app.services.system_clock import SystemClock
from desktop_app.store.refusals import FileDamaged
from desktop_app.ui.moderator.screen import ModeratorScreen
from desktop_app.ui.reception.screen import ReceptionScreen
from desktop_app.ui.recovery import RecoverySheet
from desktop_app.ui.session import Opener, open_file
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.setup.screen import SetupScreen
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.sheet import Sheet
from tests.fakes import today
from tests.store.files import damage, titles

Opens = Callable[[Opener | None], MainWindow]


@pytest.fixture
def opens(qtbot: QtBot, settings: LocalSettings) -> Opens:
    """A window on the reception that has opened a file, or tried to."""

    def opened(opener: Opener | None) -> MainWindow:
        window = MainWindow(settings)
        window.show_screen("reception")
        window.show()
        window.open_with(opener)
        qtbot.waitUntil(lambda: window.context.lane.is_idle() and not window.is_opening())
        return window

    return opened


def test_of_two_files_opened_in_a_row_the_first_is_closed(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.ronde", "b.ronde"):
        made(tmp_path / name)
    seen: list[Community] = []

    def opener(name: str) -> Opener:
        def opened() -> Community:
            seen.append(Community(tmp_path / name))
            return seen[-1]

        return opened

    window = opens(opener("a.ronde"))
    window.open_with(opener("b.ronde"))
    window.open_with(opener("a.ronde"))
    qtbot.waitUntil(lambda: len(seen) == 3 and window.context.workspace is seen[2])
    qtbot.waitUntil(window.context.lane.is_idle)
    for former in seen[:2]:
        with pytest.raises(Refused) as refused:
            former.events.all()
        assert refused.value.code == "file-closed"
    window.close()


def test_an_earlier_copy_that_cannot_be_read_yet_is_tried_again(
    opens: Opens, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = made(tmp_path / "c.ronde", later="Newer")
    window = opens(lambda: open_file(tmp_path / "c.ronde"))
    safety.restore(tmp_path / "c.ronde", copy, SystemClock())
    with monkeypatch.context() as patch:
        patch.setattr("desktop_app.ui.session.open_file", busy)
        qtbot.waitUntil(lambda: window.notice.label.text() == "Busy.")
    former = window.context.workspace
    qtbot.waitUntil(lambda: window.context.workspace is not former)
    window.close()


def busy(path: Path) -> Community:
    raise Refused("file-busy", "Busy.")


def made(path: Path, title: str = "Kept", later: str = "") -> Path:
    """A community with a copy, and perhaps an event that the copy lacks; returns the copy."""
    path.parent.mkdir(exist_ok=True)
    community = Community(path)
    community.events.create(title, today())
    copy = community.safety.back_up().path
    if later:
        community.events.create(later, today())
    community.close()
    return copy


def sheet_of(window: MainWindow, qtbot: QtBot) -> RecoverySheet:
    qtbot.waitUntil(lambda: window.findChild(RecoverySheet) is not None)
    sheet = window.findChild(RecoverySheet)
    assert isinstance(sheet, RecoverySheet)
    return sheet


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.context.lane.is_idle)


def test_a_damaged_file_offers_its_last_good_copy(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    made(path)
    damage(path)
    window = opens(lambda: open_file(path))
    sheet_of(window, qtbot).restore()
    qtbot.waitUntil(lambda: window.context.event is not None)
    assert window.context.event is not None
    assert window.context.event.title == "Kept"
    settle(window, qtbot)
    window.close()


def test_the_copy_is_of_the_file_itself_and_of_none_with_the_same_name(
    opens: Opens, qtbot: QtBot, settings: LocalSettings, tmp_path: Path
) -> None:
    healthy, damaged = tmp_path / "a" / "c.ronde", tmp_path / "b" / "c.ronde"
    made(healthy, "A", later="A new")
    copy = made(damaged, "B")
    damage(damaged)
    settings.put("file", str(healthy))
    window = opens(lambda: open_file(damaged))
    sheet = sheet_of(window, qtbot)
    assert (sheet.path, sheet.copy.path) == (damaged, copy)
    sheet.reject()
    window.show_screen("setup")
    settle(window, qtbot)
    setup = window.current_screen()
    assert isinstance(setup, SetupScreen)
    assert [shown.path for shown in setup.copies._copies] == [copy]
    setup.copies._restore(copy)
    qtbot.waitUntil(lambda: window.context.workspace is not None)
    settle(window, qtbot)
    window.close()
    assert titles(healthy) == ["A", "A new"]
    assert titles(damaged) == ["B"]


def test_without_a_sound_copy_that_is_said(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    made(path).unlink()
    damage(path)
    window = opens(lambda: open_file(path))
    assert "damaged" in window.notice.label.text() and str(tmp_path) in window.notice.label.text()
    window.close()


def test_a_file_that_is_gone_is_offered_from_its_copies(opens: Opens, qtbot: QtBot) -> None:
    path = paths.default_community_file()
    copy = made(path)
    path.unlink()
    window = opens(None)
    assert sheet_of(window, qtbot).title.text() == "The file is gone"
    sheet_of(window, qtbot).restore()
    qtbot.waitUntil(lambda: window.context.event is not None)
    settle(window, qtbot)
    window.close()
    for left in (path, *copy.parent.iterdir()):
        left.unlink()
    copy.parent.rmdir()


def test_damage_found_while_working_leads_to_the_copy(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    made(path)
    window = opens(lambda: open_file(path))
    community = window.context.workspace
    assert community is not None
    window.context.lane.run(lambda: community._store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
    window.context.lane.run(lambda: community._store.conn.execute("PRAGMA cache_size = 1"))
    settle(window, qtbot)
    with path.open("r+b") as file:
        for at in range(4096, path.stat().st_size, 4096):
            file.seek(at)
            file.write(b"\xff" * 64)
    window.show_screen("attendees")
    sheet_of(window, qtbot).restore()
    qtbot.waitUntil(lambda: window.context.workspace not in (None, community))
    settle(window, qtbot)
    assert list(tmp_path.glob("c-damaged-*.ronde"))
    window.close()
    assert titles(path) == ["Kept"]


def test_a_scan_that_meets_the_damage_leads_to_the_copy(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    made(path)
    window = opens(lambda: open_file(path))
    reception = window.current_screen()
    assert isinstance(reception, ReceptionScreen)

    def broken(_community: Community) -> None:
        raise FileDamaged(path)

    reception.door.ask(broken)
    sheet_of(window, qtbot).reject()
    assert "in the settings" in window.notice.label.text()
    window.close()


def test_no_scan_waits_for_a_copy(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    made(path)
    window = opens(lambda: open_file(path))
    community = window.context.workspace
    assert community is not None
    qtbot.waitUntil(window.context.pool.is_idle)
    before, lane_is_held = len(community.safety.copies()), Event()
    window.context.lane.run(lane_is_held.wait)
    window.session._copy(community.safety.back_up)
    qtbot.waitUntil(lambda: len(community.safety.copies()) == before + 1)
    lane_is_held.set()
    settle(window, qtbot)
    window.close()


def test_a_refused_copy_leaves_the_file_open(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    copy = made(path)
    damage(copy)
    window = opens(lambda: open_file(path))
    before = window.context.workspace
    window.session.put_back(path, copy, window.report)
    settle(window, qtbot)
    assert "damaged" in window.notice.label.text()
    assert window.context.workspace is before and window.context.event is not None
    done: list[str] = []
    assert before is not None
    window.context.lane.run(lambda: before.events.create("Later", today()).title, done.append)
    settle(window, qtbot)
    assert done == ["Later"]
    window.close()


def test_a_damaged_file_that_cannot_be_put_back_is_no_longer_open(
    opens: Opens, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.ronde"
    copy = made(path)
    window = opens(lambda: open_file(path))
    monkeypatch.setattr(safety, "is_sound", lambda _path: False)

    def full(*_args: object, **_named: object) -> None:
        raise Refused("disk-full", "No room.")

    monkeypatch.setattr(safety, "restore", full)
    window.session.put_back(path, copy, window.report)
    settle(window, qtbot)
    assert window.context.workspace is None
    assert window.notice.label.text() == "No room."
    window.close()


def test_a_window_notices_that_another_one_went_back(opens: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "c.ronde"
    copy = made(path, later="Later")
    window = opens(lambda: open_file(path))
    former = window.context.workspace
    assert former is not None
    safety.restore(path, copy, SystemClock())
    window.session._look_for_others()
    qtbot.waitUntil(lambda: window.context.workspace is not former)
    settle(window, qtbot)
    assert "read anew" in window.notice.label.text()
    seen: list[str] = []
    now = window.context.workspace
    assert now is not None
    window.context.lane.run(lambda: [event.title for event in now.events.all()], seen.extend)
    settle(window, qtbot)
    assert seen == ["Kept"]
    window.close()


def test_a_scan_without_a_file_is_refused_aloud(opens: Opens, qtbot: QtBot) -> None:
    window = opens(None)
    heard: list[str] = []
    window.equipment.sounds = heard.append
    reception = window.current_screen()
    assert isinstance(reception, ReceptionScreen)
    reception.take_scan("BCDEFGHJKNPRSTUV")
    assert "NOT recorded" in window.notice.label.text()
    assert heard == ["attention"]
    window.say("info", "")
    window.show_screen("setup")
    window._heard("BCDEFGHJKNPRSTUV")
    assert "NOT recorded" in window.notice.label.text()
    window.close()


def test_a_scan_at_the_moment_of_a_restore_is_done_in_the_restored_file(
    opens: Opens, qtbot: QtBot, tmp_path: Path
) -> None:
    """It waits on the lane behind the restore, for the community that was open so far."""
    path = tmp_path / "c.ronde"
    copy = made(path)
    window = opens(lambda: open_file(path))
    reception = window.current_screen()
    assert isinstance(reception, ReceptionScreen)
    window.session.put_back(path, copy, window.report)
    reception.take_scan("BCDEFGHJKNPRSTUV")
    qtbot.waitUntil(lambda: reception.verdict is not None)
    assert reception.door.waiting() == 0
    settle(window, qtbot)
    window.close()


def test_a_copy_that_fails_at_the_end_is_told(
    opens: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.ronde"
    made(path)
    window = opens(lambda: open_file(path))

    def full(_safety: Safety, _reason: str) -> None:
        raise Refused("disk-full", "No room.")

    shown: list[str] = []

    def look(sheet: Sheet) -> int:
        shown.append(sheet.title.text())
        return 0

    monkeypatch.setattr(Safety, "back_up", full)
    monkeypatch.setattr(Sheet, "exec", look)
    window.close()
    assert shown == ["The copy at the end was not made"]
    QTest.qWait(0)
    assert QApplication.activeModalWidget() is None


def test_a_restore_with_every_screen_open_says_that_it_was_done_and_nothing_else(
    opens: Opens, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.ronde"
    copy = made(path, later="Later")
    window = opens(lambda: open_file(path))
    said: list[tuple[str, str]] = []
    say = window.say

    def listen(kind: str, text: str) -> None:
        said.append((kind, text))
        say(kind, text)

    monkeypatch.setattr(window, "say", listen)
    for key in ("moderator", "attendees", "rotation", "badges", "setup"):
        window.show_screen(key)
        settle(window, qtbot)
    former = window.context.workspace
    console, setup = window.screen_of("moderator"), window.current_screen()
    assert isinstance(console, ModeratorScreen) and isinstance(setup, SetupScreen)
    driven = console.driver.session
    said.clear()
    setup.copies._restore(copy)
    qtbot.waitUntil(lambda: window.context.workspace is not former)
    settle(window, qtbot)
    console.driver.refresh_soon()
    qtbot.waitUntil(lambda: not console.driver._refreshing.isActive())
    settle(window, qtbot)
    assert [kind for kind, text in said if text] == ["done"], said
    assert console.driver.session not in (None, driven), "the console follows the file that was put back"
    assert "Back to the copy of" in window.notice.label.text()
    window.close()


def test_a_read_from_the_file_that_was_open_before_is_nobodys_and_a_write_is_told(
    opens: Opens, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a.ronde", "b.ronde"):
        made(tmp_path / name)
    window = opens(lambda: open_file(tmp_path / "a.ronde"))
    former = window.context.workspace
    assert former is not None
    window.open_with(lambda: open_file(tmp_path / "b.ronde"))
    qtbot.waitUntil(lambda: window.context.workspace is not former)
    settle(window, qtbot)
    window.context.lane.run(former.events.all)
    settle(window, qtbot)
    assert not window.notice.isVisible()
    window.context.lane.run(lambda: former.events.create("Later", today()))
    settle(window, qtbot)
    assert "NOT recorded" in window.notice.label.text()
    window.close()
