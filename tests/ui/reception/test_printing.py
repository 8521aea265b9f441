"""Badges at the desk: by key, by itself, or asked; never in the way of the next scan."""

from PySide6.QtCore import Qt

from desktop_app.services.badges import BadgeOptions
from desktop_app.services.print_queue import AutoPrint
from desktop_app.ui.badges.screen import BadgesScreen
from tests.ui.reception.conftest import Desk


def waiting(desk: Desk) -> int:
    """Jobs in the print queue."""
    return int(desk.ask(lambda c: len(c.print_queue.open_jobs())))


def use_printer(desk: Desk, auto: AutoPrint) -> None:
    def choose(community: object) -> None:
        community.print_queue.set_desk_printer("Dymo", BadgeOptions(sheet="dymo-99014"))  # type: ignore[attr-defined]
        community.print_queue.set_auto_print(auto)  # type: ignore[attr-defined]

    desk.ask(choose)


def test_f8_without_a_printer_says_where_to_choose_one(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F8)
    assert "Choose one under Badges" in desk.window.said()
    assert desk.window.said().startswith("Badge of Anne-Laure VILLEMIN: ")
    assert waiting(desk) == 0


def test_f8_without_a_printer_leads_to_the_pdf_of_that_badge(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F8)
    action = desk.window.notice._action
    assert action is not None
    action.click()
    badges = desk.window.current_screen()
    assert isinstance(badges, BadgesScreen)
    assert badges.choices.selection().registration_ids == (desk.people[0].registration_id,)


def test_f8_queues_the_badge_once(desk: Desk) -> None:
    use_printer(desk, AutoPrint.OFF)
    desk.scan(desk.people[0].code)
    assert waiting(desk) == 0
    desk.press(Qt.Key.Key_F8)
    desk.press(Qt.Key.Key_F8)
    assert waiting(desk) == 1


def test_always_prints_each_person_who_comes_in(desk: Desk) -> None:
    use_printer(desk, AutoPrint.ALWAYS)
    desk.scan(desk.people[0].code)
    desk.scan(desk.people[1].code)
    desk.scan(desk.people[1].code)
    assert waiting(desk) == 2


def test_ask_says_which_key_prints(desk: Desk) -> None:
    use_printer(desk, AutoPrint.ASK)
    desk.scan(desk.people[0].code)
    assert "Anne-Laure VILLEMIN? Press F8" in desk.window.notice.label.text()
    assert waiting(desk) == 0


def test_a_line_about_one_person_goes_with_the_next_verdict(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F6):
        desk.press(key)
        if key is Qt.Key.Key_F6:
            assert desk.window.said().startswith("Doubt opened for Anne-Laure VILLEMIN")
        assert "Anne-Laure VILLEMIN" in desk.window.said()
        desk.scan(desk.people[1].code)
        assert not desk.window.said()
        desk.scan(desk.people[0].code)


def test_a_line_about_one_person_goes_when_another_is_found_by_name(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F8)
    desk.type("fresneux")
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.candidate is not None
    assert not desk.window.said()


def test_a_line_about_what_still_stands_is_left_by_the_next_verdict(desk: Desk) -> None:
    desk.scan(desk.people[0].code)
    desk.press(Qt.Key.Key_F8)
    desk.window.say("attention", "The printer is off.")
    desk.scan(desk.people[1].code)
    assert desk.window.said() == "The printer is off."
