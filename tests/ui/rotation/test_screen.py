from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from desktop_app.ui.rotation.compare_sheet import CompareSheet
from desktop_app.ui.rotation.proposals_sheet import ProposalsSheet
from desktop_app.ui.rotation.replan_sheet import ReplanSheet
from desktop_app.ui.widgets.notices import EmptyState
from tests.ui.rotation.conftest import Office


def sheet(kind: type) -> object:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def select(office: Office, *people: str) -> None:
    page = office.screen.page
    chosen = page.round_table.selectionModel()
    chosen.clear()
    for row in range(page.round_model.rowCount()):
        for column in range(page.round_model.columnCount()):
            index = page.round_model.index(row, column)
            if page.round_model.person(index) in people:
                chosen.select(index, QItemSelectionModel.SelectionFlag.Select)


def test_without_people_the_screen_says_what_to_do(empty_office: Office) -> None:
    shown = empty_office.screen.right.currentWidget()
    assert isinstance(shown, EmptyState)
    assert shown.title.text() == "Nobody to seat yet"


def test_a_plan_is_made_for_those_present_and_shown(office: Office) -> None:
    shown = office.screen.right.currentWidget()
    assert isinstance(shown, EmptyState) and shown.title.text() == "No plan yet"
    assert office.screen.make.people() == 20
    office.screen.make.seats.setValue(4)
    office.screen.make.rounds.setValue(4)
    office.make()
    page = office.screen.page
    assert office.screen.right.currentWidget() is page
    assert [len(tables) for tables in office.rounds()] == [5] * 4
    assert page.quality.values["Repeated pairs"].text() == "0 — optimal"
    assert page.quality.values["People met"].text() == "12 (at least 12)"
    assert page.round_model.rowCount() == 5 and page.people_model.rowCount() == 20
    page.show_round(2)
    first = office.rounds()[2][0]
    assert {page.round_model.person(page.round_model.index(0, c)) for c in range(4)} == set(first)


def test_two_people_are_swapped_shown_and_undone(office: Office) -> None:
    office.make()
    before = office.rounds()
    a, b = before[0][0][0], before[0][1][0]
    select(office, a, b)
    assert "do not meet" in office.screen.page.person.about.text() or office.screen.page.person.text.text()
    assert office.screen.page.swap_button.isEnabled()
    office.screen.page.swap_button.click()
    office.settle()
    assert b in office.rounds()[0][0]
    assert office.screen.notice.isVisible() and office.screen.undo_button.isEnabled()
    office.screen.undo()
    office.settle()
    assert office.rounds() == before


def test_somebody_is_held_at_a_table_in_the_next_plan(office: Office) -> None:
    office.make()
    who = office.rounds()[0][1][0]
    select(office, who)
    panel = office.screen.page.person
    assert panel.isVisible() and "Round 1: Table 2" in panel.text.text()
    row = next(
        r
        for r in range(panel.deeds.count())
        if panel.deeds.itemText(r) == "Hold at this table in every round"
    )
    panel._deed_chosen(row)
    office.settle()
    office.make()
    assert all(who in tables[1] for tables in office.rounds())


def test_a_refused_change_is_said_with_the_name(office: Office) -> None:
    office.make()
    who, other = office.rounds()[0][1][0], office.rounds()[0][0][0]
    office.screen.pin(who, 1, True)
    office.settle()
    office.screen.swap(0, who, other)
    office.settle()
    assert "is held at table 2" in office.screen.notice.label.text()
    assert "Family" in office.screen.notice.label.text()


def test_two_plans_are_compared_and_one_is_used(office: Office) -> None:
    office.make()
    first = office.screen._plan_id
    office.screen.make.rounds.setValue(3)
    office.make()
    second = office.screen._plan_id
    office.screen.compare(first, second)
    shown = sheet(CompareSheet)
    assert isinstance(shown, CompareSheet)
    shown._use(first, office.screen.use)
    office.settle()
    active = office.ask(lambda c: c.rotation.active(office.window.context.event_id))
    assert active is not None and active.id == first


def test_proposals_fill_the_form(office: Office) -> None:
    office.screen.propose()
    shown = sheet(ProposalsSheet)
    assert isinstance(shown, ProposalsSheet)
    shown.minutes.setValue(60)
    assert shown.choices
    shown.choose()
    assert office.screen.make.rounds.value() == shown.choices[0].rounds


def test_planning_again_lists_who_moves_before_anything_changes(office: Office) -> None:
    office.make()
    before = office.rounds()
    late = office.ask(
        lambda c: [
            a.registration_id for a in c.attendees.of_event(office.window.context.event_id) if not a.present
        ][0]
    )
    office.ask(lambda c: c.reception.admit(office.window.context.event_id, late))
    office.settle()
    assert "1 person here has no seat" in office.screen.notice.label.text()
    office.screen.plan_again()
    office.settle()
    shown = sheet(ReplanSheet)
    assert isinstance(shown, ReplanSheet)
    assert any("Given" in shown.list.item(r).text() for r in range(shown.list.count()))
    assert office.rounds() == before
    shown.keep()
    office.settle()
    assert all(late in sum(tables, []) for tables in office.rounds())


def test_latecomers_are_seated_without_moving_anybody(office: Office) -> None:
    office.screen.make.seats.setValue(7)
    office.make()
    before = office.rounds()
    late = office.ask(
        lambda c: [
            a.registration_id for a in c.attendees.of_event(office.window.context.event_id) if not a.present
        ][0]
    )
    office.ask(lambda c: c.reception.admit(office.window.context.event_id, late))
    office.settle()
    assert office.screen.seat_button.isVisible()
    office.screen.seat_button.click()
    office.settle()
    after = office.rounds()
    assert [[[x for x in t if x != late] for t in tables] for tables in after] == before
    assert all(late in sum(tables, []) for tables in after)
