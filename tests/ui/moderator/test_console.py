"""Driving the show from the console: keys, buttons, what the hall sees and hears, screens that come and go."""

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.core.live.views import Cue, HallMode, Phase, RowState
from desktop_app.services.community import Community
from desktop_app.services.programme import ProgrammeLine
from desktop_app.ui.moderator.screen import ModeratorScreen
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.hall.canvas import HallCanvas
from desktop_app.ui.widgets.hall.port import OutputState
from desktop_app.ui.widgets.hall.scene import Words
from tests.fakes import FakeClock, today
from tests.ui.moderator.conftest import Console, Opens
from tests.ui.projector.fakes import EPSON, LAPTOP, at

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def to_first_turn(console: Console) -> None:
    """Through opening and break into the first turn of round 1."""
    console.press(Key.Key_Space)
    for _ in range(4):
        console.press(Key.Key_Right)
    while console.view.phase in (Phase.MOVE, Phase.SETTLE, Phase.READY):
        console.press(Key.Key_Right)


def test_space_starts_and_pauses(console: Console) -> None:
    assert console.view.phase is Phase.READY
    console.press(Key.Key_Space)
    assert console.view.is_running
    console.wait(7)
    assert console.view.digits == console.hall_view.digits == "9:53"
    console.press(Key.Key_Space)
    assert console.view.phase is Phase.PAUSED
    console.wait(60)
    assert console.view.digits == "9:53"
    assert console.screen.clock.start.label() in ("Go on", "Start")


def painted(canvas: HallCanvas) -> str:
    """The digits that stand largest in a picture of the hall."""
    words = [each for each in canvas.scene.elements if isinstance(each, Words)]
    return max(words, key=lambda each: each.px).text


def test_T11_the_same_digits_on_both_screens_at_every_second(console: Console) -> None:
    console.press(Key.Key_Space)
    (window,) = [slot.window for slot in console.hall._slots if slot.window is not None]
    for pause_s in (0.999, 0.001, 0.5, 0.5, 590, 7.999, 0.001, 0.999, 0.001, 2.5):
        console.wait(pause_s)
        assert console.screen.clock.digits.text() == console.view.digits
        assert painted(window) == painted(console.screen.hall_card.miniature) == console.view.digits
    assert console.view.digits == "\u22120:03"


def test_a_round_shows_timer_and_boards_in_turn(console: Console) -> None:
    to_first_turn(console)
    assert console.view.title.english() == "Round 1 · turn 1 of 2"
    assert console.hall_view.mode is HallMode.TIMER
    console.wait(3 * 60)
    assert console.hall_view.digits == "3:00"
    console.wait(3 * 60)
    assert console.view.phase is Phase.MOVE
    assert console.hall_view.mode in (HallMode.TABLES, HallMode.NAMES)
    assert console.hall_view.board is not None
    assert console.hall_view.board.round_number == 2


def test_up_and_down_add_and_take_half_a_minute(console: Console) -> None:
    console.press(Key.Key_Space)
    console.press(Key.Key_Up)
    assert console.view.digits == "10:30"
    console.press(Key.Key_Down)
    console.press(Key.Key_Down)
    assert console.view.digits == "9:30"


@pytest.mark.parametrize("forward, back", [(Key.Key_Right, Key.Key_Left), (Key.Key_PageDown, Key.Key_PageUp)])
def test_a_clicker_goes_on_and_back_with_the_elapsed_time(console: Console, forward: Key, back: Key) -> None:
    console.press(Key.Key_Space)
    console.wait(60)
    console.press(forward)
    assert console.view.title.english() == "Pause"
    console.press(back)
    assert console.view.title.english() == "Ouverture"
    assert console.view.digits == "9:00"


def test_undo_brings_back_what_was(console: Console) -> None:
    console.press(Key.Key_Space)
    console.wait(60)
    console.press(Key.Key_Right)
    console.press(Key.Key_Z, CTRL)
    assert console.view.title.english() == "Ouverture"
    assert console.view.digits == "9:00"


def test_s1_s2_the_clock_goes_on_while_the_projector_is_unplugged(console: Console) -> None:
    console.press(Key.Key_Space)
    console.screens.plug(at(LAPTOP, 0))
    assert "was unplugged" in console.window.notice.label.text()
    console.wait(30)
    assert console.view.digits == "9:30"
    assert console.screen.hall_card.miniature.view.digits == "9:30"
    console.screens.plug(at(LAPTOP, 0), at(EPSON, 1366))
    assert console.hall_view.digits == "9:30"


def test_f11_while_the_projector_is_unplugged_says_what_it_waits_for_and_how_to_give_it_up(
    console: Console,
) -> None:
    notice = console.window.notice
    console.screens.plug(at(LAPTOP, 0))
    assert console.screen.hall_card.open.label() == "Project"
    console.press(Key.Key_F11)
    assert "still unplugged" in notice.label.text()
    console.screens.plug(at(LAPTOP, 0), at(EPSON, 1366))
    assert "is back" in notice.label.text()
    console.screens.plug(at(LAPTOP, 0))
    console.press(Key.Key_F11)
    assert notice._action is not None
    notice._action.click()
    assert console.hall.outputs()[0].state is OutputState.CLOSED
    assert not notice.isVisible()


