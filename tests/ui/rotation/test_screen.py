from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop_app.core.rotation.cost import Measures
from desktop_app.core.rotation.replan import Changes, Move
from desktop_app.services.rotation_changes import LatecomersSeated, Seated
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.rotation import words
from desktop_app.ui.rotation.compare_sheet import CompareSheet
from desktop_app.ui.rotation.make_panel import MakePanel
from desktop_app.ui.rotation.proposals_sheet import ProposalsSheet
from desktop_app.ui.rotation.quality_card import effect
from desktop_app.ui.rotation.replan_sheet import ReplanSheet
from desktop_app.ui.rotation.seats import column_widths, fitted, row_px
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.names import joined
from desktop_app.ui.widgets.notices import EmptyState
from tests.ui.rotation.conftest import Office


def sheet(kind: type) -> object:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def office_form(office: Office) -> MakePanel:
    return office.screen.make


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
    make = office_form(empty_office)
    assert not make.make_button.isEnabled() and not make.propose_button.isEnabled()


def test_without_a_meeting_one_button_leads_on_and_nothing_looks_ready(empty_office: Office) -> None:
    empty_office.window.context.event_id = ""
    empty_office.screen.reload()
    shown = empty_office.screen.right.currentWidget()
    assert isinstance(shown, EmptyState) and not office_form(empty_office).isVisible()
    shown.buttons[0].click()
    assert isinstance(QApplication.activeModalWidget(), EventSheet)


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
    assert page.quality.values["People met"].text() == "12 (min. 12)"
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
    text = office.screen.notice.label.text()
    assert text.startswith(("The plan is", "The figures stay"))
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
    office.ask(lambda c: c.rotation.activate(office.screen._plan_id))  # the plan is drawn anew
    office.settle()
    assert "is held at table 2" in office.screen.notice.label.text()
    assert "FAMILY" in office.screen.notice.label.text()


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


def test_the_form_begins_with_the_numbers_of_the_plan_in_use(office: Office) -> None:
    office.screen.make.seats.setValue(4)
    office.screen.make.rounds.setValue(5)
    office.make()
    office.screen.make.seats.setValue(7)
    office.screen.make.rounds.setValue(2)
    office.screen.reload()
    office.settle()
    assert (office.screen.make.seats.value(), office.screen.make.rounds.value()) == (4, 5)
    office.screen.make.rounds.setValue(3)
    office.screen._fetch()
    office.settle()
    assert office.screen.make.rounds.value() == 3, "what somebody is typing stays"


def test_the_form_begins_with_the_format_of_the_plan_in_use(office: Office) -> None:
    office.screen.make.format.set_current("pairs")
    office.make()
    office.screen.make.format.set_current("tables")
    office.screen.reload()
    office.settle()
    assert office.screen.make.request().format == "pairs"


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
    seat = office.screen.offered
    assert seat is not None and seat.isVisible() and seat.parentWidget() is office.screen.notice
    seat.click()
    office.settle()
    assert not seat.isVisible() and "1 person has a seat now" in office.screen.notice.label.text()
    after = office.rounds()
    assert [[[x for x in t if x != late] for t in tables] for tables in after] == before
    assert all(late in sum(tables, []) for tables in after)


def test_who_finds_no_seat_is_named(office: Office) -> None:
    office.screen.make.seats.setValue(5)
    office.make()  # twenty people at four tables: no chair is free
    everybody = office.ask(lambda c: c.attendees.of_event(office.window.context.event_id))
    late = [attendee.registration_id for attendee in everybody if not attendee.present]
    event_id = office.window.context.event_id
    office.ask(lambda c: [c.reception.admit(event_id, who) for who in late])
    office.settle()
    assert office.screen.offered is not None
    assert office.screen.offered.label() == "Seat them, nobody else moves"
    office.screen.offered.click()
    office.settle()
    said = office.screen.notice.label.text()
    assert said.startswith("No free seat for FAMILY20 Given20, FAMILY21 Given21. Plan again to make room.")
    assert (office.screen.offered.label(), office.screen.offered.key) == ("Plan again", "Ctrl+R")
    office.screen.offered.click()
    office.settle()
    again = sheet(ReplanSheet)
    assert isinstance(again, ReplanSheet)
    again.close()
    office.ask(lambda c: c.reception.undo(event_id))  # one of them is gone: things stand otherwise
    office.settle()
    assert office.screen.offered.label().startswith("Seat th")


