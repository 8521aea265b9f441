"""What stood before a list is copied first; the window says where it is, or that there is none."""

import errno

import pytest

from tests.ui.attendees.conftest import LISTS, Office


def test_a_list_that_came_without_a_copy_of_what_stood_before_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.bring_in(LISTS / "attendees_240.csv")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop_app.store.backups.make", full)
    office.bring_in(LISTS / "attendees_pretix.csv")
    said = office.window.notice.label.text()
    assert "imported" in said and "There is no copy of what stood before" in said
    assert "the disk is full" in said


def test_a_list_over_people_who_were_known_says_where_the_copy_is(office: Office) -> None:
    office.bring_in(LISTS / "attendees_240.csv")
    assert "copies" not in office.window.notice.label.text()
    office.bring_in(LISTS / "attendees_pretix.csv")
    assert "among the safety copies" in office.window.notice.label.text()
