"""From the list of attendees to the badges of chosen people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.attendees.model import NAME
from desktop_app.ui.badges.screen import BadgesScreen
from tests.ui.attendees.conftest import Office


@pytest.fixture(autouse=True)
def listed(office: Office, small_list: Path) -> None:
    office.bring_in(small_list)


def click(office: Office, row: int, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = office.screen.list.view
    place = view.visualRect(view.model().index(row, NAME)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, key, place)
    office.settle()


def chosen(office: Office) -> list[str]:
    """Whose badges the screen of the badges shows."""
    screen = office.window.current_screen()
    assert isinstance(screen, BadgesScreen)
    office.settle()
    names = {who.registration_id: who.list_name for who in office.attendees()}
    return [names[i] for i in screen.choices.selection().registration_ids]


def test_f8_takes_the_selected_rows(office: Office) -> None:
    click(office, 0)
    click(office, 2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(office.screen.list.view, Qt.Key.Key_F8)
    assert chosen(office) == ["DURAND Paul", "VILLEMIN Anne"]


def test_several_rows_stay_selected_when_somebody_comes_in(office: Office) -> None:
    click(office, 0)
    click(office, 2, Qt.KeyboardModifier.ControlModifier)
    before = office.screen.list.selected_ids()
    office.screen._fetch()
    office.settle()
    assert office.screen.list.selected_ids() == before and len(before) == 2


def test_the_panel_has_the_badge_of_its_person_even_cancelled(office: Office) -> None:
    click(office, 1)
    assert office.screen.panel.registration_id
    office.screen.panel.badge_button.click()
    assert chosen(office) == ["ÉTIENNE Zoé"]


def test_without_a_selection_all_that_are_shown_and_still_come(office: Office) -> None:
    office.screen.list.badges_button.click()
    assert chosen(office) == ["DURAND Paul", "VILLEMIN Anne"]