def test_those_left_without_a_seat_are_said_after_those_who_have_one() -> None:
    left = tuple(Seated(str(n), f"Given{n}", f"Family{n}", "", "", True) for n in range(6))
    one = words.seated_words(LatecomersSeated(1, left[:1]))
    assert one == "1 person has a seat now. No free seat for FAMILY0 Given0. Plan again to make room."
    assert "FAMILY3 Given3 and 2 others." in words.seated_words(LatecomersSeated(0, left))


def test_a_change_for_the_worse_is_not_said_with_a_green_check() -> None:
    good = Measures(10, 30, 0, 0, 0, 2, 4, 5, 5, 0, 9, 10, 11, 3, 0, 0, 0)
    bad = replace(good, cost=70, repeats=6, same_institution=1)
    kind, text = effect(good, bad)
    assert kind == "attention"
    assert text == "The plan is less good: repeated pairs 0 → 6 · colleagues together 2 → 1."
    assert effect(bad, good)[0] == "done" and effect(bad, good)[1].startswith("The plan is better")
    assert effect(good, good) == ("done", "The figures stay the same.")


def test_a_new_plan_says_which_one_it_replaces(office: Office) -> None:
    office.make()
    assert office.screen.notice.isHidden()
    before = office.screen._plans[0]
    office.make()
    assert "now uses this plan" in office.screen.notice.label.text()
    office.screen.look_at(before.id)
    office.settle()
    assert office.screen.notice.isHidden()


def test_many_rounds_are_a_list_and_few_stand_side_by_side(office: Office) -> None:
    office.screen.make.rounds.setValue(6)
    office.make()
    rounds = office.screen.page.rounds
    assert rounds.few.isVisible() and not rounds.many.isVisible()
    assert rounds.few._segments["0"].text() == "Round 1"
    office.screen.make.rounds.setValue(12)
    office.make()
    assert rounds.many.isVisible() and not rounds.few.isVisible()
    rounds.many.setCurrentIndex(2)
    rounds.publish_chosen(2)
    assert rounds.many.currentText() == "Round 3 of 12" and office.screen.page.round_model.round == 2
    tools = [office.screen.page.by, rounds, office.screen.page.swap_button]
    assert all(part.width() >= part.minimumSizeHint().width() for part in tools)


def test_who_is_chosen_takes_the_place_of_the_form_and_the_tables_keep_theirs(office: Office) -> None:
    office.make()
    page = office.screen.page
    before = page.round_table.width()
    select(office, office.rounds()[0][0][0])
    assert page.person.isVisible() and not office.screen.make.isVisible()
    assert page.round_table.width() == before
    page.person.close_button.click()
    assert office.screen.make.isVisible() and page.chosen_people() == []


def test_a_family_name_is_never_cut_at_a_seat(dressed: QApplication) -> None:
    assert fitted("DUPONT Anne", "DUPONT A.", 400).text == "DUPONT Anne"
    assert fitted("GRANDJEAN Mehdi", "GRANDJEAN M.", 84).text == "GRANDJEAN Mehdi"
    three_lines = "DUBOIS-LAURENT Victoire-Anne"
    assert fitted(three_lines, "DUBOIS-LAURENT V.", 84).text == "DUBOIS-LAURENT V."
    long = fitted("D’HAUSSONVILLE-MONTMORENCY Élise", "D’HAUSSONVILLE-MONTMORENCY É.", 104)
    assert long.text == "D’HAUSSONVILLE-MONTMORENCY É." and long.font.stretch() == 80
    endless = fitted("VON WOLFESCHLEGELSTEINHAUSEN Ada", "VON WOLFESCHLEGELSTEINHAUSEN A.", 84)
    assert endless.text.split("\n")[0] == "VON"
    assert endless.text.replace("\n", "").replace(" ", "") == "VONWOLFESCHLEGELSTEINHAUSENA."
    room = QRect(0, 0, 84, 1000)
    box = QFontMetrics(endless.font).boundingRect(room, Qt.TextFlag.TextWordWrap, endless.text)
    assert box.width() <= 84 and box.height() == endless.height_px


def test_a_table_is_as_high_as_its_names_ask_for(dressed: QApplication) -> None:
    one, two = ("DUPONT Anne", "DUPONT A."), ("GRANDJEAN Mehdi", "GRANDJEAN M.")
    many = ("MONTMORENCY-LAVAL-DUBOIS-LAURENT Ada", "MONTMORENCY-LAVAL-DUBOIS-LAURENT A.")
    heights = [row_px([one], 300), row_px([one, two], 120), row_px([one, two, many], 120)]
    assert heights == sorted(set(heights))


