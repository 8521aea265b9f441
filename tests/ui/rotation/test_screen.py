from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop_app.core.rotation.cost import Measures
from desktop_app.services.rotation_changes import LatecomersSeated, Seated
from desktop_app.ui.meeting_sheet import EventSheet
from desktop_app.ui.rotation import words
from desktop_app.ui.rotation.compare_sheet import CompareSheet
from desktop_app.ui.rotation.make_panel import MakePanel
from desktop_app.ui.rotation.proposals_sheet import ProposalsSheet
from desktop_app.ui.rotation.quality_card import effect
from desktop_app.ui.rotation.replan_sheet import ReplanSheet
from desktop_app.ui.widgets.buttons import KeyButton
from desktop_app.ui.widgets.names import joined
from desktop_app.ui.widgets.notices import EmptyState
from tests.ui.rotation.conftest import Office, select, sheet


def office_form(office: Office) -> MakePanel:
    return office.screen.make


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


def test_names_from_right_to_left_keep_the_order_of_a_sentence() -> None:
    assert joined(["DUPONT Anne", "الإدريسي فاطمة"]) == "DUPONT Anne, \u2068الإدريسي فاطمة\u2069"


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
