"""Several people chosen in the list: kept by registration, counted, let go."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services.registering import PersonFields, RegistrationFields
from desktop_app.ui.attendees.chosen_rows import _runs
from desktop_app.ui.attendees.model import NAME
from desktop_app.ui.attendees.screen import AttendeesScreen
from desktop_app.ui.badges.screen import BadgesScreen
from desktop_app.ui.widgets.sheet import Sheet
from tests.ui.attendees.conftest import Office

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DURAND, ETIENNE, VILLEMIN = "DURAND Paul", "ÉTIENNE Zoé", "VILLEMIN Anne"


@pytest.fixture(autouse=True)
def listed(office: Office, small_list: Path) -> None:
    office.bring_in(small_list)


def click(office: Office, name: str, key: Qt.KeyboardModifier = PLAIN) -> None:
    view = office.screen.list.view
    place = view.visualRect(view.model().index(office.names().index(name), NAME)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, key, place)
    office.settle()


def search(office: Office, text: str) -> None:
    office.screen.list.search.setText(text)
    office.settle()


def named(office: Office, ids: list[str]) -> list[str]:
    names = {who.registration_id: who.list_name for who in office.attendees()}
    return [names[i] for i in ids]


def chosen(office: Office) -> list[str]:
    return named(office, office.screen.list.selected_ids())


def lit(office: Office) -> list[str]:
    """Names of the rows that are seen to be chosen."""
    return [str(row.data()) for row in office.screen.list.view.selectionModel().selectedRows(NAME)]


def words(office: Office) -> str:
    return office.screen.list.chosen_words.text()


def badges(office: Office) -> BadgesScreen:
    screen = office.window.current_screen()
    assert isinstance(screen, BadgesScreen)
    office.settle()
    return screen


class TestKept:
    def test_what_a_search_hides_stays_chosen_and_shows_again(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        assert words(office) == "2 chosen"
        search(office, "durand")
        assert lit(office) == [DURAND] and words(office) == "2 chosen, 1 of them hidden by the filter"
        search(office, "etienne")
        assert lit(office) == [] and words(office) == "2 chosen, 2 of them hidden by the filter"
        search(office, "")
        assert sorted(lit(office)) == [DURAND, VILLEMIN] and words(office) == "2 chosen"

    def test_people_are_gathered_by_several_searches(self, office: Office) -> None:
        for name in (DURAND, ETIENNE, VILLEMIN):
            search(office, name.split()[0])
            click(office, name, CTRL)
        assert chosen(office) == [DURAND, ETIENNE, VILLEMIN] and lit(office) == [VILLEMIN]

    def test_one_row_in_the_place_of_another_is_not_lit(self, office: Office) -> None:
        search(office, "durand")
        click(office, DURAND)
        search(office, "villemin")
        assert lit(office) == [] and words(office) == "1 chosen, hidden by the filter"

    def test_what_is_hidden_outlasts_a_list_read_anew_and_another_order(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        search(office, "durand")
        office.screen._fetch()
        office.settle()
        office.screen.list.view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
        search(office, "")
        assert chosen(office) == [VILLEMIN, DURAND] and len(lit(office)) == 2

    def test_another_language_keeps_who_is_chosen(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        office.window.retranslate()
        screen = office.window.current_screen()
        assert isinstance(screen, AttendeesScreen) and screen is not office.screen
        office.screen = screen
        office.settle()
        assert chosen(office) == [DURAND, VILLEMIN] and len(lit(office)) == 2

    def test_whom_the_door_hides_stays_chosen(self, office: Office) -> None:
        filters = office.screen.list.filters
        name = PersonFields("Inès", "Leroy")
        office.ask(lambda c: c.attendees.register(office.window.context.event_id, name, RegistrationFields()))
        office.settle()
        filters.state.setCurrentIndex(filters.state.findData("expected"))
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        code = next(a.code for a in office.attendees() if a.family_name == "Villemin")
        office.ask(lambda c: c.reception.check_in(office.window.context.event_id, code))
        office.settle()
        assert lit(office) == [DURAND] and words(office) == "2 chosen, 1 of them hidden by the filter"


class TestLetGo:
    def test_esc_lets_go_of_those_who_are_hidden_too(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        search(office, "durand")
        office.window.activateWindow()
        office.screen.list.search.setFocus()
        office.qtbot.waitUntil(office.screen.list.search.hasFocus)
        QTest.keyClick(office.screen.list.search, Qt.Key.Key_Escape)
        assert (
            chosen(office) == [] and words(office) == "" and not office.screen.list.let_go_button.isVisible()
        )

    def test_a_plain_click_begins_anew(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        search(office, "etienne")
        click(office, ETIENNE)
        assert chosen(office) == [ETIENNE]


class TestBadges:
    def test_f8_takes_the_chosen_whom_a_search_hides(self, office: Office) -> None:
        click(office, DURAND)
        click(office, VILLEMIN, CTRL)
        search(office, "etienne")
        office.screen.list.badges_button.click()
        choices = badges(office).choices
        assert named(office, list(choices.selection().registration_ids)) == [DURAND, VILLEMIN]
        assert choices.chosen_words.text() == "2 people chosen"

    def test_whom_the_list_shows_nobody_has_chosen(self, office: Office) -> None:
        office.screen.list.badges_button.click()
        choices = badges(office).choices
        assert named(office, list(choices.selection().registration_ids)) == [DURAND, VILLEMIN]
        assert choices.chosen_words.text() == "2 people shown in Attendees"


class TestThePanel:
    def test_it_closes_with_several_and_opens_again_with_one(self, office: Office) -> None:
        panel = office.screen.panel
        click(office, DURAND)
        assert panel.isVisible()
        click(office, VILLEMIN, CTRL)
        assert not panel.isVisible() and office.screen.list.let_go_button.isVisible()
        click(office, DURAND, CTRL)
        assert panel.isVisible() and panel.name.accessibleName() == "Anne VILLEMIN"
        assert words(office) == ""

    def test_it_closes_when_a_search_hides_its_person(self, office: Office) -> None:
        panel = office.screen.panel
        click(office, DURAND)
        search(office, "villemin")
        assert not panel.isVisible()
        search(office, "")
        assert panel.isVisible() and lit(office) == [DURAND]

    def test_what_was_typed_outlasts_a_search(self, office: Office) -> None:
        panel = office.screen.panel
        click(office, DURAND)
        panel.fields["role"].setText("Médecin")
        search(office, "villemin")
        assert panel.isVisible() and panel.changes() == {"role": "Médecin"}

    @pytest.mark.parametrize(("word", "is_open", "count"), [("Do not save", False, 2), ("Cancel", True, 1)])
    def test_what_was_typed_is_asked_about_before_several(
        self, office: Office, word: str, is_open: bool, count: int
    ) -> None:
        panel = office.screen.panel
        click(office, DURAND)
        panel.fields["role"].setText("Médecin")
        click(office, VILLEMIN, CTRL)
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Sheet)
        next(b for b in sheet.findChildren(type(panel.save_button)) if b.label() == word).click()
        office.settle()
        assert panel.isVisible() is is_open and len(chosen(office)) == count


def test_rows_that_follow_one_another_are_one_range() -> None:
    assert list(_runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)] and list(_runs([])) == []