def test_the_line_about_a_screen_goes_when_nothing_is_to_come_back(console: Console) -> None:
    console.screens.plug(at(LAPTOP, 0))
    assert console.window.notice.isVisible()
    console.hall.close()
    assert not console.window.notice.isVisible()


def test_bells_ring_once_at_their_time(console: Console) -> None:
    to_first_turn(console)
    console.bells.clear()
    console.wait(149)
    assert console.bells == []
    console.wait(1)
    console.wait(1)
    assert console.bells == ["warning"]
    assert console.hall_view.cue is not None
    console.wait(19)
    assert console.bells == ["warning", "last_call"]


def test_R6_the_end_of_the_move_is_seen_as_it_is_heard_and_then_goes(console: Console) -> None:
    to_first_turn(console)
    console.wait(2 * 180 + 119)
    console.bells.clear()
    console.wait(1)
    assert (console.bells, console.hall_view.cue, console.view.is_running) == (["end"], Cue.END, False)
    console.wait(10)
    assert console.hall_view.cue is None


def test_without_sound_the_bell_is_still_seen(console: Console) -> None:
    console.window.context.sounds = None
    to_first_turn(console)
    console.wait(150)
    assert console.hall_view.cue is not None


def test_pages_by_their_buttons_and_by_itself_again(console: Console) -> None:
    card = console.screen.hall_card
    card.pages[HallMode.PROGRAMME].click()
    console.settle()
    assert console.hall_view.mode is HallMode.PROGRAMME
    assert card.pages[HallMode.PROGRAMME].isChecked()
    menu = card.page_menu(card)
    by_itself = menu.actions()[0]
    by_itself.trigger()
    console.settle()
    assert console.hall_view.mode is not HallMode.PROGRAMME
    assert not card.pages[HallMode.PROGRAMME].isChecked()
    menu.close()


def test_the_run_of_show_can_be_changed_while_it_runs(console: Console) -> None:
    console.press(Key.Key_Space)
    row = next(line for line in console.screen.run.lines() if line.title == "Pause")
    console.screen.run.pick(row.key)
    console.screen.run.publish_asked("longer", row.key)
    console.settle()
    later = next(each for each in console.view.run if each.title == "Speed dating")
    assert later.expected == "14:25"
    console.screen.run.publish_asked("drop", row.key)
    console.settle()
    dropped = next(each for each in console.view.run if each.title == "Pause")
    assert dropped.state is RowState.SKIPPED
    console.press(Key.Key_Z, CTRL)
    assert next(each for each in console.view.run if each.title == "Pause").state is RowState.COMING


def test_a_refusal_is_said_and_changes_nothing(console: Console) -> None:
    console.press(Key.Key_Space)
    key = console.view.run[0].key
    console.screen.run.publish_asked("drop", key)
    console.settle()
    assert "running" in console.window.notice.label.text()
    assert console.view.is_running


def test_speakers_stand_under_their_own_item(stage: Console) -> None:
    assert not [line for line in stage.screen.run.lines() if line.is_speaker]
    item = next(line for line in stage.screen.run.lines() if line.title == "Speed dating")
    assert item.details[0] == "4 speakers"
    stage.screen.run.pick(item.key)
    speakers = [line.key for line in stage.screen.run.lines() if line.is_speaker]
    assert len(speakers) == 4
    stage.screen.run.publish_asked("speaker_down", speakers[0])
    stage.settle()
    stage.screen.run.pick(speakers[0])
    assert [row.key for row in stage.view.queue][:2] == [speakers[1], speakers[0]]
    stage.screen.run.publish_asked("speaker_skip", speakers[3])
    stage.settle()
    assert stage.view.queue[3].state is RowState.SKIPPED
    stage.screen.run.publish_asked("speaker_back", speakers[3])
    stage.settle()
    assert all(row.state is not RowState.SKIPPED for row in stage.view.queue)


def test_the_end_is_offered_and_a_new_session_after_it(console: Console) -> None:
    console.press(Key.Key_Space)
    closing = console.view.run[-1].key
    console.screen.run.publish_asked("go", closing)
    console.settle()
    clock = console.screen.clock
    assert (clock.next.label(), clock.stop.label(), clock.stop.isVisible()) == ("Next", "End session", True)
    console.press(Key.Key_Space)
    assert (clock.next.label(), clock.stop.isVisible()) == ("End the session", False)
    console.press(Key.Key_Right)
    console.press(Key.Key_Right)
    assert console.hall_view.mode is HallMode.THANKS
    assert console.screen.ended.isVisible()
    console.screen.ended.again.click()
    console.settle()
    assert console.view.phase is Phase.READY


