"""Every state of the console is drawn: small and large windows, both languages, nothing squeezed out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.core.live.lengths import delay
from desktop_app.core.live.views import Command, HallMode, RowState
from desktop_app.core.plan_quality import Figure
from desktop_app.core.text import Text
from desktop_app.ui.moderator.lines import lines_of
from desktop_app.ui.moderator.rows import details, height_px, titles
from desktop_app.ui.moderator.screen import ModeratorScreen
from desktop_app.ui.projector.outputs import HallOutputs
from desktop_app.ui.settings import LocalSettings
from desktop_app.ui.shell import MainWindow
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.labels import GivingLabel
from tests.ui.moderator.samples import ALL, ENDED, FOLLOWING, LATE, NOTHING, RESUME, STAGE, TABLES, WAITS
from tests.ui.projector.fakes import EPSON, LAPTOP, FakeScreens, at
from tests.ui.projector.samples import hall

SIZES = [(1280, 720), (1440, 900), (2560, 1440)]


@pytest.fixture(params=["en", "fr"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, settings: LocalSettings) -> Iterator[MainWindow]:
    i18n.use_language(request.param)
    made = MainWindow(settings)
    made.equipment.hall = HallOutputs(settings, FakeScreens(at(LAPTOP, 0), at(EPSON, 1366)), lambda: made)
    made.show_screen("moderator")
    made.show()
    yield made
    made.close()


def screen_of(window: MainWindow) -> ModeratorScreen:
    found = window.current_screen()
    assert isinstance(found, ModeratorScreen)
    return found


def cards_of(screen: ModeratorScreen) -> QWidget:
    """What stands in the right column."""
    found = screen.cards.widget()
    assert found is not None
    return found


def draw(window: MainWindow, name: str) -> ModeratorScreen:
    screen = screen_of(window)
    screen.show_view(ALL[name], hall())
    for _ in range(3):
        QApplication.processEvents()
    return screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", sorted(ALL))
def test_no_button_loses_its_word(window: MainWindow, name: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    screen = draw(window, name)
    assert not screen.grab().isNull()
    squeezed = [
        (button.text(), button.width(), button.minimumSizeHint().width())
        for button in screen.findChildren(QAbstractButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert squeezed == []
    assert screen.clock.digits.height() >= 90
    assert cards_of(screen).width() <= screen.cards.viewport().width()


@pytest.mark.parametrize("name", sorted(set(ALL) - {"stage"}))
def test_on_a_small_laptop_nothing_of_the_right_column_is_below_the_edge(
    window: MainWindow, name: str
) -> None:
    window.resize(1280, 720)
    screen = draw(window, name)
    assert cards_of(screen).height() <= screen.cards.viewport().height()


@pytest.mark.parametrize("size", SIZES)
def test_the_start_key_says_that_somebody_is_missing(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    screen = screen_of(window)
    screen.show_view(WAITS, hall())
    for _ in range(3):
        QApplication.processEvents()
    start = screen.clock.start
    assert start.label() == i18n.tr("Start anyway")
    assert " ".join(start.lines()) == start.label()
    assert start.width() >= start.minimumSizeHint().width()


def test_a_large_button_says_its_word_on_two_lines_where_one_is_too_wide(qtbot: QtBot) -> None:
    button = KeyButton("Démarrer quand même", "Space", large=True)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.lines() == ("Démarrer quand même",)
    button.resize(button.minimumSizeHint())
    assert button.lines() == ("Démarrer", "quand même")
    single = KeyButton("Suivant", large=True)
    qtbot.addWidget(single)
    assert single.minimumSizeHint() == single.sizeHint()


def test_everything_to_press_or_type_has_a_name_for_screen_readers(window: MainWindow) -> None:
    screen = draw(window, "stage")
    unnamed = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in screen.findChildren(kind)
        if widget.isVisible() and not widget.accessibleName()
    ]
    assert unnamed == []


def test_everything_can_be_reached_with_tab(window: MainWindow) -> None:
    screen = draw(window, "stage")
    reached: set[QWidget] = set()
    widget = screen.nextInFocusChain()
    while widget is not None and widget is not screen and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for button in (screen.clock.start, screen.clock.next, screen.message.field, screen.hall_card.open):
        assert button in reached
        assert int(button.focusPolicy().value) & 1


def test_questions_stand_in_the_page_and_not_in_a_dialog(window: MainWindow) -> None:
    screen = screen_of(window)
    screen.show_view(RESUME, hall())
    assert screen.question.isVisible()
    assert QApplication.activeModalWidget() is None
    asked: list[tuple[str, str]] = []
    screen.question.answered.connect(lambda *answer: asked.append(answer))
    screen.question.buttons[1].click()
    assert asked == [("resume", "hold")]
    screen.show_view(TABLES, hall())
    assert not screen.question.isVisible()


def test_an_end_that_a_question_holds_back_is_grey_and_says_why(window: MainWindow) -> None:
    screen = screen_of(window)
    for view in (replace(RESUME, possible=RESUME.possible - {Command.STOP}), TABLES):
        screen.show_view(view, hall())
        assert screen.clock.stop.isEnabled() == (view is TABLES)
        assert bool(screen.clock.stop.toolTip()) == (view is not TABLES)


def test_proposals_are_put_away_until_the_delay_grows(window: MainWindow) -> None:
    screen = screen_of(window)
    screen.show_view(LATE, hall())
    assert screen.proposals.isVisible()
    assert len(screen.proposals.shown()) == 2
    screen.proposals._not_now()
    screen.show_view(LATE, hall())
    assert not screen.proposals.isVisible()


def test_a_window_that_follows_offers_to_take_over_and_nothing_else(window: MainWindow) -> None:
    screen = screen_of(window)
    screen.show_view(FOLLOWING, hall())
    assert screen.follower.isVisible()
    assert not screen.clock.start.isEnabled()
    assert not screen.message.button.isEnabled()
    screen.show_view(replace(FOLLOWING, offers_end=True), hall())
    assert screen.clock.next.label() == i18n.tr("End the session")
    assert not screen.clock.next.isEnabled()
    pressed: list[Command] = []
    screen.follower.take.clicked.disconnect()
    screen.follower.take.clicked.connect(lambda: pressed.append(Command.TAKE_OVER))
    screen.follower.take.click()
    assert pressed == [Command.TAKE_OVER]


def test_nothing_loaded_says_what_to_do(window: MainWindow) -> None:
    screen = screen_of(window)
    screen.show_view(NOTHING, hall())
    assert screen.first.programme.isVisible()
    assert screen.clock.digits.text() == ""


def test_planned_and_actual_times_and_the_end_of_each_item_are_seen() -> None:
    lines = {line.title: line for line in lines_of(TABLES)}
    assert (lines["Ouverture"].time, lines["Ouverture"].detail) == ("14:00", "end 14:17")
    assert (lines["Quatre projets"].time, lines["Quatre projets"].detail) == (
        "14:17",
        "planned 14:15 · end 15:37",
    )
    assert lines["Ressources"].details == ()
    assert lines["Speed dating"].details == ("round 3 of 8", "planned 16:30", "+ 2 min", "expected end 17:42")
    assert lines["Clôture"].detail == "planned 17:45 · end 17:57"


LONG_RUN = (
    *(replace(row, key=f"{row.key}{n}") for n in range(6) for row in TABLES.run[:2]),
    *TABLES.run,
)


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def assert_seen(screen: ModeratorScreen, *keys: str) -> None:
    for key in keys:
        row = screen.run.row(key)
        assert row is not None
        assert row.visibleRegion().boundingRect().height() == row.height()


def test_in_a_long_list_the_current_item_and_the_next_are_seen(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen = screen_of(window)
    screen.show_view(replace(TABLES, run=LONG_RUN), hall())
    _settle()
    assert_seen(screen, "e", "f")


def test_views_that_come_before_the_rows_have_places_do_not_hide_the_current_item(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen, view = screen_of(window), replace(TABLES, run=LONG_RUN, latecomers=None)
    for _ in range(3):
        screen.show_view(view, hall())
    _settle()
    assert_seen(screen, "e", "f")


def test_a_card_that_takes_room_does_not_hide_the_current_item(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen, view = screen_of(window), replace(TABLES, run=LONG_RUN, latecomers=None)
    screen.show_view(view, hall())
    _settle()
    for _ in range(2):
        screen.show_view(view, hall())
    for _ in range(2):
        screen.show_view(replace(view, latecomers=TABLES.latecomers), hall())
    _settle()
    assert screen.latecomers.isVisible()
    assert_seen(screen, "e", "f")


def test_a_list_that_a_hand_has_scrolled_stays_there(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen, view = screen_of(window), replace(TABLES, run=LONG_RUN)
    screen.show_view(view, hall())
    _settle()
    screen.show_view(view, hall())
    bar = screen.run._scroll.verticalScrollBar()
    bar.setValue(0)
    screen.show_view(view, hall())
    _settle()
    assert bar.maximum() > 0 and bar.value() == 0


@pytest.mark.parametrize("width", [192, 206, 240])
def test_the_title_of_the_current_item_is_whole(width: int) -> None:
    line = next(each for each in lines_of(TABLES) if each.state is RowState.CURRENT)
    assert titles(line, width) == ("Speed dating",)
    assert not any("…" in piece for piece in details(line, width))


@pytest.mark.parametrize("width", [150, 162, 192])
def test_times_of_what_comes_are_whole(width: int) -> None:
    coming = replace(lines_of(TABLES)[-1], state=RowState.COMING, details=("planned 17:25", "end 14:53"))
    assert " ".join(details(coming, width)).replace(" ·", "") == "planned 17:25 end 14:53"
    assert height_px(coming, width) >= 42 + 17 * len(details(coming, width))


def test_a_remark_beside_a_title_costs_it_no_word() -> None:
    line = next(each for each in lines_of(TABLES) if each.state is RowState.CURRENT)
    assert titles(replace(line, remark="+2 min"), 192) == ("Speed", "dating")


def test_where_the_list_is_long_the_past_goes_without_its_second_line(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen = draw(window, "tables")
    assert all(line.details for line in screen.run.lines() if line.state is not RowState.SKIPPED)
    more = tuple(replace(row, key=f"{row.key}{n}") for n in range(4) for row in TABLES.run[:2])
    screen.show_view(replace(TABLES, run=(*more, *TABLES.run)), hall())
    states = {line.state for line in screen.run.lines() if line.details}
    assert states == {RowState.CURRENT, RowState.COMING}


def test_what_was_not_reached_is_not_called_left_out(window: MainWindow) -> None:
    screen = screen_of(window)
    run = [replace(row, is_dropped=row.key == "c") for row in ENDED.run]
    run[-1] = replace(run[-1], state=RowState.SKIPPED)
    screen.show_view(replace(ENDED, run=tuple(run)), hall())
    words = ("retiré", "non fait") if i18n.language() == "fr" else ("left out", "not done")
    for key, word in zip(("c", "f"), words, strict=True):
        row = screen.run.row(key)
        assert row is not None and row.accessibleName().endswith(word)


def test_the_queue_is_collapsed_until_its_item_is_up_or_picked() -> None:
    assert [line.state for line in lines_of(STAGE) if line.is_speaker].count(RowState.CURRENT) == 1
    waiting = replace(STAGE, run=tuple(replace(row, state=RowState.COMING) for row in STAGE.run))
    assert not [line for line in lines_of(waiting) if line.is_speaker]
    assert len([line for line in lines_of(waiting, "e") if line.is_speaker]) == 21
    assert len([line for line in lines_of(waiting, "s7") if line.is_speaker]) == 21


@pytest.mark.parametrize("key", ["e", "s7", "f"])
def test_the_buttons_of_a_row_push_nothing_out_and_are_seen(window: MainWindow, key: str) -> None:
    window.resize(1280, 720)
    screen = draw(window, "stage")
    run = screen.run
    run.pick(key)
    for _ in range(4):
        QApplication.processEvents()
    room = run._scroll.viewport()
    assert run._list.width() <= room.width()
    box = QRect(run._deeds.mapTo(room, QPoint(0, 0)), run._deeds.size())
    assert run._deeds.isVisible() and room.rect().contains(box)
    buttons = run._deeds.findChildren(KeyButton)
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)


def test_a_move_that_would_be_refused_is_grey(window: MainWindow) -> None:
    screen = draw(window, "stage")
    first = replace(STAGE.queue[5], can_rise=False)
    view = replace(STAGE, queue=(*STAGE.queue[:5], first, *STAGE.queue[6:]))
    screen.show_view(view, hall())
    screen.run.pick(first.key)
    QApplication.processEvents()
    deeds = screen.run._deeds
    offered = dict(zip(deeds._shown, deeds._buttons, strict=True))
    assert [deed for deed, button in offered.items() if not button.isEnabled()] == ["speaker_up"]


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("size", [(1024, 640), (1120, 640), (1280, 720)])
def test_in_a_small_window_nothing_overlaps_and_nothing_is_cut(
    window: MainWindow, name: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    screen = draw(window, name)
    clock = screen.clock
    assert not screen.whole.horizontalScrollBar().isVisible()
    parts = [part for part in clock.findChildren(QWidget) if part.parent() is clock and part.isVisible()]
    boxes = [part.geometry() for part in parts]
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.intersects(b)]
    buttons = [part for part in parts if isinstance(part, KeyButton)]
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    if size == (1280, 720):
        assert not screen.whole.verticalScrollBar().isVisible()


def test_in_the_smallest_window_a_question_pushes_no_key_out(window: MainWindow) -> None:
    window.resize(1024, 640)
    screen = draw(window, "tables")
    assert screen.clock.next.large
    asked = replace(TABLES, question=RESUME.question, proposals=())
    for _ in range(3):
        screen.show_view(asked, hall())
        _settle()
    clock, room = screen.clock, screen.whole.viewport()
    buttons = (clock.start, clock.next, clock.minus, clock.plus, clock.previous, clock.undo, clock.skip)
    for button in (*buttons, clock.reset, clock.stop, clock.redo):
        assert room.rect().contains(button.rect().translated(button.mapTo(room, QPoint(0, 0))))
        assert button.width() >= button.minimumSizeHint().width()
    for _ in range(3):
        screen.show_view(TABLES, hall())
        _settle()
    assert clock.next.large


def test_the_turning_of_pages_fits_beside_a_scroll_bar(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen = draw(window, "stage")
    screen.hall_card.turning.show()
    screen.hall_card.page.setText("Page 14/14")
    QApplication.processEvents()
    inside = screen.cards.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= screen.cards.width() - 14
    names = [button.accessibleName() for button in screen.hall_card.turning.findChildren(KeyButton)]
    assert names == [i18n.tr("Previous page"), i18n.tr("Next page")]


def test_an_ended_session_looks_ended(window: MainWindow) -> None:
    screen = draw(window, "ended")
    clock = screen.clock
    assert screen.ended.isVisible() and not screen.first.isVisible()
    assert not (clock.digits.isVisible() or clock.bar.isVisible() or clock.word.isVisible())
    assert not screen.latecomers.isVisible()
    assert screen.ended.times.x() == screen.ended.text.x()
    screen.show_view(replace(ALL["ended"], is_driving=False), hall())
    assert screen.ended.times.isVisible() and not screen.ended.again.isVisible()


def test_ahead_is_called_so_and_never_looks_like_a_clock(window: MainWindow) -> None:
    screen = screen_of(window)
    fact = screen.clock.delay
    name, value = delay(-105 * 60_000)
    i18n.use_language("en")
    screen.show_view(replace(TABLES, delay_name=name, delay=value, delay_s=-105 * 60), hall())
    assert (fact.name.text(), fact.value.text()) == ("Ahead of the programme", "1 h 45")
    screen.show_view(TABLES, hall())
    assert (fact.name.text(), fact.value.text()) == ("Delay on the programme", "+ 2 min")


@pytest.mark.parametrize("size", [(1280, 720), (1024, 640)])
@pytest.mark.parametrize("mode", tuple(HallMode))
def test_the_words_of_pages_screen_and_quality_are_whole(
    window: MainWindow, size: tuple[int, int], mode: HallMode
) -> None:
    window.resize(*size)
    screen = draw(window, "tables")
    screen.hall.open()
    apart = Figure(Text("À séparer"), Text("30 paires, 2 ensemble"))
    screen.show_view(replace(TABLES, hall_mode=mode, quality=(*TABLES.quality, apart)), hall())
    QApplication.processEvents()
    card = screen.hall_card
    assert card.status.text() == "● Epson EB-L200"
    for button in (*card.pages.values(), card.others):
        assert button.sizeHint().width() - 6 <= button.width(), (button.text(), button.width())
    cut = [line.name.text() for line in screen.quality._lines if line.name.toolTip()]
    assert cut == []


@pytest.mark.parametrize("size", [(1280, 720), (1024, 640)])
def test_a_long_name_of_what_runs_and_of_what_comes_is_read_whole(
    window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    screen = draw(window, "tables")
    long, coming = "Accueil café et remise des badges", "Ouverture, puis Lire l’EEG sur une montre"
    screen.show_view(replace(TABLES, title=Text(long), next_things=Text(coming)), hall())
    QApplication.processEvents()
    for label, text in ((screen.clock.title, long), (screen.clock.coming.value, coming)):
        assert isinstance(label, GivingLabel)
        assert label.text().replace("\n", " ") == text and label.accessibleName() == text
