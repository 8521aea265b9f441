"""The search for a plan: one at a time, and for the meeting in which it was asked for."""

from datetime import date

from desktop_app.core.roles import Role
from desktop_app.services.community import Community
from desktop_app.services.events import EventInfo
from tests.ui.rotation.conftest import Office


def another_meeting(community: Community) -> EventInfo:
    return community.events.create("Numérique et Santé", date(2026, 12, 10), "Neurologie")


def plans_of(office: Office, event_id: str) -> int:
    return len(office.ask(lambda c: c.rotation.all(event_id)))


def test_a_plan_goes_into_the_meeting_in_which_it_was_asked_for(office: Office) -> None:
    here, other = office.window.context.event_id, office.ask(another_meeting)
    office.screen.make_plan()
    office.window.context.event_id = other.id  # while it searches
    office.settle()
    counts = plans_of(office, here), plans_of(office, other.id)
    office.window.context.event_id = here
    assert counts == (1, 0)


def test_a_search_ends_with_its_meeting(office: Office) -> None:
    here, other = office.window.context.event_id, office.ask(another_meeting)
    office.screen.make_plan()
    office.window.session.choose_event(other)
    assert office.screen.search.job is None and office.screen.strip.isHidden()
    office.settle()
    assert (plans_of(office, here), plans_of(office, other.id)) == (0, 0)


def test_two_presses_are_one_search(office: Office) -> None:
    office.screen.make_plan()
    office.screen.make_plan()
    office.settle()
    assert plans_of(office, office.window.context.event_id) == 1


def test_a_search_is_forgotten_before_it_knows_whom_to_seat(office: Office) -> None:
    office.screen.make_plan()
    office.screen.search.cancel()
    office.settle()
    assert plans_of(office, office.window.context.event_id) == 0


def test_after_a_forgotten_search_another_one_counts(office: Office) -> None:
    office.screen.make_plan()
    office.screen.search.cancel()
    office.screen.make_plan()
    assert not office.screen.strip.isHidden()
    office.settle()
    assert plans_of(office, office.window.context.event_id) == 1


def test_another_role_in_the_same_meeting_searches_on(office: Office) -> None:
    office.screen.make_plan()
    office.window.session.take_role(Role.RECEPTION)
    office.settle()
    assert plans_of(office, office.window.context.event_id) == 1
