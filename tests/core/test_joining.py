"""What becomes of two records of one person."""

import pytest

from desktop_app.core.joining import (
    Presence,
    Stood,
    joined_fields,
    joined_presence,
    joined_rounds,
    joined_status,
    joined_wishes,
    rounds_seated_twice,
)

NOTHING: dict[str, object] = {
    "category_typed": "",
    "role": "",
    "wants_speed_dating": None,
    "idea": "",
    "needs": "",
    "note": "",
    "attention": "",
    "consent_share": None,
    "consent_photo": None,
    "consent_ms": None,
    "consent_origin": "",
}


@pytest.mark.parametrize(
    ("kept", "other", "written"),
    [
        (Stood(), Stood(), Presence()),
        (Stood(True, 10, 10), Stood(), Presence()),
        (Stood(), Stood(True, 10, 10), Presence(arrived_ms=10)),
        (Stood(), Stood(False, 10, 30), Presence(arrived_ms=10, left_ms=30)),
        (Stood(True, 20, 20), Stood(True, 10, 10), Presence(arrived_ms=10)),
        (Stood(True, 10, 10), Stood(True, 20, 20), Presence()),
        (Stood(True, 10, 10), Stood(False, 20, 30), Presence()),
        (Stood(False, 10, 40), Stood(True, 20, 20), Presence(back_in_ms=40)),
        (Stood(False, 20, 30), Stood(True, 10, 10), Presence(arrived_ms=10, back_in_ms=30)),
    ],
)
def test_whoever_is_inside_stays_inside_since_the_earlier_arrival(
    kept: Stood, other: Stood, written: Presence
) -> None:
    assert joined_presence(kept, other) == written


def test_who_is_expected_under_either_name_is_expected() -> None:
    assert joined_status("cancelled", "confirmed") == "confirmed"
    assert joined_status("pending", "cancelled") == "pending"
    assert joined_status("confirmed", "cancelled") == "confirmed"


def test_empty_fields_are_filled_and_no_need_is_lost() -> None:
    kept = NOTHING | {"role": "Chair", "needs": "vegetarian", "note": "pays"}
    other = NOTHING | {"role": "Guest", "idea": "A stent", "needs": "wheelchair", "note": "pays"}
    assert joined_fields(kept, other) == {"idea": "A stent", "needs": "vegetarian · wheelchair"}


def test_the_newer_word_on_a_consent_holds() -> None:
    yes = NOTHING | {"consent_share": True, "consent_ms": 10, "consent_origin": "list"}
    no = NOTHING | {"consent_share": False, "consent_ms": 20, "consent_origin": "desk 2"}
    assert joined_fields(yes, no) == {
        "consent_share": False,
        "consent_ms": 20,
        "consent_origin": "desk 2",
    }
    assert joined_fields(no, yes) == {}


def test_a_refusal_holds_where_no_date_tells_which_is_newer() -> None:
    yes, no = NOTHING | {"consent_photo": True}, NOTHING | {"consent_photo": False}
    assert joined_fields(yes, no)["consent_photo"] is False
    assert joined_fields(no, yes) == {}


def test_seats_go_over_and_a_second_seat_in_one_round_is_free() -> None:
    rounds = [[["b", "x"], ["y"]], [["a", "x"], ["b", "y"]]]
    assert rounds_seated_twice(rounds, "a", "b") == [1]
    assert joined_rounds(rounds, "a", "b") == [[["a", "x"], ["y"]], [["a", "x"], ["y"]]]


def test_wishes_go_over_and_a_separation_holds_against_a_wish() -> None:
    wishes = [
        ("b", "x", "wish"),
        ("y", "b", "avoid"),
        ("y", "a", "wish"),
        ("a", "b", "wish"),
        ("x", "y", "wish"),
    ]
    assert joined_wishes(wishes, "a", "b") == {
        ("b", "x"): None,
        ("a", "x"): "wish",
        ("y", "b"): None,
        ("y", "a"): "avoid",
        ("a", "b"): None,
    }
