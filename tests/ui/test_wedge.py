"""A scanner is heard whatever has the focus; a person is left in peace."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import pace
from desktop_app.ui.wedge import Wedge
from desktop_app.ui.widgets.buttons import KeyButton

CODE = "BCDEFGHJKNPRSTUV"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.step = 5.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.pressed: list[str] = []
        self.clock = Clock()
        self.wedge = Wedge(self.heard.append, lambda text: len(text) >= 12, self.clock)
        column = QVBoxLayout(self)
        self.line, self.page, self.ground = QLineEdit("Anne"), QPlainTextEdit("note"), QWidget()
        self.scans = QLineEdit()
        self.scans.setProperty("takes_scans", True)
        self.ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.line, self.page, self.ground, self.scans):
            column.addWidget(widget)
        self.button = KeyButton("Next", "N", clicked=lambda: self.pressed.append("N"))
        column.addWidget(self.button)
        self.shortcut = QShortcut("P", self, lambda: self.pressed.append("P"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qapp.installEventFilter(made.wedge)
    yield made
    qapp.removeEventFilter(made.wedge)


def _type(widget: QWidget, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)
    if end is not None:
        QTest.keyClick(widget, end)


def test_a_scan_in_a_field_is_heard_and_leaves_the_field_as_it_was(desk: Desk) -> None:
    _type(desk.line, CODE)
    _type(desk.page, CODE)
    assert desk.heard == [CODE, CODE]
    assert desk.line.text() == "Anne"
    assert desk.page.toPlainText() == "note"


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_outside_fields_presses_no_key_of_the_screen(desk: Desk, end: Qt.Key) -> None:
    _type(desk.ground, CODE, end)
    assert desk.heard == [CODE]
    assert desk.pressed == []


def test_a_person_types_and_nothing_is_taken(desk: Desk) -> None:
    desk.clock.step = 120
    _type(desk.line, "bcdefghjknprstuv")
    assert desk.heard == []
    assert desk.line.text() == "Annebcdefghjknprstuv"


def test_a_quick_word_that_is_no_code_stays_where_it_was_typed(desk: Desk) -> None:
    _type(desk.line, " Martin")
    assert desk.heard == []
    assert desk.line.text() == "Anne Martin"


def test_single_letter_keys_still_work(desk: Desk, qtbot: QtBot) -> None:
    desk.clock.step = 500
    _type(desk.ground, "n", None)
    qtbot.waitUntil(lambda: desk.pressed == ["N"])
    _type(desk.ground, "p", None)
    qtbot.waitUntil(lambda: desk.pressed == ["N", "P"])


def test_the_scan_field_is_left_alone(desk: Desk) -> None:
    _type(desk.scans, CODE, None)
    assert desk.scans.text() == CODE
    assert desk.heard == []


def test_a_scan_that_comes_while_the_program_is_busy_presses_no_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter(range(1000, 9000, 4))
    busy = {1040: 250.0, 1060: 150.0}
    kept_ms = [0.0]

    def monotonic_ms() -> float:
        now_ms = next(looks)
        kept_ms[0] += busy.get(now_ms, 0)
        return now_ms + kept_ms[0]

    monkeypatch.setattr(pace, "monotonic_ms", monotonic_ms)
    wedge = Wedge(desk.heard.append, lambda text: len(text) >= 12)
    app = QApplication.instance()
    assert app is not None
    app.removeEventFilter(desk.wedge)
    app.installEventFilter(wedge)
    _type(desk.ground, CODE)
    app.removeEventFilter(wedge)
    assert (desk.heard, desk.pressed) == ([CODE], [])


def test_two_scans_in_a_row_are_two(desk: Desk) -> None:
    _type(desk.ground, CODE)
    _type(desk.ground, CODE[::-1])
    assert desk.heard == [CODE, CODE[::-1]]


def key_event(
    kind: QEvent.Type, key: Qt.Key, text: str, *, repeats: bool = False, shift: bool = False
) -> QKeyEvent:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(kind, key, held, text, repeats)


def press(widget: QWidget, key: Qt.Key, text: str, *, repeats: bool = False, shift: bool = False) -> None:
    """A key as the window system sends it: shortcuts are asked first."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(widget, key_event(kind, key, text, repeats=repeats, shift=shift))


def settle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.wedge.is_holding())


