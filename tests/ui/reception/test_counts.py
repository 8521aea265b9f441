"""The right column of the desk by itself."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.core.arrivals import Forecast
from desktop_app.core.categories import Category
from desktop_app.services.reception import CategoryCount, DoorEvent, ReceptionSnapshot
from desktop_app.ui.reception.counts import LastCard, PresentCard
from desktop_app.ui.reception.desk_view import DeskView
from desktop_app.ui.reception.faces import line_words


def line(outcome: str, undone: bool = False) -> DoorEvent:
    return DoorEvent("l1", outcome, 0, "Anne VILLEMIN", "clinical", "r1", "1", "", undone)


def test_the_last_arrivals_of_another_meeting_are_gone_when_nobody_has_come_to_this_one(qtbot: QtBot) -> None:
    card = LastCard()
    qtbot.addWidget(card)
    card.resize(360, 300)
    card.show()
    card.show_lines((line("ADMITTED"),), {})
    card.show_lines((), {})
    card.resize(360, 360)
    assert card._empty.isVisible()
    assert not any(row.isVisible() for row in card._rows)


def counts(expected: int, recent: int, arrivals: int) -> ReceptionSnapshot:
    categories = tuple(
        CategoryCount(Category(f"c{i}", f"Kind {i}", f"Sorte {i}", "#0072B2", "circle"), 15, 10)
        for i in range(5)
    )
    lines = tuple(line("ADMITTED") for _ in range(12))
    pace = Forecast(recent, expected)
    return ReceptionSnapshot(
        61, 44, categories, lines, 1, list(range(0, arrivals * 1000, 1000)), pace, 90_000
    )


@pytest.mark.parametrize("height", [500, 560, 620, 700, 900])
def test_lines_and_numbers_come_before_the_curve(qtbot: QtBot, height: int) -> None:
    view = DeskView()
    qtbot.addWidget(view)
    view.resize(900, height)
    view.show()
    view.show_counts(counts(17, 3, 44), {})
    qtbot.waitUntil(lambda: view.last.height() > 0)
    shown = sum(row.isVisible() for row in view.last._rows)
    assert shown >= 3 or view.curve.isHidden()
    assert view.curve.isVisible() == (height >= 620)
    for _, label in view.present._rows:
        assert label.height() >= label.sizeHint().height() or height < 560
    view.resize(900, 900)
    assert view.curve.isVisible()
    view.show_counts(counts(17, 3, 1), {})
    assert view.curve.isHidden()


def test_those_still_expected_are_said_in_a_quiet_hour_too(qtbot: QtBot) -> None:
    card = PresentCard()
    qtbot.addWidget(card)
    card.show()
    for still, recent, said in (
        (17, 0, "17 still expected"),
        (17, 3, "3 in the last 5 min, 17 still expected"),
    ):
        card.show_pace(Forecast(recent, still))
        assert card._pace.isVisible() and card._pace.text() == said
    card.show_pace(Forecast(0, 0))
    assert not card._pace.isVisible()


def test_an_exit_that_was_taken_back_is_not_called_an_entry() -> None:
    assert line_words("UNDONE", "Anne", False, "LEFT")[1] == " — exit taken back"
    assert line_words("UNDONE", "Anne", False, "ADMITTED")[1] == " — entry taken back"
