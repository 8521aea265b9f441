"""A clock for keys: a busy program is no silence of the scanner, and a silence is one."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui import pace
from desktop_app.ui.pace import FASTEST_PERSON_MS, ListeningClock


class Computer:
    """Its clock, which a busy program cannot stop; each look takes a moment."""

    def __init__(self) -> None:
        self.now_ms = 1000.0

    def __call__(self) -> float:
        self.now_ms += 1
        return self.now_ms


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    made = Computer()
    monkeypatch.setattr(pace, "monotonic_ms", made)
    return made


def test_keys_that_come_in_time_are_measured(qtbot: QtBot, computer: Computer) -> None:
    clock = ListeningClock()
    before = clock()
    computer.now_ms += 7
    assert clock() - before == 8


def test_what_a_busy_program_kept_waiting_came_at_the_pace_of_a_scanner(
    qtbot: QtBot, computer: Computer
) -> None:
    clock = ListeningClock()
    before = clock()
    computer.now_ms += 400
    assert clock() - before < FASTEST_PERSON_MS


def test_a_silence_in_which_the_program_listened_is_one(qtbot: QtBot, computer: Computer) -> None:
    clock = ListeningClock()
    before = clock()
    computer.now_ms += 15

    def goes_on() -> bool:
        computer.now_ms += 10
        return not clock.is_listening()

    qtbot.waitUntil(goes_on)
    assert clock() - before > 300
    qtbot.waitUntil(goes_on)
    before = clock()
    qtbot.waitUntil(goes_on)
    computer.now_ms += 60_000
    assert clock() - before > 60_000
