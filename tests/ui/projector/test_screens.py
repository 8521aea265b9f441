"""A screen is known again by what it is, not by its place in a list."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from desktop_app.ui.screens import ScreenIdentity, assign, decode_identity, labels, likeness, propose
from tests.ui.projector.fakes import EPSON, LAPTOP, SONY


def test_the_serial_number_settles_it() -> None:
    moved = replace(EPSON, name="DP-3", width=1280, height=720)
    assert likeness(EPSON, moved) == 4
    assert likeness(EPSON, replace(EPSON, serial="X10")) == 0


def test_without_a_serial_number_socket_and_size_count() -> None:
    bare = ScreenIdentity(name="VGA-1", width=1024, height=768)
    assert likeness(bare, bare) == 3
    assert likeness(bare, replace(bare, width=800, height=600)) == 2
    assert likeness(bare, replace(bare, name="VGA-2")) == 0


LEFT, RIGHT = replace(SONY, name="HDMI-1"), replace(SONY, name="HDMI-2")


def test_two_projectors_of_one_model_are_told_apart_by_their_sockets() -> None:
    assert assign([RIGHT], [LAPTOP, LEFT, RIGHT]) == [2]
    assert assign([LEFT], [RIGHT, LEFT]) == [1]
    assert labels([LEFT, RIGHT, EPSON]) == [
        "HDMI-1 · Sony VPL, 1280 × 800",
        "HDMI-2 · Sony VPL, 1280 × 800",
        EPSON.label(),
    ]


def test_no_screen_is_given_to_two_outputs() -> None:
    assert assign([LEFT, RIGHT], [LAPTOP, RIGHT]) == [None, 1]
    assert assign([RIGHT, LEFT], [LAPTOP, RIGHT]) == [1, None]
    assert assign([EPSON, EPSON], [EPSON, LAPTOP]) == [0, None]
    assert assign([None, EPSON], [EPSON]) == [None, 0]


def test_a_projector_on_another_socket_is_found_unless_it_stood_beside_the_wanted_one() -> None:
    assert assign([LEFT], [LAPTOP, RIGHT]) == [1]
    assert assign([LEFT], [LAPTOP, RIGHT], [{LAPTOP, RIGHT}]) == [None]


def test_a_reordered_list_finds_the_same_screen() -> None:
    for order in ([LAPTOP, EPSON, SONY], [SONY, EPSON, LAPTOP], [EPSON, LAPTOP]):
        (index,) = assign([EPSON], order)
        assert index is not None
        assert order[index] == EPSON
    assert assign([EPSON], [LAPTOP, SONY]) == [None]
    assert assign([EPSON], []) == [None]


def test_the_largest_screen_that_is_not_the_operators_is_proposed() -> None:
    assert propose([LAPTOP, SONY, EPSON], operator=0) == 2
    assert propose([EPSON, LAPTOP], operator=0) == 1
    assert propose([LAPTOP], operator=0) is None
    assert propose([LAPTOP, SONY, EPSON], operator=0, taken={2}) == 1
    assert propose([LAPTOP, EPSON], operator=0, taken={1}) == 1


def test_an_identity_survives_the_settings_file() -> None:
    assert decode_identity(EPSON.encode()) == EPSON
    assert decode_identity("nonsense") is None
    assert decode_identity({"width": "wide"}) is None


def test_the_label_is_what_a_person_calls_it() -> None:
    assert EPSON.label() == "Epson EB-L200, 1920 × 1080"
    assert ScreenIdentity(name="VGA-1", width=1024, height=768).label() == "VGA-1, 1024 × 768"