def test_a_key_that_is_held_down_acts_once_and_types_on_in_a_field(desk: Desk, qtbot: QtBot) -> None:
    desk.clock.step = 33
    desk.ground.setFocus()
    for n in range(30):
        press(desk.ground, Qt.Key.Key_N, "n", repeats=n > 0)
    settle(desk, qtbot)
    assert desk.pressed == ["N"]
    desk.line.setFocus()
    for n in range(3):
        press(desk.line, Qt.Key.Key_N, "n", repeats=n > 0)
    assert desk.line.text() == "Annennn"


@pytest.mark.parametrize("shift", [False, True])
def test_a_sign_is_the_same_wherever_the_keyboard_has_it(desk: Desk, qtbot: QtBot, shift: bool) -> None:
    QShortcut(".", desk, lambda: desk.pressed.append("."))
    desk.ground.setFocus()
    press(desk.ground, Qt.Key.Key_Period, ".", shift=shift)
    settle(desk, qtbot)
    assert desk.pressed == ["."]


def test_a_widget_that_needs_a_letter_keeps_it_from_the_shortcuts(desk: Desk, qtbot: QtBot) -> None:
    class Needs(QWidget):
        typed = ""

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self.typed += event.text()
            return super().event(event)

    needs = Needs(desk)
    needs.show()
    press(needs, Qt.Key.Key_P, "p")
    settle(desk, qtbot)
    assert (needs.typed, desk.pressed) == ("p", [])


@pytest.mark.parametrize("step_ms", [1, 5, 12, 20])
@pytest.mark.parametrize("first", "BT")
def test_a_scan_at_any_usual_pace_presses_nothing(desk: Desk, step_ms: int, first: str) -> None:
    QShortcut(first, desk, lambda: desk.pressed.append(first))
    desk.clock.step = step_ms
    desk.ground.setFocus()
    for letter in first + CODE[1:]:
        press(desk.ground, Qt.Key(ord(letter)), letter)
        assert desk.wedge.is_holding()
        assert desk.wedge._timer.interval() > step_ms
    QTest.keyClick(desk.ground, Qt.Key.Key_Return)
    assert desk.heard == [first + CODE[1:]]
    assert desk.pressed == []


def test_a_slow_scanner_is_heard_and_known_from_then_on(desk: Desk, qtbot: QtBot) -> None:
    desk.clock.step = 32
    desk.ground.setFocus()
    press(desk.ground, Qt.Key.Key_N, "N")
    settle(desk, qtbot)  # so slow that its first letter was taken for a person's
    assert desk.pressed == ["N"]
    _type(desk.ground, CODE[1:])
    assert desk.heard == ["N" + CODE[1:]]
    assert desk.wedge.patience_ms > 40
    assert desk.pressed == ["N"]


def test_a_program_that_was_busy_hears_the_next_letter_before_it_lets_go(desk: Desk, qtbot: QtBot) -> None:
    """Nobody knows how late the timer comes: keys that lie in the queue are heard first."""
    desk.ground.setFocus()
    press(desk.ground, Qt.Key.Key_N, "N")
    desk.wedge._due = QDeadlineTimer(0)  # it comes late
    desk.wedge._waited()
    assert desk.wedge.is_holding() and desk.pressed == []
    settle(desk, qtbot)
    assert desk.pressed == ["N"]


def test_a_lone_letter_waits_less_than_half_of_what_a_key_may_take(desk: Desk) -> None:
    assert desk.wedge.patience_ms * 2 < 50


def test_a_key_whose_button_goes_away_while_it_waits_presses_nothing(desk: Desk, qtbot: QtBot) -> None:
    gone = QShortcut("Q", desk, lambda: desk.pressed.append("gone"))
    desk.ground.setFocus()
    press(desk.ground, Qt.Key.Key_Q, "q")
    gone.setEnabled(False)
    settle(desk, qtbot)
    assert desk.pressed == []


def test_a_key_that_waits_goes_to_whoever_has_it_by_then(desk: Desk, qtbot: QtBot) -> None:
    first = QShortcut("Q", desk, lambda: desk.pressed.append("first"))
    desk.ground.setFocus()
    press(desk.ground, Qt.Key.Key_Q, "q")
    shiboken6.delete(first)
    QShortcut("Q", desk, lambda: desk.pressed.append("second"))
    settle(desk, qtbot)
    assert desk.pressed == ["second"]