def test_names_from_right_to_left_keep_the_order_of_a_sentence() -> None:
    assert joined(["DUPONT Anne", "الإدريسي فاطمة"]) == "DUPONT Anne, \u2068الإدريسي فاطمة\u2069"


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


def test_only_the_plan_that_is_not_in_use_has_a_button(office: Office) -> None:
    office.make()
    office.make()
    newest, oldest = office.screen._plans
    office.screen.compare(newest.id, oldest.id)
    shown = sheet(CompareSheet)
    assert isinstance(shown, CompareSheet)
    words = [button.label() for button in shown.findChildren(KeyButton) if button.kind == "primary"]
    assert words == ["Use the right one"] and newest.active


def test_lengths_of_turns_are_minutes_and_seconds(office: Office) -> None:
    office.screen.propose()
    shown = sheet(ProposalsSheet)
    assert isinstance(shown, ProposalsSheet)
    assert (shown.speaking.text(), shown.moving.text()) == ("3:00", "2:00")


def test_the_lines_of_a_plan_are_whole(office: Office) -> None:
    office.make()
    plans = office.screen.plans.list
    item = plans.item(0)
    metrics, box = QFontMetrics(plans.font()), plans.visualItemRect(item)
    room = box.adjusted(11, 4, -11, -4)
    needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
    assert needed.height() <= room.height()


def test_names_have_the_room_that_the_numbers_do_not_need(office: Office) -> None:
    office.window.resize(1920, 1080)
    office.make()
    page = office.screen.page
    page.by._pick("person")
    table, option = page.people_table, QStyleOptionViewItem()
    option.font = table.font()
    office.qtbot.waitUntil(lambda: table.viewport().width() > 900)
    rows = [table.model().index(row, 0) for row in range(table.model().rowCount())]
    needed = max(table.itemDelegate().sizeHint(option, index).width() for index in rows)
    assert table.columnWidth(0) >= needed
    last = page.people_model.columnCount() - 1
    assert table.columnWidth(last - 1) < table.columnWidth(last) < 100
    assert sum(table.columnWidth(column) for column in range(last + 1)) == table.viewport().width()


def test_in_the_smallest_window_no_figure_of_the_plan_is_cut_through_a_letter(office: Office) -> None:
    office.window.resize(1024, 640)
    office.make()
    for name, value in office.screen.page.quality.values.items():
        assert value.accessibleName().startswith(f"{name} ")
        for label in (office.screen.page.quality.names[name], value):
            shown = [label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n")]
            assert max(shown) <= label.width()
            assert "…" not in label.text()


def test_in_a_small_window_no_seat_is_scrolled_away_and_each_table_takes_two_lines(office: Office) -> None:
    make = office_form(office)
    make.seats.setValue(6)
    office.make()
    page = office.screen.page
    whole = [who for tables in office.rounds()[:1] for members in tables for who in members]
    office.window.resize(1024, 640)
    office.settle()
    model, table = page.round_model, page.round_table
    assert table.horizontalHeader().length() <= table.viewport().width()
    shown = [
        model.person(model.index(row, column))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert model.columnCount() < model.seats() and [who for who in shown if who] == whole
    headings = [model.headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert headings == ["Table 1", "", "Table 2"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Seats A, D"
    assert (model.table(0), model.table(1), model.table(2)) == (0, 0, 1)
    select(office, whole[4])
    office.window.resize(1920, 1080)
    office.settle()
    assert model.columnCount() == model.seats() and page.chosen_people() == [whole[4]]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Seat A"


def test_a_long_family_name_has_a_wide_column_and_stays_as_large_as_the_others(dressed: QApplication) -> None:
    short = [("BERTIN Maud", "BERTIN M."), ("CUNY Adèle", "CUNY A.")]
    long = ("D'HAUSSONVILLE Maud", "D'HAUSSONVILLE M.")
    widths = column_widths([[*short, *short, short[0], long]], 6, 702)
    assert len(widths) == 6 and sum(widths) == 702 and widths[5] > widths[0]
    name = fitted(*long, widths[5] - 29)
    assert name.text == long[0] and name.font.pixelSize() == 13 and name.font.stretch() in (0, 100)
    assert len(column_widths([[long] * 6], 6, 440)) == 3
