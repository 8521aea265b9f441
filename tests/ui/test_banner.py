"""The line of notice lies over the window: nothing moves under it, and it hides no button where it need not."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.demo import make_demo
from desktop_app.ui.moderator.screen import ModeratorScreen
from desktop_app.ui.session import open_file
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow

SCREENS = ("reception", "moderator", "attendees", "rotation", "badges", "setup")
PATIENCE_MS = 20_000
LONG = "The screen of the hall was unplugged. The clock goes on; the picture comes back by itself when it is there."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "demo.ronde"
    make_demo(file).close()
    return file


@pytest.fixture
def window(qtbot: QtBot, settings: LocalSettings, demo: Path, tmp_path: Path) -> MainWindow:
    file = tmp_path / "demo.ronde"
    shutil.copy(demo, file)
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.show_screen("reception")
    made.show()
    made.open_with(lambda: open_file(file))
    settle(made, qtbot)
    return made


def settle(window: MainWindow, qtbot: QtBot) -> None:
    context = window.context
    qtbot.waitUntil(
        lambda: not window.is_opening() and context.lane.is_idle() and context.pool.is_idle(),
        timeout=PATIENCE_MS,
    )


def places(window: MainWindow, kind: type[QWidget]) -> dict[str, QRect]:
    """Where everything stands that can be seen beside the notice."""
    return {
        f"{number} {each.objectName()} {each.accessibleName()}": where(window, each)
        for number, each in enumerate(window.findChildren(kind))
        if each.isVisible() and not window.notice.isAncestorOf(each) and each is not window.notice
    }


def where(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("key", SCREENS)
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_nothing_moves_and_no_button_is_hidden(
    window: MainWindow, qtbot: QtBot, key: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_screen(key)
    settle(window, qtbot)
    before = places(window, QWidget)
    window.say("attention", LONG if size[0] > 1024 else "The screen was unplugged.")
    settle(window, qtbot)
    assert window.notice.isVisible()
    assert places(window, QWidget) == before
    buttons = places(window, QAbstractButton)
    assert [name for name, place in buttons.items() if place.intersects(window.notice.geometry())] == []


def test_it_makes_way_for_buttons_that_come_later(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    tools = window.current_screen().header_tools
    assert tools is not None
    buttons = [each for each in tools.findChildren(QAbstractButton) if each.isVisible()]
    for button in buttons:
        button.hide()
    settle(window, qtbot)
    window.say("attention", LONG)
    settle(window, qtbot)
    for button in buttons:
        button.show()
    qtbot.waitUntil(
        lambda: not any(where(window, each).intersects(window.notice.geometry()) for each in buttons)
    )


@pytest.mark.parametrize("kind", ["done", "attention"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_on_the_console_no_word_is_cut_at_its_side(
    window: MainWindow, qtbot: QtBot, kind: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_screen("moderator")
    settle(window, qtbot)
    window.say(kind, "Admitted — Anne-Catherine Villemin-Dupont")
    settle(window, qtbot)
    notice, console = window.notice.geometry(), window.current_screen()
    assert isinstance(console, ModeratorScreen)
    label = window.notice.label
    assert label.height() >= label.heightForWidth(label.width())
    if kind == "done":
        assert not notice.intersects(where(window, console.clock))
        assert notice.contains(where(window, console.run.heading))
        assert notice.contains(where(window, console.run.wall))
        assert shown(window.notice) == []  # it goes by itself
    else:
        heads = (console.clock.title, console.clock.subtitle, console.clock.word)
        assert all(notice.contains(where(window, each)) for each in heads if each.isVisible())
        assert shown(window.notice) == ["Close"]


def test_it_is_whole_and_within_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.say("refused", " ".join([LONG] * 4))
    settle(window, qtbot)
    assert window.rect().contains(window.notice.geometry())
    label = window.notice.label
    assert label.height() >= label.heightForWidth(label.width())
    window.resize(1024, 640)
    settle(window, qtbot)
    assert window.rect().contains(window.notice.geometry())


def test_a_click_on_it_or_escape_takes_it_away(window: MainWindow, qtbot: QtBot) -> None:
    window.say("attention", LONG)
    QTest.mouseClick(window.notice, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()
    for key in ("reception", "moderator"):
        window.show_screen(key)
        window.say("attention", LONG)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        assert not window.notice.isVisible(), key


def test_at_the_desk_escape_goes_back_first(window: MainWindow, qtbot: QtBot) -> None:
    window.say("attention", LONG)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "mar")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.notice.isVisible()
    settle(window, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()


def test_good_news_goes_by_itself_and_an_offer_waits(window: MainWindow) -> None:
    window.say("done", "Copied.")
    assert window.notice._hush.isActive()
    taken: list[str] = []
    window.say("info", "Another name?", ("Name this desk", lambda: taken.append("taken")))
    assert not window.notice._hush.isActive()
    press(window.notice, "Name this desk")
    assert (taken, window.notice.isVisible()) == (["taken"], False)
    window.say("attention", LONG)
    assert "Name this desk" not in shown(window.notice)


def press(parent: QWidget, word: str) -> None:
    next(each for each in parent.findChildren(QAbstractButton) if each.accessibleName() == word).click()


def shown(parent: QWidget) -> list[str]:
    return [each.accessibleName() for each in parent.findChildren(QAbstractButton) if each.isVisible()]