def test_killed_in_a_turn_it_offers_to_go_on_at_the_right_second(
    opens: Opens, console: Console, clock: FakeClock, tmp_path: Path
) -> None:
    console.press(Key.Key_Space)
    console.wait(60)
    # A process that was killed gives nothing back: its lease stays, and nobody answers for it.
    console.screen.driver._timer.stop()
    console.screen.driver._session = None
    clock.advance(20)
    again = opens(lambda path: Community(path, clock=clock, random=Random(9), desk="1"))
    question = again.view.question
    assert question is not None
    assert again.screen.question.isVisible()
    assert not again.view.is_running
    again.screen.question.buttons[0].click()
    again.settle()
    assert again.view.is_running
    assert again.view.digits == "8:40"


def test_a_second_window_follows_and_takes_over_only_when_told(
    opens: Opens, console: Console, clock: FakeClock
) -> None:
    console.press(Key.Key_Space)
    other = opens(lambda path: Community(path, clock=clock, random=Random(9), desk="2"))
    assert not other.view.is_driving
    assert other.screen.follower.isVisible()
    assert other.view.digits == console.view.digits
    other.press(Key.Key_Space)
    assert other.view.is_running
    other.screen.follower.take.click()
    other.settle()
    assert other.view.is_driving
    console.wait(1)
    console.screen.driver.refresh_soon()
    console.settle()
    assert not console.view.is_driving


def test_a_rehearsal_leaves_no_trace(console: Console) -> None:
    before = console.ask(lambda c: c._store.rows("SELECT count(*) AS n FROM journal")[0]["n"])
    driver = console.screen.driver
    driver.call(lambda session, reading: session.rehearse(20, reading=reading))
    console.settle()
    console.press(Key.Key_Space)
    assert console.hall_view.is_rehearsal
    console.wait(3)
    assert console.view.digits == "9:00"
    driver.call(lambda session, reading: session.end_rehearsal())
    console.settle()
    assert not console.hall_view.is_rehearsal
    assert console.ask(lambda c: c._store.rows("SELECT count(*) AS n FROM journal")[0]["n"]) == before


def test_the_clock_runs_on_while_another_screen_is_in_front(console: Console) -> None:
    console.press(Key.Key_Space)
    console.window.show_screen("reception")
    console.wait(10)
    assert console.hall_view.digits == "9:50"
    QTest.keyClick(console.window, Key.Key_Space)
    assert console.view.is_running


def test_without_a_meeting_the_console_teaches(console: Console) -> None:
    console.window.context.event_id = ""
    console.screen.reload()
    assert console.screen.stack.currentWidget() is console.screen.empty


def test_started_again_in_a_session_the_console_comes_by_itself(
    qtbot: QtBot, settings: LocalSettings, tmp_path: Path
) -> None:
    def begun(path: Path) -> Community:
        opened = Community(path, desk="1")
        event = opened.events.create("Numérique et Santé", today(), "Cardiologie", "Amphithéâtre")
        opened.programme.replace(event.id, [ProgrammeLine("", "opening", "Ouverture", length_s=600)])
        session = opened.live.session(event.id)
        session.drive()
        session.start()
        return opened

    begun(tmp_path / "c.ronde").close()
    window = MainWindow(settings)
    window.show()
    window.show_screen("reception")
    window.open_with(lambda: Community(tmp_path / "c.ronde", desk="1"))
    qtbot.waitUntil(lambda: isinstance(window.current_screen(), ModeratorScreen))
    screen = window.current_screen()
    assert isinstance(screen, ModeratorScreen)
    qtbot.waitUntil(lambda: screen.question.isVisible())
    window.end()


def test_R7_redo_is_seen_and_pressed(console: Console) -> None:
    console.press(Key.Key_Space)
    console.press(Key.Key_Up)
    console.screen.clock.undo.click()
    console.settle()
    console.screen.clock.redo.click()
    console.settle()
    assert console.view.digits == "10:30"


def test_the_time_of_day_stands_over_the_run_of_show(console: Console) -> None:
    wall = console.screen.run.wall
    assert wall.isVisible() and wall.text() == console.view.wall != ""
    before = wall.text()
    console.wait(60)
    assert wall.text() != before and wall.accessibleName() == f"It is {wall.text()}"


def test_R1_the_first_next_on_the_last_item_asks_and_the_second_ends(console: Console) -> None:
    console.press(Key.Key_Space)
    console.screen.run.publish_asked("go", console.view.run[-1].key)
    console.settle()
    console.press(Key.Key_PageDown)
    assert console.view.is_running
    console.press(Key.Key_PageDown)
    assert console.view.is_running
    card = console.screen.question
    assert card.isVisible() and card.text.text() == "Nothing comes after this. End the session?"
    assert [button.label() for button in card.buttons] == ["End the session", "Not yet"]
    console.press(Key.Key_PageDown)
    assert console.view.phase is Phase.ENDED
    assert console.hall_view.mode is HallMode.THANKS


def test_R4_skip_in_a_round_stays_in_the_round(console: Console) -> None:
    to_first_turn(console)
    console.wait(30)
    console.screen.clock.skip.click()
    console.settle()
    assert console.view.title.english() == "Round 1 · turn 2 of 2"
    assert console.view.run[2].state is RowState.CURRENT
