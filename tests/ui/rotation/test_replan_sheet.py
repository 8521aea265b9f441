"""Planning again: who moves is told before anything changes."""

from desktop_app.core.rotation.replan import Changes, Move
from desktop_app.ui.rotation.replan_sheet import ReplanSheet
from tests.ui.rotation.conftest import Office, sheet


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
    lines = [shown.list.item(r).text() for r in range(shown.list.count())]
    assert any(" sits down at table " in line for line in lines) and not any("resting" in x for x in lines)
    assert office.rounds() == before
    shown.keep()
    office.settle()
    assert all(late in sum(tables, []) for tables in office.rounds())


def test_who_is_told_of_another_table_reads_a_sentence(office: Office) -> None:
    office.make()
    sheet = ReplanSheet(office.screen, office.window.context, office.screen._plan_id)
    office.settle()
    assert sheet._state is not None
    who = next(iter(sheet._state.people))
    name = sheet._state.people[who].list_name

    def line(*moves: tuple[int, int, int]) -> str:
        return sheet._line(Changes(who, tuple(Move(*move) for move in moves)))

    assert line((2, -1, 10), (3, -1, 10)) == f"{name} sits down at table 11 in rounds 3 and 4"
    split = f"{name} sits down at table 11 in rounds 1, 3 and 4, at table 3 in round 2"
    assert line((0, -1, 10), (1, -1, 2), (2, -1, 10), (3, -1, 10)) == split
    assert line((2, 1, 10)) == f"{name}: from table 2 to table 11 in round 3"
    rests = f"{name}: at table 2 in round 1 instead of resting, rests in round 2 instead of table 3"
    assert line((0, -1, 1), (1, 2, -1)) == rests
    sheet.close()


def test_a_table_that_does_not_exist_is_not_closed_in_silence(office: Office) -> None:
    office.make()
    office.screen.plan_again()
    office.settle()
    shown = sheet(ReplanSheet)
    assert isinstance(shown, ReplanSheet) and shown.accept_button.isEnabled()
    shown.closed.setText("99")
    shown.keep()
    office.settle()
    assert "There is no table 99" in shown.notice.label.text() and not shown.accept_button.isEnabled()
    shown.closed.setText("2")
    shown.closed.editingFinished.emit()
    office.settle()
    assert shown.notice.isHidden() and shown.accept_button.isEnabled()


def test_tables_typed_last_are_planned_for_before_the_plan_is_used(office: Office) -> None:
    office.make()
    before = office.rounds()
    office.screen.plan_again()
    office.settle()
    shown = sheet(ReplanSheet)
    assert isinstance(shown, ReplanSheet)
    shown.closed.setText("2")
    shown.keep()
    office.settle()
    assert shown.isVisible() and office.rounds() == before
    shown.keep()
    office.settle()
    assert all(not tables[1] for tables in office.rounds())
